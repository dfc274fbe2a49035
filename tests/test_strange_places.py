"""A place that no document speaks of is known by the rank before it, in small letters and without diacritics too."""

from itertools import pairwise

import pytest

from qa.analyse.analyse import analyse_question
from qa.words.restore import read_spelling
from qa.words.strange_places import find_strange_places
from qa.words.vocabulary import Vocabulary

VOCABULARY = Vocabulary.build(
    [
        "Dân số thành phố Đà Nẵng là 3 triệu người, của huyện miền núi là 20 nghìn người.",
        "Diện tích xã Hoa Lư là 20 ha; xã hội hóa giáo dục; thành phố trực thuộc trung ương.",
    ]
)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("dân số thành phố đà lạt", "dân số thành phố Đà Lạt"),
        ("dan so thanh pho da lat", "dân số thành phố Da Lat"),
        ("dan so huyen muong nhe la bao nhieu", "dân số huyện Muong Nhe là bao nhiêu"),
        ("dan so thanh pho da nang", "dân số thành phố đà nẵng"),
    ],
)
def test_a_name_behind_a_rank_is_told_by_its_capitals(typed: str, read: str) -> None:
    """One that no document holds keeps the letters that were typed: how it is spelled is not guessed."""
    assert read_spelling(typed, VOCABULARY) == read


def test_it_is_a_place_of_the_question() -> None:
    """So figures of other places are none of it."""
    assert analyse_question("dan so thanh pho da lat", vocabulary=VOCABULARY).territories == ("thành phố Da Lat",)


@pytest.mark.parametrize(
    "typed",
    [
        "huyện miền núi có bao nhiêu người",
        "thành phố trực thuộc trung ương",
        "xã hội hóa y tế",
        "xã nào đông dân nhất",
        "huyện có diện tích bao nhiêu",
        "dân số xã hoa lư",
        "huyện, đà lạt",
        "xã",
    ],
)
def test_other_words_behind_a_rank_are_none(typed: str) -> None:
    """What is said of places of a rank, what asks, what documents know, and what does not follow right behind."""
    words = typed.replace(",", "").split()
    breaks = {i + 1 for i, word in enumerate(typed.split()) if word.endswith(",")}
    known = [VOCABULARY.holds_pair(*pair) for pair in pairwise(words)]
    assert not find_strange_places(words, lambda i: i not in breaks, known.__getitem__)


def test_a_slip_in_a_known_name_is_mended() -> None:
    """Hoa Lư is known: "lưg" is no syllable, "lưu" is one of another name."""
    assert read_spelling("dân số xã hoa lưg", VOCABULARY) == "dân số xã Hoa Lư"
    assert read_spelling("dân số xã hoa lưu", VOCABULARY) == "dân số xã Hoa Lưu"


def test_a_name_that_is_no_word_is_no_strange_one() -> None:
    """What looks like "Quảng" may stand for a name that documents hold."""
    assert "Quảg" not in read_spelling("dân số huyện hà quảg", VOCABULARY)
