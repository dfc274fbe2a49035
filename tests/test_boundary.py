"""What the page refuses whoever sends it: addresses to fetch, paths to read, bodies without end; and its headers."""

import asyncio
from pathlib import Path

import pytest
from gradio import processing_utils
from starlette.testclient import TestClient

from qa.page.download import draw_download
from qa.page.serve.boundary import LARGEST_BODY, POLICY, Boundary
from tests.html_text import read_html
from tests.test_site import ADDRESS, OWN, Site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Build it once."""
    return Site(tmp_path_factory.mktemp("people"))


@pytest.fixture(scope="module")
def lan(site: Site) -> TestClient:
    """Give somebody who signed in."""
    return site.signed_in()


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/file=http://127.0.0.1:9/x",
        "/gradio_api/file=https://example.org/x",
        "/gradio_api/file=HTTP://example.org",
        "/gradio_api/file=http%3A//example.org",
        "/gradio_api/proxy=http://127.0.0.1:9/x",
        "/gradio_api/proxy=https://example.hf.space/x",
    ],
)
def test_no_path_makes_the_server_fetch(lan: TestClient, path: str) -> None:
    """The framework would, from hosts that are public; the page never needs it."""
    answer = lan.get(path)
    assert answer.status_code == 404
    assert answer.json() == {"error": "Trang này không tải gì từ nơi khác."}


@pytest.mark.usefixtures("lan")
def test_no_payload_makes_the_server_fetch(tmp_path: Path) -> None:
    """A file of a form may name an address in place of a path; what would get it refuses."""
    with pytest.raises(PermissionError):
        asyncio.run(processing_utils.async_ssrf_protected_download("https://example.org/x", str(tmp_path)))


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/file=../../../../etc/passwd",
        "/gradio_api/file=%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "/gradio_api/file=people.db",
        "/gradio_api/file=pyproject.toml",
        "/gradio_api/file/etc/passwd",
        "/static/../../../../etc/passwd",
        "/static/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "/assets/..%2f..%2f..%2fetc%2fpasswd",
        "/svelte/..%2f..%2f..%2fetc%2fpasswd",
        "/gradio_api/custom_component/x/client/component/..%2f..%2fetc%2fpasswd",
        "/qa-assets/..%2f..%2fpyproject.toml",
    ],
)
def test_no_path_reads_a_file(lan: TestClient, path: str) -> None:
    """Neither one of the system, nor the file of people, nor a source of the program."""
    answer = lan.get(path)
    assert answer.status_code >= 400
    assert "root:" not in answer.text
    assert "[project]" not in answer.text


@pytest.mark.parametrize("path", ["/gradio_api/queue/join", "/gradio_api/run/predict", "/gradio_api/component_server"])
def test_a_body_that_says_it_is_too_large_is_not_read(lan: TestClient, path: str) -> None:
    """By its header alone."""
    answer = lan.post(path, content=b"{}", headers={**OWN, "Content-Length": str(100 * 1024 * 1024)})
    assert answer.status_code == 413
    assert answer.json() == {"error": "Yêu cầu quá lớn."}


def test_a_body_without_a_length_is_read_to_the_bound_and_no_farther() -> None:
    """Pieces of a megabyte: the ninth is the last that is asked for."""
    asked = 0

    async def receive() -> dict[str, object]:
        nonlocal asked
        asked += 1
        return {"type": "http.request", "body": b"x" * 1024 * 1024, "more_body": True}

    async def read_all(_scope: object, receive: object, _send: object) -> None:
        while True:
            await receive()  # type: ignore[operator]

    sent: list[dict[str, object]] = []

    async def send(message: dict[str, object]) -> None:
        sent.append(message)

    scope = {"type": "http", "path": "/gradio_api/queue/join", "method": "POST", "headers": []}
    asyncio.run(Boundary(read_all)(scope, receive, send))  # type: ignore[arg-type]
    assert asked == LARGEST_BODY // (1024 * 1024) + 1
    assert sent[0]["status"] == 413


def test_the_page_says_what_a_browser_may_load(lan: TestClient) -> None:
    """Only from here, in no frame of another site."""
    answer = lan.get("/")
    assert answer.status_code == 200
    assert answer.headers["content-security-policy"] == POLICY
    assert "frame-ancestors 'self'" in POLICY
    assert "http" not in POLICY
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize(
    ("method", "origin"),
    [
        ("POST", None),
        ("POST", "http://evil.test"),
        ("POST", "null"),
        ("POST", f"{ADDRESS}.evil.test"),
        ("GET", "http://evil.test"),
    ],
)
def test_another_site_cannot_act(lan: TestClient, method: str, origin: str | None) -> None:
    """Whatever the cookie is: another origin, one that only begins like ours, none at all where something changes."""
    headers = {} if origin is None else {"Origin": origin}
    answer = lan.request(method, "/gradio_api/queue/join", headers=headers, content=b"{}")
    assert answer.status_code == 403


@pytest.mark.parametrize("name", ['a"b.docx', "a\r\nX-Evil: 1.docx", "<script>.docx", "a' onclick='x.docx"])
def test_the_name_of_a_download_is_only_a_name(name: str) -> None:
    """It is an attribute of a link and no header; quotes and line ends stay inside it."""
    page = read_html(draw_download(b"x", name, "text/csv"))
    assert page.tags == ["a"]
    assert page.attributes == {"data-file", "download", "type"}
