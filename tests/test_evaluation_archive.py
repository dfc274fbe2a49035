"""Documents of a packed archive are unpacked by name, and nothing else."""

import io
import tarfile
from pathlib import Path

import pytest

from index.errors import UnreadableDocument
from qa.evaluation.archive import unpack_named


def packed(path: Path, members: dict[str, str]) -> Path:
    """Write an archive."""
    with tarfile.open(path, "w:xz") as archive:
        for name, text in members.items():
            data = text.encode()
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return path


def test_only_the_named_documents_are_unpacked(tmp_path: Path) -> None:
    """By the last part of their name, whatever folder the archive claims; the folder is gone afterwards."""
    archive = packed(tmp_path / "a.tar.xz", {"kho/a.md": "một", "kho/b.md": "hai", "../../c.md": "ba"})
    with unpack_named(archive, {"a.md", "c.md"}) as folder:
        assert {path.name: path.read_text() for path in folder.iterdir()} == {"a.md": "một", "c.md": "ba"}
    assert not folder.exists()


def test_a_missing_document_is_told(tmp_path: Path) -> None:
    """With its name and what to do; so is a file that is no archive."""
    archive = packed(tmp_path / "a.tar.xz", {"kho/a.md": "một"})
    with pytest.raises(UnreadableDocument, match=r"thiếu tài liệu b\.md"), unpack_named(archive, {"a.md", "b.md"}):
        pass
    broken = tmp_path / "b.tar.xz"
    broken.write_bytes(b"abc")
    with pytest.raises(UnreadableDocument, match="không mở được"), unpack_named(broken, {"a.md"}):
        pass
