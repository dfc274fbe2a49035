"""Learning on toy sets small enough to see what must come out."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.evaluation.learn import Choice, learn_confidence, learn_ranking
from qa.rank.rank import probability


def choice(*candidates: dict[str, float], right: int) -> Choice:
    """Return one question's candidates, of which one is right."""
    return Choice(candidates=candidates, right=tuple(i == right for i in range(len(candidates))))


def test_a_separable_set_is_put_in_order() -> None:
    """The cover decides, the length misleads: every right candidate comes first."""
    choices = [
        choice({"cover": 0.9, "length": 0.1}, {"cover": 0.2, "length": 0.9}, right=0),
        choice({"cover": 0.1, "length": 0.8}, {"cover": 0.5, "length": 0.2}, {"cover": 0.3}, right=1),
        choice({"cover": 0.4, "length": 0.7}, {"cover": 0.8, "length": 0.7}, right=1),
    ]
    model = learn_ranking(choices, penalty=0.1)
    for each in choices:
        scores = [model.score(features) for features in each.candidates]
        assert each.right[scores.index(max(scores))]
    assert model.weights["cover"] > 0 > model.weights["length"]


def test_one_feature_gets_the_weight_that_the_losses_balance() -> None:
    """Two candidates 1 and 0, the first right: loss ln(1 + e^-w) + w²/2 has its minimum where w = 1 / (1 + e^w)."""
    weight = learn_ranking([choice({"x": 1.0}, {"x": 0.0}, right=0)], penalty=1.0).weights["x"]
    assert weight == pytest.approx(1 / (1 + math.exp(weight)), abs=1e-4)


def test_several_right_candidates_may_share_the_first_place() -> None:
    """Both that hold the word are right; neither is pushed below the other."""
    both = Choice(candidates=({"a": 1.0}, {"a": 1.0, "b": 0.0}, {"b": 1.0}), right=(True, True, False))
    model = learn_ranking([both], penalty=0.1)
    assert model.score({"a": 1.0}) > model.score({"b": 1.0})


def test_questions_without_a_right_candidate_teach_nothing() -> None:
    """They change no weight; alone, they are refused."""
    good = choice({"x": 1.0}, {"x": 0.0}, right=0)
    useless = Choice(candidates=({"x": 0.0}, {"x": 5.0}), right=(False, False))
    assert learn_ranking([good, useless]) == learn_ranking([good])
    with pytest.raises(ValueError, match="ứng viên đúng"):
        learn_ranking([useless])


def test_the_same_data_give_the_same_weights() -> None:
    """In the same order of names."""
    choices = [choice({"b": 0.3, "a": 1.0}, {"a": 0.5}, right=0), choice({"a": 0.1}, {"b": 0.9}, right=1)]
    first, second = learn_ranking(choices), learn_ranking(choices)
    assert first == second
    assert list(first.weights) == ["a", "b"]


def test_a_larger_penalty_makes_smaller_weights() -> None:
    """The data say the same, they are believed less."""
    choices = [choice({"x": 1.0}, {"x": 0.0}, right=0)]
    assert learn_ranking(choices, penalty=10).weights["x"] < learn_ranking(choices, penalty=0.1).weights["x"]


def test_a_confidence_rises_with_what_right_answers_have() -> None:
    """A lead of 1 was right, of 0 was wrong; between them lies one half."""
    rows = [{"lead": 1.0}, {"lead": 0.0}] * 20
    model = learn_confidence(rows, [True, False] * 20, penalty=0.01)
    assert probability(model, {"lead": 1.0}) > 0.9
    assert probability(model, {"lead": 0.0}) < 0.1
    assert probability(model, {"lead": 0.5}) == pytest.approx(0.5, abs=0.02)


@given(right=st.integers(0, 12), wrong=st.integers(0, 12))
def test_without_features_the_confidence_is_the_share_of_right_answers(right: int, wrong: int) -> None:
    """The bias is not punished: its chance is right / (right + wrong); none and all stay inside (0, 1)."""
    if right + wrong == 0:
        return
    model = learn_confidence([{}] * (right + wrong), [True] * right + [False] * wrong)
    chance = probability(model, {})
    if right and wrong:
        assert chance == pytest.approx(right / (right + wrong), abs=0.01)
    assert 0.0 < chance < 1.0
