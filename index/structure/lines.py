"""Source text in, its lines out, with where each begins and ends once the dirt at its borders is left out.

Dirt: spaces, and the edit links that an encyclopedia's pages leave before headings and paragraphs. Does NOT join lines.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from index.record import record

_LINE_END = re.compile(r"[\n\r\f\v\u2028\u2029](?:(?<=\r)\n)?")
_RARE_ENDS = "\r\f\v\u2028\u2029"
_EDIT_LINKS = re.compile(r"(?:\s*\[sửa(?:\s*\|\s*sửa mã nguồn)?\])+\s*")
# An encyclopedia's text leaves no line between a label in bold and the first item below it.
_LABEL_OF_LIST = re.compile(r"\*\*[^*]{2,80}\*\*(?=- \S)")
_ENDS = re.compile(r"[.;:!?…][\"”’»)\]*_]*$")
# Share of line ends that cut a sentence, from which a document is taken for hard-wrapped.
_WRAPPED_SHARE = 0.2
# Letters: fewer make an abbreviation.
_FEWEST_CAPITALS = 6
# Spaces that make Markdown take a line for a part of the one above.
_INDENT = 4


@record(frozen=True, slots=True)
class Line:
    """One line: source offsets of its content and the content itself; a blank line has none.

    `is_indented` tells that four spaces or a tab stand before it, as in what belongs to the part above in Markdown.
    """

    start: int
    end: int
    text: str
    is_indented: bool = False

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing stands on the line."""
        return not self.text

    @property
    def ends_sentence(self) -> bool:
        """Tell whether the line ends where a sentence or a clause may end."""
        return _ENDS.search(self.text[-12:]) is not None

    @property
    def is_capitals(self) -> bool:
        """Tell whether the line is set in capitals, as a title is."""
        return self.text.isupper() and sum(char.isalpha() for char in self.text) > _FEWEST_CAPITALS

    @property
    def starts_low(self) -> bool:
        """Tell whether the line begins with a small letter, as the rest of a sentence does."""
        return self.text.lstrip('*_(["“‘')[:1].islower()


def split_lines(text: str) -> tuple[Line, ...]:
    """Split source text into lines; a form feed ends a line and counts as a blank one."""
    lines: list[Line] = []
    start = 0
    for end in _line_ends(text):
        label = _LABEL_OF_LIST.match(text, start, end) if text.startswith("**", start) else None
        if label is not None:
            lines.append(_trim(text, start, label.end()))
            start = label.end()
        lines.append(_trim(text, start, end))
        if text[end - 1] == "\f":
            lines.append(Line(end, end, ""))
        start = end
    if start < len(text):
        lines.append(_trim(text, start, len(text)))
    return tuple(lines)


def _line_ends(text: str) -> Iterator[int]:
    """Yield where each line ends, behind the characters that end it."""
    if any(end in text for end in _RARE_ENDS):
        yield from (line_end.end() for line_end in _LINE_END.finditer(text))
        return
    # One character is found ten times as fast as any of several.
    end = text.find("\n") + 1
    while end:
        yield end
        end = text.find("\n", end) + 1


def is_wrapped(lines: tuple[Line, ...]) -> bool:
    """Tell whether paragraphs run over several lines, so that a line end means nothing."""
    pairs = 0
    cut = 0
    for line, following in pairwise(lines):
        if not line.text or not following.text or "|" in line.text or "|" in following.text:
            continue
        pairs += 1
        cut += following.starts_low and not line.ends_sentence
    return cut > max(2, pairs * _WRAPPED_SHARE)


def _trim(text: str, start: int, end: int) -> Line:
    content = text[start:end]
    link = _EDIT_LINKS.match(text, start, end) if "[" in content[:40] else None
    if link is not None:
        start = link.end()
        content = text[start:end]
    left = content.lstrip()
    begin = start + len(content) - len(left)
    stripped = left.rstrip()
    return Line(begin, begin + len(stripped), stripped, begin - start >= _INDENT or content.startswith("\t"))
