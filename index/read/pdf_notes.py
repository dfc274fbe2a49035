"""All sheets of a file in; the footnotes at the bottom of each taken out of its running text, each with its mark.

Footnotes are smaller than the text, stand last, and begin with a mark or below a short rule. Does NOT bind them to the
words they belong to.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from index.read.glyph import Line, Sheet
from index.read.markdown import SUPERSCRIPTS
from index.read.pdf_lines import cut_line

_TO_DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789")
_RAISED = re.compile(rf"[{SUPERSCRIPTS}]{{1,3}}")
_RAISED_FIRST = re.compile(rf"([{SUPERSCRIPTS}]{{1,3}})[.)]?\s*")
# A scanned one may bring dirt with it.
_PLAIN_FIRST = re.compile(r"[\[(]?(\d{1,3})[\])]?[._)]?\s+(?=\S)")
# Font size of notes, as a share of the most common one.
_SMALL = 0.93
# Shares of the page's width: how long the rule over notes is, and how far from the left border it begins.
_SHORTEST_RULE, _LONGEST_RULE, _RULE_LEFT = 0.05, 0.5, 0.3


def take_notes(sheets: Sequence[Sheet]) -> None:
    """Move the footnotes of all sheets from `parts` to `notes`."""
    size = body_size(line for sheet in sheets for line in sheet.all_lines)
    expected = 1
    for sheet in sheets:
        zone = _zone(sheet, size)
        if not zone:
            continue
        split = _split(zone, expected)
        if split:
            sheet.notes = split
            sheet.parts = sheet.parts[: len(sheet.parts) - len(zone)]
            expected = int(split[-1][0] or expected - 1) + 1


def body_size(lines: Iterable[Line]) -> float:
    """Return the font size of most characters, 0 for no lines."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=sizes.__getitem__, default=0.0)


def _zone(sheet: Sheet, size: float) -> list[Line]:
    """Return the lines at the end of a sheet that are notes: those below the rule, or from the first mark on."""
    small: list[Line] = []
    for part in reversed(sheet.parts):
        if not isinstance(part, Line) or part.size > _SMALL * size:
            break
        small.insert(0, part)
    if not small:
        return []
    rule = _rule_over(sheet, small)
    if rule is not None:
        return [line for line in small if line.top >= rule - line.size / 2]
    marks = _marks(sheet)
    first = next((place for place, line in enumerate(small) if _begins(line, marks)), None)
    return [] if first is None else small[first:]


def _rule_over(sheet: Sheet, small: Sequence[Line]) -> float | None:
    """Return the height of the lowest short level stroke that has nothing but small lines below it."""
    others = [line.baseline for line in sheet.lines if line not in small]
    lowest = max(others, default=0.0)
    heights = [
        edge.top
        for edge in sheet.rules
        if _SHORTEST_RULE * sheet.width <= edge.right - edge.left <= _LONGEST_RULE * sheet.width
        and edge.left <= _RULE_LEFT * sheet.width
        and lowest <= edge.top <= small[-1].baseline
    ]
    return max(heights, default=None)


def _marks(sheet: Sheet) -> frozenset[str]:
    return frozenset(
        match.group().translate(_TO_DIGITS) for line in sheet.all_lines for match in _RAISED.finditer(line.text)
    )


def _begins(line: Line, marks: frozenset[str]) -> bool:
    if _RAISED_FIRST.match(line.text) is not None:
        return True
    match = _PLAIN_FIRST.match(line.text)
    return match is not None and match.group(1) in marks


def _split(zone: Sequence[Line], expected: int) -> list[tuple[str, list[Line]]]:
    """Part lines into notes; a plain number begins one only where it is the next, so that no figure does."""
    notes: list[tuple[str, list[Line]]] = []
    for line in zone:
        match = _RAISED_FIRST.match(line.text)
        if match is None:
            match = _PLAIN_FIRST.match(line.text)
            if match is not None and int(match.group(1)) not in _next(notes, expected):
                match = None
        rest = line if match is None else cut_line(line, match.end())
        mark = "" if match is None else match.group(1).translate(_TO_DIGITS)
        if match is not None or not notes:
            notes.append((mark, []))
        if rest is not None:
            notes[-1][1].append(rest)
    return [(mark, lines) for mark, lines in notes if lines]


def _next(notes: Sequence[tuple[str, list[Line]]], expected: int) -> set[int]:
    """Return the numbers that a note may have: one more than the last one, or 1 where a page begins anew."""
    if notes and notes[-1][0]:
        return {int(notes[-1][0]) + 1}
    return {1, expected} if not notes else {expected, expected + 1}
