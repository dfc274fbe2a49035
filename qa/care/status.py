"""A home folder in, how its index stands out: what it holds, what is still to do, disk and memory. Only counts."""

import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

from index.address import LOCAL, read_address
from index.home import UPLOADS
from index.lock import is_writing
from index.people.dropped import dropped_files, read_files
from index.schema import FORMAT
from index.store import open_store

MOST_TOLD = 5
"""Files that could not be read, the latest, which are told one by one."""

_MEMORY = Path("/proc/meminfo")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """A file that could not be read: when (UTC, ISO 8601), why, and what to do (Vietnamese, no full stop)."""

    path: str
    at: str
    reason: str
    cure: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """How an index stands.

    Parameters
    ----------
    home
        Its folder.
    documents, figures, chunks, vectors
        What it holds; `vectors` of `chunks` are made.
    unread
        Dropped files that wait to be read.
    failures
        Files that could not be read.
    latest_failures
        The latest of them, at most `MOST_TOLD`, latest first.
    problem_pages
        Pages that were read badly or not at all, of all documents.
    format, generation
        Of the store: version of its tables, and how often documents came or went.
    model
        Of its vectors; None when it has none.
    is_writing
        Whether somebody changes it now.
    bytes, free_bytes
        What the folder takes, and what is free on its disk.
    free_memory
        Bytes that programs can still take; None where the system does not say.
    place
        Where its derived index lies (``index.address``).
    device
        What computes vectors on this machine, in words.
    """

    home: str
    documents: int
    figures: int
    chunks: int
    vectors: int
    unread: int
    failures: int
    latest_failures: tuple[Unreadable, ...]
    problem_pages: int
    format: int
    generation: int
    model: str | None
    is_writing: bool
    bytes: int
    free_bytes: int
    free_memory: int | None
    place: str
    device: str

    def to_json(self) -> dict[str, object]:
        """Return the object of the command line's contract."""
        return asdict(self)


def read_status(home: Path) -> Status:
    """Return how the index of a home folder stands.

    Raises
    ------
    StoreError
        There is none, or it cannot be opened.
    """
    from index.embed import describe_device  # noqa: PLC0415 - a page that opens tells its status later

    with open_store(home) as store:
        counts, failures = store.counts(), store.failures()
        latest = store.rows(
            "SELECT path, failed_at, reason, cure FROM failures ORDER BY failed_at DESC, path LIMIT ?", (MOST_TOLD,)
        )
        ((problem_pages,),) = store.rows("SELECT count(*) FROM pages WHERE problem <> ''")
        folder = home.resolve() / UPLOADS
        read = read_files((*(row.path for row in store.documents()), *(each.path for each in failures)), folder)
        return Status(
            home=str(home),
            documents=counts["documents"],
            figures=counts["figures"],
            chunks=counts["chunks"],
            vectors=counts["vectors"],
            unread=len(set(dropped_files(folder)) - read),
            failures=len(failures),
            latest_failures=tuple(
                Unreadable(path=path, at=at, reason=reason, cure=cure) for path, at, reason, cure in latest
            ),
            problem_pages=problem_pages,
            format=FORMAT,
            generation=store.generation,
            model=None if store.model is None else store.model[0],
            is_writing=is_writing(home),
            bytes=sum(path.stat().st_size for path in home.rglob("*") if path.is_file()),
            free_bytes=shutil.disk_usage(home).free,
            free_memory=_free_memory(),
            place=read_address(home),
            device=describe_device(),
        )


def show_status(status: Status) -> str:
    """Return the status in Vietnamese lines."""
    model = f"{status.model}: {status.vectors}/{status.chunks} đoạn có vectơ" if status.model else "không có vectơ"
    place = "từ và vectơ ở đó" if status.place == LOCAL else f"từ và vectơ ở {status.place}"
    memory = "không rõ" if status.free_memory is None else _gigabytes(status.free_memory)
    lines = [
        f"Chỉ mục: {status.home} (định dạng {status.format}, lần ghi {status.generation}); {place}",
        f"Tài liệu: {status.documents}; đoạn: {status.chunks}; số liệu: {status.figures}",
        f"Mô hình: {model}",
        f"Tính vectơ bằng: {status.device}",
        f"Chờ đọc: {status.unread} tệp; không đọc được: {status.failures} tệp",
        f"Trang cần xem lại: {status.problem_pages}",
        f"Đang ghi: {'có' if status.is_writing else 'không'}",
        f"Đĩa: chỉ mục {_gigabytes(status.bytes)}, còn trống {_gigabytes(status.free_bytes)}; bộ nhớ còn: {memory}",
    ]
    lines += [f"Không đọc được ({each.at}): {each.path}: {each.reason}; {each.cure}" for each in status.latest_failures]
    if status.failures > len(status.latest_failures):
        lines.append(f"Còn {status.failures - len(status.latest_failures)} tệp không đọc được: “qa documents”")
    return "\n".join(" ".join(line.split()) for line in lines)


def _gigabytes(size: int) -> str:
    return f"{size / 1e9:.2f} GB".replace(".", ",")


def _free_memory() -> int | None:
    try:
        lines = _MEMORY.read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable:"))
    except (OSError, StopIteration, ValueError, IndexError):
        return None
