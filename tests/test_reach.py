"""Sets of documents on the page without a browser: what a click does, what anybody may send, what is drawn."""

from pathlib import Path
from typing import Any

import pytest

from index.errors import CorpusError
from index.store import open_store
from qa.page.collection_view import draw_bar, draw_undoable
from qa.page.figure_table import FigureTable
from qa.page.inquiry import answer_turn
from qa.page.reach import Reach, open_reach, read_number
from qa.page.screen.collections import answer_set_click
from qa.page.screen.figures import answer_click as answer_figures
from qa.page.screen.shelf import answer_click as answer_shelf
from qa.page.shelf import Shelf
from qa.page.view import Turn
from tests.fake_page import FakeService
from tests.html_text import read_html
from tests.two_reports import index_reports

HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(2)> {{7*7}} ' `"


@pytest.fixture
def bench(tmp_path: Path) -> tuple[Shelf, Reach]:
    """Give the shelf and the sets of an index of two reports."""
    store = open_store(index_reports(tmp_path))
    return Shelf(store), open_reach(store)


def key_of(shelf: Shelf, name: str) -> str:
    """Return the key of a document."""
    return next(row.key for row in shelf.view().rows if row.name == name)


def test_a_new_set_takes_what_is_ticked_and_keeps_the_list_to_it(bench: tuple[Shelf, Reach]) -> None:
    """The other document is neither listed nor among the figures; a file of figures is kept to it too."""
    shelf, reach = bench
    sent = {"name": "create", "text": "Miền núi", "keys": [key_of(shelf, "yen-bai.md"), "zzz"]}
    notice, bar = answer_set_click(shelf, reach, sent)
    assert "Đã lập bộ “Miền núi” với 1 tài liệu." in notice
    assert "Miền núi (1 tài liệu)" in bar
    number = str(reach.visible()[0].set.id)
    listed = answer_shelf(shelf, {"name": "show", "set": number}, reach)[2]
    assert "yen-bai.md" in listed
    assert "ca-mau.md" not in listed
    table = FigureTable(shelf._store)
    filters, _, rows, _ = answer_figures(table, {"name": "open", "collection": number}, reach)
    assert "Tra trong" in filters
    assert "ca-mau" not in rows
    assert "yen-bai" in rows


@pytest.mark.parametrize("number", ["x", "-1", "²", "9" * 40, "0", "77"])
def test_a_set_that_is_not_there_is_one_line(bench: tuple[Shelf, Reach], number: str) -> None:
    """Whatever the browser sends; the list stays as it is, and a question becomes a failed turn."""
    shelf, reach = bench
    notice = answer_shelf(shelf, {"name": "show", "set": number}, reach)[0]
    assert "bộ" in notice
    for name in ("rename", "delete", "restore", "add", "take"):
        told, _ = answer_set_click(shelf, reach, {"name": name, "set": number, "text": "Tên", "keys": "no list"})
        assert "qa-tab-notice-bad" in told
    turn = answer_turn(FakeService(), Turn(question="Thu ngân sách?"), (), lambda: reach.documents(number))
    assert turn.answer is None
    assert turn.failure


def test_a_question_is_kept_to_the_chosen_set(bench: tuple[Shelf, Reach]) -> None:
    """Its ids reach the service; without a choice nothing is left out."""
    shelf, reach = bench
    service = FakeService()
    made = reach.sets.create("", "Một")
    reach.sets.add("", made.id, shelf.paths([key_of(shelf, "ca-mau.md")]))
    answer_turn(service, Turn(question="Thu ngân sách?"), (), lambda: reach.documents(str(made.id)))
    assert service.kept_to == tuple(row.id for row in shelf._store.documents() if row.name == "ca-mau.md")
    answer_turn(service, Turn(question="Thu ngân sách?"), (), lambda: reach.documents(""))
    assert service.kept_to is None


def test_another_persons_own_set_cannot_be_reached(bench: tuple[Shelf, Reach]) -> None:
    """Not by its number; a shared one is named with its owner and cannot be changed."""
    _, reach = bench
    own = reach.sets.create("an", "Riêng")
    with pytest.raises(CorpusError, match="không còn nữa"):
        reach.documents(str(own.id))
    reach.sets.share("an", own.id, is_shared=True)
    assert reach.documents(str(own.id)) == ()
    bar = draw_bar(reach.visible(), str(own.id))
    assert "Riêng (0 tài liệu, của an)" in bar
    assert "data-set-take" not in bar
    assert bar.count(" disabled") == 2


def test_what_is_lost_has_a_way_back(bench: tuple[Shelf, Reach]) -> None:
    """Deleting and taking out offer to undo; undoing brings the same documents back."""
    shelf, reach = bench
    keys = [row.key for row in shelf.view().rows]
    answer_set_click(shelf, reach, {"name": "create", "text": "Hai", "keys": keys})
    number = reach.visible()[0].set.id

    def send(name: str, **more: Any) -> str:
        return str(answer_set_click(shelf, reach, {"name": name, "set": str(number), **more})[0])

    assert 'data-set-undo="add"' in send("take", keys=keys[:1])
    assert reach.visible()[0].documents == 1
    send("add", keys=keys[:1])
    assert 'data-set-undo="restore"' in send("delete")
    assert reach.visible() == ()
    send("restore")
    assert reach.visible()[0].documents == 2


def test_names_are_escaped(bench: tuple[Shelf, Reach]) -> None:
    """In the bar, its choices and the notices."""
    shelf, reach = bench
    notice, bar = answer_set_click(shelf, reach, {"name": "create", "text": HOSTILE})
    number = reach.visible()[0].set.id
    for html in (notice, bar, draw_bar(reach.visible(), str(number)), draw_undoable(HOSTILE, HOSTILE, 1, [HOSTILE])):
        assert not {"script", "img"} & set(read_html(html).tags)


def test_a_number_is_read_strictly() -> None:
    """Digits of the keyboard alone."""
    assert read_number("12") == 12
    with pytest.raises(CorpusError, match="chưa chọn bộ tài liệu"):
        read_number(None)
