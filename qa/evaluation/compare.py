"""Two runs on the same questions, question by question: won, lost, and whether the difference may be chance.

Gold and two runs in, a comparison out, as JSON or as Vietnamese lines. An answer succeeds when it is correct and,
for an answerable question, its first citation is right.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import comb

from qa.evaluation.gold import GoldQuestion
from qa.evaluation.measures import judge_answer
from qa.evaluation.rate import Rate, write_rate
from qa.evaluation.run import RunRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A question on which the runs differ; `before` and `after` are the headlines, "" when there is none."""

    question: GoldQuestion
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The later run against the earlier one.

    Parameters
    ----------
    earlier, later
        Questions that succeeded, of all.
    won, lost
        Questions that only the later, only the earlier run got right, in the gold's order.
    chance
        Probability of a split at least as uneven if both runs were equally good (exact sign test), 0 to 1.
    """

    earlier: Rate
    later: Rate
    won: tuple[Change, ...]
    lost: tuple[Change, ...]
    chance: float

    def to_json(self) -> dict[str, object]:
        """Return the comparison with the texts of each change."""
        return {
            "earlier": self.earlier.to_json(),
            "later": self.later.to_json(),
            "chance": round(self.chance, 4),
            "won": [_change_to_json(change) for change in self.won],
            "lost": [_change_to_json(change) for change in self.lost],
        }


def compare_runs(
    questions: Sequence[GoldQuestion], earlier: Mapping[str, RunRow], later: Mapping[str, RunRow]
) -> Comparison:
    """Compare two runs.

    Parameters
    ----------
    questions
        The gold that judges both.
    earlier, later
        Answers by question id; a missing one counts as refused.

    Returns
    -------
    The comparison.
    """
    before = [judge_answer(question, earlier.get(question.id)).succeeded for question in questions]
    after = [judge_answer(question, later.get(question.id)).succeeded for question in questions]
    changes = [
        Change(
            question=question,
            before=earlier[question.id].answer if question.id in earlier else "",
            after=later[question.id].answer if question.id in later else "",
        )
        for question in questions
    ]
    won = tuple(c for c, was, now in zip(changes, before, after, strict=True) if now and not was)
    lost = tuple(c for c, was, now in zip(changes, before, after, strict=True) if was and not now)
    return Comparison(
        earlier=Rate(sum(before), len(before)),
        later=Rate(sum(after), len(after)),
        won=won,
        lost=lost,
        chance=find_chance(len(won), len(lost)),
    )


def find_chance(won: int, lost: int) -> float:
    """Return the two-sided sign test of `won` against `lost`: how likely so uneven a split is for a fair coin.

    Parameters
    ----------
    won, lost
        Numbers of questions, >= 0; those on which both runs agree say nothing and are left out.

    Returns
    -------
    A probability; 1 when the runs never differ.

    References
    ----------
    Q. McNemar, Note on the sampling error of the difference between correlated proportions, Psychometrika 12 (1947);
    the exact binomial form.

    Examples
    --------
    >>> find_chance(5, 0)
    0.0625
    """
    total = won + lost
    tail: float = sum(comb(total, k) for k in range(max(won, lost), total + 1)) / 2**total
    return min(1.0, 2 * tail)


def write_comparison(comparison: Comparison) -> str:
    """Write a comparison for a terminal: both rates, then each question won and lost with both headlines."""
    lines = [
        "So với lần chạy trước (đúng và dẫn đúng nguồn)",
        f"  trước  {write_rate(comparison.earlier)}",
        f"  nay    {write_rate(comparison.later)}",
        f"  được thêm {len(comparison.won)} câu, mất {len(comparison.lost)} câu; "
        f"khả năng chỉ do ngẫu nhiên: {comparison.chance:.3f}".replace(".", ","),
    ]
    for heading, changes in (("Được thêm", comparison.won), ("Mất", comparison.lost)):
        for change in changes:
            asked = " > ".join((*change.question.context, change.question.question))
            lines += [
                "",
                f"{heading}: {change.question.id} ({change.question.kind}, {change.question.form}) {asked}",
                f"  mong đợi: {change.question.answer}",
                f"  trước:    {change.before or '(không có)'}",
                f"  nay:      {change.after or '(không có)'}",
            ]
    return "\n".join(lines)


def _change_to_json(change: Change) -> dict[str, object]:
    return {
        "id": change.question.id,
        "kind": change.question.kind,
        "form": change.question.form,
        "question": change.question.question,
        "expected": change.question.answer,
        "before": change.before,
        "after": change.after,
    }
