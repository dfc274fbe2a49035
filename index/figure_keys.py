"""What figures are chosen and ordered by, read at once for all of them: a store in, light records out.

A whole figure takes a kilobyte and a place in a document; a table of a million is filtered by these and loads only
the page that is looked at.
"""

import json
from collections.abc import Sequence
from sys import intern
from typing import NamedTuple

from index.rows import FIGURE_COLUMNS, StoredFigure, figure_from_row
from index.store import Store


class FigureKey(NamedTuple):
    """What is asked of one figure; texts as in ``index.figure.Figure``, `value` in base units as a float."""

    id: int
    document_id: int
    indicator: str
    parent: str
    unit: str
    period: str
    territory: str
    role: str
    status: str
    value: float


def read_figure_keys(store: Store) -> tuple[FigureKey, ...]:
    """Return the keys of all figures, document by document, in the order of the text."""
    sql = (
        "SELECT figures.id, document_id, indicator, coalesce(parent, ''), unit, figures.period, figures.territory,"
        " role, status, CAST(value AS REAL) FROM figures JOIN documents ON documents.id = document_id"
        " ORDER BY documents.name, span_start, figures.id"
    )
    # Few texts occur a million times: each is kept once.
    return tuple(FigureKey._make((*row[:2], *map(intern, row[2:-1]), row[-1])) for row in store.rows(sql))


def read_figures(store: Store, ids: Sequence[int]) -> tuple[StoredFigure, ...]:
    """Return figures by their ids, in that order; those gone meanwhile are left out."""
    sql = f"SELECT id, {FIGURE_COLUMNS} FROM figures WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608
    found = {row[0]: figure_from_row(row) for row in store.rows(sql, (json.dumps(list(ids)),))}
    return tuple(found[each] for each in ids if each in found)
