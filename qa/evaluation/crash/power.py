"""What a power cut leaves of files: of each what was last had written to disk, the rest gone; names stay as they were.

That is the harshest order which common file systems allow for content (a renamed file may be empty). Names that were
lost with an unsynced folder are not tried here.
"""

from pathlib import Path

from qa.evaluation.crash.stepping import FileId

# The shared memory of the database lives in no file that a machine finds again.
_MEMORY = "-shm"


def list_files(folder: Path) -> dict[FileId, Path]:
    """Return all files below a folder."""
    found: dict[FileId, Path] = {}
    for path in folder.rglob("*"):
        if path.is_file():
            status = path.stat()
            found[status.st_dev, status.st_ino] = path
    return found


def drop_unsynced(folder: Path, before: dict[FileId, bytes], synced: dict[FileId, bytes]) -> int:
    """Put each file below a folder back to what was on disk for certain.

    Parameters
    ----------
    folder
        Where nothing runs any more.
    before
        Content of the files when the work began: on disk already.
    synced
        Content of files when they were last had written to disk since.

    Returns
    -------
    How many files lost something.
    """
    lost = 0
    for number, path in list_files(folder).items():
        if path.name.endswith(_MEMORY):
            path.unlink()
            continue
        certain = synced.get(number, before.get(number, b""))
        if path.read_bytes() != certain:
            path.write_bytes(certain)
            lost += 1
    return lost
