"""Tests of the dense index: agreement with numpy, adding and removing in any order, damage of its file."""

from collections.abc import Sequence
from pathlib import Path

import faiss
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from index import dense, vector_lists
from index.dense import DenseIndex
from index.errors import StoreBroken, StoreFull

DIMENSION = 8


def make_vectors(count: int, *, seed: int = 0, dimension: int = DIMENSION) -> NDArray[np.float32]:
    """Give unit vectors in random directions."""
    rows = np.random.default_rng(seed).standard_normal((count, dimension))
    unit: NDArray[np.float32] = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    return unit


class Kept:
    """Keeps vectors exactly, as the database does."""

    def __init__(self) -> None:
        self.rows: dict[int, NDArray[np.float32]] = {}

    def __call__(self, ids: Sequence[int]) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Give those of some vectors that are kept."""
        held = [number for number in ids if number in self.rows]
        return np.array(held, np.int64), np.array([self.rows[number] for number in held]).reshape(-1, DIMENSION)


def add(index: DenseIndex, ids: NDArray[np.int64], vectors: NDArray[np.float32]) -> None:
    """Keep vectors and add them to the index."""
    assert isinstance(index._recall, Kept)
    index._recall.rows.update(zip(ids.tolist(), vectors, strict=True))
    index.add(ids, vectors)


def build(ids: NDArray[np.int64], vectors: NDArray[np.float32]) -> DenseIndex:
    """Give an index of vectors that are kept."""
    index = DenseIndex(vectors.shape[1], Kept())
    add(index, ids, vectors)
    return index


def make_index(count: int) -> tuple[DenseIndex, NDArray[np.float32]]:
    """Give an index of ids 0, 10, 20, ... and its vectors."""
    vectors = make_vectors(count)
    return build(np.arange(count) * 10, vectors), vectors


@pytest.fixture
def lists(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let lists begin beyond 50 vectors, a list for each 10."""
    monkeypatch.setattr(dense, "EXACT_LIMIT", 50)
    monkeypatch.setattr(vector_lists, "TRAINED", 10)


def test_the_nearest_come_first_with_their_cosine() -> None:
    """In the plane: (1, 0) lies on itself, 0.8 from (0.8, 0.6), 0 from (0, 1)."""
    vectors = np.array([[0, 1], [1, 0], [0.8, 0.6]], np.float32)
    index = build(np.array([5, 7, 9]), vectors)
    found = index.search(np.array([1, 0], np.float32), 2)
    assert [number for number, _ in found] == [7, 9]
    assert [similarity for _, similarity in found] == pytest.approx([1.0, 0.8], abs=1e-6)


def test_search_agrees_with_numpy() -> None:
    """The ten best of 300 by one matrix product, for twenty queries."""
    index, vectors = make_index(300)
    for query in make_vectors(20, seed=1):
        similarities = vectors @ query
        best = np.argsort(-similarities)[:10]
        found = index.search(query, 10)
        assert [number for number, _ in found] == (best * 10).tolist()
        assert [similarity for _, similarity in found] == pytest.approx(similarities[best].tolist(), abs=1e-6)


def test_equal_vectors_come_in_the_order_of_their_ids() -> None:
    """Also where the last place is given to one of many equals, and wherever they lie in the index."""
    vectors = np.repeat(make_vectors(2), 40, axis=0)
    ids = np.random.default_rng(3).permutation(80)
    index = build(ids, vectors)
    expected = sorted(ids[:40].tolist())
    for k in (1, 3, 40):
        assert [number for number, _ in index.search(vectors[0], k)] == expected[:k]


def test_a_search_for_more_than_there_is_gives_all() -> None:
    """And an empty index gives nothing."""
    index, vectors = make_index(3)
    assert len(index.search(vectors[0], 10)) == 3
    assert DenseIndex(DIMENSION, Kept()).search(vectors[0], 10) == ()


def test_similarities_leave_out_ids_that_are_not_there() -> None:
    """What is there gets the same number as by search."""
    index, vectors = make_index(5)
    found = index.similarities(vectors[0], [0, 7, 20])
    assert sorted(found) == [0, 20]
    assert found.items() <= dict(index.search(vectors[0], 5)).items()
    assert index.similarities(vectors[0], []) == {}


@pytest.mark.parametrize(
    ("ids", "vectors", "message"),
    [
        ([1, 1], make_vectors(2), "distinct"),
        ([-1], make_vectors(1), "0 or more"),
        ([20], make_vectors(1), r"\[20\]"),
        ([1, 2], make_vectors(1), "shape"),
        ([1], make_vectors(1, dimension=4), "shape"),
        ([1], make_vectors(1) * 2, "unit length"),
        ([1], make_vectors(1) * np.float32(np.nan), "unit length"),
    ],
)
def test_what_does_not_fit_is_refused_whole(ids: list[int], vectors: NDArray[np.float32], message: str) -> None:
    """The index stays as it was."""
    index, _ = make_index(5)
    with pytest.raises(ValueError, match=message):
        index.add(np.array(ids), vectors)
    assert len(index) == 5


@given(st.permutations(range(12)), st.integers(0, 12))
def test_the_order_of_adding_does_not_matter(order: list[int], first: int) -> None:
    """In two steps of any size, with every third vector doubled."""
    vectors = make_vectors(12)
    vectors[::3] = vectors[0]
    shuffled = np.array(order)
    index = build(shuffled[:first], vectors[shuffled[:first]])
    add(index, shuffled[first:], vectors[shuffled[first:]])
    whole = build(np.arange(12), vectors)
    assert index.search(vectors[0], 7) == whole.search(vectors[0], 7)


@given(st.sets(st.integers(0, 25)), st.sets(st.integers(0, 25)), st.sampled_from([5, 1000]))
def test_removed_ids_never_come_back(first: set[int], second: set[int], limit: int) -> None:
    """Neither by search nor by similarities, exact or in lists; the others are all there."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dense, "EXACT_LIMIT", limit)
        vectors = make_vectors(20)
        index = build(np.arange(20), vectors)
        for gone in (first, second):
            index.remove(gone)
        left = set(range(20)) - first - second
        assert {number for number, _ in index.search(vectors[3], 20)} == left
        assert set(index.similarities(vectors[3], range(26))) == left
        assert len(index) == len(left)


@given(st.integers(0, 20), st.integers(1, 5), st.sampled_from([5, 1000]))
def test_an_index_comes_back_from_its_file(
    tmp_path_factory: pytest.TempPathFactory, count: int, k: int, limit: int
) -> None:
    """With removals, exact or in lists; what comes back can be changed further."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dense, "EXACT_LIMIT", limit)
        index, _ = make_index(count)
        index.remove([10])
        path = tmp_path_factory.mktemp("dense") / "dense"
        index.save(path)
        assert isinstance(index._recall, Kept)
        loaded = DenseIndex.load(path, index._recall)
        query = make_vectors(1, seed=9)[0]
        assert loaded.search(query, k) == index.search(query, k)
        add(loaded, np.array([10]), make_vectors(1, seed=9))
        assert loaded.search(query, k)[0][0] == 10


def test_a_removed_id_can_be_added_with_another_vector(lists: None) -> None:
    """Only the new one answers."""
    index, vectors = make_index(80)
    index.remove([0])
    assert index.search(vectors[0], 1)[0][0] != 0
    add(index, np.array([0]), -vectors[:1])
    ((number, similarity),) = index.search(-vectors[0], 1)
    assert number == 0
    assert similarity == pytest.approx(1.0, abs=1e-6)


def test_lists_find_what_exact_search_finds(lists: None) -> None:
    """All of so few lists are searched; the change from one to the other loses none, and similarities are exact."""
    index, vectors = make_index(45)
    more = make_vectors(300, seed=2)
    add(index, np.arange(300) * 10 + 1, more)
    assert index._lists == 34  # of 345 vectors, 10 in each
    everything, ids = np.concatenate([vectors, more]), np.concatenate([np.arange(45) * 10, np.arange(300) * 10 + 1])
    for query in make_vectors(10, seed=4):
        best = np.argsort(-(everything @ query))[:10]
        found = index.search(query, 10)
        assert [number for number, _ in found] == ids[best].tolist()
        assert [similarity for _, similarity in found] == pytest.approx((everything[best] @ query).tolist(), abs=1e-6)


def test_some_of_many_lists_find_what_lies_near(lists: None) -> None:
    """Of 4,000 vectors about 40 centres, asked for at a centre, the five nearest; not all lists are read for them."""
    centres = make_vectors(40, seed=5)
    spread = np.repeat(centres, 100, axis=0) + 0.1 * make_vectors(4000, seed=6)
    vectors = (spread / np.linalg.norm(spread, axis=1, keepdims=True)).astype(np.float32)
    index = build(np.arange(4000), vectors)
    assert index._lists == 252  # four times the root of 4,000
    for centre in centres:
        best = np.argsort(-(vectors @ centre))[:5]
        assert [number for number, _ in index.search(centre, 5)] == best.tolist()


def test_lists_are_made_anew_as_vectors_come(lists: None) -> None:
    """Ten lists of 100 vectors are too few for 200: with twice as many, what was there is still found."""
    index, vectors = make_index(100)
    assert index._lists == 10
    more = make_vectors(100, seed=2)
    add(index, np.arange(99) * 10 + 1, more[:99])
    assert index._lists == 10
    add(index, np.array([991]), more[99:])
    assert index._lists == 20
    assert index.search(vectors[7], 1)[0][0] == 70
    assert index.search(more[99], 1)[0][0] == 991


def test_lists_lie_in_their_file_until_they_change(lists: None, tmp_path: Path) -> None:
    """What is written after a change holds all, as does what is written unchanged over the file that it lies in."""
    index, vectors = make_index(100)
    assert isinstance(index._recall, Kept)
    path = tmp_path / "dense"
    index.save(path)
    loaded = DenseIndex.load(path, index._recall)
    assert loaded._is_mapped
    loaded.save(path)
    loaded.remove([0])
    assert not loaded._is_mapped
    loaded.save(path)
    again = DenseIndex.load(path, index._recall)
    assert again.ids == frozenset(range(10, 1000, 10))
    assert again.search(vectors[50], 3) == loaded.search(vectors[50], 3)


def test_what_is_kept_no_more_is_not_found(lists: None) -> None:
    """Another process removed it from the database after the index was opened."""
    index, vectors = make_index(100)
    assert isinstance(index._recall, Kept)
    del index._recall.rows[500]
    assert 500 not in dict(index.search(vectors[50], 10))
    assert index.similarities(vectors[50], [500]) == {}


def test_a_graph_of_a_former_version_is_refused(tmp_path: Path) -> None:
    """Its checksum is right; the index is made anew of the database then."""
    path = tmp_path / "dense"
    make_index(3)[0].save(path)
    graph = faiss.IndexIDMap2(faiss.IndexHNSWFlat(DIMENSION, 8, faiss.METRIC_INNER_PRODUCT))
    graph.add_with_ids(make_vectors(3), np.arange(3))
    faiss.write_index(graph, str(path))
    (tmp_path / "dense.check").write_text(str(dense._check(path)).replace("'", '"'))
    with pytest.raises(StoreBroken, match="qa index"):
        DenseIndex.load(path, Kept())


@pytest.mark.parametrize("damage", ["cut", "flip", "empty", "gone", "check gone", "check cut", "check other"])
def test_a_damaged_file_is_found_on_opening(tmp_path: Path, damage: str) -> None:
    """Whatever happened to the file or its checksum, in one line with the command that mends it."""
    path, check = tmp_path / "dense", tmp_path / "dense.check"
    make_index(20)[0].save(path)
    content = path.read_bytes()
    if damage == "cut":
        path.write_bytes(content[:-7])
    elif damage == "flip":
        path.write_bytes(content[:300] + bytes([content[300] ^ 1]) + content[301:])
    elif damage == "empty":
        path.write_bytes(b"")
    elif damage == "gone":
        path.unlink()
    elif damage == "check gone":
        check.unlink()
    elif damage == "check cut":
        check.write_text(check.read_text()[:5])
    else:
        check.write_text("[]")
    with pytest.raises(StoreBroken, match="qa index") as caught:
        DenseIndex.load(path, Kept())
    assert "\n" not in str(caught.value)


def test_a_file_of_another_kind_of_index_is_refused(tmp_path: Path) -> None:
    """Its checksum may be right, its content is not ours."""
    path = tmp_path / "dense"
    make_index(3)[0].save(path)
    faiss.write_index(faiss.IndexFlatL2(4), str(path))
    (tmp_path / "dense.check").write_text(str(dense._check(path)).replace("'", '"'))
    with pytest.raises(StoreBroken):
        DenseIndex.load(path, Kept())


def test_a_save_that_fails_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk is told in one line, and nothing is left lying about."""
    path = tmp_path / "dense"
    old, _ = make_index(5)
    old.save(path)

    def fill_the_disk(index: faiss.Index, name: str) -> None:
        Path(name).write_bytes(b"half")
        raise RuntimeError("Error in write: No space left on device")

    monkeypatch.setattr(faiss, "write_index", fill_the_disk)
    with pytest.raises(StoreFull, match="QA_HOME"):
        make_index(9)[0].save(path)
    assert len(DenseIndex.load(path, Kept())) == 5
    assert sorted(file.name for file in tmp_path.iterdir()) == ["dense", "dense.check"]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    """As no room and no right to write are."""
    with pytest.raises(StoreFull):
        make_index(2)[0].save(tmp_path / "gone" / "dense")


@pytest.mark.parametrize("count", [40, 300], ids=["exact", "lists"])
@pytest.mark.usefixtures("lists")
def test_a_search_is_kept_to_some_ids(count: int) -> None:
    """The best of every third vector by one matrix product; ids that are not there are passed over."""
    index, vectors = make_index(count)
    among = np.arange(0, count, 3)
    for query in make_vectors(10, seed=1):
        best = among[np.argsort(-(vectors[among] @ query))[:5]]
        found = index.search(query, 5, among=np.append(among * 10, 99_999))
        assert [number for number, _ in found] == (best * 10).tolist()


@pytest.mark.usefixtures("lists")
def test_fewer_than_wanted_may_be_found_among_some_ids() -> None:
    """One of two is there; of none nothing is found; what was removed is not found either."""
    for count in (40, 300):
        index, vectors = make_index(count)
        index.remove([30])
        assert [number for number, _ in index.search(vectors[0], 5, among=np.array([10, 30]))] == [10]
        assert index.search(vectors[0], 5, among=np.array([], np.int64)) == ()
