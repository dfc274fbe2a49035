"""Documents of older and other office programs, by way of LibreOffice."""

import os
import stat
import subprocess
import time
from pathlib import Path

import pytest

from index.errors import UnreadableDocument
from index.parse import parse_document
from index.read import libreoffice, office
from index.read.libreoffice import find_program
from index.read.office import read_office
from tests.files.make_office import (
    cell,
    compound,
    convert,
    listed,
    note_mark,
    notes,
    numbering,
    pack,
    par,
    raised,
    row,
    tbl,
    word,
)
from tests.test_office_kind import LOCKED, LOCKED_DOC, MSG, ODT, PPT, RTF, XLS

installed = pytest.mark.skipif(find_program() is None, reason="LibreOffice (soffice) is not installed")

BODY = (
    par("Báo cáo thu chi", style="Tieude")
    + listed("Kết quả", 1, 0, style="u1")
    + par("Trồng 120 ha, tăng 33,4%", note_mark(2), " so; sàn 640 m", raised("2"), ".")
    + par("Bảng 1. Thu năm 2018 (đơn vị: tỷ đồng)")
    + tbl(
        row(cell("Huyện", down="restart"), cell("Năm 2018", across=2)),
        row(cell("", down="continue"), "Kế hoạch", "Thực hiện"),
        row("Mây", "1.500", "1.700"),
    )
    + par("Chữ cuối.")
)
DATA = word(BODY, numbering=numbering([[("upperRoman", "%1.")]]), footnotes=notes({2: "Theo Cục Thống kê."}))


@installed
@pytest.mark.parametrize("suffix", [".doc", ".odt", ".rtf"])
def test_a_document_keeps_headings_notes_tables_and_figures(tmp_path: Path, suffix: str) -> None:
    """Whatever it was saved as; the file is named .doc each time."""
    path = tmp_path / "a.doc"
    path.write_bytes(convert(DATA, suffix, tmp_path))
    found = parse_document(path, name="a.doc")
    document = found.document
    assert document.format == suffix[1:]
    assert document.title == "Báo cáo thu chi"
    assert "Trồng 120 ha, tăng 33,4%¹ so; sàn 640 m²." in document.text
    assert "¹ Theo Cục Thống kê." in document.text
    kinds = [block.kind.value for block in document.blocks]
    assert kinds == ["heading", "heading", "paragraph", "paragraph", "table", "paragraph", "footnote"]
    assert document.blocks[1].text == "I. Kết quả"
    figures = {figure.text: figure for figure in found.figures}
    assert figures["1.700"].period == "2018"
    assert figures["1.700"].unit == "tỷ đồng"
    assert all(document.text[figure.span.start : figure.span.end] == figure.text for figure in found.figures)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (LOCKED, "có mật khẩu; mở bằng"),
        (LOCKED_DOC, "có mật khẩu; mở bằng"),
        (
            pack(
                {
                    "mimetype": "application/vnd.oasis.opendocument.text",
                    "META-INF/manifest.xml": "<m:file><manifest:encryption-data/></m:file>",
                }
            ),
            "có mật khẩu",
        ),
        (XLS, "là bảng tính"),
        (PPT, "là bản trình chiếu"),
        (MSG, "là thư Outlook"),
        (compound({"Khác": b"x"}), "tệp hỏng"),
        (b"text", "không phải văn bản Word"),
    ],
    ids=["locked_docx", "locked_doc", "locked_odt", "sheet", "slides", "mail", "unknown", "text"],
)
def test_what_cannot_be_read_is_told_without_starting_anything(
    monkeypatch: pytest.MonkeyPatch, data: bytes, reason: str
) -> None:
    """With reason and cure."""
    monkeypatch.setattr(libreoffice, "PROGRAMS", ())
    with pytest.raises(UnreadableDocument, match=reason) as caught:
        read_office(data, path="a.doc")
    assert caught.value.cure


def test_a_missing_program_is_told_with_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """For the three systems."""
    monkeypatch.setattr(libreoffice, "PROGRAMS", ("không-có-chương-trình-này",))
    with pytest.raises(UnreadableDocument, match=r"cần LibreOffice để đọc dạng \.rtf; cài LibreOffice .*apt-get"):
        read_office(RTF, path="a.rtf")


@installed
def test_a_damaged_document_is_told() -> None:
    """LibreOffice leaves nothing."""
    with pytest.raises(UnreadableDocument, match="tệp hỏng"):
        read_office(ODT, path="a.odt")


def play(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a program of a few lines in the place of LibreOffice."""
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(office, "find_program", lambda: str(program))


@pytest.mark.skipif(os.name != "posix", reason="the program is a shell script")
def test_a_program_that_hangs_is_ended_with_its_children(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its time begins once the child's number is written down, before both go to sleep."""
    noted = tmp_path / "child"
    play(tmp_path, f"sleep 300 &\necho $! > '{noted}'\nsleep 300", monkeypatch)
    monkeypatch.setattr(office, "TIME_LIMIT", 2)

    class Started(subprocess.Popen[bytes]):
        def wait(self, timeout: float | None = None) -> int:
            while not (noted.is_file() and noted.read_text()):
                time.sleep(0.01)
            return super().wait(timeout)

    monkeypatch.setattr(subprocess, "Popen", Started)
    with pytest.raises(UnreadableDocument, match="đọc quá 2 giây chưa xong"):
        read_office(RTF, path="a.rtf")
    assert is_gone(int(noted.read_text()))


def is_gone(process: int) -> bool:
    """Wait a moment for a process to be gone; one that nobody waits for may stay as a zombie."""
    for _ in range(600):
        try:
            state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return True
        if state == "Z":
            return True
        time.sleep(0.1)
    return False


@pytest.mark.skipif(os.name != "posix", reason="the program is a shell script")
def test_a_program_gets_a_profile_of_its_own_without_macros_or_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it was given is looked at from inside; the folder is gone afterwards."""
    noted = tmp_path / "noted"
    play(tmp_path, f'{{ pwd; echo "$https_proxy"; echo "$@"; cat profile/user/*.xcu; }} > "{noted}"', monkeypatch)
    with pytest.raises(UnreadableDocument, match="LibreOffice không mở được"):
        read_office(RTF, path="$(touch x).rtf")
    folder, proxy, arguments, *settings = noted.read_text(encoding="utf-8").splitlines()
    assert not Path(folder).exists()
    assert proxy == "http://127.0.0.1:9"
    assert f"-env:UserInstallation=file://{folder}/profile" in arguments
    assert "touch" not in arguments
    for name in ("DisableMacrosExecution", "BlockUntrustedRefererLinks", "ooInetProxyType"):
        assert name in "".join(settings)
