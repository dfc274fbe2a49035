"""Markup is looked for by its pattern only where one of its signs stands: the quick look must miss none."""

from hypothesis import given
from hypothesis import strategies as st

from index.structure.inline import _MARKUP, _SIGNS, _has_markup

WORDS = st.sampled_from(["thu", "5%", " ", "  ", "-", "----", "sup>2</sup>", "sửa]", "m", ".", "\n", *_SIGNS])


@given(st.lists(WORDS, max_size=12).map("".join), st.lists(WORDS, max_size=4).map("".join))
def test_a_stretch_has_markup_where_the_pattern_finds_some(before: str, stretch: str) -> None:
    """What stands around a stretch changes nothing."""
    text = f"{before}{stretch} thu 5%"
    start, end = len(before), len(before) + len(stretch)
    assert _has_markup(text, start, end) is (_MARKUP.search(text, start, end) is not None)


@given(st.text(max_size=20))
def test_no_character_that_begins_markup_is_unknown(text: str) -> None:
    """Whatever character it is."""
    assert _has_markup(text, 0, len(text)) is (_MARKUP.search(text) is not None)
