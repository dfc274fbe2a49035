"""Tests of the benchmark suite: what it counts and makes; no time is judged."""

import json
import re
import time
from pathlib import Path
from types import ModuleType

import pytest

from index.document import Span
from qa.evaluation.bench.__main__ import main
from qa.evaluation.bench.clock import Clock, watched
from qa.evaluation.bench.compare import compare_results
from qa.evaluation.bench.copies import perturb, write_copies
from qa.evaluation.bench.growth import extrapolate
from qa.evaluation.bench.peers import holds, measure_peers
from qa.evaluation.bench.pipelines import CUT_CHARACTERS, Cut, cut_texts
from qa.evaluation.bench.stages import SLOW, measure_stages
from qa.evaluation.gold import GoldQuestion
from tests.two_reports import CA_MAU, TEXTS


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Return a folder of two short reports."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_bytes(text.encode("utf-8"))
    return folder


def ask_about(document: str, start: int, end: int) -> GoldQuestion:
    """Make a question that one span proves."""
    return GoldQuestion(
        id="q",
        document=document,
        kind="value",
        form="plain",
        context=(),
        question="Sản lượng thủy sản khai thác của Cà Mau năm 2021 là bao nhiêu?",
        answer="",
        figures=(),
        phrases=(),
        evidence=(Span(start, end),),
    )


def test_a_stretch_inside_another_counts_for_itself_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """1 second outside, 2 inside, 1 outside; the processor works half of each."""
    now = 0.0
    monkeypatch.setattr(time, "perf_counter", lambda: now)
    monkeypatch.setattr(time, "process_time", lambda: now / 2)
    clock = Clock()
    with clock.time("outer"):
        now += 1
        with clock.time("inner"):
            now += 2
        now += 1
    assert {name: (each.wall, each.cpu) for name, each in clock.spent.items()} == {"outer": (2, 1), "inner": (2, 1)}


def test_functions_are_watched_only_inside_the_block() -> None:
    """They give what they gave, and the module gets its own back."""
    module = ModuleType("stages")
    module.read = len  # type: ignore[attr-defined]
    clock = Clock()
    with watched(module, {"read": "reading"}, clock):
        assert module.read("abc") == 3
    assert module.read is len
    assert set(clock.spent) == {"reading"}


def test_every_stage_of_the_real_flow_is_measured(reports: Path, tmp_path: Path) -> None:
    """Without model and words; sizes are those of the two texts."""
    measured = measure_stages(reports, cache=tmp_path, without=SLOW)
    assert (measured["documents"], measured["failed"]) == (2, 0)
    assert measured["text_mb"] == round(sum(len(text.encode()) for text in TEXTS.values()) / 1e6, 4)
    stages = measured["stages"]
    assert isinstance(stages, dict)
    expected = {"read", "structure", "sentences", "figures", "lexical_syllables", "store", "syllable_index"}
    assert set(stages) == expected
    together = sum(stages[name]["cpu_s"] for name in expected - {"syllable_index"})
    assert stages["syllable_index"]["cpu_s"] == pytest.approx(together, abs=1e-3)


def test_a_copy_keeps_its_layout_and_changes_what_it_says() -> None:
    """Year 2021 moves by 1 to 9 years, every number but short whole ones is another, a name is the same everywhere."""
    text = "# Thành phố Lạng Sơn\n\nNăm 2021, Lạng Sơn thu 7.252,8 tỷ đồng, tăng 6,5%; có 12 xã. Ở Lạng Sơn, Hữu Lũng."
    copy = perturb(text, "1")
    assert copy == perturb(text, "1")
    assert copy != perturb(text, "2")
    year = re.search(r"Năm (\d{4}),", copy)
    assert year is not None
    assert 2012 <= int(year[1]) <= 2020
    assert re.search(r"\d\.\d{3},\d tỷ", copy)
    assert "có 12 xã" in copy
    assert "7.252,8" not in copy
    named = re.search(r"Năm \d+, (.+) thu", copy)
    assert named is not None
    assert f"Ở {named[1]}, " in copy
    assert len(copy.split()) == len(text.split())


def test_a_folder_is_filled_with_copies_that_differ(reports: Path, tmp_path: Path) -> None:
    """First the texts as they are, then others, until there is enough."""
    size = sum(len(text.encode()) for text in TEXTS.values())
    count, written = write_copies([reports], tmp_path / "copies", megabytes=2.5 * size / 1e6)
    files = sorted((tmp_path / "copies").iterdir())
    assert len(files) == count
    assert written * 1e6 == sum(file.stat().st_size for file in files) >= 2.5 * size
    assert {file.read_text(encoding="utf-8") for file in files[:2]} == set(TEXTS.values())
    assert len({file.read_bytes() for file in files}) == count


def test_without_texts_nothing_is_copied(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line, status 1."""
    (tmp_path / "empty").mkdir()
    assert main(["copies", str(tmp_path / "empty"), str(tmp_path / "to"), "--megabytes", "1"]) == 1
    assert "không có tệp" in capsys.readouterr().err


def test_what_is_farther_than_measured_is_extrapolated_by_the_exponent() -> None:
    """Hundred times the text at exponent 0.5: ten times the time."""
    homes = [
        {"characters": 1e6, "asked_first": {"wall_ms": {"p50": 1.0}}},
        {"characters": 4e6, "asked_first": {"wall_ms": {"p50": 2.0}}},
    ]
    measured = {"homes": homes, "growth_exponent": {"wall_ms": 0.5}}
    assert extrapolate(measured, characters=4e8) == {"p50": 20.0}
    assert extrapolate(measured, characters=4e6) is None
    assert extrapolate({**measured, "growth_exponent": {"wall_ms": -0.1}}, characters=4e8) is None


@pytest.mark.parametrize(
    ("start", "end", "held"), [(0, 1000, True), (95, 105, True), (96, 105, False), (0, 100, True), (110, 200, False)]
)
def test_a_passage_proves_when_it_holds_half_of_the_proof(start: int, end: int, held: bool) -> None:
    """The proof is [90, 110); half of it is 10 characters."""
    question = ask_about("a.md", 90, 110)
    assert holds(Cut(document="a.md", span=Span(start, end)), question) is held
    assert not holds(Cut(document="b.md", span=Span(start, end)), question)


def test_texts_are_cut_without_gap() -> None:
    """2,500 characters are two whole passages and a half one."""
    cuts, passages = cut_texts({"a.md": "x" * (2 * CUT_CHARACTERS + 500), "b.md": "y"})
    assert [len(each) for each in passages] == [CUT_CHARACTERS, CUT_CHARACTERS, 500, 1]
    assert cuts[2] == Cut(document="a.md", span=Span(2 * CUT_CHARACTERS, 2 * CUT_CHARACTERS + 500))


def test_this_system_is_measured_beside_what_is_installed(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A library that is missing is named with None, and nothing fails."""
    monkeypatch.setattr("qa.evaluation.bench.peers.find_spec", lambda _name: None)
    start = CA_MAU.index("Sản lượng thủy sản")
    measured = measure_peers(
        [ask_about("ca-mau.md", start, start + 40)], reports, encoder=None, model=tmp_path / "none"
    )
    ours = measured["this system, by words"]
    assert isinstance(ours, dict)
    assert (ours["proof_in_first"], ours["proof_in_5"]) == (1.0, 1.0)
    assert measured["bm25s"] is None


def test_results_are_compared_number_by_number(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """New over old; what the other lacks, what was 0, and the machine are left out."""
    old = {"machine": {"cores": 2}, "stages": [{"cpu_s": 4.0, "failed": 0}], "gone": 1}
    new = {"machine": {"cores": 8}, "stages": [{"cpu_s": 1.0, "failed": 2}], "come": 1}
    assert compare_results(old, new) == [("stages[0].cpu_s", 4.0, 1.0, 0.25)]
    for name, result in (("old", old), ("new", new)):
        (tmp_path / name).write_text(json.dumps(result), encoding="utf-8")
    assert main(["compare", str(tmp_path / "old"), str(tmp_path / "new")]) == 0
    assert "stages[0].cpu_s" in capsys.readouterr().out


def test_a_result_that_is_none_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line that names the file."""
    (tmp_path / "bad.json").write_text("[1", encoding="utf-8")
    assert main(["compare", str(tmp_path / "bad.json"), str(tmp_path / "bad.json")]) == 1
    assert "bad.json" in capsys.readouterr().err


def test_operations_of_a_text_are_those_of_its_products() -> None:
    """4 tokens, 2 wide, 8 inside: 4 products of 4x2x2, 2 of 4x2x8 and 2 of 4x4x2, each term counted twice."""
    from qa.evaluation.bench.embedding import count_flops

    expected = 4 * (2 * 4 * 2 * 2) + 2 * (2 * 4 * 2 * 8) + 2 * (2 * 4 * 4 * 2)
    assert count_flops(4, hidden=2, inner=8, layers=1) == expected
    assert count_flops(4, hidden=2, inner=8, layers=3) == 3 * expected
