"""The text of a short cell in, its numbers out, each with the unit that the cell itself gives it.

"2.198 tỉ (332,2 tỉ USD) NDT (thứ 16)" holds an amount whose unit follows the bracket, the same amount in another unit,
and a rank. Does NOT know where a cell stands.
"""

import re
from collections.abc import Sequence

from index.document import Span
from index.extract.number import NumberKind, NumberMention, find_numbers, parse_number
from index.extract.quantity import find_quantities
from index.extract.table_rows import ALONE
from index.extract.taken import TakenSpans
from index.extract.unit import read_unit
from index.record import record

_RANK = re.compile(
    r"\((?:(?:xếp|đứng)\s+)?(?:thứ|hạng|thứ hạng)\s+(?P<rank>\d{1,3})(?!\d|[.,]\d)[^()]*\)", re.IGNORECASE
)
_BRACKET = re.compile(r"\s*\([^()]*\)(?=\s)")


@record(frozen=True, slots=True)
class CellNumber:
    """A number of a cell: its span with its unit, the unit or "", whether it is a rank, the values before its own.

    `order` counts the values that stand outside brackets: what follows one in brackets says it again or ranks it.
    """

    span: Span
    mention: NumberMention
    unit: str
    order: int
    is_rank: bool = False


def read_numbers(text: str, taken: Sequence[Span]) -> list[CellNumber]:
    """Read the numbers of a short cell, in order; `taken` are the spans of periods."""
    alone = ALONE.fullmatch(text)
    if alone is not None:
        sign = -1 if alone.group("sign") in {"-", "–", "−"} else 1
        digits = alone.group("spaced") or alone.group("digits")
        span = Span(alone.start("sign"), alone.end("percent"))
        mention = _plain(
            Span(alone.start("sign"), max(alone.end("spaced"), alone.end("digits"))), digits=digits, sign=sign
        )
        return [CellNumber(span if alone.group("percent") else mention.span, mention, alone.group("percent"), 0)]
    found = [(one.span, one.mention, one.unit_text) for one in find_quantities(text, taken=taken)]
    covered = TakenSpans(span for span, _, _ in found)
    found.extend(
        (mention.span, mention, "")
        for mention in find_numbers(text, taken=taken)
        if mention.kind is not NumberKind.WHOLE and not covered.meets(mention.span.start, mention.span.end)
    )
    ranks = {match.start("rank"): match for match in _RANK.finditer(text)}
    numbers: list[CellNumber] = []
    order = -1
    for span, mention, unit in sorted(found, key=lambda one: one[0]):
        if mention.span.start in ranks:
            continue
        inside = text.count("(", 0, span.start) > text.count(")", 0, span.start)
        order += 0 if inside and order >= 0 else 1
        told = unit if inside else _unit_behind(text, span, unit)
        numbers.append(CellNumber(span, mention, told, order))
    for match in ranks.values():
        span = Span(*match.span("rank"))
        before = [number.order for number in numbers if number.span.start < span.start]
        numbers.append(
            CellNumber(span, _plain(span, digits=match["rank"]), "", max(before, default=0), is_rank=bool(before))
        )
    return sorted(numbers, key=lambda number: number.span)


def _plain(span: Span, *, digits: str, sign: int = 1) -> NumberMention:
    number = sign * parse_number("".join(digits.split()))
    return NumberMention(span=span, number=number, upper=None, kind=NumberKind.PLAIN, qualifier="")


def _unit_behind(text: str, span: Span, unit: str) -> str:
    """Complete the unit of "2.198 tỉ (332,2 tỉ USD) NDT" or of "45.564 (7.064 USD) NDT" from behind the bracket."""
    bracket = _BRACKET.match(text, span.end)
    if bracket is None:
        return unit
    behind = read_unit(text, bracket.end())
    scaled = read_unit(f" {unit}", 0) if unit else None
    if behind is None or not behind.known or behind.counted or (unit and (scaled is None or scaled.base)):
        return unit
    return f"{unit} {behind.unit}".strip()
