"""A number in, the stored figures that may state it out, by SQL indexes on what is stored.

Preselects within bounds; whether two numbers agree is the caller's question, and exact. Values are text in the store,
so the indexes are on them as floating-point numbers: a bound is widened by more than a float can lose.
"""

import json
from collections.abc import Collection

from index.rows import FIGURE_COLUMNS, StoredFigure, figure_from_row
from index.store import Store

# The expressions that ``index.schema`` has indexes on; SQLite uses an index only for the same words.
_VALUE = "CAST(value AS REAL) BETWEEN ? AND ?"
_NUMBER = "CAST(number AS REAL) BETWEEN ? AND ?"
_UPPER = "CAST(upper AS REAL) * CAST(value AS REAL) / CAST(number AS REAL) BETWEEN ? AND ? AND upper IS NOT NULL"
_WIDER = 1e-9
MOST = 20_000


def figures_between(
    store: Store,
    low: float,
    high: float,
    *,
    base_units: Collection[str] | None = None,
    as_written: bool = False,
    documents: Collection[int] | None = None,
) -> tuple[StoredFigure, ...]:
    """Return the figures whose value, or the upper end of whose range, lies between two bounds.

    Parameters
    ----------
    store
        Where to look.
    low, high
        Both included, in base units.
    base_units
        Base units of the figures wanted; None for all.
    as_written
        Compare the number as written ("7.252,8" of 7.252,8 tỷ đồng) instead, and no ranges.
    documents
        Ids of the documents to look in; None for all.

    Returns
    -------
    In order of storing, at most `MOST` by each.
    """
    given: list[object] = [low - abs(low) * _WIDER, high + abs(high) * _WIDER]
    inside = "" if base_units is None else " AND base_unit IN (SELECT value FROM json_each(?))"
    if base_units is not None:
        given.append(json.dumps(sorted(base_units)))
    if documents is not None:
        # The plus keeps SQLite to the index of values: of many documents, most figures would be read.
        inside += " AND +document_id IN (SELECT value FROM json_each(?))"
        given.append(json.dumps(sorted(documents)))
    found: dict[int, StoredFigure] = {}
    for condition in (_NUMBER,) if as_written else (_VALUE, _UPPER):
        sql = f"SELECT id, {FIGURE_COLUMNS} FROM figures WHERE {condition}{inside} LIMIT {MOST}"  # noqa: S608
        found.update((row[0], figure_from_row(row)) for row in store.rows(sql, given))
    return tuple(found[each] for each in sorted(found))


def stored_units(store: Store) -> tuple[str, ...]:
    """Return the base units that any figure has."""
    return tuple(unit for (unit,) in store.rows("SELECT DISTINCT base_unit FROM figures ORDER BY base_unit"))
