"""The page behind its door: what a stranger gets, how one signs in and out, and where requests may come from."""

import re
import socket
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from gradio import http_server
from starlette.testclient import TestClient

from index.people.accounts import Accounts
from index.people.attempts import MOST_OF_PAIR
from index.people.database import open_people
from index.people.tokens import Tokens
from qa.page.screen.launch import launch_options, mount_options, start_patiently
from qa.page.screen.page import build_app
from qa.page.serve.boundary import HEADERS
from qa.page.serve.door import Door
from qa.page.serve.guard import COOKIE, SIGN_IN, SIGN_OUT
from qa.page.serve.sign_in import LONGEST_FORM
from qa.page.serve.site import build_site, start_page
from tests.fake_page import FakeService

PASSWORD = "mật khẩu của lan"
ADDRESS = "http://qa.test"
OWN = {"Origin": ADDRESS}


class Site:
    """A served page with one account, and strangers at it."""

    def __init__(self, home: Path) -> None:
        self.database = open_people(home)
        Accounts(self.database).add("lan", PASSWORD)
        self.door = Door(self.database)
        self.app, self.inside = build_site(build_app(FakeService()), self.door, mount_options(launch_options()))

    def visitor(self) -> TestClient:
        """Return somebody without a session."""
        return TestClient(self.app, base_url=ADDRESS, follow_redirects=False)

    def signed_in(self) -> TestClient:
        """Return somebody who signed in as lan."""
        visitor = self.visitor()
        assert sign_in(visitor).status_code == 303
        return visitor


def sign_in(visitor: TestClient, password: str = PASSWORD, wanted: str = "", origin: str | None = ADDRESS):  # noqa: ANN201
    """Send the form."""
    headers = {} if origin is None else {"Origin": origin}
    return visitor.post(SIGN_IN, data={"ten": "lan", "mat-khau": password, "tiep": wanted}, headers=headers)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Build the site over a fake service."""
    return Site(tmp_path)


@pytest.fixture(scope="module")
def one_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Build it once, for tests that change nothing."""
    return Site(tmp_path_factory.mktemp("people"))


def all_routes(app: FastAPI, prefix: str = "") -> Iterator[tuple[str, str]]:
    """Give (method, path) of each route of an application and of those that are mounted in it."""
    for context in iter_route_contexts(app.routes):
        mounted = getattr(context.original_route, "app", None)
        if hasattr(mounted, "routes"):
            yield from all_routes(mounted, prefix + context.original_route.path)  # type: ignore[attr-defined]
        else:
            path = re.sub(r"\{[^}]+\}", "x", f"{prefix}{context.path}")
            yield from ((method, path) for method in context.methods or {"GET"})


def test_no_route_answers_a_stranger(one_site: Site) -> None:
    """Each one of ours and of the framework, with each of its methods, but for the form of signing in."""
    routes = {*all_routes(one_site.inside)} - {("GET", SIGN_IN), ("POST", SIGN_IN)}
    known = {
        "/",
        "/config",
        "/gradio_api/queue/join",
        "/gradio_api/queue/data",
        "/gradio_api/upload",
        "/gradio_api/file=x",
    }
    assert known <= {path for _, path in routes}
    assert ("POST", SIGN_OUT) in routes
    stranger = one_site.visitor()
    answered = {}
    for method, path in routes:
        response = stranger.request(method, path, headers=OWN)
        if response.status_code == 303:
            assert path == "/"
            assert response.headers["location"].startswith(f"{SIGN_IN}?")
        elif response.status_code != 401:
            answered[method, path] = response.status_code
    assert answered == {}


@pytest.mark.parametrize(
    "path",
    ["/gradio_api/mcp/sse", "/nothing", "/dang-nhap/", "/DANG-NHAP", "/dang-nhap/../config", "/docs"],
)
def test_no_path_answers_a_stranger(one_site: Site, path: str) -> None:
    """Whether there is a route or not."""
    assert one_site.visitor().get(path).status_code == 401


def test_a_made_up_session_is_no_session(one_site: Site) -> None:
    """Nor is an empty one, or the word of a token that nobody made."""
    for headers in (
        {"Cookie": f"{COOKIE}=x"},
        {"Cookie": f"{COOKIE}="},
        {"Authorization": "Bearer qa_x"},
        {"Authorization": "Bearer "},
        {"Authorization": "Basic bGFuOmxhbg=="},
    ):
        assert one_site.visitor().get("/config", headers=headers).status_code == 401


def test_somebody_who_signed_in_gets_the_page(site: Site) -> None:
    """And the framework knows who it is."""
    visitor = site.signed_in()
    assert visitor.get("/").status_code == 200
    assert visitor.get("/config").json()["username"] == "lan"
    assert visitor.get("/gradio_api/info").status_code == 200


def test_the_cookie_is_out_of_reach_of_scripts_and_of_other_sites(site: Site) -> None:
    """And goes over encrypted connections only where the page is served over one."""
    cookie = sign_in(site.visitor()).headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Secure" not in cookie
    secure = TestClient(site.app, base_url="https://qa.test", follow_redirects=False)
    assert "Secure" in sign_in(secure, origin="https://qa.test").headers["set-cookie"]


def test_signing_out_ends_the_session_on_the_server(site: Site) -> None:
    """A copy of the cookie is worth nothing afterwards."""
    visitor = site.signed_in()
    copy = visitor.cookies[COOKIE]
    assert visitor.post(SIGN_OUT, headers=OWN).headers["location"] == SIGN_IN
    assert visitor.get("/config").status_code == 401
    assert site.visitor().get("/config", headers={"Cookie": f"{COOKIE}={copy}"}).status_code == 401


def test_another_password_ends_the_session(site: Site) -> None:
    """At the next request."""
    visitor = site.signed_in()
    Accounts(site.database).change_password("lan", "một mật khẩu khác")
    assert visitor.get("/config").status_code == 401


def test_a_session_that_rested_too_long_is_over(tmp_path: Path) -> None:
    """As the settings say."""
    site = Site(tmp_path)
    short = Door(site.database, idle=timedelta(seconds=-1))
    app, _ = build_site(build_app(FakeService()), short, mount_options(launch_options()))
    visitor = TestClient(app, base_url=ADDRESS, follow_redirects=False)
    assert sign_in(visitor).status_code == 303
    assert visitor.get("/config").status_code == 401


def test_a_program_comes_in_with_a_token(site: Site) -> None:
    """For the account that it was made for, until it is revoked."""
    tokens = Tokens(site.database)
    headers = {"Authorization": f"Bearer {tokens.make('lan')}"}
    assert site.visitor().get("/config", headers=headers).json()["username"] == "lan"
    tokens.revoke("lan")
    assert site.visitor().get("/config", headers=headers).status_code == 401


def test_a_wrong_password_is_told_without_telling_which_names_there_are(site: Site) -> None:
    """The same words for a wrong name, and what was typed as the name stays, escaped."""
    visitor = site.visitor()
    for name in ("lan", "<b>minh"):
        response = visitor.post(SIGN_IN, data={"ten": name, "mat-khau": "sai"}, headers=OWN)
        assert response.status_code == 401
        assert "Tên hoặc mật khẩu không đúng." in response.text
        assert "<b>" not in response.text
    assert COOKIE not in visitor.cookies


def test_too_many_wrong_passwords_stop_the_right_one_too(site: Site) -> None:
    """For a while."""
    visitor = site.visitor()
    for _ in range(MOST_OF_PAIR):
        assert sign_in(visitor, "sai").status_code == 401
    response = sign_in(visitor)
    assert response.status_code == 401
    assert "đợi 15 phút" in response.text


@pytest.mark.parametrize(
    "origin",
    ["http://evil.test", "http://qa.test:8000", "null", "http://qa.test.evil.test", "http://evil.test/qa.test", None],
)
def test_another_site_cannot_act_in_ones_name(site: Site, origin: str | None) -> None:
    """Neither sign in, nor sign out, nor ask; a browser always says where a request comes from."""
    visitor = site.signed_in()
    headers = {} if origin is None else {"Origin": origin}
    assert sign_in(visitor, origin=origin).status_code == 403
    assert visitor.post(SIGN_OUT, headers=headers).status_code == 403
    assert visitor.post("/gradio_api/queue/join", headers=headers, json={}).status_code == 403
    if origin is not None:
        assert visitor.get("/config", headers=headers).status_code == 403
    assert visitor.get("/config").status_code == 200


def test_a_proxy_may_tell_the_name_that_the_browser_used(site: Site) -> None:
    """A browser cannot be made to send that header by another site."""
    headers = {"Origin": "https://hoi.tinh.vn", "X-Forwarded-Host": "hoi.tinh.vn"}
    assert site.signed_in().post("/gradio_api/reset", headers=headers, json={}).status_code != 403


def test_the_link_that_was_asked_for_opens_after_signing_in(site: Site) -> None:
    """Its query is carried through the form; nothing in it leads elsewhere."""
    visitor = site.visitor()
    location = visitor.get("/?doc=a%26b.md&p=7").headers["location"]
    assert '<input type="hidden" name="tiep" value="doc=a%26b.md&amp;p=7">' in visitor.get(location).text
    assert sign_in(visitor, wanted="doc=a%26b.md&p=7").headers["location"] == "/?doc=a%26b.md&p=7"
    for hostile in ("//evil.test", "https://evil.test", "\r\nX: y", "../"):
        assert sign_in(visitor, wanted=hostile).headers["location"].startswith("/?")


def test_an_endless_form_is_not_read(site: Site) -> None:
    """A stranger may send anything."""
    body = {"ten": "lan", "mat-khau": "x" * LONGEST_FORM}
    assert site.visitor().post(SIGN_IN, data=body, headers=OWN).status_code == 413


def test_the_form_runs_nothing_and_cannot_be_framed(one_site: Site) -> None:
    """It needs no scripts, so it allows none."""
    response = one_site.visitor().get(SIGN_IN)
    policy = response.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "<script" not in response.text
    assert response.headers["cache-control"] == "no-store"


@pytest.fixture(scope="module")
def open_page() -> Iterator[str]:
    """Serve the page to this machine as it is without accounts; give its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    stop = start_page(build_app(FakeService()), launch_options(), "127.0.0.1", port, None)
    yield f"http://127.0.0.1:{port}"
    stop()


@pytest.mark.parametrize(
    ("named", "status"),
    [("127.0.0.1", 200), ("localhost:7860", 200), ("evil.test", 400), ("127.0.0.1.evil.test", 400)],
)
def test_a_page_for_this_machine_answers_to_its_own_name_only(open_page: str, named: str, status: int) -> None:
    """A stranger's name that leads here would let a stranger's page read it."""
    assert httpx.get(open_page, headers={"Host": named}, timeout=60).status_code == status


def test_a_page_without_accounts_keeps_its_boundary(open_page: str) -> None:
    """The same headers and limits as behind the sign-in."""
    answered = httpx.get(open_page, timeout=60)
    assert {name: answered.headers[name] for name in HEADERS} == HEADERS
    assert httpx.get(f"{open_page}/gradio_api/file=https://example.org/x", timeout=60).status_code == 404


class SlowServer:
    """Has started once it has been looked at a hundred times; or ends without."""

    def __init__(self, *, ends: bool) -> None:
        self.looks = 0
        self.may_end = threading.Event()
        if ends:
            self.may_end.set()

    @property
    def started(self) -> bool:
        """Whether somebody could be answered."""
        self.looks += 1
        return self.looks > 100 and not self.may_end.is_set()

    def run(self) -> None:
        """Serve until the end."""
        self.may_end.wait(60)


def test_a_server_that_starts_slowly_is_waited_for() -> None:
    """The framework would give it up after five seconds."""
    launch_options()
    assert http_server.Server.run_in_thread is start_patiently
    server = SlowServer(ends=False)
    start_patiently(server)
    assert server.looks == 101
    server.may_end.set()


def test_a_server_that_ends_before_it_has_started_is_not_waited_for() -> None:
    """Another program may have its port."""
    with pytest.raises(OSError, match="did not start"):
        start_patiently(SlowServer(ends=True))
