"""How often and how much a program may ask: requests in, handed on or answered with 429 or 413.

Counted are calls of the endpoints, by whichever route they come; what people do at the page is bounded by its queue.
Knows nothing of what is asked.
"""

import json
import math
import time
from collections import OrderedDict
from collections.abc import Callable, Collection
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from qa.page.serve.guard import owner_of

AT_A_STRETCH = 60
"""Calls that one caller may make one right after the other."""

PER_SECOND = 2.0
"""Calls that one caller may make in the long run."""

LONGEST_BODY = 4 * 1024 * 1024
"""Bytes of one call; the longest draft has less, however it is written."""

MOST_CALLERS = 10_000
"""Callers that are remembered; whoever was longest silent is forgotten first."""

_QUEUE = "/gradio_api/queue/join"
_DIRECT = ("/gradio_api/run/", "/gradio_api/api/", "/gradio_api/call/", "/gradio_api/mcp")


class Allowance:
    """What each caller may still do: so many calls at a stretch, and new ones as time goes by.

    Parameters
    ----------
    at_a_stretch, per_second
        Most calls that are saved up, and how many are added each second.
    now
        Gives the time, in seconds.
    """

    def __init__(
        self,
        at_a_stretch: int = AT_A_STRETCH,
        per_second: float = PER_SECOND,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._most = at_a_stretch
        self._per_second = per_second
        self._now = now
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, caller: str) -> int:
        """Take one call off; return 0, or the whole seconds until there is one again."""
        now = self._now()
        left, since = self._left.pop(caller, (float(self._most), now))
        left = min(float(self._most), left + (now - since) * self._per_second)
        wait = 0 if left >= 1 else max(1, math.ceil((1 - left) / self._per_second))
        self._left[caller] = (left if wait else left - 1, now)
        if len(self._left) > MOST_CALLERS:
            self._left.popitem(last=False)
        return wait


class Limits:
    """An application in front of another one, behind the guard where there is one.

    Parameters
    ----------
    app
        What is called.
    endpoints
        Numbers by which the page's queue knows the endpoints for programs.
    allowance
        Counts calls: by the account where people sign in, else by address.
    """

    def __init__(self, app: ASGIApp, endpoints: Collection[int], allowance: Allowance | None = None) -> None:
        self._app = app
        self._endpoints = frozenset(endpoints)
        self._allowance = allowance or Allowance()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand a request on, or answer it."""
        path = scope.get("path", "")
        if scope["type"] != "http" or scope["method"] != "POST" or not path.startswith((_QUEUE, *_DIRECT)):
            await self._app(scope, receive, send)
            return
        body = await _read_body(receive)
        if body is None:
            told = f"Yêu cầu quá lớn, giới hạn là {LONGEST_BODY // 1024 // 1024} MB; hãy chia nhỏ rồi gửi lại."
            await JSONResponse({"error": told}, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)(scope, receive, send)
            return
        wait = self._allowance.take(_caller(scope)) if self._is_call(path, body) else 0
        if wait:
            told = f"Quá nhiều yêu cầu liên tiếp; hãy thử lại sau {wait} giây."
            answer = JSONResponse({"error": told}, HTTPStatus.TOO_MANY_REQUESTS, {"Retry-After": str(wait)})
            await answer(scope, receive, send)
            return
        await self._app(scope, _replay(body, receive), send)

    def _is_call(self, path: str, body: bytes) -> bool:
        """Tell whether a request calls an endpoint; one of the page's own events is no call."""
        if not path.startswith(_QUEUE):
            return True
        try:
            return int(json.loads(body)["fn_index"]) in self._endpoints
        except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
            # Not of this page's making.
            return True


def _caller(scope: Scope) -> str:
    request = Request(scope)
    owner = owner_of(request)
    address = request.client.host if request.client else ""
    return f"owner {owner}" if owner else f"address {address}"


async def _read_body(receive: Receive) -> bytes | None:
    """Return the body of a request; None for one that is too long."""
    pieces, length = [], 0
    while True:
        message = await receive()
        piece = message.get("body", b"")
        pieces.append(piece)
        length += len(piece)
        if length > LONGEST_BODY:
            return None
        if not message.get("more_body", False):
            return b"".join(pieces)


def _replay(body: bytes, receive: Receive) -> Receive:
    """Give a body that was read once more, then whatever comes after it."""
    first: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def again() -> Message:
        return first.pop() if first else await receive()

    return again
