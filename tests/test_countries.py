"""Countries are known as names, however they are typed."""

import pytest

from qa.words.countries import capitalise_countries


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("còn nhật bản?", "còn Nhật Bản?"),
        ("Thái Lan và bắc triều tiên", "Thái Lan và Bắc Triều Tiên"),
        ("nhật bản đồ", "nhật bản đồ"),
        ("in trung quốc lộ", "in trung quốc lộ"),
        ("con nhat ban", "con nhat ban"),
    ],
)
def test_countries_in_small_letters_are_written_as_names(typed: str, read: str) -> None:
    """Without their diacritics they may be other words, which documents tell."""
    assert capitalise_countries(typed) == read
