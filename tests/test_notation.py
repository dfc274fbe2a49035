"""Tests of the algebra of period notations."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.extract.notation import (
    Relation,
    describe_period,
    move_to_year,
    period_bounds,
    previous_year,
    relate_periods,
    write_date,
    write_months,
    year_of,
)

YEARS = st.integers(1900, 2100)
NOTATIONS = st.one_of(
    YEARS.map(str),
    st.builds(lambda quarter, year: f"Q{quarter}/{year}", st.integers(1, 4), YEARS),
    st.builds(lambda months, year: f"{months}T/{year}", st.integers(2, 11), YEARS),
    st.builds(lambda month, year: f"T{month}/{year}", st.integers(1, 12), YEARS),
    YEARS.map(lambda year: f"6T2/{year}"),
    st.builds(lambda year, length: f"{year}-{year + length}", YEARS, st.integers(1, 10)),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(lambda day: day.strftime("%d/%m/%Y")),
)


@pytest.mark.parametrize(
    ("notation", "first", "last"),
    [
        ("2017", (2017, 1, 1), (2017, 12, 31)),
        ("Q2/2018", (2018, 4, 1), (2018, 6, 30)),
        ("2T/2020", (2020, 1, 1), (2020, 2, 29)),
        ("6T2/2018", (2018, 7, 1), (2018, 12, 31)),
        ("T10/2012", (2012, 10, 1), (2012, 10, 31)),
        ("2016-2020", (2016, 1, 1), (2020, 12, 31)),
        ("31/03/2018", (2018, 3, 31), (2018, 3, 31)),
        ("16/12/2017-15/03/2018", (2017, 12, 16), (2018, 3, 15)),
    ],
)
def test_each_notation_has_a_first_and_a_last_day(
    notation: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    """Both bounds belong to the period."""
    assert period_bounds(notation) == (date(*first), date(*last))


@pytest.mark.parametrize(
    "notation",
    ["", "2018-2017", "Q5/2018", "13T/2018", "T0/2018", "31/02/2018", "sắp tới", "0000", "02/01/2018-01/01/2018"],
)
def test_what_the_calendar_does_not_know_has_no_bounds(notation: str) -> None:
    """Nothing is guessed for a broken notation."""
    assert period_bounds(notation) is None


@pytest.mark.parametrize(
    ("asked", "stated", "relation"),
    [
        ("Q1/2018", "3T/2018", Relation.SAME),
        ("2018", "T5/2018", Relation.INSIDE),
        ("Q1/2018", "2T/2018", Relation.INSIDE),
        ("2T/2018", "Q1/2018", Relation.CONTAINS),
        ("Q1/2018", "16/12/2017-15/03/2018", Relation.OVERLAPS),
        ("2017", "16/12/2017-15/03/2018", Relation.DISJOINT),
        ("2025-2026", "2026-2027", Relation.DISJOINT),
        ("2021-2025", "2020-2024", Relation.OVERLAPS),
        ("Q1/2018", "Q1/2017", Relation.DISJOINT),
        ("", "2018", Relation.UNKNOWN),
        ("2018", "", Relation.UNKNOWN),
    ],
)
def test_relations_are_told_from_the_asked_side(asked: str, stated: str, relation: Relation) -> None:
    """INSIDE says that the stated period is a part of the asked one."""
    assert relate_periods(asked, stated) is relation


@given(NOTATIONS, NOTATIONS)
def test_inside_and_contains_are_mirror_images(one: str, other: str) -> None:
    """Swapping both sides swaps INSIDE and CONTAINS and keeps the rest."""
    mirror = {Relation.INSIDE: Relation.CONTAINS, Relation.CONTAINS: Relation.INSIDE}
    relation = relate_periods(one, other)
    assert relate_periods(other, one) is mirror.get(relation, relation)


@given(NOTATIONS)
def test_the_year_before_ends_one_year_earlier(notation: str) -> None:
    """Its last day lies in the calendar year before."""
    bounds, before = period_bounds(notation), period_bounds(previous_year(notation))
    assert bounds is not None
    assert before is not None
    assert before[1].year == bounds[1].year - 1


def test_a_leap_day_moves_to_the_28th() -> None:
    """29 February exists in leap years only."""
    assert previous_year("29/02/2020") == "28/02/2019"
    assert previous_year("") == ""


def test_moving_keeps_the_length_of_a_range() -> None:
    """Both years shift by as much."""
    assert move_to_year("2016-2020", 2025) == "2021-2025"
    assert move_to_year("", 2020) == ""
    assert year_of("16/12/2017-15/03/2018") == 2018


@pytest.mark.parametrize(
    ("first", "last", "notation"),
    [
        (1, 12, "2012"),
        (4, 4, "T4/2012"),
        (1, 3, "3T/2012"),
        (10, 12, "Q4/2012"),
        (7, 12, "6T2/2012"),
        (1, 2, "2T/2012"),
        (2, 4, "01/02/2012-30/04/2012"),
    ],
)
def test_months_are_written_in_their_shortest_form(first: int, last: int, notation: str) -> None:
    """Quarters and halves have names of their own."""
    assert write_months(first, last, 2012) == notation


def test_impossible_dates_are_not_written() -> None:
    """The calendar decides."""
    assert write_date(31, 4, 2018) is None
    assert write_date(1, 13, 2018) is None
    assert write_date(5, 2, 2018) == "05/02/2018"


@pytest.mark.parametrize(
    ("notation", "words"),
    [
        ("2018", "năm 2018"),
        ("2016-2020", "giai đoạn 2016-2020"),
        ("Q4/2018", "quý IV/2018"),
        ("6T2/2018", "6 tháng cuối năm 2018"),
        ("9T/2012", "9 tháng đầu năm 2012"),
        ("T10/2012", "tháng 10/2012"),
        ("31/03/2018", "ngày 31/3/2018"),
        ("16/12/2017-15/02/2018", "từ 16/12/2017 đến 15/02/2018"),
        ("?", "?"),
    ],
)
def test_periods_are_said_in_vietnamese(notation: str, words: str) -> None:
    """What is no notation is said as it is."""
    assert describe_period(notation) == words
