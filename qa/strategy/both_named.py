"""Two things named in one breath and one figure found: the other one is looked up too, or their sum or share computed.

A ground in, the answer that tells of both out. Gives way (None) where one figure tells of both already, or one of them
is not found under its own name.
"""

from collections.abc import Sequence
from dataclasses import replace

from index.figure import Role, Status
from qa.answer import Answer
from qa.arithmetic.compute import add, share
from qa.candidate import Fact
from qa.compose.compose import compose_facts, compose_refusal
from qa.question import Operation, Question
from qa.rank.ground import Ground, Sources, fact_confidence
from qa.rank.rank import Ranked
from qa.retrieve.siblings import up_to_date, updated
from qa.strategy.contrast import PAIR_DEPTH
from qa.strategy.one_option import ask_about
from qa.strategy.operate import compose_computed
from qa.words.match import STOP_SYLLABLES, split_tokens

# Per cent that tell how something moved, or how much of a plan is done: no share of a whole.
_NO_SHARE = frozenset({Role.GROWTH, Role.CHANGE, Role.PLAN_SHARE, Role.TARGET})
_AMOUNTS = frozenset({Role.LEVEL, Role.COUNT})
_HALF = 0.5  # of a side's own words: "dư nợ của ngân hàng" is told of as "dư nợ tín dụng"
_TOTALS = frozenset({"tong", "toan"})  # in the name of a whole, whatever it is of


def answer_both(ground: Ground, sources: Sources) -> Answer | None:
    """Tell the figure of each of two things that one question names, or their sum, where the best one is of one alone.

    A total that is stated of both is the best figure, and answers by itself.
    """
    question = ground.question
    if len(question.joined) < 2 or question.operation not in {None, Operation.SUM} or not ground.facts:
        return None
    places = question.territories
    weighty = _own_words(*question.joined, places=places)
    # "Công giáo", "cơ sở": where words of everyday alone tell the names apart, they are words of them.
    every = _own_words(*question.joined, places=places, dropped=frozenset())
    own = tuple(some or words for some, words in zip(weighty, every, strict=True))
    if not all(own) or all(_named_share(ground.facts[0].candidate, words) >= _HALF for words in own):
        return None
    named, confidence = _named(question, own, sources)
    pairs = [
        (one.score + other.score, (one.candidate, other.candidate))
        for one in named[0]
        for other in named[1]
        if _told_alike(one.candidate, other.candidate, added=question.operation is Operation.SUM)
    ]
    if not pairs or confidence < sources.ranker.fact_threshold:
        # One of both is no sum of them.
        alone = question.operation is Operation.SUM and any(named)
        return compose_refusal(question, ground.nearest, 1 - confidence) if alone else None
    facts: Sequence[Fact] = max(pairs, key=lambda pair: pair[0])[1]
    if question.status is not Status.FIRST_REPORTED:
        facts = up_to_date(facts, sources.block_facts)
    if question.operation is None:
        return compose_facts(question, facts, confidence)
    return compose_computed(ground, facts, add([fact.figure for fact in facts]), confidence)


def answer_share(ground: Ground, sources: Sources) -> Answer | None:
    """Compute which share one thing is of another, where no document states it; growth and plans are no shares."""
    question = ground.question
    if question.operation is not Operation.SHARE:
        return None
    best = ground.facts[0].candidate if ground.facts else None
    stated = best is not None and _states_share(best, question)
    if stated and fact_confidence(ground.facts, sources.ranker) >= sources.ranker.fact_threshold:
        return None
    pair = _part_and_whole(question, sources)
    if pair is not None:
        (part, whole), confidence = pair
        return compose_computed(ground, [part, whole], share(part.figure, whole.figure), confidence)
    if stated or best is None:
        return None
    return compose_refusal(question, ground.nearest, 1 - fact_confidence(ground.facts, sources.ranker))


def _states_share(fact: Fact, question: Question) -> bool:
    """Tell whether a figure is a share, and of the part that is asked about: by its name, or by its sentence before it.

    "Trường hợp học trực tuyến, mức học phí bằng 70% mức học phí theo quy định" names the part first.
    """
    if fact.figure.base_unit != "%" or fact.figure.role in _NO_SHARE:
        return False
    part, whole = map(split_tokens, question.joined)
    places = {word for place in question.territories for word in split_tokens(place)}
    own = frozenset(part) - frozenset(whole) - STOP_SYLLABLES - places
    return _named_share(fact, _own_words(*question.joined)[0]) > 0 or not own.isdisjoint(split_tokens(fact.before))


def _part_and_whole(question: Question, sources: Sources) -> tuple[tuple[Fact, Fact], float] | None:
    """Return the figures of a part and of its whole, of one sentence or table; None when one is missing."""
    amounts = replace(question, roles=(Role.LEVEL, Role.COUNT))
    own = _own_words(*question.joined)
    (parts, _), confidence = _named(amounts, own, sources)
    if not parts or confidence < sources.ranker.fact_threshold / 2 or not _names_all(parts[0].candidate, own[0]):
        return None
    part = parts[0].candidate
    if question.status is not Status.FIRST_REPORTED:
        part = updated(part, sources.block_facts(part)) or part
    wholes = [
        fact
        for fact in sources.block_facts(part)
        if _contains(fact, part) and _is_whole(fact, part, question.joined[1])
    ]
    return ((part, wholes[0]), confidence) if wholes else None


def _named(
    question: Question, own: Sequence[frozenset[str]], sources: Sources
) -> tuple[tuple[list[Ranked[Fact]], list[Ranked[Fact]]], float]:
    """Look both names up; return the facts that are told of either, best first, and how sure the less sure best is."""
    plain = replace(question, options=question.joined)
    grounds = sources.look_each([ask_about(plain, side) for side in question.joined])
    found = [
        [each for each in ground.facts[:PAIR_DEPTH] if _named_share(each.candidate, words) >= _HALF]
        for ground, words in zip(grounds, own, strict=True)
    ]
    return (found[0], found[1]), min(fact_confidence(facts, sources.ranker) for facts in found)


def _own_words(
    left: str, right: str, *, places: Sequence[str] = (), dropped: frozenset[str] = STOP_SYLLABLES
) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words by which two names differ; what the left one has before as many words as the right is shared.

    "diện tích ngô và lúa" names the area of both, and `places` behind the right one are those of both.
    """
    shared = frozenset(word for place in places for word in split_tokens(place))
    right_words = [word for word in split_tokens(right) if word not in shared] or split_tokens(right)
    one, other = frozenset(split_tokens(left)[-len(right_words) :]), frozenset(right_words)
    return one - other - dropped, other - one - dropped


def _named_share(fact: Fact, words: frozenset[str]) -> float:
    """Return the share of some words that a figure's indicator, or what it is a part of, holds."""
    name = split_tokens(f"{fact.figure.indicator} {fact.figure.parent or ''}")
    return len(words.intersection(name)) / len(words) if words else 0.0


def _told_alike(one: Fact, other: Fact, *, added: bool) -> bool:
    """Tell whether two figures, at two places, are told of one time and place, both amounts or both moves of a kind.

    What is added up has one unit, too.
    """
    ways = [(each.period, each.territory) for each in (one.figure, other.figure)]
    roles = {one.figure.role, other.figure.role}
    alike = ways[0] == ways[1] and one.place != other.place and (len(roles) == 1 or roles <= _AMOUNTS)
    return alike and (not added or one.figure.base_unit == other.figure.base_unit)


def _contains(whole: Fact, part: Fact) -> bool:
    """Tell whether a figure can be the whole of another by its number: of one time, kind and unit, and more."""
    one, other = whole.figure, part.figure
    if {one.status, other.status} == {Status.FIRST_REPORTED, Status.UPDATED}:
        return False
    return (
        one.base_unit == other.base_unit != "%"
        and one.period == other.period
        and one.value > other.value
        and ({one.role, other.role} <= _AMOUNTS or one.role is other.role is Role.TARGET)
    )


def _names_all(fact: Fact, words: frozenset[str]) -> bool:
    return words <= frozenset(split_tokens(fact.figure.indicator))


def _is_whole(whole: Fact, part: Fact, name: str) -> bool:
    """Tell whether a figure is called what the whole is called: what the part is told to be of, or a total.

    "khách trong nước" is called khách too, but is another part. Of what both are, their headings may say: "tổng mức đầu
    tư" below "Dự án cầu A" is that of the bridge.
    """
    indicator = frozenset(split_tokens(whole.figure.indicator))
    words = frozenset(split_tokens(name)) - STOP_SYLLABLES - _TOTALS
    told = indicator.union(split_tokens(whole.passage.chunk.context))
    if not words <= told or words.isdisjoint(indicator):
        return False
    return part.figure.parent == whole.figure.indicator or not _TOTALS.isdisjoint(indicator)
