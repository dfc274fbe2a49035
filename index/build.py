"""Files in, a searchable index out: the flow of indexing, and the only place that knows all of it.

read -> structure -> chunk -> extract (``index.parse``) -> store -> lexical index, document by document, so that each
can be searched as soon as it is parsed; then vectors and the dense index, which catch up. A file that fails is listed
and the others go on; what was stored of it before stays. Knows nothing of questions.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from hashlib import file_digest
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from index.derive import open_lexical
from index.errors import CorpusError, StoreError, UnreadableDocument
from index.lexical import LexicalIndex
from index.lock import WAIT_SECONDS, sole_writer
from index.naming import name_documents
from index.parse import Parsed, parse_document, pipeline_version
from index.read import discover_files
from index.rows import Failure
from index.store import DATABASE_NAME, Store, open_store
from index.vectors import complete_vectors

if TYPE_CHECKING:
    from index.embed import Encoder

# A commit of the lexical index costs about ten milliseconds: once in a while, and at the end.
COMMIT_SECONDS = 2.0


class Parse(Protocol):
    """A stage that makes of one file all that is stored of it; ``index.parse.parse_document`` is the real one."""

    def __call__(self, path: Path, *, name: str) -> Parsed:
        """Parse the file at `path`, called `name` in citations."""


class Progress(Protocol):
    """Told how far the work is."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Hear that of `stage`, named in Vietnamese, `done` parts of `total` are done."""


@dataclass(slots=True, kw_only=True)
class BuildReport:
    """What indexing did.

    Parameters
    ----------
    added, replaced, unchanged, removed
        Names of documents.
    failures
        Files that could not be read, with reason and cure.
    counts
        What the store holds now: documents, blocks, chunks, figures, bound_figures (with an indicator), vectors.
    seconds
        Wall time of all of it.
    searchable_seconds
        Wall time until the last document could be found by its words.
    """

    added: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0
    searchable_seconds: float = 0.0


def build_index(
    paths: Sequence[Path],
    *,
    home: Path,
    encoder: "Encoder | Callable[[], Encoder] | None" = None,
    prune: bool = False,
    reindex: bool = False,
    wait_seconds: float = WAIT_SECONDS,
    report: Callable[[str], None] | None = None,
    progress: Progress | None = None,
    parse: Parse = parse_document,
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
        Drop all vectors first, so that another model may make them.
    wait_seconds
        How long to wait for another process that writes this index.
    report
        Told single lines in Vietnamese: what was mended, what is waited for.
    progress
        Told how far the work is.
    parse
        Makes of one file all that is stored of it.

    Raises
    ------
    StoreError
        The index cannot be opened or written; documents stored before stay.
    """
    started = time.perf_counter()
    report = report or _say_nothing
    progress = progress or _show_nothing
    outcome = BuildReport()
    files, problems = discover_files(paths)
    outcome.failures = [Failure(path=each.path, reason=each.reason, cure=each.cure) for each in problems]
    if not files and not (home / DATABASE_NAME).is_file():
        return outcome
    with sole_writer(home, wait_seconds=wait_seconds, report=report), open_store(home, create=True) as store:
        if reindex:
            store.forget_vectors()
        if encoder is not None and not callable(encoder):
            store.claim_model(encoder.name, encoder.dimension)
        lexical = open_lexical(store, report=report)
        try:
            indexing = _Indexing(store, lexical, outcome, parse)
            if prune:
                indexing.prune(paths)
            indexing.run(files, progress)
        finally:
            lexical.release()
        outcome.searchable_seconds = time.perf_counter() - started
        if encoder is not None and store.chunks_without_vectors():
            loaded = encoder() if callable(encoder) else encoder
            store.claim_model(loaded.name, loaded.dimension)
            complete_vectors(store, loaded, progress=progress)
        outcome.counts = store.counts()
    outcome.seconds = time.perf_counter() - started
    return outcome


class _Indexing:
    """One run over files: the open store and lexical index, and what was done so far."""

    def __init__(self, store: Store, lexical: LexicalIndex, outcome: BuildReport, parse: Parse) -> None:
        self.store = store
        self.lexical = lexical
        self.outcome = outcome
        self.parse = parse
        self.committed_at = time.monotonic()

    def run(self, files: Sequence[Path], progress: Progress) -> None:
        """Index the files that are new or changed."""
        stored = {document.path: document for document in self.store.documents()}
        names = name_documents(files, {path: document.name for path, document in stored.items()})
        failed = {failure.path for failure in self.store.failures()}
        version = pipeline_version()
        for done, file in enumerate(files):
            progress("Đọc tài liệu", done, len(files))
            before = stored.get(str(file))
            if before is not None and before.pipeline == version and before.content_hash == _hash(file):
                self.outcome.unchanged.append(before.name)
                if before.path in failed:
                    self.store.forget_failure(before.path)
            else:
                self.index_file(file, names[file], version)
        if files:
            progress("Đọc tài liệu", len(files), len(files))
        if self.lexical.generation != self.store.generation:
            self.lexical.commit(self.store.generation)

    def index_file(self, file: Path, name: str, version: str) -> None:
        """Parse, store and index one file; a fault of the file is listed, a fault of the disk is raised."""
        try:
            parsed = self.parse(file, name=name)
            change = self.store.replace_document(parsed.document, parsed.chunks, parsed.figures, pipeline=version)
        except StoreError:
            raise
        except UnreadableDocument as error:
            self.fail(Failure(path=error.path, reason=error.reason, cure=error.cure))
            return
        except Exception as error:  # noqa: BLE001 - one strange file must not stop a thousand others
            self.fail(_unforeseen(file, error))
            return
        (self.outcome.added if change.removed_document is None else self.outcome.replaced).append(name)
        if change.removed_document is not None:
            self.lexical.remove_document(change.removed_document)
        self.lexical.add(change.document_id, zip(change.added, parsed.terms, strict=True))
        if time.monotonic() - self.committed_at > COMMIT_SECONDS:
            self.lexical.commit(self.store.generation)
            self.committed_at = time.monotonic()

    def prune(self, paths: Sequence[Path]) -> None:
        """Remove the documents below the paths whose file is gone for certain: a folder out of reach removes none."""
        roots = [path.resolve() for path in paths]
        for document in self.store.documents():
            path = Path(document.path)
            below = any(path == root or (root in path.parents and root.is_dir()) for root in roots)
            if below and _is_gone(path):
                self.store.remove_document(document.path)
                self.lexical.remove_document(document.id)
                self.outcome.removed.append(document.name)
                # That it is missing was just mended.
                self.outcome.failures = [each for each in self.outcome.failures if Path(each.path).resolve() != path]

    def fail(self, failure: Failure) -> None:
        """List a file that could not be indexed; what was stored of it before stays."""
        self.outcome.failures.append(failure)
        self.store.record_failure(failure)


def _unforeseen(file: Path, error: Exception) -> Failure:
    reason = str(error) if isinstance(error, CorpusError) else f"{type(error).__name__}: {error}"
    return Failure(
        path=str(file),
        reason=f"lỗi của chương trình khi xử lý ({' '.join(reason.split())})",
        cure="bản đã lưu trước đó vẫn còn; hãy gửi tệp này kèm dòng lỗi cho người phát triển",
    )


def _say_nothing(_line: str) -> None:
    pass


def _show_nothing(_stage: str, _done: int, _total: int) -> None:
    pass


def _is_gone(path: Path) -> bool:
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def _hash(file: Path) -> str:
    """SHA-256 of a file's bytes, or "" when it cannot be read: reading it again will say why."""
    try:
        with file.open("rb") as stream:
            return file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""
