"""Bytes of a zipped document in, its parts out: Word, Excel and OpenDocument files are zip files of XML parts.

What a hostile file may do is stopped here and in ``index.read.zips``: sizes are looked at in the directory before
anything is unpacked, XML with declarations of its own is refused, entities are never resolved and nothing is fetched.
Does NOT know what a part means.
"""

from dataclasses import dataclass
from posixpath import dirname, join, normpath
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812  # a name that says whose error it is

from lxml import etree

from index.errors import UnreadableDocument
from index.read.zips import Limits, check_expansion, open_zip, size_reason

# In bytes. The text of a report of 1,000 pages takes about 20 MB of XML; pictures are not unpacked at all.
LARGEST_PART = 256 * 1024 * 1024
# All parts together, unpacked.
LARGEST_PACKAGE = 2 * 1024 * 1024 * 1024
# Unpacked to packed. XML of long tables reaches about 60; a bomb 1,000.
LARGEST_RATIO = 300
# In bytes: small parts may be packed however well.
SMALLEST_BOMB = 16 * 1024 * 1024
MOST_PARTS = 20_000

RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
# Files saved as "Strict Open XML" name the same things otherwise.
_STRICT = b"http://purl.oclc.org/ooxml/"
_NAMES = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)
_DECLARATIONS = tuple("<!DOCTYPE".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))
_ENCRYPTED = 1

_DAMAGED = "tệp hỏng ({})"
_CUT = "tệp hỏng, không phải tệp nén trọn vẹn ({})"
_MEND = "mở bằng Word hay LibreOffice rồi lưu lại, hoặc xin lại bản gốc"
_SPLIT = "kiểm tra nguồn của tệp; nếu tin được, chia thành nhiều tệp nhỏ hơn"
PASSWORD = "có mật khẩu"  # noqa: S105  # a message, not a password
UNLOCK = "mở bằng chương trình đã tạo ra nó, bỏ mật khẩu rồi lưu lại"


@dataclass(frozen=True, slots=True)
class Package:
    """An opened file; `path` is what to call it in an error."""

    path: str
    archive: ZipFile

    def __contains__(self, name: str) -> bool:
        return name in self.archive.NameToInfo

    def names(self) -> list[str]:
        """Return the names of all parts."""
        return self.archive.namelist()

    def read(self, name: str) -> bytes:
        """Return the bytes of a part that is there, or raise ``UnreadableDocument``."""
        try:
            with self.archive.open(name) as stream:
                return stream.read()
        except (BadZipFile, ZlibError, EOFError, NotImplementedError, OSError, RuntimeError, ValueError) as error:
            reason = _DAMAGED.format(f"không giải nén được phần “{name}”")
            raise UnreadableDocument(self.path, reason, _MEND) from error

    def parse(self, name: str) -> etree._Element:
        """Return the root of an XML part that is there, or raise ``UnreadableDocument``."""
        return parse_xml(self.read(name), name=name, path=self.path)

    def relations(self, name: str) -> dict[str, str]:
        """Return the parts that a part refers to: last word of the kind ("styles", "footnotes") to name of the part.

        The package itself is "". References to the outside and to parts that are not there are left out.
        """
        folder = dirname(name)
        source = join(folder, "_rels", f"{name.rpartition('/')[2]}.rels")
        if source not in self:
            return {}
        found: dict[str, str] = {}
        for relation in self.parse(source).iter(f"{{{RELATIONSHIPS}}}Relationship"):
            target = relation.get("Target", "")
            part = normpath(target.lstrip("/") if target.startswith("/") else join(folder, target))
            if relation.get("TargetMode") != "External" and part in self:
                found.setdefault(relation.get("Type", "").rpartition("/")[2], part)
        return found


def open_package(data: bytes, *, path: str, limits: Limits | None = None) -> Package:
    """Open a zipped document.

    Parameters
    ----------
    data
        The whole file.
    path
        What to call it in an error.
    limits
        Other ones than those of this module, where sheets are to be read that are longer than any text.

    Raises
    ------
    UnreadableDocument
        If it is no zip file, is damaged, has a password, or would unpack beyond the limits of this module.
    """
    archive = open_zip(data, path=path, damaged=_CUT, cure=_MEND)
    parts = archive.infolist()
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise UnreadableDocument(path, PASSWORD, UNLOCK)
    if len(parts) > MOST_PARTS:
        reason = f"tệp nén có {len(parts)} phần, quá giới hạn {MOST_PARTS}, có thể là tệp phá hoại"
        raise UnreadableDocument(path, reason, _SPLIT)
    largest = max((part.file_size for part in parts if part.filename.endswith((".xml", ".rels"))), default=0)
    if limits is None and largest > LARGEST_PART:
        raise UnreadableDocument(path, size_reason(largest, LARGEST_PART), _SPLIT)
    own = Limits(expanded=LARGEST_PACKAGE, ratio=LARGEST_RATIO, small=SMALLEST_BOMB)
    check_expansion(parts, path=path, limits=limits or own)
    return Package(path, archive)


def parse_xml(data: bytes, *, name: str, path: str) -> etree._Element:
    """Parse one part.

    Parameters
    ----------
    data
        The part.
    name, path
        What to call part and file in an error.

    Raises
    ------
    UnreadableDocument
        If it is not well formed, deeper or longer than libxml2's own limits, or declares a document type: no part of
        an office file does, but an entity that unfolds to gigabytes is declared so.
    """
    if any(mark in data for mark in _DECLARATIONS):
        reason = f"phần “{name}” khai báo thực thể XML, có thể là tệp phá hoại"
        raise UnreadableDocument(path, reason, "kiểm tra nguồn của tệp, mở bằng Word rồi lưu lại")
    if _STRICT in data:
        for strict, usual in _NAMES:
            data = data.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableDocument(path, _DAMAGED.format(f"phần “{name}” không phải XML đúng"), _MEND) from error
    if root.getroottree().docinfo.internalDTD is not None:
        reason = f"phần “{name}” khai báo thực thể XML, có thể là tệp phá hoại"
        raise UnreadableDocument(path, reason, "kiểm tra nguồn của tệp, mở bằng Word rồi lưu lại")
    return root
