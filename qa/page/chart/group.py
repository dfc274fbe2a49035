"""Figures in, groups of one unit out, and what a figure is worth and called in a chart of its group."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from index.extract.unit import base_of
from index.figure import MOVES, Direction, Figure, Role, Status
from index.normalise import fold
from qa.arithmetic.same_unit import same_unit
from qa.listing import FigureRow
from qa.page.figure_view import say_role
from qa.page.words import say_period
from qa.series.assemble import assemble_series, whole_of
from qa.series.record import Note

_NO_NAME = "(chưa rõ chỉ tiêu)"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitGroup:
    """Figures that measure the same: `unit` is what most are written in, one of it is `factor` in the base unit."""

    unit: str
    factor: Decimal
    rows: tuple[FigureRow, ...]

    def number(self, figure: Figure) -> Decimal:
        """Return a figure's value in the unit of the group; a fall is negative."""
        value = figure.value / self.factor
        return -value if figure.direction is Direction.DOWN and figure.role in MOVES and value > 0 else value

    def notes(self) -> tuple[str, ...]:
        """Return what has to be said of the units."""
        others = sorted({row.figure.unit for row in self.rows} - {self.unit})
        if not others:
            return () if self.unit else ("Tài liệu không ghi đơn vị của các số này.",)
        return (f"Số ghi bằng {', '.join(others)} đã quy về {self.unit}.",)


def split_units(rows: Iterable[FigureRow]) -> tuple[UnitGroup, ...]:
    """Return groups of figures whose units can be brought to one another, the largest first."""
    groups: list[list[FigureRow]] = []
    for row in rows:
        for group in groups:
            if same_unit(group[0].figure.base_unit, row.figure.base_unit):
                group.append(row)
                break
        else:
            groups.append([row])
    return tuple(_measured(group) for group in sorted(groups, key=len, reverse=True))


def _measured(rows: Sequence[FigureRow]) -> UnitGroup:
    unit = Counter(row.figure.unit for row in rows).most_common(1)[0][0]
    return UnitGroup(unit=unit, factor=base_of(unit)[1], rows=tuple(rows))


def identity_of(row: FigureRow) -> tuple[Hashable, ...]:
    """Return what two statements of the same thing have in common: indicator, whole, place and comparison."""
    figure = row.figure
    return fold(figure.indicator), fold(whole_of(row)), fold(figure.territory), figure.role, figure.baseline


def gather(rows: Iterable[FigureRow], key: Callable[[FigureRow], Hashable]) -> dict[Hashable, list[FigureRow]]:
    """Return rows by a key, in the order in which they came."""
    groups: dict[Hashable, list[FigureRow]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return groups


def settle(rows: Sequence[FigureRow]) -> FigureRow | None:
    """Return the most final of statements of one thing and one period; None when equally final ones disagree."""
    points = assemble_series(rows).points
    return points[0].row if points[0].note is not Note.CONFLICT else None


def is_plan(figure: Figure) -> bool:
    """Tell whether a figure is a plan or a target."""
    return figure.role is Role.TARGET or figure.status is Status.TARGET


_Part = Callable[[FigureRow], str]


def _whole_words(row: FigureRow) -> str:
    return f"thuộc {whole_of(row)}" if whole_of(row) else ""


_ABOUT: tuple[_Part, ...] = (
    lambda row: row.figure.indicator or _NO_NAME,
    lambda row: row.figure.territory,
    _whole_words,
    lambda row: say_role(row.figure),
)
_WHEN_AND_WHERE: tuple[_Part, ...] = (lambda row: say_period(row.figure.period), lambda row: row.document.name)


def name_rows(rows: Sequence[FigureRow], *, over_time: bool = False) -> list[str]:
    """Return a name for each figure, of as many parts as tell them apart: indicator, place, whole, role, period.

    Of strands `over_time` neither period nor document is a part.
    """
    names = [_ABOUT[0](row) for row in rows]
    for part in _ABOUT[1:] if over_time else (*_ABOUT[1:], *_WHEN_AND_WHERE):
        told = [part(row) for row in rows]
        # Names that already differ need no more.
        if len(set(told)) > 1 and len(set(names)) < len(names):
            names = [", ".join(filter(None, pair)) for pair in zip(names, told, strict=True)]
    return names
