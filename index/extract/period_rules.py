"""The table of ways to name a period: a pattern on accent-folded text each, and how its notation is built.

A match and the base period in, a notation out. The order of the table matters; who comes first takes the characters.
Does NOT search: that is ``index.extract.period``.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from index.extract.notation import move_to_year, previous_year, write_date, write_months, year_of


class PeriodKind(StrEnum):
    """How a period was named."""

    YEAR = "year"
    YEARS = "years"
    QUARTER = "quarter"
    MONTH = "month"
    MONTHS = "months"
    DATE = "date"
    DATES = "dates"
    SAME_PERIOD = "same_period"  # "cùng kỳ năm 2017"
    RELATIVE = "relative"  # "năm trước", "trong quý"
    BARE = "bare"  # four digits and nothing that says year


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
_Y = r"(?P<year>(?:1\d|20)\d\d)(?!\d|[.,]\d)"
OF_YEAR = rf"\s*(?:[/,\-–]\s*)?(?:(?:cua|trong)\s+)?(?:nam\s*)?{_Y}"
_LEAN = r"(?:\s+(?:cua\s+|trong\s+)?nam(?:\s+nay)?\b)?"
_DAY = r"(?:ngay\s+|mung\s+)?(?P<{0}day>\d{{1,2}})\s?(?:[/.\-]|\s?thang\s?)(?P<{0}month>\d{{1,2}})"
_DAY_YEAR = r"(?:[/.\-]|,?\s?nam\s?)(?P<{0}year>(?:1\d|20)\d\d)(?!\d|/)"
_TO = r"\s*(?:[-–—]|(?:cho\s+)?(?:den|toi)(?:\s+(?:het|nay))?)\s*"
_QUARTER_NUMBER = r"(?:iii|ii|iv|i|[1-4]|mot|nhat|hai|ba|bon|tu)(?!\w)"
_COUNT = r"(?P<count>\d{1,2}|hai|ba|bon|nam|sau|bay|tam|chin|muoi(?:\s+mot)?)"
_MONTH_WORD = r"(?:muoi\s+hai|muoi\s+mot|muoi|gieng|hai|ba|tu|nam|sau|bay|tam|chin|chap|mot)"
_UNTIL = r"(?:(?:tinh\s+)?(?:den|toi)\s+)?(?:(?:het|cuoi|dau|giua|ca|trong|vao)\s+)?"
_NOT_COUNTED = (
    r"(?!\s*(?:%|m[23²³]?\b|km|ha\b|hec|tan\b|ta\b|kg|nguoi|dan\b|ho\b|vu\b|con\b|xa\b|dong\b|ty\b|ti\b|trieu|nghin|ngan\b"
    r"|usd|do\b|truong|lop|hoc sinh|luot|don\b|du an|cong trinh|doanh nghiep|giuong|met|cay\b|chiec|cai\b|mau\b|phong\b))"
)

PeriodBuilder = Callable[[re.Match[str], str], str | None]


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _ORDINALS[" ".join(text.split())]


def _year(match: re.Match[str], base: str) -> int | None:
    written = match["year"]
    return int(written) if written else year_of(base)


def _build_year(match: re.Match[str], _base: str) -> str:
    return match["year"]


def _build_years(match: re.Match[str], _base: str) -> str | None:
    return f"{match['first']}-{match['year']}" if 0 < int(match["year"]) - int(match["first"]) <= 100 else None


def _build_decade(match: re.Match[str], _base: str) -> str:
    return f"{match['year']}-{int(match['year']) + 9}"


def build_quarter(match: re.Match[str], base: str) -> str | None:
    """Return the quarter that the match names, in its own year or that of `base`; None without a year."""
    year = _year(match, base)
    return None if year is None else f"Q{_number(match['quarter'])}/{year}"


def _build_quarters(match: re.Match[str], base: str) -> str | None:
    year = _year(match, base)
    first, last = _number(match["first"]), _number(match["quarter"])
    return None if year is None or first >= last else write_months(3 * first - 2, 3 * last, year)


def _build_first_quarters(match: re.Match[str], base: str) -> str | None:
    year, count = _year(match, base), _number(match["count"])
    return None if year is None or not 1 <= count <= 4 else write_months(1, 3 * count, year)


def build_month(match: re.Match[str], base: str) -> str | None:
    """Return the month that the match names, in its own year or that of `base`; None without a year."""
    year, month = _year(match, base), _number(match["month"])
    return None if year is None or not 1 <= month <= 12 else f"T{month}/{year}"


def _build_months_until(match: re.Match[str], base: str) -> str | None:
    year, month = _year(match, base), _number(match["month"])
    return None if year is None or not 1 <= month <= 12 else write_months(1, month, year)


def _build_month_range(match: re.Match[str], base: str) -> str | None:
    year, first, last = _year(match, base), int(match["first"]), int(match["month"])
    return None if year is None or not 1 <= first < last <= 12 else write_months(first, last, year)


def _build_count_of_months(match: re.Match[str], base: str) -> str | None:
    year, count = _year(match, base), _number(match["count"])
    if year is None or not 1 <= count <= 12:
        return None
    return write_months(13 - count, 12, year) if match["end"] == "cuoi" else write_months(1, count, year)


def _build_half(match: re.Match[str], base: str) -> str | None:
    year = _year(match, base)
    return None if year is None else f"6T2/{year}" if match["end"] == "cuoi" else f"6T/{year}"


def _build_date(match: re.Match[str], base: str) -> str | None:
    year = _year(match, base)
    return None if year is None else write_date(int(match["day"]), int(match["month"]), year)


def _build_dates(match: re.Match[str], base: str) -> str | None:
    last_year = _year(match, base)
    if last_year is None:
        return None
    first_year = int(match["ayear"]) if match["ayear"] else last_year
    first = write_date(int(match["aday"]), int(match["amonth"]), first_year)
    last = write_date(int(match["day"]), int(match["month"]), last_year)
    return None if first is None or last is None else f"{first}-{last}"


def _build_since_new_year(match: re.Match[str], base: str) -> str | None:
    year = _year(match, base)
    last = None if year is None else write_date(int(match["day"]), int(match["month"]), year)
    return None if last is None else f"01/01/{year}-{last}"


def _build_same_period(match: re.Match[str], base: str) -> str | None:
    if match["year"]:
        return move_to_year(base, int(match["year"])) if base else match["year"]
    return previous_year(base) or None


def _build_relative(match: re.Match[str], base: str) -> str | None:
    year = year_of(base)
    if year is None:
        return None
    word = match["word"].split()[-1]
    return str(year - 1) if word in {"truoc", "ngoai"} else str(year + 1) if word in {"sau", "toi"} else str(year)


def _build_running(match: re.Match[str], base: str) -> str | None:
    """Read “trong quý”, “trong tháng”, “từ đầu năm” as the base itself, when it is of that kind."""
    word = match["word"]
    if word == "ky" or (word == "quy" and base.startswith("Q")) or (word == "thang" and base.startswith("T")):
        return base or None
    if word == "dau nam" and base:
        quarter = re.fullmatch(r"Q([2-4])/(\d{4})", base)
        return write_months(1, 3 * int(quarter[1]), int(quarter[2])) if quarter else base
    return None


@dataclass(frozen=True, slots=True)
class PeriodRule:
    """One way to name a period.

    Parameters
    ----------
    kind, build, pattern
        How it is named, what makes the notation of a match, and the pattern on accent-folded text.
    needs
        A text without any of these holds no match: told in a tenth of the time that the pattern takes.
    """

    kind: PeriodKind
    build: PeriodBuilder
    needs: tuple[str, ...]
    pattern: re.Pattern[str]


def _rule(kind: PeriodKind, build: PeriodBuilder, needs: str, pattern: str) -> PeriodRule:
    return PeriodRule(kind, build, tuple(needs.split()), re.compile(pattern))


# Tried in this order; a later rule never takes characters that an earlier one has taken.
PERIOD_RULES = (
    _rule(
        PeriodKind.DATES,
        _build_dates,
        "- – — den toi",
        rf"(?<![\d/.,])(?:tu\s+)?{_DAY.format('a')}(?:{_DAY_YEAR.format('a')})?{_TO}{_DAY.format('')}{_DAY_YEAR.format('')}",
    ),
    _rule(
        PeriodKind.DATES,
        _build_since_new_year,
        "dau",
        rf"\btu\s+dau\s+nam(?:\s+(?:1\d|20)\d\d)?{_TO}{_DAY.format('')}(?:{_DAY_YEAR.format('')})?(?![\d/])",
    ),
    _rule(PeriodKind.DATE, _build_date, "/ . - thang", rf"(?<![\d/.,]){_DAY.format('')}{_DAY_YEAR.format('')}"),
    _rule(
        PeriodKind.DATE,
        _build_date,
        "ngay",
        r"\bngay\s+(?P<day>\d{1,2})(?:/|\s+thang\s+)(?P<month>\d{1,2})(?P<year>)(?![\d/])",
    ),
    _rule(
        PeriodKind.MONTHS,
        _build_quarters,
        "quy qui",
        rf"\b(?:tu\s+)?qu[yi]\s+(?P<first>{_QUARTER_NUMBER}){_TO}(?:qu[yi]\s+)?(?P<quarter>{_QUARTER_NUMBER}){OF_YEAR}",
    ),
    _rule(
        PeriodKind.MONTHS,
        _build_first_quarters,
        "quy qui",
        rf"\b(?P<count>[2-4]|hai|ba|bon)\s+qu[yi](?:\s+dau)?(?:{OF_YEAR}|(?<=dau)\s+(?:cua\s+)?nam)",
    ),
    _rule(
        PeriodKind.QUARTER,
        build_quarter,
        "q",
        rf"\b{_UNTIL}(?:qu[yi]\s*(?:so\s+)?|q)(?P<quarter>{_QUARTER_NUMBER}|(?:dau\s+tien|cuoi\s+cung|dau|cuoi)(?=\s+(?:cua\s+)?nam))"
        rf"(?:{OF_YEAR}|{_LEAN})",
    ),
    _rule(
        PeriodKind.MONTHS,
        _build_count_of_months,
        "thang",
        rf"(?<![\d/.,]){_COUNT}\s*thang\s+(?P<end>dau|cuoi)(?:{OF_YEAR}|\s+(?:cua\s+)?nam\b)",
    ),
    _rule(
        PeriodKind.MONTHS,
        _build_count_of_months,
        "thang",
        rf"(?<![\d/.,]){_COUNT}\s*thang(?P<end>)(?:\s+cua|\s+trong)?\s+(?:nam\s*)?{_Y}",
    ),
    _rule(
        PeriodKind.MONTHS,
        _build_count_of_months,
        "thang",
        rf"\b(?:luy\s+ke|tinh\s+chung|cong\s+don)\s+(?:trong\s+|ca\s+|den\s+)?{_COUNT}\s*thang(?P<end>)(?P<year>)(?!\w)",
    ),
    _rule(PeriodKind.MONTHS, _build_half, "nua 6t", rf"\b(?:nua|6t)\s+(?P<end>dau|cuoi)(?:{OF_YEAR}|\s+nam\b)"),
    _rule(
        PeriodKind.MONTHS,
        _build_month_range,
        "thang",
        rf"\b(?:tu\s+)?thang\s+(?P<first>\d{{1,2}}){_TO}(?:thang\s+)?(?P<month>\d{{1,2}})(?:\s*/\s*|\s+nam\s+){_Y}",
    ),
    _rule(
        PeriodKind.MONTHS,
        _build_months_until,
        "thang",
        rf"\b(?:(?:den\s+|toi\s+)?het|luy\s+ke\s+(?:den|toi)(?:\s+het)?)\s+thang\s+(?P<month>\d{{1,2}})(?:(?:\s*/\s*|\s+nam\s+){_Y}|(?![\d/]))",
    ),
    _rule(
        PeriodKind.MONTH,
        build_month,
        "thang",
        rf"\b{_UNTIL}thang\s+(?P<month>\d{{1,2}}|{_MONTH_WORD})(?:\s*[/\-.]\s*|,?\s+(?:cua\s+)?nam\s+|\s+){_Y}",
    ),
    _rule(
        PeriodKind.MONTH, build_month, "thang", rf"\b(?:{_UNTIL})thang\s+(?P<month>\d{{1,2}})(?P<year>)(?![\d/]|[.,]\d)"
    ),
    _rule(
        PeriodKind.MONTH,
        build_month,
        "/",
        rf"(?:\b(?:tu|den|toi|het|trong|vao|dau|giua|cuoi)\s+|\()(?P<month>\d{{1,2}})/{_Y}(?!/|-?[a-z])",
    ),
    _rule(
        PeriodKind.YEARS,
        _build_years,
        "- – — / den toi",
        r"(?:\b(?:giai\s+doan|thoi\s+ky|nhiem\s+ky|nam\s+hoc|nien\s+vu|nien\s+do|tu)\s+)?(?:\b(?:cac\s+|tu\s+)?nam\s+)?"
        rf"(?<![\d/.,\-])(?P<first>(?:1\d|20)\d\d)(?:\s*[-–—/]\s*|\s+(?:den|toi)(?:\s+het)?\s+)(?:nam\s+)?{_Y}(?!/)",
    ),
    _rule(
        PeriodKind.YEARS,
        _build_decade,
        "thap nhung",
        r"\b(?:thap\s+nien|thap\s+ky|nhung\s+nam)\s+(?P<year>(?:1\d|20)\d0)(?!\d)",
    ),
    _rule(PeriodKind.SAME_PERIOD, _build_same_period, "cung", rf"\bcung\s+ky\s+(?:nam\s+)?{_Y}"),
    _rule(
        PeriodKind.SAME_PERIOD,
        _build_same_period,
        "cung",
        r"(?:(?<=[(;:.,]\s)|(?<=[(;:])|^)cung\s+ky(?:\s+nam\s+(?:truoc|ngoai))?(?P<year>)\b",
    ),
    _rule(PeriodKind.YEAR, _build_year, "nam", rf"\b{_UNTIL}nam\s*{_Y}"),
    _rule(PeriodKind.RELATIVE, _build_relative, "nam", r"\b(?<!ky )(?P<word>nam\s+(?:nay|truoc|ngoai|sau|toi))\b"),
    _rule(PeriodKind.RELATIVE, _build_running, "dau", r"\btu\s+(?P<word>dau nam)(?:\s+(?:den|toi)\s+nay)?\b"),
    _rule(PeriodKind.RELATIVE, _build_running, "trong", r"\btrong\s+(?P<word>quy|thang|ky)(?=\s*(?:[,;.:)]|nay\b|$))"),
    _rule(
        PeriodKind.BARE,
        _build_year,
        "19 20",
        rf"(?<![\w.,/\-:])(?:(?<!so )|(?<=dan so ))(?<!dinh )(?<!lenh )(?P<year>(?:19|20)\d\d)(?![\w/%]|[.,]\d|-\w){_NOT_COUNTED}",
    ),
)
