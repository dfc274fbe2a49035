"""A question that names a place, and its ranked facts, in; the facts of that very place out, where they are told apart.

"Thiệt hại 900 tỷ đồng: Bạch Sơn 300 tỷ đồng, Thanh Hà 600 tỷ đồng": the sum is nobody's who asks about Bạch Sơn. Says
nothing where no fact of the same document is of the place by its own name. Ranks nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.extract.period import Relation
from index.extract.territory import find_territories, relate_territories
from index.normalise import CAPITALS
from qa.candidate import Fact
from qa.rank.ground import Ground, Sources
from qa.rank.rank import Ranked
from qa.words.match import held_by, line_up, split_tokens
from qa.words.named import is_narrow, lies_in, names_place

_THING = re.compile(
    r"\W*(?P<kind>vườn quốc gia|vườn|khu bảo tồn|khu dự trữ|khu du lịch|khu công nghiệp|cụm công nghiệp|khu kinh tế"
    r"|khu chế xuất|khu đô thị|khu dân cư|công viên|sân bay|cảng|nhà máy|thủy điện|hồ|đầm|vịnh|đảo|quần đảo|bán đảo"
    rf"|cù lao|núi|rừng|cao nguyên|thung lũng|lưu vực|sân|bảo tàng|trường) (?:\w+ ){{0,3}}?(?-i:[{CAPITALS}])\w*",
    re.IGNORECASE,
)
_DEPTH = 40  # ranked facts among which those of the place are sought
_AS_WELL = 0.02  # share of the question's rarity that a fact of the place may hold less


def keep_of_place_itself(ground: Ground, _: Sources) -> Ground:
    """Leave out what a sentence tells of a park, a lake or a zone with which it begins, where only a place is asked of.

    "Vườn quốc gia Gió ở phía tây tỉnh, rộng 22 nghìn ha" tells nothing of how large the province is.
    """
    if not ground.question.territories or not ground.facts:
        return ground
    asked = line_up(ground.question.reading)
    return ground.without(lambda fact: _is_of_thing(fact, asked))


def _is_of_thing(fact: Fact, asked: str) -> bool:
    thing = _THING.match(fact.before)
    if thing is None or line_up(thing["kind"]) in asked:
        return False
    # Named by the measure alone, it is of what the sentence begins with.
    return all(f" {word} " in asked for word in split_tokens(fact.figure.indicator))


def keep_own_place(ground: Ground, sources: Sources) -> Ground:
    """Keep only the facts of the place that is asked about, where the best one is of a wider place.

    No fact stays where those of the place say other things, or where the best one is all of other places: the document
    tells places apart, and does not tell this.
    """
    places = asked_places(ground.question.territories)
    if not places or not ground.facts or _is_of_place(places, ground.facts[0].candidate):
        return ground
    best = ground.facts[0]
    own = [
        ranked
        for ranked in ground.facts[1:_DEPTH]
        if ranked.candidate.passage.document_id == best.candidate.passage.document_id
        and ranked.candidate.figure.base_unit == best.candidate.figure.base_unit
        and _is_told_of(places, ranked.candidate)
    ]
    # What gives the best one's amount once more says the same: its parts are those of the best one.
    wholes = {
        ranked.candidate.figure.indicator
        for ranked in ground.facts[:_DEPTH]
        if ranked.candidate.figure.value == best.candidate.figure.value
        and ranked.candidate.figure.base_unit == best.candidate.figure.base_unit
        and ranked.candidate.passage.document_id == best.candidate.passage.document_id
    }
    kept = tuple(each for each in own if each.candidate.figure.parent in wholes or _says_as_much(places, each, best))
    if own or _is_all_of_others(places, best.candidate, sources.block_facts(best.candidate)):
        return replace(ground, facts=kept)
    return ground


def _is_all_of_others(places: Sequence[str], whole: Fact, beside: Sequence[Fact]) -> bool:
    """Tell whether figures of other places than those asked about add up to a figure: it has no part in these."""
    parts = [
        part.figure
        for part in beside
        if part.figure.parent == whole.figure.indicator and part.figure.base_unit == whole.figure.base_unit
    ]
    if sum(part.value for part in parts) != whole.figure.value:
        return False
    return all(
        part.territory and all(relate_territories(place, part.territory) is Relation.DISJOINT for place in places)
        for part in parts
    )


def asked_places(territories: Sequence[str]) -> tuple[str, ...]:
    """Return the places that are meant: of "huyện Gió tỉnh Mây" only the district."""
    narrow = tuple(place for place in territories if is_narrow(place))
    return narrow or tuple(territories)


def _is_told_of(places: Sequence[str], fact: Fact) -> bool:
    """Tell whether a figure is of an asked place by its slot or its own name."""
    stated = fact.figure.territory
    same = bool(stated) and any(relate_territories(place, stated) is Relation.SAME for place in places)
    return same or _is_named(places, fact.figure.indicator)


def _says_as_much(places: Sequence[str], ranked: Ranked[Fact], best: Ranked[Fact]) -> bool:
    """Tell whether a fact of the place speaks of what the best one does: itself, or its line where it has no whole."""
    parent = ranked.candidate.figure.parent
    cover = "near_cover" if parent and not _is_named(places, parent) else "around_cover"
    return ranked.features.get(cover, 0.0) >= best.features.get(cover, 0.0) - _AS_WELL


def _is_of_place(places: Sequence[str], fact: Fact) -> bool:
    """Tell whether a figure is of an asked place: by its slot, its own words, or what it stands under."""
    stated = fact.figure.territory
    if stated and any(lies_in(stated, place) for place in places):
        return True
    own = (fact.figure.indicator, fact.figure.parent or "", fact.clause)
    above = (text for text in (fact.passage.chunk.context, fact.passage.title) if not _names_others(places, text))
    return any(_is_named(places, text) for text in (*own, *above))


def _names_others(places: Sequence[str], text: str) -> bool:
    """Tell whether a heading names other places than those asked about: then it is of all of them together."""
    others = [mention.name for mention in find_territories(text)]
    return any(all(relate_territories(place, other) is Relation.DISJOINT for place in places) for other in others)


def _is_named(places: Sequence[str], text: str) -> bool:
    held = held_by((text,))
    return any(names_place(held, place) for place in places)
