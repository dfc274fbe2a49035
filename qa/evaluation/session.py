"""An index to evaluate on: the one at home, or one made of a corpus for the occasion and thrown away after.

Paths in, an open asker and the texts that its quotes are checked against out. Asks and judges nothing.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from index.build import build_index
from index.embed import Encoder, Reranker
from index.errors import CorpusError
from index.rows import DocumentRow
from qa.ask import Asker, open_asker

PLAIN_SUFFIXES = (".txt", ".md")  # formats whose stored text is the file itself


class Progress(Protocol):
    """Told how far the work is."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Hear that of `stage`, named in Vietnamese, `done` parts of `total` are done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """What an evaluation asks.

    Parameters
    ----------
    asker
        Open; valid inside ``open_session`` only.
    texts
        Texts of the plain UTF-8 files of the index, by file name; names that two files share are left out.
    failures
        Lines of Vietnamese, one for each file of the corpus that could not be read.
    """

    asker: Asker
    texts: dict[str, str]
    failures: tuple[str, ...]


@contextmanager
def open_session(
    *,
    home: Path | None,
    corpus: Path | None,
    encoder: Encoder | None = None,
    reranker: Reranker | None = None,
    progress: Progress | None = None,
) -> Iterator[Session]:
    """Open an index for the time of an evaluation.

    Parameters
    ----------
    home
        Folder of an index; not touched, and not needed, when a corpus is given.
    corpus
        File or folder to index in a temporary folder first.
    encoder
        The embedding model, or None to index and answer by words alone.
    reranker
        A cross-encoder that corrects the order of what is found, or None.
    progress
        Told how far the indexing is.

    Yields
    ------
    The session.

    Raises
    ------
    CorpusError
        If neither is given, nothing of the corpus can be read, or the index cannot be opened.
    """
    if corpus is None:
        if home is None:
            raise CorpusError("chưa biết hỏi trên tài liệu nào; hãy thêm --corpus TÀI_LIỆU hoặc --home THƯ_MỤC_CHỈ_MỤC")
        with _asking(home, encoder, reranker, ()) as session:
            yield session
        return
    with tempfile.TemporaryDirectory(prefix="qa-evaluate-") as folder:
        report = build_index([corpus], home=Path(folder), encoder=encoder, progress=progress)
        failures = tuple(f"{each.path}: {each.reason}; {each.cure}" for each in report.failures)
        if not report.added:
            raise CorpusError(failures[0] if failures else f"{corpus}: không có tài liệu nào đọc được; kiểm tra lại")
        with _asking(Path(folder), encoder, reranker, failures) as session:
            yield session


@contextmanager
def _asking(
    home: Path, encoder: Encoder | None, reranker: Reranker | None, failures: tuple[str, ...]
) -> Iterator[Session]:
    asker = open_asker(home, encoder=encoder, reranker=reranker)
    try:
        yield Session(asker=asker, texts=read_texts(asker.store.documents()), failures=failures)
    finally:
        asker.store.close()


def read_texts(documents: tuple[DocumentRow, ...]) -> dict[str, str]:
    """Read the files of an index again, so that quotes are checked against what is on disk, not what was stored."""
    texts: dict[str, str] = {}
    names = [Path(document.path).name for document in documents]
    for name, document in zip(names, documents, strict=True):
        path = Path(document.path)
        if path.suffix.lower() not in PLAIN_SUFFIXES or names.count(name) > 1 or not path.is_file():
            continue
        try:
            texts[name] = path.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError):
            # Another encoding or a file gone since: its quotes cannot be checked here.
            continue
    return texts
