"""How the notation of a period is built: a match of its rule and the base period in, a notation out.

Each builder reads the groups of the patterns that name it, which are in ``index.extract.period_rules``.
"""

import re
from calendar import monthrange
from collections.abc import Callable

from index.extract.notation import move_to_year, previous_year, write_date, write_months, year_of

_ORDINALS = {
    **dict(zip(["mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi"], range(1, 11), strict=True)),
    "tu": 4,
    "nhat": 1,
    "muoi mot": 11,
    "muoi hai": 12,
    "gieng": 1,
    "chap": 12,
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "dau": 1,
    "dau tien": 1,
    "cuoi": 4,
    "cuoi cung": 4,
}

_MONTHS = 12

PeriodBuilder = Callable[[re.Match[str], str], str | None]
"""A match and the base period ("" when there is none) in, a notation out; None when the match names no period."""


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _ORDINALS[" ".join(text.split())]


def _year(match: re.Match[str], base: str) -> int | None:
    written = match["year"]
    return int(written) if written else year_of(base)


def build_year(match: re.Match[str], _base: str) -> str:
    """Return the year."""
    return match["year"]


def build_years(match: re.Match[str], _base: str) -> str | None:
    """Return a span of years, at most a century; None when it runs backwards."""
    return f"{match['first']}-{match['year']}" if 0 < int(match["year"]) - int(match["first"]) <= 100 else None


def build_decade(match: re.Match[str], _base: str) -> str:
    """Return the ten years from the one named."""
    return f"{match['year']}-{int(match['year']) + 9}"


def build_quarter(match: re.Match[str], base: str) -> str | None:
    """Return the quarter that the match names, in its own year or that of `base`; None without a year."""
    year = _year(match, base)
    return None if year is None else f"Q{_number(match['quarter'])}/{year}"


def build_quarters(match: re.Match[str], base: str) -> str | None:
    """Return the months of a range of quarters."""
    year = _year(match, base)
    first, last = _number(match["first"]), _number(match["quarter"])
    return None if year is None or first >= last else write_months(3 * first - 2, 3 * last, year)


def build_first_quarters(match: re.Match[str], base: str) -> str | None:
    """Return the months of the first quarters of a year."""
    year, count = _year(match, base), _number(match["count"])
    return None if year is None or not 1 <= count <= 4 else write_months(1, 3 * count, year)


def build_month(match: re.Match[str], base: str) -> str | None:
    """Return the month that the match names, in its own year or that of `base`; None without a year."""
    year, month = _year(match, base), _number(match["month"])
    return None if year is None or not 1 <= month <= 12 else f"T{month}/{year}"


def build_months_until(match: re.Match[str], base: str) -> str | None:
    """Return the months from January to the one named."""
    year, month = _year(match, base), _number(match["month"])
    return None if year is None or not 1 <= month <= 12 else write_months(1, month, year)


def build_month_range(match: re.Match[str], base: str) -> str | None:
    """Return the months from one to another."""
    year, first, last = _year(match, base), int(match["first"]), int(match["month"])
    return None if year is None or not 1 <= first < last <= 12 else write_months(first, last, year)


def build_count_of_months(match: re.Match[str], base: str) -> str | None:
    """Return the first or the last months of a year."""
    year, count = _year(match, base), _number(match["count"])
    if year is None or not 1 <= count <= 12:
        return None
    return write_months(13 - count, 12, year) if match["end"] == "cuoi" else write_months(1, count, year)


def build_half(match: re.Match[str], base: str) -> str | None:
    """Return a half-year."""
    year = _year(match, base)
    return None if year is None else f"6T2/{year}" if match["end"] == "cuoi" else f"6T/{year}"


def build_date(match: re.Match[str], base: str) -> str | None:
    """Return a day; None when the calendar has none such."""
    year = _year(match, base)
    return None if year is None else write_date(int(match["day"]), int(match["month"]), year)


def build_dates(match: re.Match[str], base: str) -> str | None:
    """Return the days from one to another."""
    last_year = _year(match, base)
    if last_year is None:
        return None
    first_year = int(match["ayear"]) if match["ayear"] else last_year
    first = write_date(int(match["aday"]), int(match["amonth"]), first_year)
    last = write_date(int(match["day"]), int(match["month"]), last_year)
    return None if first is None or last is None else f"{first}-{last}"


def build_dates_to_month(match: re.Match[str], base: str) -> str | None:
    """Return the days from one, or from the first of a month, to the last of a month: "từ tháng 5/2011 đến 4/2012"."""
    year, month = _year(match, base), int(match["month"])
    first = (
        f"01/{int(match['bmonth']):02}/{match['byear']}"
        if match["bmonth"] and 1 <= int(match["bmonth"]) <= _MONTHS
        else write_date(int(match["aday"] or 0), int(match["amonth"] or 0), int(match["ayear"] or 0))
    )
    if first is None or year is None or not 1 <= month <= _MONTHS:
        return None
    if match["byear"] == str(year) and int(match["bmonth"]) < month:
        return write_months(int(match["bmonth"]), month, year)
    return f"{first}-{write_date(monthrange(year, month)[1], month, year)}"


def build_year_to_date(match: re.Match[str], base: str) -> str | None:
    """Return the days from the first of a year to a day, or to the last of a month, of a later one."""
    year = _year(match, base)
    if year is None or int(match["first"]) >= year:
        return None
    if match["only"]:
        month = int(match["only"])
        last = write_date(monthrange(year, month)[1], month, year) if 1 <= month <= _MONTHS else None
    else:
        last = write_date(int(match["day"]), int(match["month"]), year)
    return None if last is None else f"01/01/{match['first']}-{last}"


def build_since_new_year(match: re.Match[str], base: str) -> str | None:
    """Return the days from the first of January on."""
    year = _year(match, base)
    last = None if year is None else write_date(int(match["day"]), int(match["month"]), year)
    return None if last is None else f"01/01/{year}-{last}"


def build_same_period(match: re.Match[str], base: str) -> str | None:
    """Return the base moved to the year named, or by a year."""
    if match["year"]:
        return move_to_year(base, int(match["year"])) if base else match["year"]
    return previous_year(base) or None


def build_relative(match: re.Match[str], base: str) -> str | None:
    """Return the year before, of or after the base."""
    year = year_of(base)
    if year is None:
        return None
    word = match["word"].split()[-1]
    return str(year - 1) if word in {"truoc", "ngoai"} else str(year + 1) if word in {"sau", "toi"} else str(year)


def build_running(match: re.Match[str], base: str) -> str | None:
    """Read “trong quý”, “trong tháng”, “từ đầu năm” as the base itself, when it is of that kind."""
    word = match["word"]
    if word == "ky" or (word == "quy" and base.startswith("Q")) or (word == "thang" and base.startswith("T")):
        return base or None
    if word == "dau nam" and base:
        quarter = re.fullmatch(r"Q([2-4])/(\d{4})", base)
        return write_months(1, 3 * int(quarter[1]), int(quarter[2])) if quarter else base
    return None
