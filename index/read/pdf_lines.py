"""Glyphs in, lines of text out: glyphs become stretches, stretches rows, rows lines with their spaces and raised marks.

A raised small digit becomes a superscript, whether it is a reference mark or an exponent: what follows tells them
apart. Does NOT know columns, paragraphs or tables.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from index.read.glyph import Glyph, Line, pack_boxes
from index.read.markdown import superscript

# All as shares of the font size: a new stretch begins at this gap; a space is missing at this one.
STRETCH_GAP = 1.2
_SPACE_GAP = 0.18
_BACKWARDS = 1.0
_SAME_ROW = 0.4
_RAISED_WITHIN = 0.65
_SAME_PLACE = 0.15
# A reference mark is at most so large and at least so high over the line.
_MARK_SIZE = 0.85
_MARK_RISE = 0.12


@dataclass(frozen=True, slots=True)
class Stretch:
    """Glyphs one after the other on one line, with no wide gap between them."""

    glyphs: tuple[Glyph, ...]
    left: float
    right: float
    top: float
    bottom: float
    baseline: float
    size: float

    @property
    def text(self) -> str:
        """The characters as they come; spaces may be missing."""
        return "".join(glyph.char for glyph in self.glyphs)


Row = list[Stretch]


def find_rows(glyphs: Iterable[Glyph]) -> list[Row]:
    """Put the glyphs of a page or a cell into rows, top down, each with its stretches from left to right."""
    stretches = sorted(_stretches(glyphs), key=lambda stretch: -stretch.size)
    rows: list[Row] = []
    for stretch in stretches:
        row = next((row for row in rows if _is_beside(row[0], stretch)), None)
        if row is None:
            rows.append([stretch])
        else:
            row.append(stretch)
    return sorted((_merge(row) for row in rows), key=lambda row: row[0].baseline)


def make_line(row: Sequence[Stretch], *, column: int = 0, edges: tuple[float, float] = (0.0, 0.0)) -> Line | None:
    """Write the stretches of a row as one line; None when nothing but signs without a letter is left."""
    glyphs = [glyph for stretch in row for glyph in stretch.glyphs]
    size = _common(glyph.size for glyph in glyphs)
    baseline = _common(glyph.baseline for glyph in glyphs if glyph.size == size)
    written = _write(glyphs, size, baseline)
    first = next((number for number, glyph in enumerate(written) if glyph.char != " "), None)
    if first is None:
        return None
    written = written[first:]
    while written[-1].char == " ":
        written.pop()
    letters = [glyph for glyph in written if glyph.char.isalnum()]
    return Line(
        text="".join(glyph.char for glyph in written),
        boxes=pack_boxes(written),
        left=written[0].left,
        right=written[-1].right,
        top=min(stretch.top for stretch in row),
        bottom=max(stretch.bottom for stretch in row),
        baseline=baseline,
        size=size,
        bold=sum(glyph.bold for glyph in letters) / len(letters) if letters else 0.0,
        column=column,
        edges=edges,
    )


def cut_line(line: Line, start: int) -> Line | None:
    """Return a line without its first characters, None when only spaces are left."""
    text = line.text[start:]
    start += len(text) - len(text.lstrip())
    if not text.strip():
        return None
    return replace(line, text=line.text[start:], boxes=line.boxes[8 * start :])


def _stretches(glyphs: Iterable[Glyph]) -> list[Stretch]:
    """Follow the order of the file as long as it follows the line."""
    found: list[Stretch] = []
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and not _follows(run[-1], glyph):
            found.extend(_stretch(run))
            run = []
        run.append(glyph)
    found.extend(_stretch(run))
    return found


def _follows(last: Glyph, glyph: Glyph) -> bool:
    size = max(last.size, glyph.size)
    return (
        abs(glyph.baseline - last.baseline) <= _RAISED_WITHIN * size
        and glyph.left - last.right <= STRETCH_GAP * size
        and glyph.left >= last.left - _BACKWARDS * size * (glyph.char == " ")
        and (glyph.left >= last.left - _SAME_PLACE * size or glyph.char == " ")
        and not _is_next_line(last, glyph)
    )


def _is_next_line(last: Glyph, glyph: Glyph) -> bool:
    """Tell whether two glyphs of one size stand on different lines that are close together."""
    return last.size == glyph.size and abs(glyph.baseline - last.baseline) > _SAME_ROW * glyph.size


def _stretch(run: Sequence[Glyph]) -> list[Stretch]:
    filled = [glyph for glyph in run if glyph.char != " "]
    if not filled:
        return []
    size = _common(glyph.size for glyph in filled)
    baseline = _common(glyph.baseline for glyph in filled if glyph.size == size)
    return [
        Stretch(
            tuple(run),
            filled[0].left,
            filled[-1].right,
            min(glyph.top for glyph in filled),
            max(glyph.bottom for glyph in filled),
            baseline,
            size,
        )
    ]


def _is_beside(first: Stretch, other: Stretch) -> bool:
    """Tell whether a stretch stands in the row of a larger or equal one, be it as a mark raised over the line."""
    rise = first.baseline - other.baseline
    if abs(rise) <= _SAME_ROW * first.size:
        return True
    return other.size <= _MARK_SIZE * first.size and 0 < rise <= _RAISED_WITHIN * first.size


def _merge(row: Row) -> Row:
    """Order the stretches of a row and join those without a wide gap between them."""
    merged: Row = []
    for stretch in sorted(row, key=lambda stretch: stretch.left):
        last = merged[-1] if merged else None
        if last is not None and _is_double(last, stretch):
            continue
        if last is None or stretch.left - last.right > STRETCH_GAP * max(last.size, stretch.size):
            merged.append(stretch)
        else:
            merged[-1] = _stretch((*last.glyphs, *stretch.glyphs))[0]
    return merged


def _is_double(last: Stretch, stretch: Stretch) -> bool:
    """Tell whether the same text was set twice in one place, to make it bold."""
    return abs(stretch.left - last.left) <= _SAME_PLACE * stretch.size and stretch.text.strip() == last.text.strip()


def _write(glyphs: Sequence[Glyph], size: float, baseline: float) -> list[Glyph]:
    """Raise marks, put in missing spaces (without a place), keep one space of several."""
    written: list[Glyph] = []
    for glyph in glyphs:
        char = glyph.char
        raised = glyph.size <= _MARK_SIZE * size and baseline - glyph.baseline >= _MARK_RISE * size
        if raised and not char.isdigit():
            # "(1)" and "1, 2" as marks: what stands around the digits is left out, marks are kept apart.
            char = {"(": "", ")": "", "[": "", "]": "", ",": " "}.get(char, char)
        elif raised:
            char = superscript(char)
        elif char == "\ufffd":
            # An unknown sign that begins a line is a bullet.
            char = "" if written else "-"
        last = written[-1] if written else None
        if not char or (char == " " and (last is None or last.char == " ")):
            continue
        if last is not None and " " not in (char, last.char) and _is_apart(last, glyph, size, raised=raised):
            written.append(glyph._replace(char=" ", left=0.0, top=0.0, right=0.0, bottom=0.0))
        written.append(glyph._replace(char=char))
    return written


def _is_apart(last: Glyph, glyph: Glyph, size: float, *, raised: bool) -> bool:
    return glyph.left - last.right > (1.0 if raised else _SPACE_GAP) * size


def _common(values: Iterable[float]) -> float:
    return Counter(values).most_common(1)[0][0]
