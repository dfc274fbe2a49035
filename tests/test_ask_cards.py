"""Cards asked key by key: what tells the value, what refuses, what tells something else."""

import json
from pathlib import Path

import pytest

from qa.answer import Answer
from qa.evaluation.ask_cards import main, tells

CARD = """# Bạch Sơn (tỉnh)

|
Bạch Sơn
|
|||
|---|---|---|---|
| Tỉnh | |||
| Vùng | Đông Bắc Bộ | ||
| Diện tích | 4.321,5 km² | ||
| Số thừa | chẳng ai hỏi | ||

Bạch Sơn là một tỉnh.
"""


def test_a_value_is_known_again_by_its_number_or_its_first_words() -> None:
    """A refusal tells nothing; another number is to be looked at."""
    told = Answer(question="", answered=True, text="Diện tích: 4.321,5 km² [1].")
    assert tells(told, "4.321,5 km²[1]") == "right"
    assert tells(told, "4.400 km²") == "other"
    assert tells(Answer(question="", answered=True, text="Vùng: Đông Bắc Bộ."), "Đông Bắc Bộ") == "right"
    assert tells(Answer(question="", answered=False, text="Tài liệu không nêu: 4.321,5."), "4.321,5") == "refused"


def test_each_known_key_is_asked_in_each_of_its_ways(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Three ways for the area, two for the region; a key that is not in the table is not asked."""
    (tmp_path / "tinh.md").write_text(CARD, encoding="utf-8")
    assert main(["--corpus", str(tmp_path)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told == {"all": {"right": 5}, "Vùng": {"right": 2}, "Diện tích": {"right": 3}}
