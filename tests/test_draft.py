"""A draft checked on the page: its text whole with every figure marked, hostile text as text, and the Word file."""

import io
import threading
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from index.document import Span
from index.errors import CorpusError, UnreadableDocument
from qa.check.verdict import Verdict
from qa.page.draft import LONGEST_DRAFT, PASTED, CheckedDraft, DraftChecker
from qa.page.draft_docx import write_draft
from qa.page.draft_view import count_verdicts, cut_text, draw_draft
from qa.page.screen.draft import check, watch
from qa.page.task import Tasks
from qa.watched import Report
from tests.html_text import read_html, words
from tests.two_reports import index_reports

DRAFT = """Bài phát biểu của tỉnh Yên Bái <script>window.hacked=1</script>

Năm 2021, tổng thu ngân sách trên địa bàn tỉnh Yên Bái đạt 3.480 tỷ đồng, bằng 108,75% dự toán.

Sản lượng chè búp tươi của tỉnh Yên Bái năm 2021 đạt 45.200 tấn. Có 77 vụ cháy rừng <img src=x onerror=alert(1)>.

| Chỉ tiêu | Năm 2021 |
| --- | --- |
| Thu nội địa (tỷ đồng) | 2.610 |
"""


@pytest.fixture(scope="module")
def checker(tmp_path_factory: pytest.TempPathFactory) -> DraftChecker:
    """Give a checker over two reports."""
    return DraftChecker(index_reports(tmp_path_factory.mktemp("soat")))


def test_every_figure_is_marked_with_its_verdict_in_the_text(checker: DraftChecker) -> None:
    """The text of the draft stands whole around them; the wrong one says what the source states."""
    draft = checker.check_text(DRAFT)
    assert draft.name == PASTED
    verdicts = {finding.claim.figure.text: finding.verdict for finding in draft.findings}
    assert verdicts["3.480 tỷ đồng"] is Verdict.PROVED
    assert verdicts["45.200 tấn"] is Verdict.WRONG
    assert verdicts["77 vụ"] is Verdict.UNKNOWN
    html = draw_draft(draft)
    told = words(read_html(html).text)
    assert "đạt ✓3.480 tỷ đồng, bằng ✓108,75% dự toán." in told
    assert "năm 2021 đạt ✗45.200 tấn. Có ?77 vụ cháy rừng" in told
    assert "nguồn ghi 42.500 tấn" in told
    assert 'aria-label="45.200 tấn: lệch"' in html
    assert html.count('class="qa-claim') == len(draft.findings)


def test_text_of_a_draft_is_never_markup(checker: DraftChecker) -> None:
    """It is shown as it was pasted."""
    page = read_html(draw_draft(checker.check_text(DRAFT)))
    assert not {"script", "img"} & set(page.tags)
    assert "<script>window.hacked=1</script>" in page.text
    assert "onerror" not in page.attributes


def test_the_verdicts_are_counted_what_needs_a_person_first(checker: DraftChecker) -> None:
    """And add up to the figures."""
    draft = checker.check_text(DRAFT)
    counts = count_verdicts(draft)
    assert counts[0] == (Verdict.WRONG, 1)
    assert sum(count for _, count in counts) == len(draft.findings)


def test_a_draft_without_figures_and_one_too_long_say_so(checker: DraftChecker) -> None:
    """One plain sentence each."""
    assert "không có con số nào" in draw_draft(checker.check_text("Kính thưa các đồng chí."))
    with pytest.raises(CorpusError, match="quá giới hạn"):
        checker.check_text("x" * (LONGEST_DRAFT + 1))


def test_a_file_is_checked_under_its_own_name(checker: DraftChecker, tmp_path: Path) -> None:
    """A Word file too; what cannot be read is one line with reason and cure."""
    document = Document()
    document.add_paragraph("Sản lượng chè búp tươi của tỉnh Yên Bái năm 2021 đạt 42.500 tấn.")
    document.save(str(tmp_path / "noi.docx"))
    draft = checker.check_file(tmp_path / "noi.docx", "noi.docx")
    assert draft.name == "noi.docx"
    assert [finding.verdict for finding in draft.findings] == [Verdict.PROVED]
    broken = tmp_path / "hong.docx"
    broken.write_bytes(b"PK\x03\x04 no zip")
    with pytest.raises(UnreadableDocument):
        checker.check_file(broken, "hong.docx")
    html, kept = check(lambda: checker.check_file(broken, "hong.docx"))
    assert "Tệp hỏng" in html or "tệp hỏng" in html
    assert kept is None


def test_a_fault_nobody_foresaw_is_one_vietnamese_line() -> None:
    """And goes to the log."""

    def fail() -> None:
        raise RuntimeError("a bug")

    html, kept = check(fail)  # type: ignore[arg-type]
    assert "Có lỗi ngoài dự kiến" in html
    assert "a bug" not in html
    assert kept is None


def test_the_word_file_says_the_same(checker: DraftChecker) -> None:
    """Each figure with its sign and number; a row for each; signs of control are dropped, markup is text."""
    draft = checker.check_text(DRAFT.replace("Bài phát", "Bài\x07 phát"))
    document = Document(io.BytesIO(write_draft(draft)))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "✗ 45.200 tấn [" in text
    assert "<script>window.hacked=1</script>" in text
    rows = document.tables[0].rows
    assert len(rows) == 1 + len(draft.findings)
    assert any("yen-bai.md" in row.cells[3].text and "42.500 tấn" in row.cells[3].text for row in rows)


@given(
    st.text(max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 5)), max_size=8),
    st.integers(0, 60),
    st.integers(0, 60),
)
def test_cut_pieces_are_the_text_again(text: str, figures: list[tuple[int, int]], first: int, last: int) -> None:
    """Wherever the figures stand, overlapping or not: no character is lost or doubled."""
    start, end = sorted((min(first, len(text)), min(last, len(text))))
    spans = sorted((Span(at, min(at + length, len(text))), 0) for at, length in figures if at < len(text))
    assert "".join(piece for piece, _ in cut_text(text, Span(start, end), spans)) == text[start:end]


def test_the_progress_of_a_long_draft_is_told_and_it_can_be_stopped(checker: DraftChecker) -> None:
    """So many figures of so many; told to stop, it ends with a line that says so."""
    told: list[tuple[int, int]] = []
    draft = checker.check_text(DRAFT, lambda done, total: told.append((done, total)))
    count = len(draft.findings)
    assert told == [(done, count) for done in range(count)]
    stopped, tasks = threading.Event(), Tasks()

    def work(report: Report) -> CheckedDraft:
        report(3, 900)
        assert stopped.wait(60)
        report(4, 900)
        return draft

    states = watch(tasks, "một", work)
    assert "data-stop" in next(states)[0]
    assert "Đang đối chiếu từng con số: 3/900 số." in next(states)[0]
    tasks.stop("một")
    stopped.set()
    html, held = list(states)[-1]
    assert held is None
    assert "Đã dừng theo yêu cầu" in html
