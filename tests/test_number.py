"""Tests of reading numbers: Vietnamese and foreign grouping, ranges, fractions, and numbers that are names."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.document import Span
from index.extract.label import label_spans
from index.extract.number import NumberKind, find_numbers, parse_number

WRITTEN = [
    ("7", "7"),
    ("08", "8"),
    ("1.250", "1250"),
    ("12,5", "12.5"),
    ("2,30", "2.30"),
    ("3.045,75", "3045.75"),
    ("1.204.300.500,9", "1204300500.9"),
    ("13.48", "13.48"),
    ("0.125", "0.125"),
    ("0,125", "0.125"),
    ("1,234,567", "1234567"),
    ("1,234,567.8", "1234567.8"),
    ("4,512.6", "4512.6"),
    ("12 450 000", "12450000"),
]

NUMBERS_IN_TEXT = [
    ("thu được 3.045,75 tỷ đồng", ["3045.75"]),
    ("có 45 xã, 312 thôn", ["45", "312"]),
    ("nhiệt độ xuống -4,5 độ C", ["-4.5"]),
    ("chênh lệch (−12%) so với trước", ["-12"]),
    ("hàm lượng 27,7g mỗi viên", ["27.7"]),
    ("doanh thu 1,234,567.8 USD", ["1234567.8"]),
    ("mở 15 lớp/420 học viên", ["15", "420"]),
    ("đạt 97.", ["97"]),
    ("(12)", ["12"]),
    ("ước có 12 000 người", ["12000"]),
    ("có tổng số 500 dịch vụ", ["500"]),
    ("chia thành các nhóm 5 người", ["5"]),
    ("mỗi ngày 20 chuyến", ["20"]),
    ("đứng thứ 12 cả nước", ["12"]),
    ("Kế hoạch 500 ha", ["500"]),
    ("tăng từ 5 đến 10 tỷ đồng", ["5", "10"]),
    ("gồm hai mươi lăm xã và ba thị trấn", ["25", "3"]),
    ("hơn một trăm linh ba hộ", ["103"]),
    ("hai nghìn năm trăm người", ["2500"]),
    ("hai triệu ba trăm nghìn đồng", ["2300000"]),
    ("nửa triệu người", ["0.5"]),
    ("kéo dài mười năm", ["10"]),
    ("một thị xã và sáu huyện", ["1", "6"]),
    ("hạng nhì, lần thứ hai, bà Ba, năm học, một số nơi, hàng trăm hộ", []),
    ("không có con số nào", []),
]

NAMES_NOT_NUMBERS = [
    "Quyết định số 1234/QĐ-UBND được ban hành",
    "Nghị quyết 16-NQ/TW của trung ương",
    "theo Điều 5 và khoản 2",
    "Đại hội lần thứ 9",
    "chạy dọc Quốc lộ 1",
    "2. Về nông nghiệp",
    "1.2.3. Thủy sản",
    "tọa độ 10°45′ vĩ Bắc",
    "Quân khu 7 và Sư đoàn 5",
    "học sinh lớp 10 chuyên",
    "nhà số 06 Nguyễn Công Trứ",
    "cơn bão số 10 đổ bộ",
    "lúc 7 giờ 30 phút",
    "mở cửa từ 7h30 đến 22h",
    "dịp lễ 30/4 và 1/5",
    "từ ngày 02 đến ngày 05/6",
    "tháng 7 âm lịch",
    "điện thoại 0254.3852.401",
    "Công văn 15 ngày 3/5",
    "Mùa 2 đặc biệt hấp dẫn",
    "tàu Apollo 11 hạ cánh",
]


@pytest.mark.parametrize(("written", "number"), WRITTEN)
def test_a_written_number_is_parsed(written: str, number: str) -> None:
    """Dots group and commas divide as Vietnamese does, unless the shape says otherwise."""
    assert str(parse_number(written)) == number


def test_a_comma_groups_thousands_of_things_that_cannot_be_divided() -> None:
    """Households come whole, kilometres may have three decimals."""
    assert parse_number("412,087", counts=True) == 412087
    assert parse_number("412,087") == Decimal("412.087")


@pytest.mark.parametrize(("text", "numbers"), NUMBERS_IN_TEXT)
def test_numbers_are_found_in_text(text: str, numbers: list[str]) -> None:
    """Numbers come in order, signs included."""
    assert [str(mention.number) for mention in find_numbers(text)] == numbers


@pytest.mark.parametrize("text", NAMES_NOT_NUMBERS)
def test_numbers_that_name_something_are_left_out(text: str) -> None:
    """Numbers of documents, articles, roads, headings and coordinates measure nothing."""
    assert find_numbers(text) == ()


@pytest.mark.parametrize("dash", ["-", " - ", "–", " – ", " đến ", "÷"])
def test_a_range_is_one_number_with_two_ends(dash: str) -> None:
    """Both ends are read, whatever joins them."""
    text = f"tăng 7,5{dash}8,2%"
    (mention,) = find_numbers(text)
    assert (mention.kind, mention.number, mention.upper) == (NumberKind.RANGE, Decimal("7.5"), Decimal("8.2"))
    assert text[mention.span.start : mention.span.end] == f"7,5{dash}8,2"


def test_a_part_of_a_whole_is_two_numbers() -> None:
    """Digits around a slash such as "08/162" say eight of a hundred and sixty-two."""
    part, whole = find_numbers("đã có 08/162 xã về đích")
    assert (part.kind, part.number) == (NumberKind.PART, Decimal(8))
    assert (whole.kind, whole.number) == (NumberKind.WHOLE, Decimal(162))


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("trên 300 hộ", "trên"),
        ("Khoảng 300 hộ", "khoảng"),
        ("gần 300 hộ", "gần"),
        ("hơn 300 hộ", "hơn"),
        ("không quá 300 hộ", "không quá"),
        ("có 300 hộ", ""),
    ],
)
def test_the_word_before_a_number_qualifies_it(text: str, qualifier: str) -> None:
    """Bounds and approximations are kept as they are written, in lower case."""
    (mention,) = find_numbers(text)
    assert mention.qualifier == qualifier


def test_taken_spans_hold_no_numbers() -> None:
    """What the caller knows to be a period is not read again as a number."""
    text = "năm 2019 có 40 lớp"
    assert [mention.number for mention in find_numbers(text, taken=[Span(0, 8)])] == [40]


def test_spans_of_names_cover_the_whole_name() -> None:
    """The number of a document is one span with its letters."""
    text = "Quyết định 77/2011/QĐ-TTg quy định"
    assert any(text[span.start : span.end].endswith("77/2011/QĐ-TTg") for span in label_spans(text))


def vietnamese(number: int, decimals: str) -> str:
    """Write a number as Vietnamese does: dots every three digits, a comma before the decimals."""
    grouped = f"{number:,}".replace(",", ".")
    return f"{grouped},{decimals}" if decimals else grouped


@given(number=st.integers(0, 10**15), decimals=st.from_regex(r"\A[0-9]{0,3}\Z"))
def test_vietnamese_grouping_parses_back(number: int, decimals: str) -> None:
    """Every number written with dots and a comma is read as itself."""
    expected = Decimal(f"{number}.{decimals}" if decimals else number)
    assert parse_number(vietnamese(number, decimals)) == expected


@given(number=st.integers(1, 10**12), decimals=st.from_regex(r"\A[0-9]{1,2}\Z"))
def test_a_number_in_a_sentence_parses_back(number: int, decimals: str) -> None:
    """A grouped number between words is found whole, at its own place."""
    written = vietnamese(number, decimals)
    text = f"Tổng giá trị là {written} triệu đồng."
    (mention,) = find_numbers(text)
    assert text[mention.span.start : mention.span.end] == written
    assert mention.number == Decimal(f"{number}.{decimals}")


@given(st.text(alphabet="0123456789.,/-–()% abđêtỷQĐ°\n", max_size=80))
def test_mentions_lie_in_order_without_overlap(text: str) -> None:
    """Whatever the text, spans are in order, apart, and hold a digit."""
    mentions = find_numbers(text)
    for one, other in pairwise(mentions):
        assert one.span.end <= other.span.start
    for mention in mentions:
        assert any(character.isdigit() for character in text[mention.span.start : mention.span.end])


def test_digits_with_signs_of_both_kinds_again_and_again_are_no_fault() -> None:
    """Found by fuzzing: a question that held them ended in an error."""
    assert parse_number("4.0,000,00") == 4_000_000


@pytest.mark.parametrize(("wanted", "found"), [("15", ["3", "15"]), ("9", [])])
def test_numbers_are_asked_about_until_one_matters(wanted: str, found: list[str]) -> None:
    """Then all are read; where none matters, none is."""
    text = "Tổ công tác gồm 3 người, họp 15 buổi."
    mentions = find_numbers(text, may_matter=lambda match: match["digits"] == wanted)
    assert [str(mention.number) for mention in mentions] == found


@pytest.mark.parametrize("text", ["Vốn đầu tư: Khoảng 2.021,355 tỷ đồng", "Doanh thu Đạt 2.021,355 triệu đồng"])
def test_the_first_group_of_a_number_is_no_name(text: str) -> None:
    """However the word before it is written; "Khoảng 2" alone would be the name of something."""
    assert [mention.number for mention in find_numbers(text)] == [Decimal("2021.355")]
