"""A question that asks for several quantities in, the facts of one sentence or row that state them all out.

Facts are matched with parts by unit and by own words. Gives way (None) where no passage states every part.
"""

import re
from collections.abc import Iterator, Sequence

from index.extract.unit import base_of
from index.normalise import fold
from qa.arithmetic.same_unit import plain
from qa.candidate import Fact
from qa.question import Part
from qa.rank.ground import Ground, fact_confidence
from qa.rank.rank import Ranked, Ranker
from qa.retrieve.siblings import is_rival
from qa.words.match import split_tokens

_DEPTH = 40  # ranked facts among which those of one passage are sought
_LEAST_WORDS = 0.5  # share of the own words of a part without a unit that a fact must hold
_WORD_WORTH = 2.0  # score of a part whose words are all held, beside the rank of its fact
_STRAY_WORTH = 0.5  # of a fact whose name holds the words of another part too
# What is asked in one breath is told in one: "trong đó 11 vụ 19 đối tượng".
_FAR_APART, _SPREAD_COST = 150, 0.5  # characters from which figures are far apart; score that this costs
# What is behind a figure belongs to it up to here: then the next thing is spoken of.
_IS = re.compile(r"^\s*là\s", re.IGNORECASE)
_LEADS_ON = re.compile(r"[,;.:()]|\d|(?<!\w)(?:với|và|là|đạt|gồm|tổng|trong|cùng|còn|trên cơ sở)(?!\w)", re.IGNORECASE)


def find_together(ground: Ground, ranker: Ranker) -> tuple[Sequence[Fact], float] | None:
    """Return one fact for each part that the question asks for, all of one passage, and how sure they are.

    None where the question has no such parts, no passage states them all, or the facts are too unsure.
    """
    parts = ground.question.parts
    if not parts:
        return None
    passages: dict[tuple[int, int], list[Ranked[Fact]]] = {}
    for ranked in ground.facts[:_DEPTH]:
        fact = ranked.candidate
        if fact.figure.number not in ground.question.numbers:
            passages.setdefault((fact.passage.document_id, fact.passage.chunk_id), []).append(ranked)
    sets = [found for facts in passages.values() for found in _assign(parts, facts)]
    if not sets:
        return None
    chosen = max(sets, key=lambda found: _worth(parts, found))
    best = max(chosen, key=lambda ranked: ranked.score)
    others = [found for found in sets if _tells_otherwise(parts, found, chosen)]
    rivals = sorted((each for found in others for each in found), key=lambda ranked: -ranked.score)
    confidence = fact_confidence([best, *rivals], ranker)
    # That each part is stated in its unit and by its words is worth as much again.
    sure = confidence >= ranker.fact_threshold / 2
    return ([ranked.candidate for ranked in chosen], confidence) if sure else None


def _tells_otherwise(parts: Sequence[Part], found: Sequence[Ranked[Fact]], chosen: Sequence[Ranked[Fact]]) -> bool:
    """Tell whether other facts answer all parts too, named as well, with other values."""
    as_well = all(
        _held(part, each.candidate) >= _held(part, one.candidate)
        for part, each, one in zip(parts, found, chosen, strict=True)
    )
    pairs = zip(found, chosen, strict=True)
    return as_well and any(is_rival(one.candidate, each.candidate) for each, one in pairs)


def _assign(parts: Sequence[Part], facts: Sequence[Ranked[Fact]]) -> Iterator[tuple[Ranked[Fact], ...]]:
    """Give every way to match each part with a fact of its own."""
    fitting = [[each for each in facts if _fits_among(parts, part, each.candidate)] for part in parts]

    def go_on(i: int, taken: tuple[Ranked[Fact], ...]) -> Iterator[tuple[Ranked[Fact], ...]]:
        if i == len(parts):
            yield taken
            return
        for each in fitting[i]:
            if each not in taken:
                yield from go_on(i + 1, (*taken, each))

    return go_on(0, ())


def _fits_among(parts: Sequence[Part], part: Part, fact: Fact) -> bool:
    """Tell whether a fact can be what a part asks for, and not rather what another part does."""
    if not _fits(part, fact):
        return False
    units = [(_plain_unit(each.unit), each.per) for each in parts if each.unit]
    if not part.unit:
        counted = {_plain_unit(each.unit) for each in parts if each.counted and each.unit}
        return _plain_unit(fact.figure.unit) not in counted
    # Parts in one unit are told apart by their words alone.
    return units.count((_plain_unit(part.unit), part.per)) == 1 or _held(part, fact) >= _LEAST_WORDS


def _worth(parts: Sequence[Part], found: Sequence[Ranked[Fact]]) -> float:
    held = sum(
        _held(part, each.candidate) - _STRAY_WORTH * _strays(parts, part, each.candidate)
        for part, each in zip(parts, found, strict=True)
    )
    starts = [each.candidate.figure.span.start for each in found]
    spread = min(1.0, (max(starts) - min(starts)) / _FAR_APART)
    return sum(each.score for each in found) / len(found) + _WORD_WORTH * held / len(found) - _SPREAD_COST * spread


def _strays(parts: Sequence[Part], part: Part, fact: Fact) -> float:
    """Return the share of another part's own words that the name of a fact holds: it tells of both, not of one."""
    name = frozenset(split_tokens(fact.figure.indicator))
    others = (other.words for other in parts if other is not part and other.words)
    return max((len(words & name) / len(words) for words in others), default=0.0)


def _fits(part: Part, fact: Fact) -> bool:
    """Tell whether a fact can be what a part asks for: in its unit, or, where it names none, named by its words."""
    unit, _, per = _plain_unit(fact.figure.unit).partition("/")
    if bool(part.per or "/" in part.unit) is not bool(per):
        return False
    if not part.unit:
        if len(part.words) == 1 and not part.words & {*split_tokens(fact.figure.unit)}:
            return False  # one word names a thing that is counted, but is too little to name an indicator
        return _held(part, fact) >= _LEAST_WORDS
    wanted = _plain_unit(part.unit)
    if not unit:
        # A cell names what it counts in its header.
        return set(split_tokens(wanted)) <= set(split_tokens(fact.figure.indicator))
    if part.counted:
        short, long = sorted((unit.split(), wanted.split()), key=len)
        return long[: len(short)] == short
    return unit == wanted.partition("/")[0]


def _plain_unit(unit: str) -> str:
    """Return the base of a unit, folded, with what it falls on."""
    base = base_of(unit)[0] or unit
    whole = " ".join(fold(base).split())
    return whole if "/" in whole else plain(base)


def _held(part: Part, fact: Fact) -> float:
    """Return the share of a part's own words that a fact's name, unit and nearest words hold."""
    if not part.words:
        return 1.0
    named = _behind(fact).union(split_tokens(fact.figure.indicator), split_tokens(fact.figure.unit))
    return len(part.words & named) / len(part.words)


def _behind(fact: Fact) -> frozenset[str]:
    """Return the words between a figure and the next thing that its sentence speaks of."""
    text = fact.behind
    text = _IS.sub("", text, count=1)  # "11 người là quan chức"
    return frozenset(split_tokens(_LEADS_ON.split(text, maxsplit=1)[0]))
