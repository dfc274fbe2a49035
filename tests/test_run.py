"""Run files hold answers as the command line writes them, and are read back for measuring."""

import json
from pathlib import Path

import pytest

from index.errors import CorpusError, UnreadableDocument
from qa.answer import Answer, AnswerFigure, Citation
from qa.evaluation.run import ComputedFigure, RunCitation, make_row, parse_row, read_run, write_run

FIGURE = AnswerFigure(
    text="0,60 tỷ USD",
    number="0.60",
    unit="tỷ USD",
    indicator="chênh lệch kim ngạch",
    role="change",
    direction="up",
    period="2017",
    baseline=None,
    status="updated",
    citation=1,
    computed=True,
    formula="5,25 - 4,65",
)
CITATION = Citation(
    number=1,
    document="tinh/bao-cao.md",
    title="Báo cáo",
    section=(),
    paragraph=4,
    page=None,
    start=10,
    end=22,
    quote="4,65 tỷ USD.",
)
ANSWER = Answer(
    question="Chênh bao nhiêu?",
    answered=True,
    text="Chênh 0,60 tỷ USD [1].",
    figures=(FIGURE,),
    citations=(CITATION,),
    confidence=0.9,
    elapsed_ms=12.34,
)


def test_a_written_answer_is_read_back_as_measured(tmp_path: Path) -> None:
    """Citation by file name, computed figures, time rounded as in the contract."""
    path = tmp_path / "new" / "run.jsonl"
    write_run(path, [make_row("q1", ANSWER)])
    (row,) = read_run(path).values()
    assert row.id == "q1"
    assert row.answer == "Chênh 0,60 tỷ USD [1]."
    assert row.citations == (RunCitation(document="bao-cao.md", start=10, end=22, quote="4,65 tỷ USD."),)
    assert row.computed == (ComputedFigure(number="0.60", text="0,60 tỷ USD"),)
    assert row.elapsed_ms == 12.3


def test_a_row_starts_with_its_id_and_holds_the_whole_answer() -> None:
    """The same object as a row of the batch command."""
    row = make_row("q1", ANSWER)
    assert next(iter(row)) == "id"
    assert {**row} == {"id": "q1", **ANSWER.to_json()}


def test_missing_and_misshapen_parts_of_a_row_count_as_absent() -> None:
    """A foreign system's row is judged by what it has."""
    row = parse_row({"id": "q", "answered": True, "citations": [5, {"start": "3"}], "figures": None, "elapsed_ms": "x"})
    assert row.answer == ""
    assert row.citations == (RunCitation(document="", start=0, end=0, quote=""),)
    assert row.computed == ()
    assert row.elapsed_ms is None


def test_a_windows_path_is_cut_to_the_file_name() -> None:
    """Folders are not part of a document's name."""
    row = parse_row({"id": "q", "citations": [{"document": "bao cao\\quy 1.txt"}]})
    assert row.citations[0].document == "quy 1.txt"


def test_a_row_without_id_is_named(tmp_path: Path) -> None:
    """It could not be matched with its question."""
    path = tmp_path / "run.jsonl"
    path.write_text(json.dumps({"answer": "x"}) + "\n", encoding="utf-8")
    with pytest.raises(UnreadableDocument, match="dòng 1: thiếu “id”"):
        read_run(path)


def test_a_place_that_cannot_be_written_is_told_in_one_line(tmp_path: Path) -> None:
    """A folder stands where the file should be."""
    with pytest.raises(CorpusError, match="không ghi được") as caught:
        write_run(tmp_path, [])
    assert "\n" not in str(caught.value)
