"""Sums over a gold set: shares of the right groups, times, and the table on screen."""

from dataclasses import replace

from index.document import Span
from qa.evaluation.gold import GoldFigure, GoldQuestion
from qa.evaluation.rate import Rate
from qa.evaluation.run import RunCitation, RunRow
from qa.evaluation.summary import summarise, write_summary

ANSWERABLE = GoldQuestion(
    id="a",
    document="x.txt",
    kind="value",
    form="plain",
    context=(),
    question="Bao nhiêu?",
    answer="5 ha",
    figures=(GoldFigure(number="5", unit="ha"),),
    phrases=(),
    evidence=(Span(0, 4),),
)
QUESTIONS = (
    ANSWERABLE,
    replace(ANSWERABLE, id="b", kind="growth"),
    replace(ANSWERABLE, id="c", form="noaccent"),
    replace(ANSWERABLE, id="d", kind="unanswerable", document="", figures=(), evidence=()),
    replace(ANSWERABLE, id="e", kind="unanswerable", document="", figures=(), evidence=()),
)
RIGHT = RunRow(
    id="a",
    answered=True,
    answer="5 ha",
    citations=(RunCitation(document="x.txt", start=0, end=4, quote="5 ha"),),
    elapsed_ms=10.0,
)
# a: right and cited; b: right, cited elsewhere; c: missing; d: refused; e: answered with an invented number.
ROWS = {
    "a": RIGHT,
    "b": replace(RIGHT, id="b", citations=(replace(RIGHT.citations[0], start=40, end=44),), elapsed_ms=30.0),
    "d": RunRow(id="d", answered=False, answer="Tài liệu không nêu.", elapsed_ms=20.0),
    "e": RunRow(id="e", answered=True, answer="77 ha", elapsed_ms=None),
    "z": RIGHT,
}


def test_each_share_is_taken_over_its_own_questions() -> None:
    """Three answerable, two not; the missing answer counts as a refusal."""
    summary = summarise(QUESTIONS, ROWS)
    assert (summary.questions, summary.missing) == (5, 1)
    assert summary.correct == Rate(3, 5)
    assert summary.answerable_correct == Rate(2, 3)
    assert summary.correct_and_cited == Rate(1, 3)
    assert summary.cited_first == Rate(1, 3)
    assert summary.cited_all == Rate(1, 3)
    assert summary.answerable_refused == Rate(1, 3)
    assert summary.unanswerable_refused == Rate(1, 2)
    assert summary.unsupported_numbers == 1


def test_questions_are_grouped_by_kind_and_by_form() -> None:
    """Correct of all in each group, names sorted."""
    assert summarise(QUESTIONS, ROWS).by == (
        ("form:noaccent", Rate(0, 1)),
        ("form:plain", Rate(3, 4)),
        ("kind:growth", Rate(1, 1)),
        ("kind:unanswerable", Rate(1, 2)),
        ("kind:value", Rate(1, 2)),
    )


def test_times_are_those_of_the_rows_that_say_one() -> None:
    """10, 20, 30: the median is 20; the 95th percentile is at index int(0.95 * 2) = 1, again 20."""
    summary = summarise(QUESTIONS, ROWS)
    assert (summary.median_ms, summary.p95_ms) == (20.0, 20.0)
    assert summarise(QUESTIONS, {}).median_ms is None


def test_quotes_are_checked_when_the_texts_are_given() -> None:
    """The quote of b stands nowhere near offset 40."""
    assert summarise(QUESTIONS, ROWS).misquoted_citations is None
    assert summarise(QUESTIONS, ROWS, texts={"x.txt": "5 ha đất trồng chè"}).misquoted_citations == 1


def test_the_table_shows_every_measure_in_vietnamese() -> None:
    """One line a measure; groups below."""
    table = write_summary(summarise(QUESTIONS, ROWS))
    lines = {" ".join(line.split()) for line in table.splitlines()}
    assert "5 câu hỏi, 1 câu chưa có câu trả lời" in lines
    assert "Đúng và dẫn đúng nguồn 33,3% [6,1% - 79,2%] 1/3" in lines
    assert "Con số không có căn cứ 1" in lines
    assert "Thời gian, trung vị 20,0 ms" in lines
    assert "noaccent 0,0% [0,0% - 79,3%] 0/1" in lines


def test_json_names_the_measures_as_the_field_does() -> None:
    """Shares rounded, intervals beside."""
    summary = summarise(QUESTIONS, ROWS).to_json()
    assert summary["answerable_correct_and_cited"] == 0.3333
    assert summary["cite@1"] == 0.3333
    assert summary["misquoted_citations"] is None
    by = summary["by"]
    assert isinstance(by, dict)
    assert by["kind:value"] == {"successes": 1, "total": 2, "share": 0.5, "interval_95": [0.0945, 0.9055]}
