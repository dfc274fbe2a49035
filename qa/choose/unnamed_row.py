"""A cell whose row the question does not name, among others of its column that fit as well: nobody asked for that one.

Who asks for the pay of a private is not told that of a colonel, though both stand in one table. Ranked facts in, those
out of which the question may mean one. Ranks nothing.
"""

import re
from dataclasses import replace

from index.normalise import CAPITALS
from qa.candidate import Fact
from qa.rank.ground import Ground, Sources
from qa.words.match import STOP_SYLLABLES, line_up, split_tokens, stand_in, token_set, widen

_TOTAL = re.compile(r"(?:tổng(?: cộng| số)?|cộng|chung)", re.IGNORECASE)
_NAME_OF_TWO = re.compile(rf"[{CAPITALS}][^\W\d_]+ [{CAPITALS}][^\W\d_]+")
_OF_WHOLE = frozenset(
    {"ca", "toan", "bo", "tong", "cong", "tinh", "thanh", "pho", "huyen", "quan", "xa", "phuong", "thi", "dan"}
)
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
    if _TOTAL.fullmatch(label.strip()) is not None:
        return not _is_of_all(ground, fact)
    if not words or widen(ground.scene.terms, name) - name:
        return False
    # "Hưng Ninh" shares a syllable with "Nam Ninh", and is not meant by it.
    if _NAME_OF_TWO.fullmatch(label.strip()) is not None:
        return not stand_in(split_tokens(label), line_up(ground.question.reading))
    return words.isdisjoint(ground.scene.asked_tokens)


def _is_of_all(ground: Ground, fact: Fact) -> bool:
    """Tell whether a question asks for nothing beside what a document is about and a column counts: for all rows."""
    passage, figure = fact.passage, fact.figure
    told = token_set(f"{passage.title} {passage.chunk.context} {figure.indicator} {figure.unit} {figure.territory}")
    asked = frozenset(ground.question.terms)
    return asked <= told | _OF_WHOLE
