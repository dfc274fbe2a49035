"""Text of a .csv file in, one table block out, each cell with its exact place in the file.

The separator is the one that a first line "sep=;" names, else it is found by counting: comma, semicolon or tab. Quoted
cells may hold separators and newlines. Does NOT type the values: numbers stay as written.
"""

import re
from collections.abc import Iterator

from index.document import Block, BlockKind, Cell, Span, align_pieces

_SEPARATORS = ",;\t"
_SAMPLE_CHARACTERS = 20_000
# Excel writes and heeds such a first line.
_NAMED = re.compile(rf"\"?sep=(?P<separator>[{_SEPARATORS}])\"?[ ]*(?:\r\n?|\n|\Z)", re.IGNORECASE)
_QUOTE = re.compile(r"[ ]*\"")

# One cell: where its text starts and ends in the file, and whether doubled quotes stand for one.
_Field = tuple[int, int, bool]
_Piece = tuple[str, int, int]


def find_separator(text: str) -> str:
    """Tell which character parts the cells: the named one, or that which gives most lines one number of cells."""
    named = _NAMED.match(text)
    if named is not None:
        return named.group("separator")
    sample = text[:_SAMPLE_CHARACTERS]
    return max(_SEPARATORS, key=lambda separator: _agreement(sample, separator))


def read_table(text: str) -> tuple[Block, ...]:
    """Read the text of a .csv file as one table.

    Parameters
    ----------
    text
        The decoded file.

    Returns
    -------
    One table block whose first row is marked as header when it holds no number; nothing for a file without cells.
    """
    named = _NAMED.match(text)
    fields = _read_rows(text, find_separator(text), start=named.end() if named is not None else 0)
    rows = [row for row in fields if any(start < end for start, end, _ in row)]
    pieces: list[_Piece] = []
    cells: list[Cell] = []
    length = 0
    header = bool(rows) and not any(_is_number(text[start:end]) for start, end, _ in rows[0])
    for row_number, row in enumerate(rows):
        for column, (start, end, doubled) in enumerate(row):
            if pieces:
                length += _add(pieces, " | " if column else "\n", _end(pieces), start)
            begin = length
            length += _add_cell(pieces, text, start, end, doubled=doubled)
            cells.append(
                Cell(row=row_number, column=column, span=Span(begin, length), header=header and row_number == 0)
            )
    if not cells:
        return ()
    return (Block(ordinal=1, kind=BlockKind.TABLE, aligned=align_pieces(pieces), cells=tuple(cells)),)


def _agreement(sample: str, separator: str) -> float:
    widths = [len(row) for row in _read_rows(sample, separator)]
    if not widths:
        return 0
    common = max(set(widths), key=widths.count)
    return widths.count(common) / len(widths) if common > 1 else 0.0


def _end(pieces: list[_Piece]) -> int:
    return pieces[-1][1] + pieces[-1][2]


def _add(pieces: list[_Piece], text: str, start: int, end: int) -> int:
    # Nothing but a newline may part two cells; the run then stands for it as a whole.
    pieces.append((text, min(start, end), max(0, end - start)))
    return len(text)


def _add_cell(pieces: list[_Piece], text: str, start: int, end: int, *, doubled: bool) -> int:
    if not doubled:
        return _add(pieces, " ".join(text[start:end].split("\n")), start, end) if start < end else 0
    length = 0
    position = start
    while position < end:
        quote = text.find('""', position, end)
        stop = end if quote < 0 else quote + 1
        length += _add(pieces, text[position:stop].replace("\n", " "), position, stop)
        position = stop if quote < 0 else quote + 2
    return length


def _read_rows(text: str, separator: str, *, start: int = 0) -> Iterator[list[_Field]]:
    """Yield rows of fields; quotes at the borders are left out of a field, spaces around it too."""
    stop = re.compile(rf"[{separator}\r\n]")
    row: list[_Field] = []
    position = start
    while position < len(text):
        field, position = _read_field(text, position, stop)
        row.append(field)
        if text[position : position + 1] == separator:
            position += 1
            if position < len(text):
                continue
            row.append((position, position, False))
        yield row
        row = []
        position += 2 if text.startswith("\r\n", position) else 1


def _read_field(text: str, position: int, stop: re.Pattern[str]) -> tuple[_Field, int]:
    quote = _QUOTE.match(text, position)
    if quote is not None:
        return _read_quoted(text, quote.end(), stop)
    match = stop.search(text, position)
    end = match.start() if match is not None else len(text)
    content = text[position:end]
    start = position + len(content) - len(content.lstrip())
    return (start, start + len(content.strip()), False), end


def _read_quoted(text: str, start: int, stop: re.Pattern[str]) -> tuple[_Field, int]:
    doubled = False
    end = text.find('"', start)
    while end >= 0 and text.startswith('""', end):
        doubled = True
        end = text.find('"', end + 2)
    if end < 0:
        return (start, len(text), doubled), len(text)
    match = stop.search(text, end + 1)
    return (start, end, doubled), match.start() if match is not None else len(text)


def _is_number(text: str) -> bool:
    return any(char.isdigit() for char in text) and not any(char.isalpha() for char in text)
