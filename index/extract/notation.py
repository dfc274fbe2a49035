"""The notation of periods and what can be worked out from it: bounds, relation, the year before, Vietnamese words.

A notation in ("2017", "Q1/2018", "2T/2018", "6T2/2018", "T10/2012", "2016-2020", "31/03/2018",
"01/01/2018-19/03/2018"), dates, relations or words out. Does NOT read prose: that is ``index.extract.period``.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from functools import lru_cache

from index.roman import write_roman

_YEAR = re.compile(r"\d{4}")
_YEARS = re.compile(r"(\d{4})(?:-(\d{4}))?")
_QUARTER = re.compile(r"Q([1-4])/(\d{4})")
_FIRST_MONTHS = re.compile(r"(\d{1,2})T/(\d{4})")
_SECOND_HALF = re.compile(r"6T2/(\d{4})")
_MONTH = re.compile(r"T(\d{1,2})/(\d{4})")
_DATES = re.compile(r"(\d{2})/(\d{2})/(\d{4})(?:-(\d{2})/(\d{2})/(\d{4}))?")


class Relation(StrEnum):
    """How a stated period lies to the asked one."""

    SAME = "same"
    INSIDE = "inside"
    CONTAINS = "contains"
    OVERLAPS = "overlaps"
    DISJOINT = "disjoint"
    UNKNOWN = "unknown"


def write_date(day: int, month: int, year: int) -> str | None:
    """Return "dd/mm/yyyy", or None when the calendar has no such day."""
    if not (1 <= month <= 12 and 1 <= year <= 9999 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return f"{day:02d}/{month:02d}/{year}"


def write_months(first: int, last: int, year: int) -> str:
    """Return the notation of the months `first` to `last` of a year, 1 <= first <= last <= 12.

    Examples
    --------
    >>> write_months(1, 9, 2012), write_months(10, 12, 2012), write_months(5, 6, 2012)
    ('9T/2012', 'Q4/2012', '01/05/2012-30/06/2012')
    """
    if (first, last) == (1, 12):
        return str(year)
    if first == last:
        return f"T{first}/{year}"
    if first == 1:
        return f"{last}T/{year}"
    if last - first == 2 and first % 3 == 1:
        return f"Q{last // 3}/{year}"
    if (first, last) == (7, 12):
        return f"6T2/{year}"
    return f"{write_date(1, first, year)}-{write_date(monthrange(year, last)[1], last, year)}"


@lru_cache(maxsize=4096)
def period_bounds(notation: str) -> tuple[date, date] | None:
    """Return the first and the last day of a period, both included; None for "" and for what is no notation."""
    if dates := _DATES.fullmatch(notation):
        numbers = [int(part) for part in dates.groups() if part is not None]
        try:
            days = [date(*reversed(numbers[i : i + 3])) for i in range(0, len(numbers), 3)]
        except ValueError:
            return None
        return (days[0], days[-1]) if days[0] <= days[-1] else None
    months = _months_of(notation)
    if months is None:
        return None
    first_year, first, last_year, last = months
    if not (first_year <= last_year and 1 <= first <= last <= 12):
        return None
    return date(first_year, first, 1), date(last_year, last, monthrange(last_year, last)[1])


def _months_of(notation: str) -> tuple[int, int, int, int] | None:
    """Return (first year, first month, last year, last month)."""
    if years := _YEARS.fullmatch(notation):
        first_year = int(years[1])
        return (first_year, 1, int(years[2] or first_year), 12) if first_year else None
    if quarter := _QUARTER.fullmatch(notation):
        last = 3 * int(quarter[1])
        return int(quarter[2]), last - 2, int(quarter[2]), last
    if half := _SECOND_HALF.fullmatch(notation):
        return int(half[1]), 7, int(half[1]), 12
    if first_months := _FIRST_MONTHS.fullmatch(notation):
        return int(first_months[2]), 1, int(first_months[2]), int(first_months[1])
    if month := _MONTH.fullmatch(notation):
        return int(month[2]), int(month[1]), int(month[2]), int(month[1])
    return None


def is_year(notation: str) -> bool:
    """Tell whether a period is one whole year."""
    return _YEAR.fullmatch(notation) is not None


def relate_periods(asked: str, stated: str) -> Relation:
    """Tell how `stated` lies to `asked`.

    Parameters
    ----------
    asked, stated
        Notations; "" and unreadable ones are unknown.

    Returns
    -------
    SAME for equal bounds ("3T/2018" and "Q1/2018"), INSIDE when stated is a part of asked, CONTAINS the reverse,
    OVERLAPS when they share more than half of the shorter one.
    """
    one, other = period_bounds(asked), period_bounds(stated)
    if one is None or other is None:
        return Relation.UNKNOWN
    if one == other:
        return Relation.SAME
    if one[0] <= other[0] and other[1] <= one[1]:
        return Relation.INSIDE
    if other[0] <= one[0] and one[1] <= other[1]:
        return Relation.CONTAINS
    # School years share one year, and a quarter of bookkeeping a fortnight with the year before: other periods.
    shared = (min(one[1], other[1]) - max(one[0], other[0])).days + 1
    shorter = min((end - start).days + 1 for start, end in (one, other))
    return Relation.OVERLAPS if 2 * shared > shorter + 1 else Relation.DISJOINT


def is_before(notation: str, other: str) -> bool:
    """Tell whether a period ends before another one begins; False where either is none.

    Examples
    --------
    >>> is_before("Q4/2020", "2021"), is_before("2020", "2020-2025")
    (True, False)
    """
    bounds, others = period_bounds(notation), period_bounds(other)
    return bounds is not None and others is not None and bounds[1] < others[0]


def move_to_year(notation: str, year: int) -> str:
    """Return the same stretch of the year `year`; a period over several years keeps its length and ends there.

    Examples
    --------
    >>> move_to_year("Q1/2018", 2017), move_to_year("16/12/2017-15/03/2018", 2017)
    ('Q1/2017', '16/12/2016-15/03/2017')
    """
    years = [int(found) for found in _YEAR.findall(notation)]
    if not years:
        return notation
    shift = year - years[-1]
    moved = _YEAR.sub(lambda found: f"{int(found.group()) + shift:04d}", notation)
    # 29 February has no counterpart in most years.
    return re.sub(r"29/02/(\d{4})", lambda day: day[0] if write_date(29, 2, int(day[1])) else f"28/02/{day[1]}", moved)


def year_of(notation: str) -> int | None:
    """Return the (last) year of a period; None for ""."""
    years = _YEAR.findall(notation)
    return int(years[-1]) if years else None


def previous_year(notation: str) -> str:
    """Return the same period one year earlier; "" stays ""."""
    year = year_of(notation)
    return notation if year is None else move_to_year(notation, year - 1)


def describe_period(notation: str) -> str:
    """Say a period in Vietnamese, lower case; what is no notation comes back as it is.

    Examples
    --------
    >>> describe_period("Q1/2018"), describe_period("6T/2012"), describe_period("01/01/2018-19/03/2018")
    ('quý I/2018', '6 tháng đầu năm 2012', 'từ 01/01/2018 đến 19/3/2018')
    """
    if dates := _DATES.fullmatch(notation):
        first = _short_date(dates[1], dates[2], dates[3])
        if dates[6] and (dates[1], dates[2]) == ("01", "01") and dates[3] < dates[6]:
            return f"từ năm {dates[3]} đến {_short_date(dates[4], dates[5], dates[6])}"
        return f"từ {first} đến {_short_date(dates[4], dates[5], dates[6])}" if dates[4] else f"ngày {first}"
    for pattern, write in _WORDS:
        if found := pattern.fullmatch(notation):
            return write(found)
    return notation


_WORDS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_YEARS, lambda years: f"giai đoạn {years[1]}-{years[2]}" if years[2] else f"năm {years[1]}"),
    (_QUARTER, lambda quarter: f"quý {write_roman(int(quarter[1])).upper()}/{quarter[2]}"),
    (_SECOND_HALF, lambda half: f"6 tháng cuối năm {half[1]}"),
    (_FIRST_MONTHS, lambda months: f"{months[1]} tháng đầu năm {months[2]}"),
    (_MONTH, lambda month: f"tháng {month[1]}/{month[2]}"),
)


def _short_date(day: str, month: str, year: str) -> str:
    # Official spelling: a zero before months 1 and 2 only, so that 1/1 cannot be altered by hand.
    return f"{day}/{month if int(month) <= 2 else int(month)}/{year}"
