"""Places put in order, compared and held against a bound: by the table that has all of them, by one measure."""

from collections.abc import Iterator

import pytest

from qa.ask import Asker
from tests.asking import open_over

DOCUMENTS = {
    "tinh.md": "# Tỉnh Cà Mau\n\n## Hành chính\n\nCà Mau có 1 thành phố và 4 huyện.\n\n"
    "| Đơn vị hành chính cấp huyện | Thành phố Mây | Huyện Gió | Huyện Nắng | Huyện Mưa | Huyện Sương |\n"
    "|---|---|---|---|---|---|\n"
    "| Diện tích (km²) | 81,5 | 420,9 | 295,0 | 232,6 | 229,4 |\n"
    "| Dân số (người) | 228.100 | 291.600 | 242.700 | 86.300 | 142.900 |\n\n"
    "Năm 1994, huyện Gió nhận thêm 8.632 ha diện tích tự nhiên và 33.296 nhân khẩu của huyện Nắng.\n\n"
    "Năm 1987, chuyển 11.575 ha và 9.630 nhân khẩu của huyện Mưa về huyện Sương.\n",
    "ngan-sach.md": "# Kinh tế hai tỉnh\n\nNăm 2024, tỉnh Cà Mau thu ngân sách 20.403 tỷ đồng.\n\n"
    "Tổng thu ngân sách trên địa bàn tỉnh Bạc Liêu năm 2024 là 1.010 tỷ đồng.\n\n"
    "Tổng doanh thu vận tải của tỉnh Bạc Liêu năm 2024 đạt 588 tỷ đồng.\n\n"
    "Mưa lũ gây thiệt hại: Cà Mau 5.604 tỷ đồng, Bạc Liêu 5.500 tỷ đồng, Sóc Trăng 650 tỷ đồng.\n",
    "the-thao.md": "# Đoàn Việt Nam tại đại hội\n\nSố vận động viên của Việt Nam tại đại hội:\n\n"
    "| Môn | Nam | Nữ | Tổng |\n|---|---|---|---|\n| Bơi lội | 1 | 1 | 2 |\n| Cử tạ | 3 | 1 | 4 |\n"
    "| Đấu kiếm | 1 | 3 | 4 |\n",
    "sap-xep.md": "# Các xã sau sắp xếp\n\n"
    + "\n\n".join(
        f"Sau sắp xếp, xã {name} có diện tích tự nhiên là {area} km2, quy mô dân số là {people} người."
        for name, area, people in (
            ("Suối Đá", "13,9", "17.700"),
            ("Đồi Chè", "24,2", "38.700"),
            ("Khe Gió", "8,3", "17.900"),
            ("Bến Tràm", "9,3", "40.200"),
            ("Cửa Lạch", "4,7", "36.100"),
            ("Gò Sỏi", "21,5", "35.800"),
        )
    )
    + "\n",
    "bien-so.md": "# Biển số xe của các tỉnh\n\n| STT | Tên tỉnh | Ký hiệu |\n|---|---|---|\n| 1 | Cà Mau | 69 |\n"
    "| 2 | Bạc Liêu | 94 |\n| 3 | Sóc Trăng | 83 |\n",
    "an-do.md": "# Xã Suối Đá\n\nXã Suối Đá có 12.300 người.\n",
}


@pytest.fixture(scope="module")
def asker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    """Index a province with a table of its districts, reports of two provinces, and a table of sports."""
    yield from open_over(DOCUMENTS, tmp_path_factory)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Huyện nào của Cà Mau đông dân nhất?", "Huyện Gió: 291.600"),
        ("Huyện nào của Cà Mau ít dân nhất?", "Huyện Mưa: 86.300"),
        ("huyen nao cua Ca Mau it dan nhat", "Huyện Mưa: 86.300"),
        ("Huyện nào ở Cà Mau rộng nhất?", "Huyện Gió: 420,9"),
        ("Đơn vị nào của Cà Mau đông dân nhất?", "Huyện Gió: 291.600"),
        ("Đơn vị nào của Cà Mau đông dân thứ hai?", "Huyện Nắng: 242.700"),
        ("Môn nào của Việt Nam có nhiều vận động viên nhất?", "Cử tạ - Tổng: 4"),
        ("Môn nào của Việt Nam có nhiều vận động viên nhất?", "Đấu kiếm - Tổng: 4"),
    ],
)
def test_the_first_is_found_in_the_table_that_has_all(asker: Asker, question: str, told: str) -> None:
    """Not in the sentences that tell of some; two that have as much are both told, and Việt Nam names no men."""
    assert told in asker.ask(question).text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Xã nào có diện tích lớn nhất sau sắp xếp?", "Cao nhất: Xã Đồi Chè có diện tích tự nhiên: 24,2 km2"),
        ("Xã nào có diện tích lớn thứ hai sau sắp xếp?", "Xã Gò Sỏi có diện tích tự nhiên: 21,5 km2"),
        ("Xã nào có diện tích nhỏ nhất sau sắp xếp?", "Thấp nhất: Xã Cửa Lạch có diện tích tự nhiên: 4,7 km2"),
    ],
)
def test_sentences_in_the_same_words_are_a_list(asker: Asker, question: str, told: str) -> None:
    """One name after another, as tables tell them in rows."""
    assert asker.ask(question).text.startswith(told)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        # 20.403 / 1.010
        ("Thu ngân sách năm 2024 của Cà Mau gấp mấy lần Bạc Liêu?", "20,2 lần"),
        # 5.604 − 5.500
        ("Cà Mau thiệt hại hơn Bạc Liêu bao nhiêu tỷ đồng?", "104 tỷ đồng"),
    ],
)
def test_what_one_side_is_measured_by_is_asked_of_both(asker: Asker, question: str, told: str) -> None:
    """Of transport nothing was asked, though it is money, too."""
    assert asker.ask(question).text.startswith(told)


def test_a_bound_may_leave_its_unit_out(asker: Asker) -> None:
    """Who asks of a population asks of so many people."""
    assert asker.ask("Dân số huyện Gió của Cà Mau có trên 200 nghìn không?").text.startswith("Có, ")
    assert asker.ask("Dân số huyện Mưa của Cà Mau có trên 200 nghìn không?").text.startswith("Không, ")


def test_no_plates_are_computed_with_as_people(asker: Asker) -> None:
    """Rows of both that name no measure are as alike as can be, and tell nothing of how many live there."""
    answer = asker.ask("Dân số Cà Mau gấp mấy lần Sóc Trăng?")
    assert not any(figure.computed for figure in answer.figures)
