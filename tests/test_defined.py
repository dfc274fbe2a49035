"""What a question asks to be told of, and the sentence that says it."""

import pytest

from qa.words.defined import asks_of_name, is_defined_in, is_person_told, names_first, term_asked, without_asides


@pytest.mark.parametrize(
    ("question", "term"),
    [
        ("Chợ Mây là gì?", "cho may"),
        ("chợ mây là cái gì vậy", "cho may"),
        ("Thế nào là hộ cận nghèo?", "ho can ngheo"),
        ("Lê Mai là ai?", "le mai"),
        # A name is asked for, or more than what it is.
        ("Giám đốc chợ Mây là ai?", ""),
        ("Chợ Mây là của ai?", ""),
        ("Chợ Mây ở đâu?", ""),
    ],
)
def test_the_term_is_what_stands_before_the_words_that_ask(question: str, term: str) -> None:
    """Who holds an office is no question of what somebody is."""
    assert " ".join(term_asked(question)) == term


def test_a_name_is_written_with_capitals() -> None:
    """The builder of a market is named by no word of the question."""
    assert asks_of_name("Lê Mai là ai?")
    assert not asks_of_name("Người dựng chợ Mây là ai?")


@pytest.mark.parametrize(
    ("text", "defines"),
    [
        ("**Chợ Mây** (lập năm 1990 [1]) là một chợ nổi.", True),
        ("Chợ Mây, trước là bến đò, là một chợ nổi.", True),
        ("Chợ Gió hay chợ Mây là một chợ nổi.", True),
        ("Chợ Mây còn có tên là chợ Gió, họp trên sông.", True),
        ("Chợ Mây còn có một chợ con tên là chợ Gió.", False),
        ("Chợ Mây thị xã Gió Nồm là một chợ nổi.", False),  # any chợ may stand there
        ("Chợ Mây Thị xã Gió Nồm là một chợ nổi.", True),
        ("Chợ nổi Mây là một chợ nổi.", True),
        ("2. Chợ Mây được hiểu là nơi mua bán trên sông.", True),
        ("Theo Quyết định 5, chợ Mây là chợ hạng hai.", True),
        # Something else is told of, or nothing of what it is.
        ("Ban quản lý chợ Mây là đơn vị sự nghiệp.", False),
        ("Gỗ dựng chợ Mây là gỗ lim.", False),
        ("Chợ Mây là do dân lập.", False),
        ("Chợ Mây là gì?", False),
        ("Chợ Mây họp vào sáng sớm.", False),
    ],
)
def test_a_sentence_defines_what_it_begins_with(text: str, *, defines: bool) -> None:
    """By its name with what belongs to it, and "là" behind."""
    assert is_defined_in(("cho", "may"), text) is defines


def test_a_sentence_may_begin_with_the_name_and_say_later_what_it_is() -> None:
    """As the first one of an article does that says first how somebody is called."""
    assert names_first(("le", "mai"), "**Lê Mai** có bút danh Gió, là nhà báo.")
    assert not names_first(("le", "mai"), "Chị của Lê Mai là nhà báo.")


def test_brackets_say_nothing_of_what_it_is() -> None:
    """Not even brackets in brackets."""
    assert without_asides("**Chợ Mây** (chợ [1] nổi), ở Gió Nồm.") == "Chợ Mây, ở Gió Nồm."


@pytest.mark.parametrize(
    ("question", "text", "tells"),
    [
        ("Lê Mai là ai?", "**Lê Mai** (cũ) là một xã thuộc tỉnh Gió.", False),
        ("Lê Mai là ai?", "Lê Mai là tên một con đường ở Gió.", False),
        ("Lê Mai là ai?", "Lê Mai là tỉnh trưởng tỉnh Gió.", True),
        ("Lê Mai là ai?", "Lê Mai là một nhà báo ở xã Mây.", True),
        ("Lê Mai là gì?", "Lê Mai là một xã thuộc tỉnh Gió.", True),
    ],
)
def test_what_has_the_name_of_a_person_is_nobody(question: str, text: str, *, tells: bool) -> None:
    """Communes and roads are named after people."""
    assert is_person_told(question, text) is tells
