"""What the place of a cell gives to its numbers: unit, period, role, direction, indicator.

A row label under its group, a column header and a caption in; the nearest that tells wins. Does not read cells.
"""

import re
from decimal import Decimal
from functools import lru_cache

from index.extract.measure import MEASURES, SCALES, SPELLINGS
from index.extract.period import find_periods
from index.extract.unit import in_words, read_unit
from index.figure import MOVES, Direction, Role
from index.record import record

_BARE_YEAR = re.compile(r"\((?:năm )?((?:19|20)\d{2})\)|(?<!\d)((?:19|20)\d{2})(?!\d)$")
_BRACKETED = re.compile(r"\(([^()]*)\)")
# "Đơn vị" alone is an office at times: "28 đơn vị hành chính".
UNIT_LABEL = re.compile(
    r"(?:đơn vị(?: tính|(?=\s*:)|(?<=\(đơn vị))|đvt)\s*:?\s*(?P<unit>(?:[^,;)]|(?<=\d),(?=\d))+)", re.IGNORECASE
)
YEAR = re.compile(r"^(?:[Nn]ăm\s*)?((?:18|19|20)\d{2})(?:\s*[-–]\s*((?:(?:18|19|20)\d{2})|\d{2}))?$")
_TARGET_HEADER = re.compile(r"(?<!\w)(?:kế hoạch|mục tiêu|KH|dự kiến|phấn đấu)(?!\w)", re.IGNORECASE)
_CHANGE_HEADER = re.compile(r"(?:(?:tăng|giảm|chênh lệch)(?!\w)|±|\+/[-–−])", re.IGNORECASE)
# "±%" says how something moved, and not what.
_ONLY_MOVES = re.compile(r"(?:±|\+/[-–−]|(?:tỷ lệ |tốc độ )?tăng(?: trưởng|[/, ]+giảm)?)\s*(?:%|\(%\))", re.IGNORECASE)
# From the first of its words on, so that a line is looked through once.
_PLAN_HEADER = re.compile(
    r"^(?:(?!%|so với|tỷ lệ).)*(?:%|so với|tỷ lệ).*(?:kế hoạch|KH|dự toán)", re.IGNORECASE | re.MULTILINE
)
_GROWTH_HEADER = re.compile(r"(?:tăng|giảm|so (?:với )?(?:cùng k[ỳì]|năm))", re.IGNORECASE)
# "Trung bình ngày °C (°F)": a cell "17.0 (62.6)" gives both, the bracketed one in the bracketed unit.
_TWO_UNITS = re.compile(r"(?<!\S)(?P<first>\S+)\s*\((?P<second>[^()]*)\)\s*$")
_IMPLIED_UNITS = (("mật độ", "người/km²"), ("dân số", "người"), ("số dân", "người"))
# Marks are told in points, whatever the rows are about.
_POINTS = re.compile(
    r"(?:tổng |số )?điểm(?: (?:số|chuẩn|thi|tối đa|trung bình|đánh giá|cộng|thưởng|đạt|đạt được))?", re.IGNORECASE
)
# "Tỷ lệ (%)" names a unit, "đạt 100%" gives a number.
_PERCENT = re.compile(r"(?<!\d)(?<!\d )%")
# The end of a caption that only leads to its table.
_LEADS_IN = re.compile(
    r"\s*(?:được (?:ghi|trình bày|nêu|thể hiện)|như sau|dưới đây|sau đây|\((?:đơn vị|đvt)[^()]*\)?|:\s*$|\.\s*$).*$",
    re.IGNORECASE | re.DOTALL,
)


@record(frozen=True, slots=True, kw_only=True)
class Caption:
    """The line that names a table, with the unit and the period it gives for all cells, or ""."""

    text: str
    unit: str
    period: str


@record(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a cell stands: its row label, column header, group rows, caption, the unit column's word for its row.

    `headed` is False when the column has no header of its own and `header` holds those that head no data. `before` is
    the header of the column before.
    """

    label: str
    header: str
    headed: bool
    group: str
    caption: Caption
    unit: str
    before: str = ""


def only_moves(header: str) -> bool:
    """Tell whether a column header says only that something moved by so many per cent."""
    return _ONLY_MOVES.fullmatch(header) is not None


def unit_of(place: Place, *, order: int) -> str:
    """Return the unit that the surroundings give to the number of a cell, the first of a cell having order 0."""
    if place.unit:
        return place.unit
    header = place.header if place.headed else ""
    if _POINTS.fullmatch(header):
        return "điểm"
    texts = (header, place.label, place.group, place.caption.text)
    found = next((unit for text in texts if (unit := _unit_in(text, order=order))), "")
    if found or place.caption.unit:
        return found or place.caption.unit
    # "• Điều tra 2021" stands under "Dân số" and is of it; what has no such mark only comes behind it.
    above = place.group if place.label.startswith("•") else ""
    named = f"{header} {place.label} {above} {place.caption.text}".lower()
    return next((unit for words, unit in _IMPLIED_UNITS if words in named), "")


@lru_cache(maxsize=1024)
def _unit_in(text: str, *, order: int) -> str:
    """Return the unit that a header, label or caption names, or ""."""
    if text:
        labelled = UNIT_LABEL.search(text)
        if labelled is not None:
            return plain_unit(labelled.group("unit").strip())
        two = _TWO_UNITS.search(text)
        if two is not None and two.group("first") in MEASURES and _is_unit(two.group("second")):
            return two.group("first") if order == 0 else two.group("second")
        brackets: list[str] = _BRACKETED.findall(text)
        for bracket in reversed(brackets):
            unit = plain_unit(bracket.strip())
            if _is_unit(unit):
                return unit
        if _is_scaled_unit(text):
            return plain_unit(text)
    return "%" if _PERCENT.search(text) is not None else ""


def plain_unit(unit: str) -> str:
    """Write a unit of a header the usual way: "Nghìn USD" -> "nghìn USD", "Ha" -> "ha", "1.000 đ" -> "nghìn đ"."""
    unit = in_words(unit)
    if not unit[:1].isupper() or re.split(r"[ /]", unit)[0] in SPELLINGS:
        return unit
    lowered = unit[:1].lower() + unit[1:]
    return lowered if _is_unit(lowered) else unit


def _is_scaled_unit(text: str) -> bool:
    """Tell whether a header is a unit and nothing else, "Triệu người"; "Năm", "Tỉnh" alone name what stands below."""
    return text.lower().partition(" ")[0] in SCALES and _is_unit(plain_unit(text))


def _is_unit(unit: str) -> bool:
    """Tell whether a text is a unit and nothing else; what it is told per may be anything ("lon/đứa con")."""
    mention = read_unit(f" {unit}", 0)
    if mention is None or not (mention.known and (mention.base or mention.unit in SCALES)):
        return False
    return mention.span.end == len(unit) + 1 or "/" in unit[: mention.span.end]


@lru_cache(maxsize=1024)  # a table has few units
def counts_things(unit: str) -> bool:
    """Tell whether a unit counts things that cannot be divided."""
    mention = read_unit(f" {unit}", 0)
    return mention is not None and mention.counted and mention.known and mention.factor == 1 and "/" not in unit


def role_of(place: Place, unit: str) -> tuple[Role, str | None]:
    """Return what the number of a cell says of its indicator, and what it is compared with."""
    heading = f"{place.header} {place.label}"
    if unit == "%" and _PLAN_HEADER.search(heading):
        return Role.PLAN_SHARE, "dự toán" if "dự toán" in heading.lower() else "kế hoạch"
    moves = _CHANGE_HEADER.match(place.header) or (_GROWTH_HEADER.search(heading) if unit == "%" else None)
    if moves is not None:
        role = Role.GROWTH if unit == "%" else Role.CHANGE
        return role, "cùng kỳ" if "cùng kỳ" in heading.lower() else None
    if _TARGET_HEADER.search(place.header):
        return Role.TARGET, None
    around = f"{heading} {place.group} {place.caption.text}".lower()
    is_stock = any(words in around for words, _ in _IMPLIED_UNITS)
    return Role.COUNT if counts_things(unit) and not is_stock else Role.LEVEL, None


def direction_of(place: Place, role: Role, number: Decimal) -> Direction:
    """Return which way a growth or a change of a cell goes: down when it is negative or its header says so."""
    if role not in MOVES:
        return Direction.NONE
    heading = f"{place.header} {place.label}".lower()
    if number < 0 or ("giảm" in heading and "tăng" not in heading):
        return Direction.DOWN
    return Direction.UP


def indicator_of(place: Place) -> str:
    """Return what a cell measures: its row label and its column header, else its group, else the caption."""
    label = place.label if not YEAR.match(place.label) else ""
    header = place.header if label or not only_moves(place.header) else place.before
    header = header if not (YEAR.match(header) or _is_scaled_unit(header)) else ""
    parts = [part for part in (label, header) if part]
    return " - ".join(parts) or place.group or _LEADS_IN.sub("", place.caption.text)


def parent_of(place: Place) -> str | None:
    """Return what a row is a part of: its group, else what the caption names."""
    return place.group or _LEADS_IN.sub("", place.caption.text).strip() or None


def period_of(place: Place) -> str:
    """Return the period that header, label or group gives, the nearest first, else the caption's."""
    named = (_period_in(text) for text in (place.header, place.label, place.group))
    return next((period for period in named if period), place.caption.period)


@lru_cache(maxsize=1024)  # a header is asked once a cell
def _period_in(text: str) -> str:
    year = YEAR.match(text)
    if year is not None:
        last = year.group(2)
        return year.group(1) if last is None else f"{year.group(1)}-{year.group(1)[: 4 - len(last)]}{last}"
    mentions = find_periods(text)
    if mentions:
        return mentions[-1].notation
    bare = _BARE_YEAR.search(text)
    return bare.group(1) or bare.group(2) if bare is not None else ""
