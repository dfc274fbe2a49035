"""Makes one report, written as Markdown, into the files that an office has of it: Word, PDF, a scan of the PDF.

The Word document has headings as styles, real footnotes and a ruled table; LibreOffice breaks it into pages.
"""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tests.files.make_office import SPACES, bold, par, row, run, word
from tests.files.make_pdf import pictures_of, scan_of

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_MARK = re.compile(f"(?<!m)[{_RAISED}]+")
_NOTE = re.compile(f"^([{_RAISED}]+) (.*)$")
_STYLES_OF_HEADINGS = {1: "Tieude", 2: "u1", 3: "u2", 4: "u3"}
# Name and size in half points of each style; titles and headings are bold, the title is centred.
_STYLES = {"Tieude": ("Title", 30), "u1": ("heading 1", 28), "u2": ("heading 2", 26), "u3": ("heading 3", 24)}
_TEXT_SIZE, _NOTE_SIZE = 24, 18
_CENTRED = '<w:jc w:val="center"/>'
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
# No row runs over the end of a page; the first one is repeated at the head of the next.
_WHOLE, _REPEATED = "<w:cantSplit/>", "<w:tblHeader/>"
SCAN_DPI = 200


def make_docx(text: str) -> bytes:
    """Return a report in Markdown as a Word document: its raised figures become references to footnotes."""
    found = (_NOTE.match(line) for line in text.splitlines())
    bodies = {_number(note[1]): _escape(note[2]) for note in found if note is not None}
    return word("".join(_write_blocks(text, bodies)), styles=_write_styles(), footnotes=_write_notes(bodies))


def _write_styles() -> str:
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f'<w:pPr><w:spacing w:after="120"/></w:pPr><w:rPr><w:sz w:val="{_TEXT_SIZE}"/></w:rPr></w:style>'
    )
    others = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f"<w:pPr>{_CENTRED if name == 'Title' else ''}</w:pPr>"
        f'<w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr></w:style>'
        for key, (name, size) in _STYLES.items()
    )
    return f"<w:styles {SPACES}>{normal}{others}</w:styles>"


def _write_blocks(text: str, bodies: dict[int, str]) -> Iterator[str]:
    rows: list[str] = []
    for line in text.splitlines():
        if line.startswith("|"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if not all(set(cell) <= {"-"} for cell in cells):
                rows.append(row(*map(_escape, cells), properties=_WHOLE if rows else _WHOLE + _REPEATED))
            continue
        if rows:
            yield f"<w:tbl><w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders></w:tblPr>{''.join(rows)}</w:tbl>"
            rows = []
        marks, _, heading = line.partition(" ")
        if marks and set(marks) == {"#"}:
            yield par(bold(_escape(heading)), style=_STYLES_OF_HEADINGS[len(marks)])
        elif line and _NOTE.match(line) is None:
            yield par(*_write_runs(line, bodies))


def _write_runs(line: str, bodies: dict[int, str]) -> Iterator[str]:
    position = 0
    for mark in _MARK.finditer(line):
        if _number(mark[0]) in bodies:
            yield run(_escape(line[position : mark.start()]))
            raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
            yield f'<w:r>{raised}<w:footnoteReference w:id="{_number(mark[0])}"/></w:r>'
            position = mark.end()
    yield run(_escape(line[position:]))


def _write_notes(bodies: dict[int, str]) -> str:
    """Write the part of the notes as Word does: smaller than the text, each with its own number before it."""
    small = f'<w:sz w:val="{_NOTE_SIZE}"/>'
    own = f'<w:r><w:rPr>{small}<w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
    parting = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    each = "".join(
        f'<w:footnote w:id="{number}"><w:p>{own}{run(" " + text, small)}</w:p></w:footnote>'
        for number, text in bodies.items()
    )
    return f"<w:footnotes {SPACES}>{parting}{each}</w:footnotes>"


def _number(mark: str) -> int:
    return int("".join(str(_RAISED.index(char)) for char in mark))


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def make_pdf(docx: bytes, folder: Path) -> bytes:
    """Have LibreOffice print a Word document as PDF."""
    return _convert(docx, "pdf", folder)


def make_html(docx: bytes, folder: Path) -> bytes:
    """Have LibreOffice save a Word document as a web page."""
    return _convert(docx, "html", folder)


def _convert(docx: bytes, to: str, folder: Path) -> bytes:
    source = folder / "source.docx"
    source.write_bytes(docx)
    profile = f"-env:UserInstallation={(folder / 'printer').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", to, "--outdir", str(folder / "printed")]
    subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=180)
    return (folder / "printed" / f"source.{to}").read_bytes()


def make_scan(pdf: bytes) -> bytes:
    """Return the pages of a PDF as a PDF of pictures."""
    return scan_of(pictures_of(pdf, dpi=SCAN_DPI), dpi=SCAN_DPI)
