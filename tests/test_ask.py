"""Questions of every kind over two small reports: the answer, its quotes, and what is refused."""

import json
import logging
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.errors import AlignmentError, StoreMissing
from qa import ask as ask_module
from qa.answer import Answer
from qa.ask import LONGEST_QUESTION, Asker, open_asker
from qa.cite.cite import check_answer
from qa.step import Step, StepKind
from tests.two_reports import TEXTS, index_reports


@pytest.fixture(scope="module")
def asker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    """Index both reports by words and open them for questions."""
    opened = open_asker(index_reports(tmp_path_factory.mktemp("hai-bao-cao")))
    yield opened
    opened.store.close()


def check_shape(answer: Answer) -> None:
    """Require what every answer keeps: quotes at their offsets, proved numbers, marks that exist, a short headline."""
    for number, citation in enumerate(answer.citations, start=1):
        assert citation.number == number
        assert TEXTS[citation.document][citation.start : citation.end] == citation.quote
        assert all(0 <= mark.start < mark.end <= len(citation.quote) for mark in citation.marked)
    assert len(answer.text) <= 600
    assert 0 <= answer.confidence <= 1
    assert answer.elapsed_ms >= 0
    if not answer.answered:
        assert answer.figures == ()
        assert answer.text.startswith("Tài liệu không nêu thông tin này.")
        return
    check_answer(answer, [answer.question, answer.understood])
    for figure in answer.figures:
        assert 1 <= figure.citation <= len(answer.citations)
        if not figure.computed:
            assert figure.text.split()[0] in answer.citations[figure.citation - 1].quote


# (question, what the headline says, the document of the first citation)
ANSWERED = [
    ("Năm 2021 tổng thu ngân sách trên địa bàn tỉnh Yên Bái là bao nhiêu?", "3.480 tỷ đồng", "yen-bai.md"),
    ("Năm 2021 tổng thu ngân sách trên địa bàn tỉnh Cà Mau là bao nhiêu?", "5.120 tỷ đồng", "ca-mau.md"),
    ("Sản lượng chè búp tươi năm 2021 giảm bao nhiêu phần trăm so với cùng kỳ?", "giảm 3,2%", "yen-bai.md"),
    ("Doanh thu du lịch năm 2021 đạt bao nhiêu phần trăm kế hoạch?", "80% kế hoạch", "yen-bai.md"),
    ("Số hợp tác xã nông nghiệp của tỉnh Yên Bái tăng bao nhiêu hợp tác xã?", "tăng 14 hợp tác xã", "yen-bai.md"),
    ("Tỉnh Cà Mau có bao nhiêu hợp tác xã nông nghiệp?", "61 hợp tác xã", "ca-mau.md"),
    ("Mục tiêu năm 2022 trồng mới bao nhiêu ha rừng?", "3.900 ha", "yen-bai.md"),
    ("Khách quốc tế năm 2021 là bao nhiêu lượt?", "48 nghìn lượt", "yen-bai.md"),
    ("Huyện nào có diện tích rừng sản xuất trồng mới lớn nhất?", "Thượng Nguồn", "yen-bai.md"),
    ("Huyện nào có diện tích rừng phòng hộ thấp nhất?", "95 ha", "yen-bai.md"),
    ("Sản lượng thủy sản khai thác năm 2021 có tăng không?", "Có, ", "ca-mau.md"),
    ("Sản lượng chè búp tươi có tăng không?", "Không, ", "yen-bai.md"),
    ("Cầu Suối Ngọc do công ty nào thi công?", "Công ty cổ phần Trường An", "yen-bai.md"),
    ("Cầu Suối Ngọc được khánh thành ngày nào?", "12/8/2021", "yen-bai.md"),
    ("Vì sao sản lượng chè búp tươi giảm?", "do hạn hán kéo dài", "yen-bai.md"),
    ("tong thu ngan sach tren dia ban tinh yen bai nam 2021", "3.480 tỷ đồng", "yen-bai.md"),
    ("Tổng thu ngân xách trên địa bàn tỉnh Yên Bái năm 2021 là bao nhiêu?", "3.480 tỷ đồng", "yen-bai.md"),
    ("<b>Tổng thu ngân sách</b> trên địa bàn tỉnh <i>Cà Mau</i> năm 2021?", "5.120 tỷ đồng", "ca-mau.md"),
]


@pytest.mark.parametrize(("question", "said", "document"), ANSWERED, ids=[row[0] for row in ANSWERED])
def test_a_plain_question_gets_what_the_report_says(asker: Asker, question: str, said: str, document: str) -> None:
    """Levels, growths, shares, changes, counts, targets, orders, yes and no, names, dates, reasons, odd spellings."""
    answer = asker.ask(question)
    assert answer.answered
    assert said in answer.text
    assert answer.citations[0].document == document
    assert said.split(maxsplit=1)[0].strip(",") in answer.citations[0].quote or said in {"Có, ", "Không, "}
    check_shape(answer)


def test_a_figure_says_what_it_is(asker: Asker) -> None:
    """The fields of the contract, and its mark in the quote."""
    answer = asker.ask("Năm 2021 tổng thu ngân sách trên địa bàn tỉnh Yên Bái là bao nhiêu?")
    figure = answer.to_json()["figures"][0]  # type: ignore[index]
    assert figure == {
        "text": "3.480 tỷ đồng",
        "number": "3480",
        "unit": "tỷ đồng",
        "indicator": "tổng thu ngân sách trên địa bàn",
        "role": "level",
        "direction": "none",
        "period": "2021",
        "baseline": None,
        "status": "actual",
        "computed": False,
        "formula": None,
        "citation": 1,
    }
    citation = answer.citations[0]
    assert "3.480 tỷ đồng" in [citation.quote[mark.start : mark.end] for mark in citation.marked]
    assert citation.section[-1].endswith("Kinh tế")
    assert citation.title.startswith("Báo cáo tình hình kinh tế - xã hội năm 2021 của tỉnh Yên Bái")


def test_each_citation_is_named_as_in_a_letter(asker: Asker) -> None:
    """Section by its labels, paragraph within it, table by its line and column; in the JSON too."""
    told = asker.ask("Năm 2021 tổng thu ngân sách trên địa bàn tỉnh Yên Bái là bao nhiêu?").to_json()
    title = "Báo cáo tình hình kinh tế - xã hội năm 2021 của tỉnh Yên Bái"
    assert told["citations"][0]["administrative"] == f"{title}, mục I.1, đoạn 1"  # type: ignore[index]
    cell = asker.ask("Huyện nào có diện tích rừng sản xuất trồng mới lớn nhất?").citations[0]
    table = "Bảng 1. Diện tích rừng trồng mới năm 2021"
    assert cell.official == f"{title}, mục I.3, {table}, dòng “Thượng Nguồn”, cột “Rừng sản xuất”"


def test_a_comparison_of_two_provinces_cites_both(asker: Asker) -> None:
    """The winner first; each figure with its own document."""
    answer = asker.ask("Tổng thu ngân sách của tỉnh Yên Bái và tỉnh Cà Mau, tỉnh nào cao hơn?")
    assert "Cà Mau cao hơn" in answer.text
    assert [figure.number for figure in answer.figures] == ["5120", "3480"]
    assert [answer.citations[figure.citation - 1].document for figure in answer.figures] == [
        "ca-mau.md",
        "yen-bai.md",
    ]
    check_shape(answer)


def test_a_difference_is_computed_with_its_formula(asker: Asker) -> None:
    """2.610 less 870; both operands are cited."""
    answer = asker.ask("Thu nội địa cao hơn thu từ hoạt động xuất nhập khẩu bao nhiêu tỷ đồng?")
    computed = [figure for figure in answer.figures if figure.computed]
    assert [(figure.number, figure.formula) for figure in computed] == [("1740", "2.610 − 870 = 1.740")]
    assert {figure.number for figure in answer.figures} == {"1740", "2610", "870"}
    check_shape(answer)


def test_a_breakdown_gives_every_row(asker: Asker) -> None:
    """Three districts, three figures, in the order of the table."""
    answer = asker.ask("Diện tích rừng sản xuất trồng mới năm 2021 của từng huyện là bao nhiêu ha?")
    assert [figure.number for figure in answer.figures] == ["1150", "830", "1420"]
    check_shape(answer)


def test_a_follow_up_leans_on_the_question_before_it(asker: Asker) -> None:
    """What was understood is told; without the context it would name no indicator."""
    before = "Năm 2021 tổng thu ngân sách trên địa bàn tỉnh Yên Bái là bao nhiêu?"
    answer = asker.ask("Còn tỉnh Cà Mau thì sao?", context=[before])
    assert "5.120 tỷ đồng" in answer.text
    assert "Cà Mau" in answer.understood
    assert "tổng thu ngân sách" in answer.understood
    assert answer.question == "Còn tỉnh Cà Mau thì sao?"
    check_shape(answer)


def test_questions_can_be_kept_to_some_documents(asker: Asker) -> None:
    """The other province's report is not even offered."""
    ids = {document.name: document.id for document in asker.store.documents()}
    answer = asker.ask("Tổng thu ngân sách trên địa bàn năm 2021 là bao nhiêu?", documents=[ids["ca-mau.md"]])
    assert "5.120 tỷ đồng" in answer.text
    assert {citation.document for citation in answer.citations} == {"ca-mau.md"}
    hits = asker.search("tổng thu ngân sách", documents=[ids["yen-bai.md"]])
    assert {hit.passage.document for hit in hits} == {"yen-bai.md"}


@pytest.mark.parametrize(
    "question",
    [
        "Số giường bệnh trên một vạn dân của tỉnh Yên Bái là bao nhiêu?",
        "Tỷ lệ lao động qua đào tạo nghề là bao nhiêu phần trăm?",
        "Sản lượng chè búp tươi của tỉnh Cà Mau năm 2021 là bao nhiêu tấn?",
        "Tổng thu ngân sách trên địa bàn tỉnh Yên Bái năm 2015 là bao nhiêu?",
        "Tổng thu ngân sách trên địa bàn quý I/2019 là bao nhiêu?",
        "Tổng thu ngân sách trên địa bàn tỉnh Lâm Đồng năm 2021 là bao nhiêu?",
    ],
)
def test_what_no_report_says_is_refused(asker: Asker, question: str) -> None:
    """Another thing, another period, another place: a refusal says so, and offers the nearest passages."""
    answer = asker.ask(question)
    assert not answer.answered
    assert len(answer.citations) <= 3
    check_shape(answer)


@pytest.mark.parametrize("question", ["", "   \n\t", "?", "...", "\0", "\ud800"])
def test_a_question_without_words_is_refused(asker: Asker, question: str) -> None:
    """Nothing is searched, nothing is offered."""
    answer = asker.ask(question)
    assert not answer.answered
    assert answer.citations == ()
    check_shape(answer)


def test_a_pasted_document_is_read_to_its_limit(asker: Asker) -> None:
    """Ten thousand characters: the question at their start is answered, one at their end is not reached."""
    asked = "Năm 2021 tổng thu ngân sách trên địa bàn tỉnh Cà Mau là bao nhiêu? "
    long = (asked + " " * 10_000)[:10_000]
    assert "5.120 tỷ đồng" in asker.ask(long).text
    noise = "zq " * (LONGEST_QUESTION // 3 + 1)
    assert not asker.ask(noise + asked).answered
    check_shape(asker.ask("ngân sách " * 1000))


def test_what_no_file_can_hold_is_replaced(asker: Asker) -> None:
    """Half of a surrogate pair in the question and in the context; the answer can be written as UTF-8."""
    answer = asker.ask("Tổng thu\0 ngân sách \udfff năm 2021 của tỉnh Cà Mau?", context=["\udfffThu?"])
    json.dumps(answer.to_json(), ensure_ascii=False).encode("utf-8")
    assert "5.120 tỷ đồng" in answer.text
    assert asker.search("ngân sách \udfff")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.one_of(
            st.text(max_size=12),
            st.sampled_from(
                ["tổng thu", "ngân sách", "2021", "bao nhiêu", "so với", "tăng", "nhất", "huyện nào", "[1]"]
            ),
        ),
        max_size=8,
    )
)
def test_no_question_is_an_error(asker: Asker, words: list[str]) -> None:
    """Whatever was typed: an answer whose numbers are proved, or a refusal."""
    check_shape(asker.ask(" ".join(words)))


def test_the_same_question_has_the_same_answer(asker: Asker) -> None:
    """But for the time that it took."""
    question = "Toàn tỉnh có bao nhiêu hợp tác xã nông nghiệp?"
    first, second = asker.ask(question).to_json(), asker.ask(question).to_json()
    assert {**first, "elapsed_ms": 0} == {**second, "elapsed_ms": 0}


def test_an_answer_that_fails_its_last_check_is_held_back(
    asker: Asker, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A refusal leaves in its place, and the log says which number."""

    def fail(answer: Answer, texts: object) -> None:
        raise AlignmentError("con số 999 của câu trả lời không đứng trong đoạn trích nào")

    monkeypatch.setattr(ask_module, "check_answer", fail)
    with caplog.at_level(logging.ERROR, logger="qa.ask"):
        answer = asker.ask("Năm 2021 tổng thu ngân sách trên địa bàn tỉnh Cà Mau là bao nhiêu?")
    assert not answer.answered
    assert answer.confidence == 0.0
    assert "999" in caplog.text
    check_shape(answer)


def test_a_search_gives_passages_and_composes_nothing(asker: Asker) -> None:
    """Best first, numbered, with the text at its offsets."""
    hits = asker.search("khánh thành cầu Suối Ngọc", k=3)
    assert [hit.rank for hit in hits] == [1, 2, 3][: len(hits)]
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    first = hits[0].to_json()
    assert "Suối Ngọc" in str(first["text"])
    assert TEXTS[hits[0].passage.document][int(str(first["start"])) : int(str(first["end"]))] == first["text"]
    assert set(first) == {"rank", "score", "document", "section", "paragraph", "page", "start", "end", "text"}


def test_a_home_without_an_index_says_so(tmp_path_factory: pytest.TempPathFactory) -> None:
    """It is not made by asking."""
    home = tmp_path_factory.mktemp("trong")
    with pytest.raises(StoreMissing):
        open_asker(home)
    assert list(home.iterdir()) == []


def test_each_step_is_told_as_it_begins(asker: Asker) -> None:
    """How the question is read, how many documents are searched and figures compared, then the composing."""
    steps: list[Step] = []
    asker.ask("tong thu ngan sach tinh ca mau", tell=steps.append)
    assert [step.kind for step in steps] == list(StepKind)
    assert steps[0].understood == "tổng thu ngân sách tỉnh cà mau"
    assert steps[1].count == len(TEXTS)
    assert steps[2].count >= 1


def test_several_questions_go_through_the_steps_one_after_the_other(asker: Asker) -> None:
    """The follow-up is told as it was completed."""
    steps: list[Step] = []
    asker.ask("Thu ngân sách tỉnh Cà Mau bao nhiêu? Còn Yên Bái thì sao?", tell=steps.append)
    assert [step.kind for step in steps] == [*StepKind, *StepKind]
    assert steps[4].understood == "Thu ngân sách Yên Bái bao nhiêu?"


def test_whoever_is_told_can_stop_the_work(asker: Asker) -> None:
    """What is raised comes out as it is, and no later step is begun."""
    steps: list[Step] = []

    def stop(step: Step) -> None:
        steps.append(step)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        asker.ask("Tổng thu ngân sách tỉnh Cà Mau?", tell=stop)
    assert [step.kind for step in steps] == [StepKind.UNDERSTAND]


def test_a_question_is_asked_as_typed_when_that_is_wanted(asker: Asker) -> None:
    """No diacritics are restored, no letter mended, no follow-up completed."""
    steps: list[Step] = []
    typed = "con tinh yen bai thi sao"
    before = "Tổng thu ngân sách trên địa bàn tỉnh Cà Mau năm 2021?"
    assert asker.ask(typed, context=[before]).understood
    answer = asker.ask(typed, context=[before], as_typed=True, tell=steps.append)
    assert answer.understood == ""
    assert steps[0].understood == typed
    check_shape(answer)
