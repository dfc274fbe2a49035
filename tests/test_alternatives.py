"""Patterns that are looked for at the letters that they begin with."""

import re

import pytest

from index.extract.alternatives import one_of, word_of


def test_the_longest_spelling_is_taken() -> None:
    """A spelling may begin with another one, as "mét" does with "m"."""
    assert re.fullmatch(one_of(["m", "mét"]), "mét") is not None


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("đạt 5", [0]),
        ("Đạt 5, ĐẠT 6", [0, 7]),
        # A part of another word is none.
        ("xđạt 5", []),
        ("số đạt so với kế hoạch", [3, 7]),
        # What stands before speaks against it.
        ("đối với, với", [9]),
    ],
)
def test_a_word_is_found_where_one_begins_in_any_case(text: str, starts: list[int]) -> None:
    """What stands before is looked at, and may speak against a word."""
    pattern = re.compile(word_of("đạt|so với|(?<!đối )(?<!so )với"))
    assert [found.start() for found in pattern.finditer(text)] == starts


def test_case_counts_where_it_is_told_to() -> None:
    """Abbreviations in capitals are told from words."""
    pattern = re.compile(word_of("TP|xã", any_case=False))
    assert [found.group() for found in pattern.finditer("TP, tp, xã, Xã")] == ["TP", "xã"]


def test_alternatives_keep_their_order_and_what_follows_them_all() -> None:
    """The first that fits is taken, as in any pattern."""
    pattern = re.compile(f"({word_of('lên|lên (?:tới|đến)|còn')})(?= [0-9])")
    assert [found[1] for found in pattern.finditer("lên tới 5, còn 3, lên 2")] == ["lên tới", "còn", "lên"]
    assert re.search(word_of("và|với", then=r"\s*$"), "và 5 với ") is not None
    assert re.search(word_of("và|với", then=r"\s*$"), "với 5") is None


def test_an_alternative_in_a_group_is_not_parted() -> None:
    """Only what stands outside of all brackets parts alternatives."""
    pattern = re.compile(word_of("kế (?:hoạch|toán)|quý"))
    assert pattern.findall("kế toán, kế hoạch, quý") == ["kế toán", "kế hoạch", "quý"]


@pytest.mark.parametrize("alternative", ["[Tt]ại", "5 năm", "kì?", "tăng|"])
def test_what_begins_with_no_letter_for_certain_is_refused(alternative: str) -> None:
    """A class, a digit, an optional letter or nothing cannot be looked for quickly."""
    with pytest.raises(ValueError, match="does not begin with a letter"):
        word_of(alternative)
