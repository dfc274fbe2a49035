"""What a person corrects of a document: kept apart, shown, used in citations, kept when it is read again, undone."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.build import build_index
from index.errors import CorpusError
from index.people.corrections import Corrections, clean_value
from index.people.database import open_people
from index.store import open_store
from qa.ask import open_asker
from qa.page.correction_view import read_corrections
from qa.page.intake import Intake
from qa.page.screen.shelf import answer_click
from qa.page.shelf import Shelf
from tests.html_text import read_html, words

DECISION = """ỦY BAN NHÂN DÂN
TỈNH BẠCH SƠN

Số: 15/QĐ-UBND

Bạch Sơn, ngày 03 tháng 4 năm 2024

QUYẾT ĐỊNH

Về việc giao chỉ tiêu trồng rừng năm 2024

Điều 1. Năm 2024, tổng thu ngân sách trên địa bàn đạt 77 tỷ đồng.
"""
QUESTION = "Năm 2024 tổng thu ngân sách trên địa bàn là bao nhiêu?"
HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(2)>'"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Index one decision."""
    (tmp_path / "quyet-dinh.txt").write_text(DECISION, encoding="utf-8")
    build_index([tmp_path / "quyet-dinh.txt"], home=tmp_path / "kho")
    return tmp_path / "kho"


@pytest.fixture
def shelf(home: Path) -> Iterator[Shelf]:
    """Open its shelf, on which changes are allowed; nothing is read in the background."""
    database = open_people(home)
    intake = Intake(home, encoder=None, changed=threading.Event().set)
    yield Shelf(open_store(home), intake, corrections=Corrections(database))
    database.close()


def official(home: Path) -> str:
    """Return how the answer's citation names its place."""
    with open_asker(home).store:
        return open_asker(home).ask(QUESTION).citations[0].official


def test_a_correction_is_used_in_the_citation_and_answers_nothing(home: Path) -> None:
    """Number and date change in the name of the paper; who asks for its number gets what is printed."""
    assert official(home).startswith("Quyết định số 15/QĐ-UBND ngày 03/04/2024, ")
    assert not (home / "people.db").exists()
    database = open_people(home)
    (path,) = (row.path for row in open_store(home).documents())
    Corrections(database).put(path, {"number": "16/QĐ-UBND", "date": "2024-05-09"})
    assert official(home).startswith("Quyết định số 16/QĐ-UBND ngày 09/05/2024, ")
    asked = open_asker(home).ask("Số hiệu của quyết định giao chỉ tiêu trồng rừng là gì?")
    assert "16/QĐ-UBND" not in asked.text
    Corrections(database).put(path, {"number": "", "date": ""})
    assert official(home).startswith("Quyết định số 15/QĐ-UBND ngày 03/04/2024, ")
    database.close()


def test_a_correction_stays_when_the_document_is_read_again(home: Path, tmp_path: Path) -> None:
    """It belongs to the path, not to one reading."""
    database = open_people(home)
    path = str(tmp_path / "quyet-dinh.txt")
    Corrections(database).put(path, {"number": "16/QĐ-UBND"})
    (tmp_path / "quyet-dinh.txt").write_text(DECISION.replace("77 tỷ", "78 tỷ"), encoding="utf-8")
    build_index([tmp_path / "quyet-dinh.txt"], home=home)
    assert official(home).startswith("Quyết định số 16/QĐ-UBND ngày 03/04/2024, ")
    database.close()


def test_a_correction_is_listed_marked_and_undone(shelf: Shelf) -> None:
    """What is sent back unchanged is no correction; the notice holds what undoes it."""
    row = shelf.view().rows[0]
    sent = {"name": "correct", "key": row.key, "facts": {"title": "Giao rừng", "number": "15/QĐ-UBND", "date": ""}}
    notice, _, listed = answer_click(shelf, sent)
    assert shelf.view().rows[0].corrected == {"title": "Giao rừng"}
    text = words(read_html(listed).text)
    assert "Giao rừng" in text
    assert "15/QĐ-UBND · 03/04/2024" in text
    assert "sửa tay" in text
    assert [each.name for each in shelf.view("giao rung").rows] == ["quyet-dinh.txt"]
    back = json.loads(str(notice).split('data-facts="')[1].split('"')[0].replace("&quot;", '"'))
    assert back == {"title": "", "number": "", "date": ""}
    _, _, listed = answer_click(shelf, {"name": "correct", "key": row.key, "facts": back})
    assert "sửa tay" not in words(read_html(listed).text)
    assert shelf.view().rows[0].corrected == {}


def test_what_is_corrected_is_escaped(shelf: Shelf) -> None:
    """In the list, in the button that opens the dialog, and in the notice."""
    row = shelf.view().rows[0]
    facts = {"title": HOSTILE, "number": HOSTILE, "organ": HOSTILE}
    notice, _, listed = answer_click(shelf, {"name": "correct", "key": row.key, "facts": facts})
    for html in (notice, listed):
        assert not {"script", "img"} & set(read_html(str(html)).tags)
    assert HOSTILE in read_html(listed).text


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("signer", "An", "không có mục “signer”"),
        ("title", "x" * 301, "dài 301 ký tự"),
        ("date", "31/02/2024", "không phải ngày"),
        ("date", "2024-02-31", "không phải ngày"),
    ],
)
def test_what_cannot_be_a_value_changes_nothing(home: Path, field: str, value: str, told: str) -> None:
    """One line says what is wrong; the other fields of the same click are not kept either."""
    database = open_people(home)
    corrections = Corrections(database)
    with pytest.raises(CorpusError, match=told):
        corrections.put("/a", {"organ": "Sở Tài chính", field: value})
    assert corrections.all() == {}
    database.close()


def test_values_are_single_lines_and_anything_may_be_sent() -> None:
    """Line breaks and invisible signs go; what is no set of fields is none."""
    assert clean_value("title", " Báo\ncáo \u202e") == "Báo cáo"
    assert read_corrections("x") == read_corrections({"signer": "An"}) == {}
    assert read_corrections({"title": 5}) == {"title": "5"}


def test_where_nothing_may_be_changed_nothing_is_corrected(home: Path) -> None:
    """A page that takes no files shows no button and keeps no correction."""
    database = open_people(home)
    shelf = Shelf(open_store(home), corrections=Corrections(database))
    row = shelf.view().rows[0]
    assert shelf.correct(row.key, {"title": "Khác"}) == ("", {})
    assert "data-correct=" not in answer_click(shelf, {"name": "show"})[2]
    database.close()
