"""When somebody was born or died: what is asked, and what tells it."""

import pytest

from qa.words.life import LifeDate, end_of_life_dates, life_asked, tells_life_date


@pytest.mark.parametrize(
    ("question", "which"),
    [
        ("Lê Mai sinh năm nào?", LifeDate.BIRTH),
        ("lê mai sinh ngày tháng năm nào vậy", LifeDate.BIRTH),
        ("Ngày sinh của Lê Mai?", LifeDate.BIRTH),
        ("Lê Mai qua đời khi nào?", LifeDate.DEATH),
        ("Lê Mai mất vào năm bao nhiêu?", LifeDate.DEATH),
    ],
)
def test_one_end_of_a_life_is_asked_for(question: str, which: LifeDate) -> None:
    """In many words, of one name."""
    assert life_asked(question) == (("le", "mai"), which)


@pytest.mark.parametrize("question", ["Lê Mai mất bao nhiêu tiền?", "Lê Mai sinh ở đâu?", "Chợ Mây ra đời năm nào?"])
def test_other_questions_ask_for_no_life(question: str) -> None:
    """Money is lost, too."""
    assert life_asked(question) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("**Lê Mai** (5 tháng 6 năm 1950 – 7 tháng 8 năm 2020) là nhà báo.", "bd"),
        ("Lê Mai (1950-2020), nhà báo.", "bd"),
        ("Lê Mai (tên thật Lê Gió; sinh năm 1950) là nhà báo.", "b"),
        ("Lê Mai (sinh 1950, mất 2020) là nhà báo.", "bd"),
        ("Lê Mai (? – 2020) là nhà báo.", ""),
        # Nobody's life, and another one's.
        ("Lê Mai (báo Mây) là nhà báo.", ""),
        ("Chị của Lê Mai (1950 – 2020) là nhà báo.", ""),
    ],
)
def test_brackets_behind_the_name_tell_a_life(text: str, told: str) -> None:
    """Both years, or a word with one; they end where the quote does."""
    ends = {which: end_of_life_dates(("le", "mai"), which, text) for which in LifeDate}
    assert "".join(which.value[0] for which, end in ends.items() if end is not None) == told
    assert {text[end - 1] for end in ends.values() if end is not None} <= {")"}


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("Chị mất tại Gió Nồm năm 2020.", True),
        ("Lê Mai (1950 – 2020) viết về chợ.", True),
        ("Năm 1980, Lê Mai lập báo Mây.", False),
    ],
)
def test_a_sentence_of_a_death_speaks_of_it(text: str, *, tells: bool) -> None:
    """What somebody did in a year tells nothing of it; where no life is asked of, any may answer."""
    assert tells_life_date("Lê Mai mất năm nào?", text) is tells
    assert tells_life_date("Lê Mai lập báo năm nào?", text)


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("6 | Lê Mai (1950) | 22 tháng 5 năm 1990 –", True),
        ("Lê Mai (s. 1950), nhà báo.", True),
        ("Lê Mai (1950 – )", True),
        ("Tổng biên tập | Trần Đào (1950) Lê Mai", False),
        ("Tổng biên tập | Lê Mai (3/8/2004 - nay)", False),
        ("Tổng biên tập | Lê Mai (2001 – 2004)", False),
    ],
)
def test_a_year_behind_a_name_is_that_of_birth_and_a_term_of_office_none(text: str, *, tells: bool) -> None:
    """Lists of office holders have both."""
    assert tells_life_date("Lê Mai sinh năm nào?", text) is tells
