"""What belongs to a sentence that does not say it all: the items that it announces, the list that it is an item of.

A passage and those beside it in its document in, passages out. Writes nothing and chooses no passage.
"""

import re
from collections.abc import Sequence

from index.document import BlockKind
from qa.analyse.answer_shape import CONCLUDES, GIVES_REASON, opens_list
from qa.candidate import Passage
from qa.words.match import split_tokens

_SAME_START = 2  # folded words
_OF_SIDE = frozenset({("phia",), ("huong",)})
_PARTING = " › "
_MARK = re.compile(r"^[\s*]*(?:(\d{1,3}[.)])|(\([\divx]+\))|([a-zđ][.)])|([IVXLC]+\.)|([-–+*•]))[\s*]*")
NUMBERED = frozenset({1, 2, 3, 4})  # of `mark_kind`: all but dashes and dots
_FIRST = re.compile(r"[\s*]*(?:1[.)]|\([1ia]\)|a[.)]|I\.)")
_REMARK = re.compile(r"\s*\([^()]*\)[\s.]*$")


def mark_kind(text: str) -> int:
    """Return a number for the kind of mark that a text begins with ("1.", "a)", "-"), 0 for none."""
    found = _MARK.match(text)
    return found.lastindex or 0 if found is not None else 0


def opens_numbering(text: str) -> bool:
    """Tell whether a text begins with the first number or letter of a list."""
    return _FIRST.match(text) is not None


def without_mark(text: str) -> str:
    """Return a text without the mark that it begins with, on one line, without what parts it from the next item."""
    return " ".join(_MARK.sub("", text).replace("*", " ").split()).rstrip(" .;,:")


def only_announces(text: str) -> bool:
    """Tell whether a line says nothing but that something follows it, unlike "gồm: A và B, cụ thể:"."""
    line = _REMARK.sub("", text)
    return opens_list(line) and ": " not in line.rstrip(" *:")


def list_of(passage: Passage, beside: Sequence[Passage]) -> tuple[Passage, ...]:
    """Return the items of the list that a passage is an item of, itself among them; alone when it is of none."""
    if passage.kind is not BlockKind.LIST_ITEM or not announcement(passage):
        return (passage,)
    same = [
        other for other in beside if other.kind is BlockKind.LIST_ITEM and other.chunk.context == passage.chunk.context
    ]
    own = mark_kind(passage.source_text)
    return tuple(other for other in same if mark_kind(other.source_text) == own)


def like_items(passage: Passage, beside: Sequence[Passage]) -> tuple[Passage, ...]:
    """Return the items of its list that begin as a passage does: each "Sáp nhập xã ... vào xã ..."."""
    first = _start(passage)
    return tuple(other for other in list_of(passage, beside) if _start(other) == first)


def _start(item: Passage) -> tuple[str, ...]:
    """Return the words that an item begins with; each "Phía đông giáp ..." is of another side."""
    words = split_tokens(without_mark(item.source_text))[:_SAME_START]
    return words[:1] if words[:1] in _OF_SIDE else words


def announcement(passage: Passage) -> str:
    """Return the line that announces the item that a passage is, without its mark, or ""."""
    last = passage.chunk.context.rpartition(_PARTING)[2].strip()
    return without_mark(last).rstrip(": ") if last.endswith(":") else ""


def line_above(passage: Passage, beside: Sequence[Passage]) -> Passage | None:
    """Return the line that announces the item that a passage is, the nearest above it that reads so."""
    line = announcement(passage)
    above = [each for each in beside if each.span.end <= passage.span.start]
    return next((each for each in reversed(above) if without_mark(each.chunk.text).rstrip(": ") == line), None)


def reason_after(passage: Passage, beside: Sequence[Passage]) -> Passage | None:
    """Return the next sentence where it gives the reason of what the passage says: "Nguyên nhân là ..."."""
    following = next(iter(_after(passage, beside)), None)
    return following if following is not None and GIVES_REASON.match(following.chunk.text) else None


def reason_before(passage: Passage, beside: Sequence[Passage]) -> Passage | None:
    """Return the sentence before it where the passage says what came of that: "Vì vậy, ..."."""
    if CONCLUDES.match(passage.chunk.text) is None:
        return None
    before = [
        other
        for other in beside
        if other.span.end <= passage.span.start and (other.section, other.kind) == (passage.section, passage.kind)
    ]
    return before[-1] if before and not only_announces(before[-1].chunk.text) else None


def _after(passage: Passage, beside: Sequence[Passage]) -> list[Passage]:
    return [other for other in beside if other.span.start >= passage.span.end and other.section == passage.section]
