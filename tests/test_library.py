"""The real store behind the page: documents by name, examples that are answered, the shipped report in the viewer."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from index.build import build_index
from index.document import Span
from index.errors import StoreMismatch
from index.lock import sole_writer
from index.store import Store, open_store
from qa.answer import Answer
from qa.ask import open_asker
from qa.page.library import Library
from qa.page.live import AnsweringIndex, OpenedLater
from qa.page.place import Place
from qa.page.source import draw_source
from qa.rank.search_hit import SearchHit
from qa.step import Tell, tell_nobody
from tests.html_text import read_html, words

CORPUS = Path(__file__).parent.parent / "corpus"
SHIPPED = "lang-son-quy-1-2018.md"


class Asked:
    """Stand in for the asker: refuses what holds a word, answers the rest."""

    def __init__(self, store: Store, *, refuses: str = "\0") -> None:
        self.store = store
        self.refuses = refuses
        self.contexts: list[tuple[str, ...]] = []
        self.kept_to: Sequence[int] | None = None

    def ask(
        self,
        text: str,
        *,
        context: Sequence[str] = (),
        documents: Sequence[int] | None = None,
        as_typed: bool = False,
        tell: Tell = tell_nobody,
    ) -> Answer:
        """Return an answer without figures."""
        self.contexts.append(tuple(context))
        self.kept_to = documents
        return Answer(question=text, answered=self.refuses not in text, text="…")

    def search(self, text: str, k: int, *, documents: Sequence[int] | None = None) -> Sequence[SearchHit]:
        """Find nothing."""
        return ()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Index the shipped documents by words."""
    home = tmp_path_factory.mktemp("kho")
    build_index([CORPUS], home=home)
    with open_store(home) as opened:
        yield opened


def test_a_document_is_found_by_the_name_that_citations_use(store: Store) -> None:
    """The viewer gets the stored text and all blocks; an unknown name is None."""
    view = Library(Asked(store)).source(SHIPPED)
    assert view is not None
    assert view.text == (CORPUS / SHIPPED).read_text(encoding="utf-8")
    assert len(view.blocks) > 50
    assert Library(Asked(store)).source("mat.md") is None


def test_documents_are_listed_with_their_titles(store: Store) -> None:
    """The list of the empty page names the shipped report."""
    assert SHIPPED in dict(Library(Asked(store)).documents())


def test_every_shipped_example_is_answered(store: Store) -> None:
    """A refusal as the first thing that a stranger sees would be a poor welcome."""
    asker = open_asker(store.home)
    examples = Library(asker).examples()
    assert len(examples) == 4
    assert [question for question in examples if not asker.ask(question).answered] == []


def test_other_documents_get_examples_of_their_own(tmp_path: Path) -> None:
    """Put together from figures that read well; where the index gives another figure or none, nothing is offered."""
    (tmp_path / "a.md").write_text(
        "# Báo cáo huyện An Bình năm 2024\n\nNăm 2024, tổng thu ngân sách đạt 412,6 tỷ đồng; sản lượng lúa đạt 91,4 "
        "nghìn tấn. Tôi trồng thêm 2 ha.\n",
        encoding="utf-8",
    )
    build_index([tmp_path / "a.md"], home=tmp_path / "kho")
    asker = open_asker(tmp_path / "kho")
    assert Library(asker).examples() == (
        "Tổng thu ngân sách năm 2024 là bao nhiêu?",
        "Sản lượng lúa năm 2024 là bao nhiêu?",
    )
    assert Library(Asked(asker.store)).examples() == ()
    asker.store.close()


def test_a_library_that_is_not_open_yet_offers_examples_untried(store: Store) -> None:
    """The page that is put together waits for no question; once it is open, only what is answered is offered."""
    opened: list[Asked] = []

    def open_index() -> AnsweringIndex:
        opened.append(Asked(store, refuses="?"))
        return opened[-1]

    library = Library(OpenedLater(store, open_index))
    assert library.examples() == Library(Asked(store)).examples()
    assert SHIPPED in dict(library.documents())
    assert opened == []
    library.open()
    library.open()
    assert library.ask("Thu ngân sách?", ()).answered is False
    assert len(opened) == 1


def test_what_is_wrong_with_an_index_is_told_when_it_is_opened(store: Store) -> None:
    """Whoever starts the page is told, and not the first one who asks."""

    def refuse() -> AnsweringIndex:
        raise StoreMismatch("khác mô hình")

    with pytest.raises(StoreMismatch, match="khác mô hình"):
        Library(OpenedLater(store, refuse)).open()


def test_the_context_goes_along(store: Store) -> None:
    """Follow-ups reach the asker with the earlier questions."""
    asked = Asked(store)
    Library(asked).ask("Còn năm 2016?", ("Thu ngân sách năm 2017?",))
    assert asked.contexts == [("Thu ngân sách năm 2017?",)]
    Library(asked).ask("Còn năm 2016?", (), documents=[7])
    assert asked.kept_to == [7]


def test_every_figure_of_the_shipped_report_is_highlighted_as_it_stands(store: Store) -> None:
    """Whatever figure is cited, the viewer marks its characters and no others."""
    view = Library(Asked(store)).source(SHIPPED)
    assert view is not None
    document = next(row for row in store.documents() if row.name == SHIPPED)
    figures = [stored.figure for stored in store.figures(document_id=document.id)]
    assert len(figures) > 300
    for figure in figures[:: len(figures) // 60]:
        span = Span(figure.span.start, figure.span.end)
        drawn = read_html(draw_source(view, Place(document=SHIPPED, span=span)))
        assert words(drawn.marked) == words(view.text[span.start : span.end])


def test_what_leads_on_is_asked_of_the_index_first(store: Store) -> None:
    """The level of a year leads on to the quarter after it and to its parts; refused questions are not offered."""
    asker = open_asker(store.home)
    answer = asker.ask("Tổng thu ngân sách trên địa bàn năm 2017 là bao nhiêu?")
    offered = Library(asker).lead_on(answer)
    assert "Tổng thu ngân sách trên địa bàn Lạng Sơn quý I/2018 là bao nhiêu?" in offered
    assert Library(Asked(store, refuses="")).lead_on(answer) == ()


class Opened:
    """Opens the index of a home folder, and counts how often."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.count = 0

    def __call__(self) -> AnsweringIndex:
        """Open it."""
        self.count += 1
        return open_asker(self.home)


def put(folder: Path, value: str, home: Path) -> None:
    """Index one report, as another process would."""
    (folder / "a.md").write_text(
        f"# Báo cáo huyện An Bình năm 2024\n\nNăm 2024, sản lượng lúa đạt {value} nghìn tấn.\n", encoding="utf-8"
    )
    build_index([folder / "a.md"], home=home)


def test_what_another_process_indexed_is_answered_without_a_restart(tmp_path: Path) -> None:
    """The next question opens the index anew, and those after it do not."""
    question, home = "Sản lượng lúa năm 2024 đạt bao nhiêu?", tmp_path / "kho"
    put(tmp_path, "91,4", home)
    reopen = Opened(home)
    library = Library(reopen(), reopen=reopen)
    assert "91,4" in library.ask(question, ()).text
    assert reopen.count == 1
    put(tmp_path, "93,7", home)
    assert "93,7" in library.ask(question, ()).text
    assert "93,7" in library.ask(question, ()).text
    assert reopen.count == 2


def test_an_index_that_is_still_written_is_opened_again_when_that_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While it is written only once in a while; what was opened then is not taken for the last state."""
    question, home = "Sản lượng lúa năm 2024 đạt bao nhiêu?", tmp_path / "kho"
    put(tmp_path, "91,4", home)
    reopen = Opened(home)
    library = Library(reopen(), reopen=reopen)
    put(tmp_path, "93,7", home)
    with sole_writer(home):
        library.ask(question, ())
        assert reopen.count == 1
        monkeypatch.setattr("qa.page.live.WRITING_PAUSE", 0.0)
        library.ask(question, ())
        assert reopen.count == 2
    assert "93,7" in library.ask(question, ()).text
    assert reopen.count == 3
    library.ask(question, ())
    assert reopen.count == 3


def test_an_index_that_cannot_be_opened_anew_is_answered_from_as_before(tmp_path: Path) -> None:
    """Made anew with another model, for example; nobody who asks is told an error."""
    home = tmp_path / "kho"
    put(tmp_path, "91,4", home)

    def refuse() -> AnsweringIndex:
        raise StoreMismatch("khác mô hình")

    library = Library(open_asker(home), reopen=refuse)
    build_index([CORPUS], home=home)
    assert "91,4" in library.ask("Sản lượng lúa năm 2024 đạt bao nhiêu?", ()).text
