"""The same asked in other ways: gold questions put so that the right answer stays the same."""

import json
import unicodedata
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from qa.evaluation.gold import GoldQuestion, load_gold
from qa.evaluation.rephrased import WAYS, main, rephrase

ROW = {
    "id": "1",
    "doc": "bao-cao.md",
    "kind": "value",
    "form": "plain",
    "context": ["Năm 2031 tỉnh Bạch Sơn thu ngân sách bao nhiêu?"],
    "question": "Thu nội địa của tỉnh Bạch Sơn là bao nhiêu?",
    "answer": "610 tỷ đồng",
    "figures": [{"number": "610", "unit": "tỷ đồng"}],
    "must": [],
    "evidence": [{"start": 10, "end": 50}],
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Write one question, and the same without diacritics, which is put in no other way."""
    path = tmp_path / "gold.jsonl"
    rows = [ROW, {**ROW, "id": "2", "form": "noaccent", "question": "thu noi dia bao nhieu"}]
    path.write_text("".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def question(gold: Path) -> GoldQuestion:
    """Read the first question."""
    return load_gold(gold)[0]


@pytest.mark.parametrize(
    ("way", "asked"),
    [
        ("noaccent", "thu noi dia cua tinh bach son la bao nhieu?"),
        ("capitals", "THU NỘI ĐỊA CỦA TỈNH BẠCH SƠN LÀ BAO NHIÊU?"),
        ("decomposed", unicodedata.normalize("NFD", "Thu nội địa của tỉnh Bạch Sơn là bao nhiêu?")),
    ],
)
def test_letters_are_written_in_another_way(question: GoldQuestion, way: str, asked: str) -> None:
    """The questions before it too; nothing else changes."""
    put = rephrase(question, way)
    assert put.question == asked
    assert put.context != question.context
    assert replace(put, question=question.question, context=question.context) == question


def test_a_slip_swaps_two_letters_of_one_word(question: GoldQuestion) -> None:
    """The same letters, one word of which is another one."""
    slipped = rephrase(question, "slip").question
    assert Counter(slipped) == Counter(question.question)
    changed = [new for new, old in zip(slipped.split(), question.question.split(), strict=True) if new != old]
    assert len(changed) <= 1


@pytest.mark.parametrize("way", ["polite", "thanks", "sources"])
def test_other_words_come_before_or_behind(question: GoldQuestion, way: str) -> None:
    """The question itself stays, but for its first letter and its mark; the same words every time."""
    put = rephrase(question, way)
    assert "hu nội địa của tỉnh Bạch Sơn là bao nhiêu" in put.question
    assert len(put.question) > len(question.question)
    assert put == rephrase(question, way)


def test_a_name_at_the_beginning_keeps_its_capital(question: GoldQuestion) -> None:
    """Behind other words it is still one."""
    assert (
        "Bạch Sơn thu bao nhiêu?" in rephrase(replace(question, question="Bạch Sơn thu bao nhiêu?"), "polite").question
    )


def test_verdicts_are_counted_for_each_way(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of the one question that is plain; here each way is answered as the question itself is."""
    (gold.parent / "tai-lieu").mkdir()
    text = "Báo cáo\n\nNăm 2031, thu nội địa của tỉnh Bạch Sơn đạt 610 tỷ đồng, thu hải quan đạt 45 tỷ đồng.\n"
    (gold.parent / "tai-lieu" / "bao-cao.md").write_text(text, encoding="utf-8")
    main([str(gold), "--corpus", str(gold.parent / "tai-lieu")])
    told = json.loads(capsys.readouterr().out)
    assert (told["questions"], told["as typed"]) == (1, {"right": 1})
    assert {way: told[way] for way in WAYS} == {way: {"verdicts": {"right": 1}, "changed": {}} for way in WAYS}
