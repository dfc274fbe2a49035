"""Offices and companies are bodies."""

import pytest

from qa.words.agencies import asks_agency, names_agency, names_who_may


@pytest.mark.parametrize(
    ("text", "asked", "named"),
    [
        ("Doanh nghiệp nào xây chợ Mây?", True, False),
        ("Cơ quan nào cấp thẻ chợ?", True, False),
        ("Xã nào có chợ?", False, False),
        ("Chợ do Công ty Cổ phần Gió Nồm xây.", False, True),
        ("Thẻ do Sở Công Thương cấp.", False, True),
        ("Hội chợ mở cửa.", False, False),
    ],
)
def test_bodies_are_asked_for_and_named(text: str, *, asked: bool, named: bool) -> None:
    """By their noun before "nào", or before a name."""
    assert (asks_agency(text), names_agency(text)) == (asked, named)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Thẻ chợ do Chủ tịch UBND xã cấp.", True),
        ("Ban Quản lý chợ Gió có thẩm quyền cấp thẻ.", True),
        ("Giám đốc chợ được cấp thẻ.", False),
        ("Bà Lê Mai đã cấp thẻ chợ.", False),
        ("Chủ tịch UBND xã.", False),
    ],
)
def test_an_office_may_act_where_the_question_does_not_give_it(text: str, *, named: bool) -> None:
    """A person alone is no office, and what only stands there does nothing."""
    assert names_who_may("Ai có thẩm quyền cấp thẻ cho giám đốc chợ?", text) is named
