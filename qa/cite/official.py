"""A place in a document in, how an official letter names it out: "Báo cáo số 428/BC-UBND ngày 30/11/2017, mục II.1.e".

The paper is named from its letterhead, else by its title; sections by their labels, paragraphs counted within their
section, tables by caption, row and column, footnotes by their mark. Knows no store and quotes nothing.
"""

import re
from collections.abc import Sequence
from datetime import date
from itertools import takewhile
from typing import Protocol

from index.alignment import find_reading
from index.document import Block, BlockKind, Cell, Span
from index.letterhead_record import Letterhead
from index.normalise import fold

_LONGEST_TITLE = 120  # characters
_LONGEST_NAME = 60  # of a row or a column
_UNIT = re.compile(
    r"(?P<word>Phụ lục|Phần|Chương|Mục|Tiểu mục|Điều)(?P<number>\s+(?:số\s+|thứ\s+)?(?:[IVX]{1,6}|\d{1,3}[a-zđ]?"
    r"|[A-H]|nhất|hai|ba|tư|năm|sáu))?(?![^\W\d_A-ZĐ])",
    re.IGNORECASE,
)
# "II.", "1.", "1.2.", "A.", "e)", "(1)": with what closes them, and never a year or a date.
_LABEL = re.compile(r"\(?(?P<label>[IVXL]{1,6}|[A-HĐ]|[a-zđ]|\d{1,2}(?:\.\d{1,2}){0,3})\s?[.)/–-](?!\d)")
_TABLE = re.compile(r"(?:bang|bieu|phu luc)(?!\w)")
_UNIT_LINE = re.compile(r"\W*(?:don vi|dvt)(?!\w)")
_LINES_ABOVE = 2
_TEXT_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})


class Line(Protocol):
    """What is read of a block that stands beside the one to be named."""

    @property
    def ordinal(self) -> int:
        """Its number in the document."""

    @property
    def kind(self) -> BlockKind:
        """What it is."""

    @property
    def mark(self) -> str:
        """Its label or its footnote mark."""

    @property
    def text(self) -> str:
        """Its reading text."""

    @property
    def section(self) -> tuple[str, ...]:
        """The headings that it stands under."""


def name_paper(letterhead: Letterhead | None, title: str) -> str:
    """Name a document: kind, number and date where its letterhead says them, else its title.

    Examples
    --------
    >>> name_paper(None, "Bạch Sơn")
    'Bạch Sơn'
    """
    if letterhead is None or letterhead.number is None:
        return title if len(title) <= _LONGEST_TITLE else f"{title[:_LONGEST_TITLE].rpartition(' ')[0]} …"
    kind = letterhead.kind.text if letterhead.kind is not None else "Văn bản"
    issued = ""
    if letterhead.date is not None:
        issued = f" ngày {date.fromisoformat(letterhead.date.text):%d/%m/%Y}"
    return f"{kind} số {letterhead.number.text}{issued}"


def name_place(block: Line, section: Sequence[Line], span: Span | None = None) -> str:
    """Name where a block stands in its document, and what of a table is meant.

    Parameters
    ----------
    block
        The block that holds the place; a table with its cells, as a `Block`.
    section
        All blocks under the same headings, in order, the block among them.
    span
        Source span of what is cited; in a table it tells row and column.

    Returns
    -------
    Such as "mục II.1.e, đoạn 2"; never "".
    """
    parts = [_name_section(block.section)] if block.section else []
    if block.kind is BlockKind.HEADING:
        parts = [_name_section((*block.section, block.text)) if block.section or block.mark else "tiêu đề"]
    elif block.kind is BlockKind.FOOTNOTE:
        parts.append(f"chú thích {block.mark}".strip())
    elif isinstance(block, Block) and block.kind is BlockKind.TABLE:
        parts.append(_name_table(block, section))
        parts.extend(_name_cells(block, span))
    else:
        parts.append(_name_paragraph(block, section))
    return ", ".join(part for part in parts if part)


def _name_section(section: Sequence[str]) -> str:
    """Join the labels of headings: parts and articles by their names, the others with stops."""
    named: list[str] = []
    labels: list[str] = []
    in_article = False
    for heading in section:
        unit = _UNIT.match(heading)
        label = _LABEL.match(heading)
        if unit is not None and (unit["number"] or fold(unit["word"]) == "phu luc"):
            named.append(" ".join(f"{unit['word'].capitalize()}{unit['number'] or ''}".split()))
            in_article = fold(unit["word"]) == "dieu"
            labels.clear()
        elif label is not None and in_article:
            named.append(_clause(label["label"]))
        elif label is not None:
            if labels and label["label"].startswith(f"{labels[-1]}."):
                labels.pop()  # "1.2." under "1."
            labels.append(label["label"])
    if labels:
        named.append(f"mục {'.'.join(labels)}")
    return ", ".join(named) or f"mục “{section[-1]}”"


def _clause(label: str) -> str:
    """Name a part of an article: "1" is a khoản, "a" a điểm of it."""
    return f"khoản {label}" if label[0].isdigit() else f"điểm {label}"


def _name_paragraph(block: Line, section: Sequence[Line]) -> str:
    unit = _UNIT.match(block.mark)
    if unit is not None and unit["number"]:
        return " ".join(f"{unit['word'].capitalize()}{unit['number']}".split())
    label = _LABEL.match(block.mark)
    if block.kind is BlockKind.LIST_ITEM and label is not None:
        own = _clause(label["label"])
        above = "" if label["label"][0].isdigit() else _number_above(block, section)
        return f"{above}, {own}" if above else own
    counted = [each.ordinal for each in section if each.kind in _TEXT_KINDS]
    return f"đoạn {counted.index(block.ordinal) + 1}" if block.ordinal in counted else f"đoạn {block.ordinal}"


def _number_above(block: Line, section: Sequence[Line]) -> str:
    """Return the numbered item that a lettered one belongs to, "" when none stands above it."""
    for each in reversed([*takewhile(lambda other: other.ordinal != block.ordinal, section)]):
        label = _LABEL.match(each.mark)
        if label is not None and label["label"].isdigit():
            return _clause(label["label"])
        if each.kind is BlockKind.PARAGRAPH:
            return ""
    return ""


def _name_table(block: Block, section: Sequence[Line]) -> str:
    above = [*takewhile(lambda other: other.ordinal != block.ordinal, section)][-_LINES_ABOVE:]
    # A line with the unit may stand between the name of a table and the table.
    names = [block.caption, *(each.text for each in reversed(above))]
    named = next((name for name in names if _TABLE.match(fold(name)) and len(name) <= _LONGEST_TITLE), "")
    if named:
        return named
    if block.caption and _UNIT_LINE.match(fold(block.caption)) is None:
        return f"bảng “{_shorten(block.caption)}”"
    tables = [each.ordinal for each in section if each.kind is BlockKind.TABLE]
    return f"bảng {tables.index(block.ordinal) + 1}" if len(tables) > 1 and block.ordinal in tables else "bảng"


def _name_cells(block: Block, span: Span | None) -> tuple[str, ...]:
    """Name the row that a span lies in, and the column where it lies in one cell."""
    touched = cells_at(block, () if span is None else (span,))
    if not touched or len({cell.row for cell in touched}) > 1:
        return ()
    row = next(
        (
            text
            for cell in block.cells
            if cell.row == touched[0].row and any(map(str.isalpha, text := _text_of(block, cell)))
        ),
        "",
    )
    named = (f"dòng “{_shorten(row)}”" if row else f"dòng {touched[0].row + 1}",)
    if len(touched) > 1:
        return named
    headers = [
        text
        for cell in block.cells
        if cell.header and cell.column == touched[0].column and cell.row != touched[0].row
        if (text := _text_of(block, cell))
    ]
    column = " - ".join(dict.fromkeys(headers))
    return (*named, f"cột “{_shorten(column)}”" if column else f"cột {touched[0].column + 1}")


def cells_at(block: Block, spans: Sequence[Span]) -> list[Cell]:
    """Return the cells of a table that share a character with one of some source spans, in their order."""
    readings = [reading for span in spans if (reading := find_reading(block.aligned, span)) is not None]
    filled = (cell for cell in block.cells if cell.span.start < cell.span.end)
    return [cell for cell in filled if any(map(cell.span.overlaps, readings))]


def _text_of(block: Block, cell: Cell) -> str:
    return " ".join(block.text[cell.span.start : cell.span.end].split())


def _shorten(text: str) -> str:
    return text if len(text) <= _LONGEST_NAME else f"{text[:_LONGEST_NAME].rpartition(' ')[0]} …"
