"""Questions that nobody would ask: a megabyte long, a thousand in a row, of characters that are none."""

import contextlib
import io
from pathlib import Path

import pytest

from qa.ask import Asker, open_asker
from qa.cli import run
from qa.evaluation.hostile import repeat
from qa.page.library import Library
from qa.page.reader import NOBODY
from qa.page.screen.source import answer_reader
from qa.page.service import refuse_question
from tests.two_reports import index_reports

STRANGE = (
    "\x00",
    "\x00\x01\x02\x1b[31m",
    "\ud800",
    "Thu\ud800 ngân\x00 sách?",
    "\u202e\u200b\ufeff",
    "\U0010ffff",
    "\r\n\t",
)
MEGABYTE = 1_000_000


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Index two reports."""
    return index_reports(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def asker(home: Path) -> Asker:
    """Open them for questions."""
    return open_asker(home)


@pytest.mark.parametrize("piece", ["a", "(", "1.131,6 ", "năm ", "so với ", "Thu nội địa năm 2021? ", "\x00", "\ud800"])
def test_a_question_of_a_megabyte_is_answered_or_refused(asker: Asker, piece: str) -> None:
    """What is asked is its beginning; what comes back is the whole, as a file can hold it."""
    answer = asker.ask(repeat(piece, MEGABYTE), context=[repeat(piece, MEGABYTE)])
    assert len(answer.question) == MEGABYTE
    answer.question.encode()
    assert len(answer.text) < 2_000


def test_the_page_refuses_a_question_of_a_megabyte() -> None:
    """In one line, without asking."""
    assert "quá giới hạn" in refuse_question("a" * MEGABYTE)


@pytest.mark.parametrize("text", STRANGE)
def test_strange_characters_harm_nothing(asker: Asker, text: str) -> None:
    """Neither a question, nor a search, nor the viewer falls over them."""
    assert asker.ask(text).question.encode()
    asker.search(text)
    library = Library(asker)
    assert answer_reader(library, {"name": "find", "query": f"?doc={text}", "words": text}, NOBODY) == {}


@pytest.mark.parametrize("text", ["\x01\x1b[31m", "Thu\udcff ngân sách", repeat("Thu nội địa? ", 100_000)])
def test_the_command_line_takes_them_too(home: Path, text: str) -> None:
    """A terminal of another encoding hands over half a pair."""
    told = io.StringIO()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(told):
        assert run(["ask", text, "--home", str(home), "--no-embed"]) == 0
    assert "ngoài dự kiến" not in told.getvalue()


def test_many_questions_in_a_row_are_answered_alike(asker: Asker) -> None:
    """Nothing piles up that changes an answer."""
    first = asker.ask("Thu nội địa của Yên Bái năm 2021 là bao nhiêu?")
    for number in range(300):
        asker.ask(f"Năm {number} có gì {number * 7919}?")
    last = asker.ask("Thu nội địa của Yên Bái năm 2021 là bao nhiêu?")
    assert "2.610" in first.text
    assert last.text == first.text
    assert last.citations == first.citations
