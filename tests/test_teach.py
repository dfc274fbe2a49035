"""Training from files: what it writes, and what stays when it only measures."""

import json
from pathlib import Path

import pytest

from index.errors import UnreadableDocument
from qa.evaluation import teach
from qa.evaluation.teach import GoldSet, train_command
from tests.test_train import ASKED, separating_prefix
from tests.two_reports import TEXTS


@pytest.fixture
def gold_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> GoldSet:
    """Write two reports and questions on them; weights and report are written beside."""
    documents = tmp_path / "tài liệu"
    documents.mkdir()
    for name, text in TEXTS.items():
        documents.joinpath(name).write_text(text, encoding="utf-8")
    gold = tmp_path / "gold.jsonl"
    gold.write_text("\n".join(json.dumps(row) for row in gold_rows()), encoding="utf-8")
    monkeypatch.setattr(teach, "WEIGHTS", tmp_path / "weights.json")
    monkeypatch.setattr(teach, "REPORT", tmp_path / "training.md")
    return GoldSet(separating_prefix(), str(gold), str(documents))


def gold_rows() -> list[dict[str, object]]:
    """Return the questions of the training as a gold file holds them."""
    rows: list[dict[str, object]] = []
    for number, (document, question, figure, words) in enumerate(ASKED):
        start = TEXTS[document].index(words) if document else 0
        rows.append(
            {
                "id": f"câu-{number}",
                "doc": document,
                "kind": "value" if document else "unanswerable",
                "form": "plain",
                "context": [],
                "question": question,
                "answer": words,
                "figures": [{"number": figure, "unit": ""}] if document else [],
                "must": [],
                "evidence": [{"start": start, "end": start + len(words)}] if document else [],
            }
        )
    return rows


def test_weights_and_report_are_written(gold_set: GoldSet, tmp_path: Path) -> None:
    """The report is what is returned; each set has its row of held-out results."""
    text = train_command(report=lambda _: None, sets=[gold_set])
    assert json.loads((tmp_path / "weights.json").read_text(encoding="utf-8"))["trained_on"] == [gold_set.name]
    assert (tmp_path / "training.md").read_text(encoding="utf-8") == text
    assert f"| {gold_set.name} | {len(ASKED)} |" in text
    assert "Tạo bởi `qa train --no-embed`." in text


def test_who_only_measures_keeps_the_weights(gold_set: GoldSet, tmp_path: Path) -> None:
    """Not a byte of them changes, and the report tells their thresholds and weights, not the learned ones."""
    model = {"weights": {"lexical": 7.25}}
    confidence = {**model, "bias": -1.0, "threshold": 0.33}
    kept = json.dumps(
        {"facts": model, "passages": model, "fact_confidence": confidence, "passage_confidence": confidence}
    )
    (tmp_path / "weights.json").write_text(kept, encoding="utf-8")
    text = train_command(report=lambda _: None, sets=[gold_set], keep=True)
    assert (tmp_path / "weights.json").read_text(encoding="utf-8") == kept
    assert "Ngưỡng: số liệu 0.33, câu văn 0.33." in text
    assert text.count("| lexical | +7.25 |") == 3
    assert "Tạo bởi `qa train --no-embed --keep`." in text
    assert f"| {gold_set.name} | {len(ASKED)} |" in text


def test_nothing_is_trained_where_no_set_is_there(gold_set: GoldSet, tmp_path: Path) -> None:
    """The error names the first set; nothing is written."""
    absent = GoldSet("vắng", str(tmp_path / "vắng.jsonl"), gold_set.corpus)
    with pytest.raises(UnreadableDocument, match=r"vắng\.jsonl"):
        train_command(report=lambda _: None, sets=[absent])
    assert not (tmp_path / "training.md").exists()
