"""Text in, numbers out: digits with Vietnamese or foreign grouping, ranges, fractions of a whole, signs, qualifiers.

Knows nothing of units, periods or indicators. The caller names the spans that are something else (dates, periods,
numbers of documents); a number that touches one of them is left out.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from index.document import Span

# Groups of three after a dot (Vietnamese) or a comma (foreign), or a plain run of digits with one separator.
_DIGITS = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|\d{1,3}(?:,\d{3})+\.\d+|\d+(?:[.,]\d+)?"
_NUMBER = re.compile(rf"(?<![\w.,/\-–])(?<![\w][.,/])(?P<minus>[-−–](?=\d))?(?P<digits>{_DIGITS})(?!\d)")
_AFTER_SLASH = re.compile(rf"(?<=[^\W\d_]/)(?P<minus>)(?P<digits>{_DIGITS})(?!\d)")
_RANGE = re.compile(rf"\s{{0,2}}(?:-|–|—|÷|đến|tới)\s{{0,2}}(?P<digits>{_DIGITS})(?![\d/])")
_FRACTION = re.compile(r"/(?P<digits>\d{1,6}(?:\.\d{3})*)(?![\d/\w])")
# "428/BC-UBND", "67/2014/QH13", "QĐ 2843", "số 16-NQ/TW", "Điều 5", "lần thứ 9": names of things, not quantities.
_CODE = re.compile(
    r"\d+(?:/\d{4})?(?:/|-)[A-ZĐ][\w\-/]*"
    r"|(?:[Ss]ố hiệu|(?<!\w)(?<!rong )[Ss]ố:?|QĐ|NĐ|NQ|CV|TT|Quyết định|Nghị quyết|Nghị định|Thông tư|Công văn|Chỉ thị|Báo cáo)"
    r"(?: số:?)? \d[\d./]*(?:[/-][A-ZĐ][\w\-/]*)?(?=$|[\s,.;:)/])(?! (?:người|hộ|con|vụ|dự án))"
    r"|(?:Điều|Khoản|khoản|điểm|Phụ lục|Mẫu số|mẫu số|Chương|Mục) \d+[a-zđ]?"
    r"|(?:thứ|[Kk]hóa|[Kk]hoá|[Qq]uốc lộ|QL|[Ll]ớp|[Mm]ức độ|[Tt]uyến(?: số)?|[Gg]iai đoạn|[Kk]hu vực) \d+(?![.,]?\d)"
    r"|\d+/\d+ giờ|\d+°\d+[′'’]?[\d″\"”]*"
)
_MARKER = re.compile(r"^\s*(?:\(?\d{1,2}[.)](?=\s)|\d{1,2}(?:\.\d{1,2})+\.?(?=\s))")
_QUALIFIER = re.compile(
    r"(?<!\w)(trên dưới|trên|dưới|gần|hơn|khoảng|chừng|xấp xỉ|tối đa|tối thiểu|ít nhất|không quá|đến|từ|quá)"
    r"(?:\s(?:khoảng|trên|gần|hơn))?\s*$",
    re.IGNORECASE,
)


class NumberKind(StrEnum):
    """Shape of a number in the text."""

    PLAIN = "plain"
    RANGE = "range"
    PART = "part"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberMention:
    """One number of a text.

    `span` covers the digits with a sign; of a range both ends. PART and WHOLE are the two numbers of "08/162";
    `upper` is the higher end of a range. `qualifier` is the word before it that makes it a bound or approximate.
    """

    span: Span
    number: Decimal
    upper: Decimal | None
    kind: NumberKind
    qualifier: str


def parse_number(written: str, *, counts: bool = False) -> Decimal:
    """Read one written number.

    Parameters
    ----------
    written
        Digits with dots and commas ("7.252,8", "13.48", "1,234,567.8").
    counts
        True when what follows can only be counted (people, households): then "289,516" is grouped, not decimal.

    Returns
    -------
    The number; trailing zeros after the decimal sign are kept ("2,30" -> 2.30).

    Examples
    --------
    >>> parse_number("39.841.752,9"), parse_number("13.48"), parse_number("289,516", counts=True)
    (Decimal('39841752.9'), Decimal('13.48'), Decimal('289516'))
    """
    dots, commas = written.count("."), written.count(",")
    if dots and commas:
        group, point = (".", ",") if written.rfind(",") > written.rfind(".") else (",", ".")
        return Decimal(written.replace(group, "").replace(point, "."))
    if dots > 1 or (dots == 1 and _groups_of_three(written, ".")):
        return Decimal(written.replace(".", ""))
    if commas > 1 or (commas == 1 and counts and _groups_of_three(written, ",")):
        return Decimal(written.replace(",", ""))
    return Decimal(written.replace(",", "."))


def _groups_of_three(written: str, separator: str) -> bool:
    whole, *groups = written.split(separator)
    return 1 <= len(whole) <= 3 and whole != "0" and all(len(group) == 3 for group in groups)


def code_spans(text: str) -> tuple[Span, ...]:
    """Return the spans of numbers that name something: documents, articles, roads, grades, list markers."""
    found = [Span(*match.span()) for match in _CODE.finditer(text)]
    marker = _MARKER.match(text)
    if marker is not None:
        found.append(Span(*marker.span()))
    return tuple(found)


def find_numbers(text: str, *, taken: Iterable[Span] = ()) -> tuple[NumberMention, ...]:
    """Find the numbers of a text in order.

    Parameters
    ----------
    text
        Reading text, NFC.
    taken
        Spans that are known to be something else: periods, dates, codes.

    Returns
    -------
    The numbers, none overlapping another or a taken span.
    """
    blocked = sorted((*taken, *code_spans(text)))
    found: list[NumberMention] = []
    position = 0
    matches = sorted((*_NUMBER.finditer(text), *_AFTER_SLASH.finditer(text)), key=lambda match: match.start())
    for match in matches:
        if match.start() < position or _touches(blocked, match.start("digits"), match.end()):
            continue
        mentions = _read(text, match, blocked)
        found.extend(mentions)
        position = mentions[-1].span.end
    return tuple(found)


def _read(text: str, match: re.Match[str], blocked: list[Span]) -> list[NumberMention]:
    before = _QUALIFIER.search(text, max(0, match.start() - 20), match.start())
    qualifier = before.group(1).lower() if before else ""
    sign = -1 if match.group("minus") and text[: match.start()].endswith((" ", "(", "")) else 1
    number = sign * parse_number(match.group("digits"))
    tail = _RANGE.match(text, match.end())
    if tail is not None and not _touches(blocked, tail.start("digits"), tail.end()):
        upper = parse_number(tail.group("digits"))
        if upper > number and not (qualifier == "" and "đến" in tail.group() and _is_year(number)):
            span = Span(match.start(), tail.end())
            return [NumberMention(span=span, number=number, upper=upper, kind=NumberKind.RANGE, qualifier="")]
    whole = _FRACTION.match(text, match.end())
    if whole is not None and not _touches(blocked, whole.start(), whole.end()):
        total = parse_number(whole.group("digits"))
        if total >= number:
            return [
                NumberMention(
                    span=Span(*match.span()), number=number, upper=None, kind=NumberKind.PART, qualifier=qualifier
                ),
                NumberMention(
                    span=Span(*whole.span("digits")), number=total, upper=None, kind=NumberKind.WHOLE, qualifier=""
                ),
            ]
    return [
        NumberMention(span=Span(*match.span()), number=number, upper=None, kind=NumberKind.PLAIN, qualifier=qualifier)
    ]


def _is_year(number: Decimal) -> bool:
    return number == number.to_integral_value() and 1800 <= number <= 2100


def _touches(blocked: list[Span], start: int, end: int) -> bool:
    return any(span.start < end and start < span.end for span in blocked)
