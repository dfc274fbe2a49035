"""The viewer on the screen: a service in, the wired part of the page out. Draws nothing itself."""

import logging
from html import escape
from typing import Any

import gradio as gr

from index.errors import CorpusError
from qa.page.frame import read_asset
from qa.page.place import read_fields, read_query
from qa.page.reader import Reader, read_reader
from qa.page.screen.sent import read_sent
from qa.page.service import PageService
from qa.page.source import draw_missing, draw_source
from qa.page.source_acts import act, open_view

_SCRIPTS = ("source_offsets.js", "source_panels.js", "source_search.js", "source.js")
"""One script in several files."""

_LOG = logging.getLogger(__name__)


def build_source(service: PageService, page: gr.Blocks) -> None:
    """Build the viewer inside the page that is being built; it opens what a clicked link or the address names."""

    def read(sent: dict[str, Any], request: gr.Request) -> dict[str, Any]:
        return answer_reader(service, sent, read_reader(request))

    # What a reader does inside the document changes parts of it, so it is answered to the script and not drawn anew.
    script = "\n".join(map(read_asset, _SCRIPTS))
    source = gr.HTML("", elem_id="qa-source", js_on_load=script, apply_default_css=False, server_functions=[read])

    def open_place(event: gr.EventData, request: gr.Request) -> str:
        return open_query(service, str(read_sent(event).get("query", "")), read_reader(request))

    def open_address(request: gr.Request) -> Any:
        # Where the address names none, somebody may have opened one before this is told.
        place = read_fields(dict(request.query_params))
        return gr.skip() if place is None else open_query(service, str(request.query_params), read_reader(request))

    source.open(open_place, None, source, show_progress="hidden", api_visibility="private")
    page.load(open_address, None, source, show_progress="hidden", api_visibility="private")


def open_query(service: PageService, query: str, reader: Reader) -> str:
    """Return the viewer's HTML for a link's query string; "" when it names no document."""
    place = read_query(query)
    if place is None:
        return ""
    try:
        documents = service.visible(reader.owner)
        view = open_view(service, place, documents=documents)
    except CorpusError as error:
        gr.Warning(escape(str(error)))
        return ""
    if view is None:
        return draw_missing(place.document)
    return draw_source(view, place, lambda page: service.picture(place.document, page, documents=documents))


def answer_reader(service: PageService, sent: object, reader: Reader) -> dict[str, Any]:
    """Return what the script of the viewer asked for; an error is ``{"problem": one Vietnamese line}``."""
    try:
        return act(service, sent, documents=service.visible(reader.owner))
    except CorpusError as error:
        _LOG.warning("%s", error)
        return {"problem": str(error)}
