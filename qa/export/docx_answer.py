"""An answer in, a Word file out: the headline, its figures, and each citation as a real footnote at its mark.

python-docx writes no footnotes, so their part is made here, element by element. All texts go in as text nodes;
characters that XML cannot hold are dropped.
"""

import re
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentObject
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from index.errors import CorpusError
from qa.answer import Answer, AnswerFigure, Citation
from qa.export.office_text import keep_writable

_MARK = re.compile(r"\[(\d+)\]")
_KEEP_SPACES = "{http://www.w3.org/XML/1998/namespace}space"
_SEPARATORS = (("-1", "separator"), ("0", "continuationSeparator"))


class _Footnotes:
    """The footnotes part while it is written; numbers count from 1 in order of their marks, as Word counts them."""

    def __init__(self) -> None:
        self._root = OxmlElement("w:footnotes")
        self._first: dict[int, int] = {}
        self._count = 0
        for identifier, kind in _SEPARATORS:
            note = self._note(identifier)
            note.set(qn("w:type"), kind)
            _add(_add(_add(note, "w:p"), "w:r"), f"w:{kind}")

    def add(self, paragraph: Paragraph, citation: Citation) -> None:
        """Put a mark at the end of a paragraph, and its note at the foot; a citation told before is referred to."""
        self._count += 1
        earlier = self._first.setdefault(citation.number, self._count)
        run = paragraph.add_run()
        run.font.superscript = True
        _add(run._r, "w:footnoteReference").set(qn("w:id"), str(self._count))  # noqa: SLF001 - the way to its XML
        body = _add(self._note(str(self._count)), "w:p")
        raised = _add(body, "w:r")
        _add(_add(raised, "w:rPr"), "w:vertAlign").set(qn("w:val"), "superscript")
        _add(raised, "w:footnoteRef")
        written = _add(_add(body, "w:r"), "w:t")
        written.text = keep_writable(f" {_tell(citation) if earlier == self._count else f'Như chú thích {earlier}.'}")
        written.set(_KEEP_SPACES, "preserve")

    def save(self, document: DocumentObject) -> None:
        """Add the part to a document."""
        package = document.part.package
        blob = serialize_part_xml(self._root)
        part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, blob, package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

    def _note(self, identifier: str) -> BaseOxmlElement:
        note = _add(self._root, "w:footnote")
        note.set(qn("w:id"), identifier)
        return note


def write_docx(answer: Answer, path: Path) -> None:
    """Write an answer as a Word file.

    Raises
    ------
    CorpusError
        The file cannot be written.
    """
    try:
        path.write_bytes(make_docx(answer))
    except OSError as error:
        raise CorpusError(
            f"{path}: không ghi được tệp Word ({error.strerror or error}); hãy chọn thư mục khác cho --docx"
        ) from error


def make_docx(answer: Answer) -> bytes:
    """Return an answer as the bytes of a Word file."""
    document = Document()
    footnotes = _Footnotes()
    citations = {citation.number: citation for citation in answer.citations}
    document.add_heading(keep_writable(answer.question), level=1)
    told = _write_marked(document.add_paragraph(), answer.text, citations, footnotes)
    if answer.figures:
        document.add_heading("Số liệu", level=2)
    for figure in answer.figures:
        paragraph = document.add_paragraph(keep_writable(_say(figure)), style="List Bullet")
        if figure.citation in citations:
            footnotes.add(paragraph, citations[figure.citation])
            told.add(figure.citation)
    rest = [citation for citation in answer.citations if citation.number not in told]
    if rest:
        document.add_heading("Trích dẫn khác" if answer.answered else "Đoạn gần nhất", level=2)
    for citation in rest:
        footnotes.add(document.add_paragraph(keep_writable(citation.document), style="List Bullet"), citation)
    if answer.citations:
        footnotes.save(document)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _write_marked(paragraph: Paragraph, text: str, citations: dict[int, Citation], footnotes: _Footnotes) -> set[int]:
    """Write a text whose marks "[1]" become footnotes; return the numbers of those citations."""
    told: set[int] = set()
    position = 0
    for mark in _MARK.finditer(text):
        number = int(mark[1])
        if number not in citations:
            continue
        paragraph.add_run(keep_writable(text[position : mark.start()].rstrip(" ")))
        footnotes.add(paragraph, citations[number])
        told.add(number)
        position = mark.end()
    paragraph.add_run(keep_writable(text[position:]))
    return told


def _say(figure: AnswerFigure) -> str:
    parts = [f"{figure.name}: {figure.text}" if figure.name else figure.text, figure.period]
    formula = f"cách tính: {figure.formula}" if figure.formula else ""
    return "; ".join(part for part in (*parts, formula) if part)


def _tell(citation: Citation) -> str:
    """Return a citation as a footnote says it: document, headings, paragraph, page, then the quote."""
    title = f" ({citation.title})" if citation.title and citation.title != citation.document else ""
    place = [f"{citation.document}{title}", *citation.section, f"đoạn {citation.paragraph}"]
    if citation.page is not None:
        place.append(f"trang {citation.page}")
    return f"{', '.join(' '.join(part.split()) for part in place)}: “{' '.join(citation.quote.split())}”"


def _add(parent: BaseOxmlElement, tag: str) -> BaseOxmlElement:
    """Add an empty element at the end of another."""
    child = OxmlElement(tag)
    parent.append(child)
    return child
