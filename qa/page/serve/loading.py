"""Imports and building that somebody waits for, without what only delays them. Nothing comes in, nothing goes out."""

import gc
import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager

from qa.page.serve.later import import_later
from qa.page.serve.repeated import compute_once


@contextmanager
def load_quickly(*, without: Collection[str] = (), later: Collection[str] = ()) -> Iterator[None]:
    """Import and build in a ``with`` block.

    No garbage is collected meanwhile: modules, classes and the parts of a page stay, so that looking for garbage among
    them again and again finds none. What is there at the end is never looked through again. What libraries compute over
    and over is computed once.

    Parameters
    ----------
    without
        Packages that a library would import only because they are installed; inside the block it finds them missing.
        One that is loaded already stays.
    later
        Libraries that a library imports at once and does not use yet; they are imported when it first does.
    """
    hidden = [name for name in without if name not in sys.modules]
    was_on = gc.isenabled()
    gc.disable()
    # What Python documents for this: the import of a name that is None here fails as if there were no such package.
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]
    try:
        with compute_once(), import_later(later):
            yield
    finally:
        for name in hidden:
            sys.modules.pop(name, None)
        gc.freeze()
        if was_on:
            gc.enable()
