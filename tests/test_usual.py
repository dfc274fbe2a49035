"""How Vietnamese is usually spelled is known whatever the documents hold."""

import json
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from index.orthography import is_syllable
from qa.evaluation.count_spellings import LEAST, count_pairs, main, write_pairs
from qa.words.restore import read_spelling
from qa.words.usual import START, Usual, usual
from qa.words.vocabulary import NUMBER, Vocabulary

# "trồng lúa" twice and "trong năm" once in texts, "trồng lúa" once in a question.
PAIRS = {
    (START, "trồng"): (2, 1),
    ("trồng", "lúa"): (2, 1),
    (START, "trong"): (1, 0),
    ("trong", "năm"): (1, 0),
}


def test_a_share_is_a_mean_of_pairs_in_questions_and_texts_and_of_single_syllables() -> None:
    """Half the one, a third the other, a sixth the last: 0.5 * 1/1 + 0.33 * 2/2 + 0.17 * (2/6 + 1/2) / 2."""
    known = Usual(PAIRS)
    assert known.share("trồng", "lúa") == pytest.approx(0.5 + 0.33 + 0.17 * (2 / 6 + 1 / 2) / 2)
    # No question follows "trong" by anything: only texts and the syllable count, which one of six is.
    assert known.share("trong", "năm") == pytest.approx(0.33 + 0.17 * (1 / 6 + 0) / 2)
    assert known.share("", "trong") == pytest.approx(0.33 * 1 / 3 + 0.17 * (1 / 6 + 0) / 2)
    assert known.share("trồng", "sắn") == 0.0


def test_spellings_come_commonest_first() -> None:
    """Numbers and starts are none."""
    known = Usual({**PAIRS, ("trồng", NUMBER): (5, 5)})
    assert known.spellings("trong") == ("trồng", "trong")
    assert known.spellings("sac") == ()
    assert "lúa" in known
    assert "sắn" not in known


def test_pairs_are_counted_within_runs_and_only_of_syllables() -> None:
    """A comma begins a new run; a foreign word is left out with its neighbours."""
    counted = count_pairs(["Trồng lúa, trồng Pakistan sắn 12 tạ"])
    assert counted == Counter(
        {(START, "trồng"): 2, ("trồng", "lúa"): 1, (START, "sắn"): 1, ("sắn", NUMBER): 1, (NUMBER, "tạ"): 1}
    )


def test_rare_pairs_of_texts_are_not_kept(tmp_path: Path) -> None:
    """Those of questions always are."""
    texts = Counter({("lúa", "mùa"): LEAST, ("lúa", "nương"): LEAST - 1})
    assert write_pairs(texts, Counter({("mấy", "tạ"): 1}), tmp_path / "pairs.tsv") == 2
    read = Usual.read(tmp_path / "pairs.tsv")
    assert {"mùa", "tạ"} == {word for word in ("mùa", "nương", "tạ") if word in read}


def test_documents_that_are_asked_about_are_not_read(tmp_path: Path) -> None:
    """Nor are questions that were typed without diacritics."""
    for name in ("asked.md", "other.md"):
        (tmp_path / name).write_text(
            f"Tỉnh trồng {'sắn' if name == 'asked.md' else 'ngô'}.\n" * LEAST, encoding="utf-8"
        )
    row = {"kind": "value", "context": [], "answer": "x", "figures": [], "must": [["x"]], "evidence": []}
    rows = [
        {**row, "id": "1", "doc": "asked.md", "form": "plain", "question": "mấy tạ"},
        {**row, "id": "2", "doc": "asked.md", "form": "noaccent", "question": "may yen"},
    ]
    gold = tmp_path / "gold.jsonl"
    gold.write_text("".join(f"{json.dumps(each, ensure_ascii=False)}\n" for each in rows), encoding="utf-8")
    main([str(tmp_path), "--gold", str(gold), "--to", str(tmp_path / "pairs.tsv")])
    known = Usual.read(tmp_path / "pairs.tsv")
    assert {"ngô", "tạ"} == {word for word in ("ngô", "sắn", "tạ", "yen") if word in known}


def test_what_comes_with_the_program_is_of_syllables() -> None:
    """Every pair that questions begin with can be looked up, and is likelier than none."""
    known = usual()
    assert known.share("bao", "nhiêu") > known.share("bao", "nhiều")
    for first, second in pairwise(["mỗi", "nhóm", "chiếm", "bao", "nhiêu", "phần", "trăm"]):
        assert 0 < known.share(first, second) <= 1
    assert all(is_syllable(spelling) for plain in ("nguyen", "truyen", "la") for spelling in known.spellings(plain))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("moi nhom chiem bao nhieu phan tram", "mỗi nhóm chiếm bao nhiêu phần trăm"),
        ("con du lich thi sao", "còn du lịch thì sao"),
        ("tinh nao dong dan nhat", "tỉnh nào đông dân nhất"),
    ],
)
def test_words_that_the_documents_do_not_hold_are_spelled_as_they_usually_are(typed: str, meant: str) -> None:
    """Documents of few words are no measure of how people ask."""
    vocabulary = Vocabulary.build(["Sản lượng thủy sản đạt 500 tấn.", "Con người mới, môi trường mới, thi đua."])
    assert read_spelling(typed, vocabulary) == meant
