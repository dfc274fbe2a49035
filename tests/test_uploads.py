"""Dropped files: safe names, limits, keeping and setting aside."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.people.dropped import dropped_file
from qa.page import uploads
from qa.page.uploads import clean_name, keep_file, refuse_file, set_aside


@given(st.text(max_size=300))
def test_no_name_leaves_the_folder(name: str) -> None:
    """Whatever somebody calls a file: one part, not hidden, no control signs, short enough, and clean already."""
    cleaned = clean_name(name)
    assert (Path("/kho") / cleaned).parent == Path("/kho")
    assert cleaned not in {"", ".", ".."}
    assert not cleaned.startswith((".", "~$"))
    assert not any(unicodedata.category(sign).startswith("C") for sign in cleaned)
    assert len(cleaned.encode()) <= 255
    assert clean_name(cleaned) == cleaned


def test_the_same_file_is_kept_once_and_another_of_that_name_gets_a_number(tmp_path: Path) -> None:
    """Nothing that was kept is overwritten."""
    folder = tmp_path / "kho"
    folder.mkdir()
    first, second = tmp_path / "1", tmp_path / "2"
    first.write_text("một", encoding="utf-8")
    second.write_text("hai", encoding="utf-8")
    assert keep_file(first, "a.txt", folder) == folder / "a.txt"
    assert keep_file(first, "a.txt", folder) == folder / "a.txt"
    assert keep_file(second, "../a.txt", folder) == folder / "a (2).txt"
    assert sorted(file.name for file in folder.iterdir()) == ["a (2).txt", "a.txt"]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [("a.xyz", b"x", "chưa đọc được dạng “.xyz”"), ("a.txt", b"", "tệp rỗng"), ("a.txt", b"x", "")],
)
def test_what_cannot_be_read_is_refused_with_the_reason(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    """Before it is kept."""
    file = tmp_path / "tam"
    file.write_bytes(content)
    reason = refuse_file(file, name, tmp_path)
    assert (told in reason) if told else reason == ""


def test_a_large_file_and_a_full_disk_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both limits, made small here."""
    file = tmp_path / "a.txt"
    file.write_bytes(b"x" * 2048)
    monkeypatch.setattr(uploads, "FREE_SPACE", 1 << 62)
    assert "đĩa sắp đầy" in refuse_file(file, "a.txt", tmp_path)
    monkeypatch.setattr(uploads, "UPLOAD_LIMIT", 1024)
    assert "quá giới hạn" in refuse_file(file, "a.txt", tmp_path)


def test_a_file_set_aside_can_be_brought_back(tmp_path: Path) -> None:
    """Two of one name do not overwrite each other there either; a missing one is None."""
    removed = tmp_path / "removed"
    places = []
    for text in ("một", "hai"):
        file = tmp_path / "a.txt"
        file.write_text(text, encoding="utf-8")
        places.append(set_aside(file, removed))
    assert [place.read_text(encoding="utf-8") for place in places if place is not None] == ["một", "hai"]
    assert set_aside(tmp_path / "a.txt", removed) is None


def test_a_member_of_an_archive_belongs_to_the_file_that_was_dropped(tmp_path: Path) -> None:
    """What lies elsewhere was not dropped here."""
    assert dropped_file(tmp_path / "a.zip" / "b" / "c.docx", tmp_path) == tmp_path / "a.zip"
    assert dropped_file(Path("/elsewhere/a.txt"), tmp_path) is None
    private = tmp_path / "people" / "lan" / "a.zip"
    assert dropped_file(private, tmp_path) == private
    assert dropped_file(private / "b" / "c.docx", tmp_path) == private
    assert dropped_file(tmp_path / "people" / "lan", tmp_path) is None
