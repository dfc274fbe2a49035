"""Tests of what the place of a cell gives to its number."""

from decimal import Decimal

import pytest

from index.extract.place import Caption, Place, direction_of, indicator_of, period_of, plain_unit, role_of, unit_of
from index.figure import Direction, Role


def place(
    label: str = "", header: str = "", *, group: str = "", caption: str = "", unit: str = "", headed: bool = True
) -> Place:
    """Return a place with nothing but what is given."""
    named = Caption(text=caption, unit="", period="")
    return Place(label=label, header=header, headed=headed, group=group, caption=named, unit=unit)


@pytest.mark.parametrize(
    ("where", "unit"),
    [
        (place("Lúa", "Diện tích (ha)"), "ha"),
        (place("Thóc (kg/người)", "1960"), "kg/người"),
        (place("Sữa (lon/đứa con)", "Mức"), "lon/đứa con"),
        (place("Thu", "Số tiền", caption="Thu chi (đơn vị tính: triệu đồng)"), "triệu đồng"),
        (place("Thu", "Số", caption="Thu chi, đơn vị: triệu đồng"), "triệu đồng"),
        (place("Tân An", "", caption="Diện tích 12 đơn vị hành chính của tỉnh"), ""),
        (place("Thu", "Tỷ lệ %"), "%"),
        (place("Tân An", "Dân số"), "người"),
        (place("Tân An", "Tên (xã An)"), ""),
        (place("Tân An", "Diện tích (km²) Dân số (người)", headed=False), ""),
        (place("Đàn lợn", "2019", unit="con"), "con"),
    ],
)
def test_the_nearest_unit_is_taken(where: Place, unit: str) -> None:
    """The unit column leads, then header, label, group and caption."""
    assert unit_of(where, order=0) == unit


@pytest.mark.parametrize(
    ("written", "usual"),
    [
        ("Con", "con"),
        ("Ha", "ha"),
        ("Nghìn USD", "nghìn USD"),
        ("USD", "USD"),
        ("Kwh", "Kwh"),
        ("1.000 đồng/m2", "nghìn đồng/m2"),
        ("Tên", "tên"),
        ("Hà Nội", "Hà Nội"),
    ],
)
def test_units_of_headers_are_written_as_in_prose(written: str, usual: str) -> None:
    """A capital that only begins the cell is made small; others are kept."""
    assert plain_unit(written) == usual


@pytest.mark.parametrize(
    ("where", "period"),
    [
        (place("Lúa", "2019"), "2019"),
        (place("Lúa", "Năm 2019"), "2019"),
        (place("Lúa", "1966-67"), "1966-1967"),
        (place("1955", "Lúa"), "1955"),
        (place("GRDP", "", group="Kinh tế (2022)"), "2022"),
        (place("Lúa", "Diện tích"), ""),
    ],
)
def test_the_nearest_period_is_taken(where: Place, period: str) -> None:
    """Header, label and group may be or hold a year."""
    assert period_of(where) == period


def test_years_are_no_part_of_the_indicator() -> None:
    """A year as header or label dates; the rest names."""
    assert indicator_of(place("1955", "Lúa (tấn)")) == "Lúa (tấn)"
    assert indicator_of(place("Lúa", "Diện tích")) == "Lúa - Diện tích"
    assert indicator_of(place("1955", "1956", caption="Sản lượng lúa như sau:")) == "Sản lượng lúa"


@pytest.mark.parametrize(
    ("where", "unit", "role", "baseline"),
    [
        (place("Thu", "Thực hiện so với kế hoạch (%)"), "%", Role.PLAN_SHARE, "kế hoạch"),
        (place("Thu", "So với cùng kỳ (%)"), "%", Role.GROWTH, "cùng kỳ"),
        (place("Thu", "Tăng, giảm"), "tỷ đồng", Role.CHANGE, None),
        (place("Thu", "Kế hoạch 2026"), "tỷ đồng", Role.TARGET, None),
        (place("Trường", "Số lượng"), "trường", Role.COUNT, None),
        (place("Thành thị", "", group="Dân số (2022)"), "người", Role.LEVEL, None),
        (place("Thu", "Thực hiện"), "tỷ đồng", Role.LEVEL, None),
    ],
)
def test_headers_tell_the_role(where: Place, unit: str, role: Role, baseline: str | None) -> None:
    """What a column compares with or plans is read from its header."""
    assert role_of(where, unit) == (role, baseline)


def test_negative_growth_goes_down() -> None:
    """The sign of a cell, or a header that says so, gives the direction."""
    assert direction_of(place("Thu", "So với cùng kỳ"), Role.GROWTH, Decimal("-3.1")) is Direction.DOWN
    assert direction_of(place("Thu", "Mức giảm"), Role.CHANGE, Decimal(3)) is Direction.DOWN
    assert direction_of(place("Thu", "Tăng, giảm"), Role.CHANGE, Decimal(3)) is Direction.UP
    assert direction_of(place("Thu", "Số thu"), Role.LEVEL, Decimal(3)) is Direction.NONE


def test_a_difference_in_per_cent_is_a_growth() -> None:
    """As one told as "tăng, giảm" is; in đồng it is a change."""
    where = place("Dầu hỏa", "Chênh lệch với kỳ trước (%)")
    assert (role_of(where, "%")[0], role_of(where, "đồng")[0]) == (Role.GROWTH, Role.CHANGE)


def test_a_header_that_is_a_scaled_unit_names_nothing_and_gives_its_unit() -> None:
    """Alone, "Năm" names what stands below it."""
    assert unit_of(place("1950", "Triệu người", caption="Dân số"), order=0) == "triệu người"
    assert indicator_of(place("1950", "Triệu người", caption="Dân số")) == "Dân số"
    assert indicator_of(place("Gió", "Năm")) == "Gió - Năm"
