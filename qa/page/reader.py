"""Who looks at the page: what the framework says of a request in, a reader out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

Visible = Callable[[str], Sequence[int] | None]
"""Tells the ids of the documents that an owner may see; None for all."""


class SignedRequest(Protocol):
    """What is needed of the framework's request."""

    @property
    def username(self) -> str | None:
        """The account that signed in, None where nobody does."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Somebody at the page; `owner` is the name of the account, "" where nobody signs in."""

    owner: str


def read_reader(request: SignedRequest | None) -> Reader:
    """Return who sent a request."""
    return Reader(owner="" if request is None else request.username or "")
