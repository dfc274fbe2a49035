"""What a number is told in all is told part by part: in brackets that add up to it, and behind a colon."""

import pytest

from index.extract.bracket_parts import find_bracket_parts
from tests.reading import figures_of


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Có 9 ca mắc (Đông 2, Tây 7).", {18: 3, 25: 3}),
        ("Mất 1.250 con (bò: 250; lợn 1.000).", {19: 4, 28: 4}),
        ("Có 9 ca mắc (Đông 2, Tây 6).", {}),
        ("Hãng có 20 máy bay (Boeing 737, Airbus 320).", {}),
        ("Thửa 12 rộng 40 m (dài 10).", {}),
        ("Tăng 9% (Đông 2%, Tây 7%).", {}),
        ("(Đông 2, Tây 7)", {}),
    ],
)
def test_numbers_in_brackets_are_parts_where_they_add_up(text: str, parts: dict[int, int]) -> None:
    """Else they may number anything; one number alone, shares, and a bracket without a whole are no parts."""
    assert find_bracket_parts(text) == parts


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Toàn vùng có 12 người chết (Gia Lai 3, Huế 9).", [("12", "người"), ("3", "người"), ("9", "người")]),
        ("Lũ làm ngập 1.500 nhà (Gia Lai 400, Phú Yên 1.100).", [("1500", "nhà"), ("400", "nhà"), ("1100", "nhà")]),
        ("Trại mất 70 con lợn (xã Đông 30, xã Tây 40).", [("70", "con"), ("30", "con"), ("40", "con")]),
    ],
)
def test_a_part_in_brackets_counts_what_its_whole_does(text: str, stated: list[tuple[str, str]]) -> None:
    """A number behind a name would number it elsewhere ("Airbus 320")."""
    figures = figures_of(text)
    assert [(format(figure.number, "f"), figure.unit) for figure in figures] == stated
    assert {figure.parent for figure in figures[1:]} == {figures[0].indicator}


@pytest.mark.parametrize(
    ("text", "parents"),
    [
        ("Thiệt hại 14 tỷ đồng: Đồng Mây 6 tỷ đồng, Đồng Gió 8 tỷ đồng.", [None, "Thiệt hại", "Thiệt hại"]),
        ("Vốn vay đạt 50 ha: rừng trồng 20 ha, rừng giống 30 ha.", [None, "Vốn vay", "Vốn vay"]),
        ("Sản lượng chè đạt 9 tấn: chè xanh 4 tấn; chè đen 5 tấn.", [None, "Sản lượng chè", "Sản lượng chè"]),
        ("Tỷ lệ biết chữ là 74%: 65% đối với nữ và 82% đối với nam.", [None, None, None]),
    ],
)
def test_behind_a_colon_a_measure_is_told_part_by_part(text: str, parents: list[str | None]) -> None:
    """Where the parts are named in front of their numbers."""
    assert [figure.parent for figure in figures_of(text)] == parents
