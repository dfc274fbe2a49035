"""Tests of which words between two numbers belong to the second one."""

import pytest

from index.extract.clause import own_words, skip_aftermath

GAPS = [
    (" kế hoạch năm, diện tích đạt ", {"bounded": False, "counted": False}, "diện tích đạt "),
    (" so với cùng kỳ năm trước, sản lượng ", {"bounded": False, "counted": False}, "sản lượng "),
    (" trường mầm non với ", {"bounded": False, "counted": True}, "với "),
    (" lúa và ", {"bounded": False, "counted": False}, "và "),
    (" làm việc, mức hưởng là ", {"bounded": False, "counted": False}, "mức hưởng là "),
    ("Trong năm qua, mức thưởng là ", {"bounded": True, "counted": False}, "mức thưởng là "),
    (
        "thuế suất đối với đồ gốm tráng men, đã hoặc chưa nung lại lần hai, bằng đất sét trắng của vùng này là ",
        {"bounded": True, "counted": False},
        "thuế suất đối với đồ gốm tráng men, đã hoặc chưa nung lại lần hai, bằng đất sét trắng của vùng này là ",
    ),
    (", trong khi đó nữ đạt ", {"bounded": True, "counted": False}, "nữ đạt "),
    ("tuy nhiên chi chỉ đạt ", {"bounded": True, "counted": False}, "chi chỉ đạt "),
    ("Xã An Lạc có diện tích ", {"bounded": True, "counted": False}, "Xã An Lạc có diện tích "),
    (
        "Nằm trải dài theo bờ bắc con sông lớn nhất vùng này với chiều dài ",
        {"bounded": True, "counted": False},
        "chiều dài ",
    ),
    (
        "Tổng số người được tư vấn về việc làm, học nghề, chính sách pháp luật là ",
        {"bounded": True, "counted": False},
        "Tổng số người được tư vấn về việc làm, học nghề, chính sách pháp luật là ",
    ),
]


@pytest.mark.parametrize(("gap", "flags", "own"), GAPS)
def test_own_words_begin_where_the_second_number_is_spoken_of(gap: str, flags: dict[str, bool], own: str) -> None:
    """What closes the number before, opens the sentence or is a long subject is left out."""
    assert gap[own_words(gap, **flags) :] == own


def test_what_a_number_is_compared_with_is_its_aftermath() -> None:
    """Plan words right after a share belong to it; other words do not."""
    assert skip_aftermath(" kế hoạch năm, tăng") == len(" kế hoạch năm")
    assert skip_aftermath(" diện tích rừng") == 0
