"""A group of features is worth what is lost without it."""

from qa.evaluation.ablation import measure_ablations
from qa.evaluation.learn import Choice


def choice(*candidates: tuple[float, float, bool]) -> Choice:
    """Return a question's candidates: whether the unit fits, how long the passage is, and whether it is right."""
    return Choice(
        candidates=tuple({"unit_same": unit, "length": length} for unit, length, _ in candidates),
        right=tuple(right for _, _, right in candidates),
    )


def test_what_tells_right_from_wrong_is_missed_and_what_does_not_is_not() -> None:
    """Units decide here: without them the first candidate is taken, which is right once in four."""
    first = choice((1.0, 0.5, True), (0.0, 0.5, False))
    second = choice((0.0, 0.5, False), (1.0, 0.5, True))
    folds = [[second, second], [second, first]]
    rows = {row.group: row.right for row in measure_ablations(folds, penalty=0.1)}
    assert rows == {"": 1.0, "đơn vị": 0.25, "dạng đoạn": 1.0}


def test_questions_without_a_right_candidate_are_left_out() -> None:
    """They have nothing to put first."""
    right = choice((0.0, 0.1, False), (1.0, 0.1, True))
    none = choice((1.0, 0.1, False), (0.0, 0.1, False))
    assert measure_ablations([[right, none], [right]], penalty=0.1)[0].right == 1.0
