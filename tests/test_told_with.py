"""Small documents asked from beginning to end: what a figure or a reason is told with decides what it answers."""

from collections.abc import Iterator

import pytest

from qa.ask import Asker
from tests.asking import open_over

DOCUMENTS = {
    "quang-nam.md": "# Quảng Nam\n\nQuảng Nam là một tỉnh ở miền Trung.\n\n"
    "Năm 2018 tỉnh này đón gần 5,4 triệu lượt khách du lịch (sau Đà Nẵng với gần 6,1 triệu lượt).\n\n"
    "Tỉnh có tốc độ tăng trưởng kinh tế cao, bình quân giai đoạn 2010-2015 là 16,3% (Năm 2015 là 11,5%).\n\n"
    "Năm 2017, Quảng Nam là đơn vị hành chính đông thứ 19 về số dân, xếp thứ 27 về quy mô kinh tế.\n\n"
    "Dự án cầu Cửa Gió được duyệt năm 2022.\n\n"
    "Thu chưa bền vững, hằng năm ngân sách trung ương bù vào ngân sách tỉnh khoảng 1.500 tỷ đồng.\n",
    "kien-giang.md": "# Kiên Giang\n\nTỉnh Cà Mau có 9 đơn vị cấp huyện, dân số toàn tỉnh là 1.207.000 người.\n\n"
    "Sản lượng mía của tỉnh đạt 90 tấn.\n",
    "phan-loai.md": "# Phân loại đơn vị hành chính\n\n"
    "- Tốc độ tăng trưởng từ 7% trở xuống được tính 1 điểm; trên 7% thì cứ thêm 0,5% được tính thêm 0,25 điểm, "
    "nhưng tối đa không quá 3 điểm;\n\n"
    "- Diện tích tự nhiên từ 8.000 km2 trở xuống được tính 10 điểm, trên 8.000 km2 thì cứ thêm 200 km2 được tính "
    "thêm 0,5 điểm, nhưng tối đa không quá 25 điểm.\n",
    "sap-xep.md": "# Sắp xếp các đơn vị hành chính\n\nSau khi sắp xếp:\n\n"
    "Huyện Đồi Xanh có diện tích tự nhiên là 856,9 km2; có 19 đơn vị hành chính cấp xã, gồm17 xã và 02 thị trấn.\n\n"
    "Huyện Suối Bạc có diện tích tự nhiên là 784,6 km2; có 17 đơn vị hành chính cấp xã, gồm 15 xã và 02 thị trấn.\n\n"
    "Lập thị xã Bến Đá từ10 đơn vị hành chính cấp xã thuộc huyện Đồi Xanh.\n",
    "nhac.md": "# Hát Dặm\n\nMột gánh hát luôn phải có dàn nhạc đi kèm. Vì thế, nói về hát dặm không thể không nói tới "
    "dàn nhạc.\n",
    "khi-hau.md": "# Khí hậu Vĩnh Gió\n\nVĩnh Gió mưa nhiều, trung bình trên 2700 mm, tập trung từ tháng 9 đến tháng "
    "2 năm sau, có nơi trên 4.000 mm.\n",
}


@pytest.fixture(scope="module")
def asker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    """Index all of them by words."""
    yield from open_over(DOCUMENTS, tmp_path_factory)


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        # of two places in one sentence, though one became a part of the other later
        ("Năm 2018 Đà Nẵng đón bao nhiêu lượt khách du lịch?", ["6.1"]),
        ("Năm 2018 Quảng Nam đón bao nhiêu lượt khách du lịch?", ["5.4"]),
        # how fast, named only before the first of two numbers
        ("Kinh tế Quảng Nam tăng bao nhiêu phần trăm năm 2015?", ["11.5"]),
        ("Kinh tế Quảng Nam giai đoạn 2010-2015 tăng bình quân bao nhiêu phần trăm?", ["16.3"]),
        # a place in an order that "đông" leads to
        ("Năm 2017 Quảng Nam đứng thứ mấy về số dân?", ["19"]),
        # the step, the most, and what the condition itself gets
        ("Diện tích tự nhiên vượt 8.000 km2 thì cứ mỗi bao nhiêu km2 được thêm 0,5 điểm?", ["200"]),
        ("Tốc độ tăng trưởng từ 7% trở xuống được tính mấy điểm?", ["1"]),
        ("Tốc độ tăng trưởng từ 7% trở xuống, tối đa được bao nhiêu điểm?", ["3"]),
        # communes, not all units of their level; a number run on to "gồm"
        ("Huyện Đồi Xanh có mấy xã sau khi sắp xếp?", ["17"]),
        ("Huyện Đồi Xanh hay huyện Suối Bạc có nhiều xã hơn?", ["17", "15"]),
        ("Huyện Đồi Xanh hay huyện Suối Bạc có nhiều đơn vị hành chính cấp xã hơn?", ["19", "17"]),
    ],
)
def test_the_figure_that_is_told_of_it_answers(asker: Asker, question: str, numbers: list[str]) -> None:
    """Others stand beside each, in the same words or the same unit."""
    assert [figure.number for figure in asker.ask(question).figures] == numbers


def test_a_reason_is_told_with_what_follows_from_it(asker: Asker) -> None:
    """The sentence that begins with "Vì thế" alone gives none."""
    answer = asker.ask("Vì sao nói về hát dặm phải nói tới dàn nhạc?")
    assert answer.answered
    assert "luôn phải có dàn nhạc đi kèm" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Năm 2022 ngân sách trung ương bù vào ngân sách tỉnh Quảng Nam bao nhiêu tỷ đồng?",
        "Tháng nào ở Vĩnh Gió mưa nhiều nhất?",
    ],
)
def test_what_is_of_every_year_or_of_no_month_answers_for_none(asker: Asker, question: str) -> None:
    """What comes "hằng năm" is not of 2022, and "từ tháng 9 đến tháng 2" is no month."""
    assert not asker.ask(question).figures


def test_a_province_that_opens_a_sentence_is_what_all_of_it_speaks_of(asker: Asker) -> None:
    """What follows of "toàn tỉnh" is of that one, not of the one that the document is about."""
    territories = {
        figure.text: figure.territory
        for row in asker.store.documents()
        if row.name == "kien-giang.md"
        for figure in (each.figure for each in asker.store.figures(document_id=row.id))
    }
    assert territories["1.207.000 người"] == "Cà Mau"
