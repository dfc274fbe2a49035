"""Figures as a reader is told them: with the words of their sentence where their own name says little."""

import pytest

from index.figure import Role
from qa.cite.as_told import as_told, base_of_share, move_between
from qa.cite.label import label_of
from tests.candidates import make_fact, make_passage


@pytest.mark.parametrize(
    ("sentence", "written", "indicator", "told"),
    [
        # Who had something and what it was are joined by the verb again.
        ("Mây Trắng có 87 công ty con.", "87 công ty", "Mây Trắng công ty con", "Mây Trắng có công ty con"),
        ("Bạch Sơn ghi nhận 9 người chết.", "9 người", "Bạch Sơn người chết", "Bạch Sơn ghi nhận người chết"),
        ("Theo Sở Y tế có 9 người chết.", "9 người", "Theo Sở Y tế người chết", "người chết"),
        # Its number says what it counts.
        ("Huyện Gió có 29 xã.", "29 xã", "huyện Gió xã", "huyện Gió"),
        ("Vùng thấp có 5 tháng có mưa.", "5 tháng", "vùng thấp có mưa", "vùng thấp có mưa"),
        # A verb alone does not say of what it is told.
        ("h) Ong mật (đàn): hỗ trợ từ 300 đồng/đàn.", "300 đồng/đàn", "hỗ trợ", "Ong mật: hỗ trợ"),
        ("Nhóm 1: được cộng 2 điểm; nhóm 2: được cộng 1 điểm.", "1 điểm", "được cộng", "nhóm 2: được cộng"),
        ("Mây (40 người), Gió (30 người).", "30 người", "người", "Gió"),
        ("Dân số khoảng 40, 50 vạn người.", "50 vạn người", "người", "người"),
        ("Thu nội địa là 2.610 tỷ đồng.", "2.610 tỷ đồng", "thu nội địa", "thu nội địa"),
        # The preposition between what is done and to whom, and the verb before a number that went before.
        (
            "Phạt tiền đối với 69 hành vi vi phạm.",
            "69 hành vi",
            "Phạt tiền hành vi vi phạm",
            "Phạt tiền đối với hành vi vi phạm",
        ),
        ("Thắng với 47 phiếu bầu đa số.", "47 phiếu", "Thắng phiếu bầu đa số", "Thắng với phiếu bầu đa số"),
        ("Mây có 64 cơ sở y tế, tăng 5 cơ sở.", "5 cơ sở", "Mây cơ sở y tế", "Mây có cơ sở y tế"),
        ("Tập trung cho 12 xã, gồm 12 xã.", "12 xã", "Tập trung xã", "Tập trung"),
        ("Tỉnh Mây có 64 đơn vị cấp xã, gồm 55 xã.", "55 xã", "Tỉnh Mây đơn vị cấp xã", "xã"),
        # What has a quantity, and what an amount is for.
        ("Mỏ cát ven biển có trữ lượng khoảng 18 tấn.", "18 tấn", "trữ lượng", "Mỏ cát ven biển có trữ lượng"),
        ("Dự án phía Mây với kinh phí dự kiến 9 đồng.", "9 đồng", "kinh phí", "Dự án phía Mây với kinh phí"),
        ("Răng nanh của nó là dài nhất với chiều dài 9 mm.", "9 mm", "chiều dài", "chiều dài"),
        ("Con số này lớn hơn so với trọng lượng 75 kg.", "75 kg", "trọng lượng", "trọng lượng"),
        ("Chuyển 6 tỷ đồng để miễn học phí.", "6 tỷ đồng", "Chuyển", "Chuyển để miễn học phí"),
        ("Dân số tính đến cuối năm là 9 người.", "9 người", "Dân số tính", "Dân số"),
        # The other items of a list, and no clause that only follows a comma.
        (
            "Chi 3% vốn cho khoa học, công nghệ, sáng tạo và số.",
            "3%",
            "vốn cho khoa học",
            "vốn cho khoa học, công nghệ, sáng tạo và số",
        ),
        (
            "Đỗ 3 trường Luật, Kinh tế và Bách khoa.",
            "3 trường",
            "Đỗ trường Luật",
            "Đỗ trường Luật, Kinh tế và Bách khoa",
        ),
        ("Làm 9 mô hình nuôi ong, hỗ trợ nông dân và bán hàng.", "9 mô hình", "mô hình nuôi ong", "mô hình nuôi ong"),
        ("Bỏ 2 huyện Mây, Gió và nhập vào Nắng.", "2 huyện", "Bỏ huyện Mây", "Bỏ huyện Mây"),
    ],
)
def test_a_name_that_says_little_has_the_words_before_its_number(
    sentence: str, written: str, indicator: str, told: str
) -> None:
    """No word of it is another than the source's."""
    assert label_of(as_told(make_fact(make_passage(sentence), written, indicator=indicator))) == told


@pytest.mark.parametrize(
    ("sentence", "written", "unit", "bound"),
    [
        ("Tỉnh xếp thứ 48 về thu nhập.", "48", "", "thứ"),
        ("Đoàn xếp hạng 15.", "15", "", "hạng"),
        ("Chiều cao tối đa: 20 m.", "20 m", "m", "tối đa"),
        ("Có diện tích thấp hơn 15 m2.", "15 m2", "m2", "thấp hơn"),
        ("Tổng chiều dài hơn 683 m.", "683 m", "m", "hơn"),
        ("Chỉ số là 48.", "48", "", ""),
    ],
)
def test_a_rank_and_a_bound_are_told_as_such(sentence: str, written: str, unit: str, bound: str) -> None:
    """The number alone would be read as a level that is met."""
    assert as_told(make_fact(make_passage(sentence), written, unit=unit)).qualifier == bound


@pytest.mark.parametrize(
    ("row", "unit", "group", "above"),
    [
        ("Từ 01/7/2018 - hết 6/2019", "đồng", None, "Mức lương cơ sở"),
        ("Trên 35 km/h", "điểm", None, "Mức lương cơ sở"),
        (
            "Gió",
            "",
            "Như vậy, căn cứ theo quy định " + "rất dài " * 12 + "mức lương cơ sở ở các nơi",
            "Mức lương cơ sở",
        ),
        # It has a name, another group of its own, or columns that name it.
        ("Dân số", "người", None, None),
        ("Tổng số", "đồng", "Lương", "Lương"),
        ("2003 - Vàng", "", None, None),
    ],
)
def test_a_row_called_by_a_bound_or_a_time_stands_under_its_heading(
    row: str, unit: str, group: str | None, above: str | None
) -> None:
    """Of "Trên 35 km/h | 6 điểm" nobody knows what it measures."""
    passage = make_passage("Gió | 6", section=("I. Chung", "2. Mức lương cơ sở là bao nhiêu?"))
    cell = make_fact(passage, "6", indicator=row, unit=unit, parent=group, row=1, column=1)
    assert as_told(cell).parent == above


def test_a_cell_and_a_growth_are_told_as_they_are() -> None:
    """A cell has its headers, and a growth its level's name."""
    passage = make_passage("Gió có 29 xã, tăng 5%.")
    cell = make_fact(passage, "29 xã", indicator="Gió trạm", row=1, column=2)
    growth = make_fact(passage, "5%", indicator="Gió trạm", role=Role.GROWTH)
    assert [as_told(cell), as_told(growth)] == [cell.figure, growth.figure]


@pytest.mark.parametrize(
    ("sentence", "base"),
    [
        ("Lãi suất nợ quá hạn bằng 130% lãi suất cho vay.", "lãi suất cho vay"),
        ("Giáo dân chiếm 1,6% dân số (năm 2019).", "dân số"),
        ("Rừng chiếm 60%, tăng so với trước.", ""),
        ("Ngân sách mất 20% sau đợt cắt giảm.", ""),
        # cut before its end
        ("Đơn vị được để lại 35% số phí thu được để chi.", ""),
        ("Giáo dân chiếm 1,6% trên 8.697 người.", ""),
    ],
)
def test_a_share_says_of_what_it_is_one(sentence: str, base: str) -> None:
    """Only where the words behind it are all of what it is a share of."""
    number = next(word for word in sentence.split() if "%" in word).strip(",.")
    assert base_of_share(make_fact(make_passage(sentence), number)) == base


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Biểu thuế rút gọn từ 7 bậc xuống 5 bậc.", "xuống"),
        ("Lãi suất giảm từ 7 bậc (mỗi năm) xuống còn 5 bậc.", "xuống còn"),
        ("Có 7 bậc xuống và 5 bậc lên.", ""),
        ("Có 7 bậc, sau đó lên 5 bậc.", ""),
    ],
)
def test_two_levels_that_something_moves_between_are_joined_by_their_word(sentence: str, word: str) -> None:
    """From the first one to the second one, without other words between them."""
    passage = make_passage(sentence)
    assert move_between(make_fact(passage, "7 bậc"), make_fact(passage, "5 bậc")) == word
