"""Stands before every route: lets a request through with its owner, or answers it. Headers in, a decision out.

It does not count on routes to ask for themselves: whatever is behind it needs a session or a token, but for the paths
that are named as open.
"""

from collections.abc import Collection
from http import HTTPStatus
from urllib.parse import quote, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request, cookie_parser
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from qa.page.serve.boundary import HEADERS
from qa.page.serve.door import Door

COOKIE = "qa_session"
SIGN_IN = "/dang-nhap"
SIGN_OUT = "/dang-xuat"
_HARMLESS = frozenset({"GET", "HEAD", "OPTIONS"})


class Guard:
    """An application in front of another one.

    Parameters
    ----------
    app
        What is guarded.
    door
        Knows who may come in.
    open_paths
        Paths that need no session.
    """

    def __init__(self, app: ASGIApp, door: Door, open_paths: Collection[str] = ()) -> None:
        self._app = app
        self._door = door
        self._open_paths = frozenset(open_paths)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on with its owner in ``request.state.owner``."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            # The page has no sockets.
            await receive()
            await send({"type": "websocket.close", "code": 1008})
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refusal, owner = await self._decide(scope)
        if refusal is not None:
            await refusal(scope, receive, send_with_headers)
            return
        scope.setdefault("state", {})["owner"] = owner
        await self._app(scope, receive, send_with_headers)

    async def _decide(self, scope: Scope) -> tuple[Response | None, str | None]:
        headers = Headers(scope=scope)
        scheme, _, token = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            # A browser never adds this header by itself, so such a request needs no Origin.
            owner = await run_in_threadpool(self._door.owner_of_token, token.strip())
            return (None, owner) if owner is not None else (_unauthorised(), None)
        if is_from_elsewhere(scope["method"], headers):
            told = "Yêu cầu không đến từ trang này nên bị từ chối."
            return JSONResponse({"error": told}, HTTPStatus.FORBIDDEN), None
        session = read_cookie(headers)
        owner = await run_in_threadpool(self._door.sessions.owner, session) if session else None
        if owner is not None or scope["path"] in self._open_paths:
            return None, owner
        if scope["path"] == "/" and scope["method"] in {"GET", "HEAD"}:
            wanted = scope.get("query_string", b"").decode("latin-1")
            return RedirectResponse(f"{SIGN_IN}?tiep={quote(wanted, safe='')}", HTTPStatus.SEE_OTHER), None
        return _unauthorised(), None


def owner_of(request: Request) -> str | None:
    """Return the owner that the guard put into a request."""
    return getattr(request.state, "owner", None)


def read_cookie(headers: Headers) -> str:
    """Return the token of the session that a browser sent, "" without one."""
    return cookie_parser(headers.get("cookie", "")).get(COOKIE, "")


def is_from_elsewhere(method: str, headers: Headers) -> bool:
    """Tell whether another site made the browser send this request.

    Browsers name the origin with every request that changes something; another port of this machine counts as another
    site, which the cookie's own rule (SameSite) does not see. A proxy may tell the host that the browser asked for.
    """
    origin = headers.get("origin")
    if origin is None:
        return method not in _HARMLESS
    hosts = {headers.get("host", ""), headers.get("x-forwarded-host", "")} - {""}
    return urlsplit(origin).netloc not in hosts


def _unauthorised() -> Response:
    told = "Chưa đăng nhập, hoặc phiên đã hết hạn; hãy tải lại trang để đăng nhập."
    return JSONResponse({"error": told}, HTTPStatus.UNAUTHORIZED, {"WWW-Authenticate": "Bearer"})
