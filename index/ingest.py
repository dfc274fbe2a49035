"""Files in, stored and searchable documents out: one run over files, changed ones only.

What is parsed side by side is stored several documents at a time, else one by one; each can then be found by its words.
A fault of a file is listed, a fault of the disk is raised. Makes no vectors.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from index.archives import Archives
from index.attempt import Named, Parse
from index.naming import name_documents
from index.parse import pipeline_version
from index.prepare import Preparation, Prepared
from index.ray_parsers import parse_over_ray
from index.read import ARCHIVE_SUFFIXES, is_plain_text
from index.rows import Failure
from index.searching import WordIndex
from index.store import Store
from index.workers import Crew, parse_files

# Seconds between two transactions of documents that are parsed side by side: each waits for the disk. What is parsed in
# this time, and not yet told as done, is parsed again after a kill.
KEEP_SECONDS = 2.0
# A commit of the lexical index costs about ten milliseconds, and what many small ones wrote is merged again: once in a
# while, the less often the longer a run takes, and at the end.
COMMIT_SECONDS = 2.0
COMMIT_SHARE = 0.25  # of the time so far


class Progress(Protocol):
    """Told how far the work is."""

    def __call__(self, stage: str, done: int, total: int, /) -> None:
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
    words, vectors
        Documents whose words were found, passages whose vectors were made.
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
    words: int = 0
    vectors: int = 0
    seconds: float = 0.0
    searchable_seconds: float = 0.0


class Ingestion:
    """One run: the open store and lexical index, and what was done so far."""

    def __init__(
        self, store: Store, lexical: WordIndex, archives: Archives, outcome: BuildReport, progress: Progress
    ) -> None:
        self.store = store
        self.lexical = lexical
        self.archives = archives
        self.outcome = outcome
        self.progress = progress
        # Parsed, but not stored yet: names, and what is to be stored.
        self.coming: list[tuple[str, Prepared]] = []
        self.begun_at = self.kept_at = self.committed_at = time.monotonic()

    def run(
        self,
        files: Sequence[Path],
        *,
        parse: Parse,
        workers: int,
        parsers: str | None = None,
        standby: Crew[Prepared] | None = None,
    ) -> None:
        """Store and index the files that are new or changed, parsed here or (`parsers`) on a cluster."""
        version = pipeline_version()
        changed = list(self._changed(files, version))
        names = dict(changed)
        prepare = Preparation(parse, version)
        if parsers is None:
            outcomes = parse_files(changed, parse=prepare, workers=workers, is_plain=is_plain_text, standby=standby)
        else:
            outcomes = parse_over_ray(changed, parse=prepare, workers=workers, setting=parsers)
        for done, (file, prepared) in enumerate(outcomes):
            if done == 0:
                self.progress("Đọc tài liệu", 0, len(changed))
            if isinstance(prepared, Failure):
                self._fail(prepared)
            else:
                self.coming.append((names[file], prepared))
            if workers == 1 or time.monotonic() - self.kept_at > KEEP_SECONDS:
                self._keep()
                self.progress("Đọc tài liệu", done + 1, len(changed))
        self._keep()
        self.progress("Đọc tài liệu", len(changed), len(changed))
        if self.lexical.generation != self.store.generation:
            self.lexical.commit(self.store.generation)

    def prune(self, paths: Sequence[Path]) -> None:
        """Remove the documents below the paths whose file is gone for certain: a folder out of reach removes none."""
        roots = [path.resolve() for path in paths]
        for document in self.store.documents():
            path = Path(document.path)
            below = any(path == root or (root in path.parents and _is_in_reach(root)) for root in roots)
            if below and self.archives.is_gone(path):
                self.store.remove_document(document.path)
                self.lexical.remove_document(document.id)
                self.outcome.removed.append(document.name)
                # That it is missing was just mended.
                self.outcome.failures = [each for each in self.outcome.failures if Path(each.path).resolve() != path]

    def _changed(self, files: Sequence[Path], version: str) -> Iterator[Named]:
        """Give the files that are not stored as they are now, with their names; note the others as unchanged."""
        stored = {document.path: document for document in self.store.documents()}
        names = name_documents(files, {path: document.name for path, document in stored.items()})
        failed = {failure.path for failure in self.store.failures()}
        for file in files:
            before = stored.get(str(file))
            if before is None or before.pipeline != version or before.content_hash != self.archives.hash_of(file):
                yield file, names[file]
                continue
            self.outcome.unchanged.append(before.name)
            if before.path in failed:
                self.store.forget_failure(before.path)

    def _keep(self) -> None:
        """Store what is parsed."""
        coming, self.coming = self.coming, []
        changes = self.store.replace_documents([prepared.rows for _, prepared in coming])
        for (name, prepared), change in zip(coming, changes, strict=True):
            if change.removed_document is None:
                self.outcome.added.append(name)
            else:
                self.outcome.replaced.append(name)
                self.lexical.remove_document(change.removed_document)
            self.lexical.add(change.document_id, zip(change.added, prepared.terms, strict=True))
        self.kept_at = time.monotonic()
        if self.kept_at - self.committed_at > seconds_to_commit(self.kept_at - self.begun_at):
            self.lexical.commit(self.store.generation)
            self.committed_at = time.monotonic()

    def _fail(self, failure: Failure) -> None:
        """List a file that could not be indexed; what was stored of it before stays."""
        self.outcome.failures.append(failure)
        self.store.record_failure(failure)


def seconds_to_commit(seconds: float) -> float:
    """Return how long after a commit of the lexical index the next one comes, so many seconds after a run began."""
    return max(COMMIT_SECONDS, COMMIT_SHARE * seconds)


def _is_in_reach(root: Path) -> bool:
    """Tell whether what lies below a path can be told gone: below a folder, or an archive, which may be gone itself."""
    return root.is_dir() or (root.suffix.lower() in ARCHIVE_SUFFIXES and root.parent.is_dir())
