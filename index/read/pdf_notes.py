"""All sheets of a file in; the footnotes at the bottom of each taken out of its running text, each with its mark.

Footnotes are smaller than the text, stand last, and begin with a mark or below a short rule. Does NOT bind them to the
words they belong to.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from index.read.glyph import Line, Sheet
from index.read.markdown import SUPERSCRIPTS
from index.read.pdf_lines import cut_line

_TO_DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789")
_RAISED = re.compile(rf"[{SUPERSCRIPTS}]{{1,3}}")
_RAISED_FIRST = re.compile(rf"([{SUPERSCRIPTS}]{{1,3}})[.)]?\s*")
# A scanned one may bring dirt with it, and take a zero for a letter.
_PLAIN_FIRST = re.compile(r"[\[(]?(\d[\dOÔ]{0,2})[\])]?[._)]?\s+(?=\S)")
_MISREAD = str.maketrans("OÔ", "00")
# Font size of notes, as a share of the most common one.
_SMALL = 0.93
# Shares of the page's width: how long the rule over notes is, and how far from the left border it begins.
_SHORTEST_RULE, _LONGEST_RULE, _RULE_LEFT = 0.05, 0.5, 0.3
# Share of the characters below the rule of a scanned page that are small: the size of a short line is a guess there.
_SMALL_SHARE = 0.8
# A step down to another note, as a multiple of the usual step.
_WIDE_STEP = 1.4


def take_notes(sheets: Sequence[Sheet]) -> None:
    """Move the footnotes of all sheets from `parts` to `notes`."""
    size = body_size(line for sheet in sheets for line in sheet.all_lines)
    expected = 1
    for sheet in sheets:
        zone = _zone(sheet, size)
        if not zone:
            continue
        split = _split(zone, expected, scanned=sheet.confidence is not None)
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
    if sheet.confidence is not None:
        below = _below_rule(sheet, size)
        small = below if len(below) > len(small) else small
    if not small:
        return []
    rule = _rule_over(sheet, small)
    if rule is not None:
        return [line for line in small if line.top >= rule - line.size / 2]
    marks = _marks(sheet)
    first = next((place for place, line in enumerate(small) if _begins(line, marks)), None)
    return [] if first is None else small[first:]


def _below_rule(sheet: Sheet, size: float) -> list[Line]:
    """Return the lines below the highest short stroke that has nothing but lines below it, nearly all of them small."""
    for rule in sorted(_short_rules(sheet)):
        lines = [part for part in sheet.parts if part.top >= rule - size / 2]
        if sheet.parts[len(sheet.parts) - len(lines) :] != lines:
            continue
        below = [part for part in lines if isinstance(part, Line)]
        small = sum(len(line.text) for line in below if line.size <= _SMALL * size)
        if len(below) == len(lines) and small > _SMALL_SHARE * sum(len(line.text) for line in below):
            return below
    return []


def _short_rules(sheet: Sheet) -> list[float]:
    """Return the heights of the strokes that may part notes from the text."""
    return [
        edge.top
        for edge in sheet.rules
        if _SHORTEST_RULE * sheet.width <= edge.right - edge.left <= _LONGEST_RULE * sheet.width
        and edge.left <= _RULE_LEFT * sheet.width
    ]


def _rule_over(sheet: Sheet, small: Sequence[Line]) -> float | None:
    """Return the height of the lowest short level stroke that has nothing but small lines below it."""
    others = [line.baseline for line in sheet.lines if line not in small]
    lowest = max(others, default=0.0)
    return max((rule for rule in _short_rules(sheet) if lowest <= rule <= small[-1].baseline), default=None)


def _marks(sheet: Sheet) -> frozenset[str]:
    return frozenset(
        match.group().translate(_TO_DIGITS) for line in sheet.all_lines for match in _RAISED.finditer(line.text)
    )


def _begins(line: Line, marks: frozenset[str]) -> bool:
    if _RAISED_FIRST.match(line.text) is not None:
        return True
    match = _PLAIN_FIRST.match(line.text)
    return match is not None and match.group(1) in marks


def _split(zone: Sequence[Line], expected: int, *, scanned: bool) -> list[tuple[str, list[Line]]]:
    """Part lines into notes; a plain number begins one only where it is the next, so that no figure does.

    On a scanned page it may be the next but one below a gap: the number between was not recognised.
    """
    notes: list[tuple[str, list[Line]]] = []
    steps = [line.baseline - last.baseline for last, line in pairwise(zone)]
    # Short notes have as many steps between them as within.
    wide = _WIDE_STEP * sorted(steps)[len(steps) // 4] if steps else 0.0
    for place, line in enumerate(zone):
        match = _RAISED_FIRST.match(line.text)
        if match is None:
            match = _PLAIN_FIRST.match(line.text)
            allowed = _next(notes, expected)
            if scanned and place and steps[place - 1] > wide:
                allowed |= {number + 1 for number in allowed}
            if match is not None and int(match.group(1).translate(_MISREAD)) not in allowed:
                match = None
        rest = line if match is None else cut_line(line, match.end())
        mark = "" if match is None else match.group(1).translate(_TO_DIGITS).translate(_MISREAD)
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
