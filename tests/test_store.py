"""Tests of the store: exact round trips, whole transactions, faults of disks and files told in one line."""

import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.block_rows import block_from_row, block_to_row
from index.document import AlignedText, Block, BlockKind, Cell, FootnoteMark, Run, Span
from index.document_rows import document_rows
from index.errors import AlignmentError, StoreBroken, StoreError, StoreFull, StoreMismatch, StoreMissing
from index.figure import Direction, Figure, Role, Status
from index.letterhead_record import Item, Letterhead
from index.lock import sole_writer
from index.page import Page
from index.rows import Failure, figure_from_row, figure_to_row
from index.store import Store, open_store
from tests.record_samples import make_chunks, make_document, make_figure

LINES = ["Báo cáo thử nghiệm", "Thu được 5,5 tỷ đồng trong năm.", "Chi hết 3 tỷ đồng cho đường sá."]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Give an empty store."""
    with open_store(tmp_path / "kho", create=True) as opened:
        yield opened


def put(store: Store, lines: list[str], *, path: str = "/tai-lieu/bao-cao.txt") -> tuple[int, ...]:
    """Store a document with one figure ("5,5 tỷ đồng" where it stands); return the ids of its chunks."""
    document = make_document(lines, path=path)
    chunks = make_chunks(document)
    figures = [make_figure(document, chunks, "5,5 tỷ đồng")] if "5,5 tỷ đồng" in document.text else []
    return store.replace_document(document, chunks, figures).added


def test_a_stored_document_comes_back_equal(store: Store) -> None:
    """Text, blocks, chunks and figures are what was put in."""
    document = replace(make_document(LINES), territory="Hải Vân", period="Q1/2031")
    chunks = make_chunks(document)
    figure = make_figure(document, chunks, "5,5 tỷ đồng")
    added = store.replace_document(document, chunks, [figure], pipeline="p1").added
    (row,) = store.documents()
    assert (row.name, row.path, row.title) == ("bao-cao.txt", "/tai-lieu/bao-cao.txt", "Báo cáo thử nghiệm")
    assert (row.territory, row.period, row.pipeline) == ("Hải Vân", "Q1/2031", "p1")
    assert row.content_hash == document.content_hash
    assert store.document(row.id) == row
    assert store.document_text(row.id) == document.text
    assert store.blocks(row.id) == document.blocks
    assert store.block(row.id, 2) == document.blocks[1]
    assert tuple(each.chunk for each in store.chunks(added).values()) == chunks
    assert [each.figure for each in store.figures()] == [figure]
    assert store.figures_of_chunks(added)[added[1]][0].figure == figure


def test_every_part_of_a_block_comes_back() -> None:
    """A block with all its parts set is rebuilt equal."""
    block = Block(
        ordinal=7,
        kind=BlockKind.TABLE,
        aligned=AlignedText("Thu 5\nChi 3", (Run(0, 5, 10, 5), Run(5, 1, 15, 3), Run(6, 5, 18, 5))),
        section=("I. Phần một", "1. Mục một"),
        level=2,
        sentences=(Span(0, 5), Span(6, 11)),
        marks=(FootnoteMark(mark="4", offset=5),),
        anchor=(3, 12),
        mark="II.",
        cells=(Cell(row=0, column=0, span=Span(0, 3), header=True), Cell(row=0, column=1, span=Span(4, 5))),
        caption="Bảng 1",
        unit="",
        page=3,
    )
    assert block_from_row(block_to_row(block)) == block
    assert block_to_row(block)[-1].count("runs") == 1


numbers = st.decimals(allow_nan=False, allow_infinity=False)
texts = st.text(st.characters(exclude_categories=["Cs"]))


@given(
    number=numbers,
    upper=st.none() | numbers,
    value=numbers,
    text=texts,
    optional=st.none() | texts,
    row=st.none() | st.integers(0, 99),
)
def test_any_figure_comes_back_equal_to_the_digit(
    *, number: Decimal, upper: Decimal | None, value: Decimal, text: str, optional: str | None, row: int | None
) -> None:
    """Decimals keep every digit and their exponent; None stays apart from the empty text and from 0."""
    figure = Figure(
        block=1,
        chunk=0,
        span=Span(3, 9),
        clause=Span(0, 12),
        text=text,
        number=number,
        upper=upper,
        unit=text,
        value=value,
        base_unit=text,
        indicator=text,
        role=Role.PLAN_SHARE,
        direction=Direction.DOWN,
        period=text,
        baseline=optional,
        status=Status.ESTIMATE,
        parent=optional,
        territory=text,
        qualifier=text,
        row=row,
        column=row,
    )
    rebuilt = figure_from_row((1, 5, 2, *figure_to_row(figure)))
    assert (rebuilt.id, rebuilt.chunk_id, rebuilt.document_id) == (1, 5, 2)
    assert rebuilt.figure == figure
    assert str(rebuilt.figure.number) == str(number)


def test_replacing_a_document_leaves_nothing_of_the_former_reading(store: Store) -> None:
    """The new reading has a new id; chunks and figures of the old one are gone."""
    former = put(store, LINES)
    former_document = store.documents()[0].id
    document = make_document([*LINES[:1], "Chưa có số liệu."])
    change = store.replace_document(document, make_chunks(document), [])
    assert change.removed == former
    assert change.removed_document == former_document
    assert change.document_id > former_document
    assert set(change.added).isdisjoint(former)
    assert store.chunks(former) == {}
    assert list(store.figures()) == []
    assert store.counts() == {
        "documents": 1, "blocks": 2, "chunks": 2, "figures": 0, "bound_figures": 0, "vectors": 0,
    }  # fmt: skip


def test_ids_are_never_used_twice(store: Store) -> None:
    """After the newest document is removed, the next one still gets new ids."""
    removed = put(store, LINES)
    assert store.remove_document("/tai-lieu/bao-cao.txt") == removed
    assert min(put(store, LINES)) > max(removed)


def test_each_change_advances_the_generation(store: Store) -> None:
    """Storing and removing count; removing what is not there does not."""
    assert store.generation == 0
    put(store, LINES)
    put(store, LINES)
    assert store.generation == 2
    assert store.remove_document("/tai-lieu/khac.txt") == ()
    assert store.generation == 2
    store.remove_document("/tai-lieu/bao-cao.txt")
    assert store.generation == 3


def test_several_documents_are_stored_together_or_not_at_all(store: Store) -> None:
    """The second would take the name of the first: neither comes, and the former reading stays."""
    former = put(store, LINES)
    first, second, third = (
        document_rows(document, make_chunks(document), [], pipeline="")
        for document in (
            make_document(LINES[:2]),
            make_document(LINES, path="/khac/bao-cao.txt"),
            make_document(LINES, path="/khac/b.txt"),
        )
    )
    with pytest.raises(StoreError):
        store.replace_documents([first, second])
    assert tuple(store.chunks(former)) == former
    replaced, added = store.replace_documents([first, third])
    assert (replaced.removed, added.removed) == (former, ())
    assert (*replaced.added, *added.added) == tuple(range(max(former) + 1, max(former) + 6))
    assert store.counts()["chunks"] == 5
    assert store.generation == 3


def test_a_figure_that_is_not_its_source_text_is_refused_and_the_former_reading_stays(store: Store) -> None:
    """A wrong span is a bug that raises before anything is written."""
    former = put(store, LINES)
    document = make_document(LINES)
    chunks = make_chunks(document)
    wrong = replace(make_figure(document, chunks, "5,5 tỷ đồng"), text="5,6 tỷ đồng")
    with pytest.raises(AlignmentError, match="không khớp nguồn “5,5 tỷ đồng”"):
        store.replace_document(document, chunks, [wrong])
    assert tuple(store.chunks(former)) == former


def test_a_chunk_outside_its_document_is_refused(store: Store) -> None:
    """Spans are checked against the text."""
    document = make_document(LINES)
    chunks = tuple(replace(chunk, span=Span(0, 10_000)) for chunk in make_chunks(document))
    with pytest.raises(AlignmentError):
        store.replace_document(document, chunks, [])


def test_chunks_come_in_the_order_asked_and_unknown_ids_are_left_out(store: Store) -> None:
    """A ranking with a hit that was removed meanwhile is still served."""
    first, second, third = put(store, LINES)
    assert list(store.chunks([third, 999, first])) == [third, first]
    assert store.chunks([second])[second].chunk.text == LINES[1]
    assert store.chunks([]) == {}


def test_a_stretch_of_a_document_can_be_read(store: Store) -> None:
    """By the ordinals of its chunks, as far as there are any."""
    put(store, LINES)
    (row,) = store.documents()
    stretch = store.chunks_of_document(row.id, ordinals=range(1, 9))
    assert [each.chunk.text for each in stretch] == LINES[1:]
    assert store.chunks_of_document(row.id, ordinals=range(3, 9)) == ()


def test_pages_come_back_as_they_went_in(store: Store) -> None:
    """With the places of their characters, what was not read, and the warnings of the reading."""
    first = Page(number=1, span=Span(0, 4), width=595.0, height=842.0, boxes=bytes(range(32)), confidence=0.5)
    second = Page(number=2, span=Span(4, 4), name="Thu", problem="trông như ảnh quét")
    document = replace(make_document(LINES), format="pdf", pages=(first, second), warnings=("một trang trống",))
    letterhead = Letterhead(number=Item(text="1/BC-UBND", span=Span(0, 9)))
    document = replace(document, letterhead=letterhead)
    number = store.replace_document(document, (), []).document_id
    assert store.pages(number) == (first, second)
    assert (store.document(number).format, store.document(number).warnings) == ("pdf", ("một trang trống",))
    assert store.document(number).letterhead == letterhead


def test_a_chunk_comes_with_what_is_shown_of_it(store: Store) -> None:
    """Source text as written, heading path, kind and page, without reading the block and the document."""
    document = make_document(LINES)
    blocks = (
        document.blocks[0],
        replace(document.blocks[1], section=("I. Thu", "1. Thuế")),
        document.blocks[2],
    )
    chunks = make_chunks(document)
    said = (chunks[0], replace(chunks[1], text="Thu được 5,5 tỷ đồng trong năm (viết lại)", page=4), chunks[2])
    added = store.replace_document(replace(document, blocks=blocks), said, []).added
    stored = store.chunks(added)[added[1]]
    assert stored.chunk.text == "Thu được 5,5 tỷ đồng trong năm (viết lại)"
    assert stored.source_text == LINES[1]
    assert (stored.kind, stored.section, stored.chunk.page) == (BlockKind.PARAGRAPH, ("I. Thu", "1. Thuế"), 4)
    assert store.chunks(added)[added[2]].source_text == LINES[2]


def test_figures_can_be_filtered(store: Store) -> None:
    """By document, role and status, all of which must agree."""
    put(store, LINES)
    put(store, ["Tên khác", "Cũng thu 5,5 tỷ đồng."], path="/tai-lieu/khac.txt")
    documents = {row.name: row.id for row in store.documents()}
    assert len(list(store.figures(role=Role.LEVEL, status=Status.ACTUAL))) == 2
    assert list(store.figures(role=Role.GROWTH)) == []
    (one,) = store.figures(document_id=documents["khac.txt"])
    assert one.document_id == documents["khac.txt"]


def test_vectors_of_unchanged_passages_survive_a_replacement(store: Store) -> None:
    """Only the changed line of a replaced document is without vector."""
    ids = put(store, LINES)
    store.claim_model("thử", 2)
    assert store.chunks_without_vectors() == ids
    store.set_vectors(ids, np.array([[1, 0], [0, 1], [0.6, 0.8]], dtype=np.float32))
    assert store.chunks_without_vectors() == ()
    again = put(store, [*LINES[:2], "Chi hết 4 tỷ đồng cho đường sá."])
    assert store.chunks_without_vectors() == (again[2],)
    assert store.vector_ids() == again[:2]
    stored_ids, vectors = store.vectors([*again, 999])
    assert stored_ids.tolist() == list(again[:2])
    assert vectors.dtype == np.float32
    assert vectors.tolist() == [[1, 0], [0, 1]]


def test_equal_passages_share_one_vector(store: Store) -> None:
    """Two files that say the same under the same title are embedded once."""
    ids = put(store, LINES)
    other = put(store, LINES, path="/tai-lieu/ban-sao.txt")
    store.claim_model("thử", 1)
    assert store.chunks_without_vectors() == ids
    store.set_vectors(ids, np.ones((3, 1), dtype=np.float32))
    assert store.vector_ids() == (*ids, *other)


def test_what_was_read_last_gets_its_vectors_first(store: Store) -> None:
    """Whoever drops a report waits for that one, not for the archive before it; within it, in reading order."""
    archive = put(store, LINES, path="/tai-lieu/kho.txt")
    report = put(store, ["Tên", "Thu 9 tỷ đồng.", "Chi 8 tỷ đồng."], path="/tai-lieu/moi.txt")
    assert store.chunks_without_vectors() == (*report, *archive)
    again = put(store, [*LINES[:2], "Chi hết 4 tỷ đồng cho đường sá."], path="/tai-lieu/kho.txt")
    assert store.chunks_without_vectors() == (*again, *report)


def test_vectors_that_nothing_needs_can_be_dropped(store: Store) -> None:
    """Passages of removed documents take no room for ever."""
    ids = put(store, LINES)
    store.claim_model("thử", 1)
    store.set_vectors([*ids, 999], np.ones((4, 1), dtype=np.float32))
    store.remove_document("/tai-lieu/bao-cao.txt")
    store.drop_unused_vectors()
    put(store, LINES)
    assert len(store.chunks_without_vectors()) == 3


def test_another_model_is_refused_with_the_cure(store: Store) -> None:
    """Name and dimension both count; dropping the vectors lets another model come."""
    store.claim_model("mô-hình-a", 384)
    store.claim_model("mô-hình-a", 384)
    with pytest.raises(
        StoreMismatch, match=r"“mô-hình-a” \(384 chiều\), nay dùng “mô-hình-b” \(768 chiều\).*--reindex"
    ):
        store.claim_model("mô-hình-b", 768)
    with pytest.raises(StoreMismatch):
        store.claim_model("mô-hình-a", 383)
    store.forget_vectors()
    store.claim_model("mô-hình-b", 768)
    assert store.model == ("mô-hình-b", 768)


def test_failures_are_kept_until_the_file_can_be_read(store: Store) -> None:
    """A failure goes when the file is stored, or on request."""
    store.record_failure(Failure(path="/tai-lieu/bao-cao.txt", reason="tệp rỗng", cure="ghi nội dung"))
    store.record_failure(Failure(path="/tai-lieu/khac.txt", reason="tệp rỗng", cure="ghi nội dung"))
    put(store, LINES)
    assert [failure.path for failure in store.failures()] == ["/tai-lieu/khac.txt"]
    store.forget_failure("/tai-lieu/khac.txt")
    assert store.failures() == ()


def test_a_missing_store_says_how_to_make_one(tmp_path: Path) -> None:
    """Nothing is created by looking."""
    with pytest.raises(StoreMissing, match=r"chưa có chỉ mục.*qa index"):
        open_store(tmp_path / "kho")
    assert not (tmp_path / "kho").exists()


@pytest.mark.parametrize("damage", [b"not a database " * 400, b""])
def test_a_file_that_is_no_store_is_broken(tmp_path: Path, damage: bytes) -> None:
    """Foreign bytes and an empty file give one line with a cure."""
    (tmp_path / "store.db").write_bytes(damage)
    with pytest.raises(StoreBroken) as caught:
        open_store(tmp_path)
    assert "\n" not in str(caught.value)
    assert "hãy" in str(caught.value)


def test_a_torn_store_is_broken_where_it_is_read(tmp_path: Path) -> None:
    """Overwritten pages give an error of this project, not of the database."""
    with open_store(tmp_path, create=True) as store:
        for number in range(30):
            put(store, [*LINES, "Một dòng khá dài để chiếm chỗ. " * 200], path=f"/tai-lieu/{number}.txt")
    path = tmp_path / "store.db"
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(8192)
        file.write(b"\xff" * (size - 8192))
    with pytest.raises(StoreBroken, match="bị hỏng"):
        _read_all(tmp_path)


def _read_all(home: Path) -> None:
    with open_store(home) as store:
        store.documents()
        list(store.figures())


def test_another_format_is_refused(tmp_path: Path) -> None:
    """A store of a later program is not guessed at."""
    open_store(tmp_path, create=True).close()
    connection = sqlite3.connect(tmp_path / "store.db")
    connection.execute("UPDATE meta SET value = '999' WHERE key = 'format'")
    connection.commit()
    connection.close()
    with pytest.raises(StoreMismatch, match="định dạng 999"):
        open_store(tmp_path)


@pytest.mark.parametrize("fault", ["max_page_count = 1", "query_only = 1"])
def test_a_disk_without_room_loses_nothing(store: Store, fault: str) -> None:
    """A full or read-only disk is told in one line; the former reading can still be read, and later replaced."""
    former = put(store, LINES)
    store._database._connection.execute(f"PRAGMA {fault}")
    with pytest.raises(StoreFull, match="phần đã lưu vẫn còn") as caught:
        put(store, [*LINES, "dài " * 100_000])
    assert "\n" not in str(caught.value)
    assert tuple(store.chunks(former)) == former
    store._database._connection.execute("PRAGMA query_only = 0")
    store._database._connection.execute("PRAGMA max_page_count = 1000000")
    assert len(put(store, LINES)) == 3


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """A file in the place of the home folder."""
    (tmp_path / "kho").write_text("một tệp", encoding="utf-8")
    with pytest.raises(StoreFull, match="không ghi được"):
        open_store(tmp_path / "kho", create=True)


def test_a_store_in_a_folder_without_room_for_a_log_can_be_read(tmp_path: Path) -> None:
    """What lies on a read-only medium serves; writing there is refused in one line."""
    with open_store(tmp_path, create=True) as store:
        put(store, LINES)
    # A folder in the place of the log is what a read-only medium looks like to the database, also to root.
    (tmp_path / "store.db-wal").mkdir()
    with open_store(tmp_path) as store:
        assert [row.name for row in store.documents()] == ["bao-cao.txt"]
        with pytest.raises(StoreFull):
            put(store, LINES)


def test_an_interrupted_write_leaves_the_former_reading(store: Store) -> None:
    """Whatever is raised inside a transaction undoes all of it."""
    former = put(store, LINES)
    with pytest.raises(KeyboardInterrupt):
        _delete_and_stop(store)
    assert tuple(store.chunks(former)) == former


def _delete_and_stop(store: Store) -> None:
    with store._database.transaction() as connection:
        connection.execute("DELETE FROM documents")
        raise KeyboardInterrupt


def test_threads_share_a_store(store: Store) -> None:
    """Readers in several threads see whole documents while one is replaced again and again."""
    put(store, LINES)
    seen: list[int] = []

    def read() -> None:
        for _ in range(50):
            row = store.documents()[0]
            seen.append(len(store.chunks_of_document(row.id)))

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for _ in range(20):
        put(store, LINES)
    for thread in threads:
        thread.join()
    # 0: the document was replaced between the two statements; never a part of it.
    assert set(seen) <= {0, 3}
    assert len(seen) == 200


def test_a_second_process_reads_while_one_writes(store: Store) -> None:
    """Another connection sees the last whole state."""
    put(store, LINES)
    with store._database.transaction() as connection:
        connection.execute("DELETE FROM documents")
        with open_store(store.home) as reader:
            assert len(reader.documents()) == 1
        connection.execute("ROLLBACK")
        connection.execute("BEGIN")


def test_a_second_writer_is_told_to_wait(tmp_path: Path) -> None:
    """The lock is held by one writer; the other waits, says so, and gives up with a clear line."""
    told: list[str] = []
    with sole_writer(tmp_path):
        with (
            pytest.raises(StoreError, match="chương trình khác đang ghi"),
            sole_writer(tmp_path, wait_seconds=0.3, report=told.append),
        ):
            pass
        assert len(told) == 1
    with sole_writer(tmp_path, wait_seconds=0):
        pass


def test_documents_and_blocks_that_are_not_there_are_key_errors(store: Store) -> None:
    """Asking for a removed document is told apart from a damaged store."""
    with pytest.raises(KeyError):
        store.document(1)
    with pytest.raises(KeyError):
        store.document_text(1)
    with pytest.raises(KeyError):
        store.block(1, 1)


def test_the_list_of_documents_follows_what_another_connection_changes(tmp_path: Path) -> None:
    """It is kept until the generation of the store moves on, whoever moved it."""
    with open_store(tmp_path, create=True) as writing, open_store(tmp_path) as reading:
        assert reading.documents() == ()
        put(writing, ["Thu 5 tỷ đồng."])
        assert reading.documents() == writing.documents() != ()
        writing.remove_document("/tai-lieu/bao-cao.txt")
        assert reading.documents() == ()


def test_chunks_and_figures_that_were_read_follow_what_another_connection_changes(tmp_path: Path) -> None:
    """They are kept, and gone with their document."""
    with open_store(tmp_path, create=True) as writing, open_store(tmp_path) as reading:
        added = put(writing, LINES)
        assert list(reading.chunks(added)) == list(added)
        assert list(reading.figures_of_chunks(added)) == [added[1]]
        writing.remove_document("/tai-lieu/bao-cao.txt")
        assert reading.chunks(added) == {}
        assert reading.figures_of_chunks(added) == {}
