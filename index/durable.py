"""Files that are whole or not there: written beside their place, on disk before they get their name.

Content in, a file out. After a kill the former file or the new one is there; after a power cut too, because content
is on disk before the name is, and the name before the call returns. Knows nothing of what is written.
"""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

ASIDE = ".making"
"""Ending of a file that is being written; what is left over of an interrupted write is never read."""


def write_durably(path: Path, content: bytes) -> None:
    """Write a file, in place of a former one in one step.

    Raises
    ------
    OSError
        It cannot be written; the former file is still there.
    """
    _make_durably(path, lambda aside: aside.write_bytes(content))


def copy_durably(source: Path, target: Path) -> None:
    """Copy the content of a file, in place of a former one in one step.

    Raises
    ------
    OSError
        It cannot be read or written; the former file is still there.
    """
    _make_durably(target, lambda aside: shutil.copyfile(source, aside))


def replace_durably(source: Path, target: Path) -> None:
    """Rename a file that was just written, content first: a power cut leaves the old one or the new one."""
    sync(source)
    source.replace(target)
    sync(target.parent)


def sync(path: Path) -> None:
    """Have a file, or the names in a folder, on disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _make_durably(path: Path, make: Callable[[Path], object]) -> None:
    # What begins with a dot is never taken for a document.
    aside = path.with_name(f".{path.name}{ASIDE}")
    try:
        make(aside)
        replace_durably(aside, path)
    except BaseException:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
        raise
