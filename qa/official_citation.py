"""A citation in, the same with the name of its place for a letter out; an index is read for what stands around it."""

from collections.abc import Callable
from dataclasses import replace

from index.beside import lines_beside
from index.rows import DocumentRow
from index.store import Store
from qa.answer import Citation
from qa.official import name_place


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
    """
    if citation.document_id is None:
        return citation
    row = store.document(citation.document_id)
    block = store.block(row.id, citation.paragraph)
    # A footnote belongs to the section of its mark, wherever the page put it.
    home = block if block.anchor is None else store.block(row.id, block.anchor[0])
    beside = lines_beside(store, row.id, home.ordinal)
    place = name_place(replace(block, section=home.section), beside, citation.marked_sources[0])
    page = f", trang {citation.page}" if citation.page is not None else ""
    return replace(citation, official=f"{name_document(row)}, {place}{page}")
