"""Every listing can be kept to some documents: figures, values, series, audit, drafts, coverage, the shelf."""

from pathlib import Path

import pytest

from index.among import chunks_among, documents_among
from index.build import build_index
from index.coverage import cover_documents
from index.derive import read_lexical
from index.errors import CorpusError
from index.lookup import figures_between
from index.parse import parse_document
from index.people.privacy import person_folder
from index.store import Store, open_store
from qa.audit.audit import audit_store
from qa.check.draft import check_draft
from qa.check.verdict import Verdict
from qa.find import find_places, read_sought
from qa.listing import FigureFilter, list_figures
from qa.page.draft import DraftChecker
from qa.page.figure_table import FigureQuery, FigureTable
from qa.page.shelf import Shelf
from qa.retrieve.retrieve import Retriever
from qa.series.assemble import find_series

ONE = """# Báo cáo kinh tế - xã hội năm 2031 của tỉnh Bạch Sơn

Năm 2031, thu nội địa đạt 610 tỷ đồng. Kim ngạch xuất khẩu đạt 480 triệu USD, trong đó: hàng dệt may 300 triệu USD, \
hàng thủy sản 175 triệu USD.
"""
OTHER = """# Báo cáo kinh tế - xã hội năm 2032 của tỉnh Bạch Sơn

Năm 2032, thu nội địa đạt 655 tỷ đồng. Sản lượng chè đạt 42 nghìn tấn.
"""


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Give an index of two reports, the first of which contradicts itself."""
    folder = tmp_path / "tài liệu"
    folder.mkdir()
    (folder / "một.md").write_text(ONE, encoding="utf-8")
    (folder / "hai.md").write_text(OTHER, encoding="utf-8")
    build_index([folder], home=tmp_path / "kho")
    return open_store(tmp_path / "kho")


def ids_of(store: Store, *names: str) -> list[int]:
    """Return the ids of documents by name."""
    return [row.id for row in store.documents() if row.name in names]


def test_figures_are_listed_of_the_documents_alone(store: Store) -> None:
    """Also where a name is asked that only another document has."""
    other = ids_of(store, "hai.md")
    assert {row.figure.text for row in list_figures(store, FigureFilter(), documents=other)} == {
        "655 tỷ đồng",
        "42 nghìn tấn",
    }
    assert list(list_figures(store, FigureFilter(), documents=[])) == []
    with pytest.raises(CorpusError, match="không có tài liệu nào tên “một”"):
        list(list_figures(store, FigureFilter(document="một"), documents=other))


def test_a_value_is_found_in_the_documents_alone(store: Store) -> None:
    """By value and as written."""
    one, other = ids_of(store, "một.md"), ids_of(store, "hai.md")
    for written in ("610 tỷ đồng", "610"):
        assert [place.row.document.name for place in find_places(store, read_sought(written), documents=one)] == [
            "một.md"
        ]
        assert find_places(store, read_sought(written), documents=other) == ()
    assert figures_between(store, 0, 1e18, documents=[]) == ()


def test_a_series_rests_on_the_documents_alone(store: Store) -> None:
    """Two periods of both, one of each."""
    (both,) = find_series(store, "thu nội địa")
    (one,) = find_series(store, "thu nội địa", documents=ids_of(store, "hai.md"))
    assert [point.figure.period for point in both.points] == ["2031", "2032"]
    assert [point.figure.period for point in one.points] == ["2032"]


def test_only_the_documents_are_audited(store: Store) -> None:
    """300 + 175 is not 480 in the first report; the second one agrees with itself."""
    assert audit_store(store, documents=ids_of(store, "một.md"))
    assert audit_store(store, documents=ids_of(store, "hai.md")) == ()


def test_a_draft_is_proved_by_the_documents_alone(store: Store, tmp_path: Path) -> None:
    """What the first report says is not seen when only the second one counts; nothing of it is named."""
    draft = tmp_path / "bản thảo.txt"
    draft.write_text("Năm 2031, thu nội địa của tỉnh Bạch Sơn đạt 610 tỷ đồng.", encoding="utf-8")
    retriever = Retriever(store, read_lexical(store, report=print))
    parsed = parse_document(draft, name=draft.name)
    (proved,) = check_draft(parsed, retriever, documents=ids_of(store, "một.md"))
    (unproved,) = check_draft(parsed, retriever, documents=ids_of(store, "hai.md"))
    assert proved.verdict is Verdict.PROVED
    assert unproved.verdict is not Verdict.PROVED
    assert {fact.passage.document for fact in unproved.facts} <= {"hai.md"}
    checker = DraftChecker(store.home)
    (shown,) = checker.check_file(draft, draft.name, documents=[]).findings
    assert shown.verdict is Verdict.UNKNOWN
    assert checker.check_text(draft.read_text(encoding="utf-8"), documents=None).findings[0].verdict is Verdict.PROVED


def test_only_the_documents_are_covered(store: Store) -> None:
    """The counts are those of all; None and no document differ."""
    (one,) = cover_documents(store, documents=ids_of(store, "một.md"))
    assert one == cover_documents(store)[1]
    assert cover_documents(store, documents=[]) == ()


def test_the_table_of_figures_knows_the_documents_alone(store: Store) -> None:
    """Its rows, its counts, the files made of it, and what its filters offer."""
    table, other = FigureTable(store), ids_of(store, "hai.md")
    page = table.find(FigureQuery(), documents=other)
    assert (page.found, page.total) == (2, 2)
    assert {row.document.name for row in page.rows} == {"hai.md"}
    assert table.all_rows(FigureQuery(), 10, documents=other)[1] == 2
    offers = table.offers(documents=other)
    assert offers["document"] == ("hai.md",)
    assert "2031" not in offers["period"]
    assert "triệu USD" not in offers["unit"]
    assert table.find(FigureQuery(), documents=[]).total == 0


def test_the_shelf_lists_the_documents_alone(store: Store) -> None:
    """Its counts too."""
    view = Shelf(store).view(documents=ids_of(store, "hai.md"))
    assert [row.name for row in view.rows] == ["hai.md"]
    assert (view.found, view.total) == (1, 1)


def test_the_shelf_does_not_list_what_is_private_to_others(store: Store) -> None:
    """Neither a document nor a file that could not be read; its owner sees both."""
    folder = person_folder(store.home, "an")
    folder.mkdir(parents=True)
    (folder / "riêng.md").write_text(ONE, encoding="utf-8")
    (folder / "hỏng.docx").write_bytes(b"PK\x03\x04 no zip")
    build_index([folder], home=store.home)
    everyone = {"một.md", "hai.md"}
    assert {row.name for row in Shelf(store).view(owner="an").rows} == {*everyone, "riêng.md", "hỏng.docx"}
    for owner in ("", "binh"):
        view = Shelf(store).view(owner=owner)
        assert ({row.name for row in view.rows}, view.total) == (everyone, 2)


def test_ids_that_are_gone_are_passed_over(store: Store) -> None:
    """Rows by name; the chunks of both documents are all chunks."""
    every = [row.id for row in store.documents()]
    assert documents_among(store, [*every, 99]) == documents_among(store, None)
    assert len(chunks_among(store, [*every, 99])) == store.counts()["chunks"]
    assert chunks_among(store, []).tolist() == []
