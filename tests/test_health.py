"""What is told of the page at work: log lines without anybody's words, the state of health, metrics."""

import io
import json
import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from index.errors import StoreError
from index.people.accounts import Accounts
from index.people.database import open_people
from index.people.tokens import Tokens
from qa.care.status import Status, Unreadable, read_status
from qa.page.inquiry import answer_turn
from qa.page.journal import Tally, open_journal
from qa.page.screen.launch import launch_options, mount_options
from qa.page.screen.page import build_app
from qa.page.serve.door import Door
from qa.page.serve.guard import COOKIE
from qa.page.serve.health import HEALTH, METRICS, health_routes
from qa.page.serve.site import build_site
from qa.page.view import Turn
from tests.fake_page import FakeService
from tests.test_site import ADDRESS, PASSWORD, sign_in
from tests.two_reports import index_reports

SECRET = "Tổng thu ngân sách năm 2024 đạt bao nhiêu?"


@pytest.fixture(autouse=True)
def logging_as_before() -> Iterator[None]:
    """Take back what a journal changes in the logging of the whole process."""
    root = logging.getLogger()
    handlers, levels = root.handlers[:], {name: logging.getLogger(name).level for name in ("", "qa", "app", "index")}
    yield
    root.handlers[:] = handlers
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


def ask(text: str) -> None:
    """Ask the fake page one question."""
    answer_turn(FakeService(), Turn(question=text, number=1), (), lambda: None)


def break_down() -> Status:
    """Stand in for an index that cannot be read."""
    raise StoreError("/kho: kho bị hỏng")


@pytest.fixture(scope="module")
def status(tmp_path_factory: pytest.TempPathFactory) -> Status:
    """Read the state of an index of two reports."""
    return read_status(index_reports(tmp_path_factory.mktemp("health")))


def visit(status: Status | None, tally: Tally, *, has_metrics: bool = False) -> TestClient:
    """Serve the routes over a state; None cannot be read."""
    read = break_down if status is None else lambda: status
    return TestClient(Starlette(routes=health_routes(read, tally, has_metrics=has_metrics)))


def test_a_question_is_one_json_line_without_its_words() -> None:
    """With a number of its own, how long it took, and what came of it."""
    lines = io.StringIO()
    open_journal("json", lines)
    ask(SECRET)
    ask(SECRET)
    first, second = map(json.loads, lines.getvalue().splitlines())
    assert first["outcome"] == "answered"
    assert first["level"] == "info"
    assert first["duration_ms"] >= 0
    assert first["request"] != second["request"]
    # The number of a question is drawn and the time passes: any digits may come up in these.
    told = {name: value for name, value in first.items() if name not in {"time", "request", "duration_ms"}}
    assert told == {"level": "info", "logger": "qa.page.inquiry", "message": "question", "outcome": "answered"}
    assert "ngân sách" not in lines.getvalue()


def test_without_json_only_what_goes_wrong_is_told() -> None:
    """In one short line."""
    lines = io.StringIO()
    open_journal("", lines)
    ask(SECRET)
    assert lines.getvalue() == ""
    logging.getLogger("qa.x").warning("đầy đĩa")
    assert lines.getvalue() == "WARNING qa.x: đầy đĩa\n"


def test_health_tells_the_index_and_what_was_done(status: Status) -> None:
    """Two documents, one answered question, no error, no name of anything."""
    tally = open_journal("", io.StringIO())
    ask(SECRET)
    failure = Unreadable(path="/kho/uploads/people/an/bi-mat.pdf", at="2026-01-01", reason="hỏng", cure="")
    answer = visit(replace(status, latest_failures=(failure,)), tally).get(HEALTH)
    assert answer.status_code == 200
    told = answer.json()
    assert (told["status"], told["documents"], told["unread"], told["errors"]) == ("ok", 2, 0, 0)
    assert told["questions"] == {"answered": 1}
    assert told["figures"] == status.figures > 0
    assert "bi-mat" not in answer.text
    assert "/kho" not in answer.text


def test_health_is_bad_when_the_index_cannot_be_read() -> None:
    """503, and the kind of the last error without its words."""
    tally = open_journal("", io.StringIO())
    logging.getLogger("qa.page").error("broken", exc_info=ValueError(SECRET))
    answer = visit(None, tally).get(HEALTH)
    assert answer.status_code == 503
    assert answer.json()["status"] == "unreadable"
    assert answer.json()["last_error"] == "qa.page: ValueError"
    assert "ngân sách" not in answer.text


def test_metrics_are_there_only_when_wanted(status: Status) -> None:
    """They name no document."""
    tally = open_journal("", io.StringIO())
    ask(SECRET)
    assert visit(status, tally).get(METRICS).status_code == 404
    text = visit(status, tally, has_metrics=True).get(METRICS).text
    assert 'qa_questions_total{outcome="answered"} 1.0' in text
    assert "qa_documents 2.0" in text
    assert "qa_up 1.0" in text
    assert "yen-bai" not in text


def test_metrics_of_an_index_that_cannot_be_read_say_so() -> None:
    """Nothing of it is told."""
    text = visit(None, open_journal("", io.StringIO()), has_metrics=True).get(METRICS).text
    assert "qa_up 0.0" in text
    assert "qa_documents" not in text


def test_a_stranger_learns_nothing_of_it(tmp_path: Path, status: Status) -> None:
    """Where people sign in; one who did sees it."""
    database = open_people(tmp_path)
    Accounts(database).add("lan", PASSWORD)
    routes = health_routes(lambda: status, Tally(), has_metrics=True)
    site, _ = build_site(build_app(FakeService()), Door(database), mount_options(launch_options(routes=routes)))
    visitor = TestClient(site, base_url=ADDRESS, follow_redirects=False)
    assert [visitor.get(path).status_code for path in (HEALTH, METRICS)] == [401, 401]
    assert sign_in(visitor).status_code == 303
    assert [visitor.get(path).status_code for path in (HEALTH, METRICS)] == [200, 200]


def test_no_secret_is_logged_at_any_level(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Neither a password, right or wrong, nor the cookie of a session, nor the token of a program."""
    database = open_people(tmp_path)
    Accounts(database).add("lan", PASSWORD)
    token = Tokens(database).make("lan")
    site, _ = build_site(build_app(FakeService()), Door(database), mount_options(launch_options()))
    visitor = TestClient(site, base_url=ADDRESS, follow_redirects=False)
    with caplog.at_level(logging.DEBUG):
        logging.getLogger("qa").setLevel(logging.DEBUG)
        assert sign_in(visitor, "sai rồi mật khẩu").status_code == 401
        assert sign_in(visitor).status_code == 303
        cookie = visitor.cookies[COOKIE]
        assert visitor.get("/config").status_code == 200
        assert visitor.get("/config", headers={"Authorization": f"Bearer {token}"}).status_code == 200
    told = "\n".join(f"{record.getMessage()} {record.__dict__}" for record in caplog.records)
    for secret in (PASSWORD, "sai rồi", cookie, token):
        assert secret not in told
