"""The figures of a store that bear an asked name in, their series out.

One series a place, a whole and a kind of unit: territories are never added up, units are brought to the one that is
written most. A more final statement replaces another of the same period, which stays in sight; equal ones that
disagree are both kept. Nothing is filled in.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from index.extract.unit import base_of
from index.figure import Figure, Role, Status
from index.normalise import fold
from index.store import Store
from qa.audit.interval import shown_interval
from qa.listing import FigureFilter, FigureRow, list_figures
from qa.series.calendar import find_gaps, order_key
from qa.series.naming import Closeness, measure_closeness, plain_words
from qa.series.record import Note, Point, Series
from qa.steady import read_store_steadily

_DEFAULT_ROLES = (Role.LEVEL, Role.COUNT)
# A later state of a figure replaces an earlier one.
_FINALITY = {
    Status.TARGET: 0,
    Status.FIRST_REPORTED: 0,
    Status.ESTIMATE: 1,
    Status.ACTUAL: 2,
    Status.UPDATED: 3,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Match:
    """A figure that bears the asked name, and how closely."""

    row: FigureRow
    closeness: Closeness


def find_series(
    store: Store,
    indicator: str,
    *,
    territory: str | None = None,
    role: Role | None = None,
    documents: Collection[int] | None = None,
) -> tuple[Series, ...]:
    """Find the series of an indicator.

    Parameters
    ----------
    store
        The open store.
    indicator
        Words of its name, with or without diacritics.
    territory
        Part of the name of the place; None for every place.
    role
        What the numbers say; None for levels and counts.
    documents
        Ids of the documents to look in; None for all.

    Returns
    -------
    The longest first; of the names that cover the words only the closest ones.
    """
    roles = _DEFAULT_ROLES if role is None else (role,)

    def find_matches() -> list[_Match]:
        rows = chain.from_iterable(list_figures(store, FigureFilter(role=each), documents=documents) for each in roles)
        return list(_matching(rows, indicator, territory))

    matches = read_store_steadily(store, find_matches)
    if not matches:
        return ()
    closest = min(match.closeness for match in matches)
    groups: dict[tuple[object, ...], list[FigureRow]] = {}
    for match in matches:
        if match.closeness == closest:
            groups.setdefault(_group_of(match.row), []).append(match.row)
    found = [assemble_series(rows) for rows in groups.values()]
    return tuple(sorted(found, key=lambda series: -len(series.points)))


def _matching(rows: Iterable[FigureRow], indicator: str, territory: str | None) -> Iterator[_Match]:
    for row in rows:
        figure = row.figure
        if territory is not None and fold(territory.strip()) not in fold(figure.territory):
            continue
        closeness = measure_closeness(
            indicator,
            figure.indicator,
            parent=figure.parent or "",
            caption=row.block.caption,
            unit=figure.unit,
        )
        if closeness is not None:
            yield _Match(row=row, closeness=closeness)


def _group_of(row: FigureRow) -> tuple[object, ...]:
    """Return what keeps series apart: place, whole, kind of unit, and what a growth compares with.

    The caption of a table names what the table tells, no whole that its rows are parts of.
    """
    figure = row.figure
    return fold(figure.territory), plain_words(whole_of(row)), figure.base_unit, figure.baseline


def whole_of(row: FigureRow) -> str:
    """Return what a figure is a part of, "" when that is nothing or only the caption of its table."""
    parent = row.figure.parent or ""
    return "" if row.figure.row is not None and fold(parent) == fold(row.block.caption) else parent


def assemble_series(rows: Sequence[FigureRow]) -> Series:
    """Return the series of figures of one indicator in one place and of one kind of unit: at least one."""
    unit = _common_unit(rows)
    factor = base_of(unit)[1]
    by_period: dict[str, list[Point]] = {}
    for row in rows:
        point = Point(row=row, number=row.figure.value / factor)
        by_period.setdefault(row.figure.period, []).append(point)
    points = [
        point for period in sorted(by_period, key=order_key) for point in _settle(_without_repeats(by_period[period]))
    ]
    named = max(points, key=lambda point: _FINALITY[point.figure.status]).row
    return Series(
        indicator=named.figure.indicator,
        parent=whole_of(named),
        territory=named.figure.territory,
        unit=unit,
        points=tuple(points),
        gaps=find_gaps(by_period),
    )


def _common_unit(rows: Iterable[FigureRow]) -> str:
    return Counter(row.figure.unit for row in rows).most_common(1)[0][0]


def _without_repeats(points: Iterable[Point]) -> list[Point]:
    """Keep one statement of each value and state; the first one cites it."""
    kept: dict[tuple[object, ...], Point] = {}
    for point in points:
        figure = point.figure
        kept.setdefault((figure.value, figure.upper, figure.direction, figure.status), point)
    return list(kept.values())


def _settle(points: Sequence[Point]) -> Iterator[Point]:
    """Mark what a more final statement replaces, and equally final ones that disagree; the most final come first."""
    best = max(_FINALITY[point.figure.status] for point in points)
    final = [point for point in points if _FINALITY[point.figure.status] == best]
    conflict = any(not _agree(final[0].figure, point.figure) for point in final[1:])
    for point in final:
        yield replace(point, note=Note.CONFLICT) if conflict else point
    for point in points:
        if _FINALITY[point.figure.status] != best:
            yield replace(point, note=Note.REPLACED)


def _agree(one: Figure, other: Figure) -> bool:
    return one.direction is other.direction and shown_interval(one).meets(shown_interval(other))
