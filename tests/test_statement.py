"""Tests of reading the statements of one sentence: what each number measures, and what it is a part of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.extract.period import find_periods
from index.extract.statement import Statement, read_statements
from index.figure import Role


def statements_of(text: str) -> tuple[Statement, ...]:
    """Read a sentence as the extraction does, its periods taken out first."""
    return read_statements(text, taken=[mention.span for mention in find_periods(text)])


INDICATORS = [
    (
        "Thu nội địa đạt 420 tỷ đồng, bằng 96% dự toán, tăng 8,5% so với cùng kỳ.",
        [
            ("420", "tỷ đồng", "Thu nội địa", Role.LEVEL),
            ("96", "%", "Thu nội địa", Role.PLAN_SHARE),
            ("8.5", "%", "Thu nội địa", Role.GROWTH),
        ],
    ),
    (
        "Sản lượng cà phê đạt 1.250 tấn; sản lượng chè ước đạt 310 tấn.",
        [("1250", "tấn", "sản lượng cà phê", Role.LEVEL), ("310", "tấn", "sản lượng chè", Role.LEVEL)],
    ),
    (
        "Tổng đàn trâu giảm còn 12.400 con, giảm 3,1%.",
        [("12400", "con", "tổng đàn trâu", Role.LEVEL), ("3.1", "%", "tổng đàn trâu", Role.GROWTH)],
    ),
    (
        "Nhiệt độ thấp nhất là -3,5 °C, cao nhất 41 °C.",
        [("-3.5", "°C", "nhiệt độ thấp nhất", Role.LEVEL), ("41", "°C", "nhiệt độ cao nhất", Role.LEVEL)],
    ),
    (
        "Theo khoản 2, mức thưởng thực hiện là 2 tỷ 500 triệu đồng.",
        [("2.5", "tỷ đồng", "mức thưởng thực hiện", Role.LEVEL)],
    ),
    (
        "Tốc độ tăng trưởng đạt 7,2%, gấp 1,5 lần năm trước.",
        [("7.2", "%", "tốc độ tăng trưởng", Role.LEVEL), ("1.5", "lần", "tốc độ tăng trưởng", Role.GROWTH)],
    ),
    (
        "Thu giữ 30 g vàng, 2 kg bạc vụn.",
        [("30", "g", "thu giữ vàng", Role.LEVEL), ("2", "kg", "thu giữ bạc vụn", Role.LEVEL)],
    ),
    (
        "Cấp phép cho 11 dự án, tổng vốn 600 tỷ đồng (tăng 4 dự án và 300 tỷ đồng so với cùng kỳ).",
        [
            ("11", "dự án", "cấp phép dự án", Role.COUNT),
            ("600", "tỷ đồng", "tổng vốn", Role.LEVEL),
            ("4", "dự án", "cấp phép dự án", Role.CHANGE),
            ("300", "tỷ đồng", "tổng vốn", Role.CHANGE),
        ],
    ),
    (
        "Đoàn giành 20 huy chương (5 vàng, 7 bạc, 8 đồng).",
        [
            ("20", "huy chương", "đoàn giành huy chương", Role.COUNT),
            ("5", "huy chương", "huy chương vàng", Role.COUNT),
            ("7", "huy chương", "huy chương bạc", Role.COUNT),
            ("8", "huy chương", "huy chương đồng", Role.COUNT),
        ],
    ),
    (
        "Đoàn thể thao đứng hạng 15 trong 66 đoàn tham dự.",
        [("15", "", "đoàn thể thao", Role.LEVEL), ("66", "đoàn", "đoàn tham dự", Role.COUNT)],
    ),
    (
        "Giá vé tăng từ 8% đến 9% so với năm trước.",
        [("8", "%", "giá vé", Role.GROWTH)],
    ),
    (
        "Số vụ cháy giảm 8 vụ (12,5%).",
        [("8", "vụ", "số vụ cháy", Role.CHANGE), ("12.5", "%", "số vụ cháy", Role.GROWTH)],
    ),
    (
        "Sản lượng muối đạt 40 nghìn tấn, tốc độ tăng bình quân 3 - 4%/năm.",
        [("40", "nghìn tấn", "sản lượng muối", Role.LEVEL), ("3", "%/năm", "sản lượng muối", Role.GROWTH)],
    ),
    (
        "Bố trí 45 tỷ đồng (bốn mươi lăm tỷ đồng) vốn sự nghiệp của các xã miền núi giáp biên giới cho đường làng.",
        [
            (
                "45",
                "tỷ đồng",
                "bố trí vốn sự nghiệp của các xã miền núi giáp biên giới",
                Role.LEVEL,
            )
        ],
    ),
    ("Quy hoạch phân khu có tỷ lệ 1/500.", [("1", "", "quy hoạch phân khu có tỷ lệ", Role.LEVEL)]),
    (
        "Phạt tiền từ 200.000 đồng đến 300.000 đồng đối với người vi phạm.",
        [("200000", "đồng", "phạt tiền đối với người vi phạm", Role.LEVEL)],
    ),
    (
        "Dân số là 95.320 người, mật độ đạt 276 người/km².",
        [("95320", "người", "dân số", Role.LEVEL), ("276", "người/km²", "mật độ", Role.LEVEL)],
    ),
    (
        "Các cơ quan cấp tỉnh đã giảm 8/162 phòng chuyên môn thuộc sở.",
        [("8", "phòng chuyên môn", "cơ quan cấp tỉnh phòng chuyên môn thuộc sở", Role.CHANGE)],
    ),
    ("Phấn đấu có tổng số 500 hộ dùng nước sạch.", [("500", "hộ", "tổng số hộ dùng nước sạch", Role.COUNT)]),
    (
        "Tiếp 10 đoàn công tác; có 15 đoàn/141 lượt người đi học.",
        [
            ("10", "đoàn", "tiếp đoàn công tác", Role.COUNT),
            ("15", "đoàn", "đoàn", Role.COUNT),
            ("141", "lượt người", "lượt người đi học", Role.COUNT),
        ],
    ),
    (
        "Bổ sung 7 công trình, dự án tại 63 tỉnh, thành phố trong nước.",
        [
            ("7", "công trình", "bổ sung công trình, dự án", Role.COUNT),
            ("63", "tỉnh", "tỉnh, thành phố trong nước", Role.COUNT),
        ],
    ),
    (
        "Mạng lưới tăng từ 23 lên 52 tỉnh.",
        [("23", "tỉnh", "mạng lưới tỉnh", Role.COUNT), ("52", "tỉnh", "mạng lưới tỉnh", Role.COUNT)],
    ),
    (
        (
            "Mật độ dân số thấp nhất so với các xã là 94 người/km²; kế đến là huyện An Lạc 118 người/km²"
            " và huyện Vân Hà 131 người/km²."
        ),
        [
            ("94", "người/km²", "mật độ dân số thấp nhất", Role.LEVEL),
            ("118", "người/km²", "mật độ dân số huyện an lạc", Role.LEVEL),
            ("131", "người/km²", "mật độ dân số huyện vân hà", Role.LEVEL),
        ],
    ),
    ("Tỷ số giới tính là 102,6 nam/100 nữ.", [("102.6", "nam/100 nữ", "tỷ số giới tính", Role.LEVEL)]),
    (
        "Số liệu cho thấy, có 1.517 dự án với quy mô hơn 544 căn.",
        [("1517", "dự án", "dự án", Role.COUNT), ("544", "căn", "quy mô căn", Role.COUNT)],
    ),
    (
        "Trung ương hỗ trợ 50% mức ngân sách địa phương chi.",
        [("50", "%", "trung ương hỗ trợ", Role.LEVEL)],
    ),
    (
        "Toàn tỉnh có 20 xã, huyện Chi Lăng có 4 xã đạt chuẩn.",
        [("20", "xã", "xã", Role.COUNT), ("4", "xã", "huyện chi lăng xã", Role.COUNT)],
    ),
    (
        "Trong số này, 30% có nghề, 21% chỉ học phổ thông.",
        [("30", "%", "có nghề", Role.LEVEL), ("21", "%", "chỉ học phổ thông", Role.LEVEL)],
    ),
    (
        "Thành phố có diện tích 2.511 km², khu đô thị bao gồm 5.891 km².",
        [("2511", "km²", "thành phố có diện tích", Role.LEVEL), ("5891", "km²", "khu đô thị", Role.LEVEL)],
    ),
    ("Ước có 12 000 người lao động.", [("12000", "người lao động", "người lao động", Role.COUNT)]),
    ("Chiều cao: 45 tầng", [("45", "tầng", "chiều cao", Role.COUNT)]),
    ("Kết hôn: nghỉ 3 ngày", [("3", "ngày", "kết hôn nghỉ", Role.LEVEL)]),
    (
        "Lực lượng phục vụ: có 04 (bốn) chiến sĩ gác cổng.",
        [("4", "chiến sĩ", "lực lượng phục vụ chiến sĩ gác cổng", Role.COUNT)],
    ),
    (
        "Toàn xã có 670 ha lúa, 30 ha sắn và 1,5 ha lạc bị ngập.",
        [
            ("670", "ha", "lúa", Role.LEVEL),
            ("30", "ha", "sắn", Role.LEVEL),
            ("1.5", "ha", "lạc bị ngập", Role.LEVEL),
        ],
    ),
    (
        "Mức trích lập quỹ bình ổn là 300 đồng/lít xăng, 100 đồng/lít dầu.",
        [
            ("300", "đồng/lít", "mức trích lập quỹ bình ổn xăng", Role.LEVEL),
            ("100", "đồng/lít", "mức trích lập quỹ bình ổn dầu", Role.LEVEL),
        ],
    ),
    ("Giá xăng không cao hơn 19.800 đồng/lít.", [("19800", "đồng/lít", "giá xăng", Role.LEVEL)]),
    (
        "Vi phạm từ 1 người đến 10 người lao động bị phạt từ 5 triệu đến 10 triệu đồng.",
        [
            ("1", "người lao động", "vi phạm người lao động bị phạt", Role.COUNT),
            ("5", "triệu đồng", "bị phạt", Role.LEVEL),
        ],
    ),
    ("Cột cờ cao 2/3 chiều cao của tháp.", [("2", "", "cột cờ cao", Role.LEVEL)]),
    (
        "Toàn huyện có 14 trường mầm non với 152 lớp.",
        [("14", "trường", "trường mầm non", Role.COUNT), ("152", "lớp", "lớp", Role.COUNT)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), INDICATORS)
def test_numbers_are_bound_to_what_they_measure(text: str, expected: list[tuple[str, str, str, Role]]) -> None:
    """An indicator is named once and holds for the numbers that follow without another name."""
    found = [
        (str(one.mention.number), one.unit_text, one.indicator.lower(), one.comparison.role)
        for one in statements_of(text)
    ]
    assert found == [(number, unit, indicator.lower(), role) for number, unit, indicator, role in expected]


def test_trong_do_opens_parts_of_the_indicator_before_it() -> None:
    """What follows "trong đó" is a part of the whole that stands before it."""
    whole, *parts = statements_of(
        "Tổng vốn đầu tư đạt 900 tỷ đồng, trong đó vốn trong nước 600 tỷ đồng, vốn vay 300 tỷ đồng."
    )
    assert whole.parent is None
    assert [part.indicator for part in parts] == ["vốn trong nước", "vốn vay"]
    assert {part.parent for part in parts} == {"Tổng vốn đầu tư"}


def test_what_a_whole_consists_of_are_its_parts_of_whatever_kind() -> None:
    """Towns and communes are parts of the units they add up to."""
    whole, *parts = statements_of("Huyện có 8 đơn vị hành chính, gồm 2 thị trấn và 6 xã.")
    assert {part.parent for part in parts} == {whole.indicator}


def test_brackets_hold_parts_and_close_again() -> None:
    """Figures in brackets are parts; what follows the bracket is not."""
    text = "Cả tỉnh trồng được 500 ha rừng (rừng sản xuất 420 ha), khai thác 80 nghìn m³ gỗ."
    planted, inside, after = statements_of(text)
    assert inside.parent == planted.indicator
    assert after.parent is None


def test_two_clauses_do_not_share_an_indicator() -> None:
    """After a semicolon a new name begins a new indicator."""
    exports, imports = statements_of("Xuất khẩu đạt 30 triệu USD; nhập khẩu đạt 45 triệu USD.")
    assert (exports.indicator, imports.indicator) == ("Xuất khẩu", "nhập khẩu")


@pytest.mark.parametrize("text", ["Thu ngân sách đạt 95 kế hoạch năm.", "Sản lượng điện tăng 12,4 so với cùng kỳ."])
def test_a_missing_percent_sign_is_supplied_by_the_words_around(text: str) -> None:
    """A share of a plan and a growth without a unit are percentages."""
    (statement,) = statements_of(text)
    assert statement.unit_text == "%"


def test_a_part_of_a_whole_covers_both_numbers() -> None:
    """A share such as "08/62 xã" is one figure whose number is the part."""
    text = "Đến nay có 08/62 xã đạt chuẩn."
    (statement,) = statements_of(text)
    assert text[statement.span.start : statement.span.end] == "08/62 xã"
    assert statement.mention.number == 8


@given(st.text(max_size=200))
def test_no_text_breaks_the_reading(text: str) -> None:
    """Whatever stands in a line, statements come in order and inside it."""
    position = 0
    for statement in read_statements(text):
        assert position <= statement.span.start < statement.span.end <= len(text)
        assert statement.clause.start <= statement.span.start
        assert statement.clause.end == statement.span.end
        position = statement.span.end


WORDS = [
    "tăng",
    "giảm",
    "đạt",
    "trong đó",
    "(",
    ")",
    ";",
    ",",
    ".",
    "12,5%",
    "3.400 tấn",
    "40",
    "xã",
    "sản lượng",
    "năm 2019",
    "–",
]


@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
def test_any_order_of_report_words_is_read(text: str) -> None:
    """Brackets that never close, verbs without numbers and the like raise nothing."""
    for statement in statements_of(text):
        assert text[statement.span.start : statement.span.end].strip()


def test_the_scale_of_a_table_is_no_amount() -> None:
    """Nothing costs the thousand of "Đơn vị tính: 1.000 đồng"."""
    assert statements_of("Đơn vị tính: 1.000 đồng/trẻ") == ()
