"""The sides of a computation or a comparison are cut out of the question."""

import pytest

from qa.analyse.analyse import analyse_question


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("Chênh lệch giữa sản lượng mía và sản lượng ngô là bao nhiêu?", ("sản lượng mía", "sản lượng ngô")),
        ("Chè và cà phê cộng lại được bao nhiêu tấn?", ("Chè", "cà phê")),
        ("Gộp cả thu phí và thu thuế thì được bao nhiêu tỷ đồng?", ("thu phí", "thu thuế")),
    ],
)
def test_both_sides_of_a_computation_are_named(question: str, sides: tuple[str, ...]) -> None:
    """With “giữa”, with “cộng lại” and with “gộp cả”."""
    assert analyse_question(question).options == sides


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("Lúa đông xuân cao hơn hay thấp hơn lúa mùa?", ("Lúa đông xuân", "lúa mùa")),
        ("Không nộp thuế hay không kê khai bị phạt nặng hơn?", ("Không nộp thuế", "không kê khai")),
        ("Khâu thẩm định và khâu phê duyệt, khâu nào lâu hơn?", ("Khâu thẩm định", "khâu phê duyệt")),
        ("Ở đó có nhiều nhà vườn hay nhà phố hơn?", ("nhà vườn", "nhà phố")),
        ("Tỷ lệ giải ngân của Trà Vinh hơn mức bình quân cả nước mấy điểm phần trăm?",
         ("Tỷ lệ giải ngân của Trà Vinh", "mức bình quân cả nước")),
        ("Cộng số cầu đã xây với số cầu đang xây thì được bao nhiêu cầu?", ("số cầu đã xây", "số cầu đang xây")),
    ],
)  # fmt: skip
def test_both_sides_stand_around_the_words_that_compare(question: str, sides: tuple[str, ...]) -> None:
    """Both ways of a comparison, "hơn" without a quality, a sum with "với"."""
    assert analyse_question(question).options == sides


def test_a_time_alone_is_no_side() -> None:
    """One thing of two years is looked up by year; men are a side."""
    assert analyse_question("Thu phí năm 2019 và 2020 cộng lại được bao nhiêu?").options == ()
    assert analyse_question("Nữ và nam cộng lại được bao nhiêu người?").options == ("Nữ", "nam")


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("Năm 2020 hải quan thu bao nhiêu và thu nội địa bao nhiêu?", ("Năm 2020 hải quan thu", "thu nội địa")),
        ("Tỷ lệ biết bơi trong nhóm nữ và trong nhóm nam là bao nhiêu?", ("nhóm nữ", "nhóm nam")),
        ("Giá chè của chợ Đông và của chợ Tây bao nhiêu?", ("chợ Đông", "chợ Tây")),
        ("Mức phí tại bến cũ và tại bến mới là bao nhiêu?", ("bến cũ", "bến mới")),
        ("Trong việc trồng rừng, hộ dân, hợp tác xã và doanh nghiệp nhận lần lượt bao nhiêu?",
         ("hộ dân", "hợp tác xã", "doanh nghiệp")),
        ("Vốn nhà nước, vốn tư nhân và khu vực có vốn nước ngoài mỗi bên bao nhiêu?",
         ("Vốn nhà nước", "vốn tư nhân", "khu vực có vốn nước ngoài")),
        # What opens the question before two parts says where or when, and is none of them.
        ("Ở tỉnh Gió Nồm, hộ nghèo và hộ cận nghèo mỗi nhóm được hỗ trợ bao nhiêu?", ("hộ nghèo", "hộ cận nghèo")),
        ("Năm 2020, khách trong nước và khách quốc tế mỗi bên bao nhiêu lượt?",
         ("khách trong nước", "khách quốc tế")),
        ("Ba bến Vàm Cống, Cái Côn và An Hòa có diện tích mỗi bến bao nhiêu?",
         ("Ba bến Vàm Cống", "Cái Côn", "An Hòa")),
        ("Tỉnh có bao nhiêu đất nông nghiệp, đất lâm nghiệp và đất ở nông thôn?",
         ("đất nông nghiệp", "đất lâm nghiệp", "đất ở nông thôn")),
    ],
)  # fmt: skip
def test_parts_are_named_one_by_one(question: str, parts: tuple[str, ...]) -> None:
    """By several question words, by "lần lượt" after an opening phrase, by "mỗi"."""
    assert analyse_question(question).options == parts


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("Thu hải quan bao nhiêu tỷ và thu phí bao nhiêu tỷ?", ("Thu hải quan", "thu phí")),
        ("Có bao nhiêu xã và bao nhiêu huyện?", ("xã", "huyện")),
    ],
)
def test_what_is_asked_one_by_one_is_named_as_it_is_written(question: str, sides: tuple[str, ...]) -> None:
    """Before or behind its question word, never joined out of both."""
    assert analyse_question(question).options == sides


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("Cà phê hay cao su ở Đắk Lắk có diện tích lớn hơn?", ("Cà phê", "cao su")),
        ("Chè hay mía ở Đồng Tháp ít hơn?", ("Chè", "mía")),
        ("Thu thuế và thu phí trên địa bàn tỉnh Lạng Sơn mỗi khoản bao nhiêu?", ("Thu thuế", "thu phí")),
        ("Hà Giang cũ hay Bắc Kạn cũ thu từ du lịch nhiều hơn?", ("Hà Giang cũ", "Bắc Kạn cũ")),
        ("Chè ở Hà Giang và chè ở Lào Cai mỗi nơi bao nhiêu tấn?", ("Chè ở Hà Giang", "chè ở Lào Cai")),
    ],
)
def test_a_place_behind_the_last_side_is_that_of_all(question: str, sides: tuple[str, ...]) -> None:
    """Unless another side has its own; and "đồng" and "thấp" of a name compare nothing."""
    assert analyse_question(question).options == sides
