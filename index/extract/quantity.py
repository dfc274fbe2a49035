"""One sentence in, its quantities out: numbers with their units, put together where the text takes them apart.

"2 tỷ 500 triệu đồng" is one amount, "từ 30% đến dưới 70%" one range; a percent sign that the words around prove is
supplied; a noun said once holds for the counts after it ("20 trường, trong đó 5 ngoài công lập"). A number without
unit is kept where a verb states it ("hệ số là 2,34", "xếp thứ 48"). Knows nothing of indicators.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from index.document import Span
from index.extract.bare_number import (
    ends_in_statement,
    is_bare_share,
    is_ordinal,
    is_rank,
    is_stated,
    looks_like_share,
    numbers_position,
)
from index.extract.bracket_parts import find_bracket_parts
from index.extract.comparison import attains, moves
from index.extract.measure import SCALES
from index.extract.number import NEAR, NumberKind, NumberMention, find_numbers, is_compound, parse_number, starts_change
from index.extract.spoken import SPOKEN_RUN
from index.extract.unit import UnitMention, read_unit
from index.record import record

# "tăng từ 23 lên 52 tỉnh", "1 hoặc 2 môn", "1.665 trong số 15.026 ca": the first takes the unit of the second
_TAKES_NEXT = re.compile(
    r"\s*(?:(?:tăng |giảm )?(?:lên|xuống|còn|lên tới|xuống còn|thành)|hoặc|hay|trong số|trong tổng số|trên tổng số)\s*(?:khoảng|gần|hơn|trên)?\s*"
)
_RANGE_WORD = re.compile(
    r"\s*(?:-|–|—|÷|(?:đến|tới)(?:\s+(?:dưới|hết|không quá|tối đa|trên|đủ|hơn|gần|khoảng))?)\s*", re.IGNORECASE
)
_SAME_NOUN = re.compile(r"^[^.;\d]{0,30}(?:,|\(|(?<!\w)(?:và|trong đó|gồm|có))\s*$", re.IGNORECASE)
# "trạm Mây có 20 giường, trạm Gió có 12, ...": what is had is what was had before.
_HAS_TOO = re.compile(r",\s[^.;,\d]{2,60}\scó\s*")
_CLAUSE_ENDS = re.compile(r"\s*(?:[,;.)](?!\d)|$)")
_MEDAL = re.compile(r"huy chương|HC", re.IGNORECASE)
# "04 (bốn) sĩ quan": said twice
_SPELLED_OUT = re.compile(rf"\s?\((?:{SPOKEN_RUN})\)", re.IGNORECASE)
# "2/3 chiều cao" is a fraction, "2/3" may be the second of March
_FRACTION_OF = re.compile(
    r"\s(?:số|diện tích|tổng|chiều|dân|quãng|thời gian|khối lượng|giá|lượng|sản lượng|thể tích|trọng lượng|chi phí|kinh phí|vốn|lãnh thổ|mức"
    r"|thành viên|đại biểu|người|học sinh|thu nhập|ngân sách|doanh thu|toàn bộ|của)(?!\w)",
)
_WORD_FOLLOWS = re.compile(r"\s+[^\W\d_]")
_LAST_MONTH, _LAST_DAY = 12, 31
# "14 năm 313 ngày" is one stretch of time: it counts as its years, and is told whole.
_FINER = {
    "năm": ("tháng", "tuần", "ngày"),
    "tuổi": ("tháng", "ngày"),
    "tháng": ("tuần", "ngày"),
    "tuần": ("ngày",),
    "ngày": ("giờ",),
    "giờ": ("phút",),
    "phút": ("giây",),
}


@record(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with its unit: `unit_text` is "" when none is stated; `span` covers both, offsets count in the text."""

    mention: NumberMention
    unit: UnitMention | None
    unit_text: str
    span: Span


def find_quantities(text: str, *, taken: Sequence[Span] = ()) -> tuple[Quantity, ...]:
    """Find the quantities of a sentence.

    Parameters
    ----------
    text
        One sentence in reading form.
    taken
        Spans of periods and dates, which are no quantities.

    Returns
    -------
    The quantities in order, without overlap.
    """
    found: list[Quantity] = []
    parts = find_bracket_parts(text) if "(" in text else {}
    mentions = find_numbers(text, taken=taken, counting=parts, may_matter=_may_be_quantity)
    for i, mention in enumerate(mentions):
        following = mentions[i + 1] if i + 1 < len(mentions) else None
        previous = found[-1] if found else None
        if previous is not None and mention.span.start < previous.span.end:
            continue
        quantity = _part(text, mention, following) if mention.kind is NumberKind.PART else None
        if mention.kind not in {NumberKind.PART, NumberKind.WHOLE}:
            unit = (
                _unit_after(text, mention, following, taken)
                or _unit_of_next(text, mention, following, taken)
                or _unit_of_whole(mention, found, parts)
            )
            quantity = _plain(text, mention, unit, previous)
        if quantity is None:
            continue
        joined = _join(text, previous, quantity) if previous is not None else None
        if joined is not None:
            found[-1] = joined
        else:
            found.append(quantity)
    return tuple(found)


def _may_be_quantity(match: re.Match[str]) -> bool:
    """Tell whether a number may be a quantity by itself, as the first one of a sentence must be.

    Most numbers of a document are those of laws, articles and days: no unit follows them, and no verb states them.
    """
    text, start, end = match.string, match.start(), match.end()
    if "(" in text[end : end + 2] or is_compound(text, end) or read_unit(text, end) is not None:
        return True
    before, rest = text[max(0, start - NEAR) : start], text[end : end + NEAR]
    return is_rank(before) or is_bare_share(match.group(), before, rest) or is_stated(before, rest)


def _unit_after(
    text: str, mention: NumberMention, following: NumberMention | None, taken: Sequence[Span]
) -> UnitMention | None:
    spelled = _SPELLED_OUT.match(text, mention.span.end) if "(" in text else None
    unit = read_unit(text, mention.span.end if spelled is None else spelled.end())
    if unit is None:
        return None
    if following is not None and unit.span.end > following.span.start and text[following.span.start - 1] != "/":
        return None  # but "102,6 nam/100 nữ" has a number in its unit
    return None if any(unit.span.overlaps(span) for span in taken) else unit


def _unit_of_next(
    text: str, mention: NumberMention, following: NumberMention | None, taken: Sequence[Span]
) -> UnitMention | None:
    """Return the unit that stands with the next number only, as a unit of no characters."""
    if following is None or not _TAKES_NEXT.fullmatch(text, mention.span.end, following.span.start):
        return None
    unit = _unit_after(text, following, None, taken)
    if unit is None or not unit.known:
        return None
    if unit.base == "%" and not looks_like_share(text[mention.span.start : mention.span.end]):
        return None  # "154,000 hay 36,5% dân số" says one thing twice
    return replace(unit, span=Span(mention.span.end, mention.span.end))


def _unit_of_whole(mention: NumberMention, found: Sequence[Quantity], parts: Mapping[int, int]) -> UnitMention | None:
    """Return the unit of the whole that a number in brackets is a part of, as a unit of no characters."""
    at = parts.get(mention.span.start)
    whole = next((each for each in found if at is not None and each.mention.span.start <= at < each.span.end), None)
    if whole is None or whole.unit is None:
        return None
    return replace(whole.unit, span=Span(mention.span.end, mention.span.end))


def _quantity(mention: NumberMention, unit: UnitMention | None, unit_text: str) -> Quantity:
    end = unit.span.end if unit is not None else mention.span.end
    return Quantity(mention=mention, unit=unit, unit_text=unit_text, span=Span(mention.span.start, end))


def _part(text: str, part: NumberMention, whole: NumberMention | None) -> Quantity | None:
    """Read "08/162 xã", "đứng thứ 20/63", "tỷ lệ 1/500"; "14/6" without more is a day."""
    if whole is None or whole.kind is not NumberKind.WHOLE:
        return None
    unit = read_unit(text, whole.span.end)
    before = text[max(0, part.span.start - NEAR) : part.span.start]
    mention = replace(part, span=Span(part.span.start, whole.span.end))
    if is_rank(before):
        return _quantity(mention, None, "")
    if unit is not None and unit.known:
        return _quantity(mention, unit, unit.unit)
    is_day = part.number <= _LAST_DAY and whole.number <= _LAST_MONTH
    if is_day and not (ends_in_statement(before) or attains(before) or _FRACTION_OF.match(text, whole.span.end)):
        return None
    return _quantity(mention, None, "")


def _plain(text: str, mention: NumberMention, unit: UnitMention | None, previous: Quantity | None) -> Quantity | None:
    before = text[max(0, mention.span.start - NEAR) : mention.span.start]
    rest = text[mention.span.end : mention.span.end + NEAR]
    # "đứng thứ 3 vùng" counts nothing; "xếp hạng 5 tỉnh" does.
    if is_rank(before) and (unit is None or not unit.known or is_ordinal(before)):
        return None if numbers_position(before, rest) else _quantity(mention, None, "")
    if unit is not None and unit.unit in {"kế hoạch", "dự toán"}:
        unit = None
    inherited = _inherited(text, mention, unit, previous)
    if inherited is not None:
        return _quantity(mention, inherited, inherited.unit)
    if unit is None:
        if is_bare_share(text[mention.span.start : mention.span.end], before, rest):
            return _quantity(mention, None, "%")
        return _quantity(mention, None, "") if is_stated(before, rest) else None
    if unit.counted:
        mention = replace(mention, number=_recount(text, mention))
    if not unit.base and before.endswith("$"):
        unit = replace(unit, unit=f"{unit.unit} USD", base="USD")
    return _quantity(mention, unit, unit.unit)


def _inherited(
    text: str, mention: NumberMention, unit: UnitMention | None, previous: Quantity | None
) -> UnitMention | None:
    """Return the noun of the count before, where this one leaves it out; as a unit of no characters."""
    if previous is None or previous.unit is None or not previous.unit.counted:
        return None
    gap = text[previous.span.end : mention.span.start]
    if unit is None and _HAS_TOO.fullmatch(gap) and _CLAUSE_ENDS.match(text, mention.span.end):
        return replace(previous.unit, span=Span(mention.span.end, mention.span.end))
    if not _SAME_NOUN.match(gap) or moves(gap) or attains(gap):
        return None
    is_medal = unit is not None and unit.unit == "đồng" and _MEDAL.search(previous.unit.unit) is not None
    if (unit is not None and unit.known and not is_medal) or not _WORD_FOLLOWS.match(text, mention.span.end):
        return None
    return replace(previous.unit, span=Span(mention.span.end, mention.span.end))


def _recount(text: str, mention: NumberMention) -> Decimal:
    written = text[mention.span.start : mention.span.end]
    is_digits = written[:1].isdigit() and mention.upper is None
    return parse_number(written, counts=True) if is_digits else mention.number


def _join(text: str, first: Quantity, second: Quantity) -> Quantity | None:
    """Return both as one quantity when they are one amount or the ends of one range, else None."""
    if first.unit is None or second.unit is None:
        return None
    if first.mention.kind is not NumberKind.PLAIN or second.mention.kind is not NumberKind.PLAIN:
        return None
    between = text[first.span.end : second.span.start]
    last = text[first.span.start : first.span.end].rpartition(" ")[2].lower()
    if between.isspace() and second.unit.unit in _FINER.get(last, ()):
        return replace(first, span=Span(first.span.start, second.span.end))
    if between.isspace() and not first.unit.base and first.unit.factor != second.unit.factor:
        return _amount(first, second, first.unit, second.unit)
    before, after = text[max(0, first.span.start - NEAR) : first.span.start], text[second.mention.span.end :][:NEAR]
    if _RANGE_WORD.fullmatch(between) is None or starts_change(before, after):
        return None
    return _range(first, second, first.unit, second.unit)


def _range(first: Quantity, second: Quantity, lower: UnitMention, upper: UnitMention) -> Quantity | None:
    """Read "30% đến dưới 70%", "100 triệu đến 250 triệu đồng", "1 người đến 10 người lao động" as ranges."""
    shared = lower.base == upper.base
    named_later = upper.unit.startswith(f"{lower.unit} ")
    if not (shared or named_later):
        return None
    ratio = upper.factor / lower.factor if shared else Decimal(1)
    highest = second.mention.number * ratio
    if highest <= first.mention.number:
        return None
    whole = first if shared else second
    span = Span(first.span.start, second.span.end)
    mention = replace(first.mention, upper=highest.normalize() + 0, kind=NumberKind.RANGE, qualifier="", span=span)
    return replace(whole, mention=mention, span=span)


def _amount(first: Quantity, second: Quantity, scale: UnitMention, unit: UnitMention) -> Quantity:
    """Add "2 tỷ" and "500 triệu đồng" up to 2,5 tỷ đồng; "1 nghìn" and "200 tỷ đồng" to 1200 tỷ đồng."""
    ratio = unit.factor / scale.factor
    span = Span(first.span.start, second.span.end)
    if ratio < 1:
        has_scale = unit.unit.split(" ")[0] in SCALES
        named = " ".join(unit.unit.split(" ")[1:]) if has_scale else unit.unit
        unit = replace(unit, unit=f"{scale.unit} {named}".strip(), factor=scale.factor)
        number = first.mention.number + second.mention.number * ratio
    else:
        number = first.mention.number * scale.factor + second.mention.number
    mention = replace(first.mention, number=number.normalize() + 0)
    return Quantity(mention=mention, unit=unit, unit_text=unit.unit, span=span)
