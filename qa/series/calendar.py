"""Periods of one kind in order, and those missing between the first and the last. Notations in, notations out."""

import re
from collections.abc import Iterable
from enum import IntEnum
from itertools import pairwise

from index.extract.notation import period_bounds

_YEAR = re.compile(r"\d{4}")
_QUARTER = re.compile(r"Q([1-4])/(\d{4})")
_MONTHS = re.compile(r"\d{1,2}T2?/\d{4}")
_MONTH = re.compile(r"T\d{1,2}/\d{4}")
_YEARS = re.compile(r"\d{4}-\d{4}")


class Kind(IntEnum):
    """Kinds of periods, in the order in which they are listed."""

    YEAR = 0
    QUARTER = 1
    MONTHS = 2
    MONTH = 3
    YEARS = 4
    DATE = 5
    UNKNOWN = 6


def kind_of(period: str) -> Kind:
    """Return the kind of a period in the notation of ``index.figure``."""
    patterns = (
        (_YEAR, Kind.YEAR),
        (_QUARTER, Kind.QUARTER),
        (_MONTHS, Kind.MONTHS),
        (_MONTH, Kind.MONTH),
        (_YEARS, Kind.YEARS),
    )
    for pattern, kind in patterns:
        if pattern.fullmatch(period):
            return kind
    return Kind.DATE if period_bounds(period) is not None else Kind.UNKNOWN


def order_key(period: str) -> tuple[int, str, str]:
    """Return what sorts periods: kind first, then time."""
    bounds = period_bounds(period)
    first, last = (bounds[0].isoformat(), bounds[1].isoformat()) if bounds is not None else ("", "")
    return int(kind_of(period)), first, last


def find_gaps(periods: Iterable[str]) -> tuple[str, ...]:
    """Return the years and quarters that lie between stated ones and are not stated.

    Several missing ones in a row are told by the first and the last.

    Examples
    --------
    >>> find_gaps(["2015", "2019", "2016", "Q1/2018", "Q3/2018"])
    ('2017-2018', 'Q2/2018')
    """
    given = set(periods)
    years = {int(period) for period in given if _YEAR.fullmatch(period)}
    quarters = {4 * int(found[2]) + int(found[1]) - 1 for found in map(_QUARTER.fullmatch, given) if found}
    return (
        *("-".join(dict.fromkeys(map(str, run))) for run in _missing(years)),
        *(" - ".join(dict.fromkeys(map(_write_quarter, run))) for run in _missing(quarters)),
    )


def spread_periods(periods: Iterable[str]) -> tuple[str, ...]:
    """Return periods of one kind in order, with the years and quarters that are missing between them.

    Examples
    --------
    >>> spread_periods(["2019", "2016"]), spread_periods(["Q1/2018", "Q4/2017"])
    (('2016', '2017', '2018', '2019'), ('Q4/2017', 'Q1/2018'))
    """
    given = set(periods)
    years = [int(period) for period in given if _YEAR.fullmatch(period)]
    if years and len(years) == len(given):
        return tuple(f"{year:04d}" for year in range(min(years), max(years) + 1))
    quarters = [4 * int(found[2]) + int(found[1]) - 1 for found in map(_QUARTER.fullmatch, given) if found]
    if quarters and len(quarters) == len(given):
        return tuple(map(_write_quarter, range(min(quarters), max(quarters) + 1)))
    return tuple(sorted(given, key=order_key))


def _missing(numbers: set[int]) -> list[tuple[int, int]]:
    """Return the first and the last number of each stretch that is missing between given ones."""
    ordered = sorted(numbers)
    return [(one + 1, other - 1) for one, other in pairwise(ordered) if other - one > 1]


def _write_quarter(number: int) -> str:
    return f"Q{number % 4 + 1}/{number // 4}"
