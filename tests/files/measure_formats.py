"""What of one report survives each format: ``python -m tests.files.measure_formats``; one table on stdout.

The report is written as text, Word, PDF, scan, older and other office formats, web page and mail, read by the real
readers, and compared with what is found in the text: headings, footnotes, tables, figures, and the places of letters,
which pdfplumber finds in the PDF by itself. What needs a program that is not installed is left out.
"""

import io
import re
import shutil
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pdfplumber

from index.document import BlockKind, Document
from index.page import Page
from index.parse import Parsed, parse_document
from index.read import tesseract
from tests.files.make_office import convert
from tests.files.make_report_files import make_docx, make_html, make_pdf, make_scan
from tests.files.make_sheets import mail

REPORT = Path(__file__).parents[2] / "corpus" / "lang-son-quy-1-2018.md"
# In points: how far from where it was printed a letter may be; a part of a letter, and a letter.
NEAR, ABOUT = 1.5, 5.0
# The middle of small letters over the line, as a share of the font size.
_MIDDLE = 0.25
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_HEAD = (
    "dạng",
    "đề mục",
    "chú thích",
    "gắn đúng chỗ",
    "bảng",
    "trang",
    "chữ cách ≤1,5 pt",
    "≤5 pt",
    "số liệu",
    "đủ phần",
)
# Letters by their page, each with the middles of the places where it is printed, in points from the upper left corner.
Printed = dict[tuple[int, str], list[tuple[float, float]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """How many letters and digits of a document's quotes there are, and how many stand where they were printed."""

    letters: int
    near: int
    about: int


def find_printed(pdf: bytes) -> Printed:
    """Return where each letter of a PDF is printed, as pdfplumber finds it: what it calls its top is of the font."""
    found: Printed = defaultdict(list)
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        for number, page in enumerate(document.pages, 1):
            for char in page.chars:
                height = page.height - char["matrix"][5] - _MIDDLE * char["size"]
                found[number, char["text"]].append(((char["x0"] + char["x1"]) / 2, height))
    return found


def measure_places(parsed: Parsed, printed: Printed) -> Placed:
    """Compare the places of the letters of all quotes with those where they were printed."""
    pages = {page.number: page for page in parsed.document.pages}
    letters = near = about = 0
    for chunk in parsed.chunks:
        for number, page in pages.items():
            for char, box in _letters(parsed.document, page, chunk.span.start, chunk.span.end):
                letters += 1
                away = min((_distance(box, place) for place in printed.get((number, char), [])), default=ABOUT + 1)
                near += away <= NEAR
                about += away <= ABOUT
    return Placed(letters=letters, near=near, about=about)


def _letters(document: Document, page: Page, start: int, end: int) -> Iterator[tuple[str, Sequence[float]]]:
    """Yield the letters and digits of a span that stand on a page, with left, top, right and bottom in points."""
    boxes = array("h", page.boxes)
    for offset in range(max(start, page.span.start), min(end, page.span.end)):
        char = document.text[offset].translate(_RAISED)
        place = 4 * (offset - page.span.start)
        # What hangs below the page stands on the next one.
        if char.isalnum() and place < len(boxes) and boxes[place + 1] < page.height * 10:
            yield char, [tenths / 10 for tenths in boxes[place : place + 4]]


def _distance(box: Sequence[float], place: tuple[float, float]) -> float:
    """Return how far the middle of a box is from a place across, or its upper or lower border where that is more."""
    left, top, right, bottom = box
    return max(abs((left + right) / 2 - place[0]), top - place[1], place[1] - bottom)


def make_formats(text: str, folder: Path) -> dict[str, bytes]:
    """Return the report in each format that can be made here, by the ending of its file; the text comes first."""
    docx = make_docx(text)
    letter = mail(folder / "thu.eml", plain=text)
    made = {".txt": text.encode(), ".docx": docx, ".eml": letter.read_bytes()}
    if shutil.which("soffice"):
        makers: dict[str, Callable[[bytes, Path], bytes]] = {".pdf": make_pdf, ".html": make_html}
        makers |= {suffix: partial(_convert, suffix) for suffix in (".doc", ".odt", ".rtf")}
        made |= {suffix: make(docx, folder) for suffix, make in makers.items()}
        if not tesseract.missing():
            made[".scan.pdf"] = make_scan(made[".pdf"])
    return made


def _convert(suffix: str, docx: bytes, folder: Path) -> bytes:
    return convert(docx, suffix, folder)


def compare(suffix: str, parsed: Parsed, original: Parsed, printed: Printed) -> tuple[str, ...]:
    """Return a row of the table: what is found in a file, of what is found in the text."""
    placed = measure_places(parsed, printed) if parsed.document.pages else None
    return (
        suffix.lstrip("."),
        _share(_texts(parsed, BlockKind.HEADING), _texts(original, BlockKind.HEADING)),
        _share(_texts(parsed, BlockKind.FOOTNOTE), _texts(original, BlockKind.FOOTNOTE)),
        _share(_bound(parsed), _bound(original)),
        _share(_texts(parsed, BlockKind.TABLE), _texts(original, BlockKind.TABLE)),
        str(len(parsed.document.pages) or "-"),
        f"{placed.near / placed.letters:.1%}".replace(".", ",") if placed else "-",
        f"{placed.about / placed.letters:.1%}".replace(".", ",") if placed else "-",
        _share(_values(parsed), _values(original)),
        _share(_facts(parsed), _facts(original)),
    )


def _share(found: Counter[str], wanted: Counter[str]) -> str:
    return f"{(found & wanted).total()}/{wanted.total()}"


def _texts(parsed: Parsed, kind: BlockKind) -> Counter[str]:
    """Count the letters and digits of blocks of a kind."""
    return Counter(_plain(block.text) for block in parsed.document.blocks if block.kind is kind)


def _bound(parsed: Parsed) -> Counter[str]:
    """Count footnotes with the words before their mark."""
    blocks = {block.ordinal: block for block in parsed.document.blocks}
    return Counter(
        f"{_plain(block.text)}@{_plain(blocks[block.anchor[0]].text[: block.anchor[1]])[-12:]}"
        for block in blocks.values()
        if block.kind is BlockKind.FOOTNOTE and block.anchor is not None
    )


def _values(parsed: Parsed) -> Counter[str]:
    return Counter(f"{each.value} {each.unit}" for each in parsed.figures)


def _facts(parsed: Parsed) -> Counter[str]:
    return Counter(
        f"{each.value} {each.unit} {_plain(each.indicator)} {each.period} {each.role} {each.direction}"
        for each in parsed.figures
    )


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()


def main() -> None:
    """Make, read and compare all formats, and print a row for each."""
    rows = [_HEAD, ("---",) * len(_HEAD)]
    with TemporaryDirectory() as name:
        made = make_formats(REPORT.read_text(encoding="utf-8"), Path(name))
        printed = find_printed(made[".pdf"]) if ".pdf" in made else {}
        original: Parsed | None = None
        for suffix, data in made.items():
            path = Path(name) / f"bao-cao{suffix}"
            path.write_bytes(data)
            parsed = parse_document(path, name=path.name)
            original = original or parsed
            rows.append(compare(suffix, parsed, original, printed))
    print("\n".join(f"| {' | '.join(row)} |" for row in rows))


if __name__ == "__main__":
    main()
