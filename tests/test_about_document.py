"""What a paper says of itself is answered from its letterhead, for the paper that is meant and no other."""

from dataclasses import replace

import pytest

from index.document import Span
from index.letterhead_record import Item, Letterhead
from index.rows import DocumentRow
from qa.candidate import Passage
from qa.rank.ground import Papers
from qa.strategy.about_document import answer_about_document, find_paper
from tests.candidates import make_passage, make_question

TEXT = "SỞ TÀI CHÍNH\nSố: 12/BC-STC\nBạch Sơn, *ngày 5\ntháng 2 năm 2018*\nBÁO CÁO\n...\nKT. GIÁM ĐỐC\nTrần Văn Mẫu"


def item(words: str, text: str | None = None) -> Item:
    """Return the words of `TEXT` as an item that says `text`, or what they say."""
    start = TEXT.index(words)
    return Item(text=text or words, span=Span(start, start + len(words)))


REPORT = Letterhead(
    number=item("12/BC-STC"),
    kind=item("BÁO CÁO", "Báo cáo"),
    organ=item("SỞ TÀI CHÍNH"),
    place=item("Bạch Sơn"),
    date=item("ngày 5\ntháng 2 năm 2018", "2018-02-05"),
    signer=item("Trần Văn Mẫu"),
    office=item("KT. GIÁM ĐỐC"),
)
ROW = DocumentRow(
    id=1,
    name="thu.txt",
    path="/thu.txt",
    title="Kết quả thu ngân sách năm 2017 của tỉnh Bạch Sơn",
    content_hash="",
    pipeline="",
    territory="Bạch Sơn",
    period="2017",
    format="text",
    warnings=(),
    letterhead=REPORT,
    indexed_at="",
)
PLAN = replace(
    ROW,
    id=2,
    title="Trồng rừng năm 2018",
    letterhead=Letterhead(kind=Item(text="Kế hoạch", span=Span(0, 8)), number=Item(text="7/KH-UBND", span=Span(0, 9))),
)
ARTICLE = replace(ROW, id=3, title="Bạch Sơn", letterhead=None)


def passage_at(document_id: int, span: Span) -> Passage:
    """Return the passage at a span of `TEXT`."""
    return make_passage(TEXT[span.start : span.end], at=span.start, document_id=document_id)


PAPERS = Papers(documents=lambda: (ROW, PLAN, ARTICLE), passage_at=passage_at)


@pytest.mark.parametrize(
    ("question", "answer", "quote"),
    [
        ("Ai ký báo cáo thu ngân sách?", "Người ký: Trần Văn Mẫu (KT. GIÁM ĐỐC) [1].", "KT. GIÁM ĐỐC\nTrần Văn Mẫu"),
        ("Báo cáo số 12/BC-STC ban hành ngày nào?", "Ngày ban hành: 5 tháng 2 năm 2018 [1].", None),
        ("Báo cáo kết quả thu ngân sách số mấy?", "Số hiệu: 12/BC-STC [1].", "12/BC-STC"),
        ("Cơ quan nào ban hành báo cáo thu?", "Cơ quan ban hành: SỞ TÀI CHÍNH [1].", "SỞ TÀI CHÍNH"),
    ],
)
def test_what_is_printed_is_answered_and_cited(question: str, answer: str, quote: str | None) -> None:
    """The name with the office, the date with the place, to the character."""
    found = answer_about_document(make_question(question), PAPERS, nearest=())
    assert found is not None
    assert found.text == answer
    (citation,) = found.citations
    assert citation.quote == TEXT[citation.start : citation.end]
    assert citation.quote == (quote or "Bạch Sơn, *ngày 5\ntháng 2 năm 2018")


def test_what_a_paper_does_not_say_is_refused() -> None:
    """The plan names no signer; the nearest passages are offered."""
    nearest = make_passage("Trồng 5 ha.")
    found = answer_about_document(make_question("Ai ký kế hoạch trồng rừng?"), PAPERS, nearest=(nearest,))
    assert found is not None
    assert not found.answered
    assert [citation.quote for citation in found.citations] == ["Trồng 5 ha."]


@pytest.mark.parametrize(
    "question",
    [
        "Thu ngân sách là bao nhiêu?",
        "Ai ký Nghị định 63/2010/NĐ-CP?",
        "Ai ký quyết định thu ngân sách?",
        "Ai ký báo cáo về y tế?",
        "Báo cáo 12/BC-STC thay cho báo cáo số mấy?",
    ],
)
def test_another_paper_is_not_answered_from_this_one(question: str) -> None:
    """Another number, another kind, another subject, or no question about a paper at all."""
    assert answer_about_document(make_question(question), PAPERS, nearest=()) is None


def test_the_paper_meant_is_the_one_that_fits_best() -> None:
    """Two that fit equally are none: a guess would cite the wrong paper."""
    other = replace(ROW, id=4, title="Kết quả thu ngân sách năm 2016 của tỉnh Bạch Sơn", period="2016")
    assert find_paper("Ai ký báo cáo thu ngân sách năm 2016?", (ROW, other)) == other
    assert find_paper("Ai ký báo cáo thu ngân sách?", (ROW, other)) is None
    assert find_paper("Ai ký báo cáo này?", (ROW, PLAN, ARTICLE)) == ROW


def test_recipients_stand_in_for_an_addressee() -> None:
    """A report to nobody in particular goes to those who get a copy."""
    head = replace(REPORT, recipients=Item(text="UBND tỉnh; Lưu: VT", span=Span(0, 12)))
    papers = Papers(documents=lambda: (replace(ROW, letterhead=head),), passage_at=passage_at)
    found = answer_about_document(make_question("Báo cáo này gửi cho ai?"), papers, nearest=())
    assert found is not None
    assert found.text == "Nơi nhận: UBND tỉnh; Lưu: VT [1]."


def test_a_sentence_may_tell_who_signed_what_a_letterhead_leaves_out() -> None:
    """Where it names the paper by its number; then the sentence is left to answer."""
    signed = make_passage("Bà Trần Thị Thử vừa ký Kế hoạch 7/KH-UBND về trồng rừng.")
    question = make_question("Ai ký Kế hoạch 7/KH-UBND?")
    assert answer_about_document(question, PAPERS, nearest=(signed,)) is None
    other = make_passage("Bà Trần Thị Thử vừa ký Kế hoạch 8/KH-UBND về trồng rừng.")
    found = answer_about_document(question, PAPERS, nearest=(other,))
    assert found is not None
    assert not found.answered


def test_this_report_is_none_where_several_may_be_meant() -> None:
    """What any of them says of its signing would be taken for what was asked."""
    twins = Papers(documents=lambda: (ROW, replace(ROW, id=4)), passage_at=passage_at)
    found = answer_about_document(make_question("Ai ký báo cáo này?"), twins, nearest=())
    assert found is not None
    assert not found.answered
    assert answer_about_document(make_question("Ai ký hợp đồng bán chè?"), twins, nearest=()) is None
