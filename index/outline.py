"""A table in, what each of its rows stands under out: section rows, and rows that its own number continues.

"12.1" stands under "12", "1" under "I", a row without a number under the numbered row before it. Rows keep their
values: a total is the whole of the rows below it. Does NOT read numbers or units.
"""

import re
from collections.abc import Iterator, Sequence

from index.document import Block, Cell
from index.record import record

_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
_NUMBERED = re.compile(r"\(?(?P<number>\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,6}|[A-HĐ]|[a-zđ])[.)]?")
_BULLET = re.compile(r"[-–+*•]")
_ROMAN = re.compile(r"[IVXLC]+")
_SUM = re.compile(r"(?:tổng|cộng|toàn|cả)\b", re.IGNORECASE)
_VALUE = re.compile(r"[-–+(<>≈~±]?\s*[\d.,]+\s*\)?%?|[-–.…*]+")
_BULLETED = re.compile(r"(?P<bullet>[-–+*•])\s+\S")
# Ways of numbering from the outermost in; "1.1" lies deeper than "1" by its dots.
_UNNUMBERED, _UPPER, _ROMANS, _ARABIC, _LOWER, _LISTED = -1, 0, 1, 2, 8, 9
_MOST_DOTS = _LOWER - _ARABIC - 1


@record(frozen=True, slots=True)
class _Open:
    """A row that others stand under: how it is numbered, its number, what it names."""

    depth: int
    number: str
    name: str


def row_paths(block: Block) -> dict[int, tuple[str, ...]]:
    """Return what the rows of a table stand under.

    Parameters
    ----------
    block
        A table; its header cells name columns, a header cell alone in its row names the rows below it.

    Returns
    -------
    For each row that is no column header the names above it, outermost first; rows that name others are among them.
    """
    stack: list[_Open] = []
    paths: dict[int, tuple[str, ...]] = {}
    numbered = False
    after_name = False
    last = max((cell.row for cell in block.cells), default=0)
    for number, cells in rows_of(block):
        texts = [text for cell in cells if (text := block.text[cell.span.start : cell.span.end].strip())]
        if not texts or _names_columns(block, cells):
            continue
        ordinal, label, valued = _read(texts)
        depth = _depth(ordinal)
        names = not valued
        if depth is not None:
            numbered = True
            _close(stack, depth, ordinal)
        elif valued and stack and stack[-1].depth == _LISTED and not _SUM.match(label):
            # Key and value below "Dân số", "• Tổng cộng", "• Mật độ": neither of these nor of what they are parts of.
            _close_list(stack)
        elif names and not numbered:
            # Neighbouring rows of one name nest, one after values takes the last one's place.
            marked = all(cell.header for cell in cells)
            del stack[0 if marked else len(stack) if after_name else max(len(stack) - 1, 0) :]
        elif names or (_SUM.match(label) and (numbered or number == last)):
            # The last row of a table sums up all sections, not the last one.
            stack.clear()
        # A name that spans down from the row above is this row's own, too.
        paths[number] = tuple(each.name for each in stack if each.name and (names or each.name != label))
        if label and label != block.caption and (depth is not None or names):
            stack.append(_Open(_UNNUMBERED if depth is None else depth, ordinal, label))
        after_name = names
    return paths


def rows_of(block: Block) -> Iterator[tuple[int, list[Cell]]]:
    """Yield the rows of a table top down: the number of each, and its cells from left to right."""
    rows: dict[int, list[Cell]] = {}
    for cell in block.cells:
        rows.setdefault(cell.row, []).append(cell)
    for number in sorted(rows):
        yield number, sorted(rows[number], key=lambda cell: cell.column)


def _names_columns(block: Block, cells: Sequence[Cell]) -> bool:
    """Tell a row of column headers from a section row, whose header cells hold one name, maybe behind its number."""
    if not all(cell.header for cell in cells):
        return False
    texts = {block.text[cell.span.start : cell.span.end].strip() for cell in cells} - {""}
    return len([text for text in texts if _NUMBERED.fullmatch(text) is None]) > 1


def _read(texts: Sequence[str]) -> tuple[str, str, bool]:
    """Return the number of a row, its name, and whether it holds anything else."""
    first = texts[0]
    ordinal = ""
    rest = texts
    if (_NUMBERED.fullmatch(first) or _BULLET.fullmatch(first)) and not _YEAR.fullmatch(first):
        ordinal, rest = first.strip("(). "), texts[1:]
    label = next((text for text in rest if _VALUE.fullmatch(text) is None), "")
    bulleted = _BULLETED.match(label)
    if not ordinal and bulleted is not None:
        ordinal = bulleted["bullet"]
    others = [text for text in dict.fromkeys(rest) if text != label]
    return ordinal, label.lstrip("-–+*• "), bool(others) or _states_value(label)


def _states_value(label: str) -> bool:
    """Tell whether a cell is a key and its value, which has more digits than letters: "Tọa độ: 21°2′B 105°51′Đ"."""
    value = label.partition(":")[2]
    return sum(map(str.isdigit, value)) > sum(map(str.isalpha, value))


def _depth(ordinal: str) -> int | None:
    if not ordinal:
        return None
    if ordinal[0].isdigit():
        return _ARABIC + min(ordinal.count("."), _MOST_DOTS)
    if _ROMAN.fullmatch(ordinal):
        return _ROMANS
    if ordinal.isalpha():
        return _UPPER if ordinal.isupper() else _LOWER
    return _LISTED


def _close(stack: list[_Open], depth: int, ordinal: str) -> None:
    """Close the rows that a row of this numbering does not stand under; "2.1" stands under no "1"."""
    while stack and (stack[-1].depth >= depth or _belongs_elsewhere(stack[-1], ordinal)):
        stack.pop()


def _close_list(stack: list[_Open]) -> None:
    """Close a list of bullets and the row without a number that it stands under."""
    while stack and stack[-1].depth == _LISTED:
        stack.pop()
    if stack and stack[-1].depth == _UNNUMBERED:
        stack.pop()


def _belongs_elsewhere(above: _Open, ordinal: str) -> bool:
    dotted = "." in ordinal and above.number[:1].isdigit()
    return dotted and not ordinal.startswith(f"{above.number}.")
