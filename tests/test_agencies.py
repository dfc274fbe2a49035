"""Offices and companies are bodies."""

import pytest

from qa.words.agencies import asks_agency, names_agency


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
