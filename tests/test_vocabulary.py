"""Tests of counting how documents spell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.analyse.analyse import analyse_question
from qa.question import Synonym
from qa.words.vocabulary import NUMBER, Vocabulary

TEXTS = [
    "Sản lượng thủy sản đạt 500 tấn.",
    "Huyện Chi Lăng thu ngân sách 20 tỷ đồng; huyện Chi Lăng có 20 xã.",
    "Ở Chi Lăng, sản lượng lúa tăng.",
]


def test_spellings_are_kept_by_folded_form() -> None:
    """Commonest first."""
    vocabulary = Vocabulary.build(["đất đất đất đạt", "đạt"])
    assert [one.text for one in vocabulary.spellings["dat"]][:1] == ["đạt"] or vocabulary.syllables["đất"] == 3


def test_numbers_stand_in_runs_as_one_sign() -> None:
    """So that what follows numbers is known to be a unit."""
    vocabulary = Vocabulary.build(TEXTS)
    assert vocabulary.pairs[NUMBER, "tấn"] == 1
    assert NUMBER not in {one.text for group in vocabulary.spellings.values() for one in group}


def test_names_are_pairs_written_with_capitals() -> None:
    """A capital for standing first is no name."""
    vocabulary = Vocabulary.build(TEXTS)
    assert ("chi", "lăng") in vocabulary.names
    assert ("sản", "lượng") not in vocabulary.names


def test_a_widened_vocabulary_counts_more_passages_and_forgets_none() -> None:
    """Counts are added up; what was no name before does not become one by a single passage."""
    widened = Vocabulary.build(TEXTS).widened(["Xã Tân Tri thuộc chương trình nông thôn mới (NTM).", "Sản Lượng lúa."])
    before = Vocabulary.build(TEXTS)
    assert widened.syllables["lúa"] == before.syllables["lúa"] + 1
    assert widened.pairs["lượng", "lúa"] == before.pairs["lượng", "lúa"] + 1
    assert ("tân", "tri") in widened.names
    assert ("chi", "lăng") in widened.names
    assert ("sản", "lượng") not in widened.names
    assert widened.abbreviations["NTM"] == "nông thôn mới"
    assert before.abbreviations == {}


def test_what_was_seen_together_surprises_less() -> None:
    """The surprise of a pair is lower than that of strangers, and never negative."""
    vocabulary = Vocabulary.build(TEXTS)
    assert 0 <= vocabulary.surprise("sản", "lượng") < vocabulary.surprise("ngân", "lượng")


def test_question_words_ask_for_units() -> None:
    """After "mấy" comes what comes after numbers."""
    vocabulary = Vocabulary.build(TEXTS)
    assert vocabulary.surprise("mấy", "tấn") < vocabulary.surprise("thủy", "tấn")


def test_text_without_diacritics_teaches_nothing() -> None:
    """It would teach wrong spellings."""
    assert "luong" not in Vocabulary.build(["san luong thuy san cua ca huyen nam nay"]).syllables


def test_counts_survive_saving() -> None:
    """What was written is read back."""
    vocabulary = Vocabulary.build(TEXTS)
    assert Vocabulary.from_json(vocabulary.to_json()) == vocabulary


@pytest.mark.parametrize(
    "saved", ["", "[]", "{}", '{"syllables": 3}', '{"syllables": {}, "pairs": {"a": 1}, "names": [], "capitals": []}']
)
def test_broken_counts_are_refused(saved: str) -> None:
    """A damaged store says so."""
    with pytest.raises(ValueError):
        Vocabulary.from_json(saved)


@given(place=st.integers(0, 10_000), bit=st.integers(0, 7))
def test_counts_with_one_bit_turned_over_are_refused(place: int, bit: int) -> None:
    """A count of 3 that became 7 is well-formed, and wrong; the last byte is the bracket that closes all."""
    written = bytearray(Vocabulary.build(TEXTS).to_json().encode())
    written[place % (len(written) - 1)] ^= 1 << bit
    with pytest.raises(ValueError):
        Vocabulary.from_json(written.decode())


@given(st.lists(st.text(st.sampled_from("aăâđêươ bcn. 1Ầ"), max_size=30), max_size=4))
def test_any_texts_are_counted(texts: list[str]) -> None:
    """Counting never fails and saving keeps all."""
    vocabulary = Vocabulary.build(texts)
    assert Vocabulary.from_json(vocabulary.to_json()) == vocabulary


def test_abbreviations_that_texts_define_are_known_to_questions() -> None:
    """What one document defines is asked for either way, and survives saving."""
    vocabulary = Vocabulary.build(["Chương trình bảo vệ rừng (BVR) được giao 20 tỷ đồng."])
    assert vocabulary.abbreviations == {"BVR": "bảo vệ rừng"}
    question = analyse_question("Kinh phí BVR là bao nhiêu?", vocabulary=Vocabulary.from_json(vocabulary.to_json()))
    assert Synonym(asked=("bvr",), other=("bao", "ve", "rung")) in question.synonyms
