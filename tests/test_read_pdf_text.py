"""Lines become one text: hyphens at line ends, signs of markup, names of pages in warnings."""

import pytest

from index.page import Page
from index.read.glyph import Line
from index.read.page_report import name_pages, report_problems
from index.read.pdf_text import write_lines
from index.span import Span


def write(*texts: str) -> str:
    """Return lines joined, after checking that each character kept eight bytes."""
    lines = [
        Line(
            text=text,
            boxes=b"\x01" * 8 * len(text),
            left=0,
            top=0,
            right=9,
            bottom=9,
            baseline=9,
            size=9,
        )
        for text in texts
    ]
    text, boxes = write_lines(lines)
    assert len(boxes) == 8 * len(text)
    return text


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("phát triển kinh tế -", "xã hội", "phát triển kinh tế - xã hội"),
        ("giai đoạn 2016-", "2020", "giai đoạn 2016-2020"),
        ("kinh tế-", "xã hội", "kinh tế-xã hội"),
        ("the manage-", "ment of", "the management of"),
        ("Xô-", "Viết", "Xô-Viết"),
        ("sản lư\u00ad", "ợng", "sản lượng"),
        ("tăng 4,5%", "so với", "tăng 4,5% so với"),
    ],
)
def test_words_parted_at_the_end_of_a_line_are_whole(first: str, second: str, joined: str) -> None:
    """The hyphen of a compound stays, that of a parted word goes."""
    assert write(first, second) == joined


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a | b", r"a \| b"),
        ("# 5", r"\# 5"),
        ("2*3*4", r"2\*3\*4"),
        ("(*) Số liệu ước", "(*) Số liệu ước"),
        ("100% (a)", "100% (a)"),
    ],
)
def test_signs_that_would_be_markup_are_escaped(text: str, written: str) -> None:
    """What is read as it is stays."""
    assert write(text) == written


def test_pages_are_named_in_ranges() -> None:
    """Many ranges are counted."""
    assert name_pages([2, 5, 6, 7]) == "2, 5–7"
    assert name_pages(range(1, 40, 2)).endswith("23 và 8 trang khác")


def test_one_warning_tells_of_all_pages_with_a_problem() -> None:
    """Pages without one are not named."""
    pages = [Page(number=number, span=Span(0, 0), problem="mờ" if number != 2 else "") for number in (1, 2, 3, 4)]
    assert report_problems(pages) == ("trang 1, 3–4: mờ",)
