"""Scanned sheets with their footnotes in; marks that recognition took for other signs are put right, by order.

A page prints the marks of its notes in the order of the notes. Where as many signs that may be marks stand between two
that were read well as there are notes between theirs, each sign is the mark of the note in its place; where the numbers
differ, which is which is not known, and nothing is changed. Does NOT look at the picture, nor bind notes.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from index.read.glyph import Grid, Line, Sheet
from index.read.markdown import SUPERSCRIPTS, superscript

_TO_DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789")
# A mark; no exponent of a measure, nor a power of ten.
_MARK = re.compile(rf"(?<![kcdm]m)(?<!\bm)(?<![\d{SUPERSCRIPTS}])[{SUPERSCRIPTS}]{{1,3}}")
# What recognition makes of a mark, right behind a word, where such a sign has no business: before a point or comma, or
# before a small letter. A quotation mark is one only where it closes nothing.
_SIGN = re.compile(r"(?<=[^\W\d_]|[%)])[!?°®©ŠÖ§¢£¥”](?=\s*[.,;:)]|\s+(?P<next>\w))")


@dataclass(frozen=True, slots=True)
class _Sign:
    """Where something that may be a mark stands: which line, from where to where; its number, 0 when it shows none."""

    line: int
    start: int
    end: int
    number: int


def mend_marks(sheets: Sequence[Sheet]) -> None:
    """Put marks right on the scanned sheets that have notes; the lines of `parts` are replaced."""
    for sheet in sheets:
        numbers = [int(mark) for mark, _ in sheet.notes if mark]
        # A note without a number would shift all after it.
        if sheet.confidence is None or not numbers or len(numbers) < len(sheet.notes) or not _rises(numbers):
            continue
        signs = _find_signs(sheet.parts)
        for sign, number in reversed(_match(signs, numbers)):
            line = sheet.parts[sign.line]
            if isinstance(line, Line) and sign.number != number:
                sheet.parts[sign.line] = _with_mark(line, sign, number)


def _find_signs(parts: Sequence[Line | Grid]) -> list[_Sign]:
    """Return what may be a mark in the running text, in reading order."""
    signs: list[_Sign] = []
    is_quoting = False
    for place, part in enumerate(parts):
        if isinstance(part, Grid):
            continue
        found = [
            _Sign(place, *each.span(), int(each.group().translate(_TO_DIGITS))) for each in _MARK.finditer(part.text)
        ]
        for match in _SIGN.finditer(part.text):
            opened, closed = part.text.rfind("“", 0, match.start()), part.text.rfind("”", 0, match.start())
            closes = match.group() == "”" and (opened > closed or (is_quoting and closed < 0))
            if not closes and (match["next"] or "a").islower():
                found.append(_Sign(place, *match.span(), 0))
        last = re.findall("[“”]", part.text)
        is_quoting = last[-1] == "“" if last else is_quoting
        signs += sorted(found, key=lambda sign: sign.start)
    return signs


def _match(signs: Sequence[_Sign], numbers: Sequence[int]) -> list[tuple[_Sign, int]]:
    """Pair signs with the numbers of notes between those that were read well; a stretch of other length is left out."""
    read = [sign.number for sign in signs]
    sure = [place for place, number in enumerate(read) if number in numbers and read.count(number) == 1]
    if not _rises([read[place] for place in sure]):
        return []
    matched: list[tuple[_Sign, int]] = []
    borders = [(-1, -1), *((place, numbers.index(read[place])) for place in sure), (len(signs), len(numbers))]
    for (place, position), (next_place, next_position) in pairwise(borders):
        between, due = signs[place + 1 : next_place], numbers[position + 1 : next_position]
        # What was read as the number of another page's note is left alone.
        if len(between) == len(due) and all(sign.number == 0 or sign.number in due for sign in between):
            matched += zip(between, due, strict=True)
    return matched


def _rises(numbers: Sequence[int]) -> bool:
    return all(one < other for one, other in pairwise(numbers))


def _with_mark(line: Line, sign: _Sign, number: int) -> Line:
    """Write a number in place of a sign; each of its digits gets the place of the sign."""
    mark = superscript(number)
    places = line.boxes[8 * sign.start : 8 * sign.end]
    boxes = line.boxes[: 8 * sign.start] + (places[:8] * len(mark)) + line.boxes[8 * sign.end :]
    return replace(line, text=line.text[: sign.start] + mark + line.text[sign.end :], boxes=boxes)
