"""Stands before the framework: bounds what may be sent, refuses what would fetch, adds headers. Requests in and out.

The framework fetches an address that a browser names in a path; the page never needs that, so such paths lead nowhere.
"""

from http import HTTPStatus

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST_BODY = 8 * 1024 * 1024
"""Bytes of a request that is no upload; the longest draft takes a megabyte and a half as JSON."""

UPLOAD = "/gradio_api/upload"
_FETCHING = ("/proxy=", "/file=http:", "/file=https:")
POLICY = (
    # The framework builds the page out of inline scripts, and the scripts of components out of text.
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    # The address of the page names documents; and forms must still tell the page where they come from.
    "Referrer-Policy": "same-origin",
}


class BodyTooLarge(Exception):
    """More was sent than may be."""


class Boundary:
    """An application in front of another one.

    Parameters
    ----------
    app
        What is behind it.
    largest
        Bytes of a request that is no upload.
    """

    def __init__(self, app: ASGIApp, largest: int = LARGEST_BODY) -> None:
        self._app = app
        self._largest = largest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request that is refused, or hand it on and add headers to the answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        has_begun = False
        left = self._largest

        async def send_with_headers(message: Message) -> None:
            nonlocal has_begun
            if message["type"] == "http.response.start":
                has_begun = True
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        async def receive_some() -> Message:
            nonlocal left
            message = await receive()
            left -= len(message.get("body", b""))
            if left < 0:
                raise BodyTooLarge
            return message

        path = scope["path"].lower().replace("//", "/")
        if any(part in path for part in _FETCHING):
            refusal = JSONResponse({"error": "Trang này không tải gì từ nơi khác."}, HTTPStatus.NOT_FOUND)
            await refusal(scope, receive, send_with_headers)
            return
        if scope["path"] == UPLOAD:
            await self._app(scope, receive, send_with_headers)
            return
        too_large = JSONResponse({"error": "Yêu cầu quá lớn."}, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        told = Headers(scope=scope).get("content-length", "")
        if told.isdecimal() and int(told[:20]) > self._largest:
            await too_large(scope, receive, send_with_headers)
            return
        try:
            await self._app(scope, receive_some, send_with_headers)
        except BodyTooLarge:
            if has_begun:
                raise
            await too_large(scope, receive, send_with_headers)
