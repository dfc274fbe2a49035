"""Archives and mails of one run in, their members and the hashes of these out: each is opened once, and not here.

A process that is watched opens it: one that hangs or outgrows the memory costs itself alone. Does NOT read members.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from index.errors import UnreadableDocument
from index.read import Contents, find_archive, hash_file, is_gone, list_contents
from index.rows import Failure
from index.workers import parse_files


class Archives:
    """What is known of archives in one run; `workers` processes look into them at most."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._known: dict[Path, Contents] = {}

    def look(self, archives: Sequence[Path]) -> Mapping[Path, Contents]:
        """Return what is in each archive; the problem of one that cannot be opened is its own."""
        new = [(archive, archive.name) for archive in archives if archive not in self._known]
        outcomes = parse_files(new, parse=list_contents, workers=self._workers, is_plain=_never)
        for archive, outcome in outcomes:
            self._known[archive] = _unopened(outcome) if isinstance(outcome, Failure) else outcome
        return {archive: self._known[archive] for archive in archives}

    def hash_of(self, path: Path) -> str:
        """Return the SHA-256 of a file or a member, "" when it cannot be read."""
        try:
            found = find_archive(path)
        except OSError:
            return ""
        return hash_file(path) if found is None else self._contents(found[0]).hashes.get(path, "")

    def is_gone(self, path: Path) -> bool:
        """Tell whether a file, or a member of an archive that can be opened, is there no more for certain."""
        try:
            found = find_archive(path)
        except OSError:
            return False
        if found is None:
            return is_gone(path)
        contents = self._contents(found[0])
        return contents.known and path not in contents.files

    def _contents(self, archive: Path) -> Contents:
        return self.look([archive])[archive]


def _never(_path: Path) -> bool:
    return False


def _unopened(failure: Failure) -> Contents:
    problem = UnreadableDocument(failure.path, failure.reason, failure.cure)
    return Contents(problems=(problem,), known=False)
