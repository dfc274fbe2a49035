"""Documents that a question names by their number, and questions that only look so."""

import pytest

from qa.analyse.papers import Paper, find_named, find_references, is_mentioned, is_named, paper_of

DECREE = Paper(number=9, parts=("2025", "nd-cp"))


@pytest.mark.parametrize(
    ("question", "paper"),
    [
        ("Theo Nghị định 09/2025/NĐ-CP, mức hỗ trợ là bao nhiêu?", DECREE),
        ("nghi dinh so 9/2025 ho tro bao nhieu tien", Paper(number=9, parts=("2025",))),
        ("QĐ 2843 cắt giảm mấy ngày?", Paper(number=2843, parts=())),
        ("kế hoạch số 157/KH-UBND đặt mục tiêu gì", Paper(number=157, parts=("kh-ubnd",))),
        ("Thông tư 22 năm 2024 quy định gì?", Paper(number=22, parts=())),
        ("Quyết định số 2021 của tỉnh", Paper(number=2021, parts=())),
    ],
)
def test_a_paper_is_named_by_its_kind_and_number(question: str, paper: Paper) -> None:
    """With or without diacritics, in full or cut short; the span is what was written."""
    ((found, span),) = find_references(question)
    assert found == paper
    assert str(paper.number) in question[span.start : span.end]


@pytest.mark.parametrize(
    "question",
    [
        "Kế hoạch tăng bao nhiêu %?",
        "đạt 98% kế hoạch 5 %",
        "Có 12 báo cáo nào?",
        "Kế hoạch 2018 bố trí bao nhiêu vốn?",
        "kế hoạch 5 năm 2021-2025",
        "bao cao 6 thang dau nam",
    ],
)
def test_other_numbers_name_no_paper(question: str) -> None:
    """A share of a plan, a count of reports, a plan of a year or of some years."""
    assert find_references(question) == ()


def test_a_printed_number_is_cut_into_number_and_parts() -> None:
    """Signs of the Party follow a dash; what is no number is no paper."""
    assert paper_of("09/2025/NĐ-CP") == DECREE
    assert paper_of("196-BC/TU") == Paper(number=196, parts=("bc", "tu"))
    assert paper_of("BC-UBND") is None


def test_what_a_reference_says_must_all_stand_in_the_number() -> None:
    """The year may be left out, but not be another."""
    assert is_named(Paper(number=9, parts=()), DECREE)
    assert is_named(Paper(number=9, parts=("2025",)), DECREE)
    assert not is_named(Paper(number=9, parts=("2024",)), DECREE)
    assert not is_named(Paper(number=8, parts=("2025",)), DECREE)


def test_only_names_that_find_a_document_are_taken_out_of_the_question() -> None:
    """The second paper is no document here: it stays content."""
    question = "Nghị định 09/2025 thay Nghị định 02/2017 ra sao?"
    found, spans = find_named(question, {4: DECREE, 5: Paper(number=10, parts=())})
    assert found == (4,)
    assert [question[span.start : span.end] for span in spans] == ["Nghị định 09/2025"]


@pytest.mark.parametrize(
    ("text", "mentioned"),
    [
        ("Số: 15/QĐ-UBND", True),
        ("theo Quyết định số 15 của tỉnh", False),
        ("thực hiện Quyết định 15/QĐ-UBND ngày 3/4", True),
        ("Số: 115/QĐ-UBND", False),
        ("Số: 15/KH-UBND", False),
        ("15 hộ, ngày 15/4", False),
    ],
)
def test_a_text_mentions_a_paper_by_its_whole_number(text: str, mentioned: bool) -> None:
    """All that the reference says of the number has to stand there."""
    ((reference, _),) = find_references("Quyết định 15/QĐ-UBND do ai ký?")
    assert is_mentioned(reference, text) is mentioned
