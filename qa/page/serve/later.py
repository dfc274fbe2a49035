"""Libraries that another library imports at its start and may never use, imported when they are first used."""

import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any


class _Later(ModuleType):
    """Stands in for a library until something of it is asked for, then passes on what the library has."""

    def __getattr__(self, name: str) -> Any:
        # Only now, and by Python's own import with its locks: whichever thread asks first, there is one such library.
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


@contextmanager
def import_later(names: Collection[str]) -> Iterator[None]:
    """In a ``with`` block, let libraries be imported by name only.

    Whoever imported one in the block holds a stand-in, which imports it as soon as something of it is used, in the
    block or after it. After the block everybody else imports the library itself.

    Parameters
    ----------
    names
        Of libraries, not of modules in them; one that is imported already, or that is not installed, is left alone.
    """
    stand_ins = {name: _Later(name) for name in names if name not in sys.modules and find_spec(name) is not None}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name, stand_in in stand_ins.items():
            if sys.modules.get(name) is stand_in:
                del sys.modules[name]
