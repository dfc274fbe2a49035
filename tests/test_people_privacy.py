"""What one person drops and asks is nobody else's: documents, pictures, figures, drafts, files, conversations."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from index.build import build_index
from index.errors import CorpusError
from index.people.accounts import Accounts
from index.people.conversations import Conversations
from index.people.database import open_people
from index.people.privacy import person_folder
from index.people.tokens import Tokens
from qa.ask import open_asker
from qa.page.draft import DraftChecker
from qa.page.figure_table import FigureQuery, FigureTable
from qa.page.inquiry import answer_turn
from qa.page.intake import Intake
from qa.page.library import Library
from qa.page.reach import open_reach
from qa.page.reader import Reader
from qa.page.screen.collections import answer_set_click
from qa.page.screen.figures import answer_click as click_figures
from qa.page.screen.launch import launch_options, mount_options
from qa.page.screen.page import build_app
from qa.page.screen.shelf import answer_click, take_files
from qa.page.screen.source import answer_reader, open_query
from qa.page.serve.door import Door
from qa.page.serve.site import build_site
from qa.page.shelf import Shelf
from qa.page.view import Turn
from qa.step import Step
from tests.files.make_pdf import line, write_pdf

LAN, MINH, NOBODY = Reader(owner="lan"), Reader(owner="minh"), Reader(owner="")
PUBLIC = "Tổng thu ngân sách huyện Cao Lộc năm 2024 đạt 512,7 tỷ đồng."
PRIVATE = "Tổng chi thường xuyên huyện Văn Quan năm 2024 là 318,4 tỷ đồng."
ABOUT_PRIVATE = "Tổng chi thường xuyên huyện Văn Quan năm 2024 là bao nhiêu?"


class Office:
    """One shared document, one of minh's own, and the parts of the page over them."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.private = person_folder(home, "minh") / "van-quan.txt"
        self.private.parent.mkdir(parents=True)
        self.private.write_text(PRIVATE, encoding="utf-8")
        shared = home.resolve() / "uploads" / "cao-loc.txt"
        shared.write_text(PUBLIC, encoding="utf-8")
        build_index([shared, self.private], home=home)
        self.library = Library(open_asker(home))
        # Never started, so that what is handed to it can be looked at.
        self.intake = Intake(home, encoder=None, changed=lambda: None)
        self.shelf = Shelf(self.library.store, self.intake)

    def names(self, reader: Reader) -> list[str]:
        """Return the names on the reader's shelf."""
        return [row.name for row in self.shelf.view(owner=reader.owner).rows]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Index it once."""
    return Office(tmp_path_factory.mktemp("kho"))


@pytest.mark.parametrize(("reader", "expected"), [(MINH, True), (LAN, False), (NOBODY, False)])
def test_an_answer_comes_only_from_what_one_may_see(office: Office, reader: Reader, expected: bool) -> None:
    """Neither the figure nor the name of the document of another comes out, whatever is asked."""
    may_see = partial(office.library.visible, reader.owner)
    answer = answer_turn(office.library, Turn(question=ABOUT_PRIVATE), (), may_see).answer
    assert answer is not None
    assert ("318,4" in repr(answer)) is expected
    assert ("van-quan" in repr(answer)) is expected
    everybody = answer_turn(office.library, Turn(question="Thu ngân sách Cao Lộc 2024?"), (), may_see).answer
    assert "512,7" in repr(everybody)


def test_what_one_may_see_is_settled_when_one_begins_to_ask(tmp_path: Path) -> None:
    """A document that another person drops while the question is being answered is in no part of the answer."""
    shared = tmp_path / "cao-loc.txt"
    shared.write_text(PUBLIC, encoding="utf-8")
    build_index([shared], home=tmp_path / "kho")
    library = Library(open_asker(tmp_path / "kho"), reopen=partial(open_asker, tmp_path / "kho"))
    table = FigureTable(library.store)
    seen = {name: library.visible(name) for name in ("lan", "minh", "")}
    private = person_folder(tmp_path / "kho", "minh") / "van-quan.txt"
    private.parent.mkdir(parents=True)
    private.write_text(PRIVATE, encoding="utf-8")

    def finish_reading(_step: Step) -> None:
        build_index([private], home=tmp_path / "kho")
        library.refresh()

    asked = library.ask(ABOUT_PRIVATE, (), documents=seen["lan"], tell=finish_reading)
    later = library.ask(ABOUT_PRIVATE, (), documents=seen["lan"])
    found = (library.search(ABOUT_PRIVATE, 5, documents=seen["lan"]), table.find(FigureQuery(), documents=seen["lan"]))
    assert "318,4" not in repr((asked, later, found, library.examples()))
    assert library.ask(ABOUT_PRIVATE, (), documents=library.visible("minh")).figures[0].number == "318.4"
    assert seen[""] is None  # where nobody signs in, nothing is private


def test_a_link_to_the_document_of_another_leads_nowhere(office: Office) -> None:
    """The same words as for a document that never was."""
    assert "318,4" in open_query(office.library, "?doc=van-quan.txt", MINH)
    opened = open_query(office.library, "?doc=van-quan.txt", LAN)
    assert opened == open_query(office.library, "?doc=van-quan2.txt", LAN).replace("van-quan2", "van-quan")
    assert "318,4" not in opened


def test_the_viewer_reads_on_only_in_what_one_may_see(office: Office) -> None:
    """What its script asks for, step by step, is asked in the name of a reader as well."""
    sent = {"name": "find", "query": "?doc=van-quan.txt", "words": "chi thuong xuyen"}
    assert len(answer_reader(office.library, sent, MINH)["hits"]) == 1
    assert answer_reader(office.library, sent, LAN) == {}


def test_the_server_knows_who_a_script_of_the_page_asks_for(office: Office) -> None:
    """The framework hands its functions the plain request, which carries what the guard found out."""
    database = open_people(office.home)
    for name in ("lan", "minh"):
        if name not in Accounts(database).names():
            Accounts(database).add(name, "mật khẩu dài của ai")
    page = build_app(office.library, has_people=True)
    site, _ = build_site(page, Door(database), mount_options(launch_options()))
    viewer = next(number for number, block in page.blocks.items() if block.elem_id == "qa-source")
    sent = {"name": "find", "query": "?doc=van-quan.txt", "words": "chi thuong xuyen"}
    body = {"session_hash": "x", "component_id": viewer, "fn_name": "read", "data": sent}
    told = {}
    for name in ("lan", "minh"):
        visitor = TestClient(site, headers={"Authorization": f"Bearer {Tokens(database).make(name)}"})
        told[name] = visitor.post("/gradio_api/component_server", json=body).json()
    assert told["lan"] == {}
    assert len(told["minh"]["hits"]) == 1


def test_a_set_of_documents_is_its_owners(office: Office) -> None:
    """Made by whoever signed in; another one neither sees it nor can ask within it."""
    reach = open_reach(office.library.store)
    keys = [row.key for row in office.shelf.view(owner="minh").rows]
    answer_set_click(office.shelf, reach, {"name": "create", "text": "Bộ của minh", "keys": keys}, MINH)
    (made,) = reach.visible("minh")
    assert made.documents == 2
    assert reach.visible("lan") == ()
    with pytest.raises(CorpusError, match="không còn"):
        reach.documents(str(made.set.id), "lan")
    assert "Bộ của minh" not in answer_set_click(office.shelf, reach, {"name": "open"}, LAN)[1]


def test_lists_name_only_what_one_may_see(office: Office) -> None:
    """On the shelf, on the empty page, in its examples."""
    assert office.names(MINH) == ["cao-loc.txt", "van-quan.txt"]
    assert office.names(LAN) == office.names(NOBODY) == ["cao-loc.txt"]
    library = office.library
    assert [name for name, _ in library.documents(documents=library.visible("lan"))] == ["cao-loc.txt"]
    assert not [example for example in library.examples() if "Văn Quan" in example]


def test_the_table_of_figures_keeps_to_what_one_may_see(office: Office) -> None:
    """Rows, filters and files."""
    table = FigureTable(office.library.store)
    seen = office.library.visible("lan")
    assert {row.document.name for row in table.find(FigureQuery(), documents=seen).rows} == {"cao-loc.txt"}
    assert "318,4" in repr(click_figures(table, {"name": "open"}, documents=office.library.visible("minh")))
    drawn = repr(click_figures(table, {"name": "open"}, documents=seen))
    assert "512,7" in drawn
    assert "318,4" not in drawn
    assert "van-quan" not in drawn


def test_a_draft_is_not_checked_against_the_document_of_another(office: Office) -> None:
    """A wrong figure would be told with its source."""
    draft = "Tổng chi thường xuyên huyện Văn Quan năm 2024 là 320,0 tỷ đồng."
    checker = DraftChecker(office.home)
    assert "318,4" in repr(checker.check_text(draft, documents=office.library.visible("minh")).findings)
    assert "318,4" not in repr(checker.check_text(draft, documents=office.library.visible("lan")).findings)


def test_the_page_pictures_of_another_are_not_there(tmp_path: Path) -> None:
    """Whoever guesses name and page gets nothing."""
    private = person_folder(tmp_path, "minh") / "a.pdf"
    private.parent.mkdir(parents=True)
    private.write_bytes(write_pdf([line("Tong chi nam 2024 la 318,4 ty dong.", 72, 720)]))
    build_index([private], home=tmp_path)
    library = Library(open_asker(tmp_path))
    assert library.picture("a.pdf", 1, documents=library.visible("minh")) is not None
    assert library.picture("a.pdf", 1, documents=library.visible("lan")) is None


@pytest.mark.parametrize("name", ["remove", "again", "undo", "correct"])
def test_nobody_changes_the_document_of_another(office: Office, name: str) -> None:
    """The key of a row can be worked out; it helps nobody."""
    key = next(row.key for row in office.shelf.view(owner="minh").rows if row.name == "van-quan.txt")
    answer_click(office.shelf, {"name": name, "key": key, "facts": {"title": "Của tôi"}}, reader=LAN)
    assert office.intake.work().waiting == ()
    assert office.private.is_file()
    assert office.names(MINH) == ["cao-loc.txt", "van-quan.txt"]


def test_what_one_removed_nobody_else_brings_back(tmp_path: Path) -> None:
    """It comes back to its own folder, and only for its owner."""
    office = Office(tmp_path)
    key = next(row.key for row in office.shelf.view(owner="minh").rows if row.name == "van-quan.txt")
    assert office.shelf.remove(key, owner="minh") == "van-quan.txt"
    assert not office.private.exists()
    assert office.shelf.undo(key, owner="lan") == ""
    assert office.shelf.undo(key, owner="minh") == "van-quan.txt"
    assert office.private.read_text(encoding="utf-8") == PRIVATE


@pytest.mark.parametrize(
    ("reader", "is_shared", "folder"),
    [(LAN, False, "uploads/people/lan"), (LAN, True, "uploads"), (NOBODY, False, "uploads"), (NOBODY, True, "uploads")],
)
def test_a_dropped_file_is_private_unless_it_is_shared(
    tmp_path: Path, reader: Reader, is_shared: bool, folder: str
) -> None:
    """Where nobody signs in, there is nobody to keep it from."""
    office = Office(tmp_path / "kho")
    dropped = tmp_path / "moi.txt"
    dropped.write_text("Đàn trâu có 9.315 con.", encoding="utf-8")
    take_files(office.shelf, [dropped], reader, is_shared=is_shared)
    assert (tmp_path / "kho" / folder / "moi.txt").is_file()
    assert "moi.txt" in office.names(reader)
    assert ("moi.txt" in office.names(MINH)) is (folder == "uploads")


def test_private_files_that_were_never_read_are_read_after_a_restart(tmp_path: Path) -> None:
    """Like shared ones; what was read is not read again."""
    office = Office(tmp_path)
    waiting = office.private.with_name("cho.txt")
    waiting.write_text("Đàn trâu có 9.315 con.", encoding="utf-8")
    office.shelf.resume()
    assert office.intake.work().waiting == (waiting,)


def test_the_framework_serves_no_file_of_the_index(office: Office) -> None:
    """Not even to whom it belongs: documents are shown by the page alone."""
    database = open_people(office.home)
    if "minh" not in Accounts(database).names():
        Accounts(database).add("minh", "mật khẩu của minh")
    token = Tokens(database).make("minh")
    site, _ = build_site(build_app(office.library, has_people=True), Door(database), mount_options(launch_options()))
    visitor = TestClient(site, headers={"Authorization": f"Bearer {token}"})
    for path in (office.private, database.path, office.home / "store.db"):
        assert path.is_file()
        for route in (f"/gradio_api/file={path}", f"/gradio_api/file/{path}"):
            response = visitor.get(route)
            assert response.status_code in {403, 404}
            assert "318,4" not in response.text


def test_a_conversation_of_another_is_as_though_it_were_not_there(tmp_path: Path) -> None:
    """Read, continued, renamed, deleted, brought back: nothing of it works with the id alone."""
    kept = Conversations(open_people(tmp_path))
    theirs = kept.keep("minh", "", "Câu của minh", {"failure": "x"})
    assert kept.turns("lan", theirs) is None
    assert kept.turns("", theirs) is None
    assert kept.all("lan", 10) == ()
    assert not kept.rename("lan", theirs, "Của tôi")
    assert not kept.delete("lan", theirs)
    mine = kept.keep("lan", theirs, "Câu của lan", {"failure": "x"})
    assert mine != theirs
    assert [turn.question for turn in kept.turns("minh", theirs) or ()] == ["Câu của minh"]
    kept.delete("minh", theirs)
    assert not kept.restore("lan", theirs)
    assert kept.restore("minh", theirs)
