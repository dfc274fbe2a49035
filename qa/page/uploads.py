"""Files that somebody drops on the page: kept under safe names in a folder of the index, or refused with a reason.

Files in, files out. Reads no document. Nothing of a name decides where a file is put: folders, leading dots and
signs that a file system or a reader could trip over are taken out of it.
"""

import re
import shutil
import unicodedata
from filecmp import cmp
from pathlib import Path

from index.durable import copy_durably, sync
from index.home import UPLOADS, UPLOADS_REMOVED
from index.read import ARCHIVE_SUFFIXES, LARGEST_FILE, SUFFIXES

FOLDER = UPLOADS
REMOVED_FOLDER = UPLOADS_REMOVED
UPLOAD_LIMIT = LARGEST_FILE
"""Bytes of one file: what is larger would not be read."""

MOST_FILES = 200
"""Files taken at once."""

FREE_SPACE = 1024 * 1024 * 1024
"""Bytes that must stay free on the disk: a full one would stop the index itself."""

_LONGEST_NAME = 180  # bytes; file systems allow 255, and numbers are added
_READABLE = frozenset({*SUFFIXES, *ARCHIVE_SUFFIXES})
_UNWANTED = re.compile(r'[<>:"|?*\\]')


def clean_name(name: str) -> str:
    """Return a name under which a file can be kept: its last part, visible characters only, not too long.

    Examples
    --------
    >>> clean_name("../../etc/Báo cáo: quý I.docx")
    'Báo cáo_ quý I.docx'
    >>> clean_name(".."), clean_name(" .htaccess")
    ('tai-lieu', 'htaccess')
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    # Categories C: control signs, and those that turn the direction of writing round.
    visible = "".join(sign for sign in last if not unicodedata.category(sign).startswith("C"))
    cleaned = _UNWANTED.sub("_", " ".join(visible.split())).lstrip(".~$ ").rstrip(". ")
    stem, suffix = Path(cleaned).stem, Path(cleaned).suffix
    room = max(1, _LONGEST_NAME - len(suffix.encode()))
    return (stem.encode()[:room].decode(errors="ignore").rstrip() + suffix) or "tai-lieu"


def refuse_file(path: Path, name: str, folder: Path) -> str:
    """Tell why a dropped file cannot be kept, in one Vietnamese line; "" when it can."""
    size = path.stat().st_size
    suffix = Path(name).suffix.lower()
    if suffix not in _READABLE:
        known = ", ".join(sorted(_READABLE))
        return f"“{name}”: chưa đọc được dạng “{suffix or 'không có đuôi'}”; hãy chuyển sang một trong các dạng {known}"
    if size == 0:
        return f"“{name}”: tệp rỗng; hãy kiểm tra lại tệp gốc"
    if size > UPLOAD_LIMIT:
        return (
            f"“{name}”: tệp nặng {size / 1024 / 1024:.0f} MB, quá giới hạn {UPLOAD_LIMIT // 1024 // 1024} MB; "
            "hãy chia tệp thành nhiều phần nhỏ hơn"
        )
    if shutil.disk_usage(folder).free - size < FREE_SPACE:
        return f"“{name}”: đĩa sắp đầy; hãy giải phóng chỗ trống rồi thả lại"
    return ""


def keep_file(path: Path, name: str, folder: Path) -> Path:
    """Copy a file into a folder under a safe name and return where it is.

    Parameters
    ----------
    path
        The file.
    name
        What its owner calls it.
    folder
        Where it is put; it exists.

    Returns
    -------
    The place: a number is added to a name that another file has; the same content under the same name is kept once.
    """
    wanted = clean_name(name)
    place = folder / wanted
    number = 1
    while place.exists():
        if place.is_file() and cmp(path, place, shallow=False):
            return place
        number += 1
        place = folder / f"{Path(wanted).stem} ({number}){Path(wanted).suffix}"
    # On disk before its owner is told so: under its own name only when it is whole.
    copy_durably(path, place)
    return place


def set_aside(path: Path, removed: Path) -> Path | None:
    """Move a file out of the folder of uploads, so that it can be brought back; None when it is not there."""
    if not path.is_file():
        return None
    removed.mkdir(parents=True, exist_ok=True)
    place = removed / path.name
    number = 1
    while place.exists():
        number += 1
        place = removed / f"{path.stem} ({number}){path.suffix}"
    moved = path.replace(place)
    sync(removed)
    return moved
