"""Which item of a letterhead a question asks for, and questions that only sound so."""

import pytest

from qa.analyse.asked_item import asked_item


@pytest.mark.parametrize(
    ("question", "item"),
    [
        ("Ai ký Quyết định 12/QĐ-UBND?", "signer"),
        ("nguoi ky bao cao la ai", "signer"),
        ("ai ki bao cao nay", "signer"),
        ("Ai đã thay mặt tỉnh ký văn bản này?", "signer"),
        ("Quyết định 12/QĐ-UBND được ban hành ngày nào?", "date"),
        ("Báo cáo này ký khi nào?", "date"),
        ("Ngày ban hành kế hoạch là ngày nào?", "date"),
        ("Hôm nào tỉnh ký quyết định này?", "date"),
        ("Báo cáo kinh tế quý I số mấy?", "number"),
        ("Số hiệu của quyết định này là gì?", "number"),
        ("Cơ quan nào ban hành quyết định?", "organ"),
        ("Văn bản này do ai ban hành?", "organ"),
        ("Báo cáo này gửi cho ai?", "addressee"),
        ("Nơi nhận của văn bản gồm những đâu?", "recipients"),
    ],
)
def test_a_question_may_ask_for_what_a_paper_says_of_itself(question: str, item: str) -> None:
    """With or without diacritics."""
    assert asked_item(question) == item


@pytest.mark.parametrize(
    "question",
    [
        "Kỳ họp do ai chủ trì?",
        "Vốn đăng ký là bao nhiêu?",
        "Mức hỗ trợ theo Nghị quyết số mấy?",
        "UBND tỉnh ban hành mấy văn bản trong quý?",
        "Báo cáo nêu số bao nhiêu cho thu ngân sách?",
        "Ai là chủ tịch tỉnh?",
        "Ai là chính ủy Cục Kỹ thuật?",
    ],
)
def test_other_questions_ask_for_something_else(question: str) -> None:
    """Other words are "đăng ký" and "kỳ"; counts and other papers are content."""
    assert asked_item(question) is None
