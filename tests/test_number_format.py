"""Values and formats of cells become the text that a Vietnamese reader sees."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.extract.number import parse_number
from index.read.number_format import is_date, show_date, show_number


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        ("1234567.891", "#,##0.0", "1.234.567,9"),
        ("0.123", "0.0%", "12,3%"),
        ("0.30000000000000004", "General", "0,3"),
        ("1234567", "General", "1234567"),
        ("2.675", "0.00", "2,68"),
        ("1234567", "#,##0,", "1.235"),
        ("1250", '#,##0" đồng"', "1.250 đồng"),
        ("1250", "[$₫-42A] #,##0", "₫ 1.250"),
        ("7", "000", "007"),
        ("12.5", "0.0##", "12,5"),
        ("1500000", '[>=1000000]0.0,,"tr";0', "1,5tr"),
        ("0.0000001", "General", "0,0000001"),
        # More than a run of digits: shown plainly.
        ("12345.6", "0.00E+00", "12345,6"),
        ("0.5", "# ?/?", "0,5"),
    ],
)
def test_numbers_are_grouped_by_dots_and_cut_as_their_format_says(value: str, code: str, shown: str) -> None:
    """Rounding goes away from zero at a half, as in a sheet."""
    assert show_number(Decimal(value), code) == shown


@pytest.mark.parametrize("code", ["#,##0_);(#,##0)", "#,##0;[Red]#,##0", "#,##0", "_-* #,##0_-;-* #,##0_-"])
def test_a_negative_number_has_its_sign_however_the_format_shows_it(code: str) -> None:
    """Brackets and red letters would be lost in text."""
    assert show_number(Decimal(-1234), code) == "-1.234"


def test_a_zero_that_is_shown_as_a_dash_stays_a_zero() -> None:
    """So do the formats of bookkeeping."""
    assert show_number(Decimal(0), '_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-') == "0"


def test_a_format_that_hides_the_value_hides_it() -> None:
    """Three semicolons are the usual way."""
    assert show_number(Decimal(5), ";;;") == ""


@pytest.mark.parametrize(("value", "shown"), [("1.234", "1,2340"), ("0.125", "0,125"), ("12.5", "12,5")])
def test_a_fraction_is_never_taken_for_thousands(value: str, shown: str) -> None:
    """What is written as "1,234 người" would be read as 1234."""
    assert show_number(Decimal(value)) == shown
    assert parse_number(shown, counts=True) == Decimal(value)


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        ("43190", "dd/mm/yyyy", "31/03/2018"),
        ("43190", "mm-dd-yy", "31/03/2018"),
        ("43190", "[$-42A]d mmmm yyyy", "31/03/2018"),
        ("43190", "mm/yyyy", "03/2018"),
        ("43190", "yyyy", "2018"),
        ("43190.354166666664", "d/m/yyyy h:mm", "31/03/2018 08:30"),
        ("0.354166666", "h:mm", "08:30"),
        ("1.5", "[h]:mm", "36:00"),
        ("1", "d/m/yy", "01/01/1900"),
    ],
)
def test_dates_are_written_day_first(value: str, code: str, shown: str) -> None:
    """Whatever order the format has; parts that it leaves out are left out."""
    assert is_date(code)
    assert show_date(Decimal(value), code, from_1904=False) == shown


def test_days_may_count_from_1904() -> None:
    """Four years and a day later."""
    assert show_date(Decimal(43190 - 1462), "dd/mm/yyyy", from_1904=True) == "31/03/2018"


@pytest.mark.parametrize(
    "code", ["General", "0.00", '#,##0" đồng"', "[Red]0", '0" ngày"', "[$₫-42A]#,##0", "_-* #,##0_-"]
)
def test_words_and_colours_in_a_format_make_no_date(code: str) -> None:
    """They hold the letters d, m, y and h."""
    assert not is_date(code)


@given(
    st.decimals(min_value=-(10**10), max_value=10**10, places=4, allow_nan=False),
    st.sampled_from(["General", "#,##0.00", "0.0", "#,##0", "#,##0.000", "0.0000"]),
)
def test_what_is_shown_is_read_back_as_the_value_rounded(value: Decimal, code: str) -> None:
    """Also where only people can be counted in it."""
    shown = show_number(value, code)
    places = {"General": 4, "#,##0": 0, "#,##0.00": 2, "0.0": 1, "#,##0.000": 3, "0.0000": 4}[code]
    read = parse_number(shown.lstrip("-"), counts=True) * (-1 if shown.startswith("-") else 1)
    assert abs(read - value) <= Decimal(5).scaleb(-places - 1)
