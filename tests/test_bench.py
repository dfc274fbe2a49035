"""Tests of the benchmark suite: what it counts and makes; no time is judged."""

import json
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from index.document import Span
from index.errors import CorpusError, StoreMissing
from qa.evaluation.bench.__main__ import main
from qa.evaluation.bench.clock import Clock, watched
from qa.evaluation.bench.compare import compare_results
from qa.evaluation.bench.copies import perturb, write_copies
from qa.evaluation.bench.functions import functions_of, measure_functions
from qa.evaluation.bench.growth import extrapolate, measure_growth
from qa.evaluation.bench.parts import Parts
from qa.evaluation.bench.peers import holds, measure_peers
from qa.evaluation.bench.pipelines import CUT_CHARACTERS, Cut, cut_texts
from qa.evaluation.bench.plot import Panel, draw_growth, draw_panels
from qa.evaluation.bench.processor import processor_seconds
from qa.evaluation.bench.stages import SLOW, measure_stages
from qa.evaluation.bench.tables import write_tables
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


def test_copies_that_are_there_are_kept(reports: Path, tmp_path: Path) -> None:
    """A run that was stopped writes only what is missing."""
    target = tmp_path / "copies"
    write_copies([reports], target, megabytes=0.004)
    first, second, *_ = sorted(target.iterdir())
    second_text = second.read_bytes()
    first.write_bytes(b"kept")
    second.unlink()
    write_copies([reports], target, megabytes=0.004)
    assert first.read_bytes() == b"kept"
    assert second.read_bytes() == second_text
    assert not target.with_name("copies.new").exists()


def test_homes_of_growing_size_are_made_once_and_then_asked_as_they_are(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What making one took is kept with it; without a home there is nothing to ask."""
    monkeypatch.setattr("qa.evaluation.bench_asking.measure_cold", lambda _home, _questions: {})
    question = ask_about("ca-mau.md", 0, 1)
    work = tmp_path / "work"
    work.mkdir()
    sizes = (0.001, 0.004)
    with pytest.raises(StoreMissing):
        measure_growth([question], [reports], work=work, megabytes=sizes, words_up_to=0, as_built=True)
    made = measure_growth([question], [reports], work=work, megabytes=sizes, words_up_to=0)
    again = measure_growth([question], [reports], work=work, megabytes=sizes, words_up_to=0, as_built=True)
    assert made["indexing"] == again["indexing"]
    assert isinstance(made["indexing"], dict)
    assert [each["words"] for each in made["indexing"].values()] == [False, False]
    homes = again["homes"]
    assert isinstance(homes, list)
    assert homes[0]["documents"] < homes[1]["documents"]
    assert isinstance(again["growth_exponent"], dict)
    assert set(again["growth_exponent"]) == {"wall_ms", "cpu_ms", "p95_cpu_ms", "memory_mb", "disk_mb"}


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
    """New over old; what the other lacks, what was 0, and the machine are left out; a folder is found by its name."""
    old = {"machine": {"cores": 2}, "stages": [{"folder": "a", "cpu_s": 4.0, "failed": 0}], "gone": 1}
    new = {
        "machine": {"cores": 8},
        "stages": [{"folder": "b", "cpu_s": 9.0}, {"folder": "a", "machine": {"cores": 8}, "cpu_s": 1.0, "failed": 2}],
        "come": 1,
    }
    assert compare_results(old, new) == [("stages[a].cpu_s", 4.0, 1.0, 0.25)]
    for name, result in (("old", old), ("new", new)):
        (tmp_path / name).write_text(json.dumps(result), encoding="utf-8")
    assert main(["compare", str(tmp_path / "old"), str(tmp_path / "new")]) == 0
    assert "stages[a].cpu_s" in capsys.readouterr().out


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


def test_processes_that_were_started_count_too() -> None:
    """A child that works half a second of processor time, while it lives and after it ended."""
    work = "import time\nwhile time.process_time() < 0.5: pass\nprint(flush=True)\ninput()"
    before = processor_seconds()
    with subprocess.Popen([sys.executable, "-c", work], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.readline()
        living = processor_seconds() - before
        child.communicate(b"\n")
    assert living >= 0.45
    assert processor_seconds() - before >= 0.45


@pytest.fixture
def parts_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Parts]:
    """Return what opens the parts of one folder, as code of a commit does."""

    def open_parts(commit: str = "c1", **options: Any) -> Parts:
        monkeypatch.setattr("qa.evaluation.bench.parts.read_commit", lambda: commit)
        monkeypatch.setattr("qa.evaluation.bench.parts.describe_machine", lambda: {"commit": commit})
        return Parts(tmp_path / "parts", report=lambda _line: None, **options)

    return open_parts


def test_a_part_is_measured_once_for_a_commit(parts_of: Callable[..., Parts]) -> None:
    """Later runs read what is kept; other code, and who asks for it, measure anew."""
    assert parts_of().measure("dense", lambda: {"ms": 1}) == {"machine": {"commit": "c1"}, "ms": 1}
    assert parts_of().measure("dense", lambda: {"ms": 2}) == {"machine": {"commit": "c1"}, "ms": 1}
    assert parts_of("c2").measure("dense", lambda: {"ms": 3}) == {"machine": {"commit": "c2"}, "ms": 3}
    assert parts_of("c2", again=True).measure("dense", lambda: {"ms": 4}) == {"machine": {"commit": "c2"}, "ms": 4}


def test_only_the_parts_asked_for_are_measured(parts_of: Callable[..., Parts]) -> None:
    """The others are given as they are kept, whatever their commit, or not at all."""
    parts = parts_of("c2", only=["stages"])
    parts_of("c1").measure("growth", lambda: {"ms": 1})
    assert parts.measure("stages-reports", lambda: {"ms": 2}) is not None
    assert parts.measure("growth", lambda: {"ms": 3}) == {"machine": {"commit": "c1"}, "ms": 1}
    assert parts.measure("peers", lambda: {"ms": 4}) is None


def test_a_part_that_fails_leaves_nothing_half(parts_of: Callable[..., Parts]) -> None:
    """The next run measures it."""
    with pytest.raises(ZeroDivisionError):
        parts_of().measure("dense", lambda: {"ms": 1 / 0})
    assert parts_of().measure("dense", lambda: {"ms": 1}) is not None


def grown(*characters: int) -> dict[str, object]:
    """Make a result of homes whose questions take 10 times as long for 100 times the text."""
    homes = [
        {
            "characters": each,
            "asked_first": {"wall_ms": dict.fromkeys(("p50", "p95", "p99"), each**0.5 / 100)},
            "disk_mb": each / 1e5,
            "memory_mb": {"peak": 300.0},
        }
        for each in characters
    ]
    return {"growth": {"homes": homes, "growth_exponent": {"wall_ms": 0.5}}}


def test_the_picture_is_a_whole_svg_that_shows_every_home() -> None:
    """Three homes on five lines, the exponent told as Vietnamese writes it; no script, nothing from elsewhere."""
    picture = draw_growth(grown(1_000_000, 100_000_000, 10_000_000))
    root = ET.fromstring(picture)
    assert len(root.findall(".//{*}circle")) == 15
    assert "n^0,50" in picture
    assert root.findall(".//{*}script") == []
    assert "mili giây CPU" not in picture
    assert "http" not in picture.replace("http://www.w3.org/2000/svg", "")


def test_the_axes_of_the_picture_are_logarithmic() -> None:
    """1, 10 and 100 stand at equal distances, more up is more."""
    line = [(1.0, 1.0), (10.0, 10.0), (100.0, 100.0)]
    root = ET.fromstring(draw_panels([Panel(title="<ms>", lines={"a": line})], across="x"))
    (first, second, third) = [
        (float(each.attrib["cx"]), float(each.attrib["cy"])) for each in root.iter() if "cx" in each.attrib
    ]
    assert second[0] - first[0] == pytest.approx(third[0] - second[0], abs=0.11)
    assert first[1] - second[1] == pytest.approx(second[1] - third[1], abs=0.11)
    assert first[1] > third[1]


def test_what_did_not_grow_cannot_be_drawn() -> None:
    """One size, or none, is told."""
    for result in ({}, grown(5), grown(5, 5)):
        with pytest.raises(CorpusError, match="growth"):
            draw_growth(result)


def test_a_result_is_written_as_tables(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every part that is there; numbers as Vietnamese writes them, what was not measured left empty."""
    times = {clock: {"p50": 1234.5, "p95": 20.0, "p99": 0.25} for clock in ("wall_ms", "cpu_ms")}
    home = {
        "home": "work/home-40",
        "characters": 31_500_000,
        "asked_first": times,
        "asked_again": None,
        "cold_start": {"cached": times, "from_disk": None},
        "memory_mb": {"peak": 900.0},
        "disk_mb": 350.0,
    }
    built = {"documents_before": 0, "done_s": 161.0, "done_cpu_s": 300.0}
    stages = {"read": {"cpu_s": 0.5, "mb_per_cpu_s": 2.0, "passages_per_cpu_s": 500.0}}
    peer = {
        "passages": 45,
        "characters_a_passage": 995.0,
        "index_cpu_s": 10.86,
        "search_cpu_ms": {"p50": 0.07},
        "proof_in_first": 0.303,
        "proof_in_5": None,
    }
    dense = {
        "build_cpu_s": 60.0,
        "file_mb": 153.6,
        "memory_mb": 300.0,
        "search_cpu_ms_p50": 9.0,
        "search_cpu_ms_p95": 12.0,
        "recall_at_10": 1.0,
    }
    result = {
        "machine": {"load": [1.5], "commit": "c1"},
        "stages": [{"folder": "reports", "text_mb": 0.06, "stages": stages}],
        "growth": {"homes": [home], "growth_exponent": None, "indexing": {"40": built}},
        "peers": {"gold": {"questions": 76, "bm25s": peer, "langchain": None}, "missing": None},
        "dense": {"100000": {"exact": dense}},
    }
    (tmp_path / "result.json").write_text(json.dumps(result), encoding="utf-8")
    assert main(["show", str(tmp_path / "result.json")]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "**Các chặng, reports (0,06 MB)**; tải 1,5; bản mã c1" in lines
    assert "| đọc | 0,5 | 2 | 500 |" in lines
    both = "1.234 / 20 / 0,25 (1.234 / 20 / 0,25)"
    assert f"| 31,5 | {both} |  | 1.234 (1.234) |  | 900 | 350 | 161 (300) |" in lines
    assert "| bm25s | 45 | 995 | 10,9 | 0,07 | 0,303 |  |" in lines
    assert "| 100.000 | exact | 60 | 154 | 300 | 9 / 12 | 1,000 |" in lines


def test_a_result_without_parts_has_no_table() -> None:
    """What to give instead is told."""
    with pytest.raises(CorpusError, match="stages"):
        write_tables({"machine": {}})


def test_made_up_vectors_are_alike_but_not_the_same() -> None:
    """Unit length, the same for the same seed; queries have near neighbours among them."""
    from qa.evaluation.bench.dense_scale import make_vectors

    vectors, queries = make_vectors(500, seed=3, dimension=64)
    assert vectors.shape == (500, 64)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    np.testing.assert_array_equal(vectors, make_vectors(500, seed=3, dimension=64)[0])
    assert 0.8 < (queries @ vectors.T).max(axis=1).mean() < 0.99


def test_every_kind_of_index_of_vectors_is_measured() -> None:
    """The exact ones find all of the true ten; none finds almost nothing."""
    from qa.evaluation.bench.dense_scale import KINDS, _measure

    for kind in KINDS:
        measured = _measure(2_000, kind.name, 1)
        recall = measured["recall_at_10"]
        assert recall is not None
        assert recall == 1 if kind.name in {"this system", "exact", "exact, mapped from the file"} else recall > 0.8


def test_functions_can_be_called_again_and_again(reports: Path) -> None:
    """What is measured a thousand times must give the same each time."""
    for name, work in functions_of(reports / "ca-mau.md").items():
        assert work() == work(), name


def test_without_pyperf_no_function_is_measured(reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """None, and nothing fails."""
    monkeypatch.setitem(sys.modules, "pyperf", None)
    assert measure_functions(reports / "ca-mau.md") == {"functions": None}


def test_pyperf_measures_every_function(reports: Path) -> None:
    """One value of each, which is what ``--debug-single-value`` asks for."""
    measured = measure_functions(reports / "ca-mau.md", options=["--debug-single-value"])["functions"]
    assert isinstance(measured, dict)
    assert set(measured) == set(functions_of(reports / "ca-mau.md"))
    assert {each["values"] for each in measured.values()} == {1}
