"""Lines in, parts out: stretches of lines that make one heading, paragraph, list item, footnote body or table.

Does NOT read markup inside a part, nor join what a page break cut.
"""

import re
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from index.normalise import CAPITALS
from index.record import record
from index.structure.inline import LABEL, SUPERSCRIPTS
from index.structure.labels import Label, Rank, find_label
from index.structure.lines import Line, is_wrapped
from index.structure.pipes import begins_with_cell, table_stretches, without_pipe
from index.table import RawTable, split_tables

Range = tuple[int, int]

_HEADING = re.compile(r"(#{1,7})\s+(?=\S)")
_RULE = re.compile(r"(?:[*_=~-]\s*){3,}|[*_\s]+")
_NOTE_BODY = re.compile(rf"[*_]*([{SUPERSCRIPTS}]{{1,3}})[*_]*\s*(?=[^\s{SUPERSCRIPTS}])")
# "[^1]: Theo báo cáo ..." of Markdown; lines that go on with it are indented.
_LABELLED_BODY = re.compile(r"\[(\^[^\s\[\]^]{1,60})\]:\s*")
_BRACKET_BODY = re.compile(r"[*_]*\[(\d{1,3})\][*_]*\s+(?=[^\s\[(:,.;)|–-])")
# What these four begin with.
_OPENING_SIGNS = frozenset(f"#*_[{SUPERSCRIPTS}")
_ITEM_INSIDE = re.compile(rf"(?<=\S)\s+(?P<dash>-)\s+(?=[\"“*(\[]*[{CAPITALS}])")
_TO_DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789")
_BOLD_LINE = re.compile(r"\*\*.+\*\*")
_DASH = Label("-", Rank.BULLET, 2)
# Lines: an emphasis that is still open after so many was never meant to end.
_LONGEST_BOLD_LINES = 6
# In characters: a wrapped line shorter than it that ends a sentence ends its paragraph.
_SHORT_LINE = 50
# In characters: text before a table that is longer is a paragraph of its own, not the table's caption.
_LONGEST_CAPTION = 300


class PartKind(Enum):
    """What a part looks like from its first line."""

    TEXT = auto()
    HEADING = auto()
    FOOTNOTE = auto()
    TABLE = auto()


@record(frozen=True, slots=True)
class Part:
    """Source ranges of a part's lines, with what its first line shows.

    `level` counts the signs of a heading; `mark` is a footnote's, in Markdown "^1"; `label` is a number or
    bullet; `caption` holds ranges of the lines right before a table, `table` its rows.
    """

    kind: PartKind
    ranges: tuple[Range, ...]
    level: int = 0
    mark: str = ""
    label: Label | None = None
    caption: tuple[Range, ...] = field(default=())
    table: RawTable | None = None


@dataclass(slots=True)
class _Growing:
    """A part to which lines are still added; `bold` while an emphasis that began in it has not ended."""

    part: Part
    ranges: list[Range] = field(default_factory=list)
    bold: bool = False

    def add(self, start: int, end: int, text: str) -> None:
        self.ranges.append((start, end))
        self.bold ^= text.count("**") % 2 == 1

    def grown(self) -> Part:
        """Return the part with all its lines; only a part of text is built so."""
        part = self.part
        return Part(part.kind, tuple(self.ranges), part.level, part.mark, part.label)


def split_parts(text: str, lines: tuple[Line, ...]) -> list[Part]:
    """Group the lines of a text."""
    wrapped = is_wrapped(lines)
    parts: list[Part] = []
    run: list[Line] = []
    for line in [*lines, Line(0, 0, "")]:
        if line.is_blank:
            if run:
                run = _end_note(run, parts)
                _split_run(text, run, parts, wrapped=wrapped)
                run = []
        else:
            run.append(line)
    return parts


def _end_note(run: list[Line], parts: list[Part]) -> list[Line]:
    """Give indented lines after a Markdown footnote to it; return the others."""
    if not parts or not parts[-1].mark.startswith(LABEL):
        return run
    count = next((place for place, line in enumerate(run) if not line.is_indented), len(run))
    more = tuple((line.start, line.end) for line in run[:count])
    parts[-1] = replace(parts[-1], ranges=(*parts[-1].ranges, *more))
    return run[count:]


def bare(text: str) -> str:
    """Drop emphasis marks, so that a label shows: "**1. **Giữ" -> "1. Giữ"."""
    if "*" in text and not text.startswith("* "):
        text = text.replace("**", " ").replace("*", "")
    return text.strip("_ ")


def _split_run(text: str, run: list[Line], parts: list[Part], *, wrapped: bool) -> None:
    """Split lines between two blank ones into tables and text."""
    done = 0
    for first, last in table_stretches(run):
        before, caption = _caption(run[done:first])
        _split_text(before, parts, wrapped=wrapped)
        start = run[first].start
        if run[first].text[0] != "|" and not begins_with_cell(run[first : last + 1]):
            # The caption runs into the first pipe of the table.
            pipe = run[first].text.index("|")
            caption = [*caption, (start, start + len(run[first].text[:pipe].rstrip()))]
            start += pipe
        for piece in split_tables(text, start, run[last].end):
            if isinstance(piece, RawTable):
                parts.append(Part(PartKind.TABLE, (), caption=tuple(caption), table=piece))
                caption = []
            else:
                between = [line for line in run[first : last + 1] if piece[0] <= line.start < piece[1]]
                _split_text(between, parts, wrapped=wrapped)
        done = last + 1
    _split_text([without_pipe(line) for line in run[done:]], parts, wrapped=wrapped)


def _caption(before: list[Line]) -> tuple[list[Line], list[Range]]:
    """Part the lines before a table into text and caption."""
    if not before or _HEADING.match(before[-1].text) or len(before[-1].text) > _LONGEST_CAPTION:
        return before, []
    first = len(before) - 1
    while first and not _HEADING.match(before[first - 1].text) and not before[first - 1].ends_sentence:
        if sum(len(line.text) for line in before[first - 1 :]) > _LONGEST_CAPTION:
            break
        first -= 1
    return before[:first], [(line.start, line.end) for line in before[first:]]


def _split_text(lines: list[Line], parts: list[Part], *, wrapped: bool) -> None:
    """Split lines without tables; the last part stays open until a line begins something new."""
    built: list[_Growing] = []
    previous: Line | None = None
    for line in lines:
        if line.is_blank or (not line.text[0].isalnum() and _RULE.fullmatch(line.text) is not None):
            continue
        opened = _open_part(line, previous)
        last = built[-1] if built else None
        if (
            last is not None
            and previous is not None
            and (last.bold or opened is None or _is_inside_note(last.part, line))
            and _goes_on(last, previous, line, wrapped=wrapped)
        ):
            inside = None if wrapped else _item_inside(last.part, line.text)
            if inside is None:
                last.add(line.start, line.end, line.text)
            else:
                last.add(line.start, line.start + inside[0], line.text)
                built.append(_Growing(Part(PartKind.TEXT, (), label=_DASH)))
                built[-1].add(line.start + inside[1], line.end, "")
        else:
            built.append(_Growing(opened or Part(PartKind.TEXT, ())))
            first = opened.ranges[0][0] if opened is not None else line.start
            built[-1].add(first, line.end, line.text)
        previous = line
    parts.extend(growing.grown() for growing in built)


def _open_part(line: Line, previous: Line | None) -> Part | None:
    """Return the part that a line surely begins, or None."""
    if line.text[0] in _OPENING_SIGNS:
        match = _HEADING.match(line.text)
        if match is not None:
            return Part(PartKind.HEADING, ((line.start + match.end(), line.end),), level=len(match.group(1)))
        match = _NOTE_BODY.match(line.text) or _LABELLED_BODY.match(line.text)
        if match is not None:
            mark = match.group(1).translate(_TO_DIGITS)
            return Part(PartKind.FOOTNOTE, ((line.start + match.end(), line.end),), mark=mark)
        match = _BRACKET_BODY.match(line.text)
        if match is not None and (previous is None or previous.ends_sentence):
            # Or an item of a list numbered [1], [2]: that is known only when all marks are.
            number = Label(f"[{match.group(1)}]", Rank.BRACKET, 0)
            return Part(PartKind.FOOTNOTE, ((line.start + match.end(), line.end),), mark=match.group(1), label=number)
    text = bare(line.text)
    label = find_label(text)
    if label is None or (label.rank is Rank.BULLET and previous is not None and _is_dash(previous, text)):
        return None
    if previous is not None and label.rank is not Rank.BULLET and not _may_precede_label(previous):
        return None
    return Part(PartKind.TEXT, ((line.start, line.end),), label=label)


def _is_dash(previous: Line, text: str) -> bool:
    """Tell whether a bullet that begins a line is a dash inside a sentence: "2016 / - 2020", "kinh tế / - xã"."""
    item = text[1:].lstrip()[:1]
    if previous.text[-1:].isdigit() and item.isdigit():
        return True
    listed = find_label(bare(previous.text))
    unlisted = listed is None or listed.rank is not Rank.BULLET
    return item.islower() and unlisted and not previous.ends_sentence and len(previous.text) > _SHORT_LINE // 2


def _may_precede_label(previous: Line) -> bool:
    """Tell whether a numbered block may begin after this line: it ends something, or is itself short or a title."""
    return previous.ends_sentence or len(previous.text) < 60 or previous.text.endswith("**")


def _goes_on(growing: _Growing, previous: Line, line: Line, *, wrapped: bool) -> bool:
    """Tell whether a line belongs to the part before it."""
    if growing.part.kind is PartKind.HEADING:
        return False
    if growing.bold:
        return len(growing.ranges) < _LONGEST_BOLD_LINES
    label = growing.part.label
    if label is not None and len(growing.ranges) == 1 and len(bare(previous.text)) <= len(label.text):
        # "Điều 1." alone on its line.
        return True
    low = line.starts_low and not (previous.ends_sentence and previous.text[-1] in ".!?")
    if low or _is_inside_note(growing.part, line):
        return True
    if label is not None and label.rank is Rank.BULLET and line.text[0] in "[*(":
        return True
    # A line in bold or capitals is a title of what follows; a short one with a sentence's end is its paragraph's last.
    titled = _BOLD_LINE.fullmatch(previous.text) is not None and not line.text.startswith("*")
    titled = titled or (previous.is_capitals and not line.is_capitals)
    return wrapped and not titled and not (previous.ends_sentence and len(previous.text) < _SHORT_LINE)


def _is_inside_note(part: Part, line: Line) -> bool:
    return part.mark.startswith(LABEL) and line.is_indented


def _item_inside(current: Part, text: str) -> Range | None:
    """Find where a list item ends and the next one begins inside a line whose line break was lost.

    That is a dash after a bracket or a sentence's end if there is one, else the only dash.
    """
    if current.label is None or current.label.rank is not Rank.BULLET:
        return None
    found = list(_ITEM_INSIDE.finditer(text))
    sure = [match for match in found if text[match.start() - 1] in "]).;:"]
    chosen = sure[0] if sure else (found[0] if len(found) == 1 else None)
    return None if chosen is None else (chosen.start(), chosen.start("dash"))
