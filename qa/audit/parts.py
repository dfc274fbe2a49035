"""Parts named in a sentence against their total: "tổng 1.131,6, trong đó A 596,8; B 532".

A document in, findings out. Parts that are plainly only examples are left alone; parts a little short of the total
are worth a look, parts beyond it contradict it. Tables are checked elsewhere.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from index.document import BlockKind
from index.figure import AMOUNTS, Figure
from index.normalise import fold
from qa.arithmetic.compute import write_number
from qa.audit.finding import Check, Finding, Paper, Severity
from qa.audit.interval import shown_interval, sum_intervals
from qa.audit.kinship import is_additive, is_plain_value, same_measure
from qa.audit.wording import amount, in_unit, named, trimmed
from qa.cite.phrase import written

# Parts that reach this share of the total and leave less than the smallest part are meant to be all of it.
_NEARLY_ALL = Decimal("0.95")
# Beyond this the "parts" overlap ("nữ", "đảng viên") or were not bound to the right total.
_HARDLY_MORE = Decimal("1.15")
# Of so few things a sentence names kinds, not parts.
_FEWEST = 10
_EXAMPLES = re.compile(
    r"\b(?:mot so|chu yeu|rieng|tieu bieu|dien hinh|nhat la|dang chu y|nhu|lon nhat|noi bat|it nhat|co the)\b"
)
# Who is counted twice: "48 người tự ứng cử, 44 người ngoài Đảng, 30 nữ".
_OVERLAP = re.compile(r"\b(?:nu|ngoai dang|dang vien|dan toc|tu ung cu|tre em|phu nu|thanh nien|ton giao)\b")
_NUMBER = re.compile(r"(?<![\w/.,-])\d+(?:[.,]\d+)*(?![\w/])")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_AND_SO_ON = re.compile(r"[^.;]{0,40}?(?:\.{2,}|…|\bv\.?v\b)|[^.]{0,60}?\b(?:con lai|cac loai khac|khac)\b")
_TAIL = 80  # characters after the last part that may say so
_LONGEST_LIST = 30  # blocks of one list


def check_parts(paper: Paper) -> Iterator[Finding]:
    """Compare each total in prose with the sum of the parts that it opens."""
    groups: dict[int, list[Figure]] = {}
    named = values_by_name(paper)
    for figure in paper.figures:
        if figure.row is None and figure.parent and figure.role in AMOUNTS and is_additive(figure):
            whole = whole_of(paper, figure, named.get(figure.parent, ()))
            if whole is not None:
                groups.setdefault(whole, []).append(figure)
    for whole, parts in groups.items():
        finding = _compare(paper, paper.figures[whole], parts)
        if finding is not None:
            yield finding


def values_by_name(paper: Paper) -> dict[str, list[int]]:
    """Return the positions of the amounts in prose under each indicator."""
    found: dict[str, list[int]] = {}
    for position, figure in enumerate(paper.figures):
        if figure.row is None and figure.role in AMOUNTS:
            found.setdefault(figure.indicator, []).append(position)
    return found


def whole_of(paper: Paper, part: Figure, likely: Sequence[int]) -> int | None:
    """Return the position of the total that a part belongs to: the last before it, or before its footnote's mark."""
    block = paper.blocks[part.block]
    limit, home = part.span.start, part.block
    if block.kind is BlockKind.FOOTNOTE:
        if block.anchor is None:
            return None
        home, offset = block.anchor
        limit = paper.blocks[home].aligned.to_source(max(offset - 1, 0), max(offset, 1)).end
    for position in reversed(likely):
        whole = paper.figures[position]
        if (
            whole.span.end <= limit
            and whole.period == part.period
            and same_measure(whole, part)
            and (whole.block == home or _is_list_after(paper, whole.block, part.block))
        ):
            return position
    return None


def _is_list_after(paper: Paper, lead: int, item: int) -> bool:
    between = range(lead + 1, item + 1)
    return 0 < len(between) <= _LONGEST_LIST and all(
        paper.blocks[ordinal].kind is BlockKind.LIST_ITEM for ordinal in between
    )


def _compare(paper: Paper, whole: Figure, parts: Sequence[Figure]) -> Finding | None:
    plain = all(is_plain_value(figure) for figure in (whole, *parts))
    names = {fold(part.indicator) for part in parts}
    if len(parts) < 2 or len(names) < len(parts) or not plain or whole.value < _FEWEST or _is_nested(parts):
        return None
    total, stated = sum_intervals(map(shown_interval, parts)), shown_interval(whole)
    if any(sum_intervals(map(shown_interval, parts[:count])).meets(stated) for count in range(2, len(parts) + 1)):
        return None  # what follows a whole that is already full belongs to something else
    gap = stated.middle - total.middle
    if gap > 0:
        smallest = min(part.value for part in parts)
        if total.middle < whole.value * _NEARLY_ALL or gap >= smallest:
            return None
        if _are_examples(paper, whole, parts) or _has_bare_number(paper, parts):
            return None
    elif total.middle > whole.value * _HARDLY_MORE or _overlap(paper, parts):
        return None
    return _tell(paper, whole, parts, gap, total.margin + stated.margin)


def _tell(paper: Paper, whole: Figure, parts: Sequence[Figure], gap: Decimal, margin: Decimal) -> Finding:
    unit = whole.unit
    sum_ = sum((part.value for part in parts), Decimal(0))
    shown = [write_number(part.number) if part.unit == unit else written(part) for part in parts]
    arithmetic = (
        f"{' + '.join(shown)} = {write_number(trimmed(in_unit(sum_, unit)))}; tổng nêu"
        f" {write_number(whole.number)}; chênh {amount(abs(gap), unit)}"
    )
    short = "; có thể còn phần chưa nêu hoặc một số bị sai" if gap > 0 else ""
    verb = "thấp hơn" if gap > 0 else "vượt"
    return Finding(
        check=Check.PARTS,
        severity=Severity.LOOK if gap > 0 else Severity.CONTRADICTION,
        sentence=(
            f"{named(whole)}: các phần nêu ra cộng lại {amount(sum_, unit)}, {verb} tổng nêu"
            f" {written(whole)} là {amount(abs(gap), unit)}{short}."
        ),
        arithmetic=arithmetic,
        difference=trimmed(in_unit(abs(gap), unit)),
        tolerance=trimmed(in_unit(margin, unit)),
        unit=unit,
        operands=paper.operands(whole, *parts),
    )


def _are_examples(paper: Paper, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Tell whether the words say that the parts are not all there is."""
    ordered = sorted(parts, key=lambda part: part.span)
    first, last = ordered[0], ordered[-1]
    lead = paper.text[first.clause.start : first.span.start]
    if first.block == whole.block:
        lead = paper.text[whole.span.end : first.span.start]
    return (
        _EXAMPLES.search(fold(lead)) is not None
        or _AND_SO_ON.match(fold(paper.text[last.span.end : last.span.end + _TAIL])) is not None
    )


def _overlap(paper: Paper, parts: Sequence[Figure]) -> bool:
    """Tell whether the words divide one crowd in several ways at once."""
    text = paper.text[min(part.clause.start for part in parts) : max(part.span.end for part in parts) + 40]
    return _OVERLAP.search(fold(text)) is not None


def _has_bare_number(paper: Paper, parts: Sequence[Figure]) -> bool:
    """Tell whether a number that was read as no figure stands among the parts."""
    start, end = min(part.span.start for part in parts), max(part.span.end for part in parts)
    spans = [figure.span for figure in paper.figures if figure.span.end > start and figure.span.start < end]
    for found in _NUMBER.finditer(paper.text, start, end):
        inside = any(span.start <= found.start() < span.end for span in spans)
        if not inside and _YEAR.fullmatch(found.group()) is None:
            return True
    return False


def _is_nested(parts: Sequence[Figure]) -> bool:
    """Tell whether one of the parts is itself the sum of the parts after it."""
    for start, part in enumerate(parts):
        following = Decimal(0)
        for other in parts[start + 1 :]:
            following += other.value
            if following == part.value:
                return len(parts) > 2
    return False
