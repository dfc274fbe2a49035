"""Two runs are compared question by question."""

from dataclasses import replace

import pytest

from index.document import Span
from qa.evaluation.compare import compare_runs, find_chance, write_comparison
from qa.evaluation.gold import GoldFigure, GoldQuestion
from qa.evaluation.rate import Rate
from qa.evaluation.run import RunCitation, RunRow

QUESTION = GoldQuestion(
    id="won",
    document="x.txt",
    kind="value",
    form="plain",
    context=("Chè thì sao?",),
    question="Còn cam?",
    answer="5 ha",
    figures=(GoldFigure(number="5", unit="ha"),),
    phrases=(),
    evidence=(Span(0, 4),),
)
QUESTIONS = tuple(replace(QUESTION, id=name) for name in ("won", "lost", "same", "uncited"))
RIGHT = RunRow(
    id="won", answered=True, answer="5 ha", citations=(RunCitation(document="x.txt", start=0, end=4, quote="5 ha"),)
)
WRONG = RunRow(id="won", answered=True, answer="6 ha")
EARLIER = {"won": WRONG, "lost": RIGHT, "same": RIGHT, "uncited": RIGHT}
LATER = {"won": RIGHT, "same": RIGHT, "uncited": replace(RIGHT, citations=())}


def test_won_and_lost_questions_are_told_with_both_headlines() -> None:
    """An answer that lost its citation is lost; a missing answer has an empty headline."""
    comparison = compare_runs(QUESTIONS, EARLIER, LATER)
    assert comparison.earlier == Rate(3, 4)
    assert comparison.later == Rate(2, 4)
    assert [(c.question.id, c.before, c.after) for c in comparison.won] == [("won", "6 ha", "5 ha")]
    assert [(c.question.id, c.before, c.after) for c in comparison.lost] == [
        ("lost", "5 ha", ""),
        ("uncited", "5 ha", "5 ha"),
    ]


@pytest.mark.parametrize(
    ("won", "lost", "chance"),
    [
        (0, 0, 1.0),
        (1, 0, 1.0),
        (5, 0, 2 / 32),
        (8, 2, 2 * (45 + 10 + 1) / 1024),
        (2, 8, 2 * (45 + 10 + 1) / 1024),
        (3, 3, 1.0),
    ],
)
def test_the_chance_of_a_split_is_the_two_sided_sign_test(won: int, lost: int, chance: float) -> None:
    """Binomial tails added up by hand."""
    assert find_chance(won, lost) == pytest.approx(chance)


def test_the_text_shows_the_conversation_and_what_was_expected() -> None:
    """One block a question."""
    text = write_comparison(compare_runs(QUESTIONS, EARLIER, LATER))
    assert "được thêm 1 câu, mất 2 câu; khả năng chỉ do ngẫu nhiên: 1,000" in text
    assert "Được thêm: won (value, plain) Chè thì sao? > Còn cam?" in text
    assert "  mong đợi: 5 ha\n  trước:    6 ha\n  nay:      5 ha" in text
    assert "  nay:      (không có)" in text


def test_json_holds_rates_and_changes() -> None:
    """Everything that the text shows."""
    content = compare_runs(QUESTIONS, EARLIER, LATER).to_json()
    assert content["won"] == [
        {
            "id": "won",
            "kind": "value",
            "form": "plain",
            "question": "Còn cam?",
            "expected": "5 ha",
            "before": "6 ha",
            "after": "5 ha",
        }
    ]
    assert content["chance"] == 1.0
