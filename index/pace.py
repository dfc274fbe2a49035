"""Where long work tells that a step begins and how long it may take; whoever watches the process gives it that time.

Without a watcher nothing happens. Measures no time itself.
"""

from collections.abc import Callable
from contextvars import ContextVar


def _say_nothing(_seconds: float) -> None:
    """Nobody watches."""


# Set by the process that is watched; called with seconds from now.
WATCHER: ContextVar[Callable[[float], None]] = ContextVar("WATCHER", default=_say_nothing)


def expect(seconds: float) -> None:
    """Tell that what begins now may take so many seconds before the next word is heard."""
    WATCHER.get()(seconds)
