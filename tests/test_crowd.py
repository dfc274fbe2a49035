"""Several processes at one index: nobody who asks is told of it."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from index.build import build_index
from index.errors import StoreError
from index.store import Store, open_store
from qa.ask import Asker, open_asker
from qa.audit.audit import audit_store
from qa.check.command import check_file
from qa.check.verdict import Verdict
from qa.cli import run
from qa.find import find_places, read_sought
from qa.series.assemble import find_series
from qa.steady import read_steadily


def test_writers_readers_and_pages_get_along(tmp_path: Path) -> None:
    """Eight processes: no error reaches a caller, each document is whole, and the pages notice the last change."""
    words = ["-m", "qa.evaluation.crowd_trials", "--operations", "1", "--home", str(tmp_path)]
    done = subprocess.run([sys.executable, *words], capture_output=True, text=True, timeout=300, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("2 writers, 4 readers, 2 pages, 1 operations each: 0 wrong")


@pytest.fixture
def asker(tmp_path: Path) -> Asker:
    """Index two reports and open the index for questions."""
    for name, value in (("a", "91,4"), ("b", "12,5")):
        text = f"# Báo cáo xã {name} năm 2024\n\nNăm 2024, sản lượng lúa đạt {value} nghìn tấn.\n"
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    build_index([tmp_path], home=tmp_path / "kho")
    return open_asker(tmp_path / "kho")


def test_a_question_during_which_its_document_is_replaced_is_answered(
    asker: Asker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The document goes between the finding of its passages and the reading of its row; the other one answers."""
    real, removed = Store.figures_of_chunks, []

    def remove_first(store: Store, ids: object) -> object:
        if not removed:
            row = next(row for row in store.documents() if row.name == "a.md")
            removed.append(store.remove_document(row.path))
            raise KeyError(row.id)
        return real(store, ids)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "figures_of_chunks", remove_first)
    answer = asker.ask("Sản lượng lúa năm 2024 đạt bao nhiêu?")
    assert "12,5" in answer.text
    assert removed


def test_a_fault_of_the_program_is_not_taken_for_a_change(asker: Asker) -> None:
    """Where nothing changed, the same would come again."""

    def fail() -> None:
        raise KeyError("x")

    with pytest.raises(KeyError):
        read_steadily(asker.retriever, fail)


def test_an_index_that_never_rests_is_told(asker: Asker) -> None:
    """After some attempts, in one line with a cure."""

    def overtaken() -> None:
        with asker.store._database.transaction() as connection:
            connection.execute("UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'generation'")
        raise KeyError(1)

    with pytest.raises(StoreError, match="hãy hỏi lại"):
        read_steadily(asker.retriever, overtaken)


@pytest.fixture(name="overtaken")
def overtaken_store(asker: Asker, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Give a store in which the document "a.md" goes when blocks are first looked at."""
    removed: list[object] = []

    def removing(real: Callable[..., object]) -> Callable[..., object]:
        def read(store: Store, *arguments: int) -> object:
            if not removed:
                row = next(row for row in store.documents() if row.name == "a.md")
                removed.append(store.remove_document(row.path))
                raise KeyError(row.id)
            return real(store, *arguments)

        return read

    monkeypatch.setattr(Store, "_read_block", removing(Store._read_block))
    monkeypatch.setattr(Store, "blocks", removing(Store.blocks))
    return open_store(asker.store.home)


def test_a_series_during_which_a_document_goes_is_of_the_others(overtaken: Store) -> None:
    """And of them only."""
    (series,) = find_series(overtaken, "sản lượng lúa")
    assert [str(point.figure.number) for point in series.points] == ["12.5"]


def test_places_are_found_while_a_document_goes(overtaken: Store) -> None:
    """The other one is still there."""
    (place,) = find_places(overtaken, read_sought("12,5 nghìn tấn"))
    assert place.row.document.name == "b.md"


def test_an_audit_goes_on_while_a_document_goes(overtaken: Store) -> None:
    """It begins anew, and tells its steps again."""
    told: list[tuple[int, int]] = []
    assert audit_store(overtaken, report=lambda done, total: told.append((done, total))) == ()
    assert told == [(0, 4), (0, 2), (1, 2)]


def test_figures_are_listed_while_a_document_goes(overtaken: Store, capsys: pytest.CaptureFixture[str]) -> None:
    """Each once."""
    assert run(["figures", "--home", str(overtaken.home)]) == 0
    assert capsys.readouterr().out.count("12,5") == 1


def test_a_draft_is_checked_while_a_document_goes(
    asker: Asker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By what is left."""
    real, removed = Store.figures_of_chunks, []

    def remove_first(store: Store, ids: object) -> object:
        if not removed:
            row = next(row for row in store.documents() if row.name == "a.md")
            removed.append(store.remove_document(row.path))
            raise KeyError(row.id)
        return real(store, ids)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "figures_of_chunks", remove_first)
    draft = tmp_path / "ban-thao.txt"
    draft.write_text("Năm 2024, sản lượng lúa xã b đạt 12,5 nghìn tấn.\n", encoding="utf-8")
    report = check_file(draft, asker.store.home, standard_input=lambda: b"", report=lambda _line: None)
    assert removed
    assert [finding.verdict for finding in report.findings] == [Verdict.PROVED]
