"""How often a program may ask and how much it may send: counted by account or address, told with 429 and 413."""

import json
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from index.people.accounts import Accounts
from index.people.database import open_people
from index.people.tokens import Tokens
from qa.page.draft import LONGEST_DRAFT
from qa.page.screen.launch import launch_options, mount_options
from qa.page.screen.page import build_app
from qa.page.serve import limits
from qa.page.serve.door import Door
from qa.page.serve.limits import LONGEST_BODY, Allowance, Limits
from qa.page.serve.site import build_site, endpoints_of
from tests.fake_page import FakeService

RUN = "/gradio_api/run/documents"
DOCUMENTS = {"data": [1, ""]}
NEVER = 1e-9


class Clock:
    """A time that is set."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        """Return it."""
        return self.now


def test_calls_are_saved_up_and_come_back_with_time() -> None:
    """Three at a stretch, then one every two seconds."""
    clock = Clock()
    allowance = Allowance(at_a_stretch=3, per_second=0.5, now=clock)
    assert [allowance.take("lan") for _ in range(4)] == [0, 0, 0, 2]
    clock.now += 1
    assert allowance.take("lan") == 1
    clock.now += 1
    assert [allowance.take("lan") for _ in range(2)] == [0, 2]
    clock.now += 3600
    assert [allowance.take("lan") for _ in range(4)] == [0, 0, 0, 2]


def test_nobody_uses_up_what_another_may_do() -> None:
    """Each caller has an own allowance."""
    allowance = Allowance(at_a_stretch=1, per_second=NEVER, now=Clock())
    assert allowance.take("lan") == 0
    assert allowance.take("lan") > 0
    assert allowance.take("minh") == 0


def test_only_so_many_callers_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """The one that was silent longest is forgotten, so that a flood of addresses fills no memory."""
    monkeypatch.setattr(limits, "MOST_CALLERS", 2)
    allowance = Allowance(at_a_stretch=1, per_second=NEVER, now=Clock())
    for caller in ("a", "b", "a", "c"):
        allowance.take(caller)
    assert allowance.take("a") > 0
    assert allowance.take("b") == 0


class Site:
    """A page with two accounts whose programs may call twice."""

    def __init__(self, home: Path) -> None:
        people = open_people(home)
        for name in ("lan", "minh"):
            Accounts(people).add(name, "mật khẩu dài của ai")
        self.page = build_app(FakeService())
        allowance = Allowance(at_a_stretch=2, per_second=NEVER, now=Clock())
        app, _ = build_site(self.page, Door(people), mount_options(launch_options()), allowance)
        self.lan, self.minh = (
            TestClient(app, headers={"Authorization": f"Bearer {Tokens(people).make(name)}"})
            for name in ("lan", "minh")
        )
        self.stranger = TestClient(app, headers={"Origin": "http://testserver"})


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Build it."""
    return Site(tmp_path)


def join(visitor: TestClient, event: object) -> Any:
    """Send an event to the queue of the page, as its script and the framework's client do."""
    body = {"data": [1, ""], "fn_index": event, "session_hash": "x"}
    return visitor.post("/gradio_api/queue/join", json=body)


def test_too_many_calls_are_told_when_to_come_again(site: Site) -> None:
    """By one account; another goes on, and a stranger uses nobody's calls up."""
    for _ in range(3):
        assert site.stranger.post(RUN, json=DOCUMENTS).status_code == 401
    assert [site.lan.post(RUN, json=DOCUMENTS).status_code for _ in range(2)] == [200, 200]
    refused = site.lan.post(RUN, json=DOCUMENTS)
    assert refused.status_code == 429
    assert int(refused.headers["Retry-After"]) > 0
    assert refused.json()["error"].startswith("Quá nhiều yêu cầu liên tiếp; hãy thử lại sau")
    assert site.minh.post(RUN, json=DOCUMENTS).status_code == 200


@pytest.mark.parametrize("path", ["run/ask", "api/ask", "call/ask", "call/v2/ask", "mcp/", "mcp/messages/"])
def test_every_way_to_an_endpoint_counts(site: Site, path: str) -> None:
    """Whatever comes of the call."""
    for _ in range(2):
        assert site.lan.post(RUN, json=DOCUMENTS).status_code == 200
    assert site.lan.post(f"/gradio_api/{path}", json={}).status_code == 429


@pytest.mark.parametrize("write", [int, str, float, lambda number: f" {number} "])
def test_the_queue_is_no_way_around(site: Site, write: Any) -> None:
    """However the number of the event is written."""
    number = next(each for each, event in site.page.fns.items() if event.api_name == "documents")
    for _ in range(2):
        assert join(site.lan, write(number)).status_code != 429
    assert join(site.lan, write(number)).status_code == 429


@pytest.mark.parametrize("body", ["", "[]", '{"fn_index": null}', '{"data": []}', "[" * 100_000, '{"fn_index": 1e999}'])
def test_what_the_page_never_sends_counts_too(site: Site, body: str) -> None:
    """So that no way of writing it passes uncounted."""
    for _ in range(2):
        assert site.lan.post(RUN, json=DOCUMENTS).status_code == 200
    headers = {"Content-Type": "application/json"}
    assert site.lan.post("/gradio_api/queue/join", content=body, headers=headers).status_code == 429


def test_what_people_do_at_the_page_is_not_counted(site: Site) -> None:
    """Their events are bounded by the queue."""
    offered = endpoints_of(site.page)
    event = next(number for number in site.page.fns if number not in offered)
    assert all(join(site.lan, event).status_code != 429 for _ in range(5))


@pytest.fixture
def echo() -> TestClient:
    """Give an application without a guard that returns the length of what it gets."""

    async def measure(request: Request) -> JSONResponse:
        return JSONResponse({"bytes": len(await request.body())})

    inside = Starlette(routes=[Route("/{path:path}", measure, methods=["POST"])])
    return TestClient(Limits(inside, (), Allowance(at_a_stretch=2, per_second=NEVER, now=Clock())))


def test_without_accounts_addresses_are_counted(echo: TestClient) -> None:
    """What is no call is let through."""
    assert [echo.post(RUN).status_code for _ in range(3)] == [200, 200, 429]
    elsewhere = TestClient(echo.app, client=("10.0.0.7", 5000))
    assert elsewhere.post(RUN).status_code == 200
    assert echo.post("/gradio_api/upload").status_code == 200


def test_a_body_arrives_whole_unless_it_is_too_long(echo: TestClient) -> None:
    """Told by its length, not by what its head claims."""
    assert echo.post(RUN, content=b"a" * LONGEST_BODY).json() == {"bytes": LONGEST_BODY}
    pieces = (b"a" * 1024 for _ in range(LONGEST_BODY // 1024 + 1))
    refused = echo.post(RUN, content=pieces)
    assert refused.status_code == 413
    assert refused.json()["error"] == "Yêu cầu quá lớn, giới hạn là 4 MB; hãy chia nhỏ rồi gửi lại."


def test_the_longest_draft_fits_however_it_is_written() -> None:
    """Most JSON writers escape every letter with an accent; some beyond the first plane in twelve characters."""
    draft = "\U0001f600" * LONGEST_DRAFT
    assert len(json.dumps({"data": [draft, ""]})) < LONGEST_BODY
