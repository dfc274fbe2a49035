"""Our measures agree with the independent scorer beside the project, figure by figure, on the same answers."""

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from qa.evaluation.gold import load_gold
from qa.evaluation.run import read_run
from qa.evaluation.summary import summarise

SCORER = Path(__file__).parents[2] / "shared" / "eval" / "score.py"
TEXT = "Vụ cam 2021 cho 12.500 tấn, tăng 4,2%; chè 730 ha, giảm 15 ha; quýt 2,30 nghìn tấn. Ngày 5/6/2021 có 03 xã."
WORDS = (
    "12.500 tấn",
    "4,2%",
    "15",
    "giảm 15 ha",
    "730 ha",
    "2,3 nghìn tấn",
    "03 xã",
    "99",
    "năm 2021",
    "[1]",
    "cam",
    ".",
)

pytestmark = pytest.mark.skipif(not SCORER.is_file(), reason="không có ../shared/eval/score.py để đối chiếu")


def gold_rows() -> list[dict[str, object]]:
    """Make eight questions of all shapes on the little text."""

    def evidence(*quotes: str) -> list[dict[str, int]]:
        return [{"start": TEXT.index(quote), "end": TEXT.index(quote) + len(quote)} for quote in quotes]

    asked = [
        ("value", "plain", "12500", "tấn", [], ("12.500 tấn",)),
        ("growth", "noaccent", "4.2", "%", [["tăng"]], ("tăng 4,2%",)),
        ("value", "plain", "2.30", "nghìn tấn", [["quýt", "cam"]], ("2,30 nghìn tấn",)),
        ("count", "typo", "3", "xã", [], ("03 xã",)),
        ("compare", "plain", "730", "ha", [], ("730 ha", "12.500 tấn")),
        ("date", "informal", "", "", [["5/6/2021"]], ("Ngày 5/6/2021",)),
    ]
    rows: list[dict[str, object]] = [
        {
            "id": f"a{n}",
            "doc": "vu-cam.txt",
            "kind": kind,
            "form": form,
            "context": ["Năm 2021 thế nào, 99 hộ?"] if n % 2 else [],
            "question": "Là bao nhiêu?",
            "answer": "",
            "figures": [{"number": number, "unit": unit}] if number else [],
            "must": must,
            "evidence": evidence(*quotes),
        }
        for n, (kind, form, number, unit, must, quotes) in enumerate(asked)
    ]
    nothing: dict[str, object] = {"doc": "", "answer": "", "context": [], "figures": [], "must": [], "evidence": []}
    rows += [
        {"id": f"u{n}", "kind": "unanswerable", "form": "plain", "question": "Ở sao Hỏa?", **nothing} for n in (1, 2)
    ]
    return rows


def answer_rows(gold: list[dict[str, object]], seed: int) -> list[dict[str, object]]:
    """Make an answer to most questions by drawing words, citations and computed figures."""
    draw = random.Random(seed)
    rows: list[dict[str, object]] = []
    for question in gold:
        if draw.random() < 0.1:
            continue
        start = draw.randrange(len(TEXT) - 20)
        end = start + draw.choice((8, 20, 40, 1300))
        quote = TEXT[start:end] if draw.random() < 0.8 else "12.500 tấn"
        citation = {"document": draw.choice(("vu-cam.txt", "tinh/vu-cam.txt", "khac.txt")), "start": start, "end": end}
        figure = {"number": draw.choice(("99", "4.2", "730")), "text": "99", "computed": draw.random() < 0.3}
        rows.append(
            {
                "id": question["id"],
                "answered": draw.random() < 0.8,
                "answer": " ".join(draw.choices(WORDS, k=draw.randrange(1, 12))) + draw.choice(("", " dài" * 200)),
                "citations": [citation | {"quote": quote}] * draw.randrange(3),
                "figures": [figure],
                "elapsed_ms": round(draw.random() * 50, 1),
            }
        )
    return rows


def write_lines(path: Path, rows: list[dict[str, object]]) -> Path:
    """Write rows as JSONL."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.mark.parametrize("seed", range(6))
def test_every_figure_of_the_summary_is_the_scorers(tmp_path: Path, seed: int) -> None:
    """Shares, counts, groups, misquotes and times, on answers good and bad."""
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "vu-cam.txt").write_text(TEXT, encoding="utf-8")
    gold = write_lines(tmp_path / "gold.jsonl", gold_rows())
    answers = write_lines(tmp_path / "answers.jsonl", answer_rows(gold_rows(), seed))
    command = [sys.executable, str(SCORER), str(gold), str(answers), "--json", "--docs", str(documents)]
    scored = json.loads(subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout)
    summary = summarise(load_gold(gold), read_run(answers), texts={"vu-cam.txt": TEXT})
    ours = summary.to_json()
    ours["by"] = {name: f"{rate.successes}/{rate.total}" for name, rate in summary.by}
    del ours["intervals_95"]
    assert ours == scored
