"""Gold sets in, the ranker's weights and a readable report out.

Folds keep all questions on one document together, so that what is reported was never learned from the same document.
Ranking weights of a fold come from the other folds; confidences are learned from scores made that way, and the
thresholds are read off confidences made that way too. The shipped weights are then learned from everything.
"""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from index.database import disk_error
from index.durable import write_durably
from qa.ask import Asker
from qa.candidate import Fact, Passage
from qa.evaluation.ablation import Ablation, measure_ablations
from qa.evaluation.label import Example
from qa.evaluation.learn import Choice, learn_confidence, learn_ranking
from qa.evaluation.run import RunRow, make_row, parse_row
from qa.rank.rank import LinearModel, Ranker, confidence_features, probability
from qa.retrieve.siblings import is_rival
from qa.strategy.decide import SENTENCE_KINDS

FOLDS = 5
RANK_PENALTY = 3.0
CONFIDENCE_PENALTY = 2.0
STAND_IN_COUNT = 0.6  # of a question; gold sets hold few questions without answer
# What an answer is worth when the threshold is set. An answer that the documents do not hold costs most: gold sets
# hold few of those questions, people ask many.
COST_OF_WRONG = 0.5
COST_OF_UNANSWERABLE = 3.0
# Share of the questions with an answer that the threshold alone may refuse: who is refused too often stops asking.
MOST_REFUSED = 0.07


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The best candidate of a question, scored by weights that never saw its document."""

    example: Example
    features: dict[str, float]
    right: bool
    # What is best once the right candidates are taken away: what a question that has no answer would be given.
    stand_in: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FoldModels:
    """For each fold: ranking weights of the other folds, its best candidates scored by them, and a confidence.

    The confidence of a fold is learned from the rows of the others.
    """

    models: tuple[LinearModel, ...]
    rows: tuple[tuple[Judged, ...], ...]
    confidences: tuple[LinearModel, ...]

    def points(self) -> list[tuple[float, Judged]]:
        """Return each best candidate with the probability that its fold's confidence gives it."""
        pairs = zip(self.confidences, self.rows, strict=True)
        return [
            (probability(confidence, judged.features), judged)
            for confidence, rows in pairs
            for judged in rows
            if not judged.stand_in
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Training:
    """What training gives: the ranker that ships, held-out answers by question id, the refusal curve, ablations."""

    ranker: Ranker
    held_out: dict[str, RunRow]
    curve: tuple[tuple[float, float, float, float], ...]
    # What each group of features is worth, for figures and for passages.
    ablations: tuple[tuple[Ablation, ...], tuple[Ablation, ...]]


def fold_of(group: str) -> int:
    """Return the fold of a group, the same at every run."""
    return int(hashlib.sha256(group.encode()).hexdigest(), 16) % FOLDS


def train(examples: Sequence[Example], *, report: Callable[[str], None]) -> Training:
    """Learn the ranker and answer each question with weights that never saw its document.

    Raises
    ------
    ValueError
        If the examples hold no right candidate at all.
    """
    by_fold = [[e for e in examples if fold_of(e.group) == fold] for fold in range(FOLDS)]
    facts = _learn_by_folds(by_fold, "facts")
    passages = _learn_by_folds(by_fold, "passages")
    for fold, inside in enumerate(by_fold, start=1):
        report(f"phần {fold}/{FOLDS}: {len(inside)} câu")
    fact_threshold, curve = _threshold(facts.points())
    passage_threshold, _ = _threshold(passages.points())
    held_out: dict[str, RunRow] = {}
    for fold in range(FOLDS):
        ranker = Ranker(
            facts=facts.models[fold],
            passages=passages.models[fold],
            fact_confidence=facts.confidences[fold],
            passage_confidence=passages.confidences[fold],
            fact_threshold=fact_threshold,
            passage_threshold=passage_threshold,
        )
        for example in by_fold[fold]:
            held_out[example.gold.id] = _answer(example, ranker)
    ranker = Ranker(
        facts=learn_ranking(_choices(examples, "facts"), penalty=RANK_PENALTY),
        passages=learn_ranking(_choices(examples, "passages"), penalty=RANK_PENALTY),
        fact_confidence=_confidence(facts.rows, without=None),
        passage_confidence=_confidence(passages.rows, without=None),
        fact_threshold=fact_threshold,
        passage_threshold=passage_threshold,
    )
    report("đo phần của từng nhóm đặc trưng")
    ablations = [
        measure_ablations([_choices(group, kind) for group in by_fold], penalty=RANK_PENALTY)
        for kind in ("facts", "passages")
    ]
    return Training(ranker=ranker, held_out=held_out, curve=tuple(curve), ablations=(ablations[0], ablations[1]))


def _learn_by_folds(by_fold: Sequence[Sequence[Example]], kind: str) -> FoldModels:
    models: list[LinearModel] = []
    rows: list[tuple[Judged, ...]] = []
    for fold, inside in enumerate(by_fold):
        rest = [example for other, group in enumerate(by_fold) if other != fold for example in group]
        models.append(learn_ranking(_choices(rest, kind), penalty=RANK_PENALTY))
        rows.append(tuple(_judge(inside, kind, models[-1])))
    confidences = tuple(_confidence(rows, without=fold) for fold in range(len(by_fold)))
    return FoldModels(models=tuple(models), rows=tuple(rows), confidences=confidences)


def _choices(examples: Sequence[Example], kind: str) -> list[Choice]:
    found = []
    for example in examples:
        if kind == "facts" and (not example.gold.figures or example.gold.kind in {"compute", "compare"}):
            continue
        choice = example.facts if kind == "facts" else example.passages
        if choice is not None:
            found.append(choice)
    return found


def _judge(examples: Sequence[Example], kind: str, model: LinearModel) -> list[Judged]:
    judged = []
    for example in examples:
        sentence = example.ground.question.asked in SENTENCE_KINDS
        if sentence != (kind == "passages") or example.gold.kind in {"compute", "compare"}:
            continue
        found = example.ground.facts if kind == "facts" else example.ground.passages
        choice = example.facts if kind == "facts" else example.passages
        if not found or choice is None:
            continue
        candidates = [ranked.candidate for ranked in found]
        judged.append(_best_of(example, candidates, choice, model, range(len(candidates))))
        wrong = _without_answer(candidates, choice) if any(choice.right) else []
        if wrong:
            judged.append(replace(_best_of(example, candidates, choice, model, wrong), stand_in=True))
    return judged


def _best_of(
    example: Example, found: Sequence[Fact | Passage], choice: Choice, model: LinearModel, among: Sequence[int]
) -> Judged:
    """Return the best candidate of those numbered `among`, with the inputs of its confidence."""
    scored = sorted(((model.score(choice.candidates[i]), i) for i in among), key=lambda pair: -pair[0])
    score, best = scored[0]
    other = next((s for s, i in scored[1:] if _is_other(found[best], found[i])), None)
    features = confidence_features(choice.candidates[best], score, other)
    return Judged(example=example, features=features, right=choice.right[best])


def _without_answer(found: Sequence[Fact | Passage], choice: Choice) -> list[int]:
    """Return the candidates that neither are right nor state the right number elsewhere."""
    numbers = {
        fact.figure.number for fact, right in zip(found, choice.right, strict=True) if right and isinstance(fact, Fact)
    }
    return [
        i
        for i, candidate in enumerate(found)
        if not choice.right[i] and not (isinstance(candidate, Fact) and candidate.figure.number in numbers)
    ]


def _is_other(chosen: Fact | Passage, candidate: Fact | Passage) -> bool:
    """Tell whether a candidate would be another answer than the chosen one."""
    if isinstance(chosen, Fact) and isinstance(candidate, Fact):
        return is_rival(chosen, candidate)
    return True


def _confidence(rows: Sequence[Sequence[Judged]], *, without: int | None) -> LinearModel:
    used = [judged for fold, group in enumerate(rows) if fold != without for judged in group]
    return learn_confidence(
        [j.features for j in used],
        [j.right for j in used],
        counts=[STAND_IN_COUNT if j.stand_in else 1.0 for j in used],
        penalty=CONFIDENCE_PENALTY,
    )


def _threshold(
    points: Sequence[tuple[float, Judged]],
) -> tuple[float, list[tuple[float, float, float, float]]]:
    """Return the threshold of the best trade-off that keeps to `MOST_REFUSED`, and the curve.

    A row of the curve holds threshold, right, wrong, refused.
    """
    curve = []
    best, best_value = 0.02, float("-inf")
    total = max(1, len(points))
    answerable = max(1, sum(judged.example.gold.is_answerable for _, judged in points))
    for step in range(2, 96):
        threshold = step / 100
        answered = [judged for chance, judged in points if chance >= threshold]
        right = sum(judged.right for judged in answered)
        wrong = len(answered) - right
        absent = sum(not judged.example.gold.is_answerable for judged in answered)
        refused = sum(chance < threshold and judged.example.gold.is_answerable for chance, judged in points)
        curve.append((threshold, right / total, wrong / total, refused / answerable))
        value = right - COST_OF_WRONG * (wrong - absent) - COST_OF_UNANSWERABLE * absent
        if value >= best_value and refused <= MOST_REFUSED * answerable:
            best, best_value = threshold, value
    return best, curve


def _answer(example: Example, ranker: Ranker) -> RunRow:
    gold = example.gold
    asker = Asker(example.asker.retriever, ranker, vocabulary=example.asker.vocabulary)
    answer = asker.ask(gold.question, context=gold.context)
    return parse_row(make_row(gold.id, answer))


def write_ranker(ranker: Ranker, path: Path, *, trained_on: Sequence[str]) -> None:
    """Write the weights as a readable file, features in alphabetical order.

    Raises
    ------
    StoreFull
        It cannot be written; the former file is still there.
    """

    def model(linear: LinearModel) -> dict[str, object]:
        weights = {name: round(weight, 4) for name, weight in sorted(linear.weights.items())}
        return {"weights": weights, "bias": round(linear.bias, 4)}

    data = {
        "trained_on": list(trained_on),
        "facts": model(ranker.facts),
        "passages": model(ranker.passages),
        "fact_confidence": {**model(ranker.fact_confidence), "threshold": ranker.fact_threshold},
        "passage_confidence": {**model(ranker.passage_confidence), "threshold": ranker.passage_threshold},
    }
    try:
        write_durably(path, f"{json.dumps(data, ensure_ascii=False, indent=1)}\n".encode())
    except OSError as error:
        raise disk_error(error, path) from error
