"""The page on which one signs in, and the two routes that begin and end a session. Works without scripts."""

from base64 import b64encode
from hashlib import sha256
from html import escape
from http import HTTPStatus
from importlib.resources import files
from urllib.parse import parse_qs

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from qa.page.frame import TITLE
from qa.page.serve.door import Door
from qa.page.serve.guard import COOKIE, SIGN_IN, SIGN_OUT, owner_of, read_cookie

LONGEST_FORM = 16 * 1024
"""Bytes of a form that are read; a stranger may send any."""

_STYLE = files("qa.page.serve").joinpath("sign_in.css").read_text(encoding="utf-8")
_POLICY = (
    "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    f"style-src 'sha256-{b64encode(sha256(_STYLE.encode()).digest()).decode()}'"
)


def sign_in_routes(door: Door) -> APIRouter:
    """Return the routes of signing in and out."""
    router = APIRouter()

    @router.get(SIGN_IN)
    def show(request: Request) -> Response:
        wanted = request.query_params.get("tiep", "")
        return _go_on(wanted) if owner_of(request) is not None else _page(wanted)

    @router.post(SIGN_IN)
    async def begin(request: Request) -> Response:
        form = await read_form(request)
        if form is None:
            return _page("", "Biểu mẫu quá dài.", HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        name, wanted = form.get("ten", ""), form.get("tiep", "")
        address = request.client.host if request.client else ""
        result = await run_in_threadpool(door.sign_in, name, form.get("mat-khau", ""), address)
        if not result.token:
            return _page(wanted, result.refusal, HTTPStatus.UNAUTHORIZED, name)
        response = _go_on(wanted)
        # Lax, so that a link to a place in a document, sent by mail, opens signed in.
        response.set_cookie(
            COOKIE, result.token, httponly=True, samesite="lax", secure=request.url.scheme == "https", path="/"
        )
        return response

    @router.post(SIGN_OUT)
    async def end(request: Request) -> Response:
        await run_in_threadpool(door.sessions.end, read_cookie(request.headers))
        response = RedirectResponse(SIGN_IN, HTTPStatus.SEE_OTHER)
        response.delete_cookie(COOKIE, path="/")
        # Nothing of the person stays with the browser but the choice of colours.
        response.headers["Clear-Site-Data"] = '"cache"'
        return response

    return router


async def read_form(request: Request) -> dict[str, str] | None:
    """Return the first value of each field; None for a form that is too long."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > LONGEST_FORM:
            return None
    fields = parse_qs(body.decode(errors="replace"), keep_blank_values=True, max_num_fields=10)
    return {name: values[0] for name, values in fields.items()}


def draw_sign_in(wanted: str = "", problem: str = "", name: str = "") -> str:
    """Draw the page; `wanted` is the query of the address that was asked for, `problem` why the last try failed."""
    told = f'<p class="bad" role="alert">{escape(problem)}</p>' if problem else ""
    focus_name, focus_password = ("", " autofocus") if name else (" autofocus", "")
    return f"""<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Đăng nhập – {TITLE}</title><style>{_STYLE}</style></head><body><main>
<h1>{TITLE}</h1>{told}
<form method="post" action="{SIGN_IN}">
<label for="ten">Tên</label>
<input id="ten" name="ten" value="{escape(name)}" autocomplete="username" autocapitalize="none" spellcheck="false"
 maxlength="64" required{focus_name}>
<label for="mat-khau">Mật khẩu</label>
<input id="mat-khau" name="mat-khau" type="password" autocomplete="current-password" required{focus_password}>
<input type="hidden" name="tiep" value="{escape(wanted)}">
<button>Đăng nhập</button></form>
<p class="note">Quên mật khẩu: hãy nhờ người giữ máy chủ đặt lại.</p>
</main></body></html>"""


def _page(wanted: str, problem: str = "", status: int = HTTPStatus.OK, name: str = "") -> Response:
    headers = {"Content-Security-Policy": _POLICY, "Cache-Control": "no-store"}
    return HTMLResponse(draw_sign_in(wanted[:2000], problem, name[:64]), status, headers)


def _go_on(wanted: str) -> RedirectResponse:
    """Lead to the page with the query that was asked for; never to another place, whatever it says."""
    return RedirectResponse(f"/?{wanted[:2000]}" if wanted else "/", HTTPStatus.SEE_OTHER)
