"""One window of the served page without a browser: clicks in through the page's own queue, what came of them out.

Speaks the protocol of the framework's queue over plain HTTP; knows the page by the names of its components.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from secrets import token_hex
from typing import Any

_API = "/gradio_api"
_FAILED = "qa-failure"
_SECONDS = 300.0
"""After which an answer of the server is not waited for any more."""


class PageError(Exception):
    """The page did not do what was asked; a line says what it said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Event:
    """What happens when a component is used: its number, and how many values it is given."""

    number: int
    component: int
    inputs: int


class PageWindow:
    """A window of the page at an address of this machine; one thread uses it.

    Parameters
    ----------
    port
        Where the page is served, at 127.0.0.1.
    """

    def __init__(self, port: int) -> None:
        self._port = port
        self._session = token_hex(8)
        self._fetch("/")
        self._config: dict[str, Any] = json.loads(self._fetch("/config"))

    def ask(self, question: str, *, leads_on: bool = True) -> str:
        """Ask a question as the button does and return the HTML of the conversation with its answer.

        Parameters
        ----------
        question
            What is typed.
        leads_on
            Whether to ask after it what could be asked next, as the page does.

        Raises
        ------
        PageError
            The queue is full, or the server failed.
        """
        event = self._event("qa-send", "click")
        output = self._run(event, [question])
        if _FAILED in output:
            raise PageError("the page says that it could not answer")
        following = [each for each in self._config["dependencies"] if each.get("trigger_after") == event.number]
        for each in following if leads_on else ():
            self._run(_Event(number=each["id"], component=event.component, inputs=len(each["inputs"])), [])
        return output

    def drop(self, file: Path) -> str:
        """Drop a file on the tab of documents and return the HTML of the notice.

        Raises
        ------
        PageError
            The server failed.
        """
        border = token_hex(16)
        head = f'--{border}\r\nContent-Disposition: form-data; name="files"; filename="{file.name}"\r\n\r\n'
        body = head.encode() + file.read_bytes() + f"\r\n--{border}--\r\n".encode()
        sent = self._fetch(f"{_API}/upload", body, f"multipart/form-data; boundary={border}")
        given = {"path": json.loads(sent)[0], "orig_name": file.name, "meta": {"_type": "gradio.FileData"}}
        return self._run(self._event("qa-shelf-drop", "upload"), [[given], False])

    def _event(self, name: str, deed: str) -> _Event:
        component = next(
            (each["id"] for each in self._config["components"] if each["props"].get("elem_id") == name), None
        )
        for each in self._config["dependencies"]:
            if [component, deed] in [list(target) for target in each["targets"]]:
                return _Event(number=each["id"], component=int(component or 0), inputs=len(each["inputs"]))
        raise PageError(f"the page has no {name}")

    def _run(self, event: _Event, given: Sequence[object]) -> str:
        data = [*given, *[None] * (event.inputs - len(given))]
        sent = {
            "data": data,
            "event_data": None,
            "fn_index": event.number,
            "trigger_id": event.component,
            "session_hash": self._session,
        }
        self._fetch(f"{_API}/queue/join", json.dumps(sent).encode(), "application/json")
        shown = ""
        for message in self._listen():
            output = message.get("output") or {}
            if message["msg"] == "process_generating" and not shown:
                shown = _first_text(output)
            if message["msg"] == "process_completed":
                if not message.get("success"):
                    raise PageError(str(output.get("error") or "the server failed"))
                return _first_text(output) or shown
            if message["msg"] == "unexpected_error":
                raise PageError(str(message.get("message")))
        raise PageError("the server ended the answer")

    def _listen(self) -> Iterator[dict[str, Any]]:
        connection = HTTPConnection("127.0.0.1", self._port, timeout=_SECONDS)
        try:
            connection.request("GET", f"{_API}/queue/data?session_hash={self._session}")
            answer = connection.getresponse()
            while line := answer.readline():
                if line.startswith(b"data:"):
                    yield json.loads(line[5:])
        finally:
            connection.close()

    def _fetch(self, path: str, body: bytes | None = None, kind: str = "") -> bytes:
        connection = HTTPConnection("127.0.0.1", self._port, timeout=_SECONDS)
        try:
            headers = {"Content-Type": kind} if kind else {}
            connection.request("GET" if body is None else "POST", path, body, headers)
            answer = connection.getresponse()
            content = answer.read()
        finally:
            connection.close()
        if answer.status != HTTPStatus.OK:
            raise PageError(f"{path}: {answer.status} {content[:200].decode(errors='replace')}")
        return content


def _first_text(output: dict[str, Any]) -> str:
    """Return the HTML of the first component that changed."""
    return next((each for each in output.get("data", ()) if isinstance(each, str) and each), "")
