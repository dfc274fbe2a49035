"""A home folder in, what is well, worth knowing or wrong with it out; and what is derived is mended on request.

Reads every record of the store. Changes nothing unless `mend` is called, which changes nothing that is not derived.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from index.derive import rebuild_lexical
from index.durable import ASIDE
from index.errors import StoreError, StoreFull
from index.home import UPLOADS
from index.integrity import check_dense, check_documents, check_lexical, check_vectors
from index.lock import is_writing, sole_writer
from index.people.dropped import dropped_files, read_files
from index.people.privacy import PEOPLE
from index.store import Store, open_store
from index.vectors import dense_path, refresh_dense
from qa.words.saved_vocabulary import check_vocabulary, renew_vocabulary

LEAST_FREE = 1 << 30
"""Bytes of free disk below which a warning is given."""

MOST_TOLD = 20
"""Wrong records that are told one by one."""

# What an interrupted write leaves behind, below the folder of the index and that of models.
_LEFTOVERS = (
    "lexical.new",
    "lexical.old",
    "dense-*.new",
    f".*{ASIDE}",
    f"{UPLOADS}/.*{ASIDE}",
    f"{UPLOADS}/{PEOPLE}/*/.*{ASIDE}",
    "store.db.before-*",
)
_MODELS = ".making-*"


class Level(StrEnum):
    """How grave a finding is, as it is told."""

    WELL = "ổn"
    NOTE = "lưu ý"
    DERIVED = "cần dựng lại"
    WRONG = "hỏng"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One line of the examination; `text` is Vietnamese and says what to do."""

    level: Level
    text: str

    def to_json(self) -> dict[str, str]:
        """Return the object of the command line's contract."""
        return {"level": self.level.name.lower(), "text": self.text}


def examine(home: Path, cache: Path) -> Iterator[Finding]:
    """Go through all that can be wrong with an index.

    Parameters
    ----------
    home, cache
        Folders of the index and of converted models.

    Yields
    ------
    What was found, in the order in which it is looked at; the last ones about the disk.
    """
    try:
        store = open_store(home)
    except StoreError as error:
        yield Finding(level=Level.WRONG, text=str(error))
        return
    with store:
        is_busy = is_writing(home)
        damage = store.find_damage()
        for line in damage[:MOST_TOLD]:
            yield Finding(level=Level.WRONG, text=f"kho: {line}; khôi phục bằng “qa restore”, hoặc chạy lại “qa index”")
        if damage:
            # What a damaged database says about its records proves nothing.
            return
        yield from _examine_records(store)
        yield from _examine_derived(store, is_busy=is_busy)
        yield from _examine_files(store)
    if is_busy:
        yield Finding(level=Level.NOTE, text="chương trình khác đang ghi chỉ mục này; xong rồi hãy kiểm tra lại")
    left = [] if is_busy else list(find_leftovers(home, cache))
    if left:
        named = ", ".join(sorted(path.name for path in left))
        yield Finding(level=Level.DERIVED, text=f"còn sót của lần ghi bị ngắt: {named}")
    free = shutil.disk_usage(home).free
    level = Level.NOTE if free < LEAST_FREE else Level.WELL
    yield Finding(level=level, text=f"đĩa còn trống {free / 1e9:.1f} GB".replace(".", ","))


def mend(home: Path, cache: Path) -> None:
    """Make anew what is derived and wrong, and remove what interrupted writes left.

    Raises
    ------
    StoreError
        Another process is writing, or the disk takes nothing.
    """
    with sole_writer(home), open_store(home) as store:
        for path in find_leftovers(home, cache):
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
        if check_lexical(store):
            rebuild_lexical(store)
        if check_dense(store):
            dense_path(store).unlink(missing_ok=True)
            refresh_dense(store)
        if check_vocabulary(store):
            renew_vocabulary(store)


def find_leftovers(home: Path, cache: Path) -> Iterator[Path]:
    """Yield what interrupted writes left; nobody may be writing."""
    for pattern in _LEFTOVERS:
        yield from home.glob(pattern)
    yield from cache.glob(_MODELS)


def _examine_records(store: Store) -> Iterator[Finding]:
    counts = store.counts()
    wrong = [*check_documents(store), *check_vectors(store)]
    for line in wrong[:MOST_TOLD]:
        yield Finding(level=Level.WRONG, text=f"{line}; hãy đọc lại tài liệu này, hoặc khôi phục bằng “qa restore”")
    if len(wrong) > MOST_TOLD:
        yield Finding(level=Level.WRONG, text=f"và {len(wrong) - MOST_TOLD} chỗ khác")
    if not wrong:
        told = f"kho: {counts['documents']} tài liệu, {counts['chunks']} đoạn, {counts['figures']} số liệu"
        yield Finding(level=Level.WELL, text=f"{told}, đều khớp văn bản gốc đã lưu")


def _examine_derived(store: Store, *, is_busy: bool) -> Iterator[Finding]:
    lines = {}
    try:
        lines["chỉ mục từ"] = check_lexical(store)
    except StoreFull as error:
        yield Finding(level=Level.NOTE, text=f"chỉ mục từ: không kiểm tra được ở nơi chỉ cho đọc ({error})")
    lines |= {
        "chỉ mục vectơ": check_dense(store),
        "từ vựng": check_vocabulary(store) if store.documents() else "",
    }
    for name, line in lines.items():
        if line:
            yield Finding(level=Level.NOTE if is_busy else Level.DERIVED, text=line)
        else:
            yield Finding(level=Level.WELL, text=f"{name}: khớp với kho")
    missing = len(store.chunks_without_vectors()) if store.model is not None else 0
    if missing:
        yield Finding(level=Level.NOTE, text=f"còn {missing} đoạn chưa có vectơ; “qa index” sẽ tính tiếp")


def _examine_files(store: Store) -> Iterator[Finding]:
    failures = store.failures()
    for failure in failures[:MOST_TOLD]:
        yield Finding(level=Level.NOTE, text=f"{failure.path}: {failure.reason}; {failure.cure}")
    if len(failures) > MOST_TOLD:
        yield Finding(level=Level.NOTE, text=f"và {len(failures) - MOST_TOLD} tệp khác không đọc được (“qa documents”)")
    folder = store.home.resolve() / UPLOADS
    dropped = read_files((*(row.path for row in store.documents()), *(each.path for each in failures)), folder)
    for path in sorted(dropped):
        if not path.is_file():
            yield Finding(level=Level.NOTE, text=f"{path}: tệp đã thả không còn; nội dung đã đọc vẫn nằm trong kho")
    waiting = set(dropped_files(folder)) - dropped
    if waiting:
        yield Finding(level=Level.NOTE, text=f"{len(waiting)} tệp đã thả chưa được đọc; trang web sẽ đọc khi mở lại")
