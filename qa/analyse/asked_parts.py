"""The quantities of a question that asks for several, each with its unit and the words that are its own.

A question, its guarded form and its question words in, parts out. Gives nothing rather than parts that cannot be told
apart ("từ bao nhiêu đến bao nhiêu"), or that are one thing at several times.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from index.normalise import fold
from qa.question import Part
from qa.words.asking import Ask
from qa.words.content import content_syllables
from qa.words.wording import JOINT_MEASURES, PERIOD_MARK

MOST_PARTS = 4
_PEOPLE = re.compile(r"(?:dan so|so dan)")
_CUT = re.compile(r"[,;]\s+(?:va\s+|con\s+)?|\s+(?:va|con)\s+")
_RANGE = re.compile(r"\s+(?:\w+\s+)?(?:den|toi|len|xuong)\s+(?:con\s+)?")
_PER = re.compile(r"(?<!\w)(?:moi|mot)\s+(\w+)")
_OPENING = 4  # words before the first question word: those before them are the subject of all parts


def find_parts(text: str, guarded: str, asks: Sequence[Ask]) -> tuple[Part, ...]:
    """Return what each question word asks for.

    Parameters
    ----------
    text, guarded
        The question and its guarded form.
    asks
        Its question words, in order.

    Returns
    -------
    Two to `MOST_PARTS` parts that a unit or own words tell apart, else ().
    """
    if len(asks) == 1 and not asks[0].unit:
        return _joint_parts(text, guarded, asks[0])
    if not 2 <= len(asks) <= MOST_PARTS:
        return ()
    starts = [_opening(guarded, asks[0])]
    for one, other in pairwise(asks):
        if _RANGE.fullmatch(guarded, one.span.end, other.word.start):
            return ()
        cuts = [*_CUT.finditer(guarded, one.span.end, other.word.start)]
        starts.append(cuts[-1].end() if cuts else other.word.start)
    ends = [*starts[1:], len(text)]
    if any(PERIOD_MARK in guarded[start:end] for start, end in zip(starts[1:], ends[1:], strict=True)):
        return ()
    said = [
        _own_words(text, start, ask, end, first=i == 0)
        for i, (start, ask, end) in enumerate(zip(starts, asks, ends, strict=True))
    ]
    parts = tuple(
        _part(guarded[start:end], ask, words - frozenset().union(*(said[:i] + said[i + 1 :])))
        for i, (start, ask, end, words) in enumerate(zip(starts, asks, ends, said, strict=True))
    )
    units = [(part.unit, part.per) for part in parts]
    # A part is told by its words, or by a unit that no other part has.
    apart = all(part.words or (part.unit and units.count((part.unit, part.per)) == 1) for part in parts)
    return parts if apart else ()


def _joint_parts(text: str, guarded: str, ask: Ask) -> tuple[Part, ...]:
    """Return both of "diện tích và dân số là bao nhiêu", which one question word asks for."""
    joint = JOINT_MEASURES.search(guarded)
    if joint is None or joint.end() != ask.word.end:
        return ()
    named = [text[slice(*joint.span(name))] for name in ("one", "two")]
    return tuple(
        Part(unit="người", counted=True, words=frozenset())
        if _PEOPLE.fullmatch(fold(name)) is not None
        else Part(unit="", counted=False, words=frozenset(content_syllables(name, [])))
        for name in named
    )


def parts_of_options(options: Sequence[str]) -> tuple[Part, ...]:
    """Return the parts that a question names as options ("bao nhiêu tôm thẻ, cá tra và mực ống"), told by own words."""
    said = [frozenset(content_syllables(option, [])) for option in options]
    own = [words - frozenset().union(*said[:i], *said[i + 1 :]) for i, words in enumerate(said)]
    if not 2 <= len(options) <= MOST_PARTS or not all(own):
        return ()
    return tuple(Part(unit="", counted=False, words=words) for words in own)


def _opening(guarded: str, ask: Ask) -> int:
    """Return where the words begin that the first question word may be asked of."""
    words = [*re.finditer(r"\w+", guarded[: ask.word.start])]
    start = words[-_OPENING].start() if len(words) >= _OPENING else 0
    return max((match.end() for match in re.finditer(r"[,;:]\s", guarded[: ask.word.start])), default=start)


def _own_words(text: str, start: int, ask: Ask, end: int, *, first: bool) -> frozenset[str]:
    """Return the content of a part; what opens the question is the subject of all, where the part names its own."""
    after = ask.span.end if ask.unit and not ask.counted else ask.word.end
    behind = frozenset(content_syllables(text[after:end], []))
    if first and behind:
        return behind
    before = (ask.word if ask.counted else ask.span).start
    return behind | frozenset(content_syllables(text[start:before], []))


def _part(guarded: str, ask: Ask, words: frozenset[str]) -> Part:
    per = _PER.search(guarded)
    drop = frozenset(fold(ask.unit).split())
    return Part(unit=ask.unit, counted=ask.counted, words=words - drop, per=per[1] if per is not None else "")
