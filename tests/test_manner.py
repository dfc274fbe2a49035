"""How something is done is told by a sentence or a list, not by a figure near its words."""

from collections.abc import Sequence
from dataclasses import replace

from index.document import BlockKind
from qa.answer import Answer
from qa.candidate import Passage
from qa.question import Asked
from qa.strategy.manner import answer_manner, is_unlikely_manner
from tests.answering import answer_by
from tests.candidates import make_passage, make_question

DOCUMENT = "Thẻ cũ bị thu lại.\nThẻ được đổi như sau:\n- nộp đơn;\n- nộp ảnh."
TAKEN = make_passage("Thẻ cũ bị thu lại.", at=0, chunk_id=1)
OPENS = make_passage("Thẻ được đổi như sau:", at=DOCUMENT.index("Thẻ được"), chunk_id=2)
ITEMS = tuple(
    make_passage(
        text,
        at=DOCUMENT.index(text),
        chunk_id=number,
        kind=BlockKind.LIST_ITEM,
        paragraph=number,
        context="Thẻ được đổi như sau:",
    )
    for number, text in ((11, "- nộp đơn;"), (12, "- nộp ảnh."))
)


def answer(reading: str, passages: Sequence[Passage]) -> str:
    """Return the headline, "" where nothing is answered."""
    question = make_question(reading, asked=Asked.BREAKDOWN)
    return answer_by(answer_manner, question, passages, beside=(TAKEN, OPENS, *ITEMS), document=DOCUMENT)


def test_how_is_told_by_a_sentence_or_by_the_list_that_it_announces() -> None:
    """Whichever holds most of what is asked about."""
    assert answer("Thẻ cũ bị xử lý thế nào?", [TAKEN, OPENS]) == "Thẻ cũ bị thu lại [1]."
    assert answer("Thẻ được đổi ra sao?", [OPENS, TAKEN]) == "Thẻ được đổi như sau: nộp đơn; nộp ảnh [1]."


def test_parts_and_headings_are_left_to_others() -> None:
    """Figures tell how something is parted, and a heading tells nothing."""
    assert answer("Tiền chợ chia ra sao?", [TAKEN]) == ""
    heading = make_passage("Thẻ cũ", at=0, chunk_id=5, kind=BlockKind.HEADING)
    assert answer("Thẻ cũ bị xử lý thế nào?", [heading]) == ""


def test_a_figure_that_is_hardly_meant_is_no_manner() -> None:
    """Unless it is asked how something is reckoned."""
    told = Answer(
        question="",
        answered=True,
        text="Lệ phí: 5 nghìn đồng [1].",
        figures=(),
        citations=(),
        confidence=0.3,
        understood="",
    )
    for reading, unlikely in (("Thẻ cũ bị xử lý thế nào?", True), ("Phí đổi thẻ tính thế nào?", False)):
        assert is_unlikely_manner(make_question(reading, asked=Asked.BREAKDOWN), told) is unlikely
    assert not is_unlikely_manner(
        make_question("Thẻ cũ bị xử lý thế nào?", asked=Asked.BREAKDOWN), replace(told, confidence=0.6)
    )
