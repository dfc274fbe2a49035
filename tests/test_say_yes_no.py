"""A word is said only where the passage says it."""

from index.document import BlockKind
from qa.compose.say_yes_no import say_yes_no, states_value
from tests.candidates import make_passage

FEE = "Xin biển chợ có phải nộp phí không?"
SAID = "Thủ tục gồm hai bước [1]."


def test_a_label_with_the_value_no_says_no() -> None:
    """It is told after the word; an amount speaks for itself."""
    assert say_yes_no(FEE, make_passage("h) Phí, lệ phí: Không."), SAID) == "Không. Phí, lệ phí: Không [1]."
    assert say_yes_no(FEE, make_passage("Phí: 20.000 đồng."), SAID) == SAID


def test_a_row_tells_its_name_and_the_cell_that_says_no() -> None:
    """Not its other cells."""
    row = make_passage("Cấp biển chợ | Thời gian: 2 ngày; Phí, lệ phí (đồng): Không; Nơi nộp: xã")
    assert say_yes_no(FEE, row, SAID) == "Không. Cấp biển chợ: Phí, lệ phí (đồng): Không [1]."


def test_a_plain_denial_says_no() -> None:
    """With the sentence after it."""
    passage = make_passage("Xã không thu lệ phí khi cấp biển chợ.")
    said = say_yes_no(FEE, passage, "Xã không thu lệ phí khi cấp biển chợ [1].")
    assert said == "Không, xã không thu lệ phí khi cấp biển chợ [1]."


def test_an_item_of_those_who_may_says_yes() -> None:
    """Only where the line above grants what is asked, without a "không"."""
    question = "Người mới mở quầy có được hoãn nộp phí không?"
    granted = make_passage("- Người mới mở quầy", kind=BlockKind.LIST_ITEM, context="Các trường hợp được tạm hoãn phí:")
    assert say_yes_no(question, granted, SAID) == "Có, các trường hợp được tạm hoãn phí: Người mới mở quầy [1]."
    refused = make_passage("- Người mới mở quầy", kind=BlockKind.LIST_ITEM, context="Người không được hoãn phí:")
    assert say_yes_no(question, refused, SAID) == SAID


def test_a_value_of_something_else_is_no_value_of_what_is_asked() -> None:
    """The fee is asked, the place is stated."""
    assert states_value(FEE, "Phí: 20.000 đồng")
    assert not states_value(FEE, "Số bước: 2; Hồ sơ giấy: Không")
    assert not states_value("Ai cấp biển chợ?", "Phí: Không")
