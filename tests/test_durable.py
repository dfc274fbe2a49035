"""Files that are whole or not there."""

from pathlib import Path

import pytest

from index import durable
from index.durable import copy_durably, write_durably


def test_a_file_is_written_in_place_of_the_former_one(tmp_path: Path) -> None:
    """Nothing is left beside it."""
    path = tmp_path / "báo cáo.txt"
    path.write_bytes(b"1")
    write_durably(path, b"2")
    assert path.read_bytes() == b"2"
    copy_durably(path, tmp_path / "b")
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {"báo cáo.txt": b"2", "b": b"2"}


def test_content_is_on_disk_before_the_name_and_the_name_before_the_call_returns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is synced, in order, and whether the file has its name by then."""
    seen: list[tuple[str, bool]] = []
    path = tmp_path / "a"
    monkeypatch.setattr(durable, "sync", lambda synced: seen.append((synced.name, path.exists())))
    write_durably(path, b"1")
    assert seen == [(".a.making", False), (tmp_path.name, True)]


def test_a_failed_write_leaves_the_former_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And nothing half written."""
    path = tmp_path / "a"
    path.write_bytes(b"1")

    def fill_up(_path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(durable, "sync", fill_up)
    with pytest.raises(OSError, match="No space"):
        write_durably(path, b"2")
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {"a": b"1"}
