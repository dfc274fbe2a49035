"""Labelled candidates in, weights out: a softmax over each question's candidates, and a logistic confidence.

Softmax ranking: the probability that a question's right candidates come first is raised (ListNet's top-one loss with
several right answers: Cao et al., ICML 2007, doi:10.1145/1273496.1273513). Both losses are convex with an L2 penalty;
SciPy's L-BFGS finds their minimum, so the same data give the same weights. Knows no files and no questions.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from qa.evaluation.signs import bounds_of
from qa.rank.rank import LinearModel

Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One question's candidates: features of each, and which of them are right (at least one)."""

    candidates: tuple[Mapping[str, float], ...]
    right: tuple[bool, ...]


def learn_ranking(choices: Sequence[Choice], *, penalty: float = 1.0) -> LinearModel:
    """Learn weights that put the right candidates first.

    Parameters
    ----------
    choices
        One per question; questions without a right candidate teach nothing and are skipped.
    penalty
        Weight of half the squared length of the weight vector, > 0.

    Raises
    ------
    ValueError
        If no question has a right candidate.
    """
    usable = [choice for choice in choices if any(choice.right)]
    if not usable:
        raise ValueError("không có câu hỏi nào có ứng viên đúng để học")
    names = sorted({name for choice in usable for features in choice.candidates for name in features})
    groups = [(_matrix(choice.candidates, names), np.array(choice.right)) for choice in usable]

    def loss(weights: Vector) -> tuple[float, Vector]:
        value = 0.5 * penalty * float(weights @ weights)
        gradient = penalty * weights
        for matrix, right in groups:
            scores = matrix @ weights
            scores -= scores.max()
            shares = np.exp(scores)
            among_right = np.where(right, shares, 0.0)
            value -= float(np.log(among_right.sum() / shares.sum() + 1e-300))
            gradient += matrix.T @ (shares / shares.sum() - among_right / max(float(among_right.sum()), 1e-300))
        return value, gradient

    bounds = [bounds_of(name) for name in names]
    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 500})
    return LinearModel(weights=dict(zip(names, map(float, found.x), strict=True)))


def learn_confidence(
    rows: Sequence[Mapping[str, float]],
    right: Sequence[bool],
    *,
    counts: Sequence[float] | None = None,
    penalty: float = 1.0,
) -> LinearModel:
    """Learn the probability that an answer is right from the features of its confidence (logistic regression).

    Parameters
    ----------
    rows, right
        Features of each best candidate, and whether it was right.
    counts
        How much each row counts, > 0; None counts each once.
    penalty
        Weight of half the squared length of the weight vector, > 0.
    """
    names = sorted({name for row in rows for name in row})
    matrix = _matrix(rows, names)
    labels = np.array(right, dtype=np.float64)
    share = np.ones(len(rows)) if counts is None else np.array(counts, dtype=np.float64)

    def loss(parameters: Vector) -> tuple[float, Vector]:
        weights, bias = parameters[:-1], parameters[-1]
        scores = matrix @ weights + bias
        predicted = 1 / (1 + np.exp(-np.clip(scores, -30, 30)))
        value = float(share @ (np.logaddexp(0, scores) - labels * scores)) + 0.5 * penalty * float(weights @ weights)
        error = share * (predicted - labels)
        return value, np.append(matrix.T @ error + penalty * weights, error.sum())

    bounds = [*(bounds_of(name) for name in names), (None, None)]
    start = np.zeros(len(names) + 1)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 500})
    return LinearModel(weights=dict(zip(names, map(float, found.x[:-1]), strict=True)), bias=float(found.x[-1]))


def _matrix(rows: Sequence[Mapping[str, float]], names: Sequence[str]) -> Vector:
    return np.array([[row.get(name, 0.0) for name in names] for row in rows], dtype=np.float64).reshape(
        len(rows), len(names)
    )
