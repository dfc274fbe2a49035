"""The record of what a reader got out of a file. Holds data only."""

from dataclasses import dataclass

from index.document import Block
from index.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a reader got out of a file.

    Parameters
    ----------
    text
        The text that is stored, in which all source offsets count. Plain files as they are; other formats as
        Markdown: "# " headings, one paragraph a line with blank lines between, tables of pipes with a line of dashes
        under the header, footnote marks as superscript digits ("33,4%⁴") with the note as a paragraph of its own
        ("⁴ Theo báo cáo ...") at the end of its page or of the text.
    blocks
        Only where the reader knows the whole structure, as of a table; else the text is looked at.
    pages
        In order; none for formats without pages.
    title
        The document's own title where the reader knows it without looking at blocks, else "".
    warnings
        What a person should know of how it was read, in Vietnamese, without a full stop.
    """

    text: str
    blocks: tuple[Block, ...] = ()
    pages: tuple[Page, ...] = ()
    title: str = ""
    warnings: tuple[str, ...] = ()
