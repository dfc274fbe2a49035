"""Answers are made of the source's own words and digits, and fit in one breath."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.figure import Direction, Role, Status
from qa.answer import Answer
from qa.cite.cite import NUMBER, check_answer
from qa.cite.trim import MOST_NUMBERS
from qa.compose.compose import (
    LONGEST_ANSWER,
    compose_fact,
    compose_facts,
    compose_item,
    compose_passage,
    compose_refusal,
    leans_on_context,
    trim_sentence,
)
from qa.question import Asked
from qa.words.match import make_terms
from tests.candidates import make_fact, make_passage, make_question

SENTENCE = make_passage(
    "Năm 2021, thu nội địa đạt 2.610 tỷ đồng, bằng 108,75% dự toán, tăng 16% so với cùng kỳ.", at=40
)
LEVEL = make_fact(SENTENCE, "2.610 tỷ đồng", period="2021")
SHARE = make_fact(SENTENCE, "108,75%", role=Role.PLAN_SHARE, baseline="dự toán", period="2021")
GROWTH = make_fact(SENTENCE, "16%", role=Role.GROWTH, direction=Direction.UP, baseline="cùng kỳ", period="2021")
QUESTION = make_question()
REASON = re.compile("do|vì")


def check_quotes(answer: Answer, *, at: int, text: str) -> None:
    """Require that each quote is the document's text at its offsets, and that every number is proved."""
    document = " " * at + text
    for citation in answer.citations:
        assert document[citation.start : citation.end] == citation.quote
    check_answer(answer, [answer.question])


def test_one_figure_is_told_with_what_belongs_to_it() -> None:
    """Name, period, amount, share of the plan, growth, mark; the figures in the same order."""
    answer = compose_fact(QUESTION, LEVEL, (SHARE, GROWTH), 0.9)
    assert answer.text == "Thu nội địa (năm 2021): 2.610 tỷ đồng, đạt 108,75% dự toán, tăng 16% so với cùng kỳ [1]."
    assert [figure.text for figure in answer.figures] == ["2.610 tỷ đồng", "108,75%", "16%"]
    assert (answer.answered, answer.confidence, answer.question) == (True, 0.9, QUESTION.text)
    check_quotes(answer, at=40, text=SENTENCE.source_text)


def test_the_place_is_named_unless_the_question_does() -> None:
    """A reader of one line must know whose figure it is."""
    fact = make_fact(SENTENCE, "2.610 tỷ đồng", territory="Bạch Sơn")
    assert compose_fact(QUESTION, fact, (), 0.9).text == "Thu nội địa (Bạch Sơn): 2.610 tỷ đồng [1]."
    asked = make_question("Thu nội địa của tỉnh bạch sơn là bao nhiêu?")
    assert compose_fact(asked, fact, (), 0.9).text == "Thu nội địa: 2.610 tỷ đồng [1]."


def test_an_updated_figure_names_the_one_that_it_replaces() -> None:
    """The new one leads; the old one is told after it, with its own citation when it stands elsewhere."""
    old_passage = make_passage("Đã báo cáo thu nội địa 2.500 tỷ đồng.", chunk_id=7)
    new = make_fact(SENTENCE, "2.610 tỷ đồng", status=Status.UPDATED)
    old = make_fact(old_passage, "2.500 tỷ đồng", status=Status.FIRST_REPORTED)
    answer = compose_fact(QUESTION, new, (), 0.9, old=old)
    assert answer.text == ("Thu nội địa (số cập nhật): 2.610 tỷ đồng [1]. Số đã báo cáo trước: 2.500 tỷ đồng [2].")
    assert [(figure.text, figure.citation) for figure in answer.figures] == [
        ("2.610 tỷ đồng", 1),
        ("2.500 tỷ đồng", 2),
    ]
    check_answer(answer, [])


def test_several_figures_carry_their_own_marks() -> None:
    """Two documents whose figures stand at the same offsets still have two citations."""
    one = make_passage("Tổng thu 5.120 tỷ đồng.", document="hai-yen.txt", document_id=2, chunk_id=2)
    other = make_passage("Tổng thu 3.480 tỷ đồng.", document="bach-son.txt", document_id=1, chunk_id=1)
    facts = [
        make_fact(one, "5.120 tỷ đồng", indicator="Hải Yên"),
        make_fact(other, "3.480 tỷ đồng", indicator="Bạch Sơn"),
    ]
    assert facts[0].figure.span == facts[1].figure.span
    answer = compose_facts(QUESTION, facts, 0.8, lead="Hải Yên cao hơn: ")
    assert answer.text == "Hải Yên cao hơn: Hải Yên: 5.120 tỷ đồng [1]; Bạch Sơn: 3.480 tỷ đồng [2]."
    assert [citation.document for citation in answer.citations] == ["hai-yen.txt", "bach-son.txt"]
    check_answer(answer, [])


def test_figures_of_one_name_carry_whose_they_are() -> None:
    """A figure is shown apart from its sentence: beside another of its name it has to tell whose it is."""
    one = make_passage("Dân số 2.261 người.", document="hai-yen.txt", document_id=2, chunk_id=2)
    other = make_passage("Dân số Bạch Sơn 2.210 người.", document="bach-son.txt", document_id=1, chunk_id=1)
    facts = [
        make_fact(one, "2.261 người", indicator="Dân số"),
        make_fact(other, "2.210 người", indicator="Dân số Bạch Sơn"),
    ]
    answer = compose_facts(QUESTION, facts, 0.8, places=["Hải Yên", "Bạch Sơn"])
    assert [(figure.name, figure.to_json().get("place")) for figure in answer.figures] == [
        ("Dân số (Hải Yên)", "Hải Yên"),
        ("Dân số Bạch Sơn", None),
    ]


def test_what_moves_from_one_level_to_another_is_one_clause() -> None:
    """Two clauses of one name would not tell which was before."""
    passage = make_passage("Biểu thuế rút gọn từ 7 bậc xuống 5 bậc.")
    facts = [make_fact(passage, number, indicator="Biểu thuế rút gọn") for number in ("7 bậc", "5 bậc")]
    answer = compose_facts(make_question("Từ mấy bậc xuống mấy bậc?"), facts, 0.9)
    assert answer.text == "Biểu thuế rút gọn: từ 7 bậc xuống 5 bậc [1]."
    assert [figure.number for figure in answer.figures] == ["7", "5"]


def test_a_share_is_told_with_what_it_is_a_share_of() -> None:
    """The number "130%" alone is read as any share."""
    passage = make_passage("Lãi suất nợ quá hạn bằng 130% lãi suất cho vay.")
    answer = compose_facts(make_question("?"), [make_fact(passage, "130%", indicator="Lãi suất nợ quá hạn")], 0.9)
    assert answer.text == "Lãi suất nợ quá hạn: 130% lãi suất cho vay [1]."


def test_more_figures_than_fit_are_left_out_whole() -> None:
    """Never a number cut in two, never beyond the longest answer; what is left out has no figure either."""
    text = "; ".join(f"huyện thứ {i} có {1000 + i} ha rừng trồng" for i in range(60))
    passage = make_passage(text)
    facts = [make_fact(passage, f"{1000 + i} ha", indicator=f"rừng trồng huyện thứ {i}") for i in range(60)]
    answer = compose_facts(QUESTION, facts, 0.8)
    assert len(answer.text) <= 600
    assert 5 < len(answer.figures) < 60
    assert answer.text.count("[1]") == len(answer.figures)


def test_a_name_loses_the_digits_that_the_quote_does_not_hold() -> None:
    """A column "Đất hạng 3" stands in the header of the table, the quote is the row."""
    row = make_passage("Vàng Danh | 1.150 | 210")
    fact = make_fact(row, "210", unit="ha", indicator="Vàng Danh - Đất hạng 3")
    answer = compose_fact(make_question("Vàng Danh có bao nhiêu đất hạng ba?"), fact, (), 0.9)
    assert answer.text == "Vàng Danh: 210 ha [1]."
    check_answer(answer, [answer.question])
    asked = compose_fact(make_question("Vàng Danh có bao nhiêu đất hạng 3?"), fact, (), 0.9)
    assert asked.text == "Vàng Danh - Đất hạng 3: 210 ha [1]."


TERMS = make_terms(("cau", "thi", "cong"), lambda _: 1.0)


def test_a_short_sentence_answers_whole() -> None:
    """Its line breaks become spaces and its full stop gives way to the mark."""
    passage = make_passage("Cầu Mây do Công ty\nTrường An thi công.", at=9)
    answer = compose_passage(make_question(asked=Asked.ENTITY), TERMS, passage, 0.7)
    assert answer.text == "Cầu Mây do Công ty Trường An thi công [1]."
    assert answer.figures == ()
    check_quotes(answer, at=9, text=passage.source_text)


def test_a_long_sentence_is_trimmed_to_the_clauses_that_hold_the_words() -> None:
    """The clause about the bridge, not the forty about meetings; it is marked in the quote."""
    clauses = ["các đơn vị họp giao ban định kỳ hằng tuần"] * 40
    clauses[30] = "cầu Mây do Công ty Trường An thi công"
    passage = make_passage("; ".join(clauses) + ".")
    answer = compose_passage(make_question(asked=Asked.ENTITY), TERMS, passage, 0.7)
    assert "cầu Mây do Công ty Trường An thi công" in answer.text
    assert len(answer.text) <= 600
    citation = answer.citations[0]
    mark = citation.marked[0]
    assert "Trường An" in citation.quote[mark.start : mark.end]
    check_quotes(answer, at=0, text=passage.source_text)


@pytest.mark.parametrize(
    ("heading", "lead"),
    [
        ("2. Ban Quản lý rừng: ", "Ban Quản lý rừng: "),
        ("IV. Ban Quản lý rừng: ", "Ban Quản lý rừng: "),
        ("a) Ban Quản lý rừng: ", "Ban Quản lý rừng: "),
        ("Chương trình 135: ", ""),
        ("Gói thầu năm 2021: ", "Gói thầu năm 2021: "),
        (f"{'Ban Quản lý ' * 30}: ", ""),
    ],
)
def test_a_heading_before_a_sentence_that_leans_on_it_brings_no_number(heading: str, lead: str) -> None:
    """Its own number in the order of headings falls away; one that brings other digits, or is long, is left out."""
    passage = make_passage("Là đơn vị sự nghiệp của tỉnh.")
    answer = compose_passage(make_question(asked=Asked.DEFINITION), TERMS, passage, 0.7, lead=heading)
    assert answer.text == f"{lead}Là đơn vị sự nghiệp của tỉnh [1]."
    check_quotes(answer, at=0, text=passage.source_text)


def test_a_sentence_that_points_back_leans_on_the_one_before() -> None:
    """By its first word; a name stands by itself."""
    assert leans_on_context(make_passage("Ông giữ chức vụ này từ năm 2019."))
    assert leans_on_context(make_passage("- Là cơ quan thường trực."))
    assert not leans_on_context(make_passage("Lào Cai có đường biên giới."))
    assert not leans_on_context(make_passage("Cầu Mây là cây cầu dài nhất."))


def test_a_reason_is_preferred_where_the_reason_is_asked() -> None:
    """Between two clauses with the same words the one with "do" answers "vì sao"."""
    filler = ", ".join(["các xã tiếp tục rà soát"] * 30)
    text = f"sản lượng chè giảm mạnh; {filler}; sản lượng chè giảm do hạn hán; {filler}."
    terms = make_terms(("san", "luong", "che", "giam"), lambda _: 1.0)
    assert "do hạn hán" in trim_sentence(text, terms, room=100, question="", wanted=REASON)


def test_names_alone_answer_where_the_sentence_would_be_cut() -> None:
    """Three communes among six numbers: the names are told, the sentence is cited whole."""
    text = "Gộp 1,5 ha, 20 người của xã Mây, 2,5 ha, 30 người của xã Đá và 3,5 ha, 40 người của xã Đồi."
    passage = make_passage(text)
    names = ("xã Mây", "xã Đá", "xã Đồi")
    answer = compose_passage(make_question(asked=Asked.LIST), TERMS, passage, 0.7, names=names)
    assert answer.text == "xã Mây, xã Đá, xã Đồi [1]."
    assert answer.citations[0].quote == text


def test_an_item_is_told_without_its_mark_after_the_line_that_announces_it() -> None:
    """The line loses its mark too; the item alone is marked in what is cited."""
    text = "2. Hồ sơ gồm: a) đơn xin mở quầy;"
    item = make_passage("a) đơn xin mở quầy;", at=text.index("a)"))
    answer = compose_item(make_question(), make_passage(text), item, 0.7, lead="2. Hồ sơ gồm:")
    assert answer.text == "Hồ sơ gồm: đơn xin mở quầy [1]."
    assert answer.citations[0].quote == text
    assert answer.citations[0].marked == (item.span,)


def test_an_enumeration_of_short_items_is_not_cut() -> None:
    """Of "loại một, loại hai và loại ba, ..." no item is lost, though the words asked for stand later."""
    text = f"Tại chợ loại một, loại hai, xã thu phí cầu thi công; {'quầy hàng ' * 40}"
    assert trim_sentence(text, TERMS, room=100, question="").startswith("Tại chợ loại một, loại hai, xã thu phí")


@given(
    st.lists(st.sampled_from(["thu 12 tỷ", "chi 7,5%", "cầu Mây", "thi công", "năm 2021", "a" * 200]), min_size=1),
    st.sampled_from(["; ", ", ", ". ", " "]),
    st.integers(20, LONGEST_ANSWER),
)
def test_what_is_kept_is_a_piece_of_the_sentence_that_fits(parts: list[str], glue: str, room: int) -> None:
    """It stands in the source as it is, not longer than the room, with few numbers."""
    text = glue.join(parts)
    kept = trim_sentence(text, TERMS, room=room, question="")
    assert kept in text
    assert 0 < len(kept) <= room
    assert len(NUMBER.findall(kept.replace("2021", ""))) <= MOST_NUMBERS


def test_a_sentence_that_is_a_table_of_numbers_is_cut_before_it_becomes_one() -> None:
    """Five numbers at most; numbers that the question gives do not count."""
    text = " và ".join(f"{i} xã" for i in range(11, 31))
    assert len(NUMBER.findall(trim_sentence(text, TERMS, room=500, question=""))) == MOST_NUMBERS


@pytest.mark.parametrize("count", [0, 1, 5])
def test_a_refusal_offers_the_nearest_passages(count: int) -> None:
    """Three at most, numbered, quoted, and no figure; the words say whether there are any."""
    passages = [make_passage(f"Đoạn số {i}.", chunk_id=i) for i in range(count)]
    answer = compose_refusal(QUESTION, passages, 0.8)
    assert not answer.answered
    assert answer.figures == ()
    assert [citation.number for citation in answer.citations] == list(range(1, min(count, 3) + 1))
    assert answer.text.startswith("Tài liệu không nêu thông tin này.")
    assert ("dẫn bên dưới" in answer.text) == (count > 0)
