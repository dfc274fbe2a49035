"""Tests of syllables one slip away."""

import pytest

from qa.words.slips import near_syllables


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("nhjeu", "nhieu"),
        ("thagn", "thang"),
        ("truog", "truong"),
        ("chong", "trong"),
        ("xan", "san"),
        ("ddeens", "den"),
        ("nawm", "nam"),
        ("bat", "bac"),
    ],
)
def test_the_meant_syllable_is_near(typed: str, meant: str) -> None:
    """A wrong key, two swapped, one left out, sounds that are spelled alike, keys of Telex."""
    assert meant in dict(near_syllables(typed))


def test_sounds_alike_cost_less_than_wrong_keys() -> None:
    """Writing "ch" for "tr" is likelier than a wrong vowel."""
    near = dict(near_syllables("cha"))
    assert near["tra"] < near["cho"]


def test_the_syllable_itself_is_no_slip() -> None:
    """It is not its own neighbour."""
    assert "lan" not in dict(near_syllables("lan"))
