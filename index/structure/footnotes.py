"""Blocks in, blocks out: each footnote knows the block and the reading offset where its mark stands, and its section.

Where pages number their notes from 1 again, the nearest mark before the body counts; of a Markdown label, which is the
only one of its name, the first. Does NOT read marks from text.
"""

from collections.abc import Sequence
from dataclasses import replace

from index.document import Block, BlockKind
from index.structure.inline import LABEL


def bind_footnotes(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Give footnotes their anchor (block ordinal, offset) and its section; one whose mark is nowhere keeps its own.

    The sign by which marks of Markdown ("^1") differ from others of the document ("1") is gone after.
    """
    bodies = [block for block in blocks if block.kind is BlockKind.FOOTNOTE]
    wanted = {block.mark for block in bodies}
    places: dict[str, list[tuple[int, int, int]]] = {}
    for block in blocks:
        for mark in block.marks:
            if mark.mark in wanted:
                source = _source_of(block, mark.offset)
                places.setdefault(mark.mark, []).append((source, block.ordinal, mark.offset))
    anchors: dict[int, tuple[int, int]] = {}
    for body in bodies:
        found = [place for place in places.get(body.mark, []) if place[1] != body.ordinal]
        if not found:
            continue
        start = body.aligned.runs[0].source_start
        before = [place for place in found if place[0] <= start]
        chosen = before[-1] if before and not body.mark.startswith(LABEL) else found[0]
        places[body.mark].remove(chosen)
        anchors[body.ordinal] = (chosen[1], chosen[2])
    return tuple(
        _plain(_bind(block, anchors[block.ordinal], blocks) if block.ordinal in anchors else block) for block in blocks
    )


def _bind(note: Block, anchor: tuple[int, int], blocks: Sequence[Block]) -> Block:
    """Bind a footnote; wherever its body stands, it is part of what its mark stands in."""
    place = blocks[anchor[0] - 1]
    own = (place.text,) if place.kind is BlockKind.HEADING else ()
    return replace(note, anchor=anchor, section=(*place.section, *own))


def _plain(block: Block) -> Block:
    """Take the sign of Markdown off the marks of a block."""
    if not block.mark.startswith(LABEL) and not any(mark.mark.startswith(LABEL) for mark in block.marks):
        return block
    marks = tuple(replace(mark, mark=mark.mark.removeprefix(LABEL)) for mark in block.marks)
    return replace(block, mark=block.mark.removeprefix(LABEL), marks=marks)


def _source_of(block: Block, offset: int) -> int:
    if offset == 0:
        return block.aligned.runs[0].source_start
    return block.aligned.to_source(offset - 1, offset).end
