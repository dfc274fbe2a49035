"""The package of an .xlsx file in, its sheets, shared strings and styles out. Does NOT read the cells of a sheet."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO
from zipfile import BadZipFile, ZipFile
from zlib import error as DeflateError  # noqa: N812 - an exception, whatever its name

from lxml import etree
from openpyxl.styles.numbers import BUILTIN_FORMATS

from index.errors import UnreadableDocument
from index.read.markdown import superscript
from index.read.number_format import GENERAL
from index.read.sheet import tidy

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SAVE_AGAIN = "mở bằng Excel hoặc LibreOffice, lưu lại rồi đọc lại"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPart:
    """A sheet of the workbook: its place from 1, its name, the entry that holds it, whether it is shown."""

    number: int
    name: str
    entry: str
    visible: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """What the style of a cell says about how it is shown: the format of its number, and whether it is bold."""

    code: str = GENERAL
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """What all sheets share."""

    sheets: tuple[SheetPart, ...]
    strings: tuple[str, ...]
    styles: tuple[Style, ...]
    from_1904: bool


def read_workbook(package: ZipFile, *, path: str) -> Workbook:
    """Read what all sheets share.

    Raises
    ------
    UnreadableDocument
        If a part is missing or damaged.
    """
    entry = _main_entry(package, path)
    root = _parse(package, entry, path)
    targets = _relations(package, entry, path)
    folder = posixpath.dirname(entry)
    sheets = []
    dates_from_1904 = False
    number = 0
    for element in root.iter(etree.Element):
        tag = local_name(element)
        if tag == "workbookPr":
            dates_from_1904 = element.get("date1904") in {"1", "true"}
        elif tag == "sheet":
            number += 1
            kind, target = targets.get(element.get(_RELATION) or element.get(_STRICT_RELATION) or "", ("", ""))
            # Sheets of a chart alone have no cells.
            if kind.endswith("/worksheet"):
                visible = element.get("state", "visible") == "visible"
                sheets.append(SheetPart(number=number, name=element.get("name") or "", entry=target, visible=visible))
    others = {kind.rpartition("/")[2]: target for kind, target in targets.values()}
    strings = others.get("sharedStrings", posixpath.join(folder, "sharedStrings.xml"))
    styles = others.get("styles", posixpath.join(folder, "styles.xml"))
    names = set(package.namelist())
    return Workbook(
        sheets=tuple(sheets),
        strings=tuple(_read_strings(package, strings, path)) if strings in names else (),
        styles=tuple(_read_styles(_parse(package, styles, path))) if styles in names else (),
        from_1904=dates_from_1904,
    )


def local_name(element: etree._Element) -> str:
    """Return the tag of an element without its namespace, "" for comments."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def iterate(package: ZipFile, entry: str, tags: frozenset[str], *, path: str) -> Iterator[etree._Element]:
    """Yield the elements with one of the tags (without namespace) as they end; memory stays small.

    Raises
    ------
    UnreadableDocument
        If the entry is missing or damaged.
    """
    try:
        with package.open(entry) as stream:
            yield from _iterate(stream, tags)
    except (etree.XMLSyntaxError, BadZipFile, DeflateError, KeyError, OSError, EOFError, NotImplementedError) as error:
        raise _damaged(path, entry, error) from error
    except RuntimeError as error:
        raise UnreadableDocument(path, "tệp có mật khẩu", "bỏ mật khẩu rồi đọc lại") from error


def _iterate(stream: IO[bytes], tags: frozenset[str]) -> Iterator[etree._Element]:
    names = tuple(f"{{*}}{tag}" for tag in tags)
    # No entities, no network, no huge text nodes: a sheet has none, only an attack does.
    for _, element in etree.iterparse(stream, tag=names, resolve_entities=False, no_network=True, huge_tree=False):
        yield element
        element.clear()
        parent = element.getparent()
        if parent is not None:
            while element.getprevious() is not None:
                del parent[0]


def text_of(element: etree._Element) -> str:
    """Return the text of a string item on one line, in plain or rich form; readings of Asian letters are left out.

    Digits set as superscripts become superscript characters.
    """
    parts: list[str] = []
    for child in element:
        tag = local_name(child)
        if tag == "t":
            parts.append(child.text or "")
        elif tag == "r":
            run = "".join(each.text or "" for each in child if local_name(each) == "t")
            raised = any(
                local_name(each) == "vertAlign" and each.get("val") == "superscript"
                for each in child.iter(etree.Element)
            )
            parts.append(superscript(run) if raised else run)
    return tidy(unescape("".join(parts)))


def unescape(text: str) -> str:
    """Put back the characters that the format writes as "_x000D_"."""
    return _ESCAPE.sub(lambda match: chr(int(match.group(1), 16)), text) if "_x" in text else text


def _main_entry(package: ZipFile, path: str) -> str:
    if "_rels/.rels" not in package.namelist():
        return "xl/workbook.xml"
    targets = _relations(package, "", path)
    return next((target for kind, target in targets.values() if kind.endswith("/officeDocument")), "xl/workbook.xml")


def _relations(package: ZipFile, entry: str, path: str) -> dict[str, tuple[str, str]]:
    """Return (kind, entry) of what an entry refers to inside the package, by the reference's id."""
    folder, name = posixpath.split(entry)
    place = posixpath.join(folder, "_rels", f"{name}.rels")
    if place not in package.namelist():
        return {}
    found = {}
    for element in _parse(package, place, path).iter(etree.Element):
        if local_name(element) == "Relationship" and element.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, element.get("Target") or ""))
            found[element.get("Id") or ""] = (element.get("Type") or "", target.lstrip("/"))
    return found


def _parse(package: ZipFile, entry: str, path: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(package.read(entry), parser)
    except (etree.XMLSyntaxError, BadZipFile, DeflateError, KeyError, OSError, EOFError, NotImplementedError) as error:
        raise _damaged(path, entry, error) from error
    except RuntimeError as error:
        raise UnreadableDocument(path, "tệp có mật khẩu", "bỏ mật khẩu rồi đọc lại") from error


def _damaged(path: str, entry: str, error: Exception) -> UnreadableDocument:
    return UnreadableDocument(path, f"sổ tính hỏng ở phần {entry} ({error})", _SAVE_AGAIN)


def _read_strings(package: ZipFile, entry: str, path: str) -> Iterator[str]:
    for element in iterate(package, entry, frozenset({"si"}), path=path):
        yield text_of(element)


def _read_styles(root: etree._Element) -> Iterator[Style]:
    """Yield the styles of cells in the order of their numbers."""
    codes: dict[str, str] = {str(number): code for number, code in BUILTIN_FORMATS.items()}
    bold: list[bool] = []
    for group in root:
        tag = local_name(group)
        if tag == "numFmts":
            codes.update({each.get("numFmtId") or "": each.get("formatCode") or GENERAL for each in group})
        elif tag == "fonts":
            bold = [_is_bold(font) for font in group]
        elif tag == "cellXfs":
            for each in group:
                font = int(each.get("fontId") or 0)
                yield Style(code=codes.get(each.get("numFmtId") or "0", GENERAL), bold=font < len(bold) and bold[font])


def _is_bold(font: etree._Element) -> bool:
    return any(local_name(each) == "b" and each.get("val") not in {"0", "false"} for each in font)
