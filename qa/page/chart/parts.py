"""Figures of one unit in, the chart of a whole's parts out, with the share of each.

A share is computed and said to be; the rest that no chosen figure states is named, never drawn.
"""

from decimal import Decimal

from index.figure import Role
from index.normalise import fold
from qa.arithmetic.compute import write_number
from qa.arithmetic.rounding import amount_of
from qa.listing import FigureRow
from qa.page.chart.group import UnitGroup, gather, identity_of, name_rows, settle
from qa.page.chart.record import Chart, ChartKind, Mark, Strand
from qa.page.words import say_period

_FEWEST = 2
_NO_PARTS = frozenset({Role.GROWTH, Role.CHANGE, Role.PLAN_SHARE})


def chart_parts(group: UnitGroup, kind: ChartKind) -> Chart:
    """Chart the parts of a whole: of the figure that is their whole, where it was chosen too, else of their sum."""
    notes = list(group.notes())
    periods = sorted({row.figure.period for row in group.rows})
    settled = [settle(rows) for rows in gather(group.rows, identity_of).values()] if len(periods) == 1 else []
    rows = [row for row in settled if row is not None]
    if len(rows) < len(settled):
        notes.append(f"{len(settled) - len(rows)} chỉ tiêu có các nguồn nêu khác nhau nên không vẽ; hãy chọn một số.")
    whole = _whole_among(rows)
    parts = [row for row in rows if row is not whole]
    if whole is not None:
        parts = [row for row in parts if fold(row.figure.parent or "") == fold(whole.figure.indicator)]
        if len(parts) < len(rows) - 1:
            notes.append(f"{len(rows) - 1 - len(parts)} số không ghi là thuộc {whole.figure.indicator} nên không vẽ.")
    reason = _refusal(group, parts, periods)
    if reason:
        return Chart(kind=kind, title="", unit=group.unit, notes=(*notes, reason))
    numbers = [group.number(row.figure) for row in parts]
    total = sum(numbers, Decimal(0)) if whole is None else group.number(whole.figure)
    said, is_covered = _compare(group, parts, whole)
    notes.append(said)
    if kind is ChartKind.PIE and not is_covered:
        kind = ChartKind.SHARES
        notes.append("Các phần không gộp thành cả tổng nên vẽ bằng cột, không vẽ hình tròn.")
    marks = tuple(
        Mark(category=index, number=number, row=row, said=f"chiếm {_percent(number / total)} (tính ra)")
        for index, (row, number) in enumerate(zip(parts, numbers, strict=True))
    )
    named = whole.figure.indicator if whole is not None else ""
    when = say_period(periods[0])
    return Chart(
        kind=kind,
        title=" ".join(filter(None, ("Cơ cấu", named, when))),
        unit=group.unit,
        categories=tuple(name_rows(parts)),
        strands=(Strand(name="Các phần", marks=marks),),
        notes=tuple(notes),
    )


def _refusal(group: UnitGroup, parts: list[FigureRow], periods: list[str]) -> str:
    if len(periods) > 1:
        told = ", ".join(say_period(period) or "chưa rõ kỳ" for period in periods)
        return f"Các phần phải cùng một kỳ, đang chọn: {told}. Hãy lọc theo một kỳ."
    if len(parts) < _FEWEST:
        return "Cơ cấu cần ít nhất hai phần cùng đơn vị; hãy chọn thêm."
    if any(row.figure.role in _NO_PARTS for row in parts):
        return "Mức tăng, giảm và tỷ lệ so với kế hoạch không phải là phần của một tổng; hãy chọn “Xếp hạng”."
    numbers = [group.number(row.figure) for row in parts]
    if min(numbers) < 0 or not any(numbers):
        return "Có phần là số âm, hoặc mọi phần bằng 0, nên không tính được tỷ trọng; hãy chọn “Xếp hạng”."
    return ""


def _whole_among(rows: list[FigureRow]) -> FigureRow | None:
    """Return the figure that the others name as their whole, None when there is none."""
    wholes = {fold(row.figure.parent or "") for row in rows} - {""}
    found = [row for row in rows if fold(row.figure.indicator) in wholes]
    return found[0] if len(found) == 1 and found[0].figure.value > 0 else None


def _compare(group: UnitGroup, parts: list[FigureRow], whole: FigureRow | None) -> tuple[str, bool]:
    """Return what the shares are shares of, and whether the parts make up the whole as far as rounding goes."""
    total = sum((group.number(row.figure) for row in parts), Decimal(0))
    written = f"{write_number(round(total, 6))} {group.unit}".strip()
    if whole is None:
        return f"Tỷ trọng được tính trên tổng các phần đã chọn, {written}.", True
    stated = group.number(whole.figure)
    steps = sum((amount_of(row.figure).step() for row in (*parts, whole)), Decimal(0)) / 2 / group.factor
    told = f"Tỷ trọng được tính trên {whole.figure.indicator}, {write_number(round(stated, 6))} {group.unit}".strip()
    if abs(total - stated) <= steps:
        return f"{told}.", True
    rest = "ít hơn" if total < stated else "nhiều hơn"
    return f"{told}; các phần đã chọn cộng lại {written}, {rest} tổng.", False


def _percent(share: Decimal) -> str:
    return f"{write_number(round(share * 100, 1))}%"
