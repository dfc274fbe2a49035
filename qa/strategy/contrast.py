"""Two sides of a comparison in, the pair of facts that are most alike out, with the winner named and both given.

Each side is looked up on its own. Gives way (None) when a side is missing or no pair has a common unit.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from index.figure import Figure, Status
from qa.answer import Answer
from qa.candidate import Fact
from qa.choose.compared_by import keep_compared, keep_spoken
from qa.choose.conditions import keep_conditions
from qa.choose.one_sex import keep_asked_sex, keep_sex_of
from qa.choose.own_side import has_name, keep_own_side
from qa.choose.own_subject import keep_all_own_subject
from qa.choose.same_measure import likeness_of_measures
from qa.question import Asked, Operation, Question
from qa.rank.ground import Ground, Sources, fact_confidence
from qa.rank.rank import Ranked
from qa.retrieve.siblings import updated
from qa.strategy.card import SURE_OF_KEY, facts_of_named_cards
from qa.strategy.one_option import ask_about, spread_measure
from qa.strategy.rows_of_column import rows_of_column
from qa.strategy.together import told_in_one_breath
from qa.strategy.winner import tell_winner
from qa.words.match import place_tokens, split_tokens

PAIR_DEPTH = 25  # facts of each side of a comparison among which the most alike pair is sought
_LONGEST_NAME = 20  # different words; what is longer is a text of a cell, which speaks of much
_UNIT_WORTH = 1.5  # score of a figure that counts what both sides are, beside the rank of its fact
_MEASURE_WORTH = 4.0  # score of a pair whose names, but for proper ones, are the same
_LEAST_ALIKE = 0.5  # of the words of the shorter name
_NEXT_PART = 20  # tokens that a semicolon parts two places of a sentence by
_DIGIT = re.compile(r"\d")


def answer_comparison(ground: Ground, sources: Sources) -> Answer | None:
    """Look each side up, take the pair of facts that are most alike, name the winner and give both."""
    question = ground.question
    names = question.options[:2]
    found = facts_of_options(question, names, sources)
    if found is None:
        return None
    pair, confidence = found
    return tell_winner(question, list(zip(names, pair, strict=True)), confidence)


def facts_of_options(
    question: Question, names: Sequence[str], sources: Sources
) -> tuple[tuple[Fact, ...], float] | None:
    """Look each of the named things up, and take of each the fact that is most like those of the others.

    Returns
    -------
    One fact a name, all of one base unit, and how sure the least sure one is; None when one is missing or too unsure.
    """
    carded = facts_of_named_cards(question, names, sources)
    if carded is not None or len(names) < 2:
        return None if carded is None else (carded, SURE_OF_KEY)
    grounds = [
        keep_asked_sex(found, sources) for found in sources.look_each([ask_about(question, name) for name in names])
    ]
    grounds = [keep_sex_of(found, name) for found, name in zip(grounds, names, strict=True)]
    computes = question.operation in {Operation.DIFFERENCE, Operation.RATIO}
    if computes:
        grounds = [keep_all_own_subject(found, sources) for found in grounds]
    confidences = [fact_confidence(found.facts, sources.ranker) for found in grounds]
    apart = question.asked is Asked.COMPARISON  # then a winner is named
    if not any(_DIGIT.search(name) for name in names):
        # What both sides have in common: "hao hụt trên 70% thì cá giống hay cá lớn".
        grounds = [keep_conditions(found, sources) for found in grounds]
    # A number that the question gives is a condition of it ("từ 30% đến 70%"), not what is compared.
    facts = [
        [each for each in found.facts[:PAIR_DEPTH] if not _is_given(question, each.candidate.figure)]
        for found in grounds
    ]
    facts = [
        keep_own_side(question, each, name, [other for other in names if other != name])
        for name, each in zip(names, facts, strict=True)
    ]
    facts = [keep_spoken(question.reading, names, each) for each in facts]
    compared = [keep_compared(found, each, names) for found, each in zip(grounds, facts, strict=True)]
    if apart and all(compared):
        facts = compared
    least = sources.ranker.fact_threshold / (1 if apart else 2)
    if min(confidences) < least:
        both = told_in_one_breath(names, facts, confidences, sources)
        if both is not None:
            return both
        rows = rows_of_column(question, names, [found[0].candidate for found in facts if found], sources)
        return None if rows is None else (rows, least)
    if not all(facts):
        return None
    if len(names) == 2:
        # What has no name of its own may be told in other words than it is asked in.
        alike = computes and all(map(has_name, names))
        chosen: tuple[Fact, ...] | None = _most_alike(spread_measure(names), *facts, apart=apart, alike=alike)
    else:
        rows = rows_of_column(question, names, [found[0].candidate for found in facts], sources)
        chosen = rows or _like_the_surest(names, facts, confidences)
    if chosen is None:
        return told_in_one_breath(names, facts, confidences, sources)
    chosen = tuple(_corrected(question, fact, sources) for fact in chosen)
    # The same thing said twice: what was asked of each side was not found.
    told = {
        (each.indicator, each.parent, each.period, each.territory, each.value) for each in (f.figure for f in chosen)
    }
    return (chosen, min(confidences)) if len(told) == len(chosen) else None


def _corrected(question: Question, fact: Fact, sources: Sources) -> Fact:
    """Return the figure that replaces one first reported, unless that one is asked for."""
    if question.status is Status.FIRST_REPORTED:
        return fact
    return updated(fact, sources.block_facts(fact)) or fact


def _is_given(question: Question, figure: Figure) -> bool:
    return figure.number in question.numbers or figure.upper in question.numbers


def _like_the_surest(
    names: Sequence[str], facts: Sequence[Sequence[Ranked[Fact]]], confidences: Sequence[float]
) -> tuple[Fact, ...] | None:
    """Take the fact of the surest name, and of each other name the fact that is most like it."""
    surest = max(range(len(names)), key=lambda i: confidences[i])
    words = [frozenset(split_tokens(name)) for name in names]
    chosen: dict[int, Fact] = {surest: facts[surest][0].candidate}
    model = chosen[surest]
    for i, found in enumerate(facts):
        if i == surest:
            continue
        others = frozenset().union(*(each for j, each in enumerate(words) if j != i))
        taken = {fact.place for fact in chosen.values()}
        likely = [
            (ranked.score + _likeness(model, ranked.candidate) + _own_words(ranked.candidate, words[i], others), ranked)
            for ranked in found
            if ranked.candidate.figure.base_unit == model.figure.base_unit and ranked.candidate.place not in taken
        ]
        if not likely:
            return None
        chosen[i] = max(likely, key=lambda pair: pair[0])[1].candidate
    return tuple(chosen[i] for i in range(len(names)))


def _most_alike(
    names: Sequence[str],
    first: Sequence[Ranked[Fact]],
    second: Sequence[Ranked[Fact]],
    *,
    apart: bool,
    alike: bool,
) -> tuple[Fact, Fact] | None:
    """Return the best pair of facts, one a side, in a common unit: well ranked, alike, each about its own side.

    `alike` prefers a pair of one measure;
    `apart` leaves out a pair that fits the sides as well the other way round: its winner would be named by chance.
    """
    best: tuple[float, tuple[Fact, Fact]] | None = None
    words = [frozenset(split_tokens(name)) for name in names]
    counted = words[0] & words[1]
    own_first = [(each, *_fit(each.candidate, words[0], words[1])) for each in first]
    own_second = [(each, *_fit(each.candidate, words[1], words[0])) for each in second]
    for left, left_own, left_lean in own_first:
        for right, right_own, right_lean in own_second:
            one, other = left.candidate, right.candidate
            if one.figure.base_unit != other.figure.base_unit or one.place == other.place:
                continue
            if apart and left_lean + right_lean <= 0:
                continue
            score = left.score + right.score + _likeness(one, other) + left_own + right_own
            score += _UNIT_WORTH * (_counts(left, counted) + _counts(right, counted))
            if alike:
                score += _MEASURE_WORTH * likeness_of_measures(one.figure, other.figure)
            if best is None or score > best[0]:
                best = (score, (one, other))
    if best is None or (alike and likeness_of_measures(*(fact.figure for fact in best[1])) < _LEAST_ALIKE):
        return None
    return best[1]


def _fit(fact: Fact, own: frozenset[str], others: frozenset[str]) -> tuple[float, float]:
    """Return how well a fact speaks of its own side, and how much rather of it than of the other side.

    What its name says weighs more than what stands around it.
    """
    mine = _own_words(fact, own, others)
    return mine, mine - _own_words(fact, others, own) + _names(fact, own, others)


def _names(fact: Fact, own: frozenset[str], others: frozenset[str]) -> float:
    """Return how much more of one side's own words than of the other's the name of a fact holds, from -2 to 2.

    That is its indicator, else what it is a part of; a long text of a cell is no name.
    """
    names = (frozenset(split_tokens(name)) for name in (fact.figure.indicator, fact.figure.parent or ""))
    name = next((name for name in names if name & (own | others) and len(name) <= _LONGEST_NAME), frozenset())
    mine, theirs = own - others, others - own
    held = len(mine & name) / len(mine) if mine else 0.0
    taken = len(theirs & name) / len(theirs) if theirs else 0.0
    return 2 * (held - taken)


def _likeness(one: Fact, other: Fact) -> float:
    """Return how alike two facts are told: from -1 (nothing in common) up."""
    document = one.passage.document_id == other.passage.document_id
    alike = [
        document,
        document and one.figure.block == other.figure.block,
        one.figure.role is other.figure.role,
        one.figure.period == other.figure.period,
        one.figure.status is other.figure.status,
        one.figure.parent == other.figure.parent,
        one.figure.row is not None and (one.figure.row == other.figure.row or one.figure.column == other.figure.column),
    ]
    return sum(alike) / 2 - 1


def _counts(ranked: Ranked[Fact], words: frozenset[str]) -> bool:
    """Tell whether a fact counts what is compared, or what both sides are: "căn" of "căn hộ hay căn biệt thự"."""
    unit = split_tokens(ranked.candidate.figure.unit)
    return ranked.features.get("unit_same") == 1.0 or (bool(unit) and words.issuperset(unit))


def _own_words(fact: Fact, own: frozenset[str], others: frozenset[str]) -> float:
    """Return +2 when the fact's nearest words name its own side, -2 when they name only the other side."""
    figure = fact.figure
    near = frozenset(split_tokens(f"{figure.indicator} {figure.parent or ''} {figure.territory} {fact.clause}"))
    around = (
        near | frozenset(split_tokens(fact.passage.chunk.text)) | frozenset(split_tokens(fact.passage.chunk.context))
    )
    mine, theirs = own - others, others - own
    if not mine:
        return 0.0
    # Where one sentence tells of both sides, a figure belongs to the side that is named next to it.
    nearer = bool(mine & around and theirs & around) and _distance(fact, mine) < _distance(fact, theirs)
    held = len(mine & near) / len(mine) + len(mine & around) / len(mine)
    taken = len(theirs & near) / len(theirs) if theirs else 0.0
    return 2 * held - 2 * taken + nearer


def _distance(fact: Fact, words: frozenset[str]) -> int:
    """Return how many tokens of its sentence lie between a figure and the nearest of some words.

    What stands behind a semicolon is as far as `_NEXT_PART` tokens more.
    """
    text = fact.passage.source_text
    tokens, starts = place_tokens(text)
    place = fact.figure.span.start - fact.passage.span.start
    at = bisect_left(starts, place)
    return min(
        (
            abs(i - at) + _NEXT_PART * text.count(";", min(start, place), max(start, place))
            for i, (token, start) in enumerate(zip(tokens, starts, strict=True))
            if token in words
        ),
        default=len(tokens),
    )
