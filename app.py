"""The web page: puts the HTML of `qa.page` on the screen with Gradio, and wires its clicks to the answering system.

A service in, a served page out. No retrieval, no HTML of answers, no Vietnamese grammar: those live below. This is the
only module that knows Gradio.
"""

import logging
import sys
import threading
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Annotated, Any

import gradio as gr
import typer

from index.errors import CorpusError
from qa.page.analysis import Analysis
from qa.page.draft import DraftChecker
from qa.page.figure_table import FigureTable
from qa.page.frame import FOOTNOTE, LIVE_REGION, TITLE, read_asset, write_header
from qa.page.place import read_fields, read_query
from qa.page.screen.launch import launch_options
from qa.page.screen.tabs import Tabs
from qa.page.service import CONTEXT_LIMIT, TURN_LIMIT, PageService, refuse_question
from qa.page.shelf import Shelf, open_shelf
from qa.page.source import draw_missing, draw_source
from qa.page.view import Turn, announce, draw_conversation, draw_welcome
from qa.usage import VietnameseCommand, explain_usage, is_usage_error

_LOG = logging.getLogger(__name__)

CONCURRENCY = 4
"""Questions answered at once; more wait in the queue, so that two cores are not torn between dozens."""

QUEUE_LENGTH = 64

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
"""Addresses that only this machine reaches."""

_UNEXPECTED = "Có lỗi ngoài dự kiến, câu hỏi chưa được trả lời. Hãy thử lại; nếu lỗi lặp lại, xem nhật ký của máy chủ."


def build_app(
    service: PageService,
    shelf: Shelf | None = None,
    checker: DraftChecker | None = None,
    figures: FigureTable | None = None,
    analysis: Analysis | None = None,
) -> gr.Blocks:
    """Build the page over a service, without serving it.

    Parameters
    ----------
    service
        Answers questions and shows documents; called from several threads at once.
    shelf
        The documents as they are listed and changed; None leaves their tab out.
    checker
        Checks drafts; None leaves its tab out.
    figures
        The figures of all documents; None leaves their tab out.
    analysis
        Series, arithmetic and places of values; None leaves their tab out.

    Returns
    -------
    The page; serve it with ``launch(**launch_options())``.
    """
    tabs = Tabs(figures=figures, analysis=analysis, shelf=shelf, checker=checker)
    page: gr.Blocks
    with gr.Blocks(title=TITLE, analytics_enabled=False, fill_width=True, delete_cache=(3600, 86400)) as page:
        turns = gr.State(())
        header = gr.HTML(
            write_header(tabs.names()),
            elem_id="qa-header",
            js_on_load=read_asset("header.js"),
            apply_default_css=False,
        )
        conversation = gr.HTML(
            draw_welcome(service.examples(), service.documents()),
            elem_id="qa-conversation",
            js_on_load=read_asset("conversation.js"),
            apply_default_css=False,
        )
        announcement = gr.HTML(
            "",
            elem_id="qa-announcement",
            js_on_load=LIVE_REGION,
            apply_default_css=False,
        )
        source = gr.HTML("", elem_id="qa-source", js_on_load=read_asset("source.js"), apply_default_css=False)
        question, send = _build_composer()
        download = gr.HTML("", elem_id="qa-download", js_on_load=read_asset("download.js"), apply_default_css=False)
        tabs.build(download)
        shown = (conversation, turns, question, announcement)
        _wire_questions(service, shown, send)
        _wire_places(service, page, source)

        def erase() -> tuple[Any, ...]:
            return draw_welcome(service.examples(), service.documents()), (), "", ""

        def greet(earlier: tuple[Turn, ...]) -> Any:
            # The page is built once, and documents come and go.
            welcome = draw_welcome(service.examples(), service.documents())
            return gr.skip() if earlier or welcome == conversation.value else welcome

        page.load(greet, turns, conversation, show_progress="hidden", api_visibility="private")
        header.erase(erase, None, list(shown), show_progress="hidden", api_visibility="private")
    page.queue(default_concurrency_limit=CONCURRENCY, max_size=QUEUE_LENGTH)
    return page


def _build_composer() -> tuple[gr.Textbox, gr.Button]:
    with gr.Column(elem_id="qa-composer"):
        with gr.Row(elem_id="qa-field"):
            question = gr.Textbox(
                label="Câu hỏi của bạn",
                show_label=False,
                placeholder="Hỏi về số liệu trong báo cáo…",
                lines=1,
                max_lines=6,
                container=False,
                elem_id="qa-question",
                autofocus=True,
            )
            send = gr.Button("Gửi", variant="primary", elem_id="qa-send")
        gr.HTML(FOOTNOTE, elem_id="qa-footnote", js_on_load=None, apply_default_css=False)
    return question, send


def _wire_questions(
    service: PageService, shown: tuple[gr.HTML, gr.State, gr.Textbox, gr.HTML], send: gr.Button
) -> None:
    conversation, turns, question, _ = shown

    def ask(typed: str, earlier: tuple[Turn, ...], event: gr.EventData) -> Iterator[tuple[Any, ...]]:
        # By its name: a session may hold a copy of the component.
        chosen = getattr(event.target, "elem_id", None) == conversation.elem_id
        asked = str(event.question) if chosen else typed or ""
        reason = refuse_question(asked)
        if reason:
            gr.Warning(reason)
            yield gr.skip(), gr.skip(), gr.skip(), gr.skip()
            return
        kept = gr.skip() if chosen else ""
        waiting = (*earlier, Turn(question=asked.strip()))[-TURN_LIMIT:]
        yield draw_conversation(waiting), gr.skip(), kept, announce(waiting)
        done = (*waiting[:-1], answer_turn(service, asked.strip(), earlier))
        yield draw_conversation(done), done, gr.skip(), announce(done)

    gr.on(
        [question.submit, send.click, conversation.submit],
        ask,
        [question, turns],
        list(shown),
        show_progress="hidden",
        api_visibility="private",
        trigger_mode="once",
    )


def answer_turn(service: PageService, question: str, earlier: tuple[Turn, ...]) -> Turn:
    """Ask the service and return the finished turn; what goes wrong becomes one Vietnamese line in it.

    Parameters
    ----------
    service
        Answers the question.
    question
        As typed, already accepted by `refuse_question`.
    earlier
        The conversation before it, oldest first; the last questions of it are the context.

    Returns
    -------
    A turn with an answer, or with a failure.
    """
    context = tuple(turn.question for turn in earlier)[-CONTEXT_LIMIT:]
    try:
        return Turn(question=question, answer=service.ask(question, context))
    except CorpusError as error:
        _LOG.warning("%s", error)
        return Turn(question=question, failure=str(error))
    except Exception:  # noqa: BLE001 - the last door: a stranger must never see a traceback
        _LOG.exception("the question could not be answered")
        return Turn(question=question, failure=_UNEXPECTED)


def _wire_places(service: PageService, page: gr.Blocks, source: gr.HTML) -> None:
    def open_place(event: gr.EventData) -> str:
        return open_query(service, str(event.query))

    def open_address(request: gr.Request) -> str:
        place = read_fields(dict(request.query_params))
        return "" if place is None else open_query(service, str(request.query_params))

    source.open(open_place, None, source, show_progress="hidden", api_visibility="private")
    page.load(open_address, None, source, show_progress="hidden", api_visibility="private")


def open_query(service: PageService, query: str) -> str:
    """Return the viewer's HTML for a link's query string; "" when it names no document."""
    place = read_query(query)
    if place is None:
        return ""
    try:
        view = service.source(place.document)
    except CorpusError as error:
        gr.Warning(escape(str(error)))
        return ""
    if view is None:
        return draw_missing(place.document)
    return draw_source(view, place, lambda page: service.picture(place.document, page))


def serve(
    *,
    host: Annotated[str, typer.Option(envvar="QA_HOST", metavar="ĐỊA_CHỈ", help="Địa chỉ lắng nghe.")] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(envvar="QA_PORT", min=1, max=65535, metavar="CỔNG", help="Cổng lắng nghe.")
    ] = 7860,
    home: Annotated[
        Path | None, typer.Option(metavar="THƯ_MỤC", help="Thư mục của chỉ mục; mặc định như lệnh qa.")
    ] = None,
    uploads: Annotated[
        bool | None,
        typer.Option(
            "--uploads/--no-uploads",
            help="Cho phép thêm và gỡ tài liệu từ trang; mặc định chỉ khi trang mở riêng cho máy này (127.0.0.1), vì "
            "ai mở được trang cũng làm được, và có thể làm đầy đĩa.",
        ),
    ] = None,
) -> int:
    """Serve the page over an index until it is stopped; return the exit status."""
    from qa.page.library import open_library  # noqa: PLC0415 - help and usage errors need no model

    library = open_library(home)
    takes_files = uploads if uploads is not None else host in _LOOPBACK
    shelf, intake = open_shelf(library, takes_files=takes_files)
    page = build_app(
        library, shelf, DraftChecker(library.store.home), FigureTable(library.store), Analysis(library.store)
    )
    try:
        options = launch_options(takes_files=takes_files)
        page.launch(server_name=host, server_port=port, prevent_thread_lock=True, **options)
    except OSError as error:
        _LOG.debug("launch failed", exc_info=error)
        told = f"Không mở được {host}:{port}: cổng đang có chương trình khác dùng, hoặc không được phép"
        print(f"{told}; hãy chọn cổng khác bằng --port hoặc QA_PORT", file=sys.stderr)
        return 1
    print(f"Trang web: http://{host}:{port} (Ctrl+C để dừng)", flush=True)
    threading.Thread(target=library.warm_up, daemon=True).start()
    if intake is not None:
        shelf.resume()
        intake.start()
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        page.close(verbose=False)
        print("\nĐã dừng.")
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve the page as the command line says; every expected fault is one line of Vietnamese on standard error.

    Parameters
    ----------
    arguments
        Options; None takes those of this process.

    Returns
    -------
    Exit status: 0 done, 1 the page could not be served, 2 wrong usage.
    """
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    program = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    program.command(cls=VietnameseCommand, help="Phục vụ trang hỏi đáp trên chỉ mục.", options_metavar="[TÙY CHỌN]")(
        serve
    )
    try:
        return int(program(args=arguments, prog_name="app.py", standalone_mode=False) or 0)
    except CorpusError as error:
        print(f"Lỗi: {error}", file=sys.stderr)
        return 1
    except Exception as error:
        if not is_usage_error(error):
            raise
        print(explain_usage(error), file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
