"""Tests of what can be a Vietnamese syllable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.normalise import fold
from index.orthography import is_bare_syllable, is_syllable, place_tones, split_tone


@pytest.mark.parametrize(
    "syllable",
    [
        "nghiêng",
        "thuở",
        "quyền",
        "giặt",
        "gì",
        "khuya",
        "ngoằn",
        "yêu",
        "uống",
        "ấp",
        "rượu",
        "ngạch",
        "thỏi",
        "ủng",
        "cử",
        "sập",
        "đắk",
        "người",
        "chuyến",
        "huýt",
        "toàn",
        "quốc",
    ],
)
def test_spelled_as_syllables(syllable: str) -> None:
    """Onset, vowels, final and tone fit together."""
    assert is_syllable(syllable)
    assert is_bare_syllable(fold(syllable))


@pytest.mark.parametrize(
    "letters",
    [
        "nghạch",
        "tăg",
        "nhâp",
        "kế2",
        "thasng",
        "nawm",
        "ddeens",
        "giamg",
        "cê",
        "kà",
        "ghạo",
        "ngiên",
        "bl",
        "w",
        "phâc",
    ],
)
def test_not_spelled_as_syllables(letters: str) -> None:
    """A wrong onset before e, a stop without its tone, keys of an input method."""
    assert not is_syllable(letters)


def test_two_tones_are_no_syllable() -> None:
    """One mark a syllable."""
    assert not is_syllable("họỏ")


def test_the_tone_comes_off() -> None:
    """Hats and horns are letters, not tones."""
    assert split_tone("được") == ("đươc", "nặng")
    assert split_tone("ban") == ("ban", "ngang")


@pytest.mark.parametrize(
    ("late", "early"),
    [
        ("hoà", "hòa"),
        ("khoẻ", "khỏe"),
        ("uỷ", "ủy"),
        ("thuý", "thúy"),
        ("UỶ BAN, Hoá đơn", "ỦY BAN, Hóa đơn"),
        ("hoạ, loã, toè", "họa, lõa, tòe"),
    ],
)
def test_both_taught_places_of_a_tone_become_one(late: str, early: str) -> None:
    """Whichever of them was typed."""
    assert place_tones(late) == place_tones(early) == early


@pytest.mark.parametrize("word", ["quý", "quỹ", "Quỳ Hợp", "hoàn", "toán", "huyện", "ngoài", "xoáy", "thuế", "hoạch"])
def test_where_only_one_vowel_can_carry_it_the_tone_stays(word: str) -> None:
    """After q, before a final, or over a letter with a hat."""
    assert place_tones(word) == word


@given(st.text(alphabet="hoàòeẻquýúUỶoáng 12,%"))
def test_placing_tones_moves_nothing_else(text: str) -> None:
    """As many characters, the same letters, and twice is once."""
    placed = place_tones(text)
    assert len(placed) == len(text)
    assert fold(placed) == fold(text)
    assert place_tones(placed) == placed
