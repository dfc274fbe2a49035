"""Tests of claims: the place and the period that a draft gives its figures."""

from pathlib import Path

import pytest

from index.parse import parse_document
from qa.check.claim import Claim, read_claims

DRAFT = """BÀI PHÁT BIỂU

1. Tỉnh Cà Mau

Năm 2031, thu ngân sách đạt 5.120 tỷ đồng. Chi thường xuyên là 3.210 tỷ đồng.

2. Các tỉnh khác

Tỉnh Yên Bái trồng 3.900 ha rừng. Sản lượng chè đạt 42.500 tấn. Cà Mau và Yên Bái có 186 hợp tác xã.
"""


@pytest.fixture
def claims(tmp_path: Path) -> dict[str, Claim]:
    """Return the claims of the draft by their text."""
    path = tmp_path / "ban-thao.txt"
    path.write_text(DRAFT, encoding="utf-8")
    return {claim.figure.text: claim for claim in read_claims(parse_document(path, name="ban-thao.txt"))}


def test_a_place_comes_from_the_sentence_the_heading_or_the_sentence_before(claims: dict[str, Claim]) -> None:
    """In a draft that is about no single place."""
    assert claims["5.120 tỷ đồng"].place == "Cà Mau"
    assert claims["3.900 ha"].place == "Yên Bái"
    assert claims["42.500 tấn"].place == "Yên Bái"
    assert all(claims[text].is_place_named for text in ("5.120 tỷ đồng", "3.900 ha", "42.500 tấn"))


def test_a_period_is_named_only_by_its_own_sentence(claims: dict[str, Claim]) -> None:
    """The next sentence inherits it, but may mean another."""
    first, second = claims["5.120 tỷ đồng"], claims["3.210 tỷ đồng"]
    assert (first.figure.period, first.is_period_named) == ("2031", True)
    assert (second.figure.period, second.is_period_named) == ("2031", False)
