"""Each measure of one answer, worked out by hand."""

from dataclasses import replace

import pytest

from index.document import Span
from qa.evaluation.gold import GoldFigure, GoldQuestion
from qa.evaluation.measures import Judgement, count_misquotes, find_unsupported, judge_answer
from qa.evaluation.run import ComputedFigure, RunCitation, RunRow

TEXT = "Năm 2021, tỉnh thu hoạch 12.500 tấn cam, tăng 4,2% so với cùng kỳ; diện tích 730 ha."
QUOTE = "tỉnh thu hoạch 12.500 tấn cam, tăng 4,2% so với cùng kỳ"
START = TEXT.index(QUOTE)

GOLD = GoldQuestion(
    id="q",
    document="cam.txt",
    kind="value",
    form="plain",
    context=(),
    question="Năm 2021 thu hoạch bao nhiêu tấn cam?",
    answer="12.500 tấn",
    figures=(GoldFigure(number="12500", unit="tấn"),),
    phrases=(("cam", "quýt"),),
    evidence=(Span(TEXT.index("12.500"), TEXT.index(" cam")),),
)
NOWHERE = replace(GOLD, kind="unanswerable", figures=(), phrases=(), evidence=(), document="")
CITATION = RunCitation(document="cam.txt", start=START, end=START + len(QUOTE), quote=QUOTE)
RIGHT = RunRow(id="q", answered=True, answer="Năm 2021 thu hoạch 12.500 tấn cam [1].", citations=(CITATION,))


def test_a_right_and_cited_answer_is_right_in_every_measure() -> None:
    """The figure with its unit, the phrase, the citation, and no number without support."""
    judgement = judge_answer(GOLD, RIGHT)
    assert judgement == Judgement(answered=True, correct=True, cited_first=True, cited_all=True, unsupported=())
    assert judgement.succeeded


def test_a_missing_answer_is_an_answerable_question_refused() -> None:
    """Never dropped from the count."""
    assert judge_answer(GOLD, None) == Judgement(
        answered=False, correct=False, cited_first=False, cited_all=False, unsupported=()
    )


def test_a_refusal_with_the_right_words_is_still_a_refusal() -> None:
    """What counts is `answered`."""
    judgement = judge_answer(GOLD, replace(RIGHT, answered=False))
    assert (judgement.correct, judgement.cited_first, judgement.unsupported) == (False, False, ())


def test_a_missing_phrase_makes_the_answer_wrong() -> None:
    """One of the alternatives must stand in the headline."""
    assert not judge_answer(GOLD, replace(RIGHT, answer="12.500 tấn [1].")).correct
    assert judge_answer(GOLD, replace(RIGHT, answer="12.500 tấn QUÝT [1].")).correct


def test_an_answer_of_601_characters_is_too_long() -> None:
    """600 still fits."""
    assert judge_answer(GOLD, replace(RIGHT, answer=RIGHT.answer.ljust(600, "."))).correct
    assert not judge_answer(GOLD, replace(RIGHT, answer=RIGHT.answer.ljust(601, "."))).correct


@pytest.mark.parametrize(("extra", "correct"), [(5, True), (6, False)])
def test_numbers_beyond_those_asked_flood_the_answer(extra: int, correct: bool) -> None:
    """One gold figure allows max(5, 3 + 2) = 5 numbers and one more for the question's 2021: 6 with the right one."""
    flood = ", ".join(str(n) for n in range(11, 11 + extra))
    assert judge_answer(GOLD, replace(RIGHT, answer=f"12.500 tấn cam; {flood}")).correct is correct


def test_years_and_days_do_not_flood() -> None:
    """Dates are left out of the count."""
    dates = "ngày 1/2/2021, 3/4/2021, 5/6/2021, tháng 7/2021, năm 2019, 2020, 2021, 2022"
    assert judge_answer(GOLD, replace(RIGHT, answer=f"12.500 tấn cam; {dates}")).correct


def test_only_the_first_citation_counts_for_cite_at_1() -> None:
    """A right one in second place still covers the evidence."""
    wrong = replace(CITATION, document="khac.txt")
    judgement = judge_answer(GOLD, replace(RIGHT, citations=(wrong, CITATION)))
    assert (judgement.cited_first, judgement.cited_all, judgement.succeeded) == (False, True, False)


def test_a_citation_must_overlap_and_touching_is_not_enough() -> None:
    """Half-open spans: one that ends where the evidence starts proves nothing."""
    evidence = GOLD.evidence[0]
    before = replace(CITATION, start=0, end=evidence.start)
    first_character = replace(CITATION, start=0, end=evidence.start + 1)
    assert not judge_answer(GOLD, replace(RIGHT, citations=(before,))).cited_first
    assert judge_answer(GOLD, replace(RIGHT, citations=(first_character,))).cited_first


def test_a_citation_over_1200_characters_points_at_nothing() -> None:
    """1,200 still does."""
    assert judge_answer(GOLD, replace(RIGHT, citations=(replace(CITATION, start=0, end=1200),))).cited_first
    assert not judge_answer(GOLD, replace(RIGHT, citations=(replace(CITATION, start=0, end=1201),))).cited_first


def test_every_piece_of_evidence_must_be_cited() -> None:
    """A second figure elsewhere needs a citation of its own."""
    area = TEXT.index("730")
    question = replace(GOLD, evidence=(*GOLD.evidence, Span(area, area + 6)))
    both = (CITATION, replace(CITATION, start=area, end=area + 6, quote="730 ha"))
    assert not judge_answer(question, RIGHT).cited_all
    assert judge_answer(question, replace(RIGHT, citations=both)).cited_all


def test_an_unanswerable_question_is_right_when_refused() -> None:
    """Citations are not judged."""
    assert judge_answer(NOWHERE, None) == Judgement(
        answered=False, correct=True, cited_first=None, cited_all=None, unsupported=()
    )
    assert not judge_answer(NOWHERE, RIGHT).correct


def test_a_number_without_support_is_named() -> None:
    """Neither quote, nor question, nor computed: 13.000; a year is a date."""
    row = replace(RIGHT, answer="Năm 2020 là 13.000 tấn, tăng 4,2%, năm 2021")
    assert find_unsupported(GOLD, row) == ("13.000",)


def test_a_computed_figure_supports_its_value_in_any_writing_and_its_text() -> None:
    """17,12 tấn/ha is 12.500 / 730."""
    row = replace(RIGHT, answer="Năng suất 17,12 tấn/ha")
    assert find_unsupported(GOLD, row) == ("17,12",)
    assert find_unsupported(GOLD, replace(row, computed=(ComputedFigure(number="17.12", text=""),))) == ()
    assert find_unsupported(GOLD, replace(row, computed=(ComputedFigure(number="", text="17,12 tấn"),))) == ()


def test_numbers_of_the_question_and_its_context_need_no_support() -> None:
    """Repeating what was asked claims nothing new."""
    question = replace(GOLD, question="Trong 730 ha có bao nhiêu tấn?", context=("Có phải 99 hộ?",))
    assert find_unsupported(question, replace(RIGHT, answer="730 ha của 99 hộ")) == ()


def test_a_wrong_answer_to_an_unanswerable_question_still_shows_unsupported_numbers() -> None:
    """Invention is counted wherever it happens."""
    assert judge_answer(NOWHERE, replace(RIGHT, answer="45 tấn")).unsupported == ("45",)


def test_a_quote_that_is_not_the_text_is_a_misquote() -> None:
    """Offsets one off; a document that is not at hand cannot be checked."""
    shifted = replace(CITATION, start=CITATION.start + 1)
    unknown = replace(CITATION, document="khac.txt")
    row = replace(RIGHT, citations=(CITATION, shifted, unknown))
    assert count_misquotes(row, {"cam.txt": TEXT}) == 1
