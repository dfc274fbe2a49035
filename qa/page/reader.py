"""Who looks at the page: what the framework says of a request in, a reader out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

Visible = Callable[[str], Sequence[int] | None]
"""Tells the ids of the documents that an owner may see; None for all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Somebody at the page; `owner` is the name of the account, "" where nobody signs in."""

    owner: str


NOBODY = Reader(owner="")
"""Who has not signed in."""


def read_reader(request: object) -> Reader:
    """Return who sent a request.

    Events carry the framework's request, which knows the name of the account. Functions that a script on the page calls
    carry the plain one of the server, which holds what the guard before all routes found out.
    """
    if hasattr(request, "username"):
        return Reader(owner=request.username or "")
    return Reader(owner=getattr(getattr(request, "state", None), "owner", None) or "")
