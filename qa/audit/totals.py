"""Total rows and total columns of tables against the cells that they add up.

A document in, findings out. Which rows are the parts is learned from the table: those that add up to the total in
other columns. A table none of whose columns adds up is judged only when it misses narrowly.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from index.figure import Figure
from qa.audit.finding import Check, Finding, Operand, Paper, Severity
from qa.audit.interval import shown_interval, sum_intervals
from qa.audit.kinship import is_additive, is_plain_value
from qa.audit.tables import read_grids
from qa.audit.wording import amount, in_unit, named, trimmed
from qa.compute import write_number
from qa.phrase import written

_TOTAL = re.compile(r"(?:tong(?: so| cong)?|cong|toan (?:tinh|huyen|vung|quoc|thanh pho)|ca (?:nuoc|tinh|vung))\b.*")
# Without another column that adds up, only a sum as near as this is meant to be the total.
_NARROW = Decimal("0.02")
_FEWEST_PARTS = 2
_MOST_SHOWN = 12  # operands whose numbers are written out in the arithmetic


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """A total cell and the cells of its line that should add up to it."""

    total: Figure
    parts: tuple[Figure, ...]
    places: frozenset[int]  # rows (or columns) of the parts

    @property
    def gap(self) -> Decimal:
        """What the parts lack of the total, in the base unit; negative when they exceed it."""
        return self.total.value - sum((part.value for part in self.parts), Decimal(0))

    @property
    def fits(self) -> bool:
        """Tell whether rounding explains the gap."""
        return sum_intervals(map(shown_interval, self.parts)).meets(shown_interval(self.total))


def check_totals(paper: Paper) -> Iterator[Finding]:
    """Compare the totals of each table with the sums of their rows and of their columns."""
    for grid in read_grids(paper):
        down = {(column, row): cell for (row, column), cell in grid.cells.items()}
        yield from _judge(paper, list(_sums(down, grid.rows)))
        yield from _judge(paper, list(_sums(grid.cells, grid.columns)))


def _sums(cells: Mapping[tuple[int, int], Figure], heads: Mapping[int, str]) -> Iterator[Sum]:
    """Iterate over (line, place) cells: each line with exactly one total place, and its other places."""
    totals = [place for place, words in heads.items() if _TOTAL.match(words) is not None]
    if len(totals) != 1:
        return
    (place_of_total,) = totals
    lines: dict[int, dict[int, Figure]] = {}
    for (line, place), figure in cells.items():
        lines.setdefault(line, {})[place] = figure
    for figures in lines.values():
        total = figures.get(place_of_total)
        if total is None or not (is_plain_value(total) and is_additive(total)):
            continue
        parts = {
            place: figure
            for place, figure in figures.items()
            if place != place_of_total and place in heads and figure.base_unit == total.base_unit
        }
        if len(parts) >= _FEWEST_PARTS and all(is_plain_value(figure) for figure in parts.values()):
            yield Sum(total=total, parts=tuple(parts.values()), places=frozenset(parts))


def _judge(paper: Paper, sums: list[Sum]) -> Iterator[Finding]:
    fitting = {one.places for one in sums if one.fits}
    for one in sums:
        if one.fits or not one.total.value:
            continue
        if one.places in fitting:
            yield _tell(paper, one, Severity.CONTRADICTION)
        elif not fitting and abs(one.gap) <= _NARROW * one.total.value:
            yield _tell(paper, one, Severity.LOOK)


def _tell(paper: Paper, one: Sum, severity: Severity) -> Finding:
    total, unit = one.total, one.total.unit
    sum_ = total.value - one.gap
    shown = [write_number(part.number) if part.unit == unit else written(part) for part in one.parts]
    left = " + ".join(shown) if len(shown) <= _MOST_SHOWN else f"{shown[0]} + {shown[1]} + … + {shown[-1]}"
    verb = "thấp hơn" if one.gap > 0 else "vượt"
    margin = shown_interval(total).margin + sum_intervals(map(shown_interval, one.parts)).margin
    return Finding(
        check=Check.TABLE_TOTAL,
        severity=severity,
        sentence=(
            f"{named(total)}: {len(one.parts)} ô cộng lại {amount(sum_, unit)}, {verb} số tổng của bảng"
            f" {written(total)} là {amount(abs(one.gap), unit)}."
        ),
        arithmetic=f"{left} = {write_number(trimmed(in_unit(sum_, unit)))}; tổng nêu {write_number(total.number)};"
        f" chênh {amount(abs(one.gap), unit)}",
        difference=trimmed(in_unit(abs(one.gap), unit)),
        tolerance=trimmed(in_unit(margin, unit)),
        unit=unit,
        operands=tuple(Operand(document=paper.document, figure=figure) for figure in (total, *one.parts)),
    )
