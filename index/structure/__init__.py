"""Source text in, its title and blocks out: headings, paragraphs, list items, footnotes, tables.

Lines become parts, parts are read (markup and footnote marks taken out), halves of paragraphs are joined, headings are
told from items, footnotes are bound to the place of their mark. Offsets lead back to the source. Does NOT find words
or figures; how sentences are split is handed in.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from index.document import AlignedText, Block, BlockKind, Span
from index.normalise import normalise
from index.structure.drafts import read_parts
from index.structure.footnotes import bind_footnotes
from index.structure.headings import Placed, place_headings
from index.structure.joins import join_broken
from index.structure.lines import split_lines
from index.structure.parts import split_parts
from index.structure.source import follow

__all__ = ["find_blocks"]

SplitSentences = Callable[[str], Sequence[Span]]


def find_blocks(
    text: str, *, split_sentences: SplitSentences, exact_tables: bool = False
) -> tuple[str, tuple[Block, ...]]:
    """Find the title and the blocks of a document.

    Parameters
    ----------
    text
        The file, decoded; plain text or Markdown.
    split_sentences
        Finds the sentences of a block's reading text.
    exact_tables
        Whether the cells of all tables stand in their columns under the rows above the dashes, as in text that a
        reader wrote; tables of pages that were scraped lose cells, and where the others belong is then worked out.

    Returns
    -------
    The title in reading form ("" when the document shows none), and the blocks in reading order, numbered from 1.
    """
    spelled = normalise(text)
    parts = split_parts(spelled.text, split_lines(spelled.text))
    drafts = join_broken(read_parts(spelled.text, parts, exact_tables=exact_tables))
    title, placed = place_headings(drafts)
    blocks = [_block(number, item, split_sentences) for number, item in enumerate(placed, 1)]
    bound = bind_footnotes(blocks)
    if spelled.text is text or spelled.text == text:
        return title, bound
    return title, tuple(_with_source(block, follow(spelled, block.aligned)) for block in bound)


def _block(number: int, item: Placed, split_sentences: SplitSentences) -> Block:
    draft = item.draft
    text = draft.text
    if item.kind is BlockKind.TABLE:
        sentences: Sequence[Span] = ()
    elif item.kind is BlockKind.HEADING:
        sentences = (Span(0, len(text)),)
    else:
        sentences = split_sentences(text)
    return Block(
        ordinal=number,
        kind=item.kind,
        aligned=draft.aligned,
        section=item.section,
        level=item.level,
        sentences=tuple(sentences),
        marks=draft.marks,
        mark=draft.mark or (draft.label.text if draft.label is not None else ""),
        cells=draft.cells,
        caption=draft.caption,
        unit=draft.unit,
    )


def _with_source(block: Block, aligned: AlignedText) -> Block:
    return replace(block, aligned=aligned)
