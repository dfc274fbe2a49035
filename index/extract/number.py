"""Text in, numbers out: digits in Vietnamese or foreign grouping, words, ranges, fractions of a whole, qualifiers.

Knows nothing of units, periods or indicators. The caller names the spans that are something else (dates, periods,
numbers of documents); a number that touches one of them is left out.
"""

import re
from collections.abc import Callable, Collection, Sequence
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from index.document import Span
from index.extract.alternatives import word_of
from index.extract.label import label_spans
from index.extract.spoken import find_spoken
from index.extract.taken import TakenSpans
from index.record import record

# Groups of three after a dot (Vietnamese) or a comma (foreign), or a plain run of digits with one separator.
_SPACED = r"[1-9]\d{0,2}(?:[ \u00a0]\d{3})+(?:,\d+)?(?!\d|[.,/]\d)"
DIGITS = (
    _SPACED + r"|\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|\d{1,3}(?:,\d{3})+\.\d+|\d+(?:[.,]\d+)?"
)
# Words that take no number as a name, to which one may be run on: "dân số là16.310 người", "từ10.000.000 đồng".
_LEADING = "là|từ|đến|tới|của|gồm|và|với|trên|dưới|khoảng|hơn|gần|quá|đạt|bằng|thêm|hạn"
_BEHIND_ONE = "|".join(rf"(?<=\W{word})" for word in _LEADING.split("|"))
_RUN_ON = rf"(?:{_BEHIND_ONE})(?=\d(?:\d|[.,]\d))(?!(?:1[89]|20)\d\d(?![.,]?\d))"
# The look-ahead makes characters that begin no number cheap.
_NUMBER = re.compile(
    rf"(?=[\d\-−–])(?:(?<![\w.,/\-–])(?<![\w][.,/])|{_RUN_ON})(?P<minus>[-−–](?=\d))?(?P<digits>{DIGITS})(?!\d)"
)
_AFTER_SLASH = re.compile(rf"(?=\d)(?<=[^\W\d_]/)(?P<minus>)(?P<digits>{DIGITS})(?!\d)")
_RANGE = re.compile(
    rf"\s{{0,2}}(?:-|–|—|÷|(?:đến|tới)(?: dưới| hết| không quá| tối đa| trên| hơn| gần| khoảng)?)\s{{0,2}}(?P<digits>{DIGITS})(?![\d/])"
)
_DIGIT = re.compile(r"\d")
NEAR = 60  # characters beside a number that can tell what it is
# What falls does not fall to a higher number: "giảm từ 10% đến 12%" is a range.
_FROM_ONE_LEVEL = re.compile(r"(?:tăng|nâng|chuyển)(?: [^\W\d_]+){0,2} từ\s*$", re.IGNORECASE)
# "giảm từ 8% đến 9% so với quý trước": by how much, not from where; a rate itself goes from one share to another.
_AGAINST = re.compile(r"\s?(?:%|phần trăm)(?:/năm)?\s+(?:mỗi năm\s+|một năm\s+)?so với(?!\w)", re.IGNORECASE)
_RATE = re.compile(
    r"(?<!\w)(?:t[ỷỉ] (?:lệ|trọng|suất)|(?:lãi|thuế|năng|công|xác|hiệu) suất|mức thuế|tốc độ|cơ cấu|độ ẩm|hệ số"
    r"|chiếm|che phủ|lạm phát)(?!\w)",
    re.IGNORECASE,
)
_FRACTION = re.compile(r"/(?P<digits>\d{1,6}(?:\.\d{3})*)(?![\d/\w])")
_COMPARING = "".join(f"(?<!{word} )" for word in ("cao", "thấp", "nhiều", "ít", "kém", "dài", "sớm", "nhanh", "chậm"))
_BOUNDS = "trên dưới|trên|dưới|gần|hơn|khoảng|chừng|xấp xỉ|ít nhất|nhiều nhất|đến|từ|quá|đủ"
_QUALIFIER = re.compile(
    "("
    + word_of(
        "không (?:quá|vượt quá|dưới|trên|ít hơn|nhiều hơn|cao hơn|thấp hơn|nhỏ hơn|lớn hơn|sớm hơn|muộn hơn)|nhỏ hơn|lớn hơn|tối đa|tối thiểu|"
        + "|".join(f"{_COMPARING}{bound}" for bound in _BOUNDS.split("|"))
    )
    + r")(?i:\s(?:khoảng|trên|gần|hơn|đủ|hết)|(?:(?<=nhất)|(?<=tối đa)|(?<=tối thiểu))\slà)?\s*$"
)


class NumberKind(StrEnum):
    """Shape of a number in the text."""

    PLAIN = "plain"
    RANGE = "range"
    PART = "part"
    WHOLE = "whole"


@record(frozen=True, slots=True, kw_only=True)
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


# Four of five numbers in digits stood in a text before.
@lru_cache(maxsize=4096)
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
    written = "".join(written.split())
    dots, commas = written.count("."), written.count(",")
    if dots and commas:
        group, point = (".", ",") if written.rfind(",") > written.rfind(".") else (",", ".")
        if written.count(point) > 1:  # "4.0,000,00": well-formed neither way, so no sign is taken for a decimal one
            return Decimal(written.replace(group, "").replace(point, ""))
        return Decimal(written.replace(group, "").replace(point, "."))
    if dots > 1 or (dots == 1 and _groups_of_three(written, ".")):
        return Decimal(written.replace(".", ""))
    if commas > 1 or (commas == 1 and counts and _groups_of_three(written, ",")):
        return Decimal(written.replace(",", ""))
    return Decimal(written.replace(",", "."))


def _groups_of_three(written: str, separator: str) -> bool:
    whole, *groups = written.split(separator)
    return 1 <= len(whole) <= 3 and whole != "0" and all(len(group) == 3 for group in groups)


def holds_number(text: str) -> bool:
    """Tell whether a text holds a digit or a number in words; cheap for the many sentences that hold neither."""
    return _DIGIT.search(text) is not None or bool(find_spoken(text))


def find_numbers(
    text: str,
    *,
    taken: Sequence[Span] = (),
    counting: Collection[int] = (),
    may_matter: Callable[[re.Match[str]], bool] | None = None,
) -> tuple[NumberMention, ...]:
    """Find the numbers of a text in order.

    Parameters
    ----------
    text
        Reading text, NFC.
    taken
        Spans that are known to be something else: periods, dates, codes.
    counting
        Where numbers stand that are known to name nothing, whatever stands before them.
    may_matter
        Tells whether anything can be made of a number in digits: where of none, none is returned. What numbers name
        takes more time to find out than all else.

    Returns
    -------
    The numbers, none overlapping another or a taken span.
    """
    spoken = find_spoken(text)
    blocked = TakenSpans(taken)
    matches = _find_digits(text, blocked)
    if not spoken and not any(may_matter is None or may_matter(match) for match in matches):
        return ()
    labels = label_spans(text, None if spoken else [match.start("digits") for match in matches])
    if counting:
        counted = TakenSpans(Span(start, start + 1) for start in counting)
        labels = tuple(label for label in labels if not counted.meets(label.start, label.end))
    known = [*taken, *labels]
    if labels:
        blocked = TakenSpans(known)
    found: list[NumberMention] = []
    position = 0
    for match in matches:
        if match.start() < position or blocked.meets(match.start("digits"), match.end()):
            continue
        mentions = _read(text, match, blocked)
        found.extend(mentions)
        position = mentions[-1].span.end
    if spoken:
        blocked = TakenSpans([*known, *(mention.span for mention in found)])
        found.extend(
            NumberMention(
                span=span, number=number, upper=None, kind=NumberKind.PLAIN, qualifier=_qualifier(text, span.start)
            )
            for span, number in spoken
            if not blocked.meets(span.start, span.end)
        )
        found.sort(key=lambda mention: mention.span)
    return tuple(found)


def _find_digits(text: str, taken: TakenSpans) -> list[re.Match[str]]:
    """Return the numbers in digits that meet no taken span, in order; they may overlap."""
    found = [*_NUMBER.finditer(text), *(_AFTER_SLASH.finditer(text) if "/" in text else ())]
    free = [match for match in found if not taken.meets(match.start("digits"), match.end())]
    return sorted(free, key=lambda match: match.start())


def _qualifier(text: str, start: int) -> str:
    before = _QUALIFIER.search(text, max(0, start - 24), start)
    return before.group(1).lower() if before else ""


def _read(text: str, match: re.Match[str], blocked: TakenSpans) -> list[NumberMention]:
    qualifier = _qualifier(text, match.start())
    sign = -1 if match.group("minus") else 1
    number = sign * parse_number(match.group("digits"))
    tail = _RANGE.match(text, match.end())
    if tail is not None and not blocked.meets(tail.start("digits"), tail.end()):
        upper = parse_number(tail.group("digits"))
        rises = "đến" in tail.group() and starts_change(
            text[max(0, match.start() - NEAR) : match.start()], text[tail.end() : tail.end() + NEAR]
        )
        if upper > number and not rises and not (qualifier == "" and "đến" in tail.group() and _is_year(number)):
            span = Span(match.start(), tail.end())
            return [NumberMention(span=span, number=number, upper=upper, kind=NumberKind.RANGE, qualifier="")]
    whole = _FRACTION.match(text, match.end())
    if whole is not None and not blocked.meets(whole.start(), whole.end()):
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


def is_compound(text: str, end: int) -> bool:
    """Tell whether a number in digits that ends somewhere may be but the first one of a range or a fraction."""
    return _RANGE.match(text, end) is not None or (text.startswith("/", end) and _FRACTION.match(text, end) is not None)


def starts_change(before: str, after: str) -> bool:
    """Tell whether something moves from one number to another ("tăng từ 5 đến 10 tỷ"): then they are no range.

    Parameters
    ----------
    before, after
        The words before the first number and those after the digits of the second; `NEAR` characters are enough.
    """
    if _FROM_ONE_LEVEL.search(before) is None:
        return False
    return _AGAINST.match(after) is None or _RATE.search(before) is not None


def _is_year(number: Decimal) -> bool:
    return number == number.to_integral_value() and 1800 <= number <= 2100
