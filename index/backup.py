"""A home folder in, one file with all that cannot be made again out; and back into an empty folder.

Databases (each as at one moment, also while they are written), dropped files, and a manifest with their checksums. Of
a file that is given back nothing is believed: names, sizes and checksums are compared before anything gets its place.
"""

import json
import re
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from typing import IO, Any

from index.database import Database, copy_database, disk_error
from index.derive import open_lexical
from index.durable import ASIDE, replace_durably, sync
from index.errors import StoreBroken, StoreError, StoreFull, StoreMismatch, StoreMissing
from index.home import DATABASE_NAME, PEOPLE_NAME, UPLOADS
from index.schema import FORMAT
from index.store import open_store
from index.vectors import refresh_dense

PROGRAM = "vietnamese-report-qa"
VERSION = 1
"""Of the backup; raise it when older programs could not give it back."""

MANIFEST = "manifest.json"
_LARGEST_MANIFEST = 1 << 26
_PIECE = 1 << 20
# Databases by their names; of a dropped file each part is not hidden, without signs that a path could trip over.
_MEMBER = re.compile(rf"{re.escape(DATABASE_NAME)}|{re.escape(PEOPLE_NAME)}|{UPLOADS}(?:/(?!\.)[^/\\\x00-\x1f]+)+")
_DIGEST_BYTES = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a backup holds: when it was made (UTC, ISO 8601), documents, dropped files, bytes before packing."""

    made_at: str
    documents: int
    uploads: int
    size: int


def write_backup(home: Path, path: Path) -> Contents:
    """Write all that cannot be made again into one file, in place of a former one in one step.

    Parameters
    ----------
    home
        Folder of an index; others may use and change it meanwhile.
    path
        The file; its folder exists and has room for a copy of the databases, twice.

    Raises
    ------
    StoreError
        There is no index, it is damaged, or the file cannot be written; a former file is still there.
    """
    if not (home / DATABASE_NAME).is_file():
        raise StoreMissing(f"{home}: chưa có chỉ mục để sao lưu; hãy chạy “qa index” trước")
    aside = path.with_name(f".{path.name}{ASIDE}")
    try:
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".backup-") as folder:
            contents = _pack(home, aside, Path(folder))
        replace_durably(aside, path)
    except OSError as error:
        raise disk_error(error, path) from error
    finally:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
    return contents


def restore_backup(path: Path, home: Path, *, report: Callable[[str], None]) -> Contents:
    """Make a home folder of a backup: it is there whole, or not at all.

    Parameters
    ----------
    path
        A file that `write_backup` made.
    home
        Empty, or not there.
    report
        Told single lines in Vietnamese: what is made anew.

    Raises
    ------
    StoreError
        The file is damaged, foreign or of a newer program, the folder is not empty, or there is no room.
    """
    if home.exists() and (not home.is_dir() or any(home.iterdir())):
        raise StoreError(
            f"{home}: không phải thư mục trống, khôi phục vào đây sẽ mất dữ liệu đang có; hãy chọn thư mục khác bằng"
            " --home, hoặc đổi tên thư mục này trước"
        )
    try:
        home.parent.mkdir(parents=True, exist_ok=True)
        with (
            zipfile.ZipFile(path) as archive,
            tempfile.TemporaryDirectory(dir=home.parent, prefix=".restore-", ignore_cleanup_errors=True) as folder,
        ):
            manifest = _read_manifest(archive, path)
            if sum(each["bytes"] for each in manifest["files"]) > shutil.disk_usage(folder).free:
                raise StoreFull(f"{home}: không đủ chỗ trên đĩa để khôi phục; hãy giải phóng chỗ trống rồi chạy lại")
            fresh = Path(folder) / "home"
            for each in manifest["files"]:
                _unpack(archive, each, fresh / each["name"], path)
            contents = _finish(fresh, manifest, home, report)
            if home.exists():
                home.rmdir()
            fresh.rename(home)
            sync(home.parent)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise _foreign(path, "không phải tệp sao lưu, hoặc bị cắt cụt") from error
    except OSError as error:
        raise disk_error(error, home) from error
    return contents


def _pack(home: Path, target: Path, folder: Path) -> Contents:
    files: list[dict[str, Any]] = []
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name in (DATABASE_NAME, PEOPLE_NAME):
            if (home / name).is_file():
                copy_database(home / name, folder / name)
                with (folder / name).open("rb") as file:
                    files.append(_add(archive, name, file))
        # After the database: what is dropped meanwhile is read when the page starts, what is taken off is in the store.
        uploads = sorted((home / UPLOADS).rglob("[!.]*")) if (home / UPLOADS).is_dir() else []
        for each in uploads:
            try:
                file = each.open("rb")
            except (FileNotFoundError, IsADirectoryError):
                continue
            with file:
                files.append(_add(archive, each.relative_to(home).as_posix(), file))
        made_at = datetime.now(UTC).isoformat(timespec="seconds")
        manifest = {
            "program": PROGRAM,
            "backup": VERSION,
            "format": FORMAT,
            "home": str(home.resolve()),
            "made_at": made_at,
            "files": files,
        }
        archive.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
    database = Database(folder / DATABASE_NAME)
    try:
        documents = database.rows("SELECT count(*) FROM documents")[0][0]
    finally:
        database.close()
    return _contents(manifest, documents)


def _contents(manifest: dict[str, Any], documents: int) -> Contents:
    files = manifest["files"]
    return Contents(
        made_at=manifest["made_at"],
        documents=documents,
        uploads=sum(each["name"].startswith(f"{UPLOADS}/") for each in files),
        size=sum(each["bytes"] for each in files),
    )


def _add(archive: zipfile.ZipFile, name: str, file: IO[bytes]) -> dict[str, Any]:
    size, digest = 0, blake2b(digest_size=_DIGEST_BYTES)
    with archive.open(name, "w", force_zip64=True) as member:
        for piece in _pieces(file):
            member.write(piece)
            digest.update(piece)
            size += len(piece)
    return {"name": name, "bytes": size, "blake2b": digest.hexdigest()}


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    while piece := file.read(_PIECE):
        yield piece


def _read_manifest(archive: zipfile.ZipFile, path: Path) -> dict[str, Any]:
    """Return what a backup says of itself, when it is one and names nothing outside of a home folder."""
    try:
        if archive.getinfo(MANIFEST).file_size > _LARGEST_MANIFEST:
            raise _foreign(path, "danh mục quá lớn")
        manifest: dict[str, Any] = json.loads(archive.read(MANIFEST))
        if manifest["program"] != PROGRAM:
            raise _foreign(path, "do chương trình khác tạo")
        if manifest["backup"] > VERSION or manifest["format"] > FORMAT:
            raise StoreMismatch(f"{path}: bản sao lưu của chương trình mới hơn; hãy cập nhật chương trình trước")
        names = [each["name"] for each in manifest["files"]]
        well_formed = all(
            _MEMBER.fullmatch(each["name"]) and each["bytes"] >= 0 and isinstance(each["blake2b"], str)
            for each in manifest["files"]
        )
        Path(manifest["home"]), str(manifest["made_at"])
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise _foreign(path, "không có danh mục đọc được") from error
    if not well_formed or DATABASE_NAME not in names or sorted([*names, MANIFEST]) != sorted(archive.namelist()):
        raise _foreign(path, "có tệp lạ hoặc thiếu tệp")
    return manifest


def _unpack(archive: zipfile.ZipFile, listed: dict[str, Any], target: Path, path: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    size, digest = 0, blake2b(digest_size=_DIGEST_BYTES)
    with archive.open(listed["name"]) as member, target.open("xb") as file:
        for piece in _pieces(member):
            size += len(piece)
            # No more than was announced: a small file can unpack to a full disk.
            if size > listed["bytes"]:
                break
            digest.update(piece)
            file.write(piece)
    if size != listed["bytes"] or digest.hexdigest() != listed["blake2b"]:
        raise _foreign(path, f"“{listed['name']}” không khớp tổng kiểm tra")
    sync(target)


def _finish(fresh: Path, manifest: dict[str, Any], home: Path, report: Callable[[str], None]) -> Contents:
    """Check the databases, tell the store where its dropped files are now, and make what is derived."""
    for name in (DATABASE_NAME, PEOPLE_NAME):
        if (fresh / name).is_file():
            database = Database(fresh / name)
            try:
                damage = database.find_damage()
                if damage:
                    raise StoreBroken(f"{fresh / name}: bản sao lưu chứa cơ sở dữ liệu hỏng ({damage[0]})")
                if name == DATABASE_NAME:
                    _move_paths(database, f"{manifest['home']}/{UPLOADS}/", f"{home.resolve()}/{UPLOADS}/")
            finally:
                database.close()
    with open_store(fresh) as store:
        report("Đang dựng lại chỉ mục từ và chỉ mục vectơ từ kho")
        open_lexical(store, report=lambda _line: None)
        if store.model is not None:
            refresh_dense(store)
        return _contents(manifest, len(store.documents()))


def _move_paths(database: Database, former: str, now: str) -> None:
    with database.transaction() as connection:
        for table in ("documents", "failures"):
            connection.execute(
                f"UPDATE {table} SET path = ? || substr(path, ?) WHERE substr(path, 1, ?) = ?",  # noqa: S608 - names
                (now, len(former) + 1, len(former), former),
            )


def _foreign(path: Path, why: str) -> StoreBroken:
    return StoreBroken(f"{path}: {why}; không khôi phục gì từ tệp này, hãy dùng bản sao lưu khác")
