"""Lines in, parts out: stretches of lines that make one heading, paragraph, list item, footnote body or table.

Does NOT read markup inside a part, nor join what a page break cut.
"""

import re
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from index.normalise import CAPITALS
from index.structure.inline import SUPERSCRIPTS
from index.structure.labels import Label, Rank, find_label
from index.structure.lines import Line, is_wrapped

Range = tuple[int, int]

_HEADING = re.compile(r"(#{1,7})\s+(?=\S)")
_EMPHASIS = re.compile(r"[*_]{1,3}(?=[^\s*_])")
_RULE = re.compile(r"(?:[*_=~-]\s*){3,}|[*_\s]+")
_NOTE_BODY = re.compile(rf"[*_]*([{SUPERSCRIPTS}]{{1,3}})[*_]*\s*(?=[^\s{SUPERSCRIPTS}])")
_BRACKET_BODY = re.compile(r"[*_]*\[(\d{1,3})\][*_]*\s+(?=[^\s\[(:,.;)|–-])")
_ITEM_INSIDE = re.compile(rf"(?<=\S)\s+-\s+(?=[\"“*(\[]*[{CAPITALS}])")
_TO_DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789")
# In characters: text before a table that is longer is a paragraph of its own, not the table's caption.
_LONGEST_CAPTION = 300


class PartKind(Enum):
    """What a part looks like from its first line."""

    TEXT = auto()
    HEADING = auto()
    FOOTNOTE = auto()
    TABLE = auto()


@dataclass(frozen=True, slots=True)
class Part:
    """Source ranges of a part's lines, with what its first line shows.

    `level` counts the signs of a Markdown heading; `mark` is a footnote's mark; `label` is a number or bullet;
    `caption` holds ranges of the lines right before a table.
    """

    kind: PartKind
    ranges: tuple[Range, ...]
    level: int = 0
    mark: str = ""
    label: Label | None = None
    caption: tuple[Range, ...] = field(default=())


def split_parts(lines: tuple[Line, ...]) -> list[Part]:
    """Group the lines of a document."""
    wrapped = is_wrapped(lines)
    parts: list[Part] = []
    run: list[Line] = []
    for line in [*lines, Line(0, 0, "")]:
        if line.is_blank:
            if run:
                _split_run(run, parts, wrapped=wrapped)
                run = []
        else:
            run.append(line)
    return parts


def bare(text: str) -> str:
    """Drop emphasis marks at the beginning of a line."""
    match = _EMPHASIS.match(text)
    return text[match.end() :].lstrip() if match is not None else text


def _split_run(run: list[Line], parts: list[Part], *, wrapped: bool) -> None:
    """Split lines between two blank ones."""
    piped = [number for number, line in enumerate(run) if line.text[0] == "|" or line.text[-1] == "|"]
    if not piped or not any(run[number].text[0] == "|" for number in piped):
        _split_text([_without_pipe(line) for line in run], parts, wrapped=wrapped)
        return
    first, last = piped[0], piped[-1]
    before, caption = _caption(run[:first])
    _split_text(before, parts, wrapped=wrapped)
    start = run[first].start
    if run[first].text[0] != "|":
        # The caption runs into the first pipe of the table.
        pipe = start + run[first].text.index("|")
        caption = [*caption, (start, start + len(run[first].text[: pipe - start].rstrip()))]
        start = pipe
    parts.append(Part(PartKind.TABLE, ((start, run[last].end),), caption=tuple(caption)))
    _split_text(run[last + 1 :], parts, wrapped=wrapped)


def _without_pipe(line: Line) -> Line:
    if line.text[-1] != "|":
        return line
    text = line.text.rstrip("| \t")
    return Line(line.start, line.start + len(text), text)


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
    current: Part | None = None
    previous: Line | None = None
    for line in lines:
        if line.is_blank or _RULE.fullmatch(line.text) is not None:
            continue
        opened = _open_part(line, previous)
        if (
            opened is None
            and current is not None
            and previous is not None
            and _goes_on(current, previous, line, wrapped=wrapped)
        ):
            current = _extend(current, line, parts, wrapped=wrapped)
            previous = line
            continue
        if current is not None:
            parts.append(current)
        current = opened or Part(PartKind.TEXT, ((line.start, line.end),))
        previous = line
    if current is not None:
        parts.append(current)


def _open_part(line: Line, previous: Line | None) -> Part | None:
    """Return the part that a line surely begins, or None."""
    match = _HEADING.match(line.text)
    if match is not None:
        return Part(PartKind.HEADING, ((line.start + match.end(), line.end),), level=len(match.group(1)))
    match = _NOTE_BODY.match(line.text)
    if match is not None:
        mark = match.group(1).translate(_TO_DIGITS)
        return Part(PartKind.FOOTNOTE, ((line.start + match.end(), line.end),), mark=mark)
    match = _BRACKET_BODY.match(line.text)
    if match is not None and (previous is None or previous.ends_sentence):
        return Part(PartKind.FOOTNOTE, ((line.start + match.end(), line.end),), mark=match.group(1))
    text = bare(line.text)
    label = find_label(text)
    if label is None or (label.rank is Rank.BULLET and _continues_range(previous, text)):
        return None
    if previous is not None and label.rank is not Rank.BULLET and not _may_precede_label(previous):
        return None
    return Part(PartKind.TEXT, ((line.start, line.end),), label=label)


def _continues_range(previous: Line | None, text: str) -> bool:
    """Tell whether a dash at the beginning of a line belongs to "2016 / - 2020"."""
    if previous is None:
        return False
    return previous.text[-1:].isdigit() and text[1:].lstrip()[:1].isdigit()


def _may_precede_label(previous: Line) -> bool:
    """Tell whether a numbered block may begin after this line: it ends something, or is itself short or a title."""
    return previous.ends_sentence or len(previous.text) < 60 or previous.text.endswith("**")


def _goes_on(current: Part, previous: Line, line: Line, *, wrapped: bool) -> bool:
    """Tell whether a line belongs to the part before it."""
    if current.kind is PartKind.HEADING:
        return False
    if _is_label_alone(current, previous):
        return True
    if line.starts_low and not (previous.ends_sentence and previous.text[-1] in ".!?"):
        return True
    if current.label is not None and current.label.rank is Rank.BULLET and line.text[0] in "[*(":
        return True
    # A bold line is a title of what follows; a short line that ends a sentence is the last one of its paragraph.
    titled = _is_bold(previous.text) and not line.text.startswith("*")
    return wrapped and not titled and not (previous.ends_sentence and len(previous.text) < 50)


def _is_label_alone(current: Part, previous: Line) -> bool:
    label = current.label
    return label is not None and len(current.ranges) == 1 and len(bare(previous.text).rstrip("*_ ")) <= len(label.text)


def _is_bold(text: str) -> bool:
    return text.startswith("**") and text.endswith("**") and len(text) > 4


def _extend(current: Part, line: Line, parts: list[Part], *, wrapped: bool) -> Part:
    """Add a line to a part; in a list, an item may begin inside the line, where its line break was lost."""
    if current.label is not None and current.label.rank is Rank.BULLET and not wrapped:
        inside = _item_inside(line.text)
        if inside is not None:
            end, start = inside
            if end:
                current = replace(current, ranges=(*current.ranges, (line.start, line.start + end)))
            parts.append(current)
            rest = (line.start + start, line.end)
            return Part(PartKind.TEXT, (rest,), label=Label("-", Rank.BULLET, 2))
    return replace(current, ranges=(*current.ranges, (line.start, line.end)))


def _item_inside(text: str) -> tuple[int, int] | None:
    """Find where the next item begins: after a bracket or a sentence's end if possible, else the only dash."""
    found = list(_ITEM_INSIDE.finditer(text))
    sure = [match for match in found if text[match.start() - 1] in "]).;:"]
    chosen = sure[0] if sure else (found[0] if len(found) == 1 else None)
    return (
        None
        if chosen is None
        else (chosen.start(), chosen.start() + len(chosen.group()) - len(chosen.group().lstrip()))
    )
