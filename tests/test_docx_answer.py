"""Tests of an answer as a Word file: real footnotes at the marks, quotes at the foot, texts as data."""

import zipfile
from pathlib import Path

import docx
import pytest
from lxml import etree

from index.errors import CorpusError
from qa.answer import Answer, AnswerFigure, Citation
from qa.export.docx_answer import write_docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def citation(number: int, quote: str, *, page: int | None = None) -> Citation:
    """Return a citation of a report."""
    return Citation(
        number=number, document="bao-cao.txt", title="Báo cáo", section=("I. Thu",), paragraph=6, page=page,
        start=0, end=len(quote), quote=quote,
    )  # fmt: skip


ANSWER = Answer(
    question="Thu <b>bao nhiêu</b>?",
    answered=True,
    text="Tổng thu là 5,5 tỷ đồng [1]; số trước là 5,1 tỷ đồng [2].",
    figures=(
        AnswerFigure(
            text="5,5 tỷ đồng", number="5.5", unit="tỷ đồng", indicator="tổng thu", role="level", direction="none",
            period="2031", baseline=None, status="actual", citation=1,
        ),
    ),
    citations=(citation(1, "Thu được 5,5 tỷ đồng.", page=3), citation(2, "Trước đó & nay\x00 <5,1> tỷ\nđồng.")),
)  # fmt: skip


def footnotes_of(path: Path) -> dict[str, str]:
    """Return the text of each footnote by its id, read from the file itself."""
    with zipfile.ZipFile(path) as package:
        root = etree.fromstring(package.read("word/footnotes.xml"))
    return {note.attrib[f"{W}id"]: "".join(part.text or "" for part in note.iter(f"{W}t")) for note in root}


def references_of(path: Path) -> list[str]:
    """Return the ids that the body refers to, in order."""
    with zipfile.ZipFile(path) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    return [mark.attrib[f"{W}id"] for mark in root.iter(f"{W}footnoteReference")]


def test_each_mark_is_a_footnote_with_place_and_quote(tmp_path: Path) -> None:
    """Document, heading, paragraph, page where there is one; a citation told again is referred to."""
    path = tmp_path / "tra-loi.docx"
    write_docx(ANSWER, path)
    assert references_of(path) == ["1", "2", "3"]
    assert footnotes_of(path) == {
        "-1": "",
        "0": "",
        "1": " bao-cao.txt (Báo cáo), I. Thu, đoạn 6, trang 3: “Thu được 5,5 tỷ đồng.”",
        "2": " bao-cao.txt (Báo cáo), I. Thu, đoạn 6: “Trước đó & nay <5,1> tỷ đồng.”",
        "3": " Như chú thích 1.",
    }


def test_the_file_opens_and_says_the_answer(tmp_path: Path) -> None:
    """Markup in a question is text; the marks in brackets are gone."""
    path = tmp_path / "tra-loi.docx"
    write_docx(ANSWER, path)
    texts = [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]
    assert texts == [
        "Thu <b>bao nhiêu</b>?",
        "Tổng thu là 5,5 tỷ đồng; số trước là 5,1 tỷ đồng.",
        "Số liệu",
        "tổng thu: 5,5 tỷ đồng; 2031",
    ]


def test_a_refusal_gives_its_nearest_passages(tmp_path: Path) -> None:
    """Each with a footnote; a mark of no citation stays as it is."""
    path = tmp_path / "tu-choi.docx"
    refusal = Answer(question="?", answered=False, text="Không có [9].", citations=(citation(1, "Đoạn gần."),))
    write_docx(refusal, path)
    texts = [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]
    assert texts == ["?", "Không có [9].", "Đoạn gần nhất", "bao-cao.txt"]
    assert references_of(path) == ["1"]


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """With the cure."""
    with pytest.raises(CorpusError, match="--docx"):
        write_docx(ANSWER, tmp_path / "khong-co" / "a.docx")
