"""The names of members of archives: in which encoding they are, whether they are safe, told apart where they are equal.

Does NOT open archives.
"""

import re
from collections.abc import Sequence
from pathlib import PurePosixPath
from stat import S_ISLNK
from unicodedata import normalize
from zipfile import ZipInfo

# Bytes: no file system allows longer parts.
_LONGEST_PART = 255
_LONGEST_NAME = 1_000
_UTF8_FLAG = 0x800
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_DRIVE = re.compile(r"[A-Za-z]:")


def decode_name(entry: ZipInfo) -> str:
    """Return the name of an entry, with "/" between folders, in NFC.

    Without the mark for UTF-8 a name is in the encoding of the machine that packed it: UTF-8 where it can be, else
    that of Vietnamese Windows, else that of the first zip programs.
    """
    name = entry.orig_filename
    if not entry.flag_bits & _UTF8_FLAG and not name.isascii():
        raw = name.encode("cp437", "replace")
        name = next((text for encoding in ("utf-8", "cp1258") if (text := _decode(raw, encoding))), name)
    parts = [part for part in name.replace("\\", "/").split("/") if part not in {"", "."}]
    return normalize("NFC", "/".join(parts))


def check_name(written: str, name: str) -> str:
    """Return why a name is refused, "" when it is safe.

    Parameters
    ----------
    written
        As it stands in the archive.
    name
        As `decode_name` gives it.
    """
    if not name or _CONTROL.search(written) is not None:
        return "tên tệp trong gói có ký tự không hợp lệ"
    if written.startswith(("/", "\\")) or _DRIVE.match(written) is not None or ".." in PurePosixPath(name).parts:
        return "tên tệp trong gói trỏ ra ngoài gói"
    encoded = name.encode("utf-8", "replace")
    if len(encoded) > _LONGEST_NAME or any(len(part) > _LONGEST_PART for part in encoded.split(b"/")):
        return "tên tệp trong gói quá dài"
    return ""


def is_link(entry: ZipInfo) -> bool:
    """Tell whether an entry is a symbolic link."""
    return S_ISLNK(entry.external_attr >> 16)


def unique_names(names: Sequence[str]) -> list[str]:
    """Tell names apart that come again: "a.pdf", "a (2).pdf"."""
    taken: set[str] = set()
    unique: list[str] = []
    for name in names:
        path = PurePosixPath(name)
        number = 1
        choice = name
        while choice.casefold() in taken:
            number += 1
            choice = f"{path.stem} ({number}){path.suffix}"
        taken.add(choice.casefold())
        unique.append(choice)
    return unique


def _decode(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return ""
