"""Counted nouns of different kinds are told apart; of what is in no kind nothing is claimed."""

import pytest

from qa.words.counted import kind_of


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("học sinh", "người", True),
        ("học sinh", "giải", False),
        ("người", "thành phố", False),
        ("xã", "xã đặc biệt khó khăn", True),
        ("người", "hộ gia đình", False),
        ("xã", "phường", True),
        ("xã", "đơn vị hành chính cấp xã", True),
        ("người", "đơn vị hành chính", False),
        ("xã", "huyện", False),
        ("huy chương", "quốc gia", False),
        ("doanh nghiệp", "khoản", False),
        ("bệnh viện", "người", False),
        ("tín đồ", "người", True),
    ],
)
def test_nouns_of_one_kind_may_answer_for_each_other(one: str, other: str, *, alike: bool) -> None:
    """The first words tell the kind."""
    assert (kind_of(one) == kind_of(other)) is alike


@pytest.mark.parametrize("noun", ["", "%", "địa phương", "tỷ đồng"])
def test_other_words_are_of_no_kind(noun: str) -> None:
    """A unit of measure counts nothing, and a region may be of any rank."""
    assert kind_of(noun) is None


def test_a_noun_is_told_by_its_diacritics_where_they_must_agree() -> None:
    """Typed plain it is told by its letters."""
    assert kind_of("phương tiện", exact=True) is None
    assert kind_of("phường", exact=True) == kind_of("xa", exact=True) == kind_of("phuong")
