"""Tests of finding question words and the units they ask for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.document import Span
from index.extract.period import find_periods
from qa.words.asking import find_asks, guard


def asked(text: str) -> list[tuple[str, bool]]:
    """Return unit and counted of each quantity asked for."""
    return [(ask.unit, ask.counted) for ask in find_asks(text, guard(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("thu bao nhiêu tỷ đồng", [("tỷ đồng", False)]),
        ("thu mấy tỷ", [("tỷ đồng", False)]),
        ("tăng bao nhiêu phần trăm", [("%", False)]),
        ("tang may phan tram", [("%", False)]),
        ("bao nhiêu nghìn tấn", [("nghìn tấn", False)]),
        ("xuất bao nhiêu triệu đô", [("triệu USD", False)]),
        ("bao nhiêu m2 sàn", [("m²", False)]),
        ("bao nhiêu người/km2", [("người/km²", False)]),
        ("mấy người trên một km²", [("người/km²", False)]),
        ("có mấy hợp tác xã", [("hợp tác xã", True)]),
        # "Sở" and "thư" are masked where they are no "so" and no "thu".
        ("có bao nhiêu cơ sở y tế", [("cơ sở y tế", True)]),
        ("có bao nhiêu thư viện", [("thư viện", True)]),
        # A name within a question asks nothing.
        ("Vườn Mây Trắng rộng bao nhiêu ha", [("ha", False)]),
        ("bao nhiêu nghìn lượt khách", [("nghìn lượt khách", True)]),
        ("cao nhiêu mét", [("mét", False)]),
        ("rong nhieu ha", [("ha", False)]),
        ("chiếm bao nhiêu đất", [("ha", False)]),
        ("có bao nhiêu đạt chuẩn", [("", False)]),
        ("có mấy xã, rộng bao nhiêu", [("xã", True), ("ha", False)]),
        ("dài bao nhiêu, rộng bao nhiêu", [("km", False), ("m", False)]),
        ("là bao nhiêu?", [("", False)]),
        ("bao nhiêu phù sa", [("", False)]),
        ("mấy vụ và mấy người", [("vụ", True), ("người", True)]),
        ("tăng % so cùng kỳ", [("%", False)]),
        ("đông cỡ nào, mấy người", [("người", True)]),
        ("ở mức nào", [("", False)]),
    ],
)
def test_units_asked_for(text: str, expected: list[tuple[str, bool]]) -> None:
    """Measures are told from counted nouns; colloquial units get their proper names."""
    assert asked(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "hàng may mặc",
        "nha may duong",
        "máy móc thiết bị",
        "có nhiều xã",
        "tăng 5% so cùng kỳ",
        "xe may dien",
        "bao nilon",
    ],
)
def test_look_alikes_ask_nothing(text: str) -> None:
    """Machines, "nhiều", and a per cent sign with its number."""
    assert asked(text) == []


def test_a_name_is_no_question_word() -> None:
    """Only in small letters "mây" is a slip for "mấy"."""
    assert asked("Huyện Mây có bao nhiêu xã?") == [("xã", True)]
    assert asked("có mây xã?") == [("xã", True)]
    assert asked("dân số xã Mây Trắng") == []


def test_accents_tell_units_from_other_words() -> None:
    """A "trạm" is no "trăm", "giấy" no "giây"."""
    assert asked("mấy trạm y tế") == [("trạm y tế", True)]
    assert asked("bao nhiêu giấy phép") == [("giấy phép", True)]
    assert asked("mấy tàu hoả") == [("tàu hoả", True)]
    assert asked("đàn bò có bao nhiêu con") == [("con", True)]
    assert asked("khu nhà gồm bao nhiêu căn") == [("căn", True)]
    assert asked("đề nghị bao nhiêu cần hỗ trợ") == [("", False)]
    assert asked("khu nha gom bao nhieu can") == [("", False)]


def test_guard_masks_other_diacritics_and_periods() -> None:
    """The guarded form is as long as the text, so spans hold in both."""
    text = "Vốn đầu tư năm 2018 ở đâu"
    assert guard(text, [mention.span for mention in find_periods(text)]) == "von ___ tu §§§§§§§§ o dau"


def test_spans_cover_the_word_and_its_unit() -> None:
    """The unit belongs to the ask, the word alone is kept apart."""
    text = "Thu bao nhiêu tỷ đồng?"
    (ask,) = find_asks(text, guard(text))
    assert text[ask.span.start : ask.span.end] == "bao nhiêu tỷ đồng"
    assert text[ask.word.start : ask.word.end] == "bao nhiêu"


@given(st.text(st.sampled_from("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạ 0123456789%.,?"), max_size=60))
def test_guarding_keeps_the_length(text: str) -> None:
    """Any text; asks lie inside it."""
    guarded = guard(text)
    assert len(guarded) == len(text)
    assert all(Span(0, len(text)).contains(ask.span) for ask in find_asks(text, guarded))


def test_the_name_of_a_city_raises_nothing() -> None:
    """No one raises "Nẵng"; typed plain it may be "nâng"."""
    assert guard("Huế cách Đà Nẵng bao nhiêu km?") == "hue cach da ____ bao nhieu km?"
    assert "nang" in guard("nâng bao nhiêu")
    assert "nang" in guard("nang bao nhieu")


def test_to_put_out_is_not_not_yet() -> None:
    """Who types "chữa cháy" with diacritics asks nothing about what is left."""
    assert guard("Chi cho chữa cháy còn bao nhiêu?") == "chi cho ____ chay con bao nhieu?"
    assert "chua" in guard("Còn bao nhiêu xã chưa có điện?")
