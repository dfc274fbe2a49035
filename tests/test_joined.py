"""Two things named in one breath: what a question without a question word for either asks of both."""

import pytest

from index.figure import Role
from qa.analyse.analyse import read_question
from qa.question import Asked, Operation


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("So sánh sản lượng chè và cà phê", ("sản lượng chè", "cà phê")),
        ("so sánh giữa thu phí với thu lệ phí quý II/2021", ("thu phí", "thu lệ phí")),
        ("so sanh thu phi va thu le phi nam 2021", ("thu phi", "thu le phi")),
    ],
)
def test_to_compare_is_asked_for_in_so_many_words(text: str, sides: tuple[str, str]) -> None:
    """No "cái nào" is needed; the time belongs to neither side."""
    question = read_question(text)
    assert question.asked is Asked.COMPARISON
    assert question.options == sides


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("So sánh khách quốc tế và khách trong nước năm 2021", ("khách quốc tế", "khách trong nước")),
        ("So sánh đất nuôi tôm và đất trồng lúa", ("đất nuôi tôm", "đất trồng lúa")),
        ("So sánh chè và thuốc lá trong năm 2021", ("chè", "thuốc lá")),
        ("So sánh số vụ cháy và tai nạn giao thông tại xã", ("số vụ cháy", "tai nạn giao thông")),
        ("So sánh nhà ở công vụ và nhà ở cho thuê", ("nhà ở công vụ", "nhà ở cho thuê")),
        ("So sánh giá nhà và giá đất ở Bạch Sơn", ("giá nhà", "giá đất")),
        ("so sanh che va thuoc la", ("che", "thuoc la")),
        ("so sanh dien tich dat lua va dien tich dat rung nam 2021", ("dien tich dat lua", "dien tich dat rung")),
        ("so sanh so vu chay va so vu tai nan giao thong tai xa", ("so vu chay", "so vu tai nan giao thong")),
        ("so sanh dan so nong thon va dan so thanh thi o tinh", ("dan so nong thon", "dan so thanh thi")),
    ],
)
def test_a_name_does_not_end_at_a_word_of_its_own(text: str, sides: tuple[str, str]) -> None:
    """Written without diacritics it would be one that ends names: "là", "ở", "tại", "trong"."""
    assert read_question(text).options == sides


def test_a_difference_is_named_without_a_question_word() -> None:
    """As one types into a search box."""
    question = read_question("chênh lệch giữa tổng thu và tổng chi năm 2020")
    assert (question.asked, question.operation) == (Asked.COMPUTATION, Operation.DIFFERENCE)
    assert question.options == ("tổng thu", "tổng chi")


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("Hồ tiêu chiếm bao nhiêu phần trăm diện tích cây lâu năm?", "Hồ tiêu", "diện tích cây lâu năm"),
        ("tỷ lệ nợ xấu trên tổng dư nợ", "nợ xấu", "tổng dư nợ"),
        ("Vốn trong nước bằng bao nhiêu % so với tổng vốn năm 2022?", "Vốn trong nước", "tổng vốn"),
    ],
)
def test_a_share_names_a_part_and_its_whole(text: str, part: str, whole: str) -> None:
    """In this order, whichever way it is asked."""
    question = read_question(text)
    assert question.operation is Operation.SHARE
    assert question.joined == (part, whole)


@pytest.mark.parametrize(
    "text",
    [
        "Thu ngân sách bằng bao nhiêu phần trăm dự toán?",
        "Xuất khẩu bằng bao nhiêu phần trăm cùng kỳ?",
        "Tỷ lệ hộ nghèo trong năm 2020",
        "Tỷ lệ che phủ rừng trên địa bàn tỉnh",
        "Tỷ lệ lao động trong độ tuổi",
    ],
)
def test_a_plan_a_time_and_a_place_are_no_whole(text: str) -> None:
    """Such a share is stated by itself."""
    assert read_question(text).operation is not Operation.SHARE


def test_a_total_of_two_things_is_a_sum_and_the_total_belongs_to_neither() -> None:
    """What is looked up of each is the thing itself."""
    question = read_question("Tổng diện tích chè và cao su là bao nhiêu?")
    assert question.operation is Operation.SUM
    assert question.joined == ("diện tích chè", "cao su")


@pytest.mark.parametrize(
    "text",
    [
        "Dân số tỉnh Bình Định và Phú Yên",
        "Thu ngân sách quý I và quý II",
        "Thu ngân sách",
        "Sở ban hành văn bản hướng dẫn các đơn vị thực hiện việc rà soát hồ sơ và báo cáo kết quả cho ai?",
    ],
)
def test_places_times_and_clauses_are_not_two_things(text: str) -> None:
    """They have grammars of their own, or name one thing at length."""
    assert read_question(text).joined == ()


@pytest.mark.parametrize("text", ["Năm ngoái xảy ra mấy vụ đuối nước?", "số vụ đuối nước cùng kỳ năm trước"])
def test_what_there_was_a_year_before_is_computed(text: str) -> None:
    """From what there is now and how much it moved."""
    question = read_question(text)
    assert (question.asked, question.operation) == (Asked.COMPUTATION, Operation.BASE)


def test_a_move_since_the_year_before_is_no_value_of_then() -> None:
    """It is stated as it is."""
    assert read_question("Số vụ đuối nước giảm bao nhiêu so với năm ngoái?").operation is not Operation.BASE


def test_an_index_that_is_only_named_is_told_by_its_growth_too() -> None:
    """Reports hardly give the level of an index; another name is looked up by its level alone."""
    assert read_question("chỉ số giá tiêu dùng tháng 5").roles == (Role.LEVEL, Role.GROWTH)
    assert Role.GROWTH not in read_question("sản lượng chè tháng 5").roles


def test_what_something_is_measured_by_is_no_second_thing() -> None:
    """Two things may be joined by "so với", or one thing and what it was before or should be."""
    assert read_question("Tăng trưởng nuôi trồng so với khai thác").joined == ("Tăng trưởng nuôi trồng", "khai thác")
    assert read_question("Tăng trưởng nuôi trồng so với cùng kỳ").joined == ()
    assert read_question("Sản lượng so với kế hoạch").joined == ()


def test_a_whole_that_is_named_before_a_part_of_it_is_not_asked_for() -> None:
    """Of what is fished and farmed, what was farmed of one kind is."""
    asked = "Sản lượng khai thác và nuôi trồng năm 2020, riêng tôm nuôi là bao nhiêu?"
    assert read_question(asked).joined == ()
    assert read_question("Sản lượng khai thác và nuôi trồng là bao nhiêu?").joined == (
        "Sản lượng khai thác",
        "nuôi trồng",
    )


def test_which_has_done_more_of_its_plan_is_told_by_shares_of_plans() -> None:
    """The larger amount may be the smaller share."""
    question = read_question("Thu phí và thu lệ phí, khoản nào đạt dự toán cao hơn?")
    assert (question.asked, question.roles) == (Asked.COMPARISON, (Role.PLAN_SHARE,))


def test_a_list_of_numbers_of_things_asks_for_each() -> None:
    """No question word is needed: "số vụ, số người chết"."""
    question = read_question("đuối nước năm 2021: số vụ, số người chết và số người được cứu")
    assert question.asked is Asked.BREAKDOWN
    assert [part.words for part in question.parts] == [frozenset(), frozenset({"chet"}), frozenset({"cuu"})]


@pytest.mark.parametrize(
    "text", ["Số chè và cao su tổng cộng bao nhiêu?", "chè với cao su cộng lại là mấy", "Tổng số chè và cao su?"]
)
def test_a_sum_is_asked_for_before_or_behind_both_names(text: str) -> None:
    """The word for it belongs to neither name."""
    question = read_question(text)
    assert question.operation is Operation.SUM
