"""Tests of numbers written in words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.extract.spoken import amounts_said_again, find_spoken

WORDS = [
    ("hai hội nghị", ["2"]),
    ("mười hai tỉnh", ["12"]),
    ("mười lăm ngày", ["15"]),
    ("hai mươi mốt tháng", ["21"]),
    ("ba mươi tư xã", ["34"]),
    ("một trăm linh ba hộ", ["103"]),
    ("hai nghìn năm trăm người", ["2500"]),
    ("hai triệu ba trăm nghìn đồng", ["2300000"]),
    ("chín trăm năm mươi bảy nghìn tấn", ["957"]),
    ("nửa triệu người", ["0.5"]),
    ("mười năm", ["10"]),
    ("hai năm", ["2"]),
    ("gồm năm huyện và ba xã", ["5", "3"]),
    ("một thị xã và ba huyện", ["1", "3"]),
    ("năm triệu đồng", ["5"]),
    ("một nghìn một trăm ba mươi mốt phẩy sáu tỷ đồng", ["1131.6"]),
    ("hai phẩy không năm phần trăm", ["2.05"]),
    ("ba phẩy hai mươi lăm triệu tấn", ["3.25"]),
    ("hai triệu rưỡi đồng", ["2500000"]),
    ("một trăm rưỡi người", ["150"]),
]

OTHER_WORDS = [
    "lần thứ hai của trường",
    "bà Ba người làng",
    "trong năm học sinh",
    "trung bình trong năm phân hóa",
    "hàng trăm người",
    "vài chục hộ",
    "một số nơi",
    "một người lạ",
    "cả hai bên",
    "tháng ba huyện",
    "hạng nhì",
    "Một làn sóng người",
    "đường Ba Tháng Hai",
    "năm 2018 xã có điện",
]


@pytest.mark.parametrize(("text", "numbers"), WORDS)
def test_number_words_are_read(text: str, numbers: list[str]) -> None:
    """Words add up as they are spoken; trailing scale words are left to the unit."""
    assert [str(value) for _, value in find_spoken(text)] == numbers


@pytest.mark.parametrize("text", OTHER_WORDS)
def test_the_same_words_in_other_senses_are_left(text: str) -> None:
    """Ordinals, names, articles, vague numbers and the year count nothing."""
    assert find_spoken(text) == ()


DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


def spoken(number: int) -> str:
    """Say a number from 1 to 999 the way it is spoken, without a following noun."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = [DIGITS[hundreds], "trăm"] if hundreds else []
    if tens == 0 and hundreds and ones:
        words.append("linh")
    if tens == 1:
        words.append("mười")
    elif tens:
        words += [DIGITS[tens], "mươi"]
    if ones:
        special = {1: "mốt", 4: "tư", 5: "lăm"} if tens > 1 else {5: "lăm"} if tens else {}
        words.append(special.get(ones, DIGITS[ones]))
    return " ".join(words)


@given(st.integers(2, 999))
def test_spoken_numbers_read_back(number: int) -> None:
    """Every number up to 999 said before a noun is read as itself."""
    assert find_spoken(f"có {spoken(number)} hộ dân")[-1][1] == Decimal(number)


@given(
    st.lists(st.sampled_from([*DIGITS, "mươi", "mười", "trăm", "linh", "nghìn", "triệu", "hộ", "xã", ","])).map(
        " ".join
    )
)
def test_any_order_of_number_words_is_read(text: str) -> None:
    """Words in no order of a number raise nothing and give spans in order."""
    position = 0
    for span, value in find_spoken(text):
        assert position <= span.start < span.end <= len(text)
        assert value > 0
        position = span.end


@pytest.mark.parametrize(
    ("text", "brackets"),
    [
        ("Chi 500 đồng (năm trăm đồng) cho xã.", [" (năm trăm đồng)"]),
        (
            "Chi 500 đồng(năm trăm đồng chẵn), thu 20 đồng (hai mươi đồng).",
            ["(năm trăm đồng chẵn)", " (hai mươi đồng)"],
        ),
        ("Có 5 xã (hai xã nghèo), 3 (ba) huyện.", []),
    ],
    ids=["space", "no_space", "something_else"],
)
def test_an_amount_said_again_in_brackets_is_told_from_a_part(text: str, brackets: list[str]) -> None:
    """The space before the bracket goes with it; what names parts, or stands behind bare digits, is none."""
    assert [text[span.start : span.end] for span in amounts_said_again(text)] == brackets
