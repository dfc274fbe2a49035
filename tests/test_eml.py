"""Mails: their text, and their attachments as documents of their own."""

from contextlib import suppress
from pathlib import Path

import pytest

from index.document import BlockKind
from index.errors import UnreadableDocument
from index.parse import parse_document
from index.read import discover_files, read_document
from index.read.eml import read_eml
from tests.files.make_sheets import bytes_zipped, mail, workbook

BODY = "Kính gửi Sở Tài chính,\n\nTổng thu quý I năm 2018 đạt 5,5 tỷ đồng.\n"


def test_a_mail_is_its_head_its_body_and_the_names_of_its_attachments(tmp_path: Path) -> None:
    """The subject is the title."""
    path = mail(tmp_path / "a.eml", plain=BODY, subject="Báo cáo thu ngân sách", attachments={"thu.csv": b"a,b"})
    document = parse_document(path, name="a.eml").document
    assert (document.title, document.format) == ("Báo cáo thu ngân sách", "eml")
    assert document.text == (
        "# Báo cáo thu ngân sách\n\nTừ: Nguyễn Văn An <an@tinh.example>; ngày 02/04/2018 08:30\n\n"
        "Kính gửi Sở Tài chính,\n\nTổng thu quý I năm 2018 đạt 5,5 tỷ đồng.\n\nTệp đính kèm: thu.csv\n"
    )
    assert document.blocks[0].kind is BlockKind.HEADING


def test_a_mail_that_is_a_page_is_read_as_one(tmp_path: Path) -> None:
    """Plain text wins where both are there."""
    page = "<html><body><p>Tổng thu đạt <b>7,5</b> tỷ đồng.</p><script>9 tỷ</script></body></html>"
    text = read_document(mail(tmp_path / "a.eml", html=page), name="a").text
    assert text.endswith("\n\nTổng thu đạt 7,5 tỷ đồng.\n")
    assert "7,5" not in read_document(mail(tmp_path / "b.eml", plain=BODY, html=page), name="b").text


def test_attachments_are_members_with_paths_below_the_mail(tmp_path: Path) -> None:
    """Each of a known format; equal names are told apart, archives inside refused."""
    book = workbook(tmp_path / "x.xlsx", {"Sheet1": [["Xã", "Lúa (ha)"], ["Một", 8]]}).read_bytes()
    path = mail(
        tmp_path / "thư.eml",
        plain=BODY,
        attachments={"thu.xlsx": book, "../../trốn.txt": b"Bi mat", "phim.mp4": b"x", "gói.zip": bytes_zipped({})},
    )
    files, problems = discover_files([path])
    assert [file.relative_to(tmp_path.resolve()).as_posix() for file in files] == [
        "thư.eml",
        "thư.eml/thu.xlsx",
        "thư.eml/trốn.txt",
    ]
    assert [(problem.path.rpartition("/")[2], problem.reason) for problem in problems] == [
        ("gói.zip", "tệp nén nằm trong thư")
    ]
    document = read_document(files[1], name="thư.eml/thu.xlsx")
    assert document.format == "xlsx"
    assert "| Một | 8 |" in document.text


def test_attachments_with_one_name_are_told_apart(tmp_path: Path) -> None:
    """By a number before the ending."""
    path = mail(tmp_path / "a.eml", plain=BODY, attachments={"b.txt": b"mot", "B.txt": b"hai"})
    files, _ = discover_files([path])
    assert [file.name for file in files] == ["a.eml", "B (2).txt", "b.txt"]
    assert read_document(files[1], name="x").text == "hai"


def test_a_page_saved_with_all_that_belongs_to_it_is_read(tmp_path: Path) -> None:
    """Browsers and Word write it as a mail, sometimes under the ending .doc."""
    data = (
        "From: <Saved>\r\nSubject: Thu\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n"
        '--x\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n'
        "<html><body><p>Tổng thu 5 tỷ đồng.</p></body></html>\r\n--x\r\nContent-Type: image/png\r\n\r\nx\r\n--x--\r\n"
    )
    for name in ("a.mht", "a.doc"):
        path = tmp_path / name
        path.write_bytes(data.encode())
        document = read_document(path, name=name)
        assert document.format == "eml"
        assert "Tổng thu 5 tỷ đồng." in document.text


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00\x01\x02",
        b"Subject: =?utf-8?B?!!!?=\r\nDate: rubbish\r\nContent-Type: multipart/mixed\r\n\r\n",
        b"Content-Type: text/plain; charset=\x80\r\n\r\n \r\n",
    ],
    ids=["nothing", "binary", "broken_head", "blank"],
)
def test_a_damaged_mail_is_refused_or_read_never_more(data: bytes) -> None:
    """No error that nobody foresaw."""
    with suppress(UnreadableDocument):
        assert read_eml(data, path="a.eml").text
