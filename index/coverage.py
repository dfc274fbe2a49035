"""A store in, what is covered of each document out: pages, blocks, tables, figures, and what a person should look at.

Counts only; shows nothing.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass

from index.among import documents_among
from index.document import BlockKind
from index.store import Store

_AMONG = "document_id IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What was read of one document.

    Parameters
    ----------
    name, path, format
        As in ``index.document.Document``.
    pages
        Pages, or sheets of a workbook; 0 where the format has none.
    problem_pages
        Numbers of the pages that were not read, or not well; `warnings` says why.
    blocks, tables
        All blocks, and the tables among them.
    figures, bound_figures
        All figures, and those that are bound to an indicator.
    warnings
        What a person should know of how it was read, in Vietnamese.
    """

    name: str
    path: str
    format: str
    pages: int
    problem_pages: tuple[int, ...]
    blocks: int
    tables: int
    figures: int
    bound_figures: int
    warnings: tuple[str, ...]


def cover_documents(store: Store, *, documents: Collection[int] | None = None) -> tuple[Coverage, ...]:
    """Return what is covered of each document, by name; of those with these ids, None for all."""
    listed = documents_among(store, documents)
    wanted = json.dumps([row.id for row in listed])
    blocks = _count(store, "blocks", f"kind = '{BlockKind.TABLE.value}'", wanted)
    figures = _count(store, "figures", "indicator <> ''", wanted)
    pages: dict[int, int] = {}
    problems: dict[int, list[int]] = {}
    for document_id, number, is_problem in store.rows(
        f"SELECT document_id, number, problem <> '' FROM pages WHERE {_AMONG} ORDER BY document_id, number",  # noqa: S608
        (wanted,),
    ):
        pages[document_id] = pages.get(document_id, 0) + 1
        if is_problem:
            problems.setdefault(document_id, []).append(number)
    return tuple(
        Coverage(
            name=row.name,
            path=row.path,
            format=row.format,
            pages=pages.get(row.id, 0),
            problem_pages=tuple(problems.get(row.id, ())),
            blocks=blocks.get(row.id, (0, 0))[0],
            tables=blocks.get(row.id, (0, 0))[1],
            figures=figures.get(row.id, (0, 0))[0],
            bound_figures=figures.get(row.id, (0, 0))[1],
            warnings=row.warnings,
        )
        for row in listed
    )


def _count(store: Store, table: str, condition: str, wanted: str) -> dict[int, tuple[int, int]]:
    """Count the rows of each document, all and those that meet a condition."""
    rows = store.rows(
        f"SELECT document_id, count(*), sum({condition}) FROM {table}"  # noqa: S608 - no data
        f" WHERE {_AMONG} GROUP BY document_id",
        (wanted,),
    )
    return {document_id: (count, met) for document_id, count, met in rows}
