"""What a reader does inside an open document: look words up, step through figures, read on, select.

What the browser sent in, plain data for it out; read leniently, since anybody can send anything. Draws no page.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from index.document import BlockKind
from qa.page.document_search import find_words
from qa.page.marking import label_figures, step_label
from qa.page.outline import draw_outline
from qa.page.passage import Edge, read_selection, write_official
from qa.page.place import Place, read_query, write_query
from qa.page.service import PageService, SourceView
from qa.page.source import draw_more

_NOTHING: dict[str, Any] = {}


def act(service: PageService, sent: object, *, documents: Sequence[int] | None = None) -> dict[str, Any]:
    """Do what a reader asked of an open document.

    Parameters
    ----------
    service
        Holds the document.
    sent
        ``name`` of the act, ``query`` of the open place, and what the act needs.
    documents
        Ids of the documents that the reader may see; None for all.

    Returns
    -------
    What the act found, ready for JSON; empty when there is no such act, document or place.

    Raises
    ------
    CorpusError
        If the document cannot be read.
    """
    fields = sent if isinstance(sent, Mapping) else {}
    place = read_query(str(fields.get("query", "")))
    do = _ACTS.get(str(fields.get("name", "")))
    if place is None or do is None:
        return _NOTHING
    view = open_view(service, place, counts_figures=do is _step, documents=documents)
    return _NOTHING if view is None else do(view, place, fields)


def open_view(
    service: PageService, place: Place, *, counts_figures: bool = False, documents: Sequence[int] | None = None
) -> SourceView | None:
    """Return the document of a place, with its figures where the place shows them or they are counted.

    None when it is not among the documents with these ids, or there is none such; `documents` None stands for all.
    """
    view = service.source(place.document, documents=documents)
    if view is None or not (place.shows_figures or counts_figures):
        return view
    return replace(view, figures=service.figures(place.document, documents=documents))


def _find(view: SourceView, place: Place, sent: Mapping[str, Any]) -> dict[str, Any]:
    """Find words: hits as [paragraph, reading start, reading end, source start, source end]."""
    hits, has_more = find_words(view.blocks, str(sent.get("words", "")))
    return {
        "hits": [[hit.paragraph, hit.reading.start, hit.reading.end, hit.source.start, hit.source.end] for hit in hits],
        "more": has_more,
        "document": place.document,
    }


def _step(view: SourceView, place: Place, sent: Mapping[str, Any]) -> dict[str, Any]:
    """Step to the figure beside an offset or a paragraph: its number among all, what it is, and where."""
    labels = label_figures(view.figures)
    backward = bool(sent.get("backward"))
    offset = _number(sent, "offset", lowest=-1)
    block = next((block for block in view.blocks if block.ordinal == sent.get("paragraph") and block.text), None)
    if block is not None:
        offset = block.source.start - (not backward)
    index = step_label(labels, offset, backward=backward)
    if index is None:
        return _NOTHING
    label = labels[index]
    there = Place(
        document=place.document,
        span=label.span,
        marked=(label.span,),
        verbatim=place.verbatim,
        is_picture=place.is_picture,
        shows_figures=True,
    )
    return {
        "number": index + 1,
        "count": len(labels),
        "told": label.told,
        "start": label.span.start,
        "query": write_query(there),
    }


def _read_on(view: SourceView, place: Place, sent: Mapping[str, Any]) -> dict[str, Any]:
    """Draw what stands before or after what is shown."""
    return {"html": draw_more(view, place, _number(sent, "at"), backward=sent.get("way") == "before")}


def _outline(view: SourceView, _place: Place, _sent: Mapping[str, Any]) -> dict[str, Any]:
    """Draw the outline."""
    return {"html": draw_outline(view)}


def _note(view: SourceView, place: Place, sent: Mapping[str, Any]) -> dict[str, Any]:
    """Return the place of the footnote with a mark."""
    mark = str(sent.get("mark", ""))
    notes = (block for block in view.blocks if block.kind is BlockKind.FOOTNOTE and block.mark == mark)
    note = next(notes, None)
    return {"query": write_query(Place(document=place.document, paragraph=note.ordinal))} if note else _NOTHING


def _select(view: SourceView, place: Place, sent: Mapping[str, Any]) -> dict[str, Any]:
    """Return link and reference of what is selected, and how many characters of the document that is."""
    first, last = (_edge(sent.get(name)) for name in ("first", "last"))
    span = read_selection(view, first, last) if first is not None and last is not None else None
    if span is None:
        return _NOTHING
    link = write_query(Place(document=place.document, span=span, verbatim=place.verbatim))
    return {"query": link, "official": write_official(view, span), "length": span.end - span.start}


_ACTS: dict[str, Callable[[SourceView, Place, Mapping[str, Any]], dict[str, Any]]] = {
    "find": _find,
    "step": _step,
    "more": _read_on,
    "outline": _outline,
    "note": _note,
    "select": _select,
}


def _number(sent: Mapping[str, Any], name: str, *, lowest: int = 0) -> int:
    value = sent.get(name)
    return max(lowest, value) if isinstance(value, int) else lowest


def _edge(sent: object) -> Edge | None:
    """Read [paragraph or null, offset]."""
    match sent:
        case [int() | None as paragraph, int() as offset]:
            return Edge(paragraph, offset)
    return None
