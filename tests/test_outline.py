"""What the rows of a table stand under: numbers that continue numbers, section rows, totals."""

from index.outline import row_paths
from tests.reading import table


def paths(rows: list[list[str]], **options: object) -> list[tuple[str, ...]]:
    """Return the paths of the rows of a table in order."""
    return list(row_paths(table(rows, **options)).values())  # type: ignore[arg-type]


HEAD = ["STT", "Đơn vị", "Mức thu"]


def test_a_dotted_number_stands_under_the_number_that_it_continues() -> None:
    """The school names the rows of its classes, and the next school ends it."""
    rows = [HEAD, ["1", "Trường A", ""], ["1.1", "Khối 6", "50"], ["1.2", "Khối 7", "55"]]
    rows += [["2", "Trường B", ""], ["2.1", "Khối 6", "60"]]
    assert paths(rows) == [(), ("Trường A",), ("Trường A",), (), ("Trường B",)]


def test_numbers_stand_under_roman_numbers_and_letters() -> None:
    """A, I, 1, 1.1, a: each lies deeper; a number of the same kind ends the last one."""
    rows = [HEAD, ["A", "Thu", "9"], ["I", "Thu nội địa", "6"], ["1", "Thuế", "4"], ["a", "Thuế đất", "1"]]
    rows += [["II", "Thu hải quan", "3"], ["B", "Chi", "8"]]
    assert paths(rows) == [
        (),
        ("Thu",),
        ("Thu", "Thu nội địa"),
        ("Thu", "Thu nội địa", "Thuế"),
        ("Thu",),
        (),
    ]


def test_a_row_without_a_number_stands_under_the_numbered_one() -> None:
    """Men and women are parts of the population, the total of all is a part of nothing."""
    rows = [HEAD, ["1", "Dân số", "90"], ["", "Nam", "44"], ["", "Nữ", "46"], ["", "Tổng cộng", "180"]]
    assert paths(rows) == [(), ("Dân số",), ("Dân số",), ()]


def test_dashes_before_a_name_stand_under_the_row_before() -> None:
    """The dash is a number of its own kind, and no part of the name."""
    rows = [["Chỉ tiêu", "Giá trị"], ["1. Thu", "9"], ["- Thuế", "6"], ["+ Thuế đất", "2"], ["- Phí", "3"]]
    assert paths(rows)[1:3] == [(), ()]
    numbered = [HEAD, ["1", "Thu", "9"], ["-", "Thuế", "6"], ["-", "Phí", "3"], ["2", "Chi", "8"]]
    assert paths(numbered) == [(), ("Thu",), ("Thu",), ()]


def test_section_rows_without_numbers_take_turns() -> None:
    """One after values takes the last one's place; neighbours nest."""
    rows = [["Cây", "Sản lượng"], ["Cây lâu năm", ""], ["Chè", "310"], ["Cây hằng năm", ""], ["Lạc", "95"]]
    assert paths(rows) == [(), ("Cây lâu năm",), (), ("Cây hằng năm",)]
    nested = [["Cây", "Sản lượng"], ["Cây công nghiệp", ""], ["Cà phê", ""], ["Robusta", "310"]]
    assert paths(nested) == [(), ("Cây công nghiệp",), ("Cây công nghiệp", "Cà phê")]


def test_the_last_total_belongs_to_no_section() -> None:
    """It sums up all of them, where rows have no numbers too; one inside a section is its own."""
    rows = [["Cây", "Tấn"], ["Lâu năm", ""], ["Cộng", "3"], ["Hằng năm", ""], ["Lạc", "9"], ["Tổng cộng", "12"]]
    assert paths(rows) == [(), ("Lâu năm",), (), ("Hằng năm",), ()]


def test_years_are_no_numbers_of_rows() -> None:
    """A table over years has no outline."""
    assert paths([["Năm", "Dân số"], ["1999", "70"], ["2009", "80"]]) == [(), ()]


def test_a_key_below_a_list_of_bullets_stands_under_none_of_it() -> None:
    """The time zone is no part of the population."""
    rows = [["Dân số", ""], ["• Tổng cộng", "1.200 người"], ["• Mật độ", "20 người/km²"], ["Múi giờ", "UTC+7"]]
    assert paths(rows, headers=0) == [(), ("Dân số",), ("Dân số",), ()]


def test_a_key_with_its_value_in_one_cell_names_no_rows_below_it() -> None:
    """Where a place lies is not what its area is of; a name with a number in it is a name."""
    rows = [["Địa lý", ""], ["Tọa độ: 21°34′09″B 105°49′33″Đ", ""], ["Diện tích", "43 km²"]]
    assert paths(rows, headers=0) == [(), ("Địa lý",), ("Địa lý",)]
    named = [["Chương trình: giai đoạn 1 năm 2025", ""], ["Diện tích", "43 km²"]]
    assert paths(named, headers=0) == [(), ("Chương trình: giai đoạn 1 năm 2025",)]
