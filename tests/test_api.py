"""The endpoints for programs on a served page: over HTTP, with the framework's client, and as tools (MCP)."""

import asyncio
import json
import socket
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from gradio_client import Client
from gradio_client.exceptions import AppError
from mcp import ClientSession
from mcp.client.sse import sse_client
from mcp.client.streamable_http import streamable_http_client
from mcp.types import CallToolResult, TextContent
from starlette.testclient import TestClient

from index.build import build_index
from index.people.accounts import Accounts
from index.people.collections import Collections
from index.people.database import open_people
from index.people.privacy import person_folder
from index.people.tokens import Tokens
from qa.ask import open_asker
from qa.page.analysis import Analysis
from qa.page.draft import LONGEST_DRAFT, DraftChecker
from qa.page.endpoints import MOST_HITS
from qa.page.figure_table import FigureTable
from qa.page.library import Library
from qa.page.reach import open_reach
from qa.page.screen import api
from qa.page.screen.launch import launch_options, mount_options
from qa.page.screen.page import build_app
from qa.page.serve.door import Door, open_door
from qa.page.serve.limits import LONGEST_BODY, Allowance
from qa.page.serve.site import build_site, start_page, start_site
from qa.page.service import QUESTION_LIMIT
from tests.fake_page import FakeService

PUBLIC = "Tổng thu ngân sách huyện Cao Lộc năm 2024 đạt 512,7 tỷ đồng."
PRIVATE = "Tổng chi thường xuyên huyện Văn Quan năm 2024 là 318,4 tỷ đồng."

# What would bring the private document to light, by the endpoint.
CALLS: dict[str, dict[str, Any]] = {
    "ask": {"question": "Tổng chi thường xuyên huyện Văn Quan năm 2024 là bao nhiêu?", "context": [], "collection": ""},
    "search": {"text": "chi thường xuyên huyện Văn Quan", "k": 10, "collection": ""},
    "documents": {"page": 1, "collection": ""},
    "figures": {
        "indicator": "chi thuong xuyen",
        "document": "",
        "period": "",
        "unit": "",
        "territory": "",
        "role": "",
        "status": "",
        "order": "",
        "page": 1,
        "collection": "",
    },
    "check": {"text": "Tổng chi thường xuyên huyện Văn Quan năm 2024 là 320,0 tỷ đồng.", "collection": ""},
    "find": {"value": "318,4 tỷ đồng", "collection": ""},
    "series": {"indicator": "chi thường xuyên", "territory": "", "role": "", "collection": ""},
}
EACH = pytest.mark.parametrize("name", CALLS)


class Served:
    """A page with accounts, a shared document and one of minh's own, served at an address."""

    def __init__(self, home: Path) -> None:
        private = person_folder(home, "minh") / "van-quan.txt"
        private.parent.mkdir(parents=True)
        private.write_text(PRIVATE, encoding="utf-8")
        shared = home.resolve() / "uploads" / "cao-loc.txt"
        shared.write_text(PUBLIC, encoding="utf-8")
        build_index([shared, private], home=home)
        library = Library(open_asker(home))
        people = open_people(home)
        for name in ("lan", "minh"):
            Accounts(people).add(name, "mật khẩu dài của ai")
        self.tokens = {name: Tokens(people).make(name) for name in ("lan", "minh")}
        sets = Collections(people)
        for name, is_shared in (("Bộ của minh", False), ("Bộ chung", True)):
            made = sets.create("minh", name, is_shared=is_shared)
            sets.add("minh", made.id, [str(private.resolve()), str(shared)])
        page = build_app(
            library,
            checker=DraftChecker(home),
            figures=FigureTable(library.store),
            analysis=Analysis(library.store),
            reach=open_reach(library.store),
            has_people=True,
        )
        self.offered = {event.api_name for event in page.fns.values() if event.api_visibility != "private"}
        options = mount_options(launch_options(has_tools=True))
        site, _ = build_site(page, Door(people), options, Allowance(at_a_stretch=10_000))
        port = free_port()
        self.stop = start_site(site, "127.0.0.1", port)
        self.address = f"http://127.0.0.1:{port}"

    def headers(self, name: str) -> dict[str, str]:
        """Return what a program of somebody sends."""
        return {"Authorization": f"Bearer {self.tokens[name]}"}

    def post(self, owner: str, name: str, data: list[Any]) -> httpx.Response:
        """Call an endpoint as somebody, values in their order."""
        url = f"{self.address}/gradio_api/run/{name}"
        return httpx.post(url, json={"data": data}, headers=self.headers(owner), timeout=60)

    def call(self, owner: str, name: str, **changed: Any) -> Any:
        """Return what an endpoint tells somebody."""
        response = self.post(owner, name, list({**CALLS[name], **changed}.values()))
        assert response.status_code == 200, response.text
        (told,) = response.json()["data"]
        return told


def free_port() -> int:
    """Return a port where nothing listens."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Index and serve once."""
    page = Served(tmp_path_factory.mktemp("kho"))
    yield page
    page.stop()


def tell_tools(address: str, headers: dict[str, str], name: str, arguments: dict[str, Any]) -> tuple[Any, Any]:
    """Return the tools that a program is offered, and what one of them answers."""

    async def talk() -> tuple[Any, Any]:
        async with (
            httpx.AsyncClient(headers=headers, timeout=60) as web,
            streamable_http_client(f"{address}/gradio_api/mcp/", http_client=web) as (receive, send, _),
            ClientSession(receive, send) as session,
        ):
            await session.initialize()
            return (await session.list_tools()).tools, await session.call_tool(name, arguments)

    return asyncio.run(talk())


def text_of(result: CallToolResult) -> str:
    """Return the only text of a result."""
    (part,) = result.content
    assert isinstance(part, TextContent)
    return part.text


def test_programs_are_offered_exactly_these_endpoints(served: Served) -> None:
    """Each with the names of its parameters, types, and a Vietnamese description."""
    info = httpx.get(f"{served.address}/gradio_api/info", headers=served.headers("lan"), timeout=60).json()
    assert info["unnamed_endpoints"] == {}
    named = {name.removeprefix("/"): endpoint for name, endpoint in info["named_endpoints"].items()}
    assert {name: [each["parameter_name"] for each in it["parameters"]] for name, it in named.items()} == {
        name: list(arguments) for name, arguments in CALLS.items()
    }
    assert served.offered == set(CALLS)
    assert named["ask"]["description"].startswith("Trả lời một câu hỏi")
    assert set(named["ask"]["returns"][0]["type"]["properties"]) >= {"answered", "answer", "figures", "citations"}
    assert all(each["type"] for endpoint in named.values() for each in endpoint["parameters"])


@EACH
def test_the_token_of_one_gets_nothing_of_another(served: Served, name: str) -> None:
    """Minh's own document comes to light for minh alone, through whichever endpoint."""
    own, other = (json.dumps(served.call(owner, name), ensure_ascii=False) for owner in ("minh", "lan"))
    assert "van-quan" in own
    assert "van-quan" not in other
    assert "318,4" not in other


@EACH
def test_tools_keep_to_what_the_token_may_see_too(served: Served, name: str) -> None:
    """The framework calls them on another way than endpoints."""
    told = {
        owner: text_of(tell_tools(served.address, served.headers(owner), name, CALLS[name])[1])
        for owner in ("minh", "lan")
    }
    assert "van-quan" in told["minh"]
    assert "van-quan" not in told["lan"]
    assert "318,4" not in told["lan"]
    json.loads(told["lan"])


@EACH
def test_a_collection_shows_nobody_what_is_private_to_another(served: Served, name: str) -> None:
    """A shared one holds for each what that person may see; one that is not shared is not there for others."""
    assert "van-quan" in json.dumps(served.call("minh", name, collection="Bộ của minh"))
    assert "van-quan" not in json.dumps(served.call("lan", name, collection="bo chung"))
    refused = served.post("lan", name, list({**CALLS[name], "collection": "Bộ của minh"}.values()))
    assert refused.status_code == 500
    assert refused.json()["error"].startswith("không có bộ tài liệu nào tên “Bộ của minh”")


def test_an_answer_is_the_object_of_the_command_line(served: Served) -> None:
    """With a citation of the very characters."""
    answer = served.call("lan", "ask", question="Thu ngân sách huyện Cao Lộc năm 2024 là bao nhiêu?")
    assert answer["answered"] is True
    assert answer["figures"][0]["number"] == "512.7"
    citation = answer["citations"][0]
    assert PUBLIC[citation["start"] : citation["end"]] == citation["quote"]


def test_the_client_of_the_framework_asks_by_name(served: Served) -> None:
    """A follow-up is completed from its context; what cannot be asked is one sentence."""
    client = Client(served.address, headers=served.headers("lan"), verbose=False)
    figures = client.predict(indicator="thu ngan sach", api_name="/figures")
    assert [row["number"] for row in figures["figures"]] == ["512.7"]
    assert (figures["page"], figures["pages"], figures["found"]) == (1, 1, 1)
    answer = client.predict("Còn năm 2023?", ["Thu ngân sách huyện Cao Lộc năm 2024?"], api_name="/ask")
    assert answer["answered"] is False
    with pytest.raises(AppError, match=r"^Hãy nhập câu hỏi trước khi gửi\.$"):
        client.predict(" ", api_name="/ask")


@pytest.mark.parametrize(
    ("name", "changed", "told"),
    [
        ("ask", {"question": "a" * (QUESTION_LIMIT + 1)}, "quá giới hạn 2.000"),
        ("ask", {"question": ["Thu?"]}, "Tham số “question” phải là chuỗi ký tự."),
        ("ask", {"context": "Thu?"}, "Tham số “context” phải là danh sách các câu đã hỏi, cũ nhất trước."),
        ("ask", {"context": ["a" * (QUESTION_LIMIT + 1)]}, "quá giới hạn 2.000"),
        ("ask", {"collection": 5}, "Tham số “collection” phải là chuỗi ký tự."),
        ("search", {"text": " "}, "Hãy ghi nội dung cần tìm"),
        ("search", {"k": MOST_HITS + 1}, "Tham số “k” quá giới hạn 50."),
        ("search", {"k": "nhiều"}, "Tham số “k” phải là số nguyên từ 1 trở lên."),
        ("documents", {"page": 0}, "Tham số “page” phải là số nguyên từ 1 trở lên."),
        ("figures", {"page": True}, "Tham số “page” phải là số nguyên từ 1 trở lên."),
        ("figures", {"role": "mức"}, "Tham số “role” phải là một trong: level, growth"),
        ("figures", {"order": "giá trị"}, "Tham số “order” phải là một trong: value"),
        ("figures", {"indicator": "a" * 501}, "quá giới hạn 500"),
        ("check", {"text": "a" * (LONGEST_DRAFT + 1)}, "quá giới hạn 200.000"),
        ("check", {"text": ""}, "Hãy ghi bản thảo"),
        ("find", {"value": "không số"}, "không đọc được con số nào"),
        ("series", {"indicator": ""}, "Hãy nhập chỉ tiêu"),
    ],
)
def test_what_cannot_be_asked_is_told_in_one_sentence(
    served: Served, name: str, changed: dict[str, Any], told: str
) -> None:
    """The limits are those of the page; no traceback goes out."""
    response = served.post("lan", name, list({**CALLS[name], **changed}.values()))
    assert response.status_code == 500
    assert told in response.json()["error"]
    assert "Traceback" not in response.text
    assert "\n" not in response.json()["error"]


def test_a_page_that_is_not_there_is_the_last_one(served: Served) -> None:
    """As in the table of figures."""
    assert served.call("minh", "documents", page=9) == {
        "documents": [
            {"document": "cao-loc.txt", "title": "cao-loc.txt"},
            {"document": "van-quan.txt", "title": "van-quan.txt"},
        ],
        "page": 1,
        "pages": 1,
        "found": 2,
    }


def test_without_a_token_neither_the_list_of_tools_nor_a_call_is_answered(served: Served) -> None:
    """Nor the schema, nor the endpoints themselves; a made-up token is none."""
    requests = [
        {"jsonrpc": "2.0", "id": 1, "method": "tools/list"},
        {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "documents", "arguments": {}}},
    ]
    accept = {"Accept": "application/json, text/event-stream", "Origin": served.address}
    for headers in (accept, accept | {"Authorization": "Bearer qa_x"}):
        for body in requests:
            answer = httpx.post(f"{served.address}/gradio_api/mcp/", json=body, headers=headers, timeout=60)
            assert answer.status_code == 401
            assert "cao-loc" not in answer.text
        for path in ("mcp/schema", "mcp/sse", "mcp/", "info"):
            assert httpx.get(f"{served.address}/gradio_api/{path}", headers=headers, timeout=60).status_code == 401
        run = httpx.post(
            f"{served.address}/gradio_api/run/documents", json={"data": [1, ""]}, headers=headers, timeout=60
        )
        assert run.status_code == 401


def test_the_older_transport_of_tools_knows_who_calls_too(served: Served) -> None:
    """Each message is that of whoever sent it."""

    async def ask(owner: str) -> CallToolResult:
        async with (
            sse_client(f"{served.address}/gradio_api/mcp/sse", headers=served.headers(owner)) as (receive, send),
            ClientSession(receive, send) as session,
        ):
            await session.initialize()
            return await session.call_tool("documents", {})

    assert "van-quan" in text_of(asyncio.run(ask("minh")))
    assert "van-quan" not in text_of(asyncio.run(ask("lan")))


def test_only_the_endpoints_are_tools(served: Served) -> None:
    """With a Vietnamese description of each parameter; what is wrong is told as for endpoints."""
    tools, result = tell_tools(served.address, served.headers("lan"), "ask", {"question": " "})
    assert {tool.name for tool in tools} == set(CALLS)
    for tool in tools:
        assert all(each["description"] for each in tool.inputSchema["properties"].values()), tool.name
    assert result.isError
    assert text_of(result) == "Hãy nhập câu hỏi trước khi gửi."


@pytest.mark.parametrize("method", ["prompts/get", "resources/read", "prompts/list", "resources/list"])
def test_nothing_but_tools_is_served_as_mcp(served: Served, method: str) -> None:
    """The framework would fetch an address that the request names."""
    body = {"jsonrpc": "2.0", "id": 1, "method": method, "params": {"name": "x", "uri": "http://127.0.0.1:1/"}}
    headers = {**served.headers("lan"), "Accept": "application/json, text/event-stream"}
    answer = httpx.post(f"{served.address}/gradio_api/mcp/", json=body, headers=headers, timeout=60)
    assert "Method not found" in answer.text


def test_without_accounts_tools_work_on_this_machine(tmp_path: Path) -> None:
    """No token is needed where nobody signs in, and the door opens for no other machine."""
    assert open_door(tmp_path, "127.0.0.1", open_to_all=False, idle=timedelta(1), longest=timedelta(1)) is None
    port = free_port()
    stop = start_page(build_app(FakeService()), launch_options(has_tools=True), "127.0.0.1", port, None)
    try:
        tools, result = tell_tools(f"http://127.0.0.1:{port}", {}, "ask", {"question": "Thu ngân sách 2024?"})
        assert {tool.name for tool in tools} == {"ask", "search", "documents"}
        assert json.loads(text_of(result))["figures"][0]["number"] == "412.6"
    finally:
        stop()


def test_tools_are_not_served_unless_asked_for(tmp_path: Path) -> None:
    """The endpoints are, and within the limits."""
    port = free_port()
    stop = start_page(build_app(FakeService()), launch_options(), "127.0.0.1", port, None)
    try:
        address = f"http://127.0.0.1:{port}/gradio_api"
        body = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
        with httpx.Client(timeout=60) as web:
            assert web.post(f"{address}/mcp/", json=body).status_code in {404, 405}
            assert web.post(f"{address}/run/documents", json={"data": [1, ""]}).json()["data"][0]["found"] == 1
            assert web.post(f"{address}/run/documents", content=b"a" * (LONGEST_BODY + 1)).status_code == 413
    finally:
        stop()


@pytest.fixture
def local() -> Iterator[TestClient]:
    """Give a page over the fake service, for a program that is let in."""
    page = build_app(FakeService())
    import gradio as gr

    with TestClient(gr.routes.App.create_app(page)) as visitor:
        yield visitor


def test_an_unexpected_error_goes_to_the_log_alone(local: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    """As on the page."""
    response = local.post("/gradio_api/run/ask", json={"data": ["lỗi", [], ""]})
    assert response.json()["error"] == api.UNEXPECTED
    assert "a bug nobody has met" in caplog.text
    assert "a bug" not in response.text


def test_a_flood_is_refused_at_once(local: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where as many wait as may."""
    monkeypatch.setattr(api, "MOST_WAITING", 0)
    assert local.post("/gradio_api/run/documents", json={"data": [1, ""]}).json()["error"] == api.BUSY
