"""What an order is by: a question, or a table with a column of places, in, whether the table is of that very order out.

"Đứng thứ ba về dân số" is told by no table of "Xếp hạng về cải cách hành chính". Reads no figures.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.document import Span
from index.normalise import fold
from qa.candidate import Fact, Passage
from qa.rank.features import held_around
from qa.retrieve.siblings import is_total
from qa.words.content import content_syllables
from qa.words.match import split_tokens
from qa.words.wording import WHO

_BY = re.compile(
    r"(?<!\w)(?:về|theo|xét)\s+(?P<measure>[^,;.?!]+?)"
    r"(?=\s+(?:của|tại|ở|trong|năm|quý|tháng|trên|toàn|cả nước|là|thì|đứng|xếp)(?!\w)|\s*[,;.?!]|\s*$)",
    re.IGNORECASE,
)
_ASKED_NOUN = re.compile(rf"[^,;.?!]*?(?<!\w){WHO}(?!\w)")
_CAPTION = re.compile(r"\W*(?:bảng|biểu|phụ lục|danh sách|xếp hạng|thứ hạng|kết quả)(?!\w)", re.IGNORECASE)
_RANKING = frozenset({"hang", "xep", "thu", "bang", "vi", "tri", "danh", "sach", "dung"})
_LEVELS = frozenset({"tinh", "huyen", "xa"})
_LONGEST_CAPTION = 200  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderedBy:
    """The folded words that an order is by, those that tell which order it is, and the level of places, "" if none."""

    own: frozenset[str]
    around: frozenset[str]
    level: str


def asked_measure(reading: str, place: tuple[int, int]) -> OrderedBy:
    """Return what a question puts things in order by; `place` is where it names the place of the order.

    Examples
    --------
    >>> sorted(asked_measure("Huyện nào đứng thứ ba về dân số?", (11, 23)).own)
    ['dan', 'so']
    """
    folded = fold(reading)
    by = _BY.search(reading, place[1]) or _BY.search(reading)
    which = _ASKED_NOUN.search(folded, by.end() if by is not None and by.end() <= place[0] else 0)
    taken = [Span(*place)]
    taken += [Span(*which.span())] if which is not None else []
    taken += [Span(*by.span())] if by is not None else []
    own = content_syllables(by["measure"], []) if by is not None else ()
    noun = split_tokens(which.group())[:1] if which is not None else []
    words = frozenset(word for word in content_syllables(reading, taken) if not word.isdigit())
    level = noun[0] if noun and noun[0] in _LEVELS else ""
    return OrderedBy(own=frozenset(own) - _RANKING, around=words - _RANKING, level=level)


def is_ordered_by(
    measure: OrderedBy, places: Sequence[Fact], row: Passage, table: Sequence[Fact], beside: Sequence[Passage]
) -> bool:
    """Tell whether the heads, the caption or else the heading of a table say that it is of an order.

    What the document is about may tell of which one it is, but not what it is by. `places` are the cells that give the
    place asked for: where another column has the measure, it is in that order too.
    """
    heads = [f"{cell.figure.indicator} {cell.figure.parent or ''}" for cell in table]
    caption = _caption(row, beside)
    near = [*heads, caption or " ".join((row.title, *row.section[-1:]))]
    held = {word for text in near for word in split_tokens(text)} | set(split_tokens(row.chunk.text))
    if not measure.own <= held or not measure.around <= held | held_around(row).tokens:
        return False
    if not all(_agrees(measure, place, table) for place in places):
        return False
    # Of districts no row is a province.
    others = _LEVELS - {measure.level}
    return not measure.level or measure.level in held or others.isdisjoint(split_tokens(caption))


def _agrees(measure: OrderedBy, place: Fact, table: Sequence[Fact]) -> bool:
    """Tell whether a row stands at its place by each column of the measure as well, from either end."""
    named = [
        cell
        for cell in table
        if measure.own and measure.own <= set(split_tokens(cell.figure.indicator)) and not is_total(cell)
    ]
    for own in (cell for cell in named if cell.figure.row == place.figure.row):
        if own.figure.column == place.figure.column:
            continue
        values = [cell.figure.value for cell in named if cell.figure.column == own.figure.column]
        ends = (sum(value > own.figure.value for value in values), sum(value < own.figure.value for value in values))
        if place.figure.number - 1 not in ends:
            return False
    return True


def _caption(row: Passage, beside: Sequence[Passage]) -> str:
    """Return the text right above a table that names it, "" where none does."""
    above = [each for each in beside if each.paragraph < row.paragraph]
    last = max(above, key=lambda each: each.span.start, default=None)
    if last is None or last.paragraph < row.paragraph - 1 or len(last.source_text) > _LONGEST_CAPTION:
        return ""
    text = last.source_text.strip()
    return text if _CAPTION.match(text) is not None or text.endswith(":") else ""
