"""The shape of a sentence that answers, one kind of question after the other."""

import pytest

from qa.analyse.answer_shape import AnswerShape, opens_list
from qa.question import Asked


def fit(question: str, asked: Asked, text: str, *, person: bool = False, under: str = "") -> float:
    """Return how well a text has the shape that a question asks for."""
    return AnswerShape(question, asked, asks_person=person).fit(text, under=under)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Mưa ít là nguyên nhân chính gây nên hạn hán.", 1.0),
        ("Sản lượng chè giảm do sương muối.", 1.0),
        ("Nhờ mở đường mà chợ đông hơn.", 1.0),
        ("Bãi đá không phẳng nên khó dựng lều.", 1.0),
        ("Chợ là khu tự do buôn bán.", 0.0),
        ("Không nên hái chè non.", 0.0),
    ],
)
def test_a_reason_is_told_by_its_words(text: str, value: float) -> None:
    """Neither "tự do" nor "không nên" gives one."""
    assert fit("Vì sao sản lượng chè giảm?", Asked.WHY, text) == value


def test_a_list_of_named_things_names_two_that_the_question_does_not() -> None:
    """Commas alone do not do; part of a name in the question does not make it known."""
    question = "Xã Sơn Hòa của huyện Yên Hòa gồm những xã nào cũ?"
    assert fit(question, Asked.LIST, "Xã Sơn Hòa gộp xã Mây Hòa và xã Hòa Sơn.") == 1.0
    assert fit(question, Asked.LIST, "Xã Sơn Hòa, sau khi lập, rộng, đông, và yên.") == 0.0
    shape = AnswerShape(question, Asked.LIST)
    assert (shape.head, shape.lists_names) == ("xã", True)
    assert shape.headed("gộp xã Mây Hòa và toàn bộ xã\nHòa Sơn") == ("xã Mây Hòa", "xã Hòa Sơn")


def test_a_list_of_other_things_is_an_enumeration() -> None:
    """Or announces one."""
    question = "Những sản phẩm nào giảm nhẹ?"
    assert fit(question, Asked.LIST, "Ba sản phẩm giảm nhẹ là gạch, ngói và vôi.") == 1.0
    assert fit(question, Asked.LIST, "Có ba sản phẩm giảm nhẹ sau đây:") == 1.0
    assert fit(question, Asked.LIST, "Gạch giảm nhẹ.") == 0.0


def test_a_name_all_of_which_is_asked_for_lists_its_values() -> None:
    """Whatever stands between them; a single word must be the noun asked for itself."""
    question = "Hội Mây có ban tổ chức gồm những ai?"
    assert fit(question, Asked.LIST, "Hội Mây › Ban tổ chức: Lan Hoa Mai") == 1.0
    assert fit(question, Asked.LIST, "Hội Mây › Ban giám khảo: Lan Hoa Mai") == 0.0
    assert fit(question, Asked.LIST, "Hội: Lan Hoa Mai") == 0.0


def test_these_are_the_things_asked_for_where_a_sentence_says_so() -> None:
    """The noun, "gồm" or the like, and several things behind; a noun that is only mentioned names nothing."""
    shape = AnswerShape("Chợ Mây có những khoản phí nào?", Asked.LIST)
    assert shape.head == "khoản phí"
    assert shape.enumerates("Có 03 khoản phí, gồm: phí quầy, phí xe và phí đêm.")
    assert not shape.enumerates("Hộ bán hàng nộp khoản phí vào ngày rằm, ngày lễ và ngày Tết.")


@pytest.mark.parametrize(
    ("text", "is_row", "names"),
    [
        ("Hộ nộp phí quầy, phí xe vào ngày rằm, ngày lễ.", False, False),
        ("Mỗi tháng hộ chỉ nộp hai khoản là phí quầy và phí xe.", False, True),
        ("Khoản phí: phí quầy, phí xe", True, False),
        ("Chợ nghỉ theo quy định như sau", False, False),
    ],
)
def test_a_sentence_names_what_is_asked_for_where_it_says_these_are_they(text: str, is_row: bool, names: bool) -> None:
    """Commas alone name nothing, nor do the colons behind the headers of a row."""
    shape = AnswerShape("Hộ bán hàng ở chợ Mây phải nộp những khoản thu nào?", Asked.LIST)
    assert shape.names_several(text, is_row=is_row) is names


def test_what_a_thing_has_is_told_by_the_row_of_that_name() -> None:
    """As "khẩu hiệu của đội là gì" asks for a motto."""
    question = "Khẩu hiệu của đội Sông Mây là gì?"
    assert AnswerShape(question, Asked.ENTITY).head == "khẩu hiệu"
    assert fit(question, Asked.ENTITY, "Đội Sông Mây › Khẩu hiệu: Đi là đến") == 1.0


def test_the_basic_contents_are_no_villages() -> None:
    """Though "bản" alone is one."""
    assert not AnswerShape("Nội quy có các phần cơ bản nào?", Asked.LIST).lists_names
    assert AnswerShape("Xã Mây có những bản nào?", Asked.LIST).lists_names


def test_where_something_takes_place_is_told_by_the_row_of_its_place() -> None:
    """Of a table about it."""
    assert fit("Hội Mây mở ở đâu?", Asked.ENTITY, "Địa điểm: Sân đình bản Đá") == 1.0
    assert fit("Hội Mây do ai mở?", Asked.ENTITY, "Địa điểm: sân đình") == 0.0


def test_the_name_after_the_noun_asked_for_fits_best() -> None:
    """Another new name half; none not at all."""
    question = "Đường tuần tra bắt đầu từ cửa khẩu nào?"
    assert fit(question, Asked.ENTITY, "Đường nối cửa khẩu Mây Trắng với chợ.") == 1.0
    assert fit(question, Asked.ENTITY, "Đường qua bản Lũng Mây dài 9 km.") == 0.5
    assert fit(question, Asked.ENTITY, "Đường tuần tra được sửa.") == 0.0


def test_a_title_is_a_quoted_phrase_that_is_called_so() -> None:
    """In the sentence itself or in the line above it."""
    question = "Tuần lễ môi trường lấy chủ đề gì?"
    assert fit(question, Asked.ENTITY, "“Vì dòng suối trong”.", under="a) Chủ đề năm 2021") == 1.0
    assert fit(question, Asked.ENTITY, "Phát động “Tuần lễ trồng cây”.") == 0.0


def test_who_holds_an_office_is_told_where_the_office_is_named() -> None:
    """By a name or by another office; a name beside another office is no answer."""
    question = "Ai là chủ tịch Hội đồng Giải thưởng?"
    assert fit(question, Asked.ENTITY, "a) Chủ tịch Hội đồng là Phó Chủ tịch tỉnh;", person=True) == 1.0
    assert fit(question, Asked.ENTITY, "Thư ký là bà Lò Thị Mây.", person=True) == 0.0
    assert fit("Ai thi công cầu?", Asked.ENTITY, "Cầu do ông Lò Văn Mây thi công.", person=True) == 1.0
    assert fit("Ai thi công cầu?", Asked.ENTITY, "Xong Đề án cầu.", person=True) == 0.0


def test_offices_and_feasts_are_no_persons() -> None:
    """Though they are written with capitals; a poet may be called after spring."""
    assert fit("Ai mở hội chè?", Asked.ENTITY, "Chủ tịch, các Phó Chủ tịch xã mở hội chè.", person=True) == 0.0
    assert fit("Ai mở hội chè?", Asked.ENTITY, "Mở hội chè mừng Xuân Giáp Ngọ.", person=True) == 0.0
    assert fit("Ai mở hội chè?", Asked.ENTITY, "Hội chè do bà Xuân Mây mở.", person=True) == 1.0


def test_a_definition_says_what_the_term_is() -> None:
    """Naming it is not defining it."""
    question = "Thế nào là bản loại ba?"
    assert fit(question, Asked.DEFINITION, "Bản loại ba (bản khó) là bản có dưới 40 hộ.") == 1.0
    assert fit(question, Asked.DEFINITION, "Xếp hạng bản (bản loại một, bản loại ba).") == 0.0


def test_a_yes_or_no_is_found_where_what_is_asked_is_spoken_of() -> None:
    """Not the thing it is asked of."""
    question = "Thủ tục cấp biển chợ có phải nộp phí không?"
    assert fit(question, Asked.YES_NO, "Phí nộp: Không.") == 1.0
    assert fit(question, Asked.YES_NO, "Thủ tục cấp biển chợ gồm hai bước.") == 0.0


def test_what_announces_a_list_is_known_by_its_end() -> None:
    """A colon, or "sau đây"."""
    assert opens_list("Được giảm phí khi thuộc các trường hợp sau:")
    assert opens_list("Hồ sơ gồm các giấy tờ sau đây.")
    assert not opens_list("Chợ họp sau Tết: đông nhất ngày rằm.")


def test_a_paper_is_named_by_the_sentence_that_says_what_it_is_about() -> None:
    """What is only done in accordance with a paper does not say so; a name beside it fits half."""
    question = "Quyết định số mấy quy định giá nước sạch ở Bạch Sơn?"
    assert fit(question, Asked.ENTITY, "Ban hành Quyết định 15/QĐ-UBND về việc quy định giá nước sạch.") == 1.0
    assert fit(question, Asked.ENTITY, "Giá nước ở chợ Mây Trắng theo Quyết định 9/QĐ-UBND.") == 0.5
    turned = "Quyết định quy định giá nước sạch ở Bạch Sơn số mấy?"
    assert fit(turned, Asked.ENTITY, "Ban hành Quyết định 15/QĐ-UBND về việc quy định giá nước sạch.") == 1.0


def test_a_body_of_the_state_need_not_have_a_second_capital() -> None:
    """So is "Kiểm toán nhà nước"; the chairman of the National Assembly is a person."""
    assert fit("Cơ quan nào soát quyết toán?", Asked.ENTITY, "Kiểm toán nhà nước soát quyết toán.") == 1.0
    assert fit("Ai ký nghị quyết?", Asked.ENTITY, "Chủ tịch Quốc hội Trần Văn Thử ký nghị quyết.", person=True) == 1.0
    assert fit("Ai tặng quà?", Asked.ENTITY, "Hội Trần Văn Thử tặng quà.", person=True) == 0.0


@pytest.mark.parametrize(
    ("text", "value"),
    [("Bí thư là ông Lê Văn An.", 1.0), ("Quê ông Lê Văn An ở huyện Vân Hòa.", 0.0)],
)
def test_who_holds_an_office_is_told_beside_the_office(text: str, value: float) -> None:
    """However the question is turned: "ai là bí thư" or "bí thư là ai"."""
    for question in ("Ai là bí thư huyện Vân Hòa?", "Bí thư huyện Vân Hòa là ai?"):
        assert fit(question, Asked.ENTITY, text, person=True) == value
