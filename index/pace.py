"""Where long work tells that a step begins and how long it may take; whoever watches the process gives it that time.

A page is a step with a time of its own: when it is over, the file is read once more without that page. Without a
watcher nothing happens. Measures no time itself.
"""

from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Step:
    """What begins now: the seconds that it may take, and the page that it reads; 0 where it is no page."""

    seconds: float
    page: int = 0


def _say_nothing(_step: Step) -> None:
    """Nobody watches."""


# Set by the process that is watched.
WATCHER: ContextVar[Callable[[Step], None]] = ContextVar("WATCHER", default=_say_nothing)
# Pages of the file in work that are left out, with the reason in Vietnamese.
LEFT_OUT: ContextVar[Mapping[int, str]] = ContextVar("LEFT_OUT", default=MappingProxyType({}))


def expect(seconds: float) -> None:
    """Tell that what begins now may take so many seconds before the next word is heard."""
    WATCHER.get()(Step(seconds))


def begin_page(number: int, seconds: float) -> str:
    """Tell that the reading of a page begins, and that it alone may take so many seconds.

    Returns
    -------
    Why the page must be left out, as it proved too much before; "" when it is to be read.
    """
    reason = LEFT_OUT.get().get(number, "")
    if not reason:
        WATCHER.get()(Step(seconds, number))
    return reason
