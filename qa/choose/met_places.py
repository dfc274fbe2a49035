"""A question that names several places, and its ranked facts, in; the facts out that are told of each of them.

"Tỉnh Mây có mấy trường ở tỉnh Gió" is no question about Mây alone, "dân số Mây và Gió" is not answered with that of
one, and "huyện Thu ở tỉnh Gió" not with that of a namesake in Mây. Says nothing where one place is asked about. Ranks
nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.extract.period import Relation
from index.extract.territory import relate_territories
from index.normalise import fold
from qa.candidate import Fact
from qa.rank.features import held_around
from qa.rank.ground import Ground, Sources
from qa.words.match import held_by
from qa.words.named import find_asked_places, is_part_of_province, lies_in, names_place

_MARK = "§"
_TOGETHER = re.compile(rf"{_MARK}\s+(?:va|voi|cung|lan)\s+(?:tinh\s+)?{_MARK}")
_DEPTH = 40  # ranked facts among which those of all places are sought


def keep_met_places(ground: Ground, _: Sources) -> Ground:
    """Leave out the best facts of which neither they nor their document name all provinces that are asked about.

    A province named beside a part of one is missed only where the fact is told of another province.
    """
    asked = ground.question.territories
    wide = [place for place in asked if not is_part_of_province(place)]
    apart = [place for place in wide if any(_are_apart(place, other) for other in wide)]
    if not ground.facts or not wide or len(asked) < 2:
        return ground
    if len(apart) > 1:
        # What two provinces have together is told with both names, wherever else the document speaks of them.
        together = _TOGETHER.search(_masked(ground.question.reading)) is not None
        met = (
            each
            for each in ground.facts[:_DEPTH]
            if all(_is_met(place, each.candidate, ground, near=not together) for place in apart)
        )
        return replace(ground, facts=tuple(met))
    if len(wide) == len(asked):
        return ground
    return ground.without(lambda fact: _is_elsewhere(wide, fact, ground))


def _are_apart(one: str, other: str) -> bool:
    return relate_territories(one, other) is Relation.DISJOINT


def _masked(reading: str) -> str:
    """Return a folded reading with each of its provinces as one mark."""
    folded = fold(reading)
    for mention in reversed(find_asked_places(reading)):
        if not is_part_of_province(mention.name):
            folded = f"{folded[: mention.span.start]}{_MARK}{folded[mention.span.end :]}"
    return folded


def _is_met(place: str, fact: Fact, ground: Ground, *, near: bool = True) -> bool:
    stated = {fact.figure.territory, fact.passage.territory} - {""}
    if any(lies_in(other, place) for other in stated) or names_place(held_around(fact.passage), place):
        return True
    return near and names_place(held_by((ground.scene.near(fact.passage),)), place)


def _is_elsewhere(provinces: Sequence[str], fact: Fact, ground: Ground) -> bool:
    """Tell whether a fact is told of other provinces, and none of those asked about is named in its document."""
    places = (fact.figure.territory, fact.passage.territory)
    stated = [place for place in places if place and not is_part_of_province(place)]
    if not stated or not all(_are_apart(place, other) for place in provinces for other in stated):
        return False
    return not any(_is_met(place, fact, ground) for place in provinces)
