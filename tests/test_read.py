"""Files become text exactly as they are, or one clear problem."""

from hashlib import sha256
from pathlib import Path

import pytest

from index.document import BlockKind
from index.errors import UnreadableDocument
from index.read import read_document
from index.read import text as text_module

TEXT = "Báo cáo quý I\r\nTổng thu 5 tỷ đồng\n\nđạt 10%\r"


def read(path: Path, data: bytes) -> str:
    """Write the bytes and read them back as a document's text."""
    path.write_bytes(data)
    return read_document(path, name=path.name).text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_newlines_and_letters_are_kept_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    """No newline is translated and no byte order mark is left."""
    assert read(tmp_path / "a.txt", TEXT.encode(encoding)) == TEXT


def test_text_is_what_open_gives(tmp_path: Path) -> None:
    """The text is the file decoded as UTF-8 with its newlines."""
    path = tmp_path / "a.md"
    path.write_bytes(TEXT.encode())
    with path.open(encoding="utf-8", newline="") as stream:
        assert read_document(path, name="a.md").text == stream.read()


def test_document_carries_its_name_path_and_hash(tmp_path: Path) -> None:
    """Name as given, path absolute, hash of the bytes."""
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode())
    document = read_document(path, name="kho/a.txt")
    assert document.name == document.title == "kho/a.txt"
    assert Path(document.path).is_absolute()
    assert document.content_hash == sha256(TEXT.encode()).hexdigest()
    assert document.blocks == ()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "tệp rỗng"),
        (b" \r\n\t ", "tệp rỗng"),
        (b"\xef\xbb\xbf", "tệp rỗng"),
        ("\u00a0\u2003".encode(), "tệp rỗng"),
        (b"\x7fELF" + bytes(range(256)) * 4, "không phải tệp văn bản"),
        (b"PK\x03\x04" + b"\x00\x01\x02" * 50, "không phải tệp văn bản"),
        ("Tổng thu ngân sách".encode("cp1258", "ignore"), "không nhận ra bảng mã"),
        (b"\xff\xfe" + "Báo cáo".encode("utf-16-le") + b"\x00", "hỏng ở byte"),
    ],
    ids=["nothing", "blanks", "only_bom", "only_odd_spaces", "program", "zip", "cp1258", "broken_utf16"],
)
def test_what_is_no_text_is_refused_with_reason_and_cure(tmp_path: Path, data: bytes, reason: str) -> None:
    """One line of Vietnamese: file, reason, cure."""
    path = tmp_path / "a.txt"
    with pytest.raises(UnreadableDocument, match=reason) as caught:
        read(path, data)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.cure


def test_a_stray_control_character_does_not_make_a_text_binary(tmp_path: Path) -> None:
    """Scanner dirt is let through."""
    text = "Sản lượng chè tăng. " * 20 + "\x0c\x02"
    assert read(tmp_path / "a.txt", text.encode()) == text


def test_a_file_above_the_limit_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit and what to do about it are told."""
    monkeypatch.setattr("index.read.LARGEST_FILE", 1024 * 1024)
    path = tmp_path / "a.txt"
    with path.open("wb") as stream:
        stream.truncate(3 * 1024 * 1024)
    with pytest.raises(UnreadableDocument, match=r"tệp nặng 3 MB, quá giới hạn 1 MB; chia tệp"):
        read_document(path, name="a.txt")


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    """Both name the path."""
    with pytest.raises(UnreadableDocument, match="không tìm thấy tệp"):
        read_document(tmp_path / "nowhere.txt", name="x")
    with pytest.raises(UnreadableDocument, match="là thư mục"):
        read_document(tmp_path, name="x")


def test_a_forbidden_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs as root may read everything, so the refusal is played."""

    def forbid(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "a.txt"
    path.write_text("Báo cáo")
    monkeypatch.setattr(Path, "read_bytes", forbid)
    with pytest.raises(UnreadableDocument, match="không có quyền đọc tệp; cấp quyền đọc"):
        read_document(path, name="a.txt")


def test_a_csv_file_brings_its_table(tmp_path: Path) -> None:
    """Blocks are there only for .csv."""
    path = tmp_path / "a.csv"
    path.write_text("Năm,Sản lượng\n2020,15\n")
    (block,) = read_document(path, name="a.csv").blocks
    assert block.kind is BlockKind.TABLE


def test_decoding_needs_no_file() -> None:
    """The decoder takes bytes and what to call them."""
    assert text_module.decode_text("Chè".encode(), path="x") == "Chè"
