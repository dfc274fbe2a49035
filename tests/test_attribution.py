"""Who a question says told a figure is named somewhere before it, and need not stand beside it."""

import pytest

from qa.analyse.analyse import analyse_question
from qa.analyse.attribution import find_attribution, find_speakers
from qa.question import Asked
from qa.rank.scene import Scene
from qa.words.match import held_by, make_terms
from tests.candidates import make_passage, make_question

ASKED = "Theo đại biểu Lê Vân An, diện tích muối tăng bao nhiêu phần trăm?"


@pytest.mark.parametrize(
    ("question", "attributed"),
    [
        (ASKED, "Theo đại biểu Lê Vân An,"),
        ("Diện tích muối tăng bao nhiêu, theo bà Vân An?", ", theo bà Vân An"),
        ("Theo Nghị định 12/2020, mức phạt là bao nhiêu?", None),
        ("Theo báo cáo, diện tích muối là bao nhiêu?", None),
    ],
)
def test_a_speaker_is_told_from_a_source(question: str, attributed: str | None) -> None:
    """A paper is what a question is of; a person only says it."""
    span = find_attribution(question, Asked.GROWTH)
    assert (None if span is None else question[span.start : span.end]) == attributed


def test_a_speaker_is_no_subject_of_a_figure() -> None:
    """What is looked for is the area of salt; a reason stands where its speaker is named."""
    assert analyse_question(ASKED).terms == ("dien", "tich", "muoi")
    why = analyse_question("Theo đại biểu Lê Vân An, vì sao diện tích muối giảm?")
    assert {"bieu", "an"} <= set(why.terms)
    assert find_speakers(why.reading, why.asked) == ()


def test_a_speaker_is_a_name_without_a_title() -> None:
    """Neither the word that begins the question nor the office belongs to it."""
    assert find_speakers("Theo Bộ trưởng Lê Vân An, phí tăng bao nhiêu?", Asked.GROWTH) == (("le", "van", "an"),)


@pytest.mark.parametrize(("before", "quoted"), [("Bà Lê Vân An nói thêm:", True), ("Bà Trần Thu nói thêm:", False)])
def test_a_speaker_is_named_in_the_text_before(before: str, *, quoted: bool) -> None:
    """Else somebody else said it."""
    scene = Scene(
        question=make_question(ASKED, asked=Asked.GROWTH),
        terms=make_terms(("muoi",), lambda _: 1.0),
        best_lexical=1.0,
        best_dense=0.0,
        near=lambda _: before,
    )
    passage = make_passage("Diện tích muối tăng 4%.")
    assert scene.quotes(passage, held_by((passage.chunk.text,))) is quoted
    assert scene.whole_names == ()
