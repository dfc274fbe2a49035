"""What two figures are told with tells whether they are of one measure."""

import pytest

from index.figure import Figure
from qa.choose.same_measure import likeness_of_measures, spare_words
from tests.candidates import make_figure


def told(indicator: str) -> Figure:
    """Return an amount that is told so."""
    return make_figure("5 tỷ đồng", indicator=indicator)


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        # "thu ngân sách" stands in both; proper names, and words as "tổng", say nothing of the measure
        ("Tỉnh Cà Mau thu ngân sách", "Tổng thu ngân sách trên địa bàn tỉnh Bạc Liêu", 1.0),
        ("Tỉnh Cà Mau thu ngân sách", "GRDP của tỉnh Bạc Liêu", 0.0),
        # "ngân" of "thu ngân sách" and of "ngân hàng": one word of three
        ("thu ngân sách", "huy động vốn của các ngân hàng", 1 / 3),
        # a name alone is told of whatever its sentence tells
        ("Đắk Lắk", "Lâm Đồng", 1.0),
    ],
)
def test_how_alike_two_measures_are(one: str, other: str, share: float) -> None:
    """The share of the words of the shorter name that both have."""
    found = likeness_of_measures(told(one), told(other))
    assert found == pytest.approx(share)


def test_spare_words_narrow_what_was_asked() -> None:
    """All of an area is no wood in it."""
    asked = frozenset({"dien", "tich", "tinh", "ca", "mau"})
    assert spare_words(asked, told("diện tích rừng trồng của tỉnh Cà Mau")) == {"rừng", "trồng"}
    assert spare_words(asked, told("diện tích tự nhiên")) == set()
