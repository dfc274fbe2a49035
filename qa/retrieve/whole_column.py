"""A cell in, the cells of its column out where this is the total of those beside it: "Phòng A - Tổng số".

Rows are put in order by what they come to. ``peers`` leaves totals out, of rows and of columns alike.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from qa.candidate import Fact
from qa.retrieve.siblings import is_total

_WHOLE = re.compile(r"\s*(?:tổng(?: số| cộng)?|cộng|chung)\s*(?:\([^()]*\)\s*)?", re.IGNORECASE)


def whole_column(fact: Fact, facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return the cells of a fact's column without rows of totals; () where the column is no total of its row."""
    if fact.figure.row is None:
        return ()
    column = _column_of(fact, facts)
    shared = shared_parts(column)
    if len(column) == 1 or not any(_WHOLE.fullmatch(part) for part in shared):
        return ()
    return tuple(cell for cell in column if not is_total(without_parts(cell, shared)))


def has_whole_beside(fact: Fact, facts: Sequence[Fact]) -> bool:
    """Tell whether another column of a fact's table gives the total of its row, in the same unit."""
    own = fact.figure
    beside = (each for each in facts if each.figure.block == own.block and each.figure.row == own.row)
    return any(
        other.figure.column != own.column
        and other.figure.base_unit == own.base_unit
        and any(_WHOLE.fullmatch(part) for part in other.figure.indicator.split(" - "))
        for other in beside
    )


def shared_parts(cells: Sequence[Fact]) -> frozenset[str]:
    """Return the parts of the names that all cells have, which is what their column or row is named."""
    names = [set(cell.figure.indicator.split(" - ")) for cell in cells]
    return frozenset(set.intersection(*names)) if names else frozenset()


def without_parts(cell: Fact, shared: frozenset[str]) -> Fact:
    """Return a cell by the name of its row alone."""
    kept = [part for part in cell.figure.indicator.split(" - ") if part not in shared]
    return replace(cell, figure=replace(cell.figure, indicator=" - ".join(kept)))


def _column_of(fact: Fact, facts: Iterable[Fact]) -> tuple[Fact, ...]:
    own = fact.figure
    first: dict[int | None, Fact] = {}
    for each in sorted(facts, key=lambda each: each.figure.span):
        figure = each.figure
        place = (each.passage.document_id, figure.block, figure.column, figure.base_unit)
        if place == (fact.passage.document_id, own.block, own.column, own.base_unit):
            first.setdefault(figure.row, each)
    return tuple(first.values())
