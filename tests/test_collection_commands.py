"""The commands ``qa collection``, and ``--in`` of the others: what is printed and asked within, faults in a line."""

import json
from pathlib import Path

import pytest

from index.build import build_index
from index.store import open_store
from qa.cli import run

TEXTS = {
    "quý 1.md": "# Báo cáo năm 2031 của tỉnh Bạch Sơn\n\nNăm 2031, thu nội địa đạt 610 tỷ đồng.\n",
    "quý 2.md": "# Báo cáo năm 2032 của tỉnh Bạch Sơn\n\nNăm 2032, thu nội địa đạt 655 tỷ đồng.\n",
    "chè.md": "# Sản lượng chè\n\nNăm 2032, sản lượng chè đạt 42 nghìn tấn.\n",
}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Index three documents, and name the index by QA_HOME."""
    folder = tmp_path / "tài liệu"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    build_index([folder], home=tmp_path / "kho")
    monkeypatch.setenv("QA_HOME", str(tmp_path / "kho"))
    return tmp_path / "kho"


def out(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> str:
    """Run a command and return what it printed; a fault from standard error."""
    assert run(arguments) == status
    captured = capsys.readouterr()
    return captured.out if status == 0 else captured.err


@pytest.mark.usefixtures("home")
def test_a_set_goes_through_its_life(capsys: pytest.CaptureFixture[str]) -> None:
    """Made, filled by whole names and by parts of them, listed, emptied, renamed, deleted, brought back."""
    assert "Chưa có bộ tài liệu nào" in out(capsys, "collection", "list")
    assert "Đã lập bộ “Thu”" in out(capsys, "collection", "create", "Thu")
    assert out(capsys, "collection", "add", "Thu", "bao cao nam") == "Đã thêm 2 tài liệu vào bộ “Thu”.\n"
    added = out(capsys, "collection", "add", "Thu", "chè.md", "quý 1.md")
    assert added == "Đã thêm 1 tài liệu vào bộ “Thu”; 1 tài liệu đã có sẵn.\n"
    assert out(capsys, "collection", "remove", "Thu", "chè.md").startswith("Đã bỏ 1 tài liệu khỏi bộ “Thu”")
    assert out(capsys, "collection", "list") == "Thu: 2 tài liệu\n"
    out(capsys, "collection", "rename", "Thu", "Thu nội địa")
    out(capsys, "collection", "delete", "thu noi dia")
    assert json.loads(out(capsys, "collection", "list", "--json")) == []
    out(capsys, "collection", "delete", "Thu nội địa", "--undo")
    assert json.loads(out(capsys, "collection", "list", "--json")) == [
        {"name": "Thu nội địa", "documents": 2, "shared": False}
    ]


@pytest.mark.usefixtures("home")
def test_what_is_not_there_is_one_line_with_the_cure(capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown document, an unknown set, a set without documents."""
    out(capsys, "collection", "create", "Trống", "--shared")
    assert out(capsys, "collection", "list") == "Trống: 0 tài liệu, dùng chung\n"
    told = out(capsys, "collection", "add", "Trống", "zzz", status=1)
    assert told == "Lỗi: không có tài liệu nào tên “zzz”; xem tên các tài liệu bằng “qa documents”\n"
    told = out(capsys, "figures", "--in", "Khác", status=1)
    assert told == "Lỗi: không có bộ tài liệu nào tên “Khác”; xem các bộ đang có bằng “qa collection list”\n"
    told = out(capsys, "ask", "Thu nội địa là bao nhiêu?", "--in", "Trống", status=1)
    assert told.startswith("Lỗi: bộ “Trống” không có tài liệu nào trong chỉ mục; hãy thêm bằng “qa collection add”")


def test_every_command_is_kept_to_a_set(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The second report answers, lists and proves; nothing of the first is printed."""
    out(capsys, "collection", "create", "Hai")
    out(capsys, "collection", "add", "Hai", "quý 2.md")
    draft, asked, answers = tmp_path / "nháp.txt", tmp_path / "hỏi.jsonl", tmp_path / "đáp.jsonl"
    draft.write_text("Năm 2031, thu nội địa của tỉnh Bạch Sơn đạt 610 tỷ đồng.", encoding="utf-8")
    asked.write_text('{"id": 1, "question": "Thu nội địa là bao nhiêu?"}\n', encoding="utf-8")
    shown = [
        out(capsys, "ask", "Thu nội địa là bao nhiêu?", "--in", "hai"),
        out(capsys, "search", "thu nội địa", "--in", "Hai"),
        out(capsys, "figures", "--in", "Hai"),
        out(capsys, "find", "655 tỷ đồng", "--in", "Hai"),
        out(capsys, "series", "thu nội địa", "--in", "Hai"),
        out(capsys, "documents", "--in", "Hai"),
    ]
    assert run(["batch", str(asked), str(answers), "--in", "Hai"]) == 0
    shown.append(answers.read_text(encoding="utf-8"))
    assert all("655 tỷ" in text or "quý 2.md" in text for text in shown)
    assert not any("610 tỷ" in text or "quý 1.md" in text for text in shown)
    capsys.readouterr()
    assert "Không có chỗ nào" in out(capsys, "find", "610 tỷ đồng", "--in", "Hai")
    assert "quý 1.md" not in out(capsys, "audit", "--in", "Hai")
    run(["check", str(draft), "--in", "Hai"])
    assert "quý 1.md" not in capsys.readouterr().out
    with open_store(home) as store:
        assert len(store.documents()) == 3
