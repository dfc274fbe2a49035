"""What something consists of is told by what names it and then its parts."""

from dataclasses import replace

import pytest

from qa.answer import Answer
from qa.choose.comprises import tells_parts
from qa.cite.cite import cite_passage
from tests.candidates import make_passage

DOSSIER = "Hồ sơ gồm những gì?"


def said(text: str, *, section: tuple[str, ...] = ("I. Kinh tế",)) -> Answer:
    """Return an answer of one sentence that stands in a section."""
    citation = replace(cite_passage(1, make_passage(text)), section=section)
    return Answer(question="", answered=True, text=f"{text} [1].", citations=(citation,), confidence=1.0)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (DOSSIER, "Hồ sơ gồm: đơn đề nghị; bản vẽ thiết kế"),
        (DOSSIER, "Thành phần hồ sơ: 3 mục: đơn đề nghị; bản vẽ; giấy phép"),
        ("ho so gom nhung gi", "Hồ sơ là đơn đề nghị và bản vẽ"),
        ("Ban chỉ đạo gồm những ai?", "Ban Chỉ đạo gồm ông Trần Văn Mẫu, bà Lê Thị Thử"),
        ("Dân cư gồm những dân tộc nào?", "Dân tộc | Kinh, Khmer, Hoa"),
        ("Hồ sơ nộp ở đâu?", "Nộp tại xã"),
    ],
)
def test_parts_told_behind_their_whole_are_a_list(question: str, text: str) -> None:
    """However they are announced; a kind of parts stands for the whole; other questions ask for no parts."""
    assert tells_parts(question, said(text))


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Xuất khẩu gồm những gì?", "Xuất khẩu: 46,4 tỷ USD, tăng 12%"),
        ("Vốn đầu tư bao gồm những gì?", "Tổng vốn đầu tư là 2.964,2 tỷ đồng, tăng 21,9%"),
        ("Thu ngân sách gồm những gì?", "Cụ thể: 2 mục: Tại báo cáo trước; …"),
        (
            DOSSIER,
            "Cách nộp hồ sơ do tỉnh quy định, và cơ quan nào nhận, trong bao nhiêu ngày thì có sau, gồm: xã, huyện",
        ),
        (DOSSIER, "Đơn đề nghị, bản vẽ có trong hồ sơ"),
        ("Nghị quyết có những nội dung nào?", "a. Nội dung cắt giảm, đơn giản hóa: giảm 7 ngày; giảm 3 ngày"),
    ],
)
def test_what_there_is_of_the_whole_lists_nothing(question: str, text: str) -> None:
    """Nor what is told of something else, or before the whole is named."""
    assert not tells_parts(question, said(text))


def test_parts_that_bear_the_name_of_their_kind_need_none_before_them() -> None:
    """The document or a heading tells of what they are the parts; those of another place are none."""
    names = said("Huyện Mây, Huyện Gió, Huyện Mưa", section=("Huyện của Bạch Sơn",))
    assert tells_parts("Tỉnh Bạch Sơn có những huyện nào?", names)
    assert not tells_parts("Tỉnh Hồng Hà có những huyện nào?", names)
    merged = said("Sắp xếp thị trấn Mây, xã Gió và xã Mưa thành đặc khu Nắng")
    assert tells_parts("Đặc khu Nắng gồm những xã, thị trấn nào?", merged)


def test_a_heading_names_the_whole_of_what_stands_under_it() -> None:
    """The items of a list under "1. Thành phần hồ sơ" are its parts."""
    assert tells_parts(DOSSIER, said("Đơn đề nghị; bản vẽ", section=("II. Thủ tục", "1. Thành phần hồ sơ")))
    assert not tells_parts(DOSSIER, said("Đơn đề nghị; bản vẽ", section=("1. Hồ sơ", "2. Lệ phí")))
