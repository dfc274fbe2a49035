"""Tests of completing follow-ups."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.analyse.follow import complete_question

EXPORT = "Xuất khẩu qua cửa khẩu Tà Lùng của Cao Bằng quý I năm 2018 tăng bao nhiêu phần trăm so với cùng kỳ?"
RICE = "Tổng diện tích lúa xuân của Hậu Giang năm 2012 là bao nhiêu ha?"
BY_HEAD = "GRDP bình quân đầu người của Cà Mau năm 2022 là bao nhiêu?"
ROAD = "Quốc lộ 3 qua Bắc Kạn dài bao nhiêu km?"


@pytest.mark.parametrize(
    ("previous", "text", "complete"),
    [
        # another thing
        (RICE, "Còn lúa mùa?", "Tổng diện tích lúa mùa của Hậu Giang năm 2012 là bao nhiêu ha?"),
        (RICE, "thế lúa hè thu thì sao", "Tổng diện tích lúa hè thu của Hậu Giang năm 2012 là bao nhiêu ha?"),
        (RICE, "Còn sản lượng?", "Tổng sản lượng lúa xuân của Hậu Giang năm 2012 là bao nhiêu?"),
        (RICE, "Thế năng suất đạt bao nhiêu tạ/ha?", "Năng suất ở Hậu Giang năm 2012 đạt bao nhiêu tạ/ha?"),
        ("Ai là chủ tịch huyện?", "Còn bí thư?", "Ai là bí thư?"),
        # another period or place
        (RICE, "Năm 2013 thì sao?", "Tổng diện tích lúa xuân của Hậu Giang năm 2013 là bao nhiêu ha?"),
        (RICE, "tới 2015 thì nhiêu?", "Tổng diện tích lúa xuân của Hậu Giang năm 2015 là bao nhiêu ha?"),
        (RICE, "Còn Sóc Trăng?", "Tổng diện tích lúa xuân của Sóc Trăng năm 2012 là bao nhiêu ha?"),
        ("Huyện Cái Bè có bao nhiêu xã?", "Còn huyện Cai Lậy?", "Huyện Cai Lậy có bao nhiêu xã?"),
        ("Dân số tỉnh Cà Mau năm 2019?", "Còn Gành Hào?", "Dân số Gành Hào năm 2019?"),
        # another thing of whom the name stays
        ("doanh thu Hoa Nắng năm 2019", "lợi nhuận thì sao", "Lợi nhuận Hoa Nắng năm 2019?"),
        ("Doanh thu của Hoa Nắng là bao nhiêu?", "Còn lợi nhuận?", "Lợi nhuận của Hoa Nắng là bao nhiêu?"),
        ("diện tích tòa NOM2 khu Hoa Nắng", "thế còn NOM7", "Diện tích tòa NOM7 khu Hoa Nắng?"),
        ("doanh thu Hoa Nắng năm 2019", "còn Sao Mây", "Doanh thu Sao Mây năm 2019?"),
        # another role
        (
            RICE,
            "Đạt bao nhiêu phần trăm kế hoạch?",
            "Tổng diện tích lúa xuân của Hậu Giang năm 2012 đạt bao nhiêu phần trăm kế hoạch?",
        ),
        (
            RICE,
            "So với kế hoạch thì sao?",
            "Tổng diện tích lúa xuân của Hậu Giang năm 2012 đạt bao nhiêu phần trăm kế hoạch?",
        ),
        (
            RICE,
            "Thế so với cùng kỳ thì tăng bao nhiêu?",
            "Tổng diện tích lúa xuân của Hậu Giang năm 2012 so với cùng kỳ thì tăng bao nhiêu?",
        ),
        ("Huyện Cái Bè có bao nhiêu xã?", "Mấy thị trấn?", "Huyện Cái Bè có mấy thị trấn?"),
        # a part
        (
            RICE,
            "Trong đó huyện Long Mỹ bao nhiêu?",
            "Tổng diện tích lúa xuân của Hậu Giang năm 2012, trong đó huyện Long Mỹ bao nhiêu?",
        ),
        (
            ROAD,
            "Riêng đoạn qua huyện Chợ Mới thì sao?",
            "Quốc lộ 3 qua Bắc Kạn, riêng đoạn qua huyện Chợ Mới dài bao nhiêu km?",
        ),
        (RICE, "Con số đó tăng hay giảm?", "Tổng diện tích lúa xuân của Hậu Giang năm 2012 tăng hay giảm?"),
        (
            "Cầu Ngòi Thia dài bao nhiêu mét?",
            "Cây cầu này khởi công năm mấy?",
            "Cầu Ngòi Thia khởi công năm mấy?",
        ),
        # whom it speaks of is left out
        (ROAD, "Khi nào phải sửa xong?", "Quốc lộ 3 qua Bắc Kạn, khi nào phải sửa xong?"),
        (ROAD, "Chủ đầu tư là ai?", "Quốc lộ 3 qua Bắc Kạn, chủ đầu tư là ai?"),
        (RICE, "Tăng hay giảm?", "Tổng diện tích lúa xuân của Hậu Giang năm 2012, tăng hay giảm?"),
        (
            "Thủ tục cấp giấy phép xây dựng mất bao nhiêu ngày?",
            "Lệ phí bao nhiêu?",
            "Thủ tục cấp giấy phép xây dựng, lệ phí bao nhiêu?",
        ),
        ("Hồ Ba Bể sâu bao nhiêu mét?", "Mặt hồ rộng bao nhiêu ha?", "Mặt hồ của Hồ Ba Bể rộng bao nhiêu ha?"),
        (
            "Hồ sơ khen thưởng phải nộp trước ngày nào?",
            "Riêng ngành Y tế thì sao?",
            "Hồ sơ khen thưởng phải nộp trước ngày nào, riêng ngành Y tế?",
        ),
        # another thing, asked in full
        (
            "Trưởng ban cấp tỉnh được phụ cấp bao nhiêu một tháng?",
            "Cấp xã thì được mấy đồng?",
            "Trưởng ban cấp xã được phụ cấp mấy đồng một tháng?",
        ),
        (
            "Lò Thị Hoàng đứng thứ mấy cự ly 1500 m tự do?",
            "Cự ly 800 m thì đứng thứ mấy?",
            "Lò Thị Hoàng đứng thứ mấy cự ly 800 m?",
        ),
        (
            "Xã Nậm Búng nhận thêm bao nhiêu ha đất?",
            "Vậy sau đó xã Gia Hội có bao nhiêu dân?",
            "Xã Gia Hội có bao nhiêu dân?",
        ),
        # "thiết bị" is one word
        (
            "Không bảo trì thiết bị chữa cháy thì bị phạt bao nhiêu?",
            "Còn thiết bị báo khói thì sao?",
            "Không bảo trì thiết bị báo khói thì bị phạt bao nhiêu?",
        ),
        # another measure of the same owner; another amount, or time that it is counted by
        ("dân số huyện Cái Bè", "còn diện tích?", "Huyện Cái Bè, diện tích?"),
        ("Dân số huyện Cái Bè năm 2019 là bao nhiêu người?", "Thế mật độ?", "Huyện Cái Bè năm 2019, mật độ?"),
        (
            "Hộ có dưới 5 ha được hỗ trợ bao nhiêu tiền?",
            "còn trên 10 ha?",
            "Hộ có trên 10 ha được hỗ trợ bao nhiêu tiền?",
        ),
        ("Thợ làm 1 ngày tối đa mấy giờ?", "còn trong 1 tuần?", "Thợ làm trong 1 tuần tối đa mấy giờ?"),
        ("giá nước sạch huyện Cái Bè", "theo mét khối thì sao", "Giá nước sạch huyện Cái Bè theo mét khối?"),
        (
            "Lương tối thiểu vùng I là bao nhiêu?",
            "theo giờ công thì sao",
            "Lương tối thiểu vùng I theo giờ công là bao nhiêu?",
        ),
        # a place with all that is told of the other one
        ("Dân số huyện Cái Bè là bao nhiêu?", "Còn ở Cai Lậy?", "Dân số huyện Cai Lậy là bao nhiêu?"),
        ("Giá đất ở huyện Cái Bè tỉnh Tiền Giang là bao nhiêu?", "Còn Đồng Nai?", "Giá đất ở Đồng Nai là bao nhiêu?"),
        ("Thị trấn Sa Pa cách Lào Cai mấy km?", "Còn cách Hà Nội?", "Thị trấn Sa Pa cách Hà Nội mấy km?"),
        ("Từ Huế đến Đà Nẵng bao nhiêu km?", "còn đến Quảng Trị?", "Từ Huế đến Quảng Trị bao nhiêu km?"),
        # only a classifier of what was counted
        ("Đoàn Huế giành mấy huy chương vàng?", "Sài Gòn thì mấy cái", "Sài Gòn thì mấy huy chương vàng?"),
        # what points back gives way to what it means
        (
            "Tổng vốn đầu tư dự án hồ Gió Nồm là bao nhiêu?",
            "Dự án này rộng bao nhiêu ha?",
            "Dự án hồ Gió Nồm rộng bao nhiêu ha?",
        ),
        ("Diện tích tỉnh Bắc Kạn là bao nhiêu?", "Tỉnh này có mấy huyện?", "Tỉnh Bắc Kạn có mấy huyện?"),
        ("Lai Châu thu ngân sách được bao nhiêu?", "Tỉnh này có mấy huyện?", "Tỉnh Lai Châu có mấy huyện?"),
        (
            "Lai Châu thu ngân sách được bao nhiêu?",
            "Ở đó có mấy nhà máy thủy điện?",
            "Ở Lai Châu có mấy nhà máy thủy điện?",
        ),
        (
            "Nghị định 178/2031/NĐ-CP ban hành ngày nào?",
            "Nghị định này thay văn bản nào?",
            "Nghị định 178/2031/NĐ-CP thay văn bản nào?",
        ),
        ("Nguyễn Văn Gió sinh năm bao nhiêu?", "Ông mất khi nào?", "Nguyễn Văn Gió mất khi nào?"),
        # when, where and by whom is asked of the thing, not of what was measured of it
        ("Tổng mức đầu tư cầu Gió Nồm là bao nhiêu?", "Khi nào khởi công?", "Cầu Gió Nồm, khi nào khởi công?"),
        ("Kinh phí của kế hoạch là bao nhiêu?", "Lấy từ nguồn nào?", "Kinh phí của kế hoạch, lấy từ nguồn nào?"),
        (
            "Hầm vượt sông Gió dài mấy km?",
            "Tổng mức đầu tư bao nhiêu?",
            "Hầm vượt sông Gió, tổng mức đầu tư bao nhiêu?",
        ),
        # the most of what was asked
        (
            "Năm 1967 quận Kiên Bình của tỉnh Kiên Giang có bao nhiêu dân?",
            "Quận nào đông dân nhất?",
            "Năm 1967 của tỉnh Kiên Giang, quận nào đông dân nhất?",
        ),
        (RICE, "Vụ nào cao nhất?", "Tổng diện tích lúa xuân của Hậu Giang năm 2012, vụ nào cao nhất?"),
        # what excludes it, others of the kind that was counted, another part
        ("Thu ngân sách Cà Mau là bao nhiêu?", "Còn chi?", "Chi ngân sách Cà Mau là bao nhiêu?"),
        ("Mưa lũ làm bao nhiêu người chết?", "Còn mất tích?", "Mưa lũ làm bao nhiêu người mất tích?"),
        ("Huyện Cái Bè có bao nhiêu hộ nghèo?", "Còn hộ cận nghèo?", "Huyện Cái Bè có bao nhiêu hộ cận nghèo?"),
        ("Huyện Cái Bè có bao nhiêu học sinh?", "Còn giáo viên?", "Huyện Cái Bè có bao nhiêu giáo viên?"),
        ("Huyện Cái Bè có bao nhiêu xã?", "Còn thị trấn?", "Huyện Cái Bè có bao nhiêu thị trấn?"),
        (
            "Xuất khẩu của Hậu Giang, trong đó tôm bao nhiêu?",
            "Còn cá tra?",
            "Xuất khẩu của Hậu Giang, trong đó cá tra bao nhiêu?",
        ),
        # a name, a label, the whole, now
        ("Giá đất huyện Cái Bè của Tiền Giang?", "Còn Chợ Gạo?", "Giá đất huyện Chợ Gạo của Tiền Giang?"),
        ("Giá đất đường Gió vị trí 1 là bao nhiêu?", "Vị trí 2?", "Giá đất đường Gió vị trí 2 là bao nhiêu?"),
        (RICE, "Còn cả nước?", "Tổng diện tích lúa xuân của cả nước năm 2012 là bao nhiêu ha?"),
        ("Lương năm 2012 là bao nhiêu?", "Hiện nay thì sao?", "Lương hiện nay là bao nhiêu?"),
        # the plan and the year before are named as they were
        (
            RICE,
            "So với dự toán thì sao?",
            "Tổng diện tích lúa xuân của Hậu Giang năm 2012 đạt bao nhiêu phần trăm dự toán?",
        ),
        (RICE, "tăng mấy % so năm trước", "Tổng diện tích lúa xuân của Hậu Giang năm 2012 tăng mấy % so năm trước?"),
        # how long a thing is is asked of no year, and a bare level is of the place asked before
        ("Đồng Nai năm 2019 thu bao nhiêu?", "Quốc lộ dài mấy km?", "Quốc lộ ở Đồng Nai dài mấy km?"),
        ("Cà Mau xuất khẩu bao nhiêu?", "HĐND tỉnh có mấy đại biểu?", "HĐND tỉnh Cà Mau có mấy đại biểu?"),
        # a few words that ask nothing by themselves
        ("GRDP của Cà Mau năm 2022 là bao nhiêu?", "Bình quân đầu người?", BY_HEAD),
        ("Dân số Verania?", "GDP danh nghĩa?", "GDP danh nghĩa Verania?"),
        ("Thủ đô của Verania là gì?", "Thành phố lớn nhất?", "Thành phố lớn nhất của Verania là gì?"),
        ("Bao nhiêu phần trăm dân theo Phật giáo?", "Hồi giáo?", "Bao nhiêu phần trăm dân theo hồi giáo?"),
        ("Mưa lũ làm bao nhiêu người chết?", "Bị thương?", "Mưa lũ làm bao nhiêu người bị thương?"),
        # one sex of those counted; "nam" is no year
        ("Dân số Cà Mau năm 2019?", "Nam bao nhiêu?", "Dân số nam Cà Mau năm 2019?"),
        ("Dân số Cà Mau năm 2019?", "Còn nữ?", "Dân số nữ Cà Mau năm 2019?"),
        ("Đoàn Huế có mấy vận động viên?", "Nữ?", "Đoàn Huế có mấy vận động viên nữ?"),
        ("Tỷ lệ dân là nữ năm 2007?", "Còn nam?", "Tỷ lệ dân là nam năm 2007?"),
        # another measure and another unit of the same
        (
            "Cần Thơ xuất khẩu bao nhiêu tấn gạo năm 2012?",
            "Trị giá bao nhiêu?",
            "Cần Thơ xuất khẩu gạo năm 2012, trị giá bao nhiêu?",
        ),
        ("Huyện Cái Bè rộng bao nhiêu ha?", "Tính ra km2?", "Huyện Cái Bè rộng bao nhiêu km2?"),
        # the time beside the one asked of, and the time compared with
        ("Lượng giao dịch quý I/2025?", "Quý trước đó?", "Lượng giao dịch quý IV/2024?"),
        ("Xuất khẩu tháng 12/2024?", "tháng sau thì sao", "Xuất khẩu tháng 1/2025?"),
        ("Lương năm 2012 là bao nhiêu?", "Năm nay thì sao?", "Lương hiện nay là bao nhiêu?"),
        (
            "Lượng giao dịch quý I/2025?",
            "So với quý trước?",
            "Lượng giao dịch quý I/2025 tăng giảm bao nhiêu phần trăm so với quý IV/2024?",
        ),
        # what is compared with takes no place of what was asked
        ("Dân số Cà Mau là bao nhiêu?", "Hơn Bạc Liêu bao nhiêu?", "Dân số Cà Mau hơn Bạc Liêu bao nhiêu?"),
        ("Dân số Cà Mau là bao nhiêu?", "Gấp mấy lần Bạc Liêu?", "Dân số Cà Mau gấp mấy lần Bạc Liêu?"),
        ("Dân số Cà Mau là bao nhiêu?", "So với Bạc Liêu?", "Dân số Cà Mau so với Bạc Liêu hơn kém bao nhiêu?"),
        # another place in the same order
        ("Huyện nào đông dân nhất tỉnh Cà Mau?", "Thứ hai?", "Huyện nào đông dân thứ hai tỉnh Cà Mau?"),
        ("Huyện nào đông dân nhất tỉnh Cà Mau?", "Ít nhất?", "Huyện nào ít dân nhất tỉnh Cà Mau?"),
        (
            "Huyện nào đông dân nhất tỉnh Cà Mau?",
            "Đứng thứ ba là huyện nào?",
            "Huyện nào đông dân thứ ba tỉnh Cà Mau?",
        ),
        # the same once more, whose sources are shown with it
        ("Dân số Cà Mau là bao nhiêu?", "Nguồn?", "Dân số Cà Mau là bao nhiêu?"),
        ("Dân số Cà Mau là bao nhiêu?", "Nguồn ở đâu vậy", "Dân số Cà Mau là bao nhiêu?"),
        # slots left out
        (RICE, "Sản lượng tôm là bao nhiêu?", "Sản lượng tôm ở Hậu Giang năm 2012 là bao nhiêu?"),
    ],
)
def test_a_follow_up_is_completed(previous: str, text: str, complete: str) -> None:
    """What it leaves out comes from the question before."""
    assert complete_question(text, [previous]) == complete


def test_a_quarter_without_year_leans_on_the_question_before() -> None:
    """The year is that of the earlier period."""
    assert "quý II/2018" in complete_question("Còn quý II?", [EXPORT])


def test_why_asks_for_the_reason_of_what_was_asked() -> None:
    """The earlier question becomes a statement."""
    assert complete_question("Vì sao vậy?", [EXPORT]).startswith("Vì sao xuất khẩu qua cửa khẩu Tà Lùng")


@pytest.mark.parametrize(
    "text",
    [
        "Dân số tỉnh Trà Vinh năm 2019 là bao nhiêu?",
        "Hồ Ba Bể sâu bao nhiêu mét?",
        "Theo Quyết định 12/QĐ-UBND, hạn nộp hồ sơ là mấy ngày?",
        "Con đường nào dài nhất?",
        "",
    ],
)
def test_a_question_that_stands_alone_is_left_alone(text: str) -> None:
    """Even in the middle of a conversation."""
    assert complete_question(text, [EXPORT]) == text


@pytest.mark.parametrize(
    ("previous", "text"),
    [
        ("Dân số tỉnh Trà Vinh là bao nhiêu?", "Dân số thành thị Sóc Trăng năm 2019 là bao nhiêu?"),
        ("Thu nội địa tỉnh Hà Nam là bao nhiêu?", "Thu nội địa thị xã Kim Bảng năm 2023 là bao nhiêu?"),
        ("Vốn của cầu Tân Kỳ là bao nhiêu?", "Chi phí thi công cầu Tân Kỳ là bao nhiêu?"),
    ],
)
def test_thi_with_another_mark_is_no_then(previous: str, text: str) -> None:
    """“thành thị”, “thị xã”, “thi công” do not ask the question before of another thing, as “thì” does."""
    assert complete_question(text, [previous]) == text


@pytest.mark.parametrize(
    "text",
    [
        "Huyện nào ở Hà Tĩnh có mật độ dân số cao nhất?",
        "Dự án khu đô thị Cửa Tiền rộng bao nhiêu ha?",
        "Số người hiện nay của thành phố Vinh là bao nhiêu?",
        "Nợ chiếm bao nhiêu phần trăm GDP của Việt Nam?",
    ],
)
def test_what_only_folds_to_a_pointing_word_does_not_point_back(text: str) -> None:
    """“độ”, “đô”, “nay” and “nợ” are not “đó”, “này” and “nó”: nothing of the question before is put in."""
    assert complete_question(text, ["Diện tích tỉnh Quảng Bình năm 2019 là bao nhiêu?"]) == text


def test_the_paper_is_inherited() -> None:
    """What a decree says is asked of the same decree."""
    earlier = "Nghị định 116/2018/NĐ-CP cho vay tối đa bao nhiêu với hộ gia đình?"
    assert "Nghị định 116/2018/NĐ-CP" in complete_question("Còn hợp tác xã thì sao?", [earlier])


def test_a_chain_leans_on_all_its_links() -> None:
    """The third question keeps what the first named, and replaces what the second did."""
    chain = ["Vốn đầu tư công năm 2019 của Hà Giang là bao nhiêu?", "Trong đó vốn ngân sách trung ương là mấy tỷ?"]
    complete = complete_question("Thế còn vốn trái phiếu?", chain)
    assert complete == "Vốn đầu tư công năm 2019 của Hà Giang, trong đó vốn trái phiếu là mấy tỷ?"


def test_a_chain_keeps_whom_it_speaks_of() -> None:
    """Who builds it and when it opens are both asked of the bridge."""
    chain = ["Tổng mức đầu tư cầu Gió Nồm là bao nhiêu?", "Ai là chủ đầu tư?"]
    assert complete_question("Bao giờ thông xe?", chain) == "Cầu Gió Nồm, bao giờ thông xe?"


def test_how_an_amount_moved_is_asked_of_the_amount() -> None:
    """In a chain of measures the last one rose."""
    chain = ["Diện tích huyện Cái Bè là bao nhiêu?", "Còn dân số?"]
    assert complete_question("Tăng hay giảm?", chain) == "Huyện Cái Bè, dân số, tăng hay giảm?"


def test_without_a_conversation_nothing_is_completed() -> None:
    """The first question has nothing to lean on."""
    assert complete_question("Còn lúa mùa?", []) == "Còn lúa mùa?"
    assert complete_question("Còn lúa mùa?", [""]) == "Còn lúa mùa?"


WORDS = st.lists(
    st.sampled_from(
        [
            "còn",
            "thế",
            "thì sao",
            "trong đó",
            "đó",
            "lúa",
            "năm 2018",
            "Lạng Sơn",
            "bao nhiêu",
            "ha",
            "tăng",
            "vì sao",
            ",",
            "?",
        ]
    ),
    max_size=9,
).map(" ".join)


@given(WORDS, st.lists(WORDS, max_size=3))
def test_completing_never_fails(text: str, context: list[str]) -> None:
    """A completed question is never empty when one was typed, and keeps to a length."""
    complete = complete_question(text, context)
    assert bool(complete.strip()) or not text.strip()
    assert len(complete) <= max(len(text), 401)


def test_the_head_of_the_new_thing_tells_what_it_stands_for() -> None:
    """It shares "thu" and "địa" with the question before; "thu" is its head."""
    before = "Tổng thu ngân sách trên địa bàn quý I/2018 là bao nhiêu?"
    assert complete_question("Còn thu nội địa thì sao?", [before]) == (
        "Tổng thu nội địa trên địa bàn quý I/2018 là bao nhiêu?"
    )
