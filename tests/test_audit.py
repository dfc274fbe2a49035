"""Tests of the audit of a whole store: order, places, the choice of documents, and the command."""

import json
from pathlib import Path

import pytest

from index.build import build_index
from index.errors import CorpusError
from index.store import open_store
from qa.audit.audit import audit_store
from qa.cli import run
from tests.audit_samples import HEAD

FIRST = HEAD + (
    "Tại Báo cáo số 428/BC-UBND: Tổng thu ngân sách là 6.311 tỷ đồng. Kết quả cập nhật: Tổng thu ngân sách là"
    " 7.252,8 tỷ đồng.\n\nVốn đầu tư từ ngân sách đạt 742,9 tỷ đồng, trong đó vốn trung ương 88,6 tỷ đồng, vốn địa"
    " phương 731 tỷ đồng.\n"
)
SECOND = HEAD + (
    "Tổng kim ngạch xuất khẩu đạt 480 triệu USD, trong đó: nông sản 300 triệu USD; hàng công nghiệp 175 triệu USD.\n"
)
REPORT = Path(__file__).parent.parent.parent / "shared" / "reports"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Index two reports."""
    folder = tmp_path / "tài liệu"
    folder.mkdir()
    (folder / "một.md").write_text(FIRST, encoding="utf-8")
    (folder / "hai.md").write_text(SECOND, encoding="utf-8")
    home = tmp_path / "kho"
    build_index([folder], home=home)
    monkeypatch.setenv("QA_HOME", str(home))
    return home


def test_contradictions_come_first_and_every_figure_is_cited(home: Path) -> None:
    """The quote of each operand is the text of its place."""
    with open_store(home) as store:
        findings = audit_store(store)
        texts = {row.name: store.document_text(row.id) for row in store.documents()}
    kinds = [(found.finding.check.value, found.finding.severity.value) for found in findings]
    assert kinds == [("parts", "contradiction"), ("parts", "look"), ("updated", "information")]
    for found in findings:
        for operand in found.to_json()["operands"]:  # type: ignore[attr-defined]
            assert texts[operand["document"]][operand["start"] : operand["end"]] == operand["quote"]
            assert {"section", "paragraph", "page", "title"} <= set(operand)


def test_only_findings_that_concern_the_asked_documents_are_told(home: Path) -> None:
    """By a part of the name, without regard to diacritics; an unknown name is an error with the cure."""
    with open_store(home) as store:
        (found,) = audit_store(store, document="hai")
        assert found.finding.arithmetic == "300 + 175 = 475; tổng nêu 480; chênh 5 triệu USD"
        with pytest.raises(CorpusError, match="không có tài liệu nào tên “thứ ba”; bỏ --document"):
            audit_store(store, document="thứ ba")


def test_the_command_prints_one_object_a_finding(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the keys that a program reads."""
    assert run(["audit", "--document", "hai", "--json"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    finding = json.loads(line)
    assert set(finding) == {
        "check", "severity", "sentence", "arithmetic", "difference", "tolerance", "unit", "operands",
    }  # fmt: skip
    assert (finding["difference"], finding["tolerance"], finding["unit"]) == ("5", "1.5", "triệu USD")


def test_the_command_tells_a_person_what_was_found_and_where(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Counts, severity, arithmetic, tolerance and the place of each figure."""
    assert run(["audit"]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert out.startswith("3 phát hiện: 1 mâu thuẫn, 1 đáng xem, 1 thông tin.")
    assert "1. [mâu thuẫn] Vốn đầu tư từ ngân sách" in out
    assert "Phép tính: 88,6 + 731 = 819,6; tổng nêu 742,9; chênh 76,7 tỷ đồng" in out
    assert "Làm tròn chỉ giải thích được 0,6 tỷ đồng." in out
    assert "- 731 tỷ đồng: một.md › đoạn 4, ký tự" in out


def test_a_report_without_faults_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing found is told as such."""
    (tmp_path / "a.md").write_text(HEAD + "Tổng thu ngân sách đạt 5,5 tỷ đồng.\n", encoding="utf-8")
    build_index([tmp_path / "a.md"], home=tmp_path / "kho")
    assert run(["audit", "--home", str(tmp_path / "kho")]) == 0
    assert capsys.readouterr().out == "Không tìm thấy chỗ nào không khớp.\n"


@pytest.mark.skipif(not REPORT.is_dir(), reason="needs ../shared/reports")
def test_the_real_report_lacks_2_8_in_its_revenue_and_nothing_else(tmp_path: Path) -> None:
    """Its parts 596,8 and 532 against 1.131,6; the six updated indicators are information."""
    build_index([REPORT], home=tmp_path)
    with open_store(tmp_path) as store:
        findings = audit_store(store)
    serious = [found.finding for found in findings if found.finding.severity.value != "information"]
    assert [finding.arithmetic for finding in serious] == ["596,8 + 532 = 1.128,8; tổng nêu 1.131,6; chênh 2,8 tỷ đồng"]
    assert [found.finding.check.value for found in findings[1:]] == ["updated"] * 6
