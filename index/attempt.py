"""One file and a function of one file in, what was made of it or why it could not be out. Starts no process."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol, TypeAlias, TypeVar

from index.errors import CorpusError, UnreadableDocument
from index.parse import Parsed
from index.rows import Failure

Named = tuple[Path, str]
Made = TypeVar("Made")
_Made_co = TypeVar("_Made_co", covariant=True)
Outcome: TypeAlias = Made | Failure


class Work(Protocol[_Made_co]):
    """What is made of one file; importable by name where another process is to do it."""

    def __call__(self, path: Path, *, name: str) -> _Made_co:
        """Work on the file at `path`, called `name` in citations."""


# New objects between two looks for garbage: what is made of a document is kept until the document is done.
_GARBAGE_AFTER = 50_000

# A stage that makes of one file all that is stored of it; ``index.parse.parse_document`` is the real one.
Parse = Work[Parsed]


def attempt(work: Work[Made], file: Named) -> Outcome[Made]:
    """Work on a file; whatever goes wrong with it is a failure of this file alone."""
    path, name = file
    try:
        with garbage_left():
            return work(path, name=name)
    except UnreadableDocument as error:
        return Failure(path=error.path, reason=error.reason, cure=error.cure)
    except MemoryError:
        return Failure(
            path=str(path),
            reason="không đủ bộ nhớ để đọc",
            cure="chia tệp thành nhiều phần nhỏ hơn, hoặc chạy trên máy nhiều bộ nhớ hơn",
        )
    except Exception as error:  # noqa: BLE001 - one strange file must not stop a thousand others
        return unforeseen(path, error)


@contextmanager
def garbage_left() -> Iterator[None]:
    """Look for garbage less often, which would take a twentieth of the time of a document, or of storing it."""
    young, *older = gc.get_threshold()
    # 0 is for never.
    gc.set_threshold(young and max(young, _GARBAGE_AFTER), *older)
    try:
        yield
    finally:
        gc.set_threshold(young, *older)


def unforeseen(path: Path, error: Exception) -> Failure:
    """Return the failure for an error that no reader foresaw: a bug, told with what the developer needs."""
    told = str(error) if isinstance(error, CorpusError) else f"{type(error).__name__}: {error}"
    return Failure(
        path=str(path),
        reason=f"lỗi của chương trình khi xử lý ({' '.join(told.split())[:300]})",
        cure="bản đã lưu trước đó vẫn còn; hãy gửi tệp này kèm dòng lỗi cho người phát triển",
    )
