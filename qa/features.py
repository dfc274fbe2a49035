"""What speaks for and against a candidate, as named numbers: the inputs of the learned ranker.

A question and a fact (or a passage) in, one value a feature out, most between 0 and 1. Knows no weights.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from index.document import BlockKind
from index.extract.period import Relation, relate_periods
from index.extract.territory import relate_territories
from index.extract.unit import base_of
from index.figure import Direction, Role, Status
from index.normalise import CAPITALS, fold
from qa.candidate import Fact, Passage
from qa.match import STOP_SYLLABLES, Terms, closeness, cover, cover_pairs, rarest_missing, split_tokens
from qa.question import Asked, Extreme, Question

Features = Mapping[str, float]

_STATED = {
    Relation.SAME: "period_same",
    Relation.INSIDE: "period_inside",
    Relation.CONTAINS: "period_contains",
    Relation.OVERLAPS: "period_overlaps",
    Relation.DISJOINT: "period_disjoint",
    Relation.UNKNOWN: "period_unknown",
}
_WORD = re.compile(r"[^\W\d_]+")
_REASON = re.compile(r"(?<!\w)(?:do|vì|bởi|nhờ|nguyên nhân|gây|khiến|bằng cách)(?!\w)", re.IGNORECASE)
_DATE = re.compile(r"ngày \d{1,2}|tháng \d{1,2}|\d{1,2}[/-]\d{1,2}|năm \d{4}|\d{1,2}[/-]\d{4}")
# Two or more capitalised words that do not begin the text.
_NAME = re.compile(rf"(?<=[\w,:(] )[{CAPITALS}]\w*(?: [{CAPITALS}]\w*)+")
MANY_ITEMS = 2
USUAL_COSINE = 0.87  # of the passage that answers, with multilingual-e5-small


@dataclass(frozen=True, kw_only=True)
class Scene:
    """What all candidates of one question share: its terms and the best scores among the candidates."""

    question: Question
    terms: Terms
    best_lexical: float
    best_dense: float
    # Rarity of a word that the corpus does not hold at all.
    greatest_rarity: float = 10.0
    # Features of each passage by chunk id: all facts of a passage share them.
    known: dict[int, dict[str, float]] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def asked_tokens(self) -> frozenset[str]:
        """All folded tokens of the reading, and the other words of its synonyms."""
        others = [word for synonym in self.question.synonyms for word in synonym.other]
        return frozenset((*split_tokens(self.question.reading), *others))

    @cached_property
    def asked_pairs(self) -> frozenset[tuple[str, str]]:
        """All neighbouring pairs of folded tokens of the reading, and of the reading with abbreviations spelled out."""
        texts = (self.question.reading, *self.question.alternatives)
        return frozenset(pair for text in texts for pair in pairwise(split_tokens(text)))

    @cached_property
    def names(self) -> frozenset[str]:
        """Folded content syllables that the question writes with a capital, its first word apart."""
        reading = self.question.reading
        words = [match.group() for match in _WORD.finditer(reading) if match.start() > 0]
        # Ranges of letters do not do: in Unicode, small and capital Vietnamese letters take turns.
        capitals = {fold(word) for word in words if word[0].isupper()}
        return frozenset(capitals & set(self.terms.weights))


def passage_features(scene: Scene, passage: Passage) -> dict[str, float]:
    """Return the features of a passage."""
    return {**_word_features(scene, passage), **_meaning_features(scene, passage)}


def _word_features(scene: Scene, passage: Passage) -> dict[str, float]:
    """Return what a passage shares with its facts, worked out once; the likeness of vectors is left out.

    Measured on the gold sets: among facts it ordered no better and made refusals worse, for look-alikes are alike.
    """
    if passage.chunk_id not in scene.known:
        scene.known[passage.chunk_id] = _compare_words(scene, passage)
    return scene.known[passage.chunk_id]


def _compare_words(scene: Scene, passage: Passage) -> dict[str, float]:
    terms = scene.terms
    tokens = split_tokens(passage.chunk.text)
    held = set(tokens)
    context = split_tokens(passage.chunk.context)
    around = held | set(context) | set(split_tokens(passage.title))
    lexical = passage.lexical / scene.best_lexical if scene.best_lexical else 0.0
    values = {
        "chunk_cover": cover(terms, held),
        "chunk_pairs": cover_pairs(terms, tokens),
        "around_cover": cover(terms, around),
        "around_pairs": cover_pairs(terms, (*tokens, "|", *context)),
        "rarest_missing": rarest_missing(terms, around) / scene.greatest_rarity,
        "rarest_missing_chunk": rarest_missing(terms, held) / scene.greatest_rarity,
        "names_missing": _names_missing(scene, held | set(context)),
        "names_missing_chunk": _names_missing(scene, held),
        "lexical": lexical,
        "is_footnote": float(passage.kind is BlockKind.FOOTNOTE),
        "is_table": float(passage.kind is BlockKind.TABLE),
        "is_heading": float(passage.kind is BlockKind.HEADING),
        "length": min(len(tokens) / 100, 1.0),
        "cue": _cue(scene, passage.chunk.text),
    }
    values.update(_territory_features(scene.question, passage, around))
    return values


def _meaning_features(scene: Scene, passage: Passage) -> dict[str, float]:
    """Return how like the question a passage is by its vector; nothing where there are no vectors at all.

    Cosines of this model lie close together, so both are stretched; 0 is what a good passage usually has.
    """
    if not scene.best_dense:
        return {}
    if passage.dense is None:
        return {"dense_missing": 1.0}
    return {"dense": (passage.dense - USUAL_COSINE) * 10, "dense_lag": (scene.best_dense - passage.dense) * 10}


def _cue(scene: Scene, text: str) -> float:
    """Return 1 when a text has the shape of the answer that is asked for: a reason, a date, a list, a new name."""
    asked = scene.question.asked
    if asked is Asked.WHY:
        return float(_REASON.search(text) is not None)
    if asked is Asked.DATE:
        return float(_DATE.search(text) is not None)
    if asked is Asked.LIST:
        return float(text.count(",") + text.count(";") >= MANY_ITEMS)
    if asked is Asked.ENTITY:
        names = {fold(match.group()) for match in _NAME.finditer(text)}
        return float(any(not set(split_tokens(name)) <= scene.asked_tokens for name in names))
    return 0.0


def _names_missing(scene: Scene, held: set[str]) -> float:
    """Return the share of the question's proper names (syllables) that a text lacks."""
    if not scene.names:
        return 0.0
    return len(scene.names - held) / len(scene.names)


def _territory_features(question: Question, passage: Passage, around: set[str]) -> dict[str, float]:
    if not question.territories:
        return {}
    relations = {relate_territories(place, passage.territory) for place in question.territories}
    named = any(set(split_tokens(place)) <= around for place in question.territories)
    agrees = bool(relations & {Relation.SAME, Relation.INSIDE, Relation.CONTAINS})
    return {
        "territory_same": float(agrees or named),
        "territory_differs": float(Relation.DISJOINT in relations and not agrees and not named),
    }


def fact_features(scene: Scene, fact: Fact) -> dict[str, float]:
    """Return the features of a figure in its passage."""
    question, terms, figure = scene.question, scene.terms, fact.figure
    values = dict(_word_features(scene, fact.passage))
    indicator = split_tokens(figure.indicator)
    parent = split_tokens(figure.parent or "")
    clause = split_tokens(fact.clause)
    near = set(indicator) | set(parent) | set(clause)
    own = [token for token in dict.fromkeys(indicator) if token not in STOP_SYLLABLES]
    asked = scene.asked_tokens
    values.update(
        indicator_cover=cover(terms, indicator),
        indicator_pairs=cover_pairs(terms, indicator),
        clause_cover=cover(terms, clause),
        near_cover=cover(terms, near),
        near_pairs=cover_pairs(terms, (*parent, "|", *indicator, "|", *clause)),
        indicator_spare=sum(token not in asked for token in own) / max(len(own), 1),
        indicator_pairs_spare=_spare_pairs(indicator, scene),
        rarest_missing_near=rarest_missing(terms, near) / scene.greatest_rarity,
        indicator_empty=float(not own),
        is_child=float(figure.parent is not None),
        total_agrees=float("tong" in asked and "tong" in indicator[:1]),
        total_unasked=float("tong" not in asked and "tong" in indicator[:1]),
    )
    values["near_left"], values["near_right"] = _closeness(scene, fact)
    values.update(_role_features(question, fact))
    values.update(_unit_features(question, fact))
    values.update(_period_features(question, figure.period))
    values.update(_status_features(question, figure.status))
    values.update(_order_features(question, clause, figure.unit))
    values["number_given"] = float(figure.number in question.numbers)
    return values


def _closeness(scene: Scene, fact: Fact) -> tuple[float, float]:
    start = fact.figure.span.start - fact.passage.span.start
    end = fact.figure.span.end - fact.passage.span.start
    if start < 0 or end > len(fact.passage.source_text):
        return 0.0, 0.0
    return closeness(scene.terms, fact.passage.source_text, start, end)


def _spare_pairs(indicator: tuple[str, ...], scene: Scene) -> float:
    """Return the share of the indicator's pairs that the question lacks, as "xuất nhập" when "nhập khẩu" is asked."""
    pairs = list(pairwise(indicator))
    return sum(pair not in scene.asked_pairs for pair in pairs) / len(pairs) if pairs else 0.0


def _role_features(question: Question, fact: Fact) -> dict[str, float]:
    role, direction = fact.figure.role, fact.figure.direction
    wanted = question.roles
    level_like = {Role.LEVEL, Role.COUNT, Role.TARGET, Role.OTHER}
    kin = any(role in level_like and want in level_like for want in wanted)
    return {
        "role_same": float(role in wanted),
        "role_kin": float(role not in wanted and kin),
        "role_differs": float(bool(wanted) and role not in wanted and not kin),
        "role_unasked_level": float(not wanted and role in level_like),
        "direction_same": float(question.direction is not None and direction is question.direction),
        "direction_opposite": float(
            question.direction is not None and direction not in {question.direction, Direction.NONE}
        ),
    }


def _order_features(question: Question, clause: tuple[str, ...], unit: str) -> dict[str, float]:
    """Return whether the clause itself says "nhất" where the extreme is asked, or a place where a place is asked."""
    if question.order is None:
        return {}
    last = clause[-6:]
    if question.order.extreme is Extreme.POSITION:
        place = not unit and any(word in last for word in ("thu", "hang", "xep"))
        return {"place_stated": float(place), "place_not_stated": float(not place)}
    return {"extreme_stated": float("nhat" in clause)}


def _unit_features(question: Question, fact: Fact) -> dict[str, float]:
    figure = fact.figure
    if not question.units:
        return {}
    unit, base = fold(figure.unit), figure.base_unit
    same = base_match = noun = head = False
    for asked in question.units:
        folded = fold(asked)
        asked_base = base_of(asked)[0]
        same |= folded == unit
        base_match |= asked_base == base
        # "bao nhiêu tiền" of "10.000.000 đồng/ha": the per-unit may be left out of a question
        head |= asked_base.split("/")[0] == base.split("/")[0]
        noun |= bool(set(folded.split()) & set(unit.split())) or folded in fold(figure.indicator)
    return {
        "unit_same": float(same),
        "unit_base": float(base_match and not same),
        "unit_head": float(head and not same and not base_match),
        "unit_noun": float(noun and not (same or base_match or head)),
        "unit_differs": float(not (same or base_match or head or noun)),
    }


def _period_features(question: Question, stated: str) -> dict[str, float]:
    if not question.periods:
        return {}
    relations = [relate_periods(asked, stated) for asked in question.periods]
    order = list(_STATED)
    best = min(relations, key=order.index)
    return {_STATED[best]: 1.0}


def _status_features(question: Question, status: Status) -> dict[str, float]:
    if question.status is None:
        return {
            "status_superseded": float(status is Status.FIRST_REPORTED),
            "status_target": float(status is Status.TARGET),
        }
    return {"status_same": float(status is question.status), "status_differs": float(status is not question.status)}
