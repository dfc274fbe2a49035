"""The name of a set of documents in, as the option ``--in`` gives it, the ids of its documents out."""

from pathlib import Path

from index.errors import CorpusError


def documents_within(home: Path, name: str | None) -> tuple[int, ...] | None:
    """Return the documents of a set that are in the index of a home folder; None for all when no set is named.

    Raises
    ------
    CorpusError
        There is no index or no such set, or the index holds no document of it.
    """
    if name is None:
        return None
    from index.people.collections import Collections, scope  # noqa: PLC0415 - every command loads only what it uses
    from index.people.database import open_people  # noqa: PLC0415
    from index.store import open_store  # noqa: PLC0415

    with open_store(home) as store:
        database = open_people(home)
        try:
            documents = scope(store, "", Collections(database).find("", name))
        finally:
            database.close()
    if not documents:
        raise CorpusError(
            f"bộ “{name}” không có tài liệu nào trong chỉ mục; hãy thêm bằng “qa collection add” rồi chạy lại"
        )
    return documents
