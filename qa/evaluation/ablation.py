"""Labelled questions in, the worth of each group of features out: how often the right candidate is first without it.

Held out as in training: the weights of a fold are learned from the others, each time without the group. Changes no
weights and writes no file.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qa.evaluation.learn import Choice, learn_ranking

# Name of a group in Vietnamese -> beginnings of the names of its features.
GROUPS: Mapping[str, tuple[str, ...]] = {
    "chữ của chỉ tiêu": ("indicator_", "near_", "clause_", "child_", "parent_", "is_child"),
    "chữ của đoạn và đề mục": ("chunk_", "around_", "lexical"),
    "từ hiếm chưa thấy": ("rarest_", "modifier_"),
    "tên riêng, dấu": ("name", "accents_"),
    "đơn vị": ("unit_", "rate_", "measure_"),
    "kỳ": ("period_", "part_", "year_"),
    "vai trò, chiều, mốc": ("role_", "direction_", "baseline_", "increment_", "total_", "contrast_"),
    "tình trạng": ("status_",),
    "địa bàn": ("territory_", "place_"),
    "vectơ": ("dense",),
    "dạng đoạn": ("is_table", "is_footnote", "is_heading", "length", "cue", "extreme_", "number_"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ablation:
    """What is left without one group of features; `group` is "" for all features.

    `right` is the share of held-out questions with a right candidate whose best candidate is right, 0 to 1.
    """

    group: str
    right: float


def measure_ablations(folds: Sequence[Sequence[Choice]], *, penalty: float) -> tuple[Ablation, ...]:
    """Learn without each group of features in turn.

    Parameters
    ----------
    folds
        The questions' candidates, those on one document in one fold; at least two folds that teach anything.
    penalty
        As in ``learn_ranking``.

    Returns
    -------
    First with all features, then without each group of `GROUPS` that any candidate has.
    """
    present = {name for fold in folds for choice in fold for features in choice.candidates for name in features}
    rows = [Ablation(group="", right=_right_first(folds, (), penalty))]
    for group, beginnings in GROUPS.items():
        if any(name.startswith(beginnings) for name in present):
            rows.append(Ablation(group=group, right=_right_first(folds, beginnings, penalty)))
    return tuple(rows)


def _right_first(folds: Sequence[Sequence[Choice]], without: tuple[str, ...], penalty: float) -> float:
    kept = [[_strip(choice, without) for choice in fold if any(choice.right)] for fold in folds]
    right = total = 0
    for number, inside in enumerate(kept):
        model = learn_ranking([c for other, fold in enumerate(kept) if other != number for c in fold], penalty=penalty)
        for choice in inside:
            scores = [model.score(features) for features in choice.candidates]
            right += choice.right[scores.index(max(scores))]
            total += 1
    return right / total if total else 0.0


def _strip(choice: Choice, without: tuple[str, ...]) -> Choice:
    if not without:
        return choice
    return Choice(
        candidates=tuple(
            {name: value for name, value in features.items() if not name.startswith(without)}
            for features in choice.candidates
        ),
        right=choice.right,
    )
