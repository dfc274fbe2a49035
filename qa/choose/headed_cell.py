"""A row of a table in, the cell out whose column is named as the question asks: "cơ quan nào" -> "Cơ quan thực hiện".

Works on a row as it is told ("name | header: value; header: value") and as it stands. Chooses no row.
"""

from dataclasses import dataclass

from index.document import BlockKind
from index.normalise import fold
from qa.candidate import Passage

_LONGEST_HEADER = 60  # characters
_DATES = ("ngay", "nam", "thoi gian", "thoi diem", "thoi han")


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadedCell:
    """A cell with the name of its row and of its column; `end` is where it ends in the passage's source text."""

    name: str
    header: str
    value: str
    end: int


def find_headed_cell(passage: Passage, asked: str) -> HeadedCell | None:
    """Return the one cell whose column's name begins with the words asked for.

    Parameters
    ----------
    passage
        A passage of a table.
    asked
        The noun that is asked by "nào": "cơ quan".
    """
    return _find(passage, (fold(asked),)) if asked else None


def find_dated_cell(passage: Passage) -> HeadedCell | None:
    """Return the one cell whose column's name says that it tells a time."""
    return _find(passage, _DATES)


def _find(passage: Passage, heads: tuple[str, ...]) -> HeadedCell | None:
    if passage.kind is not BlockKind.TABLE:
        return None
    found = [cell for cell in _cells(passage) if any(_begins(fold(cell.header), head) for head in heads)]
    return found[0] if len(found) == 1 else None


def _begins(header: str, head: str) -> bool:
    return header == head or header.startswith(f"{head} ")


def _cells(passage: Passage) -> list[HeadedCell]:
    """Return the cells of a row that have a header, each found both as told and as it stands."""
    told = passage.chunk.text.rpartition(" › ")[2]
    name, _, rest = told.partition(" | ")
    if not rest:
        return []
    found: list[HeadedCell] = []
    position = 0
    for part in passage.source_text.split("|"):
        end = position + len(part.rstrip())
        position += len(part) + 1
        value = " ".join(part.replace("*", " ").split())
        header = _header_of(rest, value)
        if header:
            found.append(HeadedCell(name=name, header=header, value=value, end=end))
    return found


def _header_of(told: str, value: str) -> str:
    """Return the header that a value is told with, "" where it is told with none or more than once."""
    if not value or told.count(f": {value}") != 1:
        return ""
    at = told.index(f": {value}")
    start = told.rfind("; ", 0, at) + 2 if "; " in told[:at] else 0
    header = told[start:at]
    return header if 0 < len(header) <= _LONGEST_HEADER else ""
