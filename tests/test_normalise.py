"""Spelling is made one, and every character still knows where it came from."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.document import Span
from index.normalise import CAPITALS, fold, fold_words, lower_words, normalise

TEXTS = st.text(
    alphabet=st.one_of(
        st.sampled_from("aăâđĐÐeêoôơuưyạếộ \u0301\u0323\u0302\u00a0\u200b\u00ad\n²%,.1_›–\x7f"), st.characters()
    )
)


def test_plain_text_comes_back_as_one_identity_run() -> None:
    """Nothing changes in composed text without odd characters."""
    text = "Tổng thu 7.252,8 tỷ đồng\r\nđạt 97,73%"
    aligned = normalise(text)
    assert aligned.text is text
    assert len(aligned.runs) == 1
    assert aligned.to_source(5, 8).start == 5


def test_empty_text_has_no_runs() -> None:
    """An empty text stays empty."""
    assert normalise("").text == ""
    assert normalise("").runs == ()


def test_decomposed_letters_are_composed_and_point_at_all_their_marks() -> None:
    """The word "tỷ" typed as t, y and a hook is two letters that stand for three characters."""
    source = "5 ty\u0309 đ"
    aligned = normalise(source)
    assert aligned.text == "5 tỷ đ"
    span = aligned.to_source(3, 4)
    assert source[span.start : span.end] == "y\u0309"
    assert aligned.to_source(5, 6).start == 6


def test_marks_that_change_places_point_at_all_of_their_letter() -> None:
    """A grave "U" with a dot below is written as a dotted one with a grave: both come from both."""
    source = "5 \u00d9\u0323 7"
    aligned = normalise(source)
    assert aligned.text == "5 \u1ee4\u0300 7"
    assert [aligned.to_source(i, i + 1) for i in (2, 3)] == [Span(2, 4), Span(2, 4)]
    assert aligned.to_source(5, 6) == Span(5, 6)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Ðường", "Đường"),
        ("5\u00a0tỷ", "5 tỷ"),
        ("1\u202f250", "1 250"),
        ("ngân\u00ad sách", "ngân sách"),
        ("\ufeffBáo cáo", "Báo cáo"),
        ("xã\u200b hội", "xã hội"),
    ],
)
def test_look_alikes_and_hidden_characters_go(source: str, expected: str) -> None:
    """Ð becomes Đ, odd spaces plain ones, characters nobody sees nothing."""
    assert normalise(source).text == expected


def test_a_word_after_a_hidden_character_still_points_at_its_place() -> None:
    """Offsets count the characters that were left out."""
    source = "xã\u200b hội"
    aligned = normalise(source)
    span = aligned.to_source(3, 6)
    assert source[span.start : span.end] == "hội"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đường sắt", "duong sat"),
        ("15.000 m², 5,2%", "15.000 m², 5,2%"),
        ("25°C ½ ₫ “Ất”", "25°c ½ ₫ “at”"),
        ("NGHỊ QUYẾT", "nghi quyet"),
        ("Chương II › Điều 9 – Thu", "chuong ii › dieu 9 – thu"),
        ("hu\u031bo\u031bng", "huong"),
    ],
)
def test_folding_drops_accents_and_case_only(text: str, folded: str) -> None:
    """Figures, units and punctuation stay."""
    assert fold(text) == folded


def test_capitals_hold_no_small_letter() -> None:
    """The class of capital letters is made of capitals."""
    letters = CAPITALS.replace("A-Z", "").replace("À-Ö", "").replace("Ø-Þ", "")
    assert all(letter.isupper() for letter in letters)
    assert "Ỹ" in letters
    assert "ỹ" not in letters


@given(TEXTS)
def test_every_letter_comes_from_where_it_points(text: str) -> None:
    """Each letter of the result, decomposed, stands at its source span, decomposed."""
    aligned = normalise(text)
    for position, letter in enumerate(aligned.text):
        span = aligned.to_source(position, position + 1)
        source = text[span.start : span.end]
        kept = unicodedata.normalize("NFD", normalise(source).text)
        assert unicodedata.normalize("NFD", letter)[0] in kept


@given(TEXTS)
def test_the_result_has_no_odd_characters_and_is_stable(text: str) -> None:
    """Doing it twice changes nothing more."""
    once = normalise(text).text
    assert normalise(once).text == once
    assert "\u00a0" not in once
    assert "\u00d0" not in once


@given(TEXTS)
def test_folding_keeps_the_length_of_composed_text(text: str) -> None:
    """Offsets in composed text hold in the folded one."""
    composed = unicodedata.normalize("NFC", text)
    assert len(fold(composed)) == len(composed)
    assert fold(text) == fold(composed)


@given(TEXTS)
def test_folding_a_text_folds_each_of_its_characters(text: str) -> None:
    """A letter is folded the same way whatever stands beside it, however rare its neighbours are."""
    composed = unicodedata.normalize("NFC", text)
    assert fold(composed) == "".join(fold(char) for char in composed)


@given(TEXTS)
def test_folded_words_are_what_stands_between_all_but_letters_of_the_folded_text(text: str) -> None:
    """What has a rare character has none, whatever its words; "²" is a part of "km²"."""
    words = fold_words(text)
    if words is None:
        return
    folded = "".join(char if char.isalpha() or char in "²³" else " " for char in fold(text))
    plain = [word for word in folded.split() if word.isascii()]
    assert [word.decode() for word in words if word.isascii()] == plain
    assert len(words) == len(folded.split())


@given(TEXTS)
def test_words_in_small_letters_keep_their_accents(text: str) -> None:
    """They are those of the folded words, each with its accents."""
    words, folded = lower_words(text), fold_words(text)
    assert (words is None) is (folded is None)
    if words is not None and folded is not None:
        spaced = "".join(char if char.isalpha() or char in "²³" else " " for char in text)
        assert words == spaced.lower().split()
        assert [fold(word) for word in words if fold(word).isascii()] == [
            word.decode() for word in folded if word.isascii()
        ]
