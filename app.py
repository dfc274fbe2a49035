"""The web page: puts the HTML of `qa.page` on the screen with Gradio, and wires its clicks to the answering system.

A service in, a served page out. No retrieval, no HTML of answers, no Vietnamese grammar: those live below, and so do
the parts of the page (`qa.page.screen`).
"""

import logging
import os
import sys
import threading
from collections.abc import Sequence
from datetime import timedelta

import gradio as gr
import typer

from index.errors import CorpusError
from index.people.conversations import Conversations
from index.people.database import open_people
from qa.care.status import read_status
from qa.page.analysis import Analysis
from qa.page.draft import DraftChecker
from qa.page.endpoints import Endpoints
from qa.page.figure_table import FigureTable
from qa.page.frame import TITLE, read_asset, write_header
from qa.page.journal import open_journal
from qa.page.reach import Reach, open_reach
from qa.page.screen.api import build_api
from qa.page.screen.conversation import build_conversation
from qa.page.screen.launch import launch_options
from qa.page.screen.source import build_source
from qa.page.screen.tabs import Tabs
from qa.page.serve.door import LOOPBACK, open_door
from qa.page.serve.health import health_routes
from qa.page.serve.parameters import Home, Host, Idle, Longest, OpenToAll, Port, Tools, Uploads
from qa.page.serve.site import start_page
from qa.page.service import PageService
from qa.page.shelf import Shelf, open_shelf
from qa.settings import load_settings
from qa.usage import VietnameseCommand, explain_usage, is_usage_error

_LOG = logging.getLogger(__name__)

CONCURRENCY = 4
"""Questions answered at once; more wait in the queue, so that two cores are not torn between dozens."""

QUEUE_LENGTH = 64


def build_app(
    service: PageService,
    shelf: Shelf | None = None,
    checker: DraftChecker | None = None,
    figures: FigureTable | None = None,
    *,
    analysis: Analysis | None = None,
    reach: Reach | None = None,
    conversations: Conversations | None = None,
    has_people: bool = False,
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
    reach
        The sets of documents that questions and lists may be kept to; None offers none.
    conversations
        Keeps what was asked; None keeps nothing.
    has_people
        Whether people sign in; each then has documents of the own.

    Returns
    -------
    The page; serve it with ``launch(**launch_options())``.
    """
    tabs = Tabs(figures=figures, analysis=analysis, shelf=shelf, checker=checker)
    page: gr.Blocks
    with gr.Blocks(title=TITLE, analytics_enabled=False, fill_width=True, delete_cache=(3600, 86400)) as page:
        # First, so that no event of the page takes their names.
        build_api(Endpoints(service=service, figure_table=figures, checker=checker, analysis=analysis, reach=reach))
        header = gr.HTML(
            write_header(tabs.names(), has_people=has_people),
            elem_id="qa-header",
            js_on_load=read_asset("header.js"),
            apply_default_css=False,
        )
        build_source(service, page)
        download = gr.HTML("", elem_id="qa-download", js_on_load=read_asset("download.js"), apply_default_css=False)
        scope = build_conversation(service, page, header, download, conversations=conversations, reach=reach)
        tabs.build(page, download, service.visible, reach, scope if reach is not None else None, has_people=has_people)
    page.queue(default_concurrency_limit=CONCURRENCY, max_size=QUEUE_LENGTH)
    return page


def serve(
    *,
    host: Host = "127.0.0.1",
    port: Port = 7860,
    home: Home = None,
    uploads: Uploads = None,
    open_to_all: OpenToAll = False,
    idle: Idle = 12,
    longest: Longest = 30,
    mcp: Tools = False,
) -> int:
    """Serve the page over an index until it is stopped; return the exit status."""
    from qa.page.library import open_library  # noqa: PLC0415 - help and usage errors need no model

    folder = load_settings(home).home
    door = open_door(folder, host, open_to_all=open_to_all, idle=timedelta(hours=idle), longest=timedelta(days=longest))
    library = open_library(home)
    takes_files = uploads if uploads is not None else door is not None or host in LOOPBACK
    shelf, intake = open_shelf(library, takes_files=takes_files)
    page = build_app(
        library,
        shelf,
        DraftChecker(folder),
        FigureTable(library.store),
        analysis=Analysis(library.store),
        reach=open_reach(library.store),
        conversations=Conversations(open_people(library.store.home)),
        has_people=door is not None,
    )
    try:
        routes = health_routes(
            lambda: read_status(folder), open_journal(os.environ.get("QA_LOG", "")), has_metrics=_has_metrics()
        )
        stop = start_page(page, launch_options(takes_files=takes_files, has_tools=mcp, routes=routes), host, port, door)
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
        stop()
        print("\nĐã dừng.")
    return 0


def _has_metrics() -> bool:
    return os.environ.get("QA_METRICS", "") == "1"


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
