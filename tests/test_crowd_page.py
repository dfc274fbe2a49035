"""People at once through the queue of a served page, without a browser; and what they ask and drop."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from index.build import build_index
from index.store import open_store
from qa.ask import open_asker
from qa.evaluation import crowd_page
from qa.evaluation.crowd_page import CrowdFigures, ask_at_once, drop_report, find_questions, show, write_report
from qa.evaluation.page_client import PageError, PageWindow
from qa.page.intake import Intake
from qa.page.library import Library
from qa.page.screen.page import build_app
from qa.page.shelf import Shelf
from tests.browsing import serve_page
from tests.fake_page import FakeService
from tests.two_reports import index_reports

REVENUE = "Năm 2021 tổng thu ngân sách trên địa bàn tỉnh Yên Bái đạt bao nhiêu?"


@dataclass(frozen=True)
class Place:
    """A served page and the folder of its index."""

    port: int
    home: Path


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """Serve two reports, open for files; nothing is read in the background."""
    home = index_reports(tmp_path_factory.mktemp("dong"))
    library = Library(open_asker(home))
    shelf = Shelf(library.store, Intake(home, encoder=None, changed=lambda: None))
    for address in serve_page(build_app(library, shelf), takes_files=True):
        yield Place(port=int(address.rsplit(":", 1)[1].strip("/")), home=home)


def test_a_window_asks_as_the_button_does(place: Place) -> None:
    """The HTML of the conversation comes back; a second question stands under the first."""
    window = PageWindow(place.port)
    assert "3.480 tỷ đồng" in window.ask(REVENUE)
    both = window.ask("Sản lượng chè búp tươi tỉnh Yên Bái năm 2021 là bao nhiêu?")
    assert "3.480 tỷ đồng" in both
    assert "42.500 tấn" in both


def test_a_window_drops_a_file(place: Place, tmp_path: Path) -> None:
    """It lies in the folder of uploads, under its own name."""
    file = tmp_path / "moi.txt"
    file.write_text("Thu ngân sách năm 2024 đạt 5 tỷ đồng.", encoding="utf-8")
    assert "Đã nhận 1 tệp." in PageWindow(place.port).drop(file)
    assert (place.home / "uploads" / "moi.txt").read_bytes() == file.read_bytes()


def test_each_person_gets_an_answer(place: Place) -> None:
    """Six at once, on figures of both reports."""
    questions = find_questions(place.home, 6)
    assert len(set(questions)) == 6
    times, errors = ask_at_once(place.port, questions)
    assert errors == []
    assert len(times) == 6


def test_a_page_that_cannot_answer_is_an_error() -> None:
    """What a person would read as a failure counts as one."""
    for address in serve_page(build_app(FakeService())):
        window = PageWindow(int(address.rsplit(":", 1)[1].strip("/")))
        with pytest.raises(PageError, match="could not answer"):
            window.ask("hỏng")
        with pytest.raises(PageError, match="upload"):
            window.drop(Path(__file__))


def test_the_dropped_report_has_the_asked_size_and_states_what_is_asked(tmp_path: Path) -> None:
    """60 KB, and one sentence with 417,3."""
    write_report(tmp_path / "a.txt")
    assert 60_000 <= (tmp_path / "a.txt").stat().st_size < 61_000
    build_index([tmp_path / "a.txt"], home=tmp_path / "kho")
    with open_store(tmp_path / "kho") as store:
        assert [each.figure.text for each in store.figures() if "417,3" in each.figure.text] == ["417,3 tấn"]


def test_vectors_of_an_index_without_a_model_are_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The report is read as it is dropped, can be asked, and nothing more will come."""
    home = index_reports(tmp_path)

    class Window:
        def __init__(self, _port: int) -> None:
            pass

        def drop(self, report: Path) -> None:
            build_index([report], home=home)

        def ask(self, question: str, *, leads_on: bool) -> str:
            return f"{question} {leads_on}: 417,3 tấn"

    monkeypatch.setattr(crowd_page, "PageWindow", Window)
    monkeypatch.setattr(crowd_page.time, "sleep", lambda _seconds: pytest.fail("nothing is left to wait for"))
    words, vectors = drop_report(0, home, tmp_path)
    assert words is not None
    assert vectors is None


def test_the_figures_are_told_in_lines() -> None:
    """What was not reached is said; so is each error."""
    figures = CrowdFigures(
        people=2,
        errors=("A?: full",),
        p50=1.25,
        p95=None,
        start=3,
        first_answer=2,
        words=4.04,
        vectors=None,
        load=(1, 2),
    )
    assert show(figures).splitlines() == [
        "2 people at once: 1 errors, p50 1.2 s, p95 not reached",
        "page up after 3.0 s, first answer 2.0 s after opening it",
        "a dropped report of 60 KB: asked after 4.0 s, all vectors after not reached",
        "load of the machine: 1.0 before, 2.0 after the crowd",
        "A?: full",
    ]
