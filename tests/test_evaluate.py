"""The evaluation asks every question in its context, writes text or JSON, saves, and compares with an earlier run."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from index.errors import CorpusError, UnreadableDocument
from qa.answer import Answer, Citation
from qa.evaluation import evaluate
from qa.evaluation.evaluate import evaluate_command, run_evaluation
from qa.evaluation.run import read_run
from qa.evaluation.session import Session

if TYPE_CHECKING:
    from qa.ask import Asker

TEXT = "Toàn huyện có 41 hợp tác xã. Diện tích chè là 730 ha."
GOLD: tuple[dict[str, object], ...] = (
    {
        "id": "q1",
        "doc": "huyen.txt",
        "kind": "count",
        "context": [],
        "question": "Có bao nhiêu hợp tác xã?",
        "answer": "41",
        "figures": [{"number": "41", "unit": "hợp tác xã"}],
        "evidence": [{"start": 0, "end": 27}],
    },
    {
        "id": "q2",
        "doc": "huyen.txt",
        "kind": "followup",
        "context": ["Có bao nhiêu hợp tác xã?"],
        "question": "Còn chè?",
        "answer": "730 ha",
        "figures": [{"number": "730", "unit": "ha"}],
        "evidence": [{"start": 29, "end": 53}],
    },
    {"id": "q3", "kind": "unanswerable", "question": "Có mấy sân bay?"},
)
REFUSAL = Answer(question="", answered=False, text="Tài liệu không nêu.", elapsed_ms=2.0)


def answer(text: str, quote: str) -> Answer:
    """Make an answer that cites one quote of the little text."""
    start = TEXT.index(quote)
    citation = Citation(
        number=1,
        document="huyen.txt",
        title="Huyện",
        section=(),
        paragraph=1,
        page=None,
        start=start,
        end=start + len(quote),
        quote=quote,
    )
    return Answer(question="", answered=True, text=text, citations=(citation,), elapsed_ms=4.0)


class ScriptedAsker:
    """Gives the answers of a script, and remembers what was asked with which context."""

    def __init__(self, script: dict[str, Answer]) -> None:
        self.script = script
        self.asked: list[tuple[str, tuple[str, ...]]] = []

    def ask(self, text: str, *, context: Sequence[str] = ()) -> Answer:
        """Answer from the script, or refuse."""
        self.asked.append((text, tuple(context)))
        return self.script.get(text, REFUSAL)


SCRIPT = {
    "Có bao nhiêu hợp tác xã?": answer("Toàn huyện có 41 hợp tác xã [1].", "Toàn huyện có 41 hợp tác xã"),
    "Còn chè?": answer("Diện tích chè là 730 ha [1].", "Diện tích chè là 730 ha"),
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Write the three questions."""
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in GOLD), encoding="utf-8")
    return path


@pytest.fixture
def asker(monkeypatch: pytest.MonkeyPatch) -> ScriptedAsker:
    """Let evaluations ask a script instead of an index; one file of its corpus could not be read."""
    scripted = ScriptedAsker(dict(SCRIPT))

    @contextmanager
    def open_script(**_options: object) -> Iterator[Session]:
        failure = "hong.txt: tệp trống; xóa tệp"
        yield Session(asker=cast("Asker", scripted), texts={"huyen.txt": TEXT}, failures=(failure,))

    monkeypatch.setattr(evaluate, "open_session", open_script)
    return scripted


def test_each_question_is_asked_once_with_its_context(gold: Path, asker: ScriptedAsker) -> None:
    """In the order of the file; the rows carry the ids."""
    told: list[tuple[str, int, int]] = []

    def progress(stage: str, done: int, total: int) -> None:
        told.append((stage, done, total))

    evaluation = run_evaluation(gold, home=Path("home"), progress=progress)
    assert asker.asked == [
        ("Có bao nhiêu hợp tác xã?", ()),
        ("Còn chè?", ("Có bao nhiêu hợp tác xã?",)),
        ("Có mấy sân bay?", ()),
    ]
    assert [row["id"] for row in evaluation.rows] == ["q1", "q2", "q3"]
    assert told == [("Hỏi", 1, 3), ("Hỏi", 2, 3), ("Hỏi", 3, 3)]


def test_the_summary_judges_the_answers_and_checks_their_quotes(gold: Path, asker: ScriptedAsker) -> None:
    """All three right; every quote is the text at its offsets."""
    summary = run_evaluation(gold, home=Path("home")).summary
    assert (summary.correct.successes, summary.correct_and_cited.successes) == (3, 2)
    assert (summary.misquoted_citations, summary.unsupported_numbers) == (0, 0)
    assert summary.median_ms == 4.0


def test_the_table_starts_with_files_that_could_not_be_read(gold: Path, asker: ScriptedAsker) -> None:
    """A score on half a corpus must say so."""
    text = evaluate_command(gold, None, Path("home"), as_json=False, save=None, against=None)
    assert text.splitlines()[0] == "Không đọc được: hong.txt: tệp trống; xóa tệp"
    assert "3 câu hỏi, 0 câu chưa có câu trả lời" in text


def test_json_holds_the_measures_and_nothing_else(gold: Path, asker: ScriptedAsker) -> None:
    """One object."""
    content = json.loads(evaluate_command(gold, None, Path("home"), as_json=True, save=None, against=None))
    assert content["accuracy"] == 1.0
    assert content["unanswerable_refused"] == 1.0
    assert content["unreadable"] == ["hong.txt: tệp trống; xóa tệp"]
    assert "comparison" not in content


def test_answers_are_saved_as_a_run_and_compared_with_later(gold: Path, asker: ScriptedAsker, tmp_path: Path) -> None:
    """The second run loses the tea: named with both headlines, in text and in JSON."""
    save = tmp_path / "runs" / "first.jsonl"
    evaluate_command(gold, None, Path("home"), as_json=False, save=save, against=None)
    assert read_run(save)["q2"].answer == "Diện tích chè là 730 ha [1]."
    del asker.script["Còn chè?"]
    text = evaluate_command(gold, None, Path("home"), as_json=False, save=None, against=save)
    assert "được thêm 0 câu, mất 1 câu" in text
    content = json.loads(evaluate_command(gold, None, Path("home"), as_json=True, save=None, against=save))
    (lost,) = content["comparison"]["lost"]
    assert (lost["id"], lost["before"], lost["after"]) == ("q2", "Diện tích chè là 730 ha [1].", "Tài liệu không nêu.")


def test_a_missing_earlier_run_is_told_before_anything_is_asked(gold: Path, asker: ScriptedAsker) -> None:
    """A mistyped path costs no minutes."""
    with pytest.raises(UnreadableDocument, match="không tìm thấy tệp"):
        evaluate_command(gold, None, Path("home"), as_json=False, save=None, against=gold.parent / "none.jsonl")
    assert asker.asked == []


def test_a_squad_file_brings_its_own_passages(tmp_path: Path) -> None:
    """A corpus beside it would be ignored, so it is refused."""
    path = tmp_path / "squad.json"
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(CorpusError, match="hãy bỏ --corpus và --against"):
        evaluate_command(path, tmp_path, None, as_json=False, save=None, against=None)
