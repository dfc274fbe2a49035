"""Candidates in, the same candidates in order out, with how sure the order is.

Two linear models, one for facts and one for passages, whose weights are a readable file made by ``qa train``. The
score of a candidate is the weighted sum of its features; the confidence of a question's best candidate is a logistic
function of that score, its lead over the next different answer, and a few features that say what stays uncovered.
"""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from heapq import heapify, heappop, heappush
from pathlib import Path
from typing import Generic, TypeVar

from index.record import record
from qa.candidate import Fact, Passage
from qa.rank.fact_features import fact_features, overruling_features
from qa.rank.features import (
    Features,
    find_standing,
    free_ranges,
    passage_features,
    ruling_features,
    told_features,
    word_ranges,
)
from qa.rank.scene import Scene
from qa.retrieve.standing import Measured

# Share of the question's rarity that a fact's passage with its headings must hold.
LEAST_COVER = 0.35
# What no other feature makes good.
VETOES = (
    "territory_differs",
    "territory_wider",
    "period_disjoint",
    "added_up",
    "role_differs",
    "year_missing",
    "part_far",
    "measure_clashes",
    "noun_nowhere",
    "place_not_stated",
    "place_nowhere",
    "place_other",
    "place_is_part",
    "name_missing",
    "name_nowhere",
    "contrast_differs",
    "part_unsaid",
    "part_disjoint",
    "baseline_differs",
    "act_added",
    "aim_for_actual",
)
_ROUNDING = 1e-9  # by which the same sum may differ when its terms are added in another order
T = TypeVar("T", Fact, Passage)

WEIGHTS = Path(__file__).with_name("weights.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class LinearModel:
    """Weights by feature name; a feature without weight counts nothing. `bias` belongs to confidences only."""

    weights: Mapping[str, float]
    bias: float = 0.0

    def score(self, features: Features) -> float:
        """Return the weighted sum of the features, higher is better."""
        total = self.bias
        weight_of = self.weights.get
        for name, value in features.items():
            if value:
                total += weight_of(name, 0.0) * value
        return total

    def greatest(self, ranges: Mapping[str, tuple[float, float]]) -> float:
        """Return the greatest that features between a least and a greatest value add to a score."""
        weight_of = self.weights.get
        total = 0.0
        for name, (low, high) in ranges.items():
            weight = weight_of(name, 0.0)
            total += weight * (high if weight > 0 else low)
        return total


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranker:
    """The models of ``weights.json``: orders of facts and passages, their confidences, the refusal thresholds."""

    facts: LinearModel
    passages: LinearModel
    fact_confidence: LinearModel
    passage_confidence: LinearModel
    fact_threshold: float
    passage_threshold: float


@record(frozen=True, slots=True, kw_only=True)
class Ranked(Generic[T]):
    """A candidate with its features and score."""

    candidate: T
    features: Features
    score: float


@cache
def load_ranker(path: Path = WEIGHTS) -> Ranker:
    """Read the trained weights."""
    data = json.loads(path.read_text(encoding="utf-8"))

    def model(name: str) -> LinearModel:
        return LinearModel(weights=data[name]["weights"], bias=data[name].get("bias", 0.0))

    return Ranker(
        facts=model("facts"),
        passages=model("passages"),
        fact_confidence=model("fact_confidence"),
        passage_confidence=model("passage_confidence"),
        fact_threshold=data["fact_confidence"]["threshold"],
        passage_threshold=data["passage_confidence"]["threshold"],
    )


def rank_facts(scene: Scene, facts: Sequence[Fact], model: LinearModel) -> tuple[Ranked[Fact], ...]:
    """Return the facts that do not contradict, best first; ties by document and place."""
    ranked = []
    for fact in facts:
        at = (fact.passage.chunk_id, fact.figure)
        if at not in scene.weighed:
            scene.weighed[at] = _weigh(scene, fact)
        features = scene.weighed[at]
        if features is not None:
            ranked.append(Ranked(candidate=fact, features=features, score=model.score(features)))
    return tuple(sorted(ranked, key=_fact_order))


def _weigh(scene: Scene, fact: Fact) -> Features | None:
    """Return the features of a fact, None where it contradicts, looking first at what most often tells so."""
    overruling = overruling_features(scene, fact)
    if contradicts(overruling):
        return None
    features = fact_features(scene, fact, overruling=overruling)
    return None if contradicts(features) else features


def _fact_order(ranked: Ranked[Fact]) -> tuple[float, str, int]:
    return (-ranked.score, ranked.candidate.passage.document, ranked.candidate.figure.span.start)


def lacks_words(features: Features) -> bool:
    """Tell whether a passage with its headings lacks most of what is asked about."""
    return features.get("around_cover", 1.0) < LEAST_COVER


def lacks_subject(features: Features) -> bool:
    """Tell whether a passage lacks most of what is asked about, or the proper name that it is asked of."""
    return lacks_words(features) or 1.0 in {features.get("name_missing"), features.get("name_nowhere")}


def contradicts(features: Features) -> bool:
    """Tell whether a fact, or every fact of a passage, cannot answer, however well its words fit.

    It is of another period, another province or another role than asked, or it lacks most of what is asked about. On
    the gold sets about one right answer in fifty looks so, and every second answer to a question that has none.
    """
    return lacks_words(features) or 1.0 in map(features.get, VETOES)


def is_ruled_out(scene: Scene, passage: Passage) -> bool:
    """Tell whether the words of a passage contradict."""
    # Lacking most of what is asked about is told before names and places are looked for.
    return find_standing(scene, passage).measured.covered < LEAST_COVER or contradicts(ruling_features(scene, passage))


def rank_passages(scene: Scene, passages: Sequence[Passage], model: LinearModel) -> Iterator[Ranked[Passage]]:
    """Yield the passages best first; ties by document and place.

    Who looks at the first few does not wait for all to be compared with the question: one that cannot come next by what
    is known of it is compared later, or never.
    """
    free = {each: model.greatest(free_ranges(scene, unruled=each)) for each in (False, True)}

    # Four of five passages hold the same of what is sought as another one.
    @cache
    def rest(measured: Measured, unruled: bool) -> float:
        return model.greatest(word_ranges(scene, measured, unruled=unruled)) + free[unruled]

    def bound(passage: Passage) -> float:
        if passage.chunk_id in scene.known:
            return model.score(passage_features(scene, passage))
        measured = find_standing(scene, passage).measured
        return model.score(told_features(scene, passage)) + rest(measured, passage.chunk_id not in scene.ruling)

    def wait(number: int) -> tuple[float, bool, str, int, int, Ranked[Passage] | None]:
        passage = passages[number]
        return (-bound(passage) - _ROUNDING, False, passage.document, passage.chunk.span.start, number, None)

    waiting = [wait(number) for number in range(len(passages))]
    heapify(waiting)
    while waiting:
        *_, number, ranked = heappop(waiting)
        if ranked is not None:
            yield ranked
            continue
        passage = passages[number]
        if passage.chunk_id not in scene.ruling:
            ruling_features(scene, passage)
            heappush(waiting, wait(number))
            continue
        features = passage_features(scene, passage)
        ranked = Ranked(candidate=passage, features=features, score=model.score(features))
        heappush(waiting, (-ranked.score, True, passage.document, passage.span.start, number, ranked))


def confidence_features(best: Features, score: float, runner_up: float | None) -> dict[str, float]:
    """Return the inputs of a confidence: the best candidate's features, its score, and its lead over another answer."""
    lead = min(score - runner_up, 5.0) if runner_up is not None else 5.0
    return {**best, "score": score / 10, "lead": lead / 5}


def probability(model: LinearModel, features: Features) -> float:
    """Return the logistic function of a model's score, between 0 and 1."""
    score = model.score(features)
    return 1 / (1 + math.exp(-max(min(score, 30.0), -30.0)))
