"""Named sets of documents and what a person may see: owners, sharing, undo, documents read again or removed."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from index.build import build_index
from index.errors import CorpusError
from index.people.collections import Collections, clean_name, scope
from index.people.database import open_people
from index.people.privacy import is_hidden, person_folder, visible_documents
from index.remove import remove_documents
from index.store import Store, open_store


@pytest.fixture
def sets(tmp_path: Path) -> Iterator[Collections]:
    """Open the sets of an empty file."""
    database = open_people(tmp_path / "kho")
    yield Collections(database)
    database.close()


def index_files(home: Path, **texts: str) -> dict[str, str]:
    """Index a file a name: "an_x" in An's own folder, the others for all; return paths by name."""
    paths: dict[str, Path] = {}
    for name, text in texts.items():
        person = name.split("_")[0]
        folder = person_folder(home, person) if person in {"an", "binh"} else home.parent / "chung"
        folder.mkdir(parents=True, exist_ok=True)
        paths[name] = folder / f"{name}.txt"
        paths[name].write_text(text, encoding="utf-8")
    build_index(list(paths.values()), home=home)
    return {name: str(path) for name, path in paths.items()}


def names(store: Store, ids: tuple[int, ...] | None) -> set[str]:
    """Return the names of documents without their endings; all for None."""
    return {Path(row.name).stem for row in store.documents() if ids is None or row.id in ids}


def test_a_set_is_made_filled_and_renamed(sets: Collections) -> None:
    """What is there already is not counted again; the set is found by its name without diacritics."""
    made = sets.create("", "  Báo cáo\nquý I ")
    assert (made.name, made.owner, made.is_shared) == ("Báo cáo quý I", "", False)
    assert sets.add("", made.id, ["/a", "/b", "/a"]) == 2
    assert sets.add("", made.id, ["/b", "/c"]) == 1
    assert sets.remove("", made.id, ["/a", "/z"]) == 1
    assert sets.find("", "bao cao quy i").paths == {"/b", "/c"}
    sets.rename("", made.id, "Báo cáo năm")
    assert [each.name for each in sets.visible("")] == ["Báo cáo năm"]
    with pytest.raises(CorpusError, match="không có bộ tài liệu nào tên “Báo cáo quý I”; xem các bộ"):
        sets.find("", "Báo cáo quý I")


def test_a_deleted_set_comes_back_whole(sets: Collections) -> None:
    """Unless its name was given away meanwhile."""
    made = sets.create("", "Dệt may")
    sets.add("", made.id, ["/a"])
    sets.delete("", made.id)
    assert sets.visible("") == ()
    sets.restore("", made.id)
    assert sets.get("", made.id).paths == {"/a"}
    sets.delete("", made.id)
    sets.create("", "Dệt may")
    with pytest.raises(CorpusError, match="đã có bộ tài liệu tên “Dệt may”"):
        sets.restore("", made.id)


@pytest.mark.parametrize(
    ("name", "told"), [(" \n", "còn trống"), ("x" * 101, "dài 101 ký tự"), ("\u202e", "còn trống")]
)
def test_a_name_must_be_one(sets: Collections, name: str, told: str) -> None:
    """Empty, too long, or only signs that nobody sees."""
    with pytest.raises(CorpusError, match=told):
        sets.create("", name)
    assert clean_name("a\x00b") == "a b"


def test_a_name_is_taken_for_its_owner_alone(sets: Collections) -> None:
    """Another person may have a set of the same name, and each finds the own one."""
    first = sets.create("an", "Dệt may", is_shared=True)
    second = sets.create("binh", "Dệt may")
    assert sets.find("an", "Dệt may") == first
    assert sets.find("binh", "Dệt may") == second
    assert sets.find("chi", "Dệt may") == first
    with pytest.raises(CorpusError, match="đã có bộ tài liệu"):
        sets.create("an", "Dệt may")


def test_a_private_set_is_seen_by_its_owner_alone(sets: Collections) -> None:
    """Until it is shared; then others see it and cannot change it."""
    made = sets.create("an", "Của An")
    assert sets.visible("binh") == sets.visible("") == ()
    with pytest.raises(CorpusError, match="không còn nữa"):
        sets.get("binh", made.id)
    sets.share("an", made.id, is_shared=True)
    assert [each.name for each in sets.visible("binh")] == ["Của An"]
    for change in (
        lambda: sets.rename("binh", made.id, "Khác"),
        lambda: sets.delete("binh", made.id),
        lambda: sets.share("binh", made.id, is_shared=False),
        lambda: sets.add("binh", made.id, ["/a"]),
        lambda: sets.remove("binh", made.id, ["/a"]),
        lambda: sets.restore("binh", made.id),
    ):
        with pytest.raises(CorpusError, match="chỉ người lập"):
            change()
    assert sets.get("binh", made.id).paths == frozenset()


def test_a_set_is_kept_in_the_file(tmp_path: Path) -> None:
    """Opened again it is the same."""
    database = open_people(tmp_path)
    made = Collections(database).create("", "Dệt may")
    Collections(database).add("", made.id, ["/a"])
    database.close()
    database = open_people(tmp_path)
    assert Collections(database).find("", "Dệt may").paths == {"/a"}
    database.close()


def test_a_person_never_sees_what_is_private_to_another(tmp_path: Path, sets: Collections) -> None:
    """Neither alone nor through a set that the other shares; who has not signed in sees nobody's."""
    home = tmp_path / "kho"
    paths = index_files(home, chung_1="Có 5 tấn chè.", an_1="An có 6 tấn chè.", binh_1="Bình có 7 tấn chè.")
    shared = sets.create("an", "Chia sẻ", is_shared=True)
    sets.add("an", shared.id, paths.values())
    own = sets.create("an", "Riêng")
    sets.add("an", own.id, paths.values())
    allowed = {"": {"chung_1"}, "an": {"chung_1", "an_1"}, "binh": {"chung_1", "binh_1"}, "an/..": {"chung_1"}}
    with open_store(home) as store:
        for owner, collection in product(allowed, (None, sets.get("an", shared.id))):
            assert names(store, scope(store, owner, collection)) == allowed[owner], (owner, collection)
        assert names(store, scope(store, "an", sets.get("an", own.id))) == allowed["an"]
        assert scope(store, "binh", sets.get("an", own.id)) == ()


def test_nothing_is_left_out_where_nothing_is_private(tmp_path: Path, sets: Collections) -> None:
    """None for all documents; a set still narrows them."""
    home = tmp_path / "kho"
    paths = index_files(home, chung_1="Có 5 tấn chè.", chung_2="Có 6 tấn chè.")
    made = sets.create("", "Một")
    sets.add("", made.id, [paths["chung_1"]])
    with open_store(home) as store:
        assert visible_documents(store, "") is None
        assert scope(store, "", None) is None
        assert names(store, scope(store, "", sets.get("", made.id))) == {"chung_1"}
        assert scope(store, "", sets.create("", "Trống")) == ()


def test_a_document_stays_in_its_set_when_it_is_read_again(tmp_path: Path, sets: Collections) -> None:
    """It gets another id; removed it leaves, and returns when it is read once more."""
    home = tmp_path / "kho"
    paths = index_files(home, chung_1="Có 5 tấn chè.", chung_2="Có 6 tấn chè.")
    made = sets.create("", "Một")
    sets.add("", made.id, [paths["chung_1"]])
    found = sets.get("", made.id)
    with open_store(home) as store:
        before = scope(store, "", found)
    index_files(home, chung_1="Có 8 tấn chè.")
    with open_store(home) as store:
        assert scope(store, "", found) != before
        assert names(store, scope(store, "", found)) == {"chung_1"}
    remove_documents([paths["chung_1"]], home=home, report=print, wait_seconds=5)
    with open_store(home) as store:
        assert scope(store, "", found) == ()
    index_files(home, chung_1="Có 8 tấn chè.")
    with open_store(home) as store:
        assert names(store, scope(store, "", found)) == {"chung_1"}


@pytest.mark.parametrize(
    ("path", "hidden"),
    [
        ("uploads/people/an/a.txt", False),
        ("uploads/people/an/kho.zip/trong/a.txt", False),
        ("uploads/people/binh/a.txt", True),
        ("uploads/people/an/../binh/a.txt", True),
        ("uploads/people/anh/a.txt", True),
        ("uploads/people/a.txt", True),
        ("uploads/people/an", True),
        ("uploads/a.txt", False),
        ("tai-lieu/people/binh/a.txt", False),
    ],
)
def test_what_lies_in_a_persons_folder_is_hidden_from_others(tmp_path: Path, path: str, *, hidden: bool) -> None:
    """By the names of its path; a file beside the folders of people is seen by nobody."""
    assert is_hidden(tmp_path, str(tmp_path / path), "an") is hidden
