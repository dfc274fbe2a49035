"""The page as it is built, without serving it: wiring, privacy, and what is said when something goes wrong."""

import logging
import socket
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import gradio as gr
import pytest

from app import main
from index.errors import StoreBroken
from index.people.accounts import Accounts
from index.people.database import open_people
from qa.ask import LONGEST_QUESTION
from qa.page.actions import Opinion
from qa.page.inquiry import answer_turn
from qa.page.reader import NOBODY, Reader
from qa.page.screen.conversation import judge
from qa.page.screen.launch import launch_options
from qa.page.screen.page import build_app
from qa.page.screen.source import open_query
from qa.page.service import CONTEXT_LIMIT, QUESTION_LIMIT, SourceView, Verdict
from qa.page.view import Turn
from tests.fake_page import NAME, FakeService, JudgedService, budget_answer


def everything() -> None:
    """Keep a question to no documents."""


@pytest.fixture(scope="module")
def page() -> gr.Blocks:
    """Build the page over the fake service, without serving it."""
    return build_app(FakeService())


def test_the_page_opens_with_examples_and_documents(page: gr.Blocks) -> None:
    """What a stranger sees first is drawn from the service."""
    conversation = next(block for block in page.blocks.values() if block.elem_id == "qa-conversation")
    assert isinstance(conversation, gr.HTML)
    assert "Đàn trâu bò của huyện có bao nhiêu con?" in str(conversation.value)
    assert "Đang có 1 tài liệu" in str(conversation.value)


def test_no_event_of_the_page_is_a_public_endpoint(page: gr.Blocks) -> None:
    """Only what is meant for programs is offered to them, and each other event is private."""
    offered = {event.api_name for event in page.fns.values() if event.api_visibility != "private"}
    assert offered == {"ask", "search", "documents"}
    assert len(page.fns) > len(offered)


def test_nothing_is_recorded_or_reported(page: gr.Blocks) -> None:
    """Analytics, run history, monitoring and public links are off."""
    options = launch_options()
    assert page.analytics_enabled is False
    assert options["run_history"] is False
    assert options["enable_monitoring"] is False
    assert options["share"] is False
    assert options["footer_links"] == []


def test_several_questions_are_answered_at_once_and_the_queue_has_an_end(page: gr.Blocks) -> None:
    """One slow question does not stop everybody, and a flood is turned away."""
    assert page.default_config is not None
    assert page._queue.default_concurrency_limit == 4
    assert page._queue.max_size == 64


def test_what_a_window_is_remembered_by_is_forgotten_after_three_days(page: gr.Blocks) -> None:
    """Of all that events put there; nothing tells the server that a window was closed."""
    kept = {held for event in page.fns.values() for held in event.outputs if isinstance(held, gr.State)}
    assert kept
    assert {held.time_to_live for held in kept} == {3 * 86_400}


def test_fonts_are_served_by_the_page_itself() -> None:
    """The theme fetches no style sheet from anywhere."""
    assert all("http" not in url for url in launch_options()["theme"]._stylesheets)


def test_earlier_questions_go_along_oldest_first_and_not_too_many() -> None:
    """The context of a follow-up is the last questions of the conversation."""
    service = FakeService()
    earlier = tuple(Turn(question=f"câu {number}") for number in range(CONTEXT_LIMIT + 2))
    turn = answer_turn(service, Turn(question="Còn năm 2023?"), earlier, everything)
    assert turn.answer is not None
    assert service.asked == [("Còn năm 2023?", tuple(f"câu {number}" for number in range(2, CONTEXT_LIMIT + 2)))]


def test_an_error_that_a_person_can_mend_is_told_in_its_own_words() -> None:
    """The line of a known error is shown as it is."""
    turn = answer_turn(FakeService(), Turn(question="hỏng"), (), everything)
    assert turn.failure == "Kho chỉ mục <i>.qa</i> bị hỏng; chạy “qa index corpus” để lập lại."


def test_an_unexpected_error_is_one_vietnamese_line_and_goes_to_the_log(caplog: pytest.LogCaptureFixture) -> None:
    """A stranger never sees a traceback; whoever runs the page finds it in the log."""
    with caplog.at_level(logging.ERROR, logger="qa.page.inquiry"):
        turn = answer_turn(FakeService(), Turn(question="lỗi"), (), everything)
    assert turn.failure.startswith("Có lỗi ngoài dự kiến")
    assert "a bug nobody has met" in caplog.text
    assert "a bug" not in turn.failure


def test_a_verdict_goes_with_the_questions_before_it_and_is_shown() -> None:
    """The context of the answer is kept with it; what cannot be read as a verdict changes nothing."""
    service = JudgedService()
    turns = (
        Turn(question="Thu 2023?", number=1, answer=budget_answer("Thu 2023?")),
        Turn(question="Còn 2024?", number=2, answer=budget_answer("Còn 2024?")),
    )
    sent = {"verdict": "wrong_figure", "note": "  số khác  "}
    patch, opinions = judge(service, turns, {1: Opinion(verdict=Verdict.RIGHT)}, sent, Reader(owner="an"))
    assert service.kept == [
        ("an", "Còn 2024?", ("Thu 2023?",), budget_answer("").text, "wrong_figure", "số khác"),
    ]
    assert opinions == {1: Opinion(verdict=Verdict.RIGHT), 2: Opinion(verdict=Verdict.WRONG_FIGURE, note="số khác")}
    assert 'data-into="qa-feedback-2"' in patch
    judge(service, turns, {}, {"verdict": "<b>"}, NOBODY)
    # Of an answer nobody can say that the documents do answer.
    judge(service, turns, {}, {"verdict": "stated"}, NOBODY)
    assert len(service.kept) == 1


def test_a_verdict_that_breaks_the_service_is_one_line_and_goes_to_the_log(caplog: pytest.LogCaptureFixture) -> None:
    """Nobody is thanked for what was not kept."""

    class Broken(JudgedService):
        def keep_feedback(self, *given: object) -> None:  # type: ignore[override]
            raise RuntimeError("a bug nobody has met")

    turns = (Turn(question="Thu?", number=1, answer=budget_answer("Thu?")),)
    with caplog.at_level(logging.ERROR, logger="qa.page.screen.conversation"):
        patch, _ = judge(Broken(), turns, {}, {"verdict": "right"}, NOBODY)
    assert "Ý kiến chưa được ghi lại" in patch
    assert "a bug" not in patch
    assert "a bug nobody has met" in caplog.text


def test_a_link_opens_its_document() -> None:
    """A query string becomes the viewer's HTML; a query about nothing closes it."""
    service = FakeService()
    assert "qa-hit" in open_query(service, f"?doc={NAME}&p=7", NOBODY)
    assert "Không tìm thấy tài liệu" in open_query(service, "?doc=mat.md", NOBODY)
    assert open_query(service, "?__theme=dark", NOBODY) == ""


def test_a_store_that_breaks_while_reading_is_a_notice(monkeypatch: pytest.MonkeyPatch) -> None:
    """A document that cannot be read does not take the page with it; its message is escaped for the notice."""

    class Broken(FakeService):
        def source(self, document_name: str, *, documents: Sequence[int] | None = None) -> SourceView | None:
            raise StoreBroken("hỏng <b>")

    told: list[str] = []
    monkeypatch.setattr(gr, "Warning", told.append)
    assert open_query(Broken(), "?doc=a.md", NOBODY) == ""
    assert told == ["hỏng &lt;b&gt;"]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], True),
        (["--host", "0.0.0.0", "--open-to-all"], False),
        (["--host", "0.0.0.0", "--open-to-all", "--uploads"], True),
        (["--no-uploads"], False),
    ],
)
def test_files_are_taken_on_this_machine_only_unless_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, arguments: list[str], expected: bool
) -> None:
    """Whoever reaches an open page could fill the disk; the option decides otherwise."""
    taken: list[bool] = []

    def remember(_library: object, *, takes_files: bool) -> None:
        taken.append(takes_files)
        raise StoreBroken("hỏng")

    monkeypatch.setattr("qa.page.serve.opening.open_library", lambda _home: FakeService())
    monkeypatch.setattr("qa.page.serve.opening.open_shelf", remember)
    home = ["--home", str(tmp_path)]
    assert main([*home, *arguments]) == 1
    assert taken == [expected]
    # Who signed in is known, so dropping files is offered wherever the page is served.
    Accounts(open_people(tmp_path)).add("lan", "mật khẩu dài")
    assert main([*home, "--host", "0.0.0.0"]) == 1
    assert taken == [expected, True]


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::"])
def test_other_machines_come_in_only_with_accounts_or_when_it_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], host: str
) -> None:
    """One line says what to do; nothing is opened."""
    assert main(["--home", str(tmp_path), "--host", host]) == 1
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "qa user add" in told
    assert "--open-to-all" in told
    assert list(tmp_path.iterdir()) == []


def test_the_upload_route_is_made_useless_where_no_files_are_taken() -> None:
    """The framework keeps the route open, whatever the page shows."""
    assert launch_options()["max_file_size"] == "1kb"
    assert launch_options(takes_files=True)["max_file_size"] == 64 * 1024 * 1024


@pytest.mark.parametrize("option", [["--port", "0"], ["--port", "abc"], ["--prot", "1"]])
def test_a_wrong_option_is_one_vietnamese_line(option: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong usage ends with status 2 and says where the right form is shown."""
    assert main(option) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "--help" in told


def test_a_wrong_value_is_told_by_the_name_of_its_option(capsys: pytest.CaptureFixture[str]) -> None:
    """The variable that could have set it is left out."""
    assert main(["--port", "99999"]) == 2
    assert capsys.readouterr().err == "giá trị của --port phải từ 65535 trở xuống; xem cách dùng: app.py --help\n"


def test_the_help_page_is_vietnamese(capsys: pytest.CaptureFixture[str]) -> None:
    """Defaults, variables and limits too, wherever the lines break."""
    assert main(["--help"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "[biến: QA_HOST; mặc định: 127.0.0.1]" in told
    assert "[biến: QA_PORT; mặc định: 7860; từ 1 đến 65535]" in told


def test_a_missing_index_is_one_line_that_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Serving before indexing is the commonest mistake."""
    assert main(["--home", str(tmp_path / "kho")]) == 1
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "qa index" in told


def test_a_taken_port_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Another program at the same port is not a traceback."""
    monkeypatch.setattr("qa.page.serve.opening.open_library", lambda _home: FakeService())
    monkeypatch.setattr("qa.page.serve.opening.open_shelf", lambda _library, *, takes_files: (None, None))
    monkeypatch.setattr(FakeService, "store", SimpleNamespace(home=tmp_path), raising=False)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["--port", str(port)]) == 1
    assert f"không mở được 127.0.0.1:{port}" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "setting", "expected"),
    [([], "", False), (["--mcp"], "", True), ([], "1", True), (["--no-mcp"], "1", False)],
)
def test_tools_are_served_to_whoever_asks_for_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, options: list[str], setting: str, expected: bool
) -> None:
    """By an option or by a variable; nobody gets them unasked."""
    served = []

    def start(_page: gr.Blocks, options: dict[str, object], *_where: object) -> None:
        served.append(options["mcp_server"])
        raise OSError

    monkeypatch.setattr("qa.page.serve.opening.open_library", lambda _home: FakeService())
    monkeypatch.setattr("qa.page.serve.opening.open_shelf", lambda _library, *, takes_files: (None, None))
    monkeypatch.setattr("qa.page.serve.opening.start_page", start)
    monkeypatch.setattr(FakeService, "store", SimpleNamespace(home=tmp_path), raising=False)
    if setting:
        monkeypatch.setenv("QA_MCP", setting)
    assert main(["--home", str(tmp_path), *options]) == 1
    assert served == [expected]


def test_no_accepted_question_is_cut_by_the_asker() -> None:
    """What the page lets through is read to its end."""
    assert QUESTION_LIMIT <= LONGEST_QUESTION
