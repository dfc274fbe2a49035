"""Tests of reading a question: kinds over many wordings, then each slot."""

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.figure import Direction, Role, Status
from index.normalise import fold
from qa.analyse.analyse import analyse_question, read_question
from qa.question import Asked, Extreme, Operation, Order
from qa.words.restore import Vocabulary

KINDS = [
    # amounts
    ("Doanh thu du lịch tỉnh Ninh Bình năm 2019 đạt bao nhiêu tỷ đồng?", Asked.LEVEL),
    ("Thành phố Đà Nẵng chi cho giáo dục năm 2020 hết bao nhiêu tiền?", Asked.LEVEL),
    ("Hồ Ba Bể sâu bao nhiêu mét?", Asked.LEVEL),
    ("Hòm thư này nặng bao nhiêu?", Asked.LEVEL),
    ("Viên ngọc này nặng bao nhiêu carat?", Asked.LEVEL),
    ("Trả công thấp hơn mức quy định thì bị phạt bao nhiêu?", Asked.LEVEL),
    ("Cầu Cửa Hội dài mấy km vậy?", Asked.LEVEL),
    ("sản lượng muối 2018 ninh thuận được nhiêu tấn", Asked.LEVEL),
    ("san luong muoi nam 2018 la bao nhieu tan", Asked.LEVEL),
    ("Tỷ lệ che phủ rừng của Bắc Kạn là bao nhiêu?", Asked.LEVEL),
    ("Giá vé vào cổng bao nhiêu?", Asked.LEVEL),
    ("Mỗi héc-ta được hỗ trợ mấy triệu?", Asked.LEVEL),
    ("Công trình kéo dài bao lâu?", Asked.LEVEL),
    ("Năng suất lúa bình quân đạt bao nhiêu tạ/ha?", Asked.LEVEL),
    ("Bến Tre sử dụng bao nhiêu ha đất cho đường sá?", Asked.LEVEL),
    ("moi ho su dung bao nhieu kWh dien", Asked.LEVEL),
    ("Đội được dùng bao nhiêu tiền thưởng?", Asked.LEVEL),
    ("Tỷ lệ hộ nghèo giảm còn bao nhiêu phần trăm?", Asked.LEVEL),
    ("Trong tổng vốn, phần vay nước ngoài là bao nhiêu?", Asked.LEVEL),
    ("Thợ lò làm thêm tối đa mấy giờ?", Asked.LEVEL),
    ("Trẻ được học bơi mấy giờ một tuần?", Asked.LEVEL),
    # counts
    ("Huyện Sa Pa có mấy xã?", Asked.COUNT),
    ("Toàn tỉnh có bao nhiêu bác sĩ?", Asked.COUNT),
    ("xay duoc may cay cau trong nam 2021", Asked.COUNT),
    ("Đã cấp bao nhiêu giấy chứng nhận?", Asked.COUNT),
    ("Có bao nhiêu doanh nghiệp giải thể trong quý III/2020?", Asked.COUNT),
    ("Quý IV/2019 có thêm mấy hợp tác xã?", Asked.CHANGE),
    ("nhiêu hộ được vay vốn vậy ta", Asked.COUNT),
    ("Bao nhiêu lượt khách đã tới Sầm Sơn dịp 30/4?", Asked.COUNT),
    # growth
    ("Chăn nuôi gia cầm tăng trưởng bao nhiêu phần trăm?", Asked.GROWTH),
    ("CPI bình quân 9 tháng tăng mấy %?", Asked.GROWTH),
    ("tong muc ban le quy 3 nam 2021 giam bao nhieu phan tram so voi cung ky", Asked.GROWTH),
    ("Sản lượng điện cao hơn năm 2015 bao nhiêu phần trăm?", Asked.GROWTH),
    ("Tốc độ tăng GRDP của Quảng Ninh năm 2022 là bao nhiêu?", Asked.GROWTH),
    ("Lượng khách quốc tế sụt mấy phần trăm?", Asked.GROWTH),
    ("Người trồng muối bị giảm thu nhập mấy phần trăm?", Asked.GROWTH),
    ("tăng trưởng tín dụng 2023 hải phòng", Asked.GROWTH),
    ("Kim ngạch nhập khẩu tăng hay giảm so với cùng kỳ?", Asked.GROWTH),
    ("thu thuế nội địa tăng % so cùng kỳ", Asked.GROWTH),
    ("Đàn trâu tăng bao nhiêu so với năm trước?", Asked.GROWTH),
    # changes
    ("Tai nạn giao thông giảm mấy vụ so với cùng kỳ?", Asked.CHANGE),
    ("Số hộ nghèo giảm bao nhiêu hộ so với năm trước?", Asked.CHANGE),
    ("so nguoi chet vi tai nan giam may nguoi", Asked.CHANGE),
    ("Thời gian giải quyết thủ tục được rút ngắn mấy ngày?", Asked.LEVEL),
    # plans and targets
    ("Thu ngân sách Hà Tĩnh năm 2020 đạt bao nhiêu phần trăm dự toán?", Asked.PLAN_SHARE),
    ("trồng rừng đạt mấy % kế hoạch", Asked.PLAN_SHARE),
    ("Giải ngân vốn ODA bằng bao nhiêu % kế hoạch Chính phủ giao?", Asked.PLAN_SHARE),
    ("xuat khau thuy san hoan thanh may phan tram ke hoach nam", Asked.PLAN_SHARE),
    ("Sản lượng than vượt kế hoạch mấy phần trăm?", Asked.PLAN_SHARE),
    ("So với dự toán, chi thường xuyên đạt bao nhiêu phần trăm?", Asked.PLAN_SHARE),
    ("Năm 2025 tỉnh phấn đấu có bao nhiêu xã nông thôn mới nâng cao?", Asked.TARGET),
    ("Mục tiêu tăng trưởng năm 2024 là bao nhiêu phần trăm?", Asked.TARGET),
    ("Đến năm 2030 dự kiến trồng bao nhiêu cây xanh?", Asked.TARGET),
    ("chi tieu giam ngheo nam 2022 la may phan tram", Asked.TARGET),
    ("Tỉnh đặt ra bao nhiêu tỷ thu ngân sách cho năm sau?", Asked.TARGET),
    # comparison
    ("Cà phê hay hồ tiêu có diện tích lớn hơn?", Asked.COMPARISON),
    ("Không đội mũ và chở quá người, hành vi nào bị phạt nặng hơn, mỗi hành vi bao nhiêu?", Asked.COMPARISON),
    ("Khâu tiếp nhận và khâu thẩm định, khâu nào lâu hơn, mỗi khâu mấy ngày?", Asked.COMPARISON),
    ("30 huy chương của đoàn gồm những loại gì, mỗi loại mấy chiếc?", Asked.BREAKDOWN),
    ("14 dự án được cấp phép gồm những nhóm nào, mấy dự án?", Asked.BREAKDOWN),
    ("Đội xe gồm các loại xe gì, bao nhiêu xe?", Asked.BREAKDOWN),
    ("Giữa Cần Thơ và Long Xuyên, nơi nào đông dân hơn?", Asked.COMPARISON),
    ("Thu nội địa với thu xuất nhập khẩu, khoản nào cao hơn?", Asked.COMPARISON),
    ("song Gianh hay song Nhat Le dai hon", Asked.COMPARISON),
    ("Vụ đông xuân so với vụ hè thu, vụ nào năng suất thấp hơn?", Asked.COMPARISON),
    # ranking
    ("Huyện nào có tỷ lệ hộ nghèo cao nhất?", Asked.RANKING),
    ("Mặt hàng nào xuất khẩu nhiều nhất năm 2021?", Asked.RANKING),
    ("Ngành nào giảm mạnh nhất?", Asked.RANKING),
    ("Tỉnh xếp thứ mấy về chỉ số PAPI năm 2020?", Asked.RANKING),
    ("dia phuong nao thu hut von fdi lon thu hai", Asked.RANKING),
    ("Năm nào mưa nhiều nhất?", Asked.RANKING),
    ("Đơn vị nào dẫn đầu về giải ngân?", Asked.RANKING),
    # lists
    ("Kể tên các khu công nghiệp của Bắc Giang.", Asked.LIST),
    ("Những huyện nào đã đạt chuẩn nông thôn mới?", Asked.LIST),
    ("Dự án đi qua những xã nào?", Asked.LIST),
    ("Ba mặt hàng chủ lực nào được nêu?", Asked.LIST),
    ("Vườn quốc gia gồm những phân khu nào?", Asked.LIST),
    ("liet ke cac lang nghe cua huyen", Asked.LIST),
    # computation
    ("Cộng cả lúa và ngô thì sản lượng là bao nhiêu tấn?", Asked.COMPUTATION),
    ("Thu ngân sách nhiều hơn chi ngân sách bao nhiêu tỷ đồng?", Asked.COMPUTATION),
    ("Chênh lệch giữa số sinh và số chết là bao nhiêu người?", Asked.COMPUTATION),
    ("Dân số Hà Nội gấp mấy lần dân số Đà Nẵng?", Asked.COMPUTATION),
    ("Cùng kỳ năm trước huyện có bao nhiêu vụ cháy?", Asked.COMPUTATION),
    ("Tính trung bình mỗi xã có bao nhiêu giáo viên?", Asked.COMPUTATION),
    ("Từ 2015 đến 2020 tỉnh có thêm bao nhiêu bác sĩ?", Asked.COMPUTATION),
    ("Còn bao nhiêu hồ sơ chưa giải quyết?", Asked.COMPUTATION),
    # whether
    ("Năm 2020 Huế có xảy ra dịch tả lợn không?", Asked.YES_NO),
    ("Thu ngân sách đã vượt dự toán chưa?", Asked.YES_NO),
    ("có phải sản lượng cá tra giảm", Asked.YES_NO),
    ("Kế hoạch có hoàn thành không vậy?", Asked.YES_NO),
    # entities
    ("Ai ký quyết định này?", Asked.ENTITY),
    ("Cơ quan nào chịu trách nhiệm kiểm tra?", Asked.ENTITY),
    ("Trụ sở Ban Quản lý đặt ở đâu?", Asked.ENTITY),
    ("Chủ đầu tư của dự án tên là gì?", Asked.ENTITY),
    ("Cây cầu bắc qua con sông nào?", Asked.ENTITY),
    ("don vi nao to chuc le hoi", Asked.ENTITY),
    ("Việc này theo nghị định số mấy?", Asked.ENTITY),
    ("Quyết định sửa quy hoạch chợ Mây số mấy?", Asked.ENTITY),
    ("Nghị quyết về dân số có mấy trang?", Asked.COUNT),
    # dates
    ("Nghị quyết có hiệu lực từ ngày nào?", Asked.DATE),
    ("Khi nào thông xe cao tốc?", Asked.DATE),
    ("nha may khanh thanh nam nao", Asked.DATE),
    ("Hạn nộp báo cáo là ngày mấy?", Asked.DATE),
    ("Bao giờ dự án hoàn thành?", Asked.DATE),
    # reasons
    ("Vì sao giá thép giảm?", Asked.WHY),
    ("Tại sao mấy năm nay thu ngân sách giảm?", Asked.WHY),
    ("tai sao thu ngan sach hut", Asked.WHY),
    ("Nguyên nhân nào khiến lúa mất mùa?", Asked.WHY),
    ("Do đâu mà du lịch sa sút?", Asked.WHY),
    # definitions
    ("Chỉ số PAPI là gì?", Asked.DEFINITION),
    ("Thế nào là hộ cận nghèo?", Asked.DEFINITION),
    ("OCOP viết tắt của cụm từ nào?", Asked.DEFINITION),
    # a number that is a name
    ("Giá đất ở xã là bảng giá số mấy?", Asked.ENTITY),
    # things of more kinds compared
    ("Tuyến số 2 và tuyến số 3, tuyến nào dài hơn?", Asked.COMPARISON),
    # parts of a whole
    ("Cơ cấu lao động theo ngành ra sao?", Asked.BREAKDOWN),
    ("Lúa, ngô và khoai mỗi loại thu được bao nhiêu tấn?", Asked.BREAKDOWN),
    ("Có bao nhiêu vụ cháy và làm chết mấy người?", Asked.BREAKDOWN),
    ("Ba khu vực kinh tế lần lượt tăng bao nhiêu phần trăm?", Asked.BREAKDOWN),
    ("Nông nghiệp, công nghiệp - xây dựng và dịch vụ chiếm bao nhiêu phần trăm?", Asked.BREAKDOWN),
    ("Núi Gió, núi Mây, núi Tuyết cao bao nhiêu mét?", Asked.BREAKDOWN),
    ("Theo nghị định, nếu mất trắng, mỗi héc-ta được bao nhiêu tiền?", Asked.LEVEL),
    ("Cứ thêm bao nhiêu người thì tỉnh được cộng 0,5 điểm?", Asked.COUNT),
    # words of a search box
    ("dien tich lua xuan lang son 2018", Asked.VALUE_LOOKUP),
    ("tổng đàn bò gia lai 2021", Asked.VALUE_LOOKUP),
    ("Dân số tỉnh Bạc Liêu 2019", Asked.VALUE_LOOKUP),
    ("chi đầu tư phát triển quý 2/2020 thanh hóa", Asked.VALUE_LOOKUP),
]


KINDS += [
    ("Cửa hàng mở cửa lúc mấy giờ?", Asked.DATE),
    ("ngày thành lập huyện Cái Bè", Asked.DATE),
    ("Thẻ chợ cũ bị xử lý thế nào khi đổi thẻ?", Asked.BREAKDOWN),
    ("Điều kiện để được cấp thẻ chợ là gì?", Asked.LIST),
    ("Nhiệm vụ của ban quản lý chợ là gì?", Asked.LIST),
    ("Nghĩa vụ quân sự là gì?", Asked.DEFINITION),
    ("Khẩu hiệu của ban quản lý chợ là gì?", Asked.ENTITY),
    ("Hết hạn thẻ thì phải làm sao?", Asked.BREAKDOWN),
    ("Xã Gió giáp với những đâu?", Asked.LIST),
    ("Xã Gió phía bắc giáp đâu?", Asked.ENTITY),
    ("Xã mới được hợp nhất từ những xã nào?", Asked.LIST),
    ("địa chỉ nộp hồ sơ thi nghề", Asked.ENTITY),
    ("tên cũ của cầu Trà Khúc", Asked.ENTITY),
    ("xã Thạnh Phú thuộc vùng mấy", Asked.ENTITY),
]


@pytest.mark.parametrize(("text", "asked"), KINDS)
def test_the_kind_is_read_from_any_wording(text: str, asked: Asked) -> None:
    """Plain, informal, southern, unaccented and search-box questions."""
    assert analyse_question(text).asked is asked


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Thu được bao nhiêu tỷ đồng?", ("tỷ đồng",)),
        ("thu duoc bao nhieu ty", ("tỷ đồng",)),
        ("Xuất khẩu mấy triệu USD?", ("triệu USD",)),
        ("Hàng bán ra trị giá nhiêu đô?", ("USD",)),
        ("Trồng mấy héc-ta?", ("ha",)),
        ("Rộng bao nhiêu km2?", ("km²",)),
        ("Xã nào rộng nhất?", ("km²",)),
        ("Xã Mây hay xã Gió gần sông Đà rộng hơn?", ("km²",)),
        ("Con đường nào rộng nhất?", ()),
        ("Cầu Mây hay cầu Gió rộng hơn?", ()),
        ("Có bao nhiêu hợp tác xã?", ("hợp tác xã",)),
        ("Mật độ là bao nhiêu người trên 1 km2?", ("người/km²",)),
        ("Dân số thị xã là bao nhiêu?", ("người",)),
        ("Tỷ lệ đô thị hóa là bao nhiêu?", ("%",)),
        ("Doanh thu trên 5 tỷ đồng chịu thuế suất bao nhiêu?", ("%",)),
        ("Đưa ra biển bao nhiêu phù sa?", ()),
        ("Xã nhận bao nhiêu qua quỹ?", ()),
        ("Giá điện tăng từ bao nhiêu lên bao nhiêu?", ()),
        ("Diện tích ngô mất trắng được trợ cấp bao nhiêu?", ()),
        ("Diện tích ngô mất trắng được hỗ trợ ở mức nào?", ()),
        ("Xếp thứ mấy cả nước về dân số?", ()),
        ("Tháp này cao bao nhiêu?", ("m",)),
        ("Tháp này cao mấy tầng?", ()),
    ],
)
def test_the_unit_asked_for(text: str, units: tuple[str, ...]) -> None:
    """Named after the question word, or understood from the indicator."""
    assert analyse_question(text).units == units


def test_people_are_content() -> None:
    """What is counted and the thing asked about are one word."""
    question = analyse_question("Đồng bằng sông Hồng có bao nhiêu dân?")
    assert (question.terms, question.units) == (("dan",), ("người",))


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("Ở Gia Lai, cà phê hay cao su có diện tích lớn hơn?", ("cà phê", "cao su")),
        ("Giữa huyện Mộc Châu và huyện Mai Sơn, nơi nào đông dân hơn?", ("huyện Mộc Châu", "huyện Mai Sơn")),
        ("Năm 2020, Huế hay Vinh thu hút nhiều khách hơn?", ("Huế", "Vinh")),
        ("Tính gộp cả tôm và cá thì sản lượng là bao nhiêu?", ("tôm", "cá")),
        ("Lúa, ngô và khoai mỗi loại bao nhiêu tấn?", ("Lúa", "ngô", "khoai")),
        ("Trong các khoản (thuế; phí; lệ phí), khoản nào lớn nhất?", ("thuế", "phí", "lệ phí")),
        ("Thu ngân sách nhiều hơn chi ngân sách bao nhiêu?", ("Thu ngân sách", "chi ngân sách")),
        ("Năm 2020 sản lượng nhiều hơn năm 2019 bao nhiêu tấn?", ()),
    ],
)
def test_the_sides_are_cut_out(text: str, options: tuple[str, ...]) -> None:
    """Sides that are only periods are left to the periods."""
    assert analyse_question(text).options == options


def test_a_number_given_is_a_constraint() -> None:
    """It is no content and no answer."""
    question = analyse_question("Trong 2.500,5 tỷ đồng vốn đầu tư, phần ngân sách huyện là bao nhiêu?")
    assert question.numbers == (Decimal("2500.5"),)
    assert question.quantities[0].unit == "tỷ đồng"
    assert "2.500,5" not in question.terms


def test_a_place_that_another_was_joined_to_is_not_asked_about() -> None:
    """Of "A nhập vào B" only A is; of two that are named otherwise both are."""
    assert read_question("Xã Hòa An nhập vào xã Hòa Bình có bao nhiêu dân?").territories == ("xã Hòa An",)
    assert len(read_question("Xã Hòa An và xã Hòa Bình có bao nhiêu dân?").territories) == 2


def test_slots_are_filled_together() -> None:
    """Period, territory, direction, role and content of one question."""
    question = analyse_question("Xuất khẩu thủy sản của Bến Tre 9 tháng đầu năm 2012 giảm bao nhiêu phần trăm?")
    assert question.periods == ("9T/2012",)
    assert question.territories == ("Bến Tre",)
    assert question.direction is Direction.DOWN
    assert question.roles == (Role.GROWTH,)
    assert question.terms == ("xuat", "khau", "thuy", "san")


@pytest.mark.parametrize("text", ["Dân số Cà Mau là bao nhiêu?", "dan so Ca Mau la bao nhieu"])
def test_half_of_a_word_is_content(text: str) -> None:
    """Alone "số" says nothing ("số doanh nghiệp"), in "dân số" it is half of what is asked for."""
    assert analyse_question(text).terms[:2] == ("dan", "so")
    assert analyse_question("Số doanh nghiệp của Cà Mau là bao nhiêu?").terms == ("doanh", "nghiep")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Số cập nhật thu ngân sách năm 2017 là bao nhiêu?", Status.UPDATED),
        ("Thu ngân sách đã báo cáo trước đó là bao nhiêu?", Status.FIRST_REPORTED),
        ("Thu ngân sách khi chưa điều chỉnh là bao nhiêu?", Status.FIRST_REPORTED),
        ("Theo Báo cáo số 312, kim ngạch là bao nhiêu?", Status.FIRST_REPORTED),
        ("Ước thực hiện cả năm là bao nhiêu?", Status.ESTIMATE),
        ("Tỉnh phấn đấu thu bao nhiêu?", Status.TARGET),
        ("Thực tế trồng được bao nhiêu ha?", Status.ACTUAL),
        ("Trồng được bao nhiêu ha?", None),
    ],
)
def test_how_final_the_number_must_be(text: str, status: Status | None) -> None:
    """Only what the question says."""
    assert analyse_question(text).status is status


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("Cộng cả lúa và ngô thì được bao nhiêu tấn?", Operation.SUM),
        ("Sản lượng 2020 nhiều hơn 2019 bao nhiêu tấn?", Operation.DIFFERENCE),
        ("Tổng lượt khách trừ khách quốc tế là bao nhiêu lượt?", Operation.DIFFERENCE),
        ("Số vụ cháy gấp mấy lần năm trước?", Operation.RATIO),
        ("Cùng kỳ năm trước có bao nhiêu vụ?", Operation.BASE),
        ("Trung bình mỗi huyện có bao nhiêu trạm y tế?", Operation.AVERAGE),
        ("Hộ có 3 ha ngô mất trắng thì tổng số tiền hỗ trợ là bao nhiêu?", Operation.PRODUCT),
        ("Ba công trình thủy lợi có tổng kinh phí bao nhiêu?", Operation.SUM),
        ("Suy ra kế hoạch cả năm là bao nhiêu?", Operation.IMPLIED_PLAN),
    ],
)
def test_the_operation_of_a_computation(text: str, operation: Operation) -> None:
    """Words that ask to compute name the operation."""
    question = analyse_question(text)
    assert question.asked is Asked.COMPUTATION
    assert question.operation is operation


def test_the_place_in_a_ranking() -> None:
    """Highest, lowest, second, or the place itself."""
    orders = [
        analyse_question(text).order
        for text in (
            "Huyện nào đông dân nhất?",
            "Huyện nào có ít dân nhất?",
            "Tôn giáo nào đông thứ hai?",
            "Tỉnh đứng thứ mấy cả nước?",
        )
    ]
    assert orders == [
        Order(extreme=Extreme.HIGHEST),
        Order(extreme=Extreme.LOWEST),
        Order(extreme=Extreme.HIGHEST, place=2),
        Order(extreme=Extreme.POSITION),
    ]


def test_a_span_of_years_is_asked_at_both_ends() -> None:
    """The difference is computed from two stated values."""
    question = analyse_question("Từ năm 2010 đến năm 2020 huyện có thêm bao nhiêu người?")
    assert question.periods == ("2010", "2020")
    assert question.operation is Operation.DIFFERENCE


@pytest.mark.parametrize(
    "text",
    [
        "Doanh thu du lịch Ninh Bình năm 2019 tăng bao nhiêu phần trăm?",
        "Huyện nào có tỷ lệ hộ nghèo cao nhất?",
        "Thu ngân sách quý II/2020 đạt mấy phần trăm dự toán?",
        "Có bao nhiêu doanh nghiệp giải thể trong quý III/2020?",
        "Cà phê hay hồ tiêu có diện tích lớn hơn?",
    ],
)
def test_diacritics_do_not_decide(text: str) -> None:
    """The same question without diacritics asks the same."""
    accented, plain = analyse_question(text), analyse_question(fold(text))
    assert (accented.asked, accented.periods, accented.units) == (plain.asked, plain.periods, plain.units) or [
        fold(unit) for unit in accented.units
    ] == [fold(unit) for unit in plain.units]
    assert accented.accented
    assert not plain.accented


@pytest.mark.parametrize(
    "text", ["ngành may mặc xuất khẩu 2019", "Giám đốc sở nói gì?", "đầu tư xây nhà máy", "Tặng quà cho hộ nghèo"]
)
def test_look_alikes_are_no_question_words(text: str) -> None:
    """Words such as "may mặc", "giám", "đầu" and "tặng" are typed with other diacritics or stand in other words."""
    question = analyse_question(text)
    assert question.units == ()
    assert question.direction is None
    assert question.asked in {Asked.VALUE_LOOKUP, Asked.ENTITY}


def test_a_vocabulary_restores_and_says_so() -> None:
    """What was understood is shown; what was typed is searched too."""
    vocabulary = Vocabulary.build(["Sản lượng lúa cả năm đạt 500 tấn. Diện tích gieo trồng lúa mùa của huyện."] * 3)
    question = analyse_question("san luong lua mua la bao nhieu tan", vocabulary=vocabulary)
    assert question.understood == question.reading == "sản lượng lúa mùa là bao nhiêu tấn"
    assert question.text in question.alternatives
    assert question.accented


def test_a_follow_up_is_read_as_completed() -> None:
    """The record holds the slots of the completed question and the text as typed."""
    question = analyse_question(
        "Còn nhập khẩu thì sao?", context=["Xuất khẩu của Trà Vinh năm 2019 tăng bao nhiêu phần trăm?"]
    )
    assert question.text == "Còn nhập khẩu thì sao?"
    assert question.asked is Asked.GROWTH
    assert question.periods == ("2019",)
    assert question.understood.startswith("Nhập khẩu của Trà Vinh")


def test_abbreviations_are_spelled_out_beside_the_question() -> None:
    """The reading keeps what was typed."""
    question = analyse_question("Kim ngạch XNK năm 2019 là bao nhiêu?")
    assert "XNK" in question.reading
    assert any("xuất nhập khẩu" in other for other in question.alternatives)
    assert any(synonym.other == ("xuat", "nhap", "khau") for synonym in question.synonyms)


@pytest.mark.parametrize(
    "text", ["", "   ", "???", "1234567890", "a" * 10_000, "<b>bao nhiêu</b>", "\u200b\ufeff", "😀 bao nhiêu"]
)
def test_anything_typed_is_read(text: str) -> None:
    """Odd input gives a record, never an exception."""
    assert analyse_question(text).text == text


WORDS = st.sampled_from(
    [
        "bao nhiêu",
        "mấy",
        "nhiêu",
        "may",
        "tăng",
        "giảm",
        "%",
        "kế hoạch",
        "năm 2018",
        "quý I",
        "hay",
        "hơn",
        "nhất",
        "nào",
        "thứ",
        "2",
        "ha",
        "Lạng Sơn",
        "còn",
        "thì sao",
        "và",
        "mỗi",
        "chiếm",
        "trừ",
        ",",
        "(",
        ")",
        ";",
        "gộp cả",
        "lúa",
        "ngô",
    ]
)


@given(st.lists(WORDS, max_size=14).map(" ".join), st.lists(st.lists(WORDS, max_size=8).map(" ".join), max_size=2))
@example("bao nhiêu bao nhiêu", ["bao nhiêu bao nhiêu trừ tăng", "( bao nhiêu 2 ) tăng"])
def test_reading_never_fails(text: str, context: list[str]) -> None:
    """Any order of question words gives a record whose sides stand in its reading."""
    question = analyse_question(text, context=context)
    assert all(option in question.reading for option in question.options)
    assert question.reading or not text.strip()


def test_a_school_year_is_one_period() -> None:
    """What it grew by is stated, not the difference of two years."""
    assert read_question("Năm học 2019-2020 số học sinh tăng thêm bao nhiêu em?").asked is not Asked.COMPUTATION
    assert read_question("Giai đoạn 2010-2020 dân số tăng thêm bao nhiêu người?").asked is Asked.COMPUTATION


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("GRDP của tỉnh tính bằng tiền Việt là bao nhiêu?", ("đồng",)),
        ("Vốn của dự án quy ra đô la là bao nhiêu?", ("USD",)),
        ("thu nhap tinh theo nhan dan te la bao nhieu", ("nhân dân tệ",)),
        ("Diện tích rừng tính theo hecta là bao nhiêu?", ("ha",)),
        ("GRDP tính theo giá hiện hành là bao nhiêu?", ()),
    ],
)
def test_what_an_answer_is_to_be_told_in_is_its_unit(text: str, units: tuple[str, ...]) -> None:
    """Its words are no words of the subject; prices are no unit."""
    question = analyse_question(text)
    assert question.units == units
    assert not units or not {"tien", "viet", "do", "te", "hecta"} & set(question.terms)


@pytest.mark.parametrize(
    ("text", "in_money"),
    [
        ("Trong thu ngân sách, hải quan đóng góp bao nhiêu và nội địa bao nhiêu?", True),
        ("Cơ cấu thu ngân sách: hải quan bao nhiêu và nội địa bao nhiêu?", False),
        ("Tỷ trọng của hải quan bao nhiêu và nội địa bao nhiêu trong thu ngân sách?", False),
        ("Thu ngân sách của các xã tính thế nào?", False),
    ],
)
def test_parts_of_an_amount_are_amounts(text: str, *, in_money: bool) -> None:
    """Shares answer only who asks for them; who asks how something is worked out asks for no amount."""
    assert ("đồng" in analyse_question(text).measures) is in_money


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Thu phí tăng bao nhiêu phần trăm so với năm 2024?", ()),
        ("Thu phí năm 2025 tăng bao nhiêu phần trăm so với năm 2024?", ("2025", "2024")),
        ("Thu phí năm 2024 là bao nhiêu?", ("2024",)),
    ],
)
def test_what_rose_against_a_year_is_of_another(text: str, periods: tuple[str, ...]) -> None:
    """The year alone after "so với" is the one before."""
    assert analyse_question(text).periods == periods


def test_periods_listed_one_by_one_are_asked_one_by_one() -> None:
    """Two or more; what is compared with another is asked of one; cà phê is not "cả"."""
    assert analyse_question("Diện tích cà phê các năm 2026, 2027 và 2028 là bao nhiêu?").asked is Asked.BREAKDOWN
    assert analyse_question("Diện tích cà phê năm 2026 và 2027").asked is Asked.BREAKDOWN
    assert analyse_question("Diện tích cà phê năm 2026 so với 2027 là bao nhiêu?").asked is not Asked.BREAKDOWN
    assert analyse_question("Sản lượng cà phê và chè thì được bao nhiêu tấn?").asked is not Asked.COMPUTATION
