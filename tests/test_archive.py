"""Archives: members are documents of their own; traps are refused one by one, the others go on."""

import stat
import time
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from index import child
from index.archives import Archives
from index.build import BuildReport, build_index
from index.errors import UnreadableDocument
from index.naming import name_documents
from index.read import archive as archive_module
from index.read import discover_files, hash_file, read_document
from index.read import zips as zips_module
from index.read.contents import Contents, list_contents
from index.read.member import check_name, decode_name
from index.store import open_store
from tests.files.make_sheets import bytes_zipped, mail, rename, set_flag, workbook, zipped

REPORT = "Tổng thu quý I năm 2018 đạt 5,5 tỷ đồng.\n".encode()


def found(path: Path) -> tuple[list[str], dict[str, str]]:
    """Return the members that are to be read of an archive, and the reasons against others, by name."""
    files, problems = discover_files([path])
    root = path.resolve()
    names = [file.relative_to(root).as_posix() for file in files]
    return names, {problem.path.removeprefix(f"{root}/"): problem.reason for problem in problems}


def test_members_of_known_formats_are_found_and_read(tmp_path: Path) -> None:
    """In folders too; hidden ones, notes and other formats are left out as in a folder on the disk."""
    book = workbook(tmp_path / "x.xlsx", {"Sheet1": [["Xã", "Lúa (ha)"], ["Một", 8]]}).read_bytes()
    members = {
        "a.txt": REPORT,
        "quý 1/thu.xlsx": book,
        "quý 1/": b"",
        ".ẩn/b.txt": b"x",
        "__MACOSX/a.txt": b"x",
        "README.md": b"x",
        "phim.mp4": b"x",
    }
    path = zipped(tmp_path / "kho.zip", members)
    assert found(path) == (["a.txt", "quý 1/thu.xlsx"], {})
    document = read_document(path / "a.txt", name="kho.zip/a.txt")
    assert document.text.encode() == REPORT
    assert document.path == str(path.resolve() / "a.txt")
    assert read_document(path / "quý 1/thu.xlsx", name="x").format == "xlsx"


def test_an_office_document_that_is_called_zip_is_a_document(tmp_path: Path) -> None:
    """And an archive that is called otherwise is refused with the cure."""
    path = workbook(tmp_path / "a.zip", {"Sheet1": [["Xã", "Lúa (ha)"], ["Một", 8]]})
    assert discover_files([path]) == ((path.resolve(),), ())
    assert read_document(path, name="a.zip").format == "xlsx"
    wrong = zipped(tmp_path / "b.xlsx", {"a.txt": REPORT})
    with pytest.raises(UnreadableDocument, match=r"là tệp nén.*đổi đuôi tệp thành \.zip"):
        read_document(wrong, name="b.xlsx")


def test_an_archive_with_a_stored_workbook_inside_is_no_workbook(tmp_path: Path) -> None:
    """Its bytes hold the names of the workbook's parts too."""
    path = tmp_path / "a.zip"
    book = workbook(tmp_path / "x.xlsx", {"Sheet1": [["Xã", "Lúa (ha)"], ["Một", 8]]})
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as package:
        package.write(book, "x.xlsx")
    assert found(path) == (["x.xlsx"], {})


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("../trốn.txt", "trỏ ra ngoài gói"),
        ("a/../../trốn.txt", "trỏ ra ngoài gói"),
        ("/etc/x.txt", "trỏ ra ngoài gói"),
        ("C:/x.txt", "trỏ ra ngoài gói"),
        ("..\\trốn.txt", "trỏ ra ngoài gói"),
        ("\\\\máy\\x.txt", "trỏ ra ngoài gói"),
        ("a\x01.txt", "ký tự không hợp lệ"),
        ("a" * 300 + ".txt", "quá dài"),
        ("trong.zip", "tệp nén nằm trong tệp nén"),
        ("trong.rar", "tệp nén nằm trong tệp nén"),
    ],
)
def test_unsafe_members_are_refused_and_the_others_go_on(tmp_path: Path, name: str, reason: str) -> None:
    """Each under its own path."""
    names, problems = found(zipped(tmp_path / "kho.zip", {name: REPORT, "b.txt": REPORT}))
    assert names == ["b.txt"]
    (told,) = problems.values()
    assert reason in told


def test_a_name_cut_by_a_nul_is_refused(tmp_path: Path) -> None:
    """What stands before it would be another file's name."""
    path = rename(zipped(tmp_path / "kho.zip", {"a.txt#.exe.txt": REPORT}), b"a.txt#.exe", b"a.txt\x00.exe")
    names, problems = found(path)
    assert names == []
    assert "ký tự không hợp lệ" in next(iter(problems.values()))


def test_folders_written_with_backslashes_are_folders(tmp_path: Path) -> None:
    """Old programs on Windows write them so; nothing is unpacked by name anyway."""
    path = rename(zipped(tmp_path / "kho.zip", {"quy#a.txt": REPORT}), b"quy#a.txt", b"quy\\a.txt")
    assert found(path) == (["quy/a.txt"], {})
    assert read_document(path / "quy/a.txt", name="x").text.encode() == REPORT


def test_links_are_refused(tmp_path: Path) -> None:
    """Whatever they point to."""
    path = tmp_path / "kho.zip"
    link = zipfile.ZipInfo("a.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "w") as package:
        package.writestr(link, "/etc/passwd")
    assert found(path) == ([], {"a.txt": "là liên kết, không phải tệp"})


def test_members_with_a_password_are_refused(tmp_path: Path) -> None:
    """The flag says so."""
    path = set_flag(zipped(tmp_path / "kho.zip", {"a.txt": REPORT}), 1)
    assert found(path) == ([], {"a.txt": "tệp nén có mật khẩu"})
    with pytest.raises(UnreadableDocument, match="mật khẩu"):
        read_document(path / "a.txt", name="x")


def test_bombs_and_large_members_are_refused_by_their_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of them is unpacked."""
    path = zipped(tmp_path / "kho.zip", {"bom.txt": bytes(5_000_000), "a.txt": REPORT, "b.txt": REPORT})
    names, problems = found(path)
    assert names == ["a.txt", "b.txt"]
    assert "phình ra gấp" in problems["bom.txt"]
    monkeypatch.setattr(archive_module, "LARGEST_MEMBER", 1_000_000)
    assert "giải nén ra 4 MB" in found(path)[1]["bom.txt"]
    monkeypatch.setattr(archive_module, "LARGEST_EXPANDED", len(REPORT))
    assert found(path)[0] == ["a.txt"]


def test_an_archive_with_too_many_entries_is_refused_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So is one whose directory is too large to be read at all."""
    path = zipped(tmp_path / "kho.zip", {f"{number}.txt": REPORT for number in range(5)})
    monkeypatch.setattr(archive_module, "MOST_ENTRIES", 4)
    (problem,) = discover_files([path])[1]
    assert (problem.path, problem.reason) == (str(path.resolve()), "tệp nén có 5 mục, quá giới hạn 4")
    monkeypatch.setattr(zips_module, "LARGEST_DIRECTORY", 10)
    (problem,) = discover_files([path])[1]
    assert "mục lục quá lớn" in problem.reason


def test_two_members_with_one_name_are_not_confused(tmp_path: Path) -> None:
    """The first is read, the second refused."""
    path = rename(zipped(tmp_path / "kho.zip", {"a.txt": REPORT, "b.txt": b"khac"}), b"b.txt", b"a.txt")
    assert found(path) == (["a.txt"], {"a.txt": "trong tệp nén có hai tệp trùng tên"})
    assert read_document(path / "a.txt", name="x").text.encode() == REPORT


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"khong phai tep nen" * 9], ids=["empty", "cut", "text"])
def test_a_damaged_archive_is_one_problem(tmp_path: Path, data: bytes) -> None:
    """Under its own path."""
    path = tmp_path / "kho.zip"
    path.write_bytes(data)
    (problem,) = discover_files([path])[1]
    assert problem.path == str(path.resolve())
    assert "tệp nén hỏng" in problem.reason


def test_a_damaged_member_fails_when_it_is_read(tmp_path: Path) -> None:
    """Its checksum does not fit."""
    path = tmp_path / "kho.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as package:
        package.writestr("a.txt", REPORT)
    path.write_bytes(path.read_bytes().replace("đạt".encode(), "đat".encode() + b"..", 1))
    with pytest.raises(UnreadableDocument, match="không giải nén được"):
        read_document(path / "a.txt", name="x")


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("báo cáo.txt".encode(), "báo cáo.txt"),
        ("Đi\u0323a ba\u0300n.txt".encode("cp1258"), "Đị" + "a bàn.txt"),
        (b"plain.txt", "plain.txt"),
    ],
)
def test_names_are_decoded_whoever_packed_them(raw: bytes, name: str) -> None:
    """Without the mark for UTF-8 the library takes them for the code page of the first zip programs."""
    entry = zipfile.ZipInfo(raw.decode("cp437"))
    assert decode_name(entry) == name
    assert check_name(entry.orig_filename, name) == ""


def test_members_are_named_after_their_archive() -> None:
    """A plain file by its own name; where two archives share a name, by their folders too."""
    assert name_documents([Path("/x/a.txt")], {})[Path("/x/a.txt")] == "a.txt"


def test_names_of_members_in_the_same_archive_name(tmp_path: Path) -> None:
    """The archive's name comes first, its folder only when needed."""
    first, second = tmp_path / "m" / "kho.zip", tmp_path / "h" / "kho.zip"
    for path in (first, second):
        path.parent.mkdir()
        zipped(path, {"a.txt": REPORT})
    plain = tmp_path / "c.txt"
    plain.write_bytes(REPORT)
    assert name_documents([first / "a.txt", plain], {}) == {first / "a.txt": "kho.zip/a.txt", plain: "c.txt"}
    assert set(name_documents([first / "a.txt", second / "a.txt"], {}).values()) == {
        "m/kho.zip/a.txt",
        "h/kho.zip/a.txt",
    }


def test_hash_and_loss_of_members(tmp_path: Path) -> None:
    """A member is gone when its archive is gone or holds it no more; not while the archive cannot be opened."""
    path = zipped(tmp_path / "kho.zip", {"a.txt": REPORT})
    plain = tmp_path / "a.txt"
    plain.write_bytes(REPORT)
    archives = Archives(1)
    assert archives.hash_of(path / "a.txt") == archives.hash_of(plain) == hash_file(plain) != ""
    assert archives.hash_of(path / "b.txt") == ""
    assert not archives.is_gone(path / "a.txt")
    assert archives.is_gone(path / "b.txt")
    path.write_bytes(b"hong")
    assert not Archives(1).is_gone(path / "a.txt")
    assert Archives(1).hash_of(path / "a.txt") == ""
    path.unlink()
    assert Archives(1).is_gone(path / "a.txt")


def test_a_damaged_member_has_no_hash_and_the_others_have_theirs(tmp_path: Path) -> None:
    """Attachments of a mail too."""
    path = tmp_path / "kho.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as package:
        package.writestr("a.txt", REPORT)
        package.writestr("b.txt", b"khac")
    path.write_bytes(path.read_bytes().replace("đạt".encode(), "đat".encode() + b"..", 1))
    letter = mail(tmp_path / "thu.eml", plain="x", attachments={"b.txt": b"khac"})
    digest = sha256(b"khac").hexdigest()
    assert list_contents(path, name="x").files == (path / "a.txt", path / "b.txt")
    assert list_contents(path, name="x").hashes == {path / "b.txt": digest}
    assert list_contents(letter, name="x").hashes == {letter / "b.txt": digest}


def hang(path: Path, *, name: str) -> Contents:
    """Stand in for an archive that is never listed to its end."""
    time.sleep(3600 if name == "bay.zip" else 0)
    return list_contents(path, name=name)


def test_an_archive_whose_listing_hangs_costs_itself_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its problem is told, what was stored of it before stays; the other archives are opened."""
    trap, good = zipped(tmp_path / "bay.zip", {"a.txt": REPORT}), zipped(tmp_path / "kho.zip", {"b.txt": REPORT})
    home = tmp_path / "index"
    assert sorted(build_index([tmp_path], home=home).added) == ["bay.zip/a.txt", "kho.zip/b.txt"]
    monkeypatch.setattr("index.archives.list_contents", hang)
    monkeypatch.setattr(child, "FILE_SECONDS", 3)
    outcome = build_index([trap, good], home=home, prune=True)
    assert (outcome.unchanged, outcome.removed) == (["kho.zip/b.txt"], [])
    (failure,) = outcome.failures
    assert failure.path == str(trap)
    assert failure.reason.endswith("giây chưa xong")
    with open_store(home) as store:
        assert sorted(row.name for row in store.documents()) == ["bay.zip/a.txt", "kho.zip/b.txt"]


@pytest.mark.parametrize("by_itself", [True, False], ids=["archive", "folder"])
def test_an_index_follows_its_archive(tmp_path: Path, by_itself: bool) -> None:
    """Members are added, unchanged, replaced and removed like files; a failed one is listed with its own path."""
    folder = tmp_path / "kho"
    folder.mkdir()
    path = zipped(folder / "q1.zip", {"a.txt": REPORT, "b.txt": REPORT, "c.txt": b"", "../d.txt": b"x"})
    mail(folder / "thu.eml", plain="Tổng chi đạt 7 tỷ đồng.", attachments={"e.txt": REPORT})
    roots = [path, folder / "thu.eml"] if by_itself else [folder]

    def build() -> BuildReport:
        return build_index(roots, home=tmp_path / "index", prune=True)

    outcome = build()
    assert sorted(outcome.added) == ["q1.zip/a.txt", "q1.zip/b.txt", "thu.eml", "thu.eml/e.txt"]
    assert {Path(each.path).name: each.reason for each in outcome.failures} == {
        "c.txt": "tệp rỗng, không có chữ nào",
        "d.txt": "tên tệp trong gói trỏ ra ngoài gói",
    }
    assert len(build().unchanged) == 4
    zipped(path, {"a.txt": REPORT + b"Them.", "c.txt": REPORT})
    outcome = build()
    assert (outcome.added, outcome.replaced, outcome.removed) == (["q1.zip/c.txt"], ["q1.zip/a.txt"], ["q1.zip/b.txt"])
    path.unlink()
    assert sorted(build().removed) == ["q1.zip/a.txt", "q1.zip/c.txt"]


def test_nothing_is_written_beside_an_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Members are read in memory only."""

    def forbid(*_args: object, **_options: object) -> None:
        raise AssertionError

    for name in ("extract", "extractall"):
        monkeypatch.setattr(zipfile.ZipFile, name, forbid)
    path = zipped(tmp_path / "kho.zip", {"a.txt": REPORT, "b.zip": bytes_zipped({"c.txt": REPORT})})
    for file in discover_files([path])[0]:
        read_document(file, name="x")
    assert [entry.name for entry in tmp_path.iterdir()] == ["kho.zip"]


def test_a_directory_that_points_before_the_file_is_refused(tmp_path: Path) -> None:
    """Found by fuzzing: bytes that are missing at the head of an archive shift all its entries."""
    whole = zipped(tmp_path / "a.zip", {"a.txt": bytes(range(256)) * 4})
    whole.write_bytes(whole.read_bytes()[:40] + whole.read_bytes()[100:])
    with pytest.raises(UnreadableDocument, match="không giải nén được"):
        archive_module.read_member(whole, "a.txt")
