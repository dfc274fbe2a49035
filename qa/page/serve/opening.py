"""Puts together what is served: the open index, the page over it, the server, the work in the background.

A home folder in, a served page out. Importing this takes seconds, nearly all of them the framework's.
"""

import os
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from index.errors import CorpusError
from index.people.conversations import Conversations
from index.people.database import open_people
from qa.care.status import read_status
from qa.page.analysis import Analysis
from qa.page.draft import DraftChecker
from qa.page.figure_table import FigureTable
from qa.page.intake import Intake
from qa.page.journal import open_journal
from qa.page.library import Library, open_library
from qa.page.reach import open_reach
from qa.page.screen.launch import launch_options
from qa.page.screen.page import build_app
from qa.page.serve.door import Door
from qa.page.serve.health import health_routes
from qa.page.serve.site import start_page
from qa.page.shelf import open_shelf


def open_page(
    home: Path, host: str, port: int, door: Door | None, *, takes_files: bool, has_tools: bool
) -> Callable[[], None]:
    """Serve the page over an index in the background.

    Parameters
    ----------
    home
        Folder of the index.
    host, port
        Where it listens.
    door
        Knows who may come in; None lets everybody in.
    takes_files
        Whether documents can be dropped on it and removed.
    has_tools
        Whether its endpoints for programs are tools (MCP) as well.

    Returns
    -------
    What stops it.

    Raises
    ------
    CorpusError
        There is no index, it cannot be opened, or the address cannot be had.
    """
    library = open_library(home)
    shelf, intake = open_shelf(library, takes_files=takes_files)
    page = build_app(
        library,
        shelf,
        DraftChecker(home),
        FigureTable(library.store),
        analysis=Analysis(library.store),
        reach=open_reach(library.store),
        conversations=Conversations(open_people(library.store.home)),
        has_people=door is not None,
    )
    journal = open_journal(os.environ.get("QA_LOG", ""))
    has_metrics = os.environ.get("QA_METRICS", "") == "1"
    routes = health_routes(lambda: read_status(home), journal, has_metrics=has_metrics)
    options = launch_options(takes_files=takes_files, has_tools=has_tools, routes=routes)
    try:
        stop = start_page(page, options, host, port, door)
    except OSError as error:
        raise CorpusError(
            f"không mở được {host}:{port}: cổng đang có chương trình khác dùng, hoặc không được phép; hãy chọn cổng "
            "khác bằng --port hoặc QA_PORT"
        ) from error
    try:
        library.open()
    except CorpusError:
        stop()
        raise
    if intake is not None:
        shelf.resume()
    threading.Thread(target=begin_work, args=(library, intake), daemon=True).start()
    return stop


def begin_work(library: Library, intake: Intake | None) -> None:
    """Begin what goes on behind an open page: whoever asks first shares the processor with none of it.

    Parameters
    ----------
    library
        Open; its models are loaded first.
    intake
        The worker that reads documents, not yet started; None for none.
    """
    try:
        library.warm_up()
        # Who drops a document waits for it.
        library.wait_until_quiet(unless=lambda: intake is not None and bool(intake.work().waiting))
    finally:
        if intake is not None:
            intake.start()
    # What is wrong will be told to whoever asks first.
    with suppress(CorpusError):
        library.settle()
