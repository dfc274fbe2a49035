"""How much of a question's words a text holds: shares by rarity, worked out by hand."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.normalise import fold
from qa.question import Synonym
from qa.words.match import (
    Sought,
    Terms,
    closeness,
    cover,
    cover_pairs,
    find_written,
    is_given_number,
    make_terms,
    measure,
    place_tokens,
    split_tokens,
    widen,
)

RARITY = {"thu": 1.0, "noi": 2.0, "dia": 3.0, "che": 4.0}
TERMS = make_terms(("thu", "noi", "dia"), RARITY.__getitem__)
COOPERATIVES = make_terms(
    ("htx", "moi"), lambda _: 2.0, synonyms=(Synonym(asked=("htx",), other=("hop", "tac", "xa")),)
)


@pytest.mark.parametrize(
    ("words", "text", "held"),
    [
        ({"thu", "dia", "ngan"}, "Thu nội địa: 870 tỷ đồng", {"thu", "dia"}),
        ({"km", "thu"}, "Thu hồi 5 km² đất", {"thu"}),
        # With a number among the words, and with a letter that is rare in the text.
        ({"thu", "2.610,5", "610"}, "Thu 2.610,5 tỷ đồng", {"thu", "2.610,5"}),
        ({"thu", "noi"}, "Thu nội (内)", {"thu", "noi"}),
    ],
)
def test_words_that_are_sought_are_found_as_tokens(words: set[str], text: str, held: set[str]) -> None:
    """Whole tokens count, not parts of them."""
    assert Sought(frozenset(words)).find(text) == held


WORDS = st.sets(st.sampled_from(["thu", "noi", "dia", "km", "2", "2.5", "m"]), max_size=4)


@given(WORDS, st.text(alphabet="tThunộiđaịkm²2.5, _內", max_size=20))
def test_what_is_found_are_the_sought_ones_of_all_tokens(words: set[str], text: str) -> None:
    """However they are looked for."""
    assert Sought(frozenset(words)).find(text) == words.intersection(split_tokens(text))


def test_tokens_are_folded_syllables_and_whole_numbers() -> None:
    """Grouped and decimal numbers stay one token; punctuation and units' signs fall away."""
    assert split_tokens("Đạt 2.610,5 tỷ đồng (85%); Ước 08/162") == (
        "dat",
        "2.610,5",
        "ty",
        "dong",
        "85",
        "uoc",
        "08",
        "162",
    )
    assert split_tokens(" … ") == ()


@given(
    st.text(alphabet=st.one_of(st.sampled_from("ắĐe\u0301ưỶ 10.,²٣_\u212aα"), st.characters(exclude_categories=["Cs"])))
)
def test_folding_first_finds_the_tokens_that_are_written(text: str) -> None:
    """Whatever the script, a folded text holds the same words and numbers as the text itself, each folded."""
    assert split_tokens(text) == tuple(map(fold, find_written(text)))


@given(st.text(alphabet=st.sampled_from("ắđêố ưy10.,;%\n(Ỹ")))
def test_places_of_tokens_point_into_the_text(text: str) -> None:
    """What stands at the offset, folded, is the token; the tokens are those of the plain split."""
    tokens, starts = place_tokens(text)
    assert tokens == split_tokens(text)
    for token, start in zip(tokens, starts, strict=True):
        assert fold(text[start : start + len(token)]) == token


def test_a_number_of_the_question_is_known_in_any_spelling() -> None:
    """2.610 and 2610 are one number; a word is none."""
    assert is_given_number("2.610", [Decimal(2610)])
    assert is_given_number("2610", [Decimal(2610)])
    assert not is_given_number("2.611", [Decimal(2610)])
    assert not is_given_number("thu", [Decimal(2610)])
    assert not is_given_number("²", [Decimal(2)])


def test_words_weigh_by_rarity_and_pairs_by_the_mean_of_their_words() -> None:
    """1 + 2 + 3 = 6; the pairs weigh 1,5 and 2,5."""
    assert TERMS.total == 6.0
    assert TERMS.pairs == {("thu", "noi"): 1.5, ("noi", "dia"): 2.5}


def test_the_cover_is_the_share_of_the_rarity() -> None:
    """Two words, "noi" and "dia", are 5 of 6; order does not matter."""
    assert cover(TERMS, ["dia", "che", "noi"]) == pytest.approx(5 / 6)
    assert cover(TERMS, []) == 0.0


def test_pairs_count_only_side_by_side() -> None:
    """The pair "nội địa" is 2,5 of 4; with a word between, nothing."""
    assert cover_pairs(TERMS, split_tokens("khoản thu từ nội địa")) == pytest.approx(2.5 / 4)
    assert cover_pairs(TERMS, split_tokens("nội thu, địa")) == 0.0


def test_a_text_that_holds_a_synonym_holds_the_word() -> None:
    """The words "hợp tác xã" stand for "HTX" only when all three syllables are there."""
    assert cover(COOPERATIVES, split_tokens("12 hợp tác xã mới")) == 1.0
    assert cover(COOPERATIVES, split_tokens("hợp tác mới")) == 0.5
    assert widen(COOPERATIVES, ["hop", "tac", "xa"]) == {"hop", "tac", "xa", "htx"}


def test_a_pair_inside_a_synonym_counts_with_the_other_words() -> None:
    """Asked for "thuỷ sản", told "cá", when a table says that they are the same."""
    terms = make_terms(("thuy", "san"), lambda _: 1.0, synonyms=(Synonym(asked=("thuy", "san"), other=("ca",)),))
    assert cover_pairs(terms, ["ca", "bien"]) == 1.0
    assert cover_pairs(terms, ["bien"]) == 0.0


def test_the_rarest_missing_word_is_told_by_its_rarity() -> None:
    """Of "thu nội địa", "thu" alone leaves "địa"; all of it leaves nothing."""
    assert measure(TERMS, {"thu"}) == (pytest.approx(1 / 6), 3.0)
    assert measure(TERMS, {"thu", "noi", "dia"}) == (1.0, 0.0)


def test_a_question_without_words_is_covered_by_nothing() -> None:
    """No share of zero: everything is 0, nothing divides by it."""
    empty = Terms({}, {})
    assert (cover(empty, ["thu"]), cover_pairs(empty, ["thu"]), measure(empty, set())) == (0.0, 0.0, (0.0, 0.0))
    assert closeness(empty, "thu nội địa", 0, 3) == (0.0, 0.0)


def test_words_count_by_their_distance_from_the_figure() -> None:
    """Left of "870": "địa" at 0, "nội" at 1, "thu" at 2 tokens, so (3 + 2 / (7/6) + 1 / (8/6)) / 6; right: none."""
    text = "thu nội địa 870 tỷ đồng"
    start = text.index("870")
    left, right = closeness(TERMS, text, start, start + 3)
    assert left == pytest.approx((3 + 2 / (1 + 1 / 6) + 1 / (1 + 2 / 6)) / 6)
    assert right == 0.0


def test_the_nearest_of_several_places_counts_on_each_side() -> None:
    """The word "thu" stands twice on the left, at 0 and 3, and at 1 on the right."""
    text = "thu và chi thu 870 tỷ thu"
    start = text.index("870")
    terms = make_terms(("thu",), lambda _: 2.0)
    assert closeness(terms, text, start, start + 3) == pytest.approx((1.0, 1 / (1 + 1 / 6)))


@given(st.lists(st.sampled_from(["thu", "noi", "dia", "che"]), max_size=8))
def test_shares_lie_between_zero_and_one(tokens: list[str]) -> None:
    """More words never cover less."""
    share = cover(TERMS, tokens)
    assert 0.0 <= share <= 1.0
    assert cover(TERMS, [*tokens, "dia"]) >= share
    assert 0.0 <= cover_pairs(TERMS, tokens) <= 1.0
    left, right = closeness(TERMS, " ".join([*tokens, "870", *tokens]), 0, 0)
    assert 0.0 <= left <= 1.0
    assert 0.0 <= right <= 1.0
