"""Tests of naming territories."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.extract.notation import Relation
from index.extract.territory import TerritoryKind, find_territories, merged_into, relate_territories


def names(text: str) -> list[str]:
    """Return the names of the territories found."""
    return [mention.name for mention in find_territories(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Huyện Bắc Sơn (Lạng Sơn)", ["huyện Bắc Sơn", "Lạng Sơn"]),
        ("xã Tân Lập, thị xã Long Mỹ, tỉnh Hậu Giang", ["xã Tân Lập", "thị xã Long Mỹ", "Hậu Giang"]),
        ("TP. Lạng Sơn", ["thành phố Lạng Sơn"]),
        ("TP Đà Nẵng", ["Đà Nẵng"]),
        ("TP.HCM, TPHCM và Sài Gòn", ["Thành phố Hồ Chí Minh"] * 3),
        ("THÀNH PHỐ HỒ\nCHÍ MINH", ["Thành phố Hồ Chí Minh"]),
        ("vùng ĐBSCL", ["Đồng bằng sông Cửu Long"]),
        ("Đắc Lắc, Daklak", ["Đắk Lắk", "Đắk Lắk"]),
        ("Bà Rịa-Vũng Tàu", ["Bà Rịa - Vũng Tàu"]),
        ("Thừa Thiên - Huế", ["Thừa Thiên Huế"]),
        ("quận 7", ["quận 7"]),
        ("dien tich lua lang son 2018", ["Lạng Sơn"]),
        ("thu ngân sách kiên giang q1 2018", ["Kiên Giang"]),
        ("dan so tinh hoa binh", ["Hòa Bình"]),
        ("san luong vai hai duong 2018", ["Hải Dương"]),
        ("dân số huế", ["Huế"]),
        ("Dong bang song Cuu Long", ["Đồng bằng sông Cửu Long"]),
        ("tỉnh Lạng Sơn Nguyễn Văn Tám ký", ["Lạng Sơn"]),
        ("huyện Ia Pa", ["huyện Ia Pa"]),
    ],
)
def test_places_are_named_in_one_spelling(text: str, expected: list[str]) -> None:
    """Short forms, old spellings, capitals and missing diacritics lead to one name."""
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "vì hòa bình và phát triển",
        "hai duong day 110kV",
        "năng suất cao bằng năm ngoái",
        "hợp tác xã Minh Tâm",
        "phía Tây Bắc giáp núi",
        "gia lai tai cho khong doi",
        "Đỉnh Hồng Sơn là nơi cao nhất",
        "ở thị trấn",
        "tỉnh 12 huyện",
        "Chủ tịch Hồ Chí Minh và đường Hồ Chí Minh",
    ],
)
def test_everyday_words_are_no_places(text: str) -> None:
    """Names made of everyday words need capitals or a word of place beside them."""
    assert find_territories(text) == ()


def test_the_level_is_told() -> None:
    """A region, a province, a district and a commune."""
    kinds = [mention.kind for mention in find_territories("Tây Nguyên: Gia Lai, huyện Đak Đoa, xã Hà Bầu")]
    assert kinds == [TerritoryKind.REGION, TerritoryKind.PROVINCE, TerritoryKind.DISTRICT, TerritoryKind.COMMUNE]


def test_provinces_of_2025_know_what_they_took_in() -> None:
    """A renamed or merged province points at the one that stands."""
    assert merged_into("tỉnh lạ") is None
    assert merged_into("Hậu Giang") == "Cần Thơ"
    assert merged_into("Bình Dương") == "Thành phố Hồ Chí Minh"
    assert merged_into("Cần Thơ") is None


@pytest.mark.parametrize(
    ("asked", "stated", "relation"),
    [
        ("Lạng Sơn", "lang son", Relation.SAME),
        ("TP.HCM", "Thành phố Hồ Chí Minh", Relation.SAME),
        ("Cần Thơ", "Sóc Trăng", Relation.INSIDE),
        ("Sóc Trăng", "Cần Thơ", Relation.CONTAINS),
        ("Đồng bằng sông Cửu Long", "Trà Vinh", Relation.INSIDE),
        ("Trà Vinh", "Bến Tre", Relation.DISJOINT),
        ("huyện Cái Bè", "huyện Cai Lậy", Relation.DISJOINT),
        ("huyện Cái Bè", "thị xã Cai Lậy", Relation.DISJOINT),
        ("thành phố Vinh", "Nghệ An", Relation.UNKNOWN),
        ("thành phố Lạng Sơn", "Lạng Sơn", Relation.CONTAINS),
        ("Lạng Sơn", "thành phố Lạng Sơn", Relation.INSIDE),
        ("huyện Cái Bè", "xã Tân Lập", Relation.UNKNOWN),
        ("thị trấn Mây", "xã Gió", Relation.DISJOINT),
        ("thị trấn Mây", "xã Mây", Relation.UNKNOWN),
        ("", "Lạng Sơn", Relation.UNKNOWN),
    ],
)
def test_relations_of_territories(asked: str, stated: str, relation: Relation) -> None:
    """Former provinces lie inside the one they merged into, provinces inside their region."""
    assert relate_territories(asked, stated) is relation


@given(
    st.lists(
        st.sampled_from(["tỉnh", "TP.", "Lạng Sơn", "huyện", "Hòa Bình", "hoa binh", "HCM", "xã", "A", "3", ",", "\n"]),
        max_size=10,
    )
)
def test_spans_lie_in_the_text_in_order(pieces: list[str]) -> None:
    """Mentions never overlap nor leave the text."""
    text = " ".join(pieces)
    mentions = find_territories(text)
    ends = [0, *(mention.span.end for mention in mentions)]
    for mention, previous_end in zip(mentions, ends, strict=False):
        assert previous_end <= mention.span.start < mention.span.end <= len(text)
