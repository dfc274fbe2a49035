"""Conversations and verdicts as they are kept: an answer shows again as it was, and says so when its source changed."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from index.database import Database
from index.people.conversations import Conversations, TurnRow
from index.people.database import open_people
from index.people.feedback import VERDICTS, Feedback
from index.people.part import prepare_part
from qa.cli import run
from qa.evaluation.gold import GoldFigure, load_gold
from qa.page.history_view import draw_history
from qa.page.kept_turn import check_turn, read_turn, write_outcome
from qa.page.service import Verdict
from qa.page.view import Turn, draw_conversation
from tests.fake_page import FakeService, budget_answer, cite, refusal
from tests.html_text import read_html


@pytest.fixture
def database(tmp_path: Path) -> Database:
    """Open a file of people."""
    return open_people(tmp_path)


def kept_and_read(turn: Turn) -> Turn:
    """Return a turn after it was written as JSON and read again."""
    outcome = json.loads(json.dumps(write_outcome(turn)))
    return read_turn(TurnRow(question=turn.question, outcome=outcome), turn.number)


@pytest.mark.parametrize(
    "turn",
    [
        Turn(question="Thu ngân sách?", answer=budget_answer("Thu ngân sách?", understood="Thu ngân sách 2024?")),
        Turn(question="Cháy?", answer=refusal("Cháy?"), as_typed=True),
        Turn(question="Hỏng?", failure="Kho <b> hỏng."),
        Turn(question="Dừng?", is_stopped=True),
    ],
)
def test_a_turn_comes_back_as_it_was(turn: Turn) -> None:
    """Record and picture: figures, citations with their marks, what was understood, choices."""
    assert kept_and_read(turn) == turn
    assert draw_conversation([kept_and_read(turn)]) == draw_conversation([turn])


def test_an_answer_that_another_program_kept_is_not_guessed_at() -> None:
    """One line says that it cannot be shown."""
    row = TurnRow(question="Thu?", outcome={"answer": {"text": 5}})
    turn = read_turn(row, 1)
    assert turn.answer is None
    assert "không mở lại được" in turn.failure


def test_a_citation_that_no_longer_stands_in_its_document_is_told() -> None:
    """By its number; the others are left alone."""
    answer = budget_answer("Thu?")
    moved = replace(cite("41 trường học", number=2), start=0, end=13)
    service = FakeService()
    assert check_turn(Turn(question="Thu?", answer=answer), service, None).notice == ""
    stale = replace(answer, citations=(answer.citations[0], moved))
    notice = check_turn(Turn(question="Thu?", answer=stale), service, None).notice
    assert "[2]" in notice
    assert "[1]" not in notice
    assert notice in read_html(draw_conversation([Turn(question="Thu?", answer=stale, notice=notice)])).text


def test_a_conversation_is_called_by_its_first_question_and_grows(database: Database) -> None:
    """The last used stands first."""
    now = iter(range(100))
    kept = Conversations(database, now=lambda: next(now))
    first = kept.keep("lan", "", "  Thu ngân\nsách?  ", {"failure": "x"})
    second = kept.keep("lan", "", "Chi?", {"failure": "x"})
    assert kept.keep("lan", first, "Còn năm 2023?", {"failure": "y"}) == first
    assert [(row.id, row.title) for row in kept.all("lan", 10)] == [(first, "Thu ngân sách?"), (second, "Chi?")]
    assert [(turn.question, turn.outcome) for turn in kept.turns("lan", first) or ()] == [
        ("  Thu ngân\nsách?  ", {"failure": "x"}),
        ("Còn năm 2023?", {"failure": "y"}),
    ]
    assert len(kept.all("lan", 1)) == 1


def test_a_conversation_is_renamed_deleted_and_brought_back(database: Database) -> None:
    """Nothing of it is lost; a blank name is none; asking on after deleting begins another one."""
    kept = Conversations(database)
    one = kept.keep("", "", "Thu?", {"failure": "x"})
    assert kept.rename("", one, " Ngân  sách ")
    assert not kept.rename("", one, "  ")
    assert kept.all("", 10)[0].title == "Ngân sách"
    assert kept.delete("", one)
    assert kept.all("", 10) == ()
    assert kept.turns("", one) is None
    assert kept.keep("", one, "Chi?", {"failure": "x"}) != one
    assert kept.restore("", one)
    assert len(kept.turns("", one) or ()) == 1


def test_titles_are_shown_and_not_run(database: Database) -> None:
    """In every place of the list."""
    kept = Conversations(database)
    hostile = '"><script>alert(1)</script><img src=x onerror=alert(2)>'
    drawn = read_html(draw_history([replace(row, title=hostile) for row in _one(kept)], told=hostile, undo=hostile))
    assert "script" not in drawn.tags
    assert "img" not in drawn.tags


def _one(kept: Conversations):  # noqa: ANN202
    kept.keep("", "", "Thu?", {"failure": "x"})
    return kept.all("", 1)


def test_verdicts_become_gold_questions(database: Database, tmp_path: Path) -> None:
    """Of those that called an answer right, the last one of a person; a right refusal is an unanswerable question."""
    feedback = Feedback(database)
    answer, refused = budget_answer("Thu?").to_json(), refusal("Cháy?").to_json()
    feedback.keep("lan", "Thu?", ("Trước?",), answer, "wrong_figure", "nhầm")
    assert feedback.keep("lan", "Thu?", ("Trước?",), answer, "right", "") == 2
    feedback.keep("minh", "Cháy?", (), refused, "right", "")
    feedback.keep("minh", "Thu?", (), answer, "wrong_citation", "sai đoạn")
    assert [row.verdict for row in feedback.all()] == ["wrong_figure", "right", "right", "wrong_citation"]
    target = tmp_path / "gold.jsonl"
    assert run(["feedback", "export", str(target), "--home", str(tmp_path)]) == 0
    first, second = load_gold(target)
    assert (first.question, first.context, first.document) == ("Thu?", ("Trước?",), "huyen-an-binh-2024.md")
    assert GoldFigure(number="412.6", unit="tỷ đồng") in first.figures
    assert (first.evidence[0].start, first.evidence[0].end) == (
        answer["citations"][0]["start"],  # type: ignore[index]
        answer["citations"][0]["end"],  # type: ignore[index]
    )
    assert not second.is_answerable
    wrong = tmp_path / "wrong.jsonl"
    assert run(["feedback", "export", str(wrong), "--wrong", "--home", str(tmp_path)]) == 0
    (line,) = [json.loads(line) for line in wrong.read_text(encoding="utf-8").splitlines()]
    assert (line["verdict"], line["note"], line["question"]) == ("wrong_citation", "sai đoạn", "Thu?")


def test_verdicts_of_the_first_version_are_kept_and_others_can_be_given(tmp_path: Path) -> None:
    """Its table took three of them; a refusal has others now, and they go with those that blame."""
    database = open_people(tmp_path)
    prepare_part(
        database,
        "feedback",
        1,
        "CREATE TABLE feedback (id INTEGER PRIMARY KEY, owner TEXT NOT NULL, question TEXT NOT NULL,"
        " context TEXT NOT NULL, answer TEXT NOT NULL,"
        " verdict TEXT NOT NULL CHECK (verdict IN ('right', 'wrong_figure', 'wrong_citation')),"
        " note TEXT NOT NULL, given REAL NOT NULL)",
    )
    refused = refusal("Cháy?").to_json()
    with database.transaction() as connection:
        row = (7, "lan", "Cháy?", "[]", json.dumps(refused, ensure_ascii=False), "right", "", 5.0)
        connection.execute("INSERT INTO feedback VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
    feedback = Feedback(database)
    assert feedback.last("lan", "Cháy?", refused) == ("right", "")
    assert feedback.keep("lan", "Cháy?", (), refused, "stated", "ở mục III") == 8
    with pytest.raises(ValueError, match="not 'maybe'"):
        feedback.keep("lan", "Cháy?", (), refused, "maybe", "")
    target = tmp_path / "wrong.jsonl"
    assert run(["feedback", "export", str(target), "--wrong", "--home", str(tmp_path)]) == 0
    line = json.loads(target.read_text(encoding="utf-8"))
    assert (line["verdict"], line["note"]) == ("stated", "ở mục III")


def test_every_verdict_of_the_page_can_be_kept() -> None:
    """And no others."""
    assert tuple(sorted(VERDICTS)) == tuple(sorted(Verdict))


def test_the_last_verdict_on_an_answer_is_its_owners(database: Database) -> None:
    """A later one counts; another answer to the question, and another person, have none."""
    feedback = Feedback(database)
    answer = {"text": "512,7 tỷ đồng"}
    feedback.keep("lan", "Thu bao nhiêu?", (), answer, "right", "")
    feedback.keep("lan", "Thu bao nhiêu?", (), answer, "wrong_figure", "là 500")
    assert feedback.last("lan", "Thu bao nhiêu?", answer) == ("wrong_figure", "là 500")
    assert feedback.last("minh", "Thu bao nhiêu?", answer) is None
    assert feedback.last("lan", "Thu bao nhiêu?", {"text": "500 tỷ đồng"}) is None
