"""Several measures of one thing: each is asked by itself, and what speaks of something else is taken back."""

from dataclasses import replace

import pytest

from index.document import BlockKind
from qa.analyse.several_measures import keep_subject, split_measures, tells_all
from qa.answer import Answer
from qa.cite.cite import cite_passage, show_figure
from qa.strategy.several import join_answers
from tests.candidates import make_fact, make_passage


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        (
            "Tổng diện tích, năng suất và sản lượng sắn?",
            ("Tổng diện tích sắn?", "năng suất sắn?", "sản lượng sắn?"),
        ),
        ("Xã Mây có diện tích và dân số bao nhiêu?", ("Xã Mây có diện tích bao nhiêu?", "Xã Mây có dân số bao nhiêu?")),
        ("dien tich, dan so xa May", ("dien tich xa May", "dan so xa May")),
        ("Dân số, mật độ dân số của xã Mây", ("Dân số của xã Mây", "mật độ dân số của xã Mây")),
    ],
)
def test_measures_that_are_listed_are_asked_one_by_one(text: str, questions: tuple[str, ...]) -> None:
    """What stands before and behind them belongs to each; a total is of the first alone."""
    assert split_measures(text) == questions


@pytest.mark.parametrize(
    "text",
    [
        "Diện tích xã Mây là bao nhiêu?",
        "Xã nào có diện tích và dân số lớn nhất?",
        "Mây hay Gió có diện tích lớn hơn, diện tích mỗi xã là bao nhiêu?",
        "Diện tích và dân số từng xã là bao nhiêu?",
        "Giá trị sản lượng là bao nhiêu?",
        "Diện tích bao nhiêu, dân số bao nhiêu?",
    ],
)
def test_one_measure_or_several_things_are_one_question(text: str) -> None:
    """Orders, comparisons and parts have ways of their own; "giá trị sản lượng" is one measure."""
    assert split_measures(text) == (text,)


def answer(text: str, quote: str, *, at: int = 0, paragraph: int = 1) -> Answer:
    """Return an answer with one citation."""
    passage = make_passage(quote, at=at, paragraph=paragraph)
    citation = cite_passage(1, passage)
    return Answer(question="", answered=True, text=f"{text} [1].", citations=(citation,), confidence=0.9)


QUESTIONS = ("năng suất sắn?", "sản lượng sắn?")


def test_what_is_told_of_another_thing_is_taken_back() -> None:
    """The yield names cassava, the harvest is that of maize."""
    cassava = answer("Năng suất sắn: 20 tạ/ha", "Năng suất sắn 20 tạ/ha.")
    maize = answer("Sản lượng: 90 tấn", "Ngô có sản lượng 90 tấn.", at=500, paragraph=4)
    kept = keep_subject(QUESTIONS, [cassava, maize])
    assert [each.answered for each in kept] == [True, False]
    told = "Năng suất sắn: 20 tạ/ha [1]. Tài liệu không nêu: “sản lượng sắn”."
    assert join_answers(QUESTIONS, kept).text == told


def test_what_another_document_tells_is_taken_back() -> None:
    """The surer one stands: the other may be of a namesake."""
    sure = answer("Năng suất sắn: 20 tạ/ha", "Năng suất sắn 20 tạ/ha.")
    other = answer("Sản lượng sắn: 90 tấn", "Sản lượng sắn 90 tấn.")
    elsewhere = replace(other, confidence=0.5, citations=(replace(other.citations[0], document="khac.txt"),))
    assert [each.answered for each in keep_subject(QUESTIONS, [sure, elsewhere])] == [True, False]


def test_one_figure_is_not_two_measures() -> None:
    """A bare number of a row cannot be both; the surer one stands."""
    row = make_passage("Sắn | 20", kind=BlockKind.TABLE)
    shown = (show_figure(make_fact(row, "20", unit="", indicator="Sắn"), 1),)
    first, second = (
        replace(answer("Sắn: 20", "Sắn | 20"), figures=shown, confidence=confidence) for confidence in (0.9, 0.4)
    )
    assert [each.answered for each in keep_subject(QUESTIONS, [first, second])] == [True, False]


def test_what_one_sentence_tells_need_not_be_asked_one_by_one() -> None:
    """Two units in one sentence; growth in the unit of its level is no second measure."""
    passage = make_passage("Sắn: năng suất 20 tạ/ha, thêm 2 tạ/ha, sản lượng 90 tấn.")
    harvest, more, total = (show_figure(make_fact(passage, text), 1) for text in ("20 tạ/ha", "2 tạ/ha", "90 tấn"))
    whole = answer("Năng suất: 20 tạ/ha", passage.source_text)
    assert tells_all(replace(whole, figures=(harvest, total)), QUESTIONS)
    # What heads their row is cited besides.
    headed = replace(
        whole, figures=(harvest, total), citations=(*whole.citations, replace(whole.citations[0], number=2))
    )
    assert tells_all(headed, QUESTIONS)
    assert not tells_all(replace(whole, figures=(harvest, more)), QUESTIONS)


def test_the_next_sentence_goes_on_with_the_thing() -> None:
    """In one paragraph the thing need not be named again; where nothing names it, all stands."""
    cassava = answer("Năng suất sắn: 20 tạ/ha", "Năng suất sắn 20 tạ/ha.")
    more = answer("Sản lượng: 90 tấn", "Sản lượng 90 tấn.", at=40)
    assert all(each.answered for each in keep_subject(QUESTIONS, [cassava, more]))
    assert all(each.answered for each in keep_subject(QUESTIONS, [more, more]))


def test_one_sentence_that_tells_several_measures_is_cited_once() -> None:
    """Both answers point to it."""
    quote = "Sắn: năng suất 20 tạ/ha, sản lượng 90 tấn."
    joined = join_answers(QUESTIONS, [answer("Năng suất: 20 tạ/ha", quote), answer("Sản lượng: 90 tấn", quote)])
    assert joined.text == "Năng suất: 20 tạ/ha [1]. Sản lượng: 90 tấn [1]."
    assert [each.number for each in joined.citations] == [1]


def test_the_citations_of_different_sentences_are_numbered_through() -> None:
    """The second answer's first citation is the second of both."""
    one, other = (
        answer("Năng suất: 20 tạ/ha", "Năng suất 20 tạ/ha."),
        answer("Sản lượng: 9 tấn", "Sản lượng 9 tấn.", at=90),
    )
    joined = join_answers(QUESTIONS, [one, other])
    assert joined.text == "Năng suất: 20 tạ/ha [1]. Sản lượng: 9 tấn [2]."
    assert [each.number for each in joined.citations] == [1, 2]
