"""The parts of all sheets in, blocks out: lines joined to paragraphs, each block knowing which page each line is from.

A paragraph ends where the page shows it: a wide step down, an indent, a line that stops short, a label, another font.
Across a page or a column it goes on when its last line was full and the next begins like one. Does NOT write text.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from index.normalise import CAPITALS
from index.read.glyph import Grid, Line, Sheet
from index.read.markdown import SUPERSCRIPTS
from index.read.pdf_table_joins import is_same_table, join_cut_row

_LABEL = re.compile(
    rf"(?:[-–—+•●○▪◦■*✓→□❖]\s+\S|[{SUPERSCRIPTS}]{{1,3}}\s*\S|\(?\d{{1,2}}[.)/]\s|\d{{1,2}}(?:\.\d{{1,2}})+\.?\s+[{CAPITALS}]"
    rf"|[IVX]{{1,6}}[.)/]?\s*[-–.]?\s+[{CAPITALS}]|[a-zđ]\)\s|[A-HĐ][.)/]\s+[{CAPITALS}]"
    r"|(?:điều|chương|phần|mục|phụ lục|bảng|biểu)\s+(?:[ivx]+|\d+)\b[.:]?)",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"[ivx]{1,6}[.)/ ]")
_ENDS = re.compile(r"[.;:!?…][\"”’»)\]]*$")
_FIRST_WORD = re.compile(r"\S+")
# As shares of the font size: an indent; play at the right border; the middle of centred lines.
_INDENT = 0.8
_PLAY = 0.6
_CENTRE = 1.5
# A step down is wide when it exceeds the usual one by this much.
_WIDE_STEP = 1.25
_USUAL_STEP = 1.3
_WIDEST_USUAL_STEP = 2.6
_OTHER_SIZE = 0.06
# Share of pages on which a line may run over the border.
_STRAY = 0.1
# In points: two lines that end so near each other end at the border.
_SHARED = 4.0


@dataclass(slots=True)
class Block:
    """A paragraph or a table; `pages` holds for each of its pieces the number of the sheet it is from."""

    lines: list[Line] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)


def find_blocks(sheets: Sequence[Sheet]) -> list[Block]:
    """Join the parts of all sheets to blocks, in reading order."""
    blocks: list[Block] = []
    steps = {sheet.number: _usual_step(sheet) for sheet in sheets}
    heights = {sheet.number: sheet.height for sheet in sheets}
    for sheet in sheets:
        for place, part in enumerate(sheet.parts):
            last = blocks[-1] if blocks else None
            if isinstance(part, Grid):
                if (
                    last is not None
                    and place == 0
                    and last.grids
                    and is_same_table(last.grids[0], last.grids[-1], part)
                ):
                    _continue_table(last, part, sheet.number, heights.get(sheet.number - 1))
                else:
                    blocks.append(Block(grids=[part], pages=[sheet.number]))
            elif last is not None and last.lines and _goes_on(last, part, sheet.number, steps[sheet.number]):
                last.lines.append(part)
                last.pages.append(sheet.number)
            else:
                blocks.append(Block(lines=[part], pages=[sheet.number]))
    return blocks


def _continue_table(block: Block, grid: Grid, page: int, height: float | None) -> None:
    """Put a part of a table to it, without the rest of the row that the end of a page, so high, cut."""
    above = height if page == block.pages[-1] + 1 else None
    block.grids[-1], rest = join_cut_row(block.grids[0], block.grids[-1], grid, height=above)
    if rest is not None:
        block.grids.append(rest)
        block.pages.append(page)


def _usual_step(sheet: Sheet) -> float:
    """Return the usual step from one line of a paragraph down to the next, as a share of the font size."""
    lines = sheet.lines
    steps = [
        (line.baseline - last.baseline) / line.size
        for last, line in pairwise(lines)
        if last.column == line.column and last.size == line.size and not _stops_short(last, line)
    ]
    usual = [step for step in steps if 0.8 < step < _WIDEST_USUAL_STEP]
    return median(usual) if usual else _USUAL_STEP


def _goes_on(block: Block, line: Line, page: int, step: float) -> bool:
    """Tell whether a line belongs to the paragraph before it."""
    last = block.lines[-1]
    if _is_other_font(block, line):
        return False
    if page != block.pages[-1] or line.column != last.column:
        return _goes_on_elsewhere(block, line)
    down = (line.baseline - last.baseline) / line.size
    if down > step * _WIDE_STEP or down < 0:
        return False
    if _is_centred(last) and _is_centred(line):
        return last.text.isupper() == line.text.isupper() and not _has_label(line)
    if _stops_short(last, line) or (_has_label(line) and _ENDS.search(last.text) is not None):
        return False
    return not _is_indented(block, line)


def _goes_on_elsewhere(block: Block, line: Line) -> bool:
    """Tell whether the paragraph at the end of a page or column goes on at the head of the next one."""
    last = block.lines[-1]
    if _has_label(line) or _is_centred(last):
        return False
    flows = not _stops_short(last, line) and line.left - line.edges[0] <= _INDENT * line.size
    begins_low = line.text.lstrip('("“‘')[:1].islower()
    if _ENDS.search(last.text) is not None:
        return flows and begins_low and last.text[-1] == ";"
    return flows or begins_low


def _is_other_font(block: Block, line: Line) -> bool:
    last = block.lines[-1]
    if abs(last.size - line.size) > _OTHER_SIZE * max(last.size, line.size):
        return True
    # A bold phrase may run over the end of a line; what is bold up to its end is a title.
    return all(each.bold > 0.95 for each in block.lines) and line.bold < 0.05


def _is_indented(block: Block, line: Line) -> bool:
    """Tell whether a line begins to the right of the line before, or comes back to the left: a first line."""
    last = block.lines[-1]
    moved = line.left - last.left
    first = len(block.lines) == 1
    if moved > _INDENT * line.size:
        # Text that hangs below the words after a label.
        return not (first and _has_label(last))
    return moved < -_INDENT * line.size and not first


def _stops_short(last: Line, line: Line) -> bool:
    """Tell whether the first word of a line would have found room on the line before."""
    word = _FIRST_WORD.match(line.text)
    width = (line.right - line.left) * len(word.group()) / max(len(line.text), 1) if word is not None else 0.0
    return last.right + width + _PLAY * last.size < last.edges[1]


def _is_centred(line: Line) -> bool:
    left, right = line.left - line.edges[0], line.edges[1] - line.right
    return left > _CENTRE * line.size and abs(left - right) <= _CENTRE * line.size


def _has_label(line: Line) -> bool:
    return _LABEL.match(line.text) is not None and _ROMAN.match(line.text) is None


def share_edges(sheets: Iterable[Sheet]) -> None:
    """Give the running text of pages of one width the borders that most of them have: a short page shows none."""
    by_width: dict[int, list[tuple[float, float]]] = {}
    sheets = list(sheets)
    for sheet in sheets:
        lines = [line for line in sheet.lines if line.column == 0 or line.edges[1] - line.edges[0] > 0.5 * sheet.width]
        if len(lines) > 2:
            edges = (-_reached([-line.left for line in lines]), _reached([line.right for line in lines]))
            by_width.setdefault(round(sheet.width), []).append(edges)
    for sheet in sheets:
        known = by_width.get(round(sheet.width))
        if known:
            left, right = _nearly_least([edge[0] for edge in known]), -_nearly_least([-edge[1] for edge in known])
            sheet.parts = [_with_edges(part, left, right, sheet.width) for part in sheet.parts]


def _reached(values: Sequence[float]) -> float:
    """Return the largest value that two share: one line alone may run over the border."""
    ordered = sorted(values)
    return next((one for one, other in pairwise(reversed(ordered)) if one - other <= _SHARED), ordered[-1])


def _nearly_least(values: Sequence[float]) -> float:
    """Return a value that few are below: pages of short lines do not show the border, a stray line runs over it."""
    return sorted(values)[int(len(values) * _STRAY)]


def _with_edges(part: Line | Grid, left: float, right: float, width: float) -> Line | Grid:
    if isinstance(part, Grid) or (part.column and part.edges[1] - part.edges[0] <= 0.5 * width):
        return part
    return replace(part, edges=(min(left, part.left), max(right, part.right)))
