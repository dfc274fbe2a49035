"""Chosen figures in, charts out: one for each unit. Nothing is filled in, and what is not drawn is said."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from index.extract.unit import base_of
from index.figure import Role
from index.normalise import fold
from qa.arithmetic.compute import write_number
from qa.listing import FigureRow
from qa.page.chart.group import UnitGroup, gather, identity_of, is_plan, name_rows, settle, split_units
from qa.page.chart.parts import chart_parts
from qa.page.chart.record import Chart, ChartKind, Mark, Strand
from qa.page.words import say_period
from qa.series.assemble import assemble_series, whole_of
from qa.series.calendar import Kind, find_gaps, kind_of, spread_periods
from qa.series.record import Note, Point, Series

MOST_FIGURES = 200
"""Figures of one request for charts; more are no longer told apart."""

MOST_BARS = 60
_AMOUNTS = frozenset({Role.LEVEL, Role.COUNT})
_NOTES = {Note.REPLACED: "đã được số sau thay thế", Note.CONFLICT: "các nguồn nêu khác nhau"}


def build_charts(rows: Sequence[FigureRow], kind: ChartKind) -> tuple[Chart, ...]:
    """Build the charts of chosen figures.

    Parameters
    ----------
    rows
        The figures; a range has no one value and is left out with a word.
    kind
        What is to be shown.

    Returns
    -------
    One chart for each unit, the one with most figures first. A chart without strands says in its notes what is
    missing.
    """
    single = [row for row in rows if row.figure.upper is None]
    left = len(rows) - len(single)
    told = (f"{left} số ghi dưới dạng khoảng (từ … đến …) nên không vẽ.",) if left else ()
    if not single:
        return (Chart(kind=kind, title="", unit="", notes=told or ("Chưa chọn con số nào.",)),)
    charts = [_BUILDERS[kind](group, kind) for group in split_units(single)]
    if len(charts) > 1:
        units = ", ".join(chart.unit or "không ghi đơn vị" for chart in charts)
        told = (*told, f"Các số có {len(charts)} loại đơn vị ({units}): mỗi đơn vị một biểu đồ.")
    first = replace(charts[0], notes=(*told, *charts[0].notes))
    return (first, *charts[1:])


def chart_periods(group: UnitGroup, kind: ChartKind) -> Chart:
    """Chart the figures of a group over periods of the kind that most of them have."""
    timed = [row for row in group.rows if kind_of(row.figure.period) is not Kind.UNKNOWN]
    if not timed:
        return _nothing(group, kind, "Các số này không rõ kỳ nên chưa vẽ theo kỳ được; hãy chọn “Xếp hạng”.")
    main = Counter(kind_of(row.figure.period) for row in timed).most_common(1)[0][0]
    drawn = [row for row in timed if kind_of(row.figure.period) is main]
    periods = spread_periods({row.figure.period for row in drawn})
    named = gather(drawn, identity_of)
    names = name_rows([rows[0] for rows in named.values()], over_time=True)
    strands: list[Strand] = []
    gaps: list[str] = []
    for name, rows in zip(names, named.values(), strict=True):
        strands.extend(_strands_of(group, name, assemble_series(rows).points, periods))
        lost = find_gaps({row.figure.period for row in rows})
        if lost:
            gaps.append(f"Trong các số đã chọn không có số của {', '.join(map(say_period, lost))} ({name}).")
    notes = [*group.notes(), *gaps]
    if len(drawn) < len(group.rows):
        notes.append(f"{len(group.rows) - len(drawn)} số của loại kỳ khác hoặc không rõ kỳ nên không vẽ chung.")
    if len(periods) == 1:
        notes.append(f"Chỉ có một kỳ ({say_period(periods[0])}) nên chưa thấy được diễn biến.")
    title = names[0] if len(names) == 1 else f"{len(names)} chỉ tiêu"
    return Chart(
        kind=kind if len(periods) > 1 else ChartKind.COLUMNS,
        title=f"{title} theo kỳ",
        unit=group.unit,
        categories=tuple(say_period(period).removeprefix("năm ") for period in periods),
        strands=tuple(strands),
        notes=tuple(notes),
    )


def chart_series(series: Series) -> Chart:
    """Chart one series over periods of the kind that it has most of."""
    kind = ChartKind.LINE
    group = UnitGroup(
        unit=series.unit, factor=base_of(series.unit)[1], rows=tuple(point.row for point in series.points)
    )
    single = [point for point in series.points if point.figure.upper is None and point.figure.period]
    kinds = Counter(kind_of(point.figure.period) for point in single)
    kinds.pop(Kind.UNKNOWN, None)
    if not kinds:
        return _nothing(group, kind, "Các số này không rõ kỳ hoặc là khoảng nên không vẽ theo kỳ được.")
    main = kinds.most_common(1)[0][0]
    drawn = [point for point in single if kind_of(point.figure.period) is main]
    periods = spread_periods({point.figure.period for point in drawn})
    notes = list(group.notes())
    if len(drawn) < len(series.points):
        notes.append(f"{len(series.points) - len(drawn)} số của loại kỳ khác, chưa rõ kỳ hoặc là khoảng nên không vẽ.")
    if len(periods) == 1:
        return _nothing(group, kind, f"Chỉ có một kỳ ({say_period(periods[0])}) nên không vẽ diễn biến.", *notes)
    return Chart(
        kind=kind,
        title=", ".join(filter(None, (series.indicator, series.territory))),
        unit=series.unit,
        categories=tuple(say_period(period).removeprefix("năm ") for period in periods),
        strands=tuple(_strands_of(group, series.indicator, drawn, periods)),
        notes=tuple(notes),
    )


def _strands_of(group: UnitGroup, name: str, points: Iterable[Point], periods: Sequence[str]) -> list[Strand]:
    """Return the strand of the values that stand, and an aside for those replaced and those that disagree."""
    place = {period: index for index, period in enumerate(periods)}
    joined: list[Mark] = []
    aside: list[Mark] = []
    for point in points:
        mark = Mark(category=place[point.figure.period], number=group.number(point.figure), row=point.row)
        if point.note is Note.NONE and not any(other.category == mark.category for other in joined):
            joined.append(mark)
        elif point.note is not Note.NONE:
            aside.append(replace(mark, said=_NOTES[point.note]))
    found = [Strand(name=name, marks=tuple(joined))] if joined else []
    if aside:
        told = "; ".join(dict.fromkeys(mark.said for mark in aside))
        found.append(Strand(name=f"{name} ({told})", marks=tuple(aside), is_aside=True))
    return found


def chart_plan(group: UnitGroup, kind: ChartKind) -> Chart:
    """Chart what was done beside what was planned, for each indicator, place and period."""
    pairs = gather((row for row in group.rows if is_plan(row.figure) or row.figure.role in _AMOUNTS), _planned)
    found: list[tuple[FigureRow | None, FigureRow | None]] = []
    disagreeing = 0
    for rows in pairs.values():
        sides = [[row for row in rows if is_plan(row.figure) is planned] for planned in (False, True)]
        settled = [settle(side) if side else None for side in sides]
        if any(side and row is None for side, row in zip(sides, settled, strict=True)):
            disagreeing += 1
        else:
            found.append((settled[0], settled[1]))
    notes = list(group.notes())
    if disagreeing:
        notes.append(f"{disagreeing} chỉ tiêu có các nguồn nêu khác nhau nên không vẽ; hãy chọn một số.")
    if not any(done and planned for done, planned in found):
        told = (
            "Chưa có cặp số thực hiện và số kế hoạch nào cùng chỉ tiêu, cùng kỳ, cùng nơi; "
            "hãy chọn cả hai, hoặc chọn kiểu “Xếp hạng”."
        )
        return _nothing(group, kind, *notes, told)
    known = [row for pair in found for row in (pair[0] or pair[1],) if row is not None]
    names = name_rows(known)
    for side, words in ((0, "thực hiện"), (1, "kế hoạch")):
        lost = [name for name, pair in zip(names, found, strict=True) if pair[side] is None]
        if lost:
            notes.append(f"Trong các số đã chọn không có số {words} của: {'; '.join(lost)}.")
    strands = [
        Strand(
            name=words,
            marks=tuple(
                Mark(category=index, number=group.number(row.figure), row=row)
                for index, row in enumerate(pair[side] for pair in found)
                if row is not None
            ),
        )
        for side, words in ((0, "Thực hiện"), (1, "Kế hoạch, mục tiêu"))
    ]
    title = "Thực hiện so với kế hoạch"
    return Chart(
        kind=kind,
        title=title if len(names) > 1 else f"{names[0]}: {title[0].lower()}{title[1:]}",
        unit=group.unit,
        categories=tuple(names),
        strands=tuple(strands),
        notes=tuple(notes),
    )


def _planned(row: FigureRow) -> tuple[str, ...]:
    figure = row.figure
    return fold(figure.indicator), fold(whole_of(row)), fold(figure.territory), figure.period


def chart_rank(group: UnitGroup, kind: ChartKind) -> Chart:
    """Chart figures by size, the greatest first."""
    ordered = sorted(group.rows, key=lambda row: group.number(row.figure), reverse=True)
    shown = ordered[:MOST_BARS]
    notes = list(group.notes())
    if len(shown) < len(ordered):
        notes.append(f"Chỉ vẽ {len(shown)} số lớn nhất trong {len(ordered)} số.")
    periods = {row.figure.period for row in shown}
    if len(periods) > 1:
        told = ", ".join(say_period(period) or "chưa rõ kỳ" for period in sorted(periods))
        notes.append(f"Các số thuộc nhiều kỳ: {told}.")
    if len(shown) == 1:
        notes.append(f"Chỉ có một số ({write_number(_rounded(group.number(shown[0].figure)))}) nên không có gì để xếp.")
    marks = tuple(Mark(category=index, number=group.number(row.figure), row=row) for index, row in enumerate(shown))
    names = name_rows(shown)
    indicators = {row.figure.indicator for row in shown}
    title = next(iter(indicators)) if len(indicators) == 1 else f"{len(shown)} số liệu"
    return Chart(
        kind=kind,
        title=f"{title}, xếp từ lớn đến nhỏ",
        unit=group.unit,
        categories=tuple(names),
        strands=(Strand(name=title, marks=marks),),
        notes=tuple(notes),
    )


def _nothing(group: UnitGroup, kind: ChartKind, *notes: str) -> Chart:
    return Chart(kind=kind, title="", unit=group.unit, notes=notes)


def _rounded(number: Decimal) -> Decimal:
    return round(number, 6)


_BUILDERS: dict[ChartKind, Callable[[UnitGroup, ChartKind], Chart]] = {
    ChartKind.LINE: chart_periods,
    ChartKind.COLUMNS: chart_periods,
    ChartKind.PLAN: chart_plan,
    ChartKind.PIE: chart_parts,
    ChartKind.SHARES: chart_parts,
    ChartKind.RANK: chart_rank,
}
