"""Words with their diacritics: which are one word, and where a name of several stands."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.normalise import fold
from qa.words.marks import is_written, mark_words, marked_terms, marked_words


def test_the_mark_of_a_word_may_stand_on_either_vowel() -> None:
    """Old and new style are one word; another tone is another word."""
    marked = marked_terms("Cây mận ở Hòa Bình", {"man", "hoa"})
    assert marked["hoa"] in marked_words("Tỉnh Hoà Bình")
    assert marked["man"] in marked_words(unicodedata.normalize("NFD", "Trồng mận, đất mặn"))
    assert marked["man"] not in marked_words("Đất mặn, miền man mác, mậnx")


@given(st.text(alphabet="aăâeêioôơuưyđ áàảãạ", max_size=20))
def test_terms_are_found_by_their_folded_form(text: str) -> None:
    """Each word of a reading is found under its folded form when that is a term, and nothing else is."""
    terms = {fold(word) for word in text.split()}
    assert set(marked_terms(text, terms)) == terms
    assert marked_terms(text, set()) == {}


@pytest.mark.parametrize(
    ("name", "text", "written"),
    [
        ("Vân Hòa", "Huyện Vân Hoà có tám xã.", True),
        ("Vân Hòa", "HUYỆN VÂN HÒA", True),
        ("Vân Hòa", "Mây vẫn hòa vào trời.", False),
        ("Vân Hòa", "Hòa Vân", False),
        ("Đắk Mê", "Xã Đăk Mê", True),
        ("Vân Hòa", "Huyen Van Hoa", False),
    ],
)
def test_a_name_is_written_where_its_words_follow_each_other(name: str, text: str, written: bool) -> None:
    """Capitals and the place of a tone tell nothing; names of the highlands are spelled in more than one way."""
    assert is_written(mark_words(name), [text]) is written


def test_a_word_typed_without_marks_may_have_lost_them() -> None:
    """One that has other marks has not."""
    assert is_written(mark_words("Vân Hoa"), ["Huyện Vân Hòa"], as_typed=True)
    assert not is_written(mark_words("Vân Hoa"), ["Huyện Vân Hòa"])
    assert not is_written(mark_words("Vân Hoa"), ["Mây vẫn hòa vào trời"], as_typed=True)
