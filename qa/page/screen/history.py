"""The panel of earlier conversations, and the one call that keeps a finished turn. What is kept in, components out."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import gradio as gr

from index.errors import CorpusError
from index.people.conversations import Conversations
from qa.page.frame import read_asset
from qa.page.history_view import draw_history
from qa.page.kept_turn import check_turn, read_turn, write_outcome
from qa.page.reader import Reader, read_reader
from qa.page.screen.memory import remember
from qa.page.screen.sent import read_sent
from qa.page.service import PageService
from qa.page.view import Turn

_LOG = logging.getLogger(__name__)

_LISTED = 100
_GONE = "Không có cuộc trò chuyện này."
_HIDDEN: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The panel, and what one window remembers: the id of its conversation, "" before its first turn is kept.

    `kept` is None where nothing is kept.
    """

    kept: Conversations | None
    panel: gr.HTML
    current: gr.State

    def keep(self, reader: Reader, conversation: str, turn: Turn) -> tuple[Any, Any]:
        """Keep a finished turn; return the id of its conversation and the panel, or what leaves both as they are."""
        if self.kept is None:
            return gr.skip(), gr.skip()
        try:
            conversation = self.kept.keep(reader.owner, conversation, turn.question, write_outcome(turn))
            return conversation, self.draw(reader, conversation)
        except CorpusError as error:
            # The answer is shown all the same.
            _LOG.warning("%s", error)
            gr.Warning("Câu trả lời này chưa lưu được vào danh sách các cuộc trò chuyện.")
            return gr.skip(), gr.skip()

    def open(
        self, reader: Reader, conversation: str, service: PageService, numbers: Iterator[int]
    ) -> tuple[Turn, ...] | None:
        """Return the turns of a conversation of the reader's own; None when there is no such one."""
        rows = None if self.kept is None else self.kept.turns(reader.owner, conversation)
        if rows is None:
            return None
        documents = service.visible(reader.owner)
        return tuple(check_turn(read_turn(row, next(numbers)), service, documents) for row in rows)

    def draw(self, reader: Reader, current: str = "", *, told: str = "", undo: str = "") -> str:
        """Draw the panel."""
        rows = () if self.kept is None else self.kept.all(reader.owner, _LISTED)
        return draw_history(rows, current, told=told, undo=undo)


def build_history(kept: Conversations | None) -> History:
    """Build the panel inside the page that is being built."""
    current = remember("")
    panel = gr.HTML("", elem_id="qa-history", js_on_load=read_asset("history.js"), apply_default_css=False)
    history = History(kept=kept, panel=panel, current=current)

    def act(conversation: str, event: gr.EventData, request: gr.Request) -> tuple[str, str]:
        sent = read_sent(event)
        return answer_click(history, read_reader(request), conversation, sent)

    panel.act(act, current, [current, panel], trigger_mode="multiple", concurrency_limit=1, **_HIDDEN)
    return history


def answer_click(history: History, reader: Reader, current: str, sent: dict[str, Any]) -> tuple[str, str]:
    """Do what a click asks for; return the conversation that is on the page, and the panel.

    Parameters
    ----------
    history, reader
        The conversations, and who clicked.
    current
        The conversation on the page.
    sent
        From ``history.js``; read leniently, since anybody can send anything.
    """
    name, key, kept = str(sent.get("name", "")), str(sent.get("key", "")), history.kept
    if kept is None:
        return current, ""
    try:
        if name == "rename" and kept.rename(reader.owner, key, str(sent.get("title", ""))):
            return current, history.draw(reader, current)
        if name == "delete" and kept.delete(reader.owner, key):
            # What is asked next begins another one.
            current = "" if key == current else current
            return current, history.draw(reader, current, told="Đã xóa cuộc trò chuyện.", undo=key)
        if name == "undo" and kept.restore(reader.owner, key):
            return current, history.draw(reader, current, told="Đã đưa lại cuộc trò chuyện.")
        return current, history.draw(reader, current, told=_GONE)
    except CorpusError as error:
        _LOG.warning("%s", error)
        return current, draw_history((), current, told=str(error))
