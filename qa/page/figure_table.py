"""The figures of an index as a table: words and filters in, one page of rows out, filtered and sorted here.

Not in the browser, which compares numbers as text and knows no folding of accents. Draws nothing.
"""

import re
import threading
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from index.among import documents_among
from index.figure_keys import FigureKey, read_figure_keys, read_figures
from index.normalise import fold
from index.store import Store
from qa.listing import FigureRow

ROWS = 50
"""Figures on one page of the table."""

KEPT_CHOICES = 8
"""Choices of figures that are kept for their next page."""

OFFERED = 300
"""Values of a filter that are offered, the commonest."""

ORDERS = ("", "value", "-value", "indicator", "period", "-period")
"""In the order of the text, else by a column; with "-" the greatest first."""

_fold = lru_cache(maxsize=200_000)(fold)
_NO_WORD = re.compile(r"\W+")


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureQuery:
    """What is wanted; "" is any.

    Parameters
    ----------
    words
        Each must be a word of the indicator or of what it is a part of, without regard to case and diacritics; the last
        one may be the beginning of one, since it may still be typed.
    document
        Part of a document's name or title, compared the same way.
    period, unit, territory, role, status
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
    territory: str = ""
    role: str = ""
    status: str = ""
    order: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow(FigureRow):
    """A figure with where it stands, and its id, which no other figure of the store ever had or will have."""

    id: int


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
        self._read: tuple[int, tuple[FigureKey, ...], frozenset[int]] = (-1, (), frozenset())
        # By generation: what was chosen for one page is asked again for the next.
        self._chosen = lru_cache(KEPT_CHOICES)(self._choose_anew)
        self._names = lru_cache(1)(self._read_names)
        self._offered = lru_cache(1)(self._read_offers)

    def find(self, query: FigureQuery, *, documents: Collection[int] | None = None) -> TablePage:
        """Return one page of the figures that are wanted, of the documents with these ids; None for all."""
        chosen = self._choose(query, documents)
        pages = max(1, -(-len(chosen) // ROWS))
        page = max(1, min(query.page, pages))
        return TablePage(
            rows=self._load([key.id for key in chosen[(page - 1) * ROWS : page * ROWS]]),
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
        return self._load([key.id for key in chosen[:most]]), len(chosen)

    def pick(self, ids: Sequence[int], *, documents: Collection[int] | None = None) -> tuple[TableRow, ...]:
        """Return figures by their ids, in that order; those gone meanwhile, or of other documents, are left out."""
        if documents is not None:
            listed = {key.id for key in self._keys(documents)}
            ids = [each for each in ids if each in listed]
        return self._load(ids)

    def offers(self, *, documents: Collection[int] | None = None) -> dict[str, tuple[str, ...]]:
        """Return the values that each filter can take, by name: periods, units and places that occur, documents.

        `documents` are the ids of those that are listed; None for all.
        """
        return self._offered(self._store.generation, _frozen(documents))

    def _read_offers(self, _generation: int, documents: frozenset[int] | None) -> dict[str, tuple[str, ...]]:
        keys = self._keys(documents)
        return {
            "period": _commonest(Counter(key.period for key in keys)),
            "unit": _commonest(Counter(key.unit for key in keys)),
            "territory": _commonest(Counter(key.territory for key in keys)),
            "document": tuple(row.name for row in documents_among(self._store, documents)[:OFFERED]),
        }

    def _keys(self, documents: Collection[int] | None) -> Sequence[FigureKey]:
        """Return the keys of the figures of documents as they are stored now; None for all."""
        if documents is not None:
            wanted = frozenset(documents)
            keys, held = self._read_keys()
            return keys if held <= wanted else [key for key in keys if key.document_id in wanted]
        return self._read_keys()[0]

    def _read_keys(self) -> tuple[Sequence[FigureKey], frozenset[int]]:
        """Return the keys of all figures, and the ids of the documents that these are of."""
        generation = self._store.generation
        with self._lock:
            if self._read[0] != generation:
                keys = read_figure_keys(self._store)
                self._read = (generation, keys, frozenset(key.document_id for key in keys))
            return self._read[1:]

    def _read_names(self, _generation: int) -> dict[tuple[str, str], str]:
        """Return the folded words of every pair of an indicator and what it is a part of, with blanks around each."""
        pairs = {(key.indicator, key.parent) for key in self._keys(None)}
        return {pair: _NO_WORD.sub(" ", f" {_fold(pair[0])} {_fold(pair[1])} ") for pair in pairs}

    def _choose(self, query: FigureQuery, documents: Collection[int] | None) -> Sequence[FigureKey]:
        return self._chosen(self._store.generation, replace(query, page=1), _frozen(documents))

    def _choose_anew(
        self, generation: int, query: FigureQuery, documents: frozenset[int] | None
    ) -> Sequence[FigureKey]:
        words = _NO_WORD.sub(" ", fold(query.words)).split()
        called = self._called(query.document)
        names = {pair for pair, text in self._names(generation).items() if _has_words(text, words)} if words else set()
        chosen = [
            key
            for key in self._keys(documents)
            if (called is None or key.document_id in called)
            and (not query.period or key.period == query.period)
            and (not query.unit or key.unit == query.unit)
            and (not query.territory or key.territory == query.territory)
            and (not query.role or key.role == query.role)
            and (not query.status or key.status == query.status)
            and (not words or (key.indicator, key.parent) in names)
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

    def _load(self, ids: Sequence[int]) -> tuple[TableRow, ...]:
        rows = []
        for stored in read_figures(self._store, ids):
            figure = stored.figure
            try:
                document = self._store.document(stored.document_id)
                block = self._store.block(stored.document_id, figure.block)
                text = self._store.document_text(stored.document_id)
            except KeyError:
                # Replaced since its key was read.
                continue
            clause = text[figure.clause.start : figure.clause.end]
            rows.append(TableRow(id=stored.id, figure=figure, document=document, block=block, clause=clause))
        return tuple(rows)


def _frozen(documents: Collection[int] | None) -> frozenset[int] | None:
    return None if documents is None else frozenset(documents)


def _holds(text: str, words: Sequence[str]) -> bool:
    return all(word in text for word in words)


def _has_words(text: str, words: Sequence[str]) -> bool:
    *whole, begun = words
    return all(f" {word} " in text for word in whole) and f" {begun}" in text


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
