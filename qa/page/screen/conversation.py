"""The conversation: the field to ask in, the turns, the news for screen readers. A service in, components out."""

import logging
from collections.abc import Iterator
from typing import Any

import gradio as gr

from index.errors import CorpusError
from qa.page.frame import FOOTNOTE, LIVE_REGION, read_asset
from qa.page.service import CONTEXT_LIMIT, TURN_LIMIT, PageService, refuse_question
from qa.page.view import Turn, announce, draw_conversation, draw_welcome

_LOG = logging.getLogger(__name__)

_UNEXPECTED = "Có lỗi ngoài dự kiến, câu hỏi chưa được trả lời. Hãy thử lại; nếu lỗi lặp lại, xem nhật ký của máy chủ."


def build_conversation(service: PageService, page: gr.Blocks, header: gr.HTML) -> None:
    """Build the conversation inside the page that is being built; the button for a new one stands in the header."""
    turns = gr.State(())
    conversation = gr.HTML(
        draw_welcome(service.examples(), service.documents()),
        elem_id="qa-conversation",
        js_on_load=read_asset("conversation.js"),
        apply_default_css=False,
    )
    announcement = gr.HTML("", elem_id="qa-announcement", js_on_load=LIVE_REGION, apply_default_css=False)
    question, send = _build_composer()
    shown = (conversation, turns, question, announcement)
    _wire_questions(service, shown, send)

    def erase() -> tuple[Any, ...]:
        return draw_welcome(service.examples(), service.documents()), (), "", ""

    def greet(earlier: tuple[Turn, ...]) -> Any:
        # The page is built once, and documents come and go.
        welcome = draw_welcome(service.examples(), service.documents())
        return gr.skip() if earlier or welcome == conversation.value else welcome

    page.load(greet, turns, conversation, show_progress="hidden", api_visibility="private")
    header.erase(erase, None, list(shown), show_progress="hidden", api_visibility="private")


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
