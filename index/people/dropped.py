"""The files that were dropped on the page, where they lie: in the folder of uploads, private ones in that of a person.

Paths in, paths out. Reads no file.
"""

from collections.abc import Iterable
from pathlib import Path

from index.people.privacy import PEOPLE


def dropped_file(path: Path, folder: Path) -> Path | None:
    """Return the dropped file that a path is, or lies in as a member of an archive; None when it is no dropped file.

    It lies in the folder itself, or, when it is private, in that of a person: ``people/lan/kho.zip/a.docx`` is a member
    of ``people/lan/kho.zip``.
    """
    if folder not in path.parents:
        return None
    parts = path.relative_to(folder).parts
    depth = 3 if parts[0] == PEOPLE else 1
    return folder.joinpath(*parts[:depth]) if len(parts) >= depth else None


def dropped_files(folder: Path) -> list[Path]:
    """Return the files that were dropped, shared and private ones, by path; those that are being written are not."""
    folders = [folder, *(folder / PEOPLE).glob("*")]
    found = [file for each in folders if each.is_dir() for file in each.iterdir()]
    return sorted(file for file in found if file.is_file() and not file.name.startswith("."))


def read_files(paths: Iterable[str], folder: Path) -> set[Path]:
    """Return the dropped files that were read or tried: those that the paths of an index are, or lie in."""
    found = (dropped_file(Path(path), folder) for path in paths)
    return {file for file in found if file is not None}
