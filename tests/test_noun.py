"""Tests of the tables of nouns and measures: that they do not contradict each other."""

import unicodedata
from decimal import Decimal

from index.extract.measure import MEASURES, SCALES, SPELLINGS
from index.extract.noun import COMPOUNDS, NOT_NOUNS, SINGLES


def test_no_word_both_counts_and_cannot_count() -> None:
    """A noun of the table is not among the particles."""
    assert not (SINGLES & NOT_NOUNS)
    assert not (set(COMPOUNDS) & NOT_NOUNS)


def test_compounds_have_more_than_one_syllable_but_for_loans() -> None:
    """Single syllables stand in their own table; no entry is empty or said twice."""
    assert {noun for noun in COMPOUNDS if " " not in noun} <= {"camera"}
    assert len(set(COMPOUNDS)) == len(COMPOUNDS)
    assert list(COMPOUNDS) == sorted(COMPOUNDS, key=lambda noun: (-len(noun), noun))


def test_tables_are_composed_unicode() -> None:
    """Reading text is NFC; what is not could never be found."""
    for word in (*COMPOUNDS, *SINGLES, *NOT_NOUNS, *SPELLINGS, *SCALES):
        assert unicodedata.is_normalized("NFC", word)


def test_measures_are_spellings_that_are_safe_without_diacritics() -> None:
    """What is told from other words only by its number is no measure of questions."""
    assert MEASURES.items() <= SPELLINGS.items()
    assert {"lạng", "cân", "giây", "quý"} & MEASURES.keys() == set()


def test_base_units_are_themselves_of_factor_one() -> None:
    """A base unit that can be written converts into itself."""
    for base in {base for base, _ in SPELLINGS.values()} & SPELLINGS.keys():
        assert SPELLINGS[base] == (base, Decimal(1))
