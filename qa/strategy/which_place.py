"""A figure that documents of several places or things state equally well in, the question which one is meant out.

Gives way (None) where the question names a place, a paper or a proper name, or where one document fits better: a number
told without its place would be taken for the one that was meant. Ranks nothing.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from qa.analyse.papers import find_references
from qa.answer import Answer
from qa.candidate import Fact
from qa.compose.compose import compose_facts
from qa.compose.suggestion import ask_for
from qa.rank.ground import Ground
from qa.rank.rank import Ranked
from qa.rank.whose import are_apart, short_title, whose

_DEPTH = 40  # ranked facts among which those of other places are sought
_AS_WELL = 0.02  # share of the question's rarity by which two facts may differ and fit equally well
_ROUNDED = Decimal("0.02")  # share by which a figure may differ that tells the same with fewer digits
_MOST_OFFERED = 6  # places
_MOST_TOLD = 3  # places whose figure the headline tells
_COVERS = ("near_cover", "around_cover")
_WHICH_PLACE = "Nhiều tài liệu nêu chỉ tiêu này, mỗi tài liệu cho một nơi; bạn hỏi nơi nào? "
_WHICH_THING = "Nhiều tài liệu nêu chỉ tiêu này, mỗi tài liệu về một đối tượng; bạn hỏi về đối tượng nào? "


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
    scene = ground.scene
    if question.territories or scene.whole_names or scene.things.foreign or find_references(question.reading):
        return None
    told = _told_of_places(ground.facts)
    if len(told) < 2:
        return None
    places = list(told)[:_MOST_OFFERED]
    shown = places[:_MOST_TOLD]
    of_places = all(told[place].figure.territory or told[place].passage.territory for place in shown)
    lead = _WHICH_PLACE if of_places else _WHICH_THING
    answer = compose_facts(question, [told[place] for place in shown], confidence / len(told), lead=lead, places=shown)
    return replace(answer, choices=tuple(ask_for(told[place].figure, territory=place) for place in places))


def _told_of_places(facts: Sequence[Ranked[Fact]]) -> dict[str, Fact]:
    """Return for each place, beginning with that of the best fact, the fact of its own document that fits as well."""
    best = facts[0]
    home = _named(best)
    found = {home: best.candidate} if home else {}
    documents = {best.candidate.passage.document_id}
    for ranked in facts[1:_DEPTH]:
        fact, place = ranked.candidate, _named(ranked)
        apart = bool(found and place) and all(are_apart(place, other) for other in found)
        if apart and fact.passage.document_id not in documents and _fits_as_well(ranked, best):
            found[place] = fact
            documents.add(fact.passage.document_id)
    return found


def _named(ranked: Ranked[Fact]) -> str:
    """Return whose a figure is; where nobody is named and all that is asked stands at it, which document tells it."""
    told = whose(ranked.candidate)
    if told or ranked.features.get("near_cover", 0.0) < 1 - _AS_WELL:
        return told
    return short_title(ranked.candidate.passage.title)


def _fits_as_well(other: Ranked[Fact], best: Ranked[Fact]) -> bool:
    one, two = best.candidate.figure, other.candidate.figure
    alike = (one.role, one.status, one.base_unit) == (two.role, two.status, two.base_unit)
    covers = all(other.features.get(name, 0.0) >= best.features.get(name, 0.0) - _AS_WELL for name in _COVERS)
    return alike and covers and abs(one.value - two.value) > _ROUNDED * max(abs(one.value), abs(two.value))
