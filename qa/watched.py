"""How long work tells whoever watches how far it is; a function type and its silent form, nothing else."""

from collections.abc import Callable

Report = Callable[[int, int], None]
"""Told how many steps of how many are done; what it raises ends the work."""


def unwatched(_done: int, _total: int) -> None:
    """Nobody watches."""
