"""What was typed is tidied, and short levels of places and papers are spelled out."""

import pytest

from qa.analyse.typed import spell_levels, spell_typed, tidy_typed


@pytest.mark.parametrize(
    ("typed", "tidy"),
    [
        ("  Dân số  Huế\tlà bao nhiêu ? ", "Dân số Huế là bao nhiêu?"),
        ("1. Dân số Huế là bao nhiêu??", "Dân số Huế là bao nhiêu?"),
        ("- dân số Huế là bao nhiêu?! :)", "dân số Huế là bao nhiêu?"),
        ("Câu hỏi 2: dân số Huế là bao nhiêu? 😊", "dân số Huế là bao nhiêu?"),
        ("“Dân số Huế là bao nhiêu?”", "Dân số Huế là bao nhiêu?"),
        ("Dân số Huế...", "Dân số Huế"),
        ("DÂN SỐ HUẾ LÀ BAO NHIÊU?", "dân số huế là bao nhiêu?"),
        ("DAN SO HUE LA BAO NHIEU", "dan so hue la bao nhieu"),
    ],
)
def test_marks_and_capitals_that_say_nothing_are_gone(typed: str, tidy: str) -> None:
    """List marks, quotes around all of it, smiles, and shouting."""
    assert tidy_typed(typed) == tidy


@pytest.mark.parametrize(
    "text",
    [
        "1.250 ha lúa của xã nào?",
        "Tăng 5%",
        "Vượt mấy %?",
        "Vượt mấy %",
        "Giá 5 $",
        "“Quê lúa” là tỉnh nào?",
        "UBND TP HCM",
        "30. 4 là ngày gì?",
        "Dân số nữ ................................ là bao nhiêu?",
        "Rộng 5 km²",
        "GDP (2019)",
        "",
    ],
)
def test_marks_and_capitals_that_say_something_stay(text: str) -> None:
    """Numbers, units, quotes around a name, names in capitals."""
    assert tidy_typed(text) == text


@pytest.mark.parametrize(
    ("typed", "spelled"),
    [
        ("dân số p. hoa lư", "dân số phường hoa lư"),
        ("tt. Sa Pa có mấy tổ dân phố", "thị trấn Sa Pa có mấy tổ dân phố"),
        ("tt 12/2031 có hiệu lực khi nào", "thông tư 12/2031 có hiệu lực khi nào"),
        ("theo nđ 40 thì sao", "theo nghị định 40 thì sao"),
    ],
)
def test_short_levels_are_spelled_out(typed: str, spelled: str) -> None:
    """Before a name a level of places, before a number a kind of paper."""
    assert spell_levels(typed) == spelled


@pytest.mark.parametrize("text", ["12/TT-BTC", "QĐ 12 của tỉnh", "tăng 5 h. nghỉ 2 h.", "x = 5", ""])
def test_other_letters_stay(text: str) -> None:
    """Numbers of papers, hours and what is written in capitals."""
    assert spell_levels(text) == text


@pytest.mark.parametrize(
    ("typed", "spelled"),
    [
        ("o do co may xa", "o đó co may xa"),
        ("huyen do rong bao nhieu", "huyen đó rong bao nhieu"),
        ("tang may % so nam truoc", "tang may % so với nam truoc"),
        ("sau bao nhieu met", "sâu bao nhieu met"),
        ("cau dai may km", "cau dài may km"),
        # a count is no comparison, a time no depth, and a city is no "đó"
        ("dan so nam truoc", "dan so nam truoc"),
        ("sau bao nhieu ngay", "sau bao nhieu ngay"),
        ("huyen do thi hoa nhanh", "huyen do thi hoa nhanh"),
    ],
)
def test_without_diacritics_the_words_around_tell_which_one_is_meant(typed: str, spelled: str) -> None:
    """What points back is hardly ever written in documents, so that no vocabulary tells it."""
    assert spell_typed(typed, None) == spelled
