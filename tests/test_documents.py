"""Tests of what is covered: the counts of each document, how they are told, and the files that could not be read."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from index.build import BuildReport, build_index
from index.coverage import Coverage, cover_documents
from index.document import Span
from index.page import Page
from index.parse import Parsed
from index.rows import Failure
from index.store import open_store
from qa.cli import run
from qa.command.documents import MOST_TOLD, report_coverage, show_coverage, show_failure, show_total
from tests.record_samples import parse_lines

REPORT = """Báo cáo năm 2031

Thu ngân sách năm 2031 đạt 5,5 tỷ đồng, tăng 3%.

| Chỉ tiêu | Năm 2031 (tỷ đồng) |
| --- | --- |
| Thu nội địa | 4,5 |
"""
COVERED = Coverage(
    name="a.pdf", path="/a.pdf", format="pdf", pages=12, problem_pages=(3, 4), blocks=85, tables=3, figures=210,
    bound_figures=180, warnings=("trang 3–4: trông như ảnh quét",),
)  # fmt: skip


def parse_scanned(path: Path, *, name: str) -> Parsed:
    """Parse by lines, and say that the file has two pages, the second hard to read."""
    parsed = parse_lines(path, name=name)
    length = len(parsed.document.text)
    pages = (
        Page(number=1, span=Span(0, length)),
        Page(number=2, span=Span(length, length), problem="trông như ảnh quét"),
    )
    warned = replace(parsed.document, format="pdf", pages=pages, warnings=("trang 2: trông như ảnh quét",))
    return replace(parsed, document=warned)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an index of a text and of a file with pages; a third could not be read."""
    (tmp_path / "a.md").write_text(REPORT, encoding="utf-8")
    (tmp_path / "b.txt").write_text("Báo cáo thử\nThu được 5,5 tỷ đồng.", encoding="utf-8")
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.4\n")
    home = tmp_path / "kho"
    build_index([tmp_path / "a.md", tmp_path / "c.pdf"], home=home)
    build_index([tmp_path / "b.txt"], home=home, parse=parse_scanned)
    monkeypatch.setenv("QA_HOME", str(home))
    return home


def test_each_document_is_counted(home: Path) -> None:
    """Heading, paragraph and table; 5,5 and 3% of the sentence, 4,5 of the table; the other has pages."""
    with open_store(home) as store:
        text, scan = cover_documents(store)
    assert (text.name, text.format, text.pages, text.problem_pages) == ("a.md", "text", 0, ())
    assert (text.blocks, text.tables, text.figures) == (3, 1, 3)
    assert 0 < text.bound_figures <= text.figures
    assert (scan.name, scan.format, scan.pages, scan.problem_pages) == ("b.txt", "pdf", 2, (2,))
    assert scan.warnings == ("trang 2: trông như ảnh quét",)


def test_documents_are_listed_with_what_could_not_be_read(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line each, warnings below, the sum, failures with reason and cure."""
    assert run(["documents"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("a.md: text, 3 khối, 1 bảng, 3 số liệu (")
    assert lines[1].startswith("b.txt: pdf, 2 trang, ")
    assert lines[1].endswith(", 1 trang cần xem lại")
    assert lines[2] == "  - trang 2: trông như ảnh quét"
    assert lines[3].startswith("2 tài liệu (1 pdf, 1 text): 2 trang, ")
    assert "c.pdf: " in lines[4]
    assert len(lines) == 5


def test_documents_are_listed_for_programs(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One object with both lists."""
    assert run(["documents", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [each["document"] for each in told["documents"]] == ["a.md", "b.txt"]
    assert told["documents"][1]["problem_pages"] == [2]
    (failure,) = told["failures"]
    assert failure.keys() == {"path", "reason", "cure"}


def test_an_index_of_nothing_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An empty list is no answer for a person."""
    with open_store(tmp_path, create=True):
        pass
    assert run(["documents", "--home", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "Chỉ mục chưa có tài liệu nào.\n"


def test_indexing_tells_of_what_it_read_just_now(home: Path) -> None:
    """Not of what was there before; failures in any case."""
    report = BuildReport(added=["b.txt"], unchanged=["a.md"], failures=[Failure(path="x", reason="hỏng", cure="chữa")])
    lines = list(report_coverage(report, home))
    assert [line.partition(":")[0] for line in lines] == ["b.txt", "x"]
    assert list(report_coverage(BuildReport(unchanged=["a.md"]), home)) == []


def test_of_many_documents_only_those_with_warnings_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The others are in the sum."""
    many = [replace(COVERED, name=f"{n}.pdf", warnings=() if n else ("cảnh báo",)) for n in range(MOST_TOLD + 1)]
    with open_store(tmp_path, create=True):
        monkeypatch.setattr("index.coverage.cover_documents", lambda store: tuple(many))
        lines = list(report_coverage(BuildReport(added=[each.name for each in many]), tmp_path))
    assert lines[0].startswith("0.pdf: ")
    assert lines[1].startswith(f"{MOST_TOLD + 1} tài liệu ({MOST_TOLD + 1} pdf): {12 * (MOST_TOLD + 1)} trang, ")
    assert lines[1].endswith("xem từng tài liệu bằng “qa documents”")
    assert len(lines) == 2


def test_a_document_is_told_in_a_line_and_its_warnings_below() -> None:
    """Sheets are no pages; a name may hold anything but breaks no line."""
    assert show_coverage(COVERED).splitlines() == [
        "a.pdf: pdf, 12 trang, 85 khối, 3 bảng, 210 số liệu (180 đã gắn chỉ tiêu), 2 trang cần xem lại",
        "  - trang 3–4: trông như ảnh quét",
    ]
    book = replace(COVERED, name="b\nc.xlsx", format="xlsx", pages=2, problem_pages=(), warnings=())
    assert show_coverage(book).startswith("b c.xlsx: xlsx, 2 trang tính, ")
    assert show_failure(Failure(path="d\ne", reason="hỏng", cure="chữa")) == "d e: hỏng; chữa"


def test_the_sum_names_the_formats() -> None:
    """In their order, with how many of each."""
    told = show_total([COVERED, replace(COVERED, format="docx", pages=0, problem_pages=()), COVERED])
    assert told == (
        "3 tài liệu (1 docx, 2 pdf): 24 trang, 255 khối, 9 bảng, 630 số liệu (540 đã gắn chỉ tiêu), 4 trang cần xem lại"
    )
