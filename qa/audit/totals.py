"""Total rows and total columns of tables against the cells that they add up.

A document in, findings out. Chapters ("I", "II") add up to the total, their rows to the chapter. Whether rows are
parts at all is learned from the table: they add up in other columns. A table none of whose columns adds up is judged
only when it misses narrowly.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from index.figure import Figure
from qa.arithmetic.compute import write_number
from qa.audit.finding import Check, Finding, Paper, Severity
from qa.audit.interval import shown_interval, sum_intervals
from qa.audit.kinship import is_additive, is_plain_value
from qa.audit.tables import Grid
from qa.audit.wording import amount, in_unit, named, trimmed
from qa.cite.phrase import written

_TOTAL = re.compile(
    r"(?:.* )?(?:tong(?: so| cong)?|cong|toan (?:tinh|huyen|vung|quoc|thanh pho)|ca (?:nuoc|tinh|vung))"
    r"(?:\s*[:(+].*|\s+[ivxa-h]{1,4}\s*\+.*)?"
)
_RANK = re.compile(r"(?:so )?(?:tt|stt|hang|thu tu|thu hang|xep hang|so hieu|ma so)\b.*")
# Without another column that adds up, only a sum as near as this is meant to be the total.
_NARROW = Decimal("0.02")
_FEWEST_PARTS = 2
_LEAST_TOTAL = 10  # smaller sums fit by chance
_MOST_SHOWN = 12  # operands whose numbers are written out in the arithmetic


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """A total cell and the cells of its line that should add up to it."""

    total: Figure
    parts: tuple[Figure, ...]
    places: frozenset[int]  # rows (or columns) of the parts
    whole_line: bool  # no row (or column) that could be a part lacks a figure

    @property
    def gap(self) -> Decimal:
        """What the parts lack of the total, in the base unit; negative when they exceed it."""
        return self.total.value - sum((part.value for part in self.parts), Decimal(0))

    @property
    def fits(self) -> bool:
        """Tell whether rounding explains the gap; numbers without a unit are counts, and exact."""
        if not self.total.base_unit:
            return not self.gap
        return sum_intervals(map(shown_interval, self.parts)).meets(shown_interval(self.total))


def check_totals(paper: Paper, grids: Iterable[Grid]) -> Iterator[Finding]:
    """Compare the totals of each table with the sums of their rows and of their columns."""
    for grid in grids:
        down: dict[int, dict[int, Figure]] = {}
        across: dict[int, dict[int, Figure]] = {}
        for (row, column), figure in grid.cells.items():
            down.setdefault(column, {})[row] = figure
            across.setdefault(row, {})[column] = figure
        for total, parts in _families_of_rows(grid):
            yield from _judge(paper, list(_sums(down.values(), total, parts)))
        for total, parts in _family(grid.columns):
            yield from _judge(paper, list(_sums(across.values(), total, parts)))


def _family(heads: Mapping[int, str]) -> list[tuple[int, frozenset[int]]]:
    """Return the place of the one total with the places that may add up to it; nothing where totals are several."""
    totals = [place for place, words in heads.items() if _TOTAL.fullmatch(words) is not None]
    parts = {place for place, words in heads.items() if _RANK.fullmatch(words) is None}
    return [(totals[0], frozenset(parts - {totals[0]}))] if len(totals) == 1 else []


def _families_of_rows(grid: Grid) -> Iterator[tuple[int, frozenset[int]]]:
    """Iterate over a total row with the rows that add up to it: chapters where there are some, else all rows."""
    chapters = [row for row in grid.chapters if row in grid.rows]
    families = _family(grid.rows)
    if len(chapters) < _FEWEST_PARTS:
        yield from families
        return
    for total, _ in families:
        yield total, frozenset(chapters) - {total}
    totals = {total for total, _ in families}
    for chapter, following in zip(chapters, [*chapters[1:], max(grid.rows) + 1], strict=True):
        yield chapter, frozenset(row for row in grid.rows if chapter < row < following and row not in totals)


def _sums(lines: Iterable[Mapping[int, Figure]], total_place: int, places: frozenset[int]) -> Iterator[Sum]:
    """Iterate over the lines that have the total and two or more of its parts in one unit."""
    for line in lines:
        total = line.get(total_place)
        if total is None or not (is_plain_value(total) and _adds_up(total)):
            continue
        parts = {
            place: figure for place, figure in line.items() if place in places and figure.base_unit == total.base_unit
        }
        if len(parts) >= _FEWEST_PARTS and all(is_plain_value(figure) for figure in parts.values()):
            yield Sum(
                total=total,
                parts=tuple(parts.values()),
                places=frozenset(parts),
                whole_line=len(parts) == len(places),
            )


def _adds_up(total: Figure) -> bool:
    """Tell whether amounts like this may be added; in a table with totals also numbers without a unit."""
    return is_additive(total) or (not total.base_unit and total.number == total.number.to_integral_value())


def _judge(paper: Paper, sums: list[Sum]) -> Iterator[Finding]:
    fitting = {one.places for one in sums if one.fits and one.total.value >= _LEAST_TOTAL}
    # Where some line misses by far, the table was set or read askew, and a near miss is chance.
    narrow = all(one.whole_line and abs(one.gap) <= _NARROW * one.total.value for one in sums)
    for one in sums:
        if one.fits or not one.total.value:
            continue
        if one.places in fitting:
            yield _tell(paper, one, Severity.CONTRADICTION)
        elif not fitting and narrow:
            yield _tell(paper, one, Severity.LOOK)


def _tell(paper: Paper, one: Sum, severity: Severity) -> Finding:
    total, unit = one.total, one.total.unit
    sum_ = total.value - one.gap
    shown = [write_number(part.number) if part.unit == unit else written(part) for part in one.parts]
    left = " + ".join(shown) if len(shown) <= _MOST_SHOWN else f"{shown[0]} + {shown[1]} + … + {shown[-1]}"
    verb = "thấp hơn" if one.gap > 0 else "vượt"
    margin = Decimal(0)
    if unit:
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
        operands=paper.operands(total, *one.parts),
    )
