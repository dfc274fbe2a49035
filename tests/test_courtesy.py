"""Words of courtesy say nothing of what is asked."""

import pytest

from qa.analyse.courtesy import without_courtesy


@pytest.mark.parametrize(
    "opening",
    [
        "Anh chị cho biết giúp ",
        "Làm ơn cho mình biết ",
        "Bạn ơi cho mình hỏi ",
        "Vui lòng cho biết ",
        "Em muốn hỏi là ",
        "Tôi cần tìm ",
        "Tra giúp mình ",
        "Giúp tôi tìm xem ",
        "Chào anh chị, cho em hỏi ",
        "Kính gửi quý cơ quan, cho tôi hỏi ",
        "Có ai biết ",
        "Bác nào biết chỉ em với, ",
        "Dạ cho em hỏi chút ",
        "Nhờ mọi người cho hay ",
        "Ad ơi, ",
        "Không biết là ",
        "Theo tài liệu, ",
        "Dựa vào số liệu được nêu trong văn bản thì ",
        "Bạn ơi, tài liệu cho biết ",
        "",
    ],
)
@pytest.mark.parametrize(
    "closing",
    [
        "?",
        " vậy ạ?",
        " vậy bạn?",
        "? Xin cảm ơn nhiều.",
        " giúp mình với",
        " hả ad?",
        " đó ta?",
        " thế?",
        " theo báo cáo?",
        " trong tài liệu này (có dẫn nguồn)?",
        "",
    ],
)
def test_what_stands_before_and_behind_a_question_is_no_part_of_it(opening: str, closing: str) -> None:
    """Greetings, pleas, whom it is put to, particles and thanks."""
    asked = "dân số huyện Cái Bè là bao nhiêu"
    kept = without_courtesy(f"{opening}{asked}{closing}")
    assert kept.rstrip("?") == asked


@pytest.mark.parametrize(
    "text",
    [
        "Ai ký quyết định này?",
        "Ai cho biết giá sẽ tăng?",
        "Huyện có bao nhiêu hộ?",
        "Xã trồng rừng rộng bao nhiêu ha?",
        "Con số nào cao nhất?",
        "Có bao nhiêu người mắc bệnh hen?",
        "Bao nhiêu ca mổ tim hở?",
        "Không biết chữ có bao nhiêu người?",
        "Không rõ nguyên nhân có bao nhiêu ca?",
        "Huyện gửi bao nhiêu thư cảm ơn?",
        "Tỉnh nhận bao nhiêu thư cảm ơn năm 2020?",
        "Cử tri mong sớm được hỗ trợ bao nhiêu tiền?",
        "Anh, Pháp và Mỹ có bao nhiêu bác sĩ?",
        "Đơn vị, xã nào nộp nhiều nhất?",
        "Cho thuê em bé mấy tháng?",
        "Báo cáo ghi nhận bao nhiêu ca?",
        "Theo thông tin, truyền thông có bao nhiêu cơ sở?",
        "Vốn đầu tư chia theo nguồn?",
        "Tỉnh hỗ trợ bao nhiêu shop?",
        "Giúp em đến trường có bao nhiêu suất?",
        "Vui lòng khách đến có bao nhiêu điểm?",
        "Ai có biết bơi thì được tuyển?",
        "Dân số Bồ Đào Nha?",
        "Theo báo cáo của Bộ Y tế, bao nhiêu người được tiêm?",
        "Theo số liệu năm 2019 thì bao nhiêu người sống ở xã?",
        "Trong báo cáo này, ai là người ký?",
        "Văn bản này được ban hành khi nào?",
        "Anh chị em ruột có được hưởng thừa kế không?",
        "Cho vay tối đa bao nhiêu?",
        "Đà Nẵng cùng với Huế có mấy xã?",
        "Dạ dày lợn giá bao nhiêu?",
        "Bạn đọc góp bao nhiêu tiền?",
        "Thế nào là xã khu vực II?",
        "Chỉ tiêu của huyện là như thế?",
        "Có bao nhiêu người sống ở đó?",
        "Tìm kiếm cứu nạn được bao nhiêu người?",
        "Xem xét kỷ luật trong bao lâu?",
        "Hội Thầy thuốc trẻ cho biết bao nhiêu người được khám?",
        "Cảm ơn",
        "",
    ],
)
def test_the_same_words_stay_where_they_say_something(text: str) -> None:
    """As a part of a name, as what is asked, or alone."""
    assert without_courtesy(text) == text


def test_only_what_is_courtesy_goes() -> None:
    """What begins like more of it is what is asked."""
    assert without_courtesy("Cho hỏi thử nghiệm lâm sàng có mấy đợt?") == "thử nghiệm lâm sàng có mấy đợt?"
    assert without_courtesy("Cho hỏi em bé mấy tháng được tiêm?") == "em bé mấy tháng được tiêm?"
    assert without_courtesy("Cho biết rõ ràng có mấy loại?") == "rõ ràng có mấy loại?"
