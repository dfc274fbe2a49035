"""The whole page: a service in, its parts put together in their order. Nothing is served here."""

import os
import sys
from typing import Any

import gradio as gr

from index.people.conversations import Conversations
from qa.page.analysis import Analysis
from qa.page.draft import DraftChecker
from qa.page.endpoints import Endpoints
from qa.page.figure_table import FigureTable
from qa.page.frame import TITLE, read_asset, write_header
from qa.page.reach import Reach
from qa.page.screen.api import build_api
from qa.page.screen.conversation import build_conversation
from qa.page.screen.source import build_source
from qa.page.screen.tabs import Tabs
from qa.page.service import PageService
from qa.page.shelf import Shelf

CONCURRENCY = 4
"""Questions answered at once; more wait in the queue, so that two cores are not torn between dozens."""

QUEUE_LENGTH = 64


class _Page(gr.Blocks):
    """A page with its queue from the start: where it is set afterwards, all routes are built once more.

    No window of it holds a connection while nothing is asked (see ``qa.page.screen.memory``).
    """

    def get_config_file(self) -> Any:
        return {**super().get_config_file(), "connect_heartbeat": False}

    def queue(self, **given: Any) -> Any:
        return super().queue(**{"default_concurrency_limit": CONCURRENCY, "max_size": QUEUE_LENGTH} | given)


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
    # Else the framework sums up all events after each one, with pandas, for figures that nobody is shown.
    os.environ.setdefault("GRADIO_ANALYTICS_CACHE_FREQUENCY", str(sys.maxsize))
    page: gr.Blocks
    with _Page(title=TITLE, analytics_enabled=False, fill_width=True, delete_cache=(3600, 86400)) as page:
        # First, so that no event of the page takes their names.
        build_api(Endpoints(service=service, figure_table=figures, checker=checker, analysis=analysis, reach=reach))
        header = gr.HTML(
            write_header(tabs.names(), has_people=has_people, keeps_conversations=conversations is not None),
            elem_id="qa-header",
            js_on_load=read_asset("header.js"),
            apply_default_css=False,
        )
        build_source(service, page)
        download = gr.HTML("", elem_id="qa-download", js_on_load=read_asset("download.js"), apply_default_css=False)
        scope = build_conversation(service, page, header, download, conversations=conversations, reach=reach)
        tabs.build(page, download, service.visible, reach, scope if reach is not None else None, has_people=has_people)
    return page
