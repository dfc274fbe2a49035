"""The table of ways to name a period: a pattern on accent-folded text each, and what builds its notation.

The order of the table matters; who comes first takes the characters. Does NOT search (``index.extract.period``).
"""

import re
from enum import StrEnum

from index.extract.period_build import (
    PeriodBuilder,
    build_count_of_months,
    build_date,
    build_dates,
    build_dates_to_month,
    build_decade,
    build_first_quarters,
    build_half,
    build_month,
    build_month_range,
    build_months_until,
    build_quarter,
    build_quarters,
    build_relative,
    build_running,
    build_same_period,
    build_since_new_year,
    build_year,
    build_year_to_date,
    build_years,
)
from index.record import record


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


_Y = r"(?P<year>(?:1\d|20)\d\d)(?!\d|[.,]\d)"
OF_YEAR = rf"\s*(?:[/,\-–]\s*)?(?:(?:cua|trong)\s+)?(?:nam\s*)?{_Y}"
_LEAN = r"(?:\s+(?:cua\s+|trong\s+)?nam(?:\s+nay)?\b)?"
_DAY = r"(?:ngay\s+|mung\s+)?(?P<{0}day>\d{{1,2}})\s?(?:[/.\-]|\s?thang\s?)(?P<{0}month>\d{{1,2}})"
_DAY_YEAR = r"(?:[/.\-]|,?\s?nam\s?|(?:(?<=thang \d)|(?<=thang \d\d)),?\s(?=\d\d\d\d(?:$|[;:)\]]|[.,](?!\d)|\s?[-–])))(?P<{0}year>(?:1\d|20)\d\d)(?!\d|/)"
_TO = r"\s*(?:[-–—]|(?:cho\s+)?(?:den|toi)(?:\s+(?:het|nay))?)\s*"
_FROM_MONTH = rf"thang\s+(?P<bmonth>\d{{1,2}})(?:/|\s+nam\s+)(?P<byear>(?:1\d|20)\d\d)(?={_TO}(?:het\s+)?thang)"
_QUARTER_NUMBER = r"(?:iii|ii|iv|i|[1-4]|mot|nhat|hai|ba|bon|tu)(?!\w)"
_COUNT = r"(?P<count>\d{1,2}|hai|ba|bon|nam|sau|bay|tam|chin|muoi(?:\s+mot)?)"
_MONTH_WORD = r"(?:muoi\s+hai|muoi\s+mot|muoi|gieng|hai|ba|tu|nam|sau|bay|tam|chin|chap|mot)"
_PART = r"(?:het|cuoi|dau|giua|ca|trong|vao)"
# What a period takes in that stands right before it.
LEAD = re.compile(rf"\b(?:(?:tinh\s+)?(?:den|toi)\s+(?:{_PART}\s+)?|{_PART}\s+)$")
_NOT_COUNTED = (
    r"(?!\s*(?:%|m[23²³]?\b|km|ha\b|hec|tan\b|ta\b|kg|nguoi|dan\b|ho\b|vu\b|con\b|xa\b|dong\b|ty\b|ti\b|trieu|nghin|ngan\b"
    r"|usd|do\b|truong|lop|hoc sinh|luot|don\b|du an|cong trinh|doanh nghiep|giuong|met|cay\b|chiec|cai\b|mau\b|phong\b))"
)


@record(frozen=True, slots=True)
class PeriodRule:
    """One way to name a period.

    Parameters
    ----------
    kind, build, pattern
        How it is named, what makes the notation of a match, and the pattern on accent-folded text; where a match can
        begin with several letters, a look-ahead makes all others cheap.
    words, clue
        A text without any of the words, or in which the clue is not found, holds no match: told in a tenth of the time
        that the pattern takes. A clue begins with a letter or a class of letters, which makes it quick to look for; a
        pattern that does so itself has none.
    dated
        Whether a match holds a year, so that a text without any (`YEAR`) need not be asked.
    led
        Whether the words of `LEAD` before a match belong to it.
    """

    kind: PeriodKind
    build: PeriodBuilder
    pattern: re.Pattern[str]
    words: tuple[str, ...]
    clue: re.Pattern[str] | None
    dated: bool
    led: bool


def _rule(
    kind: PeriodKind,
    build: PeriodBuilder,
    pattern: str,
    *,
    words: tuple[str, ...] = ("",),
    clue: str = "",
    dated: bool = False,
    led: bool = False,
) -> PeriodRule:
    dated = dated or _YEAR_CLUE in (clue or pattern)
    return PeriodRule(kind, build, re.compile(pattern), words, re.compile(clue) if clue else None, dated, led)


_YEAR_CLUE = r"(?:1\d|20)\d\d"
_DATE_CLUE = rf"\d\s?(?:[/.\-]|\s?thang\s?)\d\d?(?:[/.\-]|,?\s?nam\s?|,?\s){_YEAR_CLUE}"
_QUARTER_CLUE = r"q(?:[i1-4]|u[yi]\s*(?:so\s+)?(?:[i1-4]|mot|nhat|hai|ba|bon|tu|dau|cuoi))"
YEAR = re.compile(_YEAR_CLUE)

# Tried in this order; a later rule never takes characters that an earlier one has taken.
PERIOD_RULES = (
    _rule(
        PeriodKind.DATES,
        build_dates_to_month,
        rf"(?=[tg])\b(?:giai\s+doan\s+)?tu\s+(?:{_DAY.format('a')}{_DAY_YEAR.format('a')}(?={_TO}het)|{_FROM_MONTH}){_TO}"
        rf"(?:het\s+)?(?:thang\s+)?(?P<month>\d{{1,2}})(?:/|\s+nam\s+){_Y}",
        words=("tu",),
        clue=r"tu\s+(?:(?:ngay|mung|thang)\s+)?\d",
        dated=True,
    ),
    _rule(
        PeriodKind.DATES,
        build_year_to_date,
        rf"\b(?:giai\s+doan\s+)?tu\s+(?:nam\s+)?(?P<first>(?:1\d|20)\d\d){_TO}(?:het\s+)?"
        rf"(?:{_DAY.format('')}|thang\s+(?P<only>\d{{1,2}})){_DAY_YEAR.format('')}",
        words=("tu",),
        clue=rf"tu\s+(?:nam\s+)?{_YEAR_CLUE}{_TO}(?:het\s+)?(?:ngay|thang|\d)",
        dated=True,
    ),
    _rule(
        PeriodKind.DATES,
        build_dates,
        rf"(?<![\d/.,])(?:tu\s+)?{_DAY.format('a')}(?:{_DAY_YEAR.format('a')})?{_TO}{_DAY.format('')}{_DAY_YEAR.format('')}",
        clue=rf"\d{_TO}{_DAY.format('')}{_DAY_YEAR.format('')}",
    ),
    _rule(
        PeriodKind.DATES,
        build_since_new_year,
        rf"\btu\s+dau\s+nam(?:\s+(?:1\d|20)\d\d)?{_TO}{_DAY.format('')}(?:{_DAY_YEAR.format('')})?(?![\d/])",
        words=("dau",),
        clue=r"tu\s+dau\s+nam",
    ),
    _rule(
        PeriodKind.DATE, build_date, rf"(?=[nm\d])(?<![\d/.,]){_DAY.format('')}{_DAY_YEAR.format('')}", clue=_DATE_CLUE
    ),
    _rule(
        PeriodKind.DATE,
        build_date,
        r"ngay(?<!\wngay)\s+(?P<day>\d{1,2})(?:/|\s+thang\s+)(?P<month>\d{1,2})(?P<year>)(?![\d/])",
        words=("ngay",),
    ),
    _rule(
        PeriodKind.MONTHS,
        build_quarters,
        rf"\b(?:tu\s+)?qu[yi]\s+(?P<first>{_QUARTER_NUMBER}){_TO}(?:qu[yi]\s+)?(?P<quarter>{_QUARTER_NUMBER}){OF_YEAR}",
        words=("q",),
        clue=_QUARTER_CLUE,
    ),
    _rule(
        PeriodKind.MONTHS,
        build_first_quarters,
        rf"\b(?P<count>[2-4]|hai|ba|bon)\s+qu[yi](?:\s+dau)?(?:{OF_YEAR}|(?<=dau)\s+(?:cua\s+)?nam)",
        words=("q",),
        clue=r"qu[yi]\s*(?:dau|[/,\-–]|cua|trong|nam|[12])",
    ),
    _rule(
        PeriodKind.QUARTER,
        build_quarter,
        rf"q(?<!\wq)(?:u[yi]\s*(?:so\s+)?)?(?P<quarter>{_QUARTER_NUMBER}|(?:dau\s+tien|cuoi\s+cung|dau|cuoi)(?=\s+(?:cua\s+)?nam))"
        rf"(?:{OF_YEAR}|{_LEAN})",
        words=("q",),
        clue=_QUARTER_CLUE,
        led=True,
    ),
    _rule(
        PeriodKind.MONTHS,
        build_count_of_months,
        rf"(?<![\d/.,]){_COUNT}\s*thang\s+(?P<end>dau|cuoi)(?:{OF_YEAR}|\s+(?:cua\s+)?nam\b)",
        words=("thang",),
        clue=r"thang\s+(?:dau|cuoi)",
    ),
    _rule(
        PeriodKind.MONTHS,
        build_count_of_months,
        rf"(?<![\d/.,]){_COUNT}\s*thang(?P<end>)(?:\s+cua|\s+trong)?\s+(?:nam\s*)?{_Y}",
        words=("thang",),
        clue=rf"thang(?:\s+cua|\s+trong)?\s+(?:nam\s*)?{_YEAR_CLUE}",
    ),
    _rule(
        PeriodKind.MONTHS,
        build_count_of_months,
        rf"\b(?:luy\s+ke|tinh\s+chung|cong\s+don)\s+(?:trong\s+|ca\s+|den\s+)?{_COUNT}\s*thang(?P<end>)(?P<year>)(?!\w)",
        words=("thang",),
        clue=rf"(?:ke|chung|don)\s+(?:trong\s+|ca\s+|den\s+)?{_COUNT}\s*thang",
    ),
    _rule(
        PeriodKind.MONTHS,
        build_half,
        rf"\b(?:nua|6t)\s+(?P<end>dau|cuoi)(?:{OF_YEAR}|\s+nam\b)",
        words=("nua", "6t"),
        clue=r"(?:nua|6t)\s+(?:dau|cuoi)",
    ),
    _rule(
        PeriodKind.MONTHS,
        build_month_range,
        rf"\b(?:tu\s+)?thang\s+(?P<first>\d{{1,2}}){_TO}(?:thang\s+)?(?P<month>\d{{1,2}})(?:\s*/\s*|\s+nam\s+){_Y}",
        words=("thang",),
        clue=rf"thang\s+\d\d?{_TO}(?:thang\s+)?\d\d?(?:\s*/\s*|\s+nam\s+){_YEAR_CLUE}",
    ),
    _rule(
        PeriodKind.MONTHS,
        build_months_until,
        rf"\b(?:(?:den\s+|toi\s+)?het|luy\s+ke\s+(?:den|toi)(?:\s+het)?)\s+thang\s+(?P<month>\d{{1,2}})(?:(?:\s*/\s*|\s+nam\s+){_Y}|(?![\d/]))",
        words=("thang",),
        clue=r"(?:het|ke\s+den|ke\s+toi)\s+thang\s+\d",
    ),
    _rule(
        PeriodKind.MONTH,
        build_month,
        rf"thang(?<!\wthang)\s+(?P<month>\d{{1,2}}|{_MONTH_WORD})(?:\s*[/\-.]\s*|,?\s+(?:cua\s+)?nam\s+|\s+){_Y}",
        words=("thang",),
        led=True,
    ),
    _rule(
        PeriodKind.MONTH,
        build_month,
        r"thang(?<!\wthang)\s+(?P<month>\d{1,2})(?P<year>)(?![\d/]|[.,]\d)",
        words=("thang",),
        led=True,
    ),
    _rule(
        PeriodKind.MONTH,
        build_month,
        rf"(?=[tdhvgc(])(?:\b(?:tu|den|toi|het|trong|vao|dau|giua|cuoi)\s+|\()(?P<month>\d{{1,2}})/{_Y}(?!/|-?[a-z])",
        words=("/",),
        clue=rf"\d/{_YEAR_CLUE}(?!/|-?[a-z])",
    ),
    _rule(
        PeriodKind.YEARS,
        build_years,
        r"(?=[gtnc12])(?:\b(?:giai\s+doan|thoi\s+ky|nhiem\s+ky|nam\s+hoc|nien\s+vu|nien\s+do|tu)\s+)?(?:\b(?:cac\s+|tu\s+)?nam\s+)?"
        rf"(?<![\d/.,\-])(?P<first>(?:1\d|20)\d\d)(?:\s*[-–—/]\s*|\s+(?:den|toi)(?:\s+het)?\s+)(?:nam\s+)?{_Y}(?!/)",
        clue=rf"{_YEAR_CLUE}(?:\s*[-–—/]\s*|\s+(?:den|toi)(?:\s+het)?\s+)(?:nam\s+)?{_YEAR_CLUE}",
    ),
    _rule(
        PeriodKind.YEARS,
        build_decade,
        r"\b(?:thap\s+nien|thap\s+ky|nhung\s+nam)\s+(?P<year>(?:1\d|20)\d0)(?!\d)",
        words=("thap", "nhung"),
        clue=rf"(?:nien|ky|nam)\s+{_YEAR_CLUE}",
    ),
    _rule(
        PeriodKind.SAME_PERIOD,
        build_same_period,
        rf"\bcung\s+ky\s+(?:nam\s+)?{_Y}",
        words=("cung",),
        clue=r"cung\s+ky",
    ),
    _rule(
        PeriodKind.SAME_PERIOD,
        build_same_period,
        r"(?:(?<=[(;:.,]\s)|(?<=[(;:])|^)cung\s+ky(?:\s+nam\s+(?:truoc|ngoai))?(?P<year>)\b",
        words=("cung",),
        clue=r"cung\s+ky",
    ),
    _rule(PeriodKind.YEAR, build_year, rf"nam(?<!\wnam)\s*{_Y}", words=("nam",), led=True),
    _rule(
        PeriodKind.RELATIVE,
        build_relative,
        r"\b(?<!ky )(?P<word>nam\s+(?:nay|truoc|ngoai|sau|toi))\b",
        words=("nam",),
        clue=r"nam\s+(?:nay|truoc|ngoai|sau|toi)",
    ),
    _rule(
        PeriodKind.RELATIVE,
        build_running,
        r"\btu\s+(?P<word>dau nam)(?:\s+(?:den|toi)\s+nay)?\b",
        words=("dau",),
        clue=r"tu\s+dau\s+nam",
    ),
    _rule(
        PeriodKind.RELATIVE,
        build_running,
        r"\btrong\s+(?P<word>quy|thang|ky)(?=\s*(?:[,;.:)]|nay\b|$))",
        words=("trong",),
        clue=r"trong\s+(?:quy|thang|ky)",
    ),
    _rule(
        PeriodKind.BARE,
        build_year,
        r"(?P<year>(?:19|20)(?<![\w.,/\-:]\d\d)(?:(?<!so \d\d)|(?<=dan so \d\d))(?<!dinh \d\d)(?<!lenh \d\d)\d\d)"
        rf"(?![\w/%]|[.,]\d|-\w){_NOT_COUNTED}",
        dated=True,
    ),
)
