"""Files in, a searchable index out: the flow of indexing, and the only place that knows all of it.

read -> structure -> chunk -> extract (``index.parse``) -> store -> lexical index, document by document, so that each
can be searched as soon as it is parsed; then words, vectors and the dense index, which catch up. A file that fails is
listed and the others go on; what was stored of it before stays. Knows nothing of questions.
"""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from index.address import keep_address, read_address
from index.archives import Archives
from index.attempt import Parse, garbage_left
from index.derive import open_lexical
from index.errors import StoreError
from index.home import DATABASE_NAME
from index.ingest import BuildReport, Ingestion, Progress
from index.lock import WAIT_SECONDS, sole_writer
from index.parse import parse_document, pipeline_version
from index.prepare import Preparation, Prepared
from index.ray_parsers import check_parsers
from index.read import discover_files
from index.rows import Failure
from index.searching import WordIndex
from index.store import Store, open_store
from index.vectors import complete_vectors, refresh_dense
from index.words import complete_words
from index.workers import Crew

if TYPE_CHECKING:
    from index.embed import Encoder

__all__ = ["BuildReport", "build_index", "stand_by"]


def build_index(
    paths: Sequence[Path],
    *,
    home: Path,
    encoder: "Encoder | Callable[[], Encoder] | None" = None,
    prune: bool = False,
    reindex: bool = False,
    workers: int = 1,
    words: bool = True,
    index: str | None = None,
    parsers: str | None = None,
    wait_seconds: float = WAIT_SECONDS,
    report: Callable[[str], None] | None = None,
    progress: Progress | None = None,
    parse: Parse = parse_document,
    standby: Crew[Prepared] | None = None,
) -> BuildReport:
    """Bring the index at `home` up to date with files and folders.

    Parameters
    ----------
    paths
        Files and folders; folders are searched through.
    home
        Folder of the index; made when missing and something can be read.
    encoder
        Makes the vectors, or loads what makes them, called only when there are vectors to make; None leaves them
        out, and search is by words only.
    prune
        Also remove documents whose file is gone, below the given paths only.
    reindex
        Make all vectors anew, maybe with another model.
    workers
        Processes that parse side by side. What is not plain text is parsed in a process of its own in any case
        (``index.workers``).
    words
        Also find the words of what is read, and of what an earlier run left without; False leaves them to a later run.
    index
        Where the derived index is to lie from now on (``index.address``); None leaves it where it is.
    parsers
        The cluster that parses (``index.ray_parsers``), None for processes of this machine.
    wait_seconds
        How long to wait for another process that writes this index.
    report
        Told single lines in Vietnamese: what was mended, what is waited for.
    progress
        Told how far the work is.
    parse
        Makes of one file all that is stored of it.
    standby
        What `stand_by` gave, for the first file that is not plain text.

    Raises
    ------
    StoreError
        The index cannot be opened or written; documents stored before stay.
    """
    started = time.perf_counter()
    if parsers is not None:
        check_parsers(parsers)
    outcome = BuildReport()
    archives = Archives(workers)
    files, problems = discover_files(paths, look=archives.look)
    outcome.failures = [Failure(path=each.path, reason=each.reason, cure=each.cure) for each in problems]
    if not files and not (home / DATABASE_NAME).is_file():
        return outcome
    with (
        sole_writer(home, wait_seconds=wait_seconds, report=report or _say_nothing),
        open_store(home, create=True) as store,
    ):
        if encoder is not None and not callable(encoder) and not reindex:
            store.claim_model(encoder.name, encoder.dimension)
        lexical = _open_lexical_at(index, store, report or _say_nothing)
        try:
            ingestion = Ingestion(store, lexical, archives, outcome, progress or _show_nothing)
            if prune:
                ingestion.prune(paths)
            with garbage_left():
                ingestion.run(files, parse=parse, workers=workers, parsers=parsers, standby=standby)
            outcome.searchable_seconds = time.perf_counter() - started
            if words:
                outcome.words = complete_words(store, lexical, progress=progress or _show_nothing)
        finally:
            lexical.release()
        if outcome.replaced or outcome.removed:
            store.drop_unused_vectors()
        if encoder is not None and (reindex or store.chunks_without_vectors()):
            loaded = encoder() if callable(encoder) else encoder
            if reindex:
                # Only now, when the other model is there to make new ones.
                store.forget_vectors()
            store.claim_model(loaded.name, loaded.dimension)
            outcome.vectors = complete_vectors(store, loaded, progress=progress or _show_nothing)
        if store.model is not None:
            refresh_dense(store, report=report)
        outcome.counts = store.counts()
    outcome.seconds = time.perf_counter() - started
    return outcome


def stand_by() -> Crew[Prepared]:
    """Return a crew for `build_index`; after its ``start(1)`` a process has all loaded that a document needs."""
    return Crew(Preparation(parse_document, pipeline_version()), 1)


def _open_lexical_at(address: str | None, store: Store, report: Callable[[str], None]) -> WordIndex:
    """Open the lexical index at an address, which the home keeps only when something can be opened there."""
    former = read_address(store.home)
    keep_address(store.home, address or former)
    try:
        return open_lexical(store, report=report)
    except StoreError:
        keep_address(store.home, former)
        raise


def _say_nothing(_line: str) -> None:
    pass


def _show_nothing(_stage: str, _done: int, _total: int) -> None:
    pass
