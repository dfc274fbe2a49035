"""Blocks <-> rows of the store, exactly; runs, spans and cells are lists of numbers in JSON. Knows no SQL."""

import json
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import Any

from index.document import AlignedText, Block, BlockKind, Cell, FootnoteMark, Run, Span

BLOCK_COLUMNS = "ordinal, kind, page, section, text, details"

# To make a member of an enumeration from its value each time costs two calls.
read_kind = cache(BlockKind)
encode_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def block_to_row(block: Block) -> tuple[Any, ...]:
    """Return the values of `BLOCK_COLUMNS`; what a block does not have is left out of its details."""
    return (
        block.ordinal,
        block.kind.value,
        block.page,
        _encode_section(block.section),
        block.text,
        _encode_details(block),
    )


def _encode_details(block: Block) -> str:
    """Return what a block has beside its text as JSON; put together by hand, because most of it is numbers."""
    written: list[str] = []
    if block.aligned.runs:
        written.append(f'"runs":{_encode_numbers(list(chain.from_iterable(block.aligned.runs)))}')
    if block.level is not None:
        written.append(f'"level":{block.level}')
    if block.sentences:
        written.append(f'"sentences":{_encode_numbers([[span.start, span.end] for span in block.sentences])}')
    if block.marks:
        written.append(f'"marks":{encode_json([(mark.mark, mark.offset) for mark in block.marks])}')
    if block.anchor is not None:
        written.append(f'"anchor":{encode_json(block.anchor)}')
    written.append(f'"mark":{encode_json(block.mark)}')
    if block.cells:
        cells = [[cell.row, cell.column, cell.span.start, cell.span.end, int(cell.header)] for cell in block.cells]
        written.append(f'"cells":{_encode_numbers(cells)}')
    written.append(f'"caption":{encode_json(block.caption)}')
    if block.unit is not None:
        written.append(f'"unit":{encode_json(block.unit)}')
    return f"{{{','.join(written)}}}"


def _encode_numbers(numbers: Sequence[int | Sequence[int]]) -> str:
    """Return a list of integers, or of lists of them, as JSON, which it is in Python too but for the spaces."""
    return str(numbers).replace(" ", "")


def block_from_row(row: tuple[Any, ...]) -> Block:
    """Return the block of a row of `BLOCK_COLUMNS`."""
    ordinal, kind, page, section, text, encoded = row
    details = json.loads(encoded)
    numbers = details.get("runs", ())
    anchor = details.get("anchor")
    return Block(
        ordinal=ordinal,
        kind=read_kind(kind),
        aligned=AlignedText(text, tuple(Run(*numbers[i : i + 4]) for i in range(0, len(numbers), 4))),
        section=decode_section(section),
        level=details.get("level"),
        sentences=tuple(Span(*pair) for pair in details.get("sentences", ())),
        marks=tuple(FootnoteMark(mark=mark, offset=offset) for mark, offset in details.get("marks", ())),
        anchor=None if anchor is None else (anchor[0], anchor[1]),
        mark=details.get("mark", ""),
        cells=tuple(
            Cell(row=cell[0], column=cell[1], span=Span(cell[2], cell[3]), header=bool(cell[4]))
            for cell in details.get("cells", ())
        ),
        caption=details.get("caption", ""),
        unit=details.get("unit"),
        page=page,
    )


@lru_cache(256)
def _encode_section(section: tuple[str, ...]) -> str:
    return encode_json(section)


@lru_cache(4096)
def decode_section(encoded: str) -> tuple[str, ...]:
    """Return the headings; hundreds of blocks stand under the same ones."""
    return tuple(json.loads(encoded))
