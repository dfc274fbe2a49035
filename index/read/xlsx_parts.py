"""The package of an .xlsx file in, its sheets, shared strings and styles out. Does NOT read the cells of a sheet."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO
from zipfile import BadZipFile
from zlib import error as DeflateError  # noqa: N812 - an exception, whatever its name

from lxml import etree
from openpyxl.styles.numbers import BUILTIN_FORMATS

from index.errors import UnreadableDocument
from index.read.markdown import superscript
from index.read.number_format import GENERAL
from index.read.package import Package
from index.read.sheet import tidy

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
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


def read_workbook(package: Package) -> Workbook:
    """Read what all sheets share.

    Raises
    ------
    UnreadableDocument
        If a part is missing or damaged.
    """
    entry = _main_entry(package)
    if entry not in package:
        raise UnreadableDocument(package.path, f"sổ tính hỏng, thiếu phần {entry}", _SAVE_AGAIN)
    root = package.parse(entry)
    targets = _relations(package, entry)
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
            kind, target = targets.get(element.get(_RELATION) or "", ("", ""))
            # Sheets of a chart alone have no cells.
            if kind.endswith("/worksheet"):
                visible = element.get("state", "visible") == "visible"
                sheets.append(SheetPart(number=number, name=element.get("name") or "", entry=target, visible=visible))
    others = {kind.rpartition("/")[2]: target for kind, target in targets.values()}
    strings = others.get("sharedStrings", posixpath.join(folder, "sharedStrings.xml"))
    styles = others.get("styles", posixpath.join(folder, "styles.xml"))
    return Workbook(
        sheets=tuple(sheets),
        strings=tuple(_read_strings(package, strings)) if strings in package else (),
        styles=tuple(_read_styles(package.parse(styles))) if styles in package else (),
        from_1904=dates_from_1904,
    )


def local_name(element: etree._Element) -> str:
    """Return the tag of an element without its namespace, "" for comments."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def iterate(package: Package, entry: str, tags: frozenset[str]) -> Iterator[etree._Element]:
    """Yield the elements with one of the tags (without namespace) as they end; memory stays small.

    Raises
    ------
    UnreadableDocument
        If the entry is missing or damaged.
    """
    try:
        with package.archive.open(entry) as stream:
            yield from _iterate(stream, tags)
    except (
        etree.XMLSyntaxError,
        BadZipFile,
        DeflateError,
        KeyError,
        OSError,
        EOFError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        raise UnreadableDocument(package.path, f"sổ tính hỏng ở phần {entry} ({error})", _SAVE_AGAIN) from error


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


def _main_entry(package: Package) -> str:
    if "_rels/.rels" not in package:
        return "xl/workbook.xml"
    targets = _relations(package, "")
    return next((target for kind, target in targets.values() if kind.endswith("/officeDocument")), "xl/workbook.xml")


def _relations(package: Package, entry: str) -> dict[str, tuple[str, str]]:
    """Return (kind, entry) of what an entry refers to inside the package, by the reference's id."""
    folder, name = posixpath.split(entry)
    place = posixpath.join(folder, "_rels", f"{name}.rels")
    if place not in package:
        return {}
    found = {}
    for element in package.parse(place).iter(etree.Element):
        if local_name(element) == "Relationship" and element.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, element.get("Target") or ""))
            found[element.get("Id") or ""] = (element.get("Type") or "", target.lstrip("/"))
    return found


def _read_strings(package: Package, entry: str) -> Iterator[str]:
    for element in iterate(package, entry, frozenset({"si"})):
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
