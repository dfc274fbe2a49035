"""Tests of what can be a Vietnamese syllable."""

import pytest

from index.orthography import is_syllable, split_tone


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
