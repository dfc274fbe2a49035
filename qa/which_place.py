"""A figure that documents of several places state equally well in, the question which place is meant out.

Gives way (None) where the question names a place, a paper or a proper name, or where one document fits better: a number
told without its place would be taken for the one that was meant. Ranks nothing.
"""

from collections.abc import Sequence
from dataclasses import replace

from index.extract.period import Relation
from index.extract.territory import relate_territories
from qa.answer import Answer
from qa.candidate import Fact
from qa.compose import compose_facts
from qa.ground import Ground
from qa.papers import find_references
from qa.phrase import ask_for
from qa.rank import Ranked
from qa.siblings import is_rival

_DEPTH = 40  # ranked facts among which those of other places are sought
_AS_WELL = 0.02  # share of the question's rarity by which two facts may differ and fit equally well
_CLOSE = 3.0  # points of score
_MOST_OFFERED = 6  # places
_MOST_TOLD = 3  # places whose figure the headline tells
_COVERS = ("indicator_cover", "near_cover", "around_cover")


def ask_which_place(ground: Ground, confidence: float) -> Answer | None:
    """Tell a figure for some of the places that it is stated of, and offer a question for each.

    Parameters
    ----------
    ground
        What was found; its best fact is what would be answered alone.
    confidence
        How sure that one is.
    """
    question = ground.question
    if question.territories or ground.scene.whole_names or find_references(question.reading):
        return None
    told = _told_of_places(ground.facts)
    if len(told) < 2:
        return None
    places = list(told)[:_MOST_OFFERED]
    shown = places[:_MOST_TOLD]
    lead = "Nhiều tài liệu nêu chỉ tiêu này, mỗi tài liệu cho một nơi; bạn hỏi nơi nào? "
    answer = compose_facts(question, [told[place] for place in shown], confidence / len(told), lead=lead, places=shown)
    return replace(answer, choices=tuple(ask_for(told[place].figure, territory=place) for place in places))


def _told_of_places(facts: Sequence[Ranked[Fact]]) -> dict[str, Fact]:
    """Return for each place, beginning with that of the best fact, the fact of its own document that fits as well."""
    best = facts[0]
    home = _place_of(best.candidate)
    found = {home: best.candidate} if home else {}
    documents = {best.candidate.passage.document_id}
    for ranked in facts[1:_DEPTH]:
        fact, place = ranked.candidate, _place_of(ranked.candidate)
        apart = bool(found and place) and all(relate_territories(place, other) is Relation.DISJOINT for other in found)
        if apart and fact.passage.document_id not in documents and _fits_as_well(ranked, best):
            found[place] = fact
            documents.add(fact.passage.document_id)
    return found


def _place_of(fact: Fact) -> str:
    return fact.figure.territory or fact.passage.territory


def _fits_as_well(other: Ranked[Fact], best: Ranked[Fact]) -> bool:
    one, two = best.candidate.figure, other.candidate.figure
    alike = (one.role, one.base_unit, one.status) == (two.role, two.base_unit, two.status)
    covers = all(other.features.get(name, 0.0) >= best.features.get(name, 0.0) - _AS_WELL for name in _COVERS)
    return alike and covers and other.score > best.score - _CLOSE and is_rival(best.candidate, other.candidate)
