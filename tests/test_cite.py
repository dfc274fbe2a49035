"""Citations point at what they quote, and no number leaves without proof."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.document import Span
from index.errors import AlignmentError
from qa.answer import Answer, AnswerFigure, Citation
from qa.cite.cite import LONGEST_QUOTE, check_answer, cite_facts, cite_passage, numbers_of, show_figure
from tests.candidates import make_fact, make_passage

SENTENCE = "Thu nội địa đạt 2.610 tỷ đồng, bằng 108,75% dự toán."
CLAUSE = "Huyện thứ {} trồng {} ha rừng; "


def answer_of(text: str, *quotes: str, figures: Sequence[AnswerFigure] = ()) -> Answer:
    """Return an answer whose citations hold the quotes."""
    passages = [make_passage(quote, chunk_id=i) for i, quote in enumerate(quotes, start=1)]
    citations = tuple(cite_passage(i, passage) for i, passage in enumerate(passages, start=1))
    return Answer(question="", answered=True, text=text, figures=tuple(figures), citations=citations)


def test_a_short_passage_is_quoted_whole() -> None:
    """Offsets count in the document, marks in the quote; a mark outside is dropped."""
    passage = make_passage(SENTENCE, at=500)
    figure = Span(500 + SENTENCE.index("2.610"), 500 + SENTENCE.index(","))
    citation = cite_passage(2, passage, [figure, Span(10, 20)])
    assert (citation.number, citation.start, citation.end) == (2, 500, 500 + len(SENTENCE))
    assert citation.quote == SENTENCE
    assert [citation.quote[mark.start : mark.end] for mark in citation.marked] == ["2.610 tỷ đồng"]
    assert (citation.document, citation.section, citation.paragraph) == ("bao-cao.txt", ("I. Kinh tế",), 3)


@given(first=st.integers(0, 190), length=st.integers(1, 400), at=st.integers(0, 5000))
def test_a_long_passage_is_cut_around_what_is_marked(first: int, length: int, at: int) -> None:
    """The quote is the document's text at its offsets, not longer than allowed, and holds the mark."""
    text = "".join(CLAUSE.format(i, 1000 + i) for i in range(200))
    start = min(first * 29, len(text) - 1)
    mark = Span(at + start, at + min(start + length, len(text)))
    citation = cite_passage(1, make_passage(text, at=at), [mark])
    document = " " * at + text
    assert document[citation.start : citation.end] == citation.quote
    assert 0 < len(citation.quote) <= LONGEST_QUOTE
    assert citation.start <= mark.start
    assert mark.end <= citation.end
    assert len(citation.marked) == 1


def test_a_cut_quote_opens_and_ends_with_whole_clauses() -> None:
    """It opens after a semicolon and ends before one."""
    text = "".join(CLAUSE.format(i, 1000 + i) for i in range(200))
    middle = text.index("1100")
    quote = cite_passage(1, make_passage(text), [Span(middle, middle + 4)]).quote
    assert quote.startswith("Huyện thứ ")
    assert quote.endswith("ha rừng")


def test_marks_far_apart_leave_the_first_given_in_the_quote() -> None:
    """The figure that answers comes first; what does not fit beside it is not marked."""
    text = "".join(CLAUSE.format(i, 1000 + i) for i in range(200))
    near, far = Span(text.index("1150"), text.index("1150") + 4), Span(text.index("1002"), text.index("1002") + 4)
    citation = cite_passage(1, make_passage(text), [near, far])
    assert [citation.quote[mark.start : mark.end] for mark in citation.marked] == ["1150"]


def test_a_long_passage_without_marks_is_quoted_from_its_start() -> None:
    """As for the nearest passages of a refusal."""
    citation = cite_passage(1, make_passage("dài " * 1000, at=7))
    assert (citation.start, citation.end) == (7, 7 + LONGEST_QUOTE)


def test_facts_of_one_passage_share_a_citation() -> None:
    """Numbered in the order in which their passages come."""
    one, other = make_passage(SENTENCE), make_passage("Chi đạt 1.900 tỷ đồng.", at=900, chunk_id=2)
    facts = [make_fact(other, "1.900 tỷ đồng"), make_fact(one, "2.610 tỷ đồng"), make_fact(one, "108,75%")]
    citations, _ = cite_facts(facts)
    assert [citation.quote for citation in citations] == [other.source_text, one.source_text]
    assert [citation.number for citation in citations] == [1, 2]
    assert len(citations[1].marked) == 2


def test_a_figure_is_shown_with_its_range_and_in_one_line() -> None:
    """Line breaks of the source are no part of what is shown; the number keeps its digits."""
    fact = make_fact(make_passage("Đạt 7,50\ntỷ đồng."), "7,50\ntỷ đồng")
    shown = show_figure(fact, 3)
    assert (shown.text, shown.number, shown.unit, shown.citation) == ("7,50 tỷ đồng", "7.50", "tỷ đồng", 3)
    assert not shown.computed


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Thu (năm 2021): 2.610 tỷ đồng, tăng 16,5% [1].", ["2.610", "16,5"]),
        ("Khánh thành ngày 12/8/2021 [2]; họp 15/3; tháng 3/2018", []),
        ("6 tháng đầu năm 2021: 42 vụ", ["6", "42"]),
        ("[1][12]", []),
        ("từ 10-12% đến 7-7,5 tấn", ["10", "12", "7", "7,5"]),
    ],
)
def test_dates_years_and_marks_need_no_proof(text: str, numbers: list[str]) -> None:
    """Everything else that a headline says in digits does."""
    assert numbers_of(text) == numbers


def test_an_answer_whose_numbers_are_quoted_may_leave() -> None:
    """In any of its quotes."""
    check_answer(answer_of("Thu 2.610 tỷ đồng [1]; chi 1.900 tỷ đồng [2].", SENTENCE, "Chi 1.900 tỷ đồng"), [])


@given(st.integers(1, 10**6).filter(lambda number: not 1900 <= number <= 2099))
def test_a_number_that_no_quote_holds_is_held_back(number: int) -> None:
    """Whatever it is; its digits inside a longer number are no proof."""
    with pytest.raises(AlignmentError, match=str(number)):
        check_answer(answer_of(f"Thu {number} tỷ đồng [1].", f"Thu đạt 9{number}7 tỷ đồng."), [])


def test_numbers_of_the_question_may_be_repeated() -> None:
    """The user gave them."""
    answer = answer_of("Gói 135 có vốn 2.610 tỷ đồng [1].", SENTENCE)
    with pytest.raises(AlignmentError, match="135"):
        check_answer(answer, ["Vốn là bao nhiêu?"])
    check_answer(answer, ["Vốn của gói 135 là bao nhiêu?"])


def test_a_computed_number_is_proved_by_its_formula_alone() -> None:
    """Without a formula it is not."""
    figure = AnswerFigure(
        text="1.740 tỷ đồng (2.610 − 870 = 1.740)",
        number="1740",
        unit="tỷ đồng",
        indicator="thu nội địa",
        role="other",
        direction="none",
        period="",
        baseline=None,
        status="actual",
        citation=1,
        computed=True,
        formula="2.610 − 870 = 1.740",
    )
    quotes = ("Thu 2.610 tỷ đồng", "thu 870 tỷ đồng")
    check_answer(answer_of("1.740 tỷ đồng (tính: 2.610 − 870 = 1.740).", *quotes, figures=[figure]), [])
    for unproved in (replace(figure, formula=None), replace(figure, computed=False)):
        with pytest.raises(AlignmentError, match=r"1\.740"):
            check_answer(answer_of("1.740 tỷ đồng.", *quotes, figures=[unproved]), [])


def test_a_citation_whose_offsets_do_not_fit_its_quote_is_held_back() -> None:
    """One character too many."""
    answer = answer_of("Thu 2.610 tỷ đồng [1].", SENTENCE)
    shifted = replace(answer.citations[0], end=answer.citations[0].end + 1)
    with pytest.raises(AlignmentError, match="lệch"):
        check_answer(replace(answer, citations=(shifted,)), [])


def test_a_refusal_says_nothing_that_needs_proof() -> None:
    """It is not checked."""
    check_answer(Answer(question="", answered=False, text="Không có 999."), [])


def test_a_citation_is_told_as_the_contract_says() -> None:
    """Its own keys, its own types; the marks are for the page only."""
    citation: Citation = cite_passage(1, make_passage("Đạt 5 ha.", at=4))
    assert citation.to_json() == {
        "n": 1,
        "document": "bao-cao.txt",
        "title": "Báo cáo của tỉnh Bạch Sơn",
        "section": ["I. Kinh tế"],
        "paragraph": 3,
        "page": None,
        "start": 4,
        "end": 13,
        "quote": "Đạt 5 ha.",
    }
