"""Bytes of a Word document in, its text out: headings, numbered paragraphs, tables, notes, as they are printed.

Headers and footers of pages, comments, tables of contents and pictures are left out; what was deleted or hidden too.
Knows the order of things in the body; numbers, runs, styles, notes and tables have modules of their own. Does NOT know
pages: where they end is only known when somebody prints.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from index.errors import UnreadableDocument
from index.read import markdown
from index.read.docx_names import ALTERNATE, DROPPED, P_PR, R_PR, TBL, P, w
from index.read.docx_notes import find_bodies, number_notes
from index.read.docx_numbering import Numbering, read_numbering
from index.read.docx_runs import Line, Marks, Piece, is_mark_deleted, read_line
from index.read.docx_styles import Role, Styles, is_on, read_styles
from index.read.docx_table import (
    CellText,
    count_header_rows,
    find_cells,
    is_letterhead,
    letterhead_rows,
    read_grid,
    spread,
)
from index.read.package import Package, open_package
from index.reading import Reading

MAIN_PART = "officeDocument"
_USUAL_PART = "word/document.xml"
# In characters: a longer paragraph is no heading, whatever style it was given.
_LONGEST_HEADING = 250
_LONGEST_CAPTION = 250
_NUMBERED = re.compile(r"(?:[IVX]+|[A-Z]|\d+)[.)/]|(?:phần|chương|mục|điều|phụ lục)\b", re.IGNORECASE)
_NAMES_TABLE = re.compile(r"(?:bảng|biểu|phụ biểu)\b", re.IGNORECASE)
_GIVES_UNIT = re.compile(r"\(?\s*(?:đơn vị(?:\s+tính)?|đvt|đv\s?tính)\s*[:=]", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    """One block before it is written; `level` of a heading; a table is written already."""

    role: Role
    text: str
    level: int = 0
    bold: bool = False
    is_table: bool = False


@dataclass(slots=True, kw_only=True)
class _Walk:
    """The walk through one document: what its parts say, and what was met on the way."""

    styles: Styles
    numbering: Numbering
    marks: Marks
    items: list[_Item] = field(default_factory=list)
    # Numbers of the notes whose marks are in the text: a mark that is hidden hides its note.
    seen: set[int] = field(default_factory=set)
    pictures: int = 0
    changes: int = 0


def read_docx(data: bytes, /, *, path: str) -> Reading:
    """Read a Word document (.docx, .docm, .dotx).

    Parameters
    ----------
    data
        The whole file.
    path
        What to call it in an error.

    Raises
    ------
    UnreadableDocument
        If it is damaged, has a password, is no Word document, lacks its main part, holds no text or may do harm.
    """
    package = open_package(data, path=path)
    main = _find_main_part(package)
    root = package.parse(main)
    body = root.find(w("body"))
    if body is None:
        reason = "phần chính của tài liệu Word không có nội dung"
        raise UnreadableDocument(path, reason, "mở bằng Word rồi lưu lại, hoặc xin lại bản gốc")
    related = package.relations(main)
    roots = {kind: package.parse(name) for kind, name in related.items() if kind in _PARTS}
    styles = read_styles(roots.get("styles"))
    bodies = find_bodies(roots)
    marks = number_notes(body, bodies)
    walk = _Walk(styles=styles, numbering=read_numbering(roots.get("numbering"), styles), marks=marks)
    _read_body(walk, body)
    notes = [
        markdown.note(number, _flat_text(walk, bodies[key])) for key, number in marks.items() if number in walk.seen
    ]
    text = markdown.join([*_write(walk.items), *notes])
    if not text:
        _refuse_empty(walk, path)
    return Reading(text=text, warnings=_warnings(walk))


_PARTS = frozenset({"styles", "numbering", "footnotes", "endnotes"})


def _find_main_part(package: Package) -> str:
    main = package.relations("").get(MAIN_PART, _USUAL_PART)
    if main not in package:
        if not any(name.startswith("word/") for name in package.names()):
            reason = "là tệp nén nhưng không phải tài liệu Word"
            raise UnreadableDocument(package.path, reason, "giải nén rồi đọc từng tệp, hoặc đổi lại đuôi cho đúng dạng")
        reason = "tài liệu Word thiếu phần chính (word/document.xml)"
        raise UnreadableDocument(package.path, reason, "xin lại bản gốc; tệp này đã mất nội dung")
    return main


def _refuse_empty(walk: _Walk, path: str) -> None:
    if walk.pictures:
        reason = f"không có chữ nào, chỉ có {walk.pictures} hình"
        raise UnreadableDocument(path, reason, "xuất ra PDF để nhận dạng chữ trong hình rồi đọc lại")
    raise UnreadableDocument(path, "tài liệu rỗng, không có chữ nào", "kiểm tra lại tệp hoặc bỏ nó ra khỏi danh sách")


def _warnings(walk: _Walk) -> tuple[str, ...]:
    found = []
    if walk.changes:
        found.append(f"có {walk.changes} chỗ sửa chưa duyệt (track changes), đọc như đã chấp nhận hết")
    if walk.pictures:
        found.append(f"có {walk.pictures} hình, chữ trong hình không được đọc")
    if any(part == "endnotes" for part, _ in walk.marks):
        found.append("chú thích cuối văn bản được đánh số tiếp theo chú thích chân trang")
    return tuple(found)


def _read_body(walk: _Walk, parent: etree._Element) -> None:
    """Read the paragraphs and tables of the body, of a text box or of a cell that only frames text."""
    held: list[Piece] = []
    for element in _blocks(parent):
        if element.tag == TBL:
            _read_table(walk, element)
            continue
        line = _line(walk, element)
        line.pieces[:0] = held
        held = line.pieces if is_mark_deleted(element) else []
        if not held:
            _keep_paragraph(walk, element, line)
        for box in line.boxes:
            _read_body(walk, box)
    if held:
        walk.items.append(_Item(role=Role.BODY, text=Line(pieces=held).text))


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    """Yield paragraphs and tables, those in content controls and insertions too, not those inside another."""
    for child in parent:
        if child.tag in {P, TBL}:
            yield child
        elif child.tag == ALTERNATE:
            # One of them is enough: the others say the same to older programs.
            for chosen in child[:1]:
                yield from _blocks(chosen)
        elif child.tag not in DROPPED:
            yield from _blocks(child)


def _line(walk: _Walk, paragraph: etree._Element) -> Line:
    line = read_line(paragraph, walk.styles, walk.marks)
    walk.pictures += line.pictures
    walk.changes += line.changes
    walk.seen |= line.notes
    return line


def _label(walk: _Walk, paragraph: etree._Element, text: str) -> str:
    """Count a paragraph, unless nothing of it is printed."""
    if not text and is_on(paragraph.find(f"{P_PR}/{R_PR}/{w('vanish')}")):
        return ""
    return walk.numbering.label(paragraph)


def _keep_paragraph(walk: _Walk, paragraph: etree._Element, line: Line) -> None:
    text = markdown.clean(line.text)
    label = _label(walk, paragraph, text)
    role, level = walk.styles.role_of(paragraph)
    if not text or role is Role.CONTENTS:
        return
    text = f"{label} {text}" if label else text
    last = walk.items[-1] if walk.items else None
    if role is Role.TITLE and last is not None and last.role is Role.TITLE:
        walk.items[-1] = _Item(role=role, text=f"{last.text} {text}")
    elif role in {Role.TITLE, Role.HEADING} and len(text) <= _LONGEST_HEADING:
        walk.items.append(_Item(role=role, text=text, level=level))
    else:
        role = Role.CAPTION if role is Role.CAPTION else Role.BODY
        walk.items.append(_Item(role=role, text=text, bold=line.bold))


def _read_table(walk: _Walk, table: etree._Element) -> None:
    """Read a table; one that only frames text is read as the text in it."""
    frame = find_cells(table)
    if all(len(row) == 1 for row in frame):
        for (cell,) in frame:
            _read_body(walk, cell)
        return
    grid, marked = read_grid(table, lambda cell: _read_cell(walk, cell))
    if not grid:
        return
    if is_letterhead(grid):
        written = markdown.table(letterhead_rows(grid), header_rows=0)
    else:
        caption = _take_caption(walk)
        header_rows = count_header_rows(grid, marked)
        written = markdown.table(spread(grid, header_rows), header_rows=header_rows, caption=caption)
    walk.items.append(_Item(role=Role.BODY, text=written, is_table=True))


def _read_cell(walk: _Walk, cell: etree._Element) -> CellText:
    """Read the paragraphs of a cell; tables inside it are told row by row."""
    lines: list[str] = []
    bold: list[bool] = []
    for element in _blocks(cell):
        if element.tag == TBL:
            lines.append(_flat_table(walk, element))
            continue
        line = _line(walk, element)
        text = markdown.clean(line.text)
        label = _label(walk, element, text)
        # A cell may hold nothing but its automatic number.
        lines.append(f"{label} {text}".strip())
        bold.extend([line.bold] if text else [])
        lines.extend(_flat_text(walk, box) for box in line.boxes)
    return tuple(lines), bool(bold) and all(bold)


def _flat_table(walk: _Walk, table: etree._Element) -> str:
    grid, _ = read_grid(table, lambda cell: _read_cell(walk, cell))
    rows = (" ".join(filter(None, row)) for row in spread(grid, 0))
    return "; ".join(filter(None, rows))


def _flat_text(walk: _Walk, parent: etree._Element) -> str:
    """Read paragraphs and tables as one line, as of a footnote."""
    return " ".join(line for line in _read_cell(walk, parent)[0] if line)


def _take_caption(walk: _Walk) -> list[str]:
    """Take the paragraphs right before a table that name it and its unit away from the items."""
    caption: list[str] = []
    while walk.items and len(caption) < 2:
        item = walk.items[-1]
        gives_unit = not caption and _GIVES_UNIT.match(item.text) is not None
        names = item.role is Role.CAPTION or _NAMES_TABLE.match(item.text) is not None
        if item.is_table or item.role in {Role.TITLE, Role.HEADING} or len(item.text) > _LONGEST_CAPTION:
            break
        if not (gives_unit or names):
            break
        caption.insert(0, walk.items.pop().text)
        if names:
            break
    return caption


def _write(items: list[_Item]) -> Iterator[str]:
    """Write the items; a lone heading of the first level before all text is the title when no style says title."""
    titled = any(item.role is Role.TITLE for item in items)
    lone = sum(item.role is Role.HEADING and item.level == 1 for item in items) == 1
    first = next((item for item in items if not item.is_table), None)
    leads = first is not None and first.level == 1 and _NUMBERED.match(first.text) is None
    below = 0 if lone and leads and not titled else 1
    for item in items:
        if item.is_table:
            yield item.text
        elif item.role is Role.TITLE:
            yield markdown.heading(1, item.text)
        elif item.role is Role.HEADING:
            yield markdown.heading(item.level + below, item.text)
        else:
            yield markdown.paragraph(item.text, bold=item.bold)
