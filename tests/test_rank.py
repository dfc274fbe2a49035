"""Scores are weighted sums, orders are theirs, and the shipped weights can be read."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.rank.fact_features import fact_features
from qa.rank.features import passage_features
from qa.rank.rank import (
    WEIGHTS,
    LinearModel,
    confidence_features,
    load_ranker,
    probability,
    rank_facts,
    rank_passages,
)
from qa.rank.scene import Scene
from qa.words.match import make_terms
from tests.candidates import make_fact, make_passage, make_question

SCENE = Scene(
    question=make_question(terms=("thu", "noi", "dia")),
    terms=make_terms(("thu", "noi", "dia"), lambda _: 1.0),
    best_lexical=1.0,
    best_dense=0.0,
)


def test_a_score_is_the_weighted_sum_of_the_features() -> None:
    """2 x 0,5 - 1 x 3 + 0,25; an unknown feature counts nothing."""
    model = LinearModel(weights={"a": 2.0, "b": -1.0}, bias=0.25)
    assert model.score({"a": 0.5, "b": 3.0, "unknown": 100.0}) == pytest.approx(-1.75)


def test_facts_are_ordered_by_score() -> None:
    """The one whose indicator holds the words comes first."""
    passage = make_passage("Thu hải quan 870 tỷ đồng; thu nội địa 2.610 tỷ đồng.")
    customs = make_fact(passage, "870 tỷ đồng", indicator="thu hải quan")
    inland = make_fact(passage, "2.610 tỷ đồng")
    ranked = rank_facts(SCENE, [customs, inland], LinearModel(weights={"indicator_cover": 1.0}))
    assert [each.candidate for each in ranked] == [inland, customs]
    # The words are three of three, and one of three.
    assert [each.score for each in ranked] == pytest.approx([1.0, 1 / 3])
    assert ranked[0].features["indicator_cover"] == 1.0


def test_a_fact_that_contradicts_is_left_out() -> None:
    """One is told of 2017, as asked; the other of no year, and nothing around it names that one."""
    question = make_question("Thu nội địa năm 2017?", terms=("thu", "noi", "dia"), periods=("2017",))
    passage = make_passage("Thu nội địa 5 ha và 6 ha.")
    facts = [make_fact(passage, "5 ha", period="2017"), make_fact(passage, "6 ha")]
    ranked = rank_facts(
        replace(SCENE, question=question, known={}, standing={}, weighed={}), facts, LinearModel(weights={})
    )
    assert [each.candidate for each in ranked] == facts[:1]


def test_a_figure_is_weighed_once_for_one_best_cosine() -> None:
    """By words alone it is known; with a vector its passage has another feature."""
    plain = replace(SCENE, best_dense=0.0, known={}, standing={}, weighed={})
    fact = make_fact(make_passage("Thu nội địa 5 ha."), "5 ha")
    flat = LinearModel(weights={})
    first, again = (rank_facts(plain.with_meaning(0.0), [fact], flat)[0].features for _ in range(2))
    assert again is first
    assert "dense_missing" not in first
    assert rank_facts(plain.with_meaning(0.9), [fact], flat)[0].features["dense_missing"] == 1.0


def test_equal_scores_are_ordered_by_document_and_place() -> None:
    """So that the same index gives the same answer, whatever order the search brings."""
    first = make_passage("Thu nội địa 5 ha và 6 ha.", document="a.txt", chunk_id=1)
    second = make_passage("Thu nội địa 7 ha.", document="b.txt", chunk_id=2)
    facts = [make_fact(second, "7 ha"), make_fact(first, "6 ha"), make_fact(first, "5 ha")]
    flat = LinearModel(weights={})
    assert [each.candidate.figure.text for each in rank_facts(SCENE, facts, flat)] == ["5 ha", "6 ha", "7 ha"]
    assert [each.candidate for each in rank_passages(SCENE, [second, first], flat)] == [first, second]


def test_passages_are_compared_in_full_as_far_as_somebody_looks() -> None:
    """The order is that of the full scores; what lacks two of three words cannot come first, and is not compared."""
    texts = ("Thu nội địa 5 ha.", "Thu hải quan 6 ha.", "Nội quy, thu phí địa chính 7 ha.", "Thu khác 8 ha.")
    passages = [make_passage(text, at=100 * i, chunk_id=i) for i, text in enumerate(texts)]
    model = LinearModel(weights={"around_cover": 2.0, "around_pairs": 1.0, "chunk_cover": 0.5, "length": -0.1})
    scene, other = (replace(SCENE, known={}, standing={}, ruling={}, held={}) for _ in range(2))
    best = next(rank_passages(scene, passages, model))
    # Its words stand side by side; in the third text all stand apart, so that only both may come first.
    assert best.candidate == passages[0]
    assert set(scene.known) == {0, 2}
    ranked = [*rank_passages(scene, passages, model)]
    full = {each.chunk_id: model.score(passage_features(other, each)) for each in passages}
    assert [each.candidate.chunk_id for each in ranked] == sorted(full, key=lambda each: (-full[each], each))
    assert [each.score for each in ranked] == pytest.approx(sorted(full.values(), reverse=True))


def test_the_greatest_score_takes_of_each_feature_what_speaks_most_for_it() -> None:
    """3 x 0,8 of the best that "b" can be, -1 x 0,1 of the least that "c" can be."""
    model = LinearModel(weights={"b": 3.0, "c": -1.0})
    greatest = model.greatest({"b": (0.0, 0.8), "c": (0.1, 1.0), "unknown": (0.0, 1.0)})
    assert greatest == pytest.approx(2.4 - 0.1)


def test_a_lead_is_over_another_answer_and_has_an_end() -> None:
    """A lead of 2 of 5 at most; alone, the whole of it."""
    assert confidence_features({"x": 1.0}, 4.0, 2.0) == {"x": 1.0, "score": 0.4, "lead": 0.4}
    assert confidence_features({}, 9.0, 1.0)["lead"] == 1.0
    assert confidence_features({}, 9.0, None)["lead"] == 1.0


@given(st.floats(-1e6, 1e6))
def test_a_probability_lies_between_zero_and_one(score: float) -> None:
    """Even for scores that no exponential can hold; opposite scores add up to one."""
    model = LinearModel(weights={"x": 1.0})
    chance = probability(model, {"x": score})
    assert 0.0 < chance <= 1.0
    assert chance + probability(model, {"x": -score}) == pytest.approx(1.0)


def test_a_score_of_zero_is_even_odds() -> None:
    """1 / (1 + 1)."""
    assert probability(LinearModel(weights={}), {}) == 0.5


def test_the_shipped_weights_are_complete_and_in_order() -> None:
    """Four models, names in alphabetical order, thresholds that are probabilities, and what they learned from."""
    data = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    assert set(data) == {"trained_on", "facts", "passages", "fact_confidence", "passage_confidence"}
    for name in ("facts", "passages", "fact_confidence", "passage_confidence"):
        assert list(data[name]["weights"]) == sorted(data[name]["weights"])
        assert data[name]["weights"]
    ranker = load_ranker()
    assert 0 < ranker.fact_threshold < 1
    assert 0 < ranker.passage_threshold < 1


def test_every_shipped_weight_belongs_to_a_feature() -> None:
    """A feature renamed without training again would silently count nothing."""
    folder = Path(__file__).parent.parent / "qa" / "rank"
    modules = ("features.py", "fact_features.py", "period_features.py", "order_features.py", "constraints.py")
    source = "".join(folder.joinpath(name).read_text(encoding="utf-8") for name in modules)
    passage = make_passage("Thu nội địa 2.610 tỷ đồng.")
    known = {*passage_features(SCENE, passage), *fact_features(SCENE, make_fact(passage, "2.610 tỷ đồng"))}
    ranker = load_ranker()
    for model in (ranker.facts, ranker.passages, ranker.fact_confidence, ranker.passage_confidence):
        for name in set(model.weights) - known - {"score", "lead"}:
            # Those that only some questions have are told by the module that makes them.
            assert f'"{name}"' in source, name


def test_weights_are_read_from_the_file_asked_for(tmp_path: Path) -> None:
    """Biases may be left out of orders."""
    model = {"weights": {"x": 1.5}}
    confidence = {"weights": {}, "bias": -1.0, "threshold": 0.3}
    path = tmp_path / "weights.json"
    path.write_text(
        json.dumps(
            {"facts": model, "passages": model, "fact_confidence": confidence, "passage_confidence": confidence}
        ),
        encoding="utf-8",
    )
    ranker = load_ranker(path)
    assert ranker.facts == LinearModel(weights={"x": 1.5}, bias=0.0)
    assert (ranker.fact_confidence.bias, ranker.passage_threshold) == (-1.0, 0.3)
