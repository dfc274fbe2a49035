"""The index behind Milvus holds what the one of this machine holds, through changes, crashes and losses."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.address import LOCAL, check_address, read_address
from index.build import build_index
from index.derive import open_lexical, read_lexical
from index.errors import StoreError
from index.integrity import check_dense, check_lexical
from index.lock import sole_writer
from index.milvus.bm25 import NO_TOKEN, dimension_of, read_frequencies, tally_terms, weigh_chunk
from index.milvus.ledger import Ledger
from index.milvus.rows import _connect
from index.milvus.vectors import MilvusVectors
from index.milvus.words import MilvusWords
from index.remove import remove_documents
from index.store import open_store
from index.terms import FIELDS
from index.vectors import read_dense
from qa.analyse.analyse import analyse_question
from qa.ask import open_asker
from qa.care.doctor import mend
from qa.retrieve.retrieve import Retriever
from tests.encoders import HashingEncoder
from tests.record_samples import split_at_spaces
from tests.test_dense import make_vectors
from tests.test_lexical import terms_of
from tests.two_reports import CA_MAU, TEXTS

ROOT = Path(__file__).parent.parent
# Nothing listens on port 9.
NOWHERE = "milvus:http://127.0.0.1:9"


def say_nothing(_line: str) -> None:
    """Take no notice."""


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Give a folder of two reports."""
    folder = tmp_path / "tai-lieu"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def home(tmp_path: Path, reports: Path, milvus: str) -> Path:
    """Give their home, with vectors, behind Milvus."""
    build_index([reports], home=tmp_path / "kho", encoder=HashingEncoder(), index=milvus)
    return tmp_path / "kho"


def found(home: Path, question: str, *, report: Callable[[str], None] = say_nothing) -> list[str]:
    """Return the source texts that a question finds by its words."""
    with open_store(home) as store:
        hits = read_lexical(store, report=report).search(question, 5, accented=True)
        chunks = store.chunks(chunk for chunk, _ in hits)
        return [each.source_text for each in chunks.values()]


def test_a_file_is_not_pinged_and_a_server_is_as_its_client_does(monkeypatch: pytest.MonkeyPatch) -> None:
    """The server inside this process takes more than a few pings in five minutes for an attack."""
    pymilvus = pytest.importorskip("pymilvus")
    options: dict[str, dict[str, int]] = {}

    def connect(*, uri: str, grpc_options: dict[str, int], **_others: object) -> object:
        options[uri] = grpc_options
        return object()

    monkeypatch.setattr(pymilvus, "MilvusClient", connect)
    _connect("kho/lite.db")
    _connect("http://127.0.0.1:19530")
    assert options["kho/lite.db"]["grpc.keepalive_time_ms"] > 5 * 60 * 1000
    assert options["http://127.0.0.1:19530"] == {}


def test_answers_are_those_of_the_index_of_this_machine(tmp_path: Path, home: Path, reports: Path) -> None:
    """Passages, their order and the answer, with their scores to four digits."""
    encoder = HashingEncoder()
    build_index([reports], home=tmp_path / "local", encoder=encoder)
    near, far = (open_asker(each, encoder=encoder) for each in (tmp_path / "local", home))
    for question in (
        "Tổng thu ngân sách của tỉnh Cà Mau năm 2021 là bao nhiêu?",
        "san luong che bup tuoi",
        "Cầu Suối Ngọc khánh thành ngày nào?",
        "Huyện Mây Hạ trồng bao nhiêu ha rừng phòng hộ?",
    ):
        asked = analyse_question(question)
        expected, passages = (each.retriever.find_passages(asked) for each in (near, far))
        assert [each.source_text for each in passages] == [each.source_text for each in expected]
        assert [each.dense for each in passages] == pytest.approx([each.dense for each in expected], abs=1e-6)
        assert far.ask(question).text == near.ask(question).text


def test_the_first_passages_of_a_long_report_are_the_same(tmp_path: Path, milvus: str) -> None:
    """For every indicator of the shipped document; the engine of this machine rounds lengths, this one does not.

    So the first passage may differ once in twenty, half of one of the first ten on average, scores by a twentieth.
    """
    homes = [tmp_path / "local", tmp_path / "milvus"]
    for place, address in zip(homes, (LOCAL, milvus), strict=True):
        build_index([ROOT / "corpus"], home=place, index=address)
    with open_store(homes[0]) as first, open_store(homes[1]) as second:
        near, far = (Retriever(each, read_lexical(each, report=print)) for each in (first, second))
        questions = sorted({f"{each.figure.indicator} là bao nhiêu?" for each in first.figures()})
        same_first = overlap = 0
        for question in questions:
            expected, passages = (each.find_passages(analyse_question(question), k=10) for each in (near, far))
            same_first += passages[0].span == expected[0].span
            overlap += len({each.span for each in passages} & {each.span for each in expected})
            assert passages[0].lexical == pytest.approx(expected[0].lexical, rel=0.05)
    assert len(questions) > 50
    assert same_first >= 0.95 * len(questions)
    assert overlap >= 9.5 * len(questions)


def test_homes_of_one_server_do_not_see_each_other(tmp_path: Path, home: Path, reports: Path, milvus: str) -> None:
    """The chunks of both have the same ids; what one removes the other keeps."""
    (reports / "yen-bai.md").unlink()
    (reports / "ca-mau.md").write_text("Đàn vịt có 300 con.", encoding="utf-8")
    build_index([reports], home=tmp_path / "khac", encoder=HashingEncoder(), index=milvus)
    assert found(tmp_path / "khac", "thu ngân sách hợp tác xã vịt") == ["Đàn vịt có 300 con."]
    assert "Đàn vịt có 300 con." not in found(home, "thu ngân sách hợp tác xã vịt")
    remove_documents([str(reports / "ca-mau.md")], home=tmp_path / "khac", report=say_nothing)
    assert found(tmp_path / "khac", "đàn vịt") == []
    assert any("61 hợp tác xã" in text for text in found(home, "hợp tác xã nông nghiệp"))


def test_a_changed_document_takes_the_place_of_the_former(home: Path, reports: Path) -> None:
    """Words, vectors and counts follow; the home remembers where its index lies."""
    (reports / "ca-mau.md").write_text(CA_MAU.replace("61 hợp tác xã", "77 hợp tác xã"), encoding="utf-8")
    assert build_index([reports], home=home, encoder=HashingEncoder()).replaced == ["ca-mau.md"]
    texts = found(home, "hợp tác xã nông nghiệp")
    assert any("77 hợp tác xã" in text for text in texts)
    assert not any("61 hợp tác xã" in text for text in texts)
    with open_store(home) as store:
        dense, words = read_dense(store, HashingEncoder()), read_lexical(store, report=say_nothing)
        assert dense is not None
        assert dense.ids == set(store.vector_ids())
        assert len(dense) == words.count_chunks() == store.counts()["chunks"]


def test_an_index_can_move_to_milvus_and_back(tmp_path: Path, reports: Path, milvus: str) -> None:
    """Nothing is read again; each place is filled from the store."""
    place = tmp_path / "kho"
    build_index([reports], home=place)
    expected = found(place, "sản lượng thủy sản")
    for address in (milvus, LOCAL, milvus):
        report = build_index([reports], home=place, index=address)
        assert sorted(report.unchanged) == sorted(TEXTS)
        assert read_address(place) == address
        assert found(place, "sản lượng thủy sản") == expected


def test_a_server_out_of_reach_is_told_and_the_index_stays_where_it_was(tmp_path: Path, reports: Path) -> None:
    """In one line, with what to do."""
    place = tmp_path / "kho"
    build_index([reports], home=place)
    with pytest.raises(StoreError, match="QA_INDEX=local") as caught:
        build_index([reports], home=place, index=NOWHERE)
    assert "\n" not in str(caught.value)
    assert read_address(place) == LOCAL
    assert found(place, "sản lượng thủy sản")


@pytest.mark.parametrize("address", ["", "milvus:", "http://a:19530", "qdrant:x"])
def test_an_address_that_names_no_engine_is_refused(address: str) -> None:
    """Before anything is opened."""
    with pytest.raises(StoreError, match="QA_INDEX"):
        check_address(address)


@pytest.mark.parametrize("step", ["open_change", "close_change"])
def test_a_process_killed_on_the_way_loses_no_document(
    home: Path, reports: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """Before its rows were touched or after; the next opening adds what is missing alone, and doubles nothing."""
    (reports / "ca-mau.md").write_text(CA_MAU.replace("61 hợp tác xã", "77 hợp tác xã"), encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(Ledger, step, _die)
        with pytest.raises(KeyboardInterrupt):
            build_index([reports], home=home)
    told: list[str] = []
    texts = found(home, "hợp tác xã nông nghiệp", report=told.append)
    assert not any("đang dựng lại" in line for line in told)
    assert sum("77 hợp tác xã" in text for text in texts) == 1
    assert not any("61 hợp tác xã" in text for text in texts)
    with open_store(home) as store:
        words = read_lexical(store, report=say_nothing)
        assert words.document_ids() == {document.id for document in store.documents()}
        assert words.documents_without_words() == ()
        assert words.count_chunks() == store.counts()["chunks"]


def _die(*_arguments: object, **_options: object) -> None:
    raise KeyboardInterrupt


def test_rows_that_the_server_lost_are_put_again(home: Path, milvus: str) -> None:
    """Told, and found as before."""
    expected = found(home, "sản lượng thủy sản")
    ledger = Ledger(home)
    MilvusWords(milvus, ledger, split_words=split_at_spaces)._rows.take_all()
    MilvusVectors(milvus, ledger, HashingEncoder().dimension)._rows.take_all()
    told: list[str] = []
    with sole_writer(home), open_store(home) as store:
        open_lexical(store, report=told.append).release()
    assert any("đang dựng lại từ kho" in line for line in told)
    assert found(home, "sản lượng thủy sản") == expected
    build_index([], home=home, encoder=HashingEncoder())
    with open_store(home) as store:
        dense = read_dense(store, HashingEncoder())
        assert dense is not None
        assert dense.similarities(HashingEncoder().encode_query("a"), store.vector_ids()).keys() == dense.ids


def test_qa_doctor_sees_what_the_server_lost_and_puts_it_again(home: Path, milvus: str, tmp_path: Path) -> None:
    """Words and vectors of one chunk each."""
    with open_store(home) as store:
        assert (check_lexical(store), check_dense(store)) == ("", "")
        words = MilvusWords(milvus, Ledger(home), split_words=split_at_spaces)
        words._rows.take("chunk", [min(words.chunk_ids())])
        vectors = MilvusVectors(milvus, Ledger(home), HashingEncoder().dimension)
        vectors._rows.take("chunk", [max(vectors.ids)])
        assert check_lexical(store) == "chỉ mục từ: thiếu 1 đoạn, thừa 0 đoạn"
        assert check_dense(store) == "chỉ mục vectơ: thiếu 1, thừa 0"
    mend(home, tmp_path / "cache")
    with open_store(home) as store:
        assert (check_lexical(store), check_dense(store)) == ("", "")


def test_lengths_that_drift_are_weighed_anew(tmp_path: Path, milvus: str) -> None:
    """A short text alone, then long ones in a second commit: as if all had come at once."""
    texts = ["thu ngân sách", *(f"thu chi {' '.join(f'chữ{n}' for n in range(20 + m))}" for m in range(9))]
    scores = []
    for name, parts in (("a", (texts[:1], texts[1:])), ("b", (texts,))):
        (tmp_path / name).mkdir()
        index = MilvusWords(milvus, Ledger(tmp_path / name), split_words=split_at_spaces)
        chunk = 0
        for part in parts:
            for text in part:
                chunk += 1
                index.add(chunk, [(chunk, terms_of(text))])
            index.commit(chunk)
        scores.append(dict(index.search("thu ngân sách", 20, accented=True)))
        index.release()
    assert scores[0].keys() == set(range(1, 11))
    assert scores[0] == pytest.approx(scores[1], rel=1e-5)


@given(st.lists(st.sampled_from(["thu", "chi", "ngân", "sách", "tỷ"]), max_size=200), st.floats(0.5, 300))
def test_frequencies_come_back_from_weights(tokens: list[str], average: float) -> None:
    """As 32-bit numbers, which is what Milvus holds."""
    tally = tally_terms(1, terms_of(" ".join(tokens)))
    averages = [average] * len(FIELDS)
    held = {dimension: float(np.float32(weight)) for dimension, weight in weigh_chunk(tally, averages).items()}
    assert read_frequencies(held, tally.lengths, averages) == tally.frequencies


def test_a_dimension_is_a_token_of_a_field() -> None:
    """The same token of two fields has two; all fit into what Milvus takes, and none is that of no token."""
    found = {dimension_of(field, token) for field in FIELDS for token in ("thu", "chi", "7.252,8")}
    assert len(found) == 12
    assert all(NO_TOKEN < dimension < 2**32 - 1 for dimension in found)


@pytest.fixture
def vectors(tmp_path: Path, milvus: str) -> Callable[[int], MilvusVectors]:
    """Give what opens the vectors of a home, with a length."""
    return lambda dimension: MilvusVectors(milvus, Ledger(tmp_path), dimension)


def test_the_nearest_vectors_are_those_of_numpy(vectors: Callable[[int], MilvusVectors]) -> None:
    """The ten best of 300 by one matrix product, for five queries; what is removed is found no more."""
    index, rows = vectors(8), make_vectors(300)
    index.add(np.arange(300) * 10, rows)
    for query in make_vectors(5, seed=1):
        similarities = rows @ query
        best = np.argsort(-similarities)[:10]
        nearest = index.search(query, 10)
        assert [number for number, _ in nearest] == (best * 10).tolist()
        assert [similarity for _, similarity in nearest] == pytest.approx(similarities[best].tolist(), abs=1e-6)
    index.remove([0, 10, 7])
    assert len(index) == 298
    assert index.similarities(rows[0], [0, 20, 7]).keys() == {20}
    assert vectors(8).ids == index.ids


def test_a_search_is_kept_to_some_vectors(
    vectors: Callable[[int], MilvusVectors], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every third and a run of ten, asked in several requests; ids that are not there are passed over."""
    monkeypatch.setattr("index.milvus.vectors.ASKED", 7)
    index, rows = vectors(8), make_vectors(100)
    index.add(np.arange(100), rows)
    allowed = np.unique(np.concatenate([np.arange(0, 100, 3), np.arange(40, 50)]))
    for query in make_vectors(5, seed=1):
        best = allowed[np.argsort(-(rows[allowed] @ query))[:5]]
        found = index.search(query, 5, among=np.append(allowed, 99_999))
        assert [number for number, _ in found] == best.tolist()
    assert index.search(rows[0], 5, among=np.array([], np.int64)) == ()


def test_half_put_vectors_are_put_again(
    vectors: Callable[[int], MilvusVectors], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process killed while it put them leaves them unsettled, not doubled."""
    index, rows = vectors(8), make_vectors(3)
    index.add(np.array([1]), rows[:1])
    note = Ledger.note_vectors

    def die_before_settling(ledger: Ledger, chunks: list[int], *, settled: bool) -> None:
        if settled:
            raise KeyboardInterrupt
        note(ledger, chunks, settled=settled)

    with monkeypatch.context() as patch:
        patch.setattr(Ledger, "note_vectors", die_before_settling)
        with pytest.raises(KeyboardInterrupt):
            index.add(np.array([2, 3]), rows[1:])
    again = vectors(8)
    again.mend()
    assert again.ids == {1}
    again.add(np.array([2, 3]), rows[1:])
    assert sorted(chunk for chunk, _ in again.search(rows[0], 10)) == [1, 2, 3]
