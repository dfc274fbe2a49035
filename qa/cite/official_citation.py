"""A citation in, the same with the name of its place for a letter out; an index is read for what stands around it."""

from collections.abc import Callable
from dataclasses import replace

from index.beside import lines_beside
from index.document import BlockKind
from index.rows import DocumentRow
from index.store import Store
from qa.answer import Citation
from qa.cite.official import Line, name_place

_READ_WHOLE = frozenset({BlockKind.TABLE, BlockKind.FOOTNOTE})  # of which cells are named, or where the mark stands


def name_officially(citation: Citation, store: Store, name_document: Callable[[DocumentRow], str]) -> Citation:
    """Return a citation with the name of its place for a letter.

    Parameters
    ----------
    citation
        Its first marked span, or all of it, is named; one of no stored document is left as it is.
    store
        Holds its document.
    name_document
        Returns what a document is called in a letter.

    Raises
    ------
    KeyError
        The document is not stored any more.
    """
    if citation.document_id is None:
        return citation
    row = store.document(citation.document_id)
    beside = lines_beside(store, row.id, citation.paragraph)
    place: Line = {each.ordinal: each for each in beside}[citation.paragraph]
    # To read a block with the way back to its source takes ten times as long as to name it.
    if place.kind in _READ_WHOLE:
        block = store.block(row.id, citation.paragraph)
        # A footnote belongs to the section of its mark, wherever the page put it.
        home = block if block.anchor is None else store.block(row.id, block.anchor[0])
        place = replace(block, section=home.section)
    page = f", trang {citation.page}" if citation.page is not None else ""
    named = name_place(place, beside, citation.marked_sources[0])
    return replace(citation, official=f"{name_document(row)}, {named}{page}")
