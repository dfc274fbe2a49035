"""A cell whose row the question does not name, among others of its column that fit as well: nobody asked for that one.

Who asks for the pay of a private is not told that of a colonel, though both stand in one table. Ranked facts in, those
out of which the question may mean one. Ranks nothing.
"""

from dataclasses import replace

from qa.candidate import Fact
from qa.rank.ground import Ground, Sources
from qa.words.match import STOP_SYLLABLES, token_set, widen

_AS_WELL = 0.3  # points of score by which rows of a column differ for their length alone
_DEPTH = 8  # ranked facts


def keep_named_row(ground: Ground, _: Sources) -> Ground:
    """Leave out the cells whose rows the question does not name, where several of a column fit as well."""
    if not ground.facts or not _is_unnamed(ground, ground.facts[0].candidate):
        return ground
    best = ground.facts[0]
    fit_as_well = any(
        _in_same_column(best.candidate, each.candidate)
        and best.score - each.score < _AS_WELL
        and each.candidate.figure.value != best.candidate.figure.value
        and _is_unnamed(ground, each.candidate)
        for each in ground.facts[1:_DEPTH]
    )
    if not fit_as_well:
        return ground
    return replace(ground, facts=tuple(each for each in ground.facts if not _is_unnamed(ground, each.candidate)))


def _in_same_column(one: Fact, other: Fact) -> bool:
    figures = one.figure, other.figure
    return one.passage.document_id == other.passage.document_id and len({(e.block, e.column) for e in figures}) == 1


def _is_unnamed(ground: Ground, fact: Fact) -> bool:
    """Tell whether a fact is a cell of a column with a name, in a row of whose name the question has no word."""
    label, parted, _ = fact.figure.indicator.partition(" - ")
    if fact.figure.row is None or not parted:
        return False
    name = token_set(label)
    words = frozenset(token for token in name if not token.isdigit()) - STOP_SYLLABLES
    by_other_words = widen(ground.scene.terms, name) - name
    return bool(words) and words.isdisjoint(ground.scene.asked_tokens) and not by_other_words
