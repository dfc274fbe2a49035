"""All sheets of a file in; running headers, footers, page numbers and tables of contents taken out of them.

A line near the upper or lower border is furniture when it comes again at the same place, digits aside; a bare number,
only when it counts the pages. Does NOT look inside ruled tables.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from index.read.glyph import Grid, Line, Sheet

# Share of the page's height, above and below, in which furniture stands.
_BORDER = 0.13
# In points: two lines nearer than this are at the same place.
_PLACE = 4.0
# Share of the pages on which a line comes again; odd and even pages may differ.
_SHARE = 0.3
_FEWEST = 3
# On so few pages twice is enough for a line that stands all by itself.
_FEW_PAGES = 5
_NUMBER = re.compile(r"(?:trang\s*)?[-–—|\s]*(\d{1,4})[-–—|\s]*(?:(?:/|trên)\s*\d{1,4})?", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_CONTENTS = re.compile(r"(?:[.…_]\s?){5,}\s*\d{1,4}$|…{2,}\s*\d{1,4}$")
_FEWEST_CONTENTS = 3

Key = tuple[str, int]


def remove_furniture(sheets: Sequence[Sheet]) -> None:
    """Take out of the sheets what belongs to the pages and not to the text."""
    keys = Counter(key for sheet in sheets for key in {key for line in _near_border(sheet) for key in _keys(line)})
    readable = sum(bool(sheet.parts) for sheet in sheets)
    needed = 2 if readable < _FEW_PAGES else max(_FEWEST, round(readable * _SHARE))
    offsets = _page_numbers(sheets)
    for sheet in sheets:
        gone = {
            id(line)
            for line in _near_border(sheet)
            if _is_number(line, sheet.number, offsets) or _comes_again(line, keys, needed)
        }
        contents = [line for line in sheet.lines if _CONTENTS.search(line.text) is not None]
        if len(contents) >= _FEWEST_CONTENTS:
            gone.update(map(id, contents))
        if gone:
            sheet.parts = [kept for part in sheet.parts for kept in _without(part, gone)]


def _near_border(sheet: Sheet) -> Iterator[Line]:
    """Yield the lines near the upper and lower border, those of a letterhead too."""
    for part in sheet.parts:
        for line in _lines(part):
            if line.bottom <= _BORDER * sheet.height or line.top >= (1 - _BORDER) * sheet.height:
                yield line


def _lines(part: Line | Grid) -> Iterable[Line]:
    if isinstance(part, Line):
        return (part,)
    return (line for cell in part.cells for line in cell.lines) if part.framed else ()


def _keys(line: Line) -> tuple[Key, Key]:
    """Return the line without its digits, with its place rounded both ways."""
    text = _DIGITS.sub("#", line.text)
    place = line.baseline / _PLACE
    return (text, 2 * round(place)), (text, 2 * int(place) + 1)


def _comes_again(line: Line, keys: Counter[Key], needed: int) -> bool:
    # Lines of figures without a word may come again in a long table.
    return any(char.isalpha() for char in line.text) and any(keys[key] >= needed for key in _keys(line))


def _page_numbers(sheets: Sequence[Sheet]) -> frozenset[int]:
    """Return by how much printed page numbers differ from the count of the file, where that holds again and again."""
    found: dict[int, set[int]] = defaultdict(set)
    for sheet in sheets:
        for line in _near_border(sheet):
            match = _NUMBER.fullmatch(line.text.strip())
            if match is not None:
                found[int(match.group(1)) - sheet.number].add(sheet.number)
    return frozenset(offset for offset, pages in found.items() if len(pages) > 1 or offset == 0)


def _is_number(line: Line, page: int, offsets: frozenset[int]) -> bool:
    match = _NUMBER.fullmatch(line.text.strip())
    return match is not None and int(match.group(1)) - page in offsets


def _without(part: Line | Grid, gone: set[int]) -> Iterator[Line | Grid]:
    if isinstance(part, Line):
        if id(part) not in gone:
            yield part
        return
    if any(id(line) in gone for line in _lines(part)):
        part = replace(
            part,
            cells=tuple(
                replace(cell, lines=tuple(line for line in cell.lines if id(line) not in gone)) for cell in part.cells
            ),
        )
    yield part
