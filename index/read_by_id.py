"""Ids of chunks in, the chunks and the figures that are stored under them out, each with one statement.

Keeps nothing, and knows no document.
"""
# ruff: noqa: S608 - statements are put together from names of columns only; data always goes as a parameter.

import json
from collections.abc import Sequence

from index.database import Database
from index.rows import CHUNK_COLUMNS, FIGURE_COLUMNS, StoredChunk, StoredFigure, chunk_from_row, figure_from_row

CHUNKS = "chunks JOIN blocks ON blocks.document_id = chunks.document_id AND blocks.ordinal = chunks.block"


def read_chunks(database: Database, ids: Sequence[int]) -> dict[int, StoredChunk]:
    """Return the chunks with these ids; unknown ids are left out."""
    sql = f"SELECT {CHUNK_COLUMNS} FROM {CHUNKS} WHERE chunks.id IN (SELECT value FROM json_each(?))"
    return {row[0]: chunk_from_row(row) for row in database.rows(sql, (json.dumps(ids),))}


def read_figures(database: Database, ids: Sequence[int]) -> dict[int, tuple[StoredFigure, ...]]:
    """Return the figures of the chunks with these ids, in the order of the text; () for a chunk without any."""
    sql = (
        f"SELECT id, {FIGURE_COLUMNS} FROM figures WHERE chunk_id IN (SELECT value FROM json_each(?))"
        " ORDER BY chunk_id, span_start, id"
    )
    found: dict[int, list[StoredFigure]] = {chunk_id: [] for chunk_id in ids}
    for row in database.rows(sql, (json.dumps(ids),)):
        found[row[1]].append(figure_from_row(row))
    return {chunk_id: tuple(figures) for chunk_id, figures in found.items()}


def read_whether_figured(database: Database, ids: Sequence[int]) -> dict[int, bool]:
    """Return for each chunk with one of these ids whether it states a figure."""
    sql = "SELECT DISTINCT chunk_id FROM figures WHERE chunk_id IN (SELECT value FROM json_each(?))"
    figured = {chunk_id for (chunk_id,) in database.rows(sql, (json.dumps(ids),))}
    return {chunk_id: chunk_id in figured for chunk_id in ids}
