"""The figures of an index as a table: words and filters in, one page of rows out, filtered and sorted here.

Not in the browser, which compares numbers as text and knows no folding of accents. Draws nothing.
"""

import threading
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.among import documents_among
from index.document import Block
from index.figure import Figure
from index.figure_keys import FigureKey, read_figure_keys, read_figures
from index.normalise import fold
from index.rows import DocumentRow
from index.store import Store

ROWS = 50
"""Figures on one page of the table."""

OFFERED = 300
"""Values of a filter that are offered, the commonest."""

ORDERS = ("", "value", "-value", "indicator", "period", "-period")
"""In the order of the text, else by a column; with "-" the greatest first."""

_fold = lru_cache(maxsize=200_000)(fold)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureQuery:
    """What is wanted; "" is any.

    Parameters
    ----------
    words
        Each must be in the indicator or in what it is a part of, without regard to case and diacritics.
    document
        Part of a document's name or title, compared the same way.
    period, unit, role, status
        Exactly as stored.
    order
        One of `ORDERS`.
    page
        From 1; one that is not there is the nearest.
    """

    words: str = ""
    document: str = ""
    period: str = ""
    unit: str = ""
    role: str = ""
    status: str = ""
    order: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A figure with where it stands; `clause` is the source text that states it."""

    figure: Figure
    document: DocumentRow
    block: Block
    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePage:
    """One page of the table: `page` of `pages`, from 1, of `found` figures among `total`."""

    rows: tuple[TableRow, ...]
    page: int
    pages: int
    found: int
    total: int


class FigureTable:
    """The figures of an open store; threads may share it.

    Parameters
    ----------
    store
        Open, for reading.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._read: tuple[int, tuple[FigureKey, ...]] = (-1, ())

    def find(self, query: FigureQuery, *, documents: Collection[int] | None = None) -> TablePage:
        """Return one page of the figures that are wanted, of the documents with these ids; None for all."""
        chosen = self._choose(query, documents)
        pages = max(1, -(-len(chosen) // ROWS))
        page = max(1, min(query.page, pages))
        return TablePage(
            rows=self._load(chosen[(page - 1) * ROWS : page * ROWS]),
            page=page,
            pages=pages,
            found=len(chosen),
            total=len(self._keys(documents)),
        )

    def all_rows(
        self, query: FigureQuery, most: int, *, documents: Collection[int] | None = None
    ) -> tuple[tuple[TableRow, ...], int]:
        """Return the first `most` rows of all pages, and how many there are; `documents` as for `find`."""
        chosen = self._choose(query, documents)
        return self._load(chosen[:most]), len(chosen)

    def offers(self, *, documents: Collection[int] | None = None) -> dict[str, tuple[str, ...]]:
        """Return the values that each filter can take: periods and units that occur, by name; documents by name.

        `documents` are the ids of those that are listed; None for all.
        """
        keys = self._keys(documents)
        return {
            "period": _commonest(Counter(key.period for key in keys)),
            "unit": _commonest(Counter(key.unit for key in keys)),
            "document": tuple(row.name for row in documents_among(self._store, documents)[:OFFERED]),
        }

    def _keys(self, documents: Collection[int] | None) -> Sequence[FigureKey]:
        """Return the keys of the figures of documents as they are stored now; None for all."""
        if documents is not None:
            wanted = frozenset(documents)
            return [key for key in self._keys(None) if key.document_id in wanted]
        generation = self._store.generation
        with self._lock:
            if self._read[0] != generation:
                self._read = (generation, read_figure_keys(self._store))
            return self._read[1]

    def _choose(self, query: FigureQuery, documents: Collection[int] | None) -> Sequence[FigureKey]:
        words = fold(query.words).split()
        called = self._called(query.document)
        chosen = [
            key
            for key in self._keys(documents)
            if (called is None or key.document_id in called)
            and (not query.period or key.period == query.period)
            and (not query.unit or key.unit == query.unit)
            and (not query.role or key.role == query.role)
            and (not query.status or key.status == query.status)
            and (not words or _holds(f"{_fold(key.indicator)} {_fold(key.parent)}", words))
        ]
        column = query.order.removeprefix("-")
        if query.order in ORDERS and column:
            reverse = query.order.startswith("-")
            chosen.sort(key=_SORTED_BY[column], reverse=reverse)
        return chosen

    def _called(self, wanted: str) -> frozenset[int] | None:
        words = fold(wanted).split()
        if not words:
            return None
        rows = self._store.documents()
        return frozenset(row.id for row in rows if _holds(_fold(f"{row.name} {row.title}"), words))

    def _load(self, keys: Sequence[FigureKey]) -> tuple[TableRow, ...]:
        rows = []
        for stored in read_figures(self._store, [key.id for key in keys]):
            figure = stored.figure
            try:
                document = self._store.document(stored.document_id)
                block = self._store.block(stored.document_id, figure.block)
                text = self._store.document_text(stored.document_id)
            except KeyError:
                # Replaced since its key was read.
                continue
            clause = text[figure.clause.start : figure.clause.end]
            rows.append(TableRow(figure=figure, document=document, block=block, clause=clause))
        return tuple(rows)


def _holds(text: str, words: Sequence[str]) -> bool:
    return all(word in text for word in words)


def _commonest(counts: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(sorted(value for value, _ in Counter(counts).most_common(OFFERED) if value))


def _period_key(key: FigureKey) -> tuple[str, str]:
    """Order periods by the year that they end in, then as written; those without a period first."""
    return key.period[-4:], key.period


_SORTED_BY = {
    "value": lambda key: key.value,
    "indicator": lambda key: _fold(key.indicator),
    "period": _period_key,
}
