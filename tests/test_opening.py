"""What begins behind a page that has just been opened, and in which order."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from index.errors import CorpusError
from qa.page.intake import Work
from qa.page.serve.opening import begin_work

if TYPE_CHECKING:
    from qa.page.intake import Intake
    from qa.page.library import Library


class Begun:
    """A library and a worker that note what is asked of them, and fail at one of these."""

    dropped: tuple[Path, ...] = ()

    def __init__(self, failing: str = "", error: Exception | None = None) -> None:
        self.deeds: list[str] = []
        self._failing, self._error = failing, error

    def _note(self, deed: str) -> None:
        self.deeds.append(deed)
        if deed == self._failing and self._error is not None:
            raise self._error

    def warm_up(self) -> None:
        """Load what questions need."""
        self._note("load")

    def start(self) -> None:
        """Read documents."""
        self._note("read")

    def wait_until_quiet(self, *, unless: Callable[[], bool]) -> bool:
        """Wait for those who ask, and note whether that is given up for a document."""
        self._note("hurry" if unless() else "wait")
        return True

    def work(self) -> Work:
        """Tell what was dropped."""
        return Work(waiting=self.dropped)

    def settle(self) -> None:
        """Tidy up."""
        self._note("tidy")


def begin(begun: Begun, *, takes_files: bool = True) -> None:
    """Begin the work of both."""
    begin_work(cast("Library", begun), cast("Intake", begun) if takes_files else None)


def test_the_first_question_is_served_before_anything_else() -> None:
    """Documents are read, and things tidied up, when the models are loaded and nobody asks."""
    begun = Begun()
    begin(begun)
    assert begun.deeds == ["load", "wait", "read", "tidy"]


def test_a_document_that_was_dropped_is_not_kept_waiting_for_those_who_ask() -> None:
    """Its reader is waiting too."""
    begun = Begun()
    begun.dropped = (Path("bao-cao.txt"),)
    begin(begun)
    assert begun.deeds == ["load", "hurry", "read", "tidy"]


def test_a_page_that_takes_no_files_has_no_worker() -> None:
    """The rest goes on."""
    begun = Begun()
    begin(begun, takes_files=False)
    assert begun.deeds == ["load", "wait", "tidy"]


def test_documents_are_read_even_where_questions_cannot_be_answered() -> None:
    """Else files that are dropped would wait for good."""
    begun = Begun("load", RuntimeError("a fault of the program"))
    with pytest.raises(RuntimeError, match="fault"):
        begin(begun)
    assert begun.deeds == ["load", "read"]


def test_an_index_that_went_bad_is_told_to_who_asks() -> None:
    """Not to a thread that nobody hears."""
    begun = Begun("tidy", CorpusError("hỏng"))
    begin(begun)
    assert begun.deeds == ["load", "wait", "read", "tidy"]
