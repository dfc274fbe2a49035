"""Who signed a paper, when and by whom it was issued is told by what says so of a paper of that kind."""

import pytest

from qa.choose.told_of_paper import tells_of_paper
from tests.candidates import make_passage, make_question

SIGNER, DATE = "Ai ký quyết định phê duyệt quy hoạch?", "Quyết định phê duyệt quy hoạch ban hành ngày nào?"
ORGAN, NUMBER = "Cơ quan nào ban hành nghị quyết về đất đai?", "Nghị quyết về đất đai số mấy?"


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (SIGNER, "Phó Chủ tịch Trần Văn Mẫu đã ký ban hành Quyết định phê duyệt quy hoạch."),
        (SIGNER, "Quyết định số 12/QĐ-UBND ngày 5/2/2018 do ông Trần Văn Mẫu ký."),
        (DATE, "Quyết định số 12/QĐ-UBND ngày 5/2/2018 phê duyệt quy hoạch."),
        (DATE, "Ngày 5/2/2018, tỉnh ban hành quyết định phê duyệt quy hoạch."),
        (ORGAN, "Nghị quyết số 16-NQ/TW do Ban Chấp hành Trung ương ban hành."),
        (NUMBER, "Nghị quyết số 16-NQ/TW về đất đai."),
        ("Dân số là bao nhiêu?", "Dân số 5.000 người."),
    ],
)
def test_a_sentence_that_says_it_of_the_paper_may_answer(question: str, text: str) -> None:
    """The act stands near the paper, before it or behind it; what asks nothing of a paper is left alone."""
    assert tells_of_paper(make_question(question), make_passage(text))


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (SIGNER, "Quyết định phê duyệt quy hoạch có hiệu lực từ kỳ họp sau."),
        (SIGNER, "Quyết định hướng dẫn đăng ký kinh doanh, người có chữ ký hợp lệ."),
        (SIGNER, "Hai bên ký các văn bản hợp tác; tỉnh có nhiều quyết định."),
        (DATE, "Quyết định về quy hoạch đã được thực hiện."),
        (ORGAN, "Kế hoạch thực hiện nghị quyết (mẫu ban hành kèm theo Thông tư 3)."),
        (ORGAN, "Chỉ thị số 5/CT-TTg do Thủ tướng ban hành."),
        (NUMBER, "Nghị quyết được 98 đại biểu tán thành."),
        ("Người ký là ai?", "Tổng kim ngạch là 4,65 tỷ USD."),
    ],
)
def test_a_sentence_that_only_names_the_paper_or_the_act_does_not(question: str, text: str) -> None:
    """Nor one that says it of a paper of another kind, in another clause, or of what is only written alike."""
    assert not tells_of_paper(make_question(question), make_passage(text))


def test_what_stands_below_a_paper_signs_what_its_title_names() -> None:
    """The signature says an office and a name."""
    signature = make_passage("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nTrần Văn Mẫu", title="Quyết định phê duyệt quy hoạch")
    assert tells_of_paper(make_question(SIGNER), signature)
    assert not tells_of_paper(make_question("Ai ký báo cáo phê duyệt quy hoạch?"), signature)
