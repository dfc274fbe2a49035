"""The figures of a store, filtered, as rows of the command line's contract. Answers no question; needs no model."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from index.among import documents_among
from index.document import Block
from index.errors import CorpusError
from index.figure import Figure, Role, Status
from index.normalise import fold
from index.rows import DocumentRow
from index.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureFilter:
    """Which figures are wanted; None is any. Texts are compared without regard to case and diacritics.

    Parameters
    ----------
    document
        Part of the document's name or title.
    indicator
        Words that the indicator, or what it is a part of, must hold, each.
    period
        The period as written in ``Figure.period``.
    unit
        Part of the unit.
    role, status
        As in ``index.figure``.
    """

    document: str | None = None
    indicator: str | None = None
    period: str | None = None
    unit: str | None = None
    role: Role | None = None
    status: Status | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """A figure with where it stands; `clause` is the source text that states it."""

    document: DocumentRow
    block: Block
    figure: Figure
    clause: str

    def to_json(self) -> dict[str, object]:
        """Return the object of the command line's contract."""
        figure = self.figure
        return {
            "document": self.document.name,
            "start": figure.span.start,
            "end": figure.span.end,
            "text": figure.text,
            "number": format(figure.number, "f"),
            "upper": None if figure.upper is None else format(figure.upper, "f"),
            "unit": figure.unit,
            "indicator": figure.indicator,
            "role": figure.role.value,
            "direction": figure.direction.value,
            "period": figure.period,
            "baseline": figure.baseline,
            "status": figure.status.value,
            "parent": figure.parent,
            "territory": figure.territory,
            "title": self.document.title,
            "section": list(self.block.section),
            "paragraph": figure.block,
            "page": self.block.page,
            "quote": figure.text,
            "clause": self.clause,
        }


def list_figures(
    store: Store, wanted: FigureFilter, *, documents: Collection[int] | None = None
) -> Iterator[FigureRow]:
    """Iterate over the figures that agree with a filter, document by document, in the order of the text.

    Parameters
    ----------
    store, wanted
        Where to look, and for what.
    documents
        Ids of the documents to look in; None for all.

    Raises
    ------
    CorpusError
        No document has the asked words in its name or title.
    """
    listed = documents_among(store, documents)
    called = [row for row in listed if wanted.document is None or is_called(row, wanted.document)]
    if wanted.document is not None and not called:
        raise CorpusError(
            f"không có tài liệu nào tên “{wanted.document}”; bỏ --document để xem số liệu của mọi tài liệu"
        )
    for document in called:
        for stored in store.figures(document_id=document.id, role=wanted.role, status=wanted.status):
            if _agrees(stored.figure, wanted):
                yield locate(store, document, stored.figure)


def locate(store: Store, document: DocumentRow, figure: Figure) -> FigureRow:
    """Return a figure of a document with where it stands."""
    return FigureRow(
        document=document,
        block=store.block(document.id, figure.block),
        figure=figure,
        clause=store.document_text(document.id)[figure.clause.start : figure.clause.end],
    )


def is_called(document: DocumentRow, words: str) -> bool:
    """Tell whether the name or the title of a document holds some words."""
    return fold(words.strip()) in fold(f"{document.name}\n{document.title}")


def _agrees(figure: Figure, wanted: FigureFilter) -> bool:
    if wanted.period is not None and figure.period.lower() != wanted.period.strip().lower():
        return False
    if wanted.unit is not None and fold(wanted.unit.strip()) not in fold(figure.unit):
        return False
    if wanted.indicator is None:
        return True
    held = fold(f"{figure.indicator} {figure.parent or ''}")
    return all(word in held for word in fold(wanted.indicator).split())
