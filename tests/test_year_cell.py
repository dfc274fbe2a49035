"""The year in which somebody was born answers nothing about what he owns."""

import pytest

from qa.rank.year_cell import is_other_year_cell
from tests.candidates import make_figure


@pytest.mark.parametrize(
    ("question", "column", "other"),
    [
        ("Tài sản của ông An năm 2021 là bao nhiêu?", "Năm sinh", True),
        ("Ông An sinh năm bao nhiêu?", "Năm sinh", False),
        ("Ông An có bao nhiêu dự án?", "Năm 2021", False),
        ("Ông An có bao nhiêu cây?", "Số cây", False),
    ],
)
def test_a_year_is_told_where_it_is_asked_for(question: str, column: str, *, other: bool) -> None:
    """By the words of its column; a column of one year holds amounts of that year."""
    figure = make_figure("1927", text="1927", unit="", indicator=f"An - {column}", row=1)
    assert is_other_year_cell(question, figure) is other


def test_what_is_no_year_of_a_cell_is_left() -> None:
    """An amount with a unit, and a number in a sentence."""
    assert not is_other_year_cell("Tài sản?", make_figure("1927", text="1927 tỷ", unit="tỷ", indicator="An - Năm sinh"))
    assert not is_other_year_cell("Tài sản?", make_figure("12", text="12", unit="", indicator="An - Năm sinh", row=1))
