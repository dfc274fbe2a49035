"""Looking after an index: examined, mended, told about, copied into one file and made of it again."""

import json
import shutil
import sqlite3
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from index.backup import MANIFEST, restore_backup, write_backup
from index.build import build_index
from index.embed import describe_device
from index.errors import StoreBroken, StoreError, StoreFull, StoreMismatch, StoreMissing
from index.home import PEOPLE_NAME, UPLOADS
from index.lexical import LexicalIndex
from index.lock import is_writing, sole_writer
from index.schema import FORMAT
from index.store import open_store
from qa.care.doctor import Level, examine, mend
from qa.care.status import read_status, show_status
from qa.cli import run
from qa.words.saved_vocabulary import keep_vocabulary
from tests.record_samples import CountingEncoder, parse_lines


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Index a file from elsewhere and one that was dropped on the page."""
    home = tmp_path_factory.mktemp("gốc") / "kho"
    (home / UPLOADS).mkdir(parents=True)
    (home / UPLOADS / "thả.txt").write_text("Tên\nThu được 5,5 tỷ đồng.", encoding="utf-8")
    (home.parent / "a.txt").write_text("Tên khác\nLúa chín.", encoding="utf-8")
    files = [home / UPLOADS, home.parent / "a.txt"]
    build_index(files, home=home, encoder=CountingEncoder(), parse=parse_lines)
    keep_vocabulary(home)
    return home


@pytest.fixture
def home(made: Path, tmp_path: Path) -> Path:
    """Give a copy of the index; its dropped file is known by the path that it was read from."""
    return Path(shutil.copytree(made, tmp_path / "kho"))


def wrong(home: Path) -> list[tuple[Level, str]]:
    """Return what is to be mended or lost."""
    found = examine(home, home / "cache")
    return [(each.level, each.text) for each in found if each.level in {Level.DERIVED, Level.WRONG}]


def change(home: Path, sql: str) -> None:
    """Change the store behind its back."""
    with sqlite3.connect(home / "store.db") as connection:
        connection.execute(sql)


def test_an_index_that_is_well_is_well(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each part is told in a line; exit status 0."""
    assert wrong(made) == []
    assert run(["doctor", "--home", str(made)]) == 0
    told = capsys.readouterr().out
    assert "[ổn] kho: 2 tài liệu, 4 đoạn, 1 số liệu, đều khớp văn bản gốc đã lưu" in told
    for name in ("chỉ mục từ", "chỉ mục vectơ", "từ vựng"):
        assert f"[ổn] {name}: khớp với kho" in told


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("UPDATE figures SET text = '6,5'", "số liệu “6,5” không khớp văn bản"),
        ("UPDATE figures SET span_start = span_start + 1", "không khớp văn bản"),
        ("UPDATE figures SET chunk_id = chunk_id - 1", "không thuộc đoạn nào"),
        ("UPDATE documents SET text = replace(text, '5,5', '5,6')", "đoạn 1 không khớp văn bản"),
        ("UPDATE chunks SET context = 'khác' WHERE ordinal = 1", "đoạn 1 không còn như lúc ghi"),
        ("UPDATE blocks SET ordinal = ordinal + 7", "có đoạn không thuộc khối nào"),
        ("UPDATE vectors SET vector = x'00' WHERE rowid = 1", "1 vectơ không đúng độ dài"),
    ],
)
def test_a_record_that_does_not_stand_in_its_text_is_told(home: Path, sql: str, said: str) -> None:
    """One changed cell of the database is enough; no mending makes it well."""
    change(home, sql)
    found = wrong(home)
    assert [text for level, text in found if level is Level.WRONG and said in text], found
    assert run(["doctor", "--home", str(home), "--mend"]) == 1


def test_a_damaged_database_is_told_in_one_line(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With what to do; a page of it is overwritten."""
    with (home / "store.db").open("r+b") as file:
        file.seek(3 * 4096)
        file.write(b"\xff" * 4096)
    assert run(["doctor", "--home", str(home)]) == 1
    told = capsys.readouterr()
    assert "[hỏng]" in told.out
    assert "qa restore" in told.out or "qa index" in told.out


def test_what_is_derived_is_mended(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Index of words, of vectors, vocabulary, and what interrupted writes left; a second look finds nothing."""
    next((home / "lexical").glob("*.term")).write_bytes(b"")
    next(home.glob("dense-*.faiss")).unlink()
    next(home.glob("vocabulary-*.json")).write_text("{}", encoding="utf-8")
    (home / "lexical.new").mkdir()
    (home / UPLOADS / ".dở.txt.making").write_bytes(b"1")
    assert [level for level, _ in wrong(home)] == [Level.DERIVED] * 4
    assert run(["doctor", "--home", str(home)]) == 1
    assert run(["doctor", "--home", str(home), "--mend", "--json"]) == 0
    told = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert {each["level"] for each in told} <= {"well", "note"}
    assert wrong(home) == []
    assert (home / UPLOADS / "thả.txt").is_file()
    assert not (home / UPLOADS / ".dở.txt.making").exists()


def test_an_index_that_is_being_written_is_not_called_damaged(home: Path) -> None:
    """What is out of step then is only noted; mending waits for the writer."""
    next(home.glob("dense-*.faiss")).unlink()
    assert not is_writing(home)
    with sole_writer(home):
        assert is_writing(home)
        assert wrong(home) == []
    assert not is_writing(home)
    mend(home, home / "cache")
    assert wrong(home) == []


def test_the_status_counts_what_is_done_and_what_waits(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that was dropped and not read yet waits; the latest failures are told with their cure, others counted."""
    change(home, f"UPDATE documents SET path = '{home.resolve()}/uploads/thả.txt' WHERE name = 'thả.txt'")
    (home / UPLOADS / "mới.txt").write_text("Tên\nNgô non.", encoding="utf-8")
    for day in range(1, 8):
        change(home, f"INSERT INTO failures VALUES ('/x{day}.pdf', 'tệp hỏng', 'mở lại', '2026-01-0{day}')")
    status = read_status(home)
    assert (status.documents, status.chunks, status.vectors, status.unread, status.failures) == (2, 4, 4, 1, 7)
    assert status.format == FORMAT
    assert [each.path for each in status.latest_failures] == [f"/x{day}.pdf" for day in (7, 6, 5, 4, 3)]
    assert "Chờ đọc: 1 tệp; không đọc được: 7 tệp\nTrang cần xem lại: 0\n" in show_status(status)
    assert "Không đọc được (2026-01-07): /x7.pdf: tệp hỏng; mở lại\n" in show_status(status)
    assert show_status(status).endswith("Còn 2 tệp không đọc được: “qa documents”")
    assert "/x" not in show_status(replace(status, failures=0, latest_failures=()))
    assert f"Tính vectơ bằng: {describe_device()}" in show_status(status)
    assert "từ và vectơ ở đó" in show_status(status)
    assert "từ và vectơ ở milvus:http://a" in show_status(replace(status, place="milvus:http://a"))
    assert run(["status", "--home", str(home), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["model"] == CountingEncoder().name


def test_private_dropped_files_are_counted_like_shared_ones(home: Path) -> None:
    """A person's file that was read does not wait, one that was not does; what an interrupted copy left is mended."""
    private = home / UPLOADS / "people" / "an"
    private.mkdir(parents=True)
    (home / UPLOADS / "thả.txt").rename(private / "thả.txt")
    change(home, f"UPDATE documents SET path = '{private.resolve()}/thả.txt' WHERE name = 'thả.txt'")
    (private / "mới.txt").write_text("Tên\nNgô non.", encoding="utf-8")
    assert read_status(home).unread == 1
    notes = [found.text for found in examine(home, home / "cache") if found.level is Level.NOTE]
    assert "1 tệp đã thả chưa được đọc; trang web sẽ đọc khi mở lại" in notes
    assert not [note for note in notes if "tệp đã thả không còn" in note]
    (private / "thả.txt").unlink()
    notes = [found.text for found in examine(home, home / "cache") if found.level is Level.NOTE]
    assert f"{private.resolve()}/thả.txt: tệp đã thả không còn; nội dung đã đọc vẫn nằm trong kho" in notes
    (private / ".dở.txt.making").write_bytes(b"1")
    mend(home, home / "cache")
    assert not (private / ".dở.txt.making").exists()
    assert (private / "mới.txt").is_file()


def test_a_backup_is_given_back_in_another_place(made: Path, tmp_path: Path) -> None:
    """Documents, figures, vectors, people and dropped files; those are known by where they are now."""
    source = tmp_path / "gốc"
    shutil.copytree(made, source)
    change(source, f"UPDATE documents SET path = '{source.resolve()}/uploads/thả.txt' WHERE name = 'thả.txt'")
    with sqlite3.connect(source / PEOPLE_NAME) as people:
        people.execute("CREATE TABLE people (name)")
        people.execute("INSERT INTO people VALUES ('An')")
    (source / UPLOADS / "people" / "an").mkdir(parents=True)
    (source / UPLOADS / "people" / "an" / "riêng.txt").write_text("của An", encoding="utf-8")
    path, home = tmp_path / "sao lưu.zip", tmp_path / "mới" / "kho"
    assert run(["backup", str(path), "--home", str(source)]) == 0
    assert run(["restore", str(path), "--home", str(home)]) == 0
    assert wrong(home) == [(Level.DERIVED, "từ vựng: chưa có tệp của lần ghi này")]
    with open_store(source) as before, open_store(home) as after:
        assert after.counts() == before.counts()
        assert list(after.figures()) == list(before.figures())
        dropped = next(row for row in after.documents() if row.name == "thả.txt")
        assert Path(dropped.path) == home.resolve() / UPLOADS / "thả.txt"
        assert Path(dropped.path).read_bytes() == (source / UPLOADS / "thả.txt").read_bytes()
    assert (home / UPLOADS / "people" / "an" / "riêng.txt").read_text(encoding="utf-8") == "của An"
    with sqlite3.connect(home / PEOPLE_NAME) as people:
        assert people.execute("SELECT name FROM people").fetchall() == [("An",)]
    assert sorted(each.name for each in tmp_path.iterdir()) == ["gốc", "mới", "sao lưu.zip"]


def test_a_backup_is_of_one_moment_while_others_write(made: Path, tmp_path: Path) -> None:
    """A transaction that is open is not in it; the writer is not disturbed."""
    source = Path(shutil.copytree(made, tmp_path / "kho"))
    with open_store(source) as store, store._database.transaction() as connection:
        connection.execute("DELETE FROM documents")
        assert write_backup(source, tmp_path / "a.zip").documents == 2
    assert read_status(source).documents == 0


def test_a_folder_with_something_in_it_is_not_written_over(made: Path, tmp_path: Path) -> None:
    """Whatever it is; an empty folder is taken."""
    write_backup(made, tmp_path / "a.zip")
    home = tmp_path / "đích"
    home.mkdir()
    (home / "của tôi").write_text("1", encoding="utf-8")
    with pytest.raises(StoreError, match="không phải thư mục trống"):
        restore_backup(tmp_path / "a.zip", home, report=lambda _line: None)
    (home / "của tôi").unlink()
    assert restore_backup(tmp_path / "a.zip", home, report=lambda _line: None).documents == 2


def rewrite(path: Path, changed: dict[str, bytes], **manifest: object) -> Path:
    """Write a backup once more with other members, and another manifest."""
    target = path.with_name("khác.zip")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        members = {name: old.read(name) for name in old.namelist()}
        members[MANIFEST] = json.dumps({**json.loads(members[MANIFEST]), **manifest}).encode()
        for name, content in {**members, **changed}.items():
            new.writestr(name, content)
    return target


def test_damaged_and_foreign_backups_are_refused(made: Path, tmp_path: Path) -> None:
    """Cut off, changed, of another program, of a newer one, with members that nobody listed: nothing is restored."""
    path = tmp_path / "a.zip"
    write_backup(made, path)
    with zipfile.ZipFile(path) as archive:
        files = json.loads(archive.read(MANIFEST))["files"]
    escaping = [{**each, "name": "uploads/../../x"} if each["name"].startswith(UPLOADS) else each for each in files]
    content = (Path(made) / UPLOADS / "thả.txt").read_bytes()
    short = [{**each, "bytes": each["bytes"] - 1} for each in files]
    refused: list[tuple[Path, type[StoreError]]] = []
    for number, (changed, manifest, error) in enumerate(
        [
            ({"store.db": b"hong"}, {}, StoreBroken),
            ({"la.txt": b"1"}, {}, StoreBroken),
            ({}, {"program": "khac"}, StoreBroken),
            ({}, {"backup": 99}, StoreMismatch),
            ({}, {"format": FORMAT + 1}, StoreMismatch),
            ({"uploads/../../x": content}, {"files": escaping}, StoreBroken),
            ({}, {"files": short}, StoreBroken),
            ({}, {"files": 3}, StoreBroken),
        ]
    ):
        refused.append((rewrite(path, changed, **manifest).rename(tmp_path / f"{number}.zip"), error))  # type: ignore[arg-type]
    (tmp_path / "cụt.zip").write_bytes(path.read_bytes()[:-100])
    (tmp_path / "chữ.zip").write_text("không phải", encoding="utf-8")
    refused += [(tmp_path / "cụt.zip", StoreBroken), (tmp_path / "chữ.zip", StoreBroken)]
    before = sorted(each.name for each in tmp_path.iterdir())
    for file, kind in refused:
        with pytest.raises(kind):
            restore_backup(file, tmp_path / "đích", report=lambda _line: None)
    assert sorted(each.name for each in tmp_path.iterdir()) == before


def test_there_is_nothing_to_copy_without_an_index(tmp_path: Path) -> None:
    """And no file is left."""
    with pytest.raises(StoreMissing):
        write_backup(tmp_path, tmp_path / "a.zip")
    assert list(tmp_path.iterdir()) == []


def test_an_index_where_nothing_can_be_written_is_not_called_damaged(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The engine of the index of words opens nothing there; that is noted, and the rest is examined."""

    def refuse(index: LexicalIndex, folder: Path, **options: object) -> None:
        raise StoreFull("chỉ cho đọc")

    monkeypatch.setattr(LexicalIndex, "__init__", refuse)
    found = list(examine(home, home / "cache"))
    assert [each.level for each in found if "chỉ mục từ" in each.text] == [Level.NOTE]
    assert wrong(home) == []


def test_a_backup_that_cannot_be_written_is_one_line(
    made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its folder is a file."""
    (tmp_path / "tệp").write_text("1", encoding="utf-8")
    assert run(["backup", str(tmp_path / "tệp" / "a.zip"), "--home", str(made)]) == 1
    told = capsys.readouterr().err
    assert told.startswith("Lỗi: ")
    assert len(told.splitlines()) == 1
