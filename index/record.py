"""The decorator of records that are made by the ten thousand: dataclasses that only the type checker keeps frozen.

A frozen dataclass sets each field through ``object.__setattr__``: it takes twice the time of one that assigns it.
Compiled (``index.native``), it could not be read from what another process wrote either.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as record
else:
    from dataclasses import dataclass

    def record(*, frozen: bool, slots: bool, kw_only: bool = False, order: bool = False) -> Any:
        """Make a dataclass that is compared and hashed by its fields, as a frozen one is; no code may assign them."""
        return dataclass(unsafe_hash=frozen, slots=slots, kw_only=kw_only, order=order)


__all__ = ["record"]
