"""The conversation: the field to ask in, the turns, the news for screen readers. A service in, components out.

A question is asked once at a time in one window. What changes in a turn without a new question (steps, questions that
lead on, verdicts) goes through the patch, so that nothing else of the page moves.
"""

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape
from itertools import count
from typing import Any

import gradio as gr

from index.errors import CorpusError
from index.people.conversations import Conversations
from qa.page.actions import Opinion, draw_feedback, draw_next, read_verdict, verdicts_on
from qa.page.download import draw_answer
from qa.page.frame import LIVE_REGION, read_asset
from qa.page.inquiry import FindDocuments, Inquiry, said_before
from qa.page.reach import Reach
from qa.page.reader import Reader, read_reader
from qa.page.screen.composer import build_composer
from qa.page.screen.history import History, build_history
from qa.page.screen.memory import remember
from qa.page.screen.sent import read_sent
from qa.page.service import NOTE_LIMIT, TURN_LIMIT, FeedbackService, PageService, refuse_question
from qa.page.view import Turn, announce, draw_conversation, draw_patch, draw_welcome
from qa.page.waiting import draw_steps

_LOG = logging.getLogger(__name__)

_NUMBERS = count(1)
_NOT_KEPT = "Ý kiến chưa được ghi lại. Hãy thử lại; nếu lỗi lặp lại, xem nhật ký của máy chủ."
_HIDDEN: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}

Opinions = Mapping[int, Opinion]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """What is on the screen and what one window remembers: its turns, verdicts, and the question being asked."""

    conversation: gr.HTML
    announcement: gr.HTML
    steps: gr.HTML
    offers: gr.HTML
    verdict: gr.HTML
    question: gr.Textbox
    send: gr.Button
    turns: gr.State
    opinions: gr.State
    inquiry: gr.State
    history: History
    scope: gr.Dropdown | gr.State


def build_conversation(
    service: PageService,
    page: gr.Blocks,
    header: gr.HTML,
    download: gr.HTML,
    *,
    conversations: Conversations | None = None,
    reach: Reach | None = None,
) -> gr.Dropdown | gr.State:
    """Build the conversation inside the page that is being built.

    Parameters
    ----------
    service
        Answers; keeps verdicts when it is a `FeedbackService` too.
    page
        Greets when it is opened.
    header
        Holds the button for a new conversation.
    download
        Hands files to the browser.
    conversations
        Keeps what was asked; None keeps nothing.
    reach
        The sets of documents that a question may be kept to; None offers none.

    Returns
    -------
    What holds the number of the chosen set.
    """
    history = build_history(conversations)
    turns, opinions, inquiry = remember(()), remember({}), remember(None)
    conversation = gr.HTML(
        _welcome(service, Reader(owner="")),
        elem_id="qa-conversation",
        js_on_load=read_asset("conversation.js") + read_asset("peek.js"),
        apply_default_css=False,
    )
    announcement = gr.HTML("", elem_id="qa-announcement", js_on_load=LIVE_REGION, apply_default_css=False)
    who = _build_patch()
    scope, question, send = build_composer(page, reach)
    parts = _Parts(
        conversation=conversation,
        announcement=announcement,
        steps=_build_patch(),
        offers=_build_patch(),
        verdict=_build_patch(),
        question=question,
        send=send,
        turns=turns,
        opinions=opinions,
        inquiry=inquiry,
        history=history,
        scope=scope,
    )
    _wire_questions(service, parts, reach)
    _wire_actions(service, parts, download)

    def erase(asking: Inquiry | None, request: gr.Request) -> tuple[Any, ...]:
        if asking is not None:
            asking.abandon()
        reader = read_reader(request)
        return _welcome(service, reader), (), "", "", {}, None, "", history.draw(reader)

    def greet(earlier: tuple[Turn, ...], request: gr.Request) -> tuple[Any, ...]:
        reader, wanted = read_reader(request), str(request.query_params.get("c", ""))
        name = draw_patch("qa-who", escape(reader.owner)) if reader.owner else gr.skip()
        opened = history.open(reader, wanted, service, _NUMBERS) if wanted and not earlier else None
        if opened is not None:
            given = recall(service, opened, reader)
            drawn = draw_conversation(opened, opinions=given, takes_feedback=isinstance(service, FeedbackService))
            return drawn, opened, given, wanted, history.draw(reader, wanted), name
        if wanted and not earlier:
            gr.Warning("Không có cuộc trò chuyện này.")
        # The page is built once, and documents come and go.
        welcome = _welcome(service, reader)
        shown = gr.skip() if earlier or welcome == conversation.value else welcome
        return shown, gr.skip(), gr.skip(), gr.skip(), history.draw(reader), name

    page.load(greet, turns, [conversation, turns, opinions, history.current, history.panel, who], **_HIDDEN)
    erased = [conversation, turns, question, announcement, opinions, inquiry, history.current, history.panel]
    header.erase(erase, inquiry, erased, **_HIDDEN)
    return scope


def _build_patch() -> gr.HTML:
    """Build what draws one kind of change into the conversation.

    Each event has its own: the browser shows only the last of two values that reach one component together.
    """
    return gr.HTML("", elem_classes="qa-patch", js_on_load=read_asset("patch.js"), apply_default_css=False)


def _welcome(service: PageService, reader: Reader) -> str:
    documents = service.visible(reader.owner)
    return draw_welcome(service.examples(), service.documents(documents=documents))


def _wire_questions(service: PageService, parts: _Parts, reach: Reach | None) -> None:
    takes_feedback = isinstance(service, FeedbackService)

    def ask(  # noqa: PLR0917 - the framework gives them by place
        typed: str,
        earlier: tuple[Turn, ...],
        opinions: Opinions,
        current: str,
        chosen_set: str | None,
        event: gr.EventData,
        request: gr.Request,
    ) -> Iterator[tuple[Any, ...]]:
        # By its name: a session may hold a copy of the component.
        chosen = getattr(event.target, "elem_id", None) == parts.conversation.elem_id
        sent = read_sent(event) if chosen else {}
        asked = str(sent.get("question", "")) if chosen else typed or ""
        reason = refuse_question(asked)
        if reason:
            gr.Warning(reason)
            yield (gr.skip(),) * 7
            return
        turn = Turn(question=asked.strip(), number=next(_NUMBERS), as_typed=bool(sent.get("asTyped")))
        inquiry = Inquiry(service, turn, earlier, _finder(service, reach, chosen_set, read_reader(request)))
        waiting = (*earlier, turn)[-TURN_LIMIT:]
        inquiry.start()
        drawn = draw_conversation(waiting, opinions=opinions, takes_feedback=takes_feedback)
        yield drawn, gr.skip(), announce(waiting), gr.skip(), inquiry, *(gr.skip(),) * 2
        for news in inquiry.follow():
            if not isinstance(news, Turn):
                steps = draw_patch(f"qa-steps-{turn.number}", draw_steps(news))
                yield (*(gr.skip(),) * 3, steps, *(gr.skip(),) * 3)
                continue
            done = (*waiting[:-1], news)
            drawn = draw_conversation(done, opinions=opinions, takes_feedback=takes_feedback)
            kept = parts.history.keep(read_reader(request), current, news)
            yield drawn, done, announce(done), gr.skip(), None, *kept

    def lead_on(turns: tuple[Turn, ...], offered: int, chosen_set: str | None, request: gr.Request) -> tuple[Any, Any]:
        last = turns[-1] if turns else None
        if last is None or last.answer is None or not last.answer.answered or last.number == offered:
            return gr.skip(), gr.skip()
        offers = _lead_on(service, last, _finder(service, reach, chosen_set, read_reader(request)))
        return draw_patch(f"qa-next-{last.number}", draw_next(offers)), last.number

    def stop(asking: Inquiry | None) -> None:
        if asking is not None:
            asking.stop()

    asking = gr.on(
        [parts.question.submit, parts.send.click, parts.conversation.submit],
        ask,
        [parts.question, parts.turns, parts.opinions, parts.history.current, parts.scope],
        [
            parts.conversation,
            parts.turns,
            parts.announcement,
            parts.steps,
            parts.inquiry,
            parts.history.current,
            parts.history.panel,
        ],
        trigger_mode="once",
        **_HIDDEN,
    )
    # An event of its own, so that the next question need not wait for what could be asked next.
    offered = remember(0)
    asking.then(lead_on, [parts.turns, offered, parts.scope], [parts.offers, offered], concurrency_limit=1, **_HIDDEN)
    parts.conversation.stop(stop, parts.inquiry, None, **_HIDDEN)


def _finder(service: PageService, reach: Reach | None, chosen: str | None, reader: Reader) -> FindDocuments:
    """Return what finds the documents that may answer: those of the chosen set, and only what the reader may see."""
    if reach is None:
        return partial(service.visible, reader.owner)
    return partial(reach.documents, chosen or "", reader.owner)


def _lead_on(service: PageService, turn: Turn, find: FindDocuments) -> tuple[str, ...]:
    if turn.answer is None:
        return ()
    try:
        return service.lead_on(turn.answer, documents=find())
    except Exception:  # noqa: BLE001 - an answer that stands must not be spoilt by what was to come after it
        _LOG.exception("no questions that lead on could be found")
        return ()


def _wire_actions(service: PageService, parts: _Parts, download: gr.HTML) -> None:
    def act(turns: tuple[Turn, ...], opinions: Opinions, event: gr.EventData, request: gr.Request) -> tuple[Any, ...]:
        sent = read_sent(event)
        place = next((i for i, turn in enumerate(turns) if str(turn.number) == str(sent.get("turn"))), None)
        answer = turns[place].answer if place is not None else None
        if answer is not None and sent.get("name") == "word":
            return gr.skip(), gr.skip(), draw_answer(answer)
        if place is not None and answer is not None and isinstance(service, FeedbackService):
            return (*judge(service, turns[: place + 1], opinions, sent, read_reader(request)), gr.skip())
        return gr.skip(), gr.skip(), gr.skip()

    parts.conversation.act(
        act,
        [parts.turns, parts.opinions],
        [parts.verdict, parts.opinions, download],
        trigger_mode="multiple",
        **_HIDDEN,
    )


def recall(service: PageService, turns: Sequence[Turn], reader: Reader) -> dict[int, Opinion]:
    """Return what a reader said of the answers of a conversation, by the number of its turns."""
    if not isinstance(service, FeedbackService):
        return {}
    given: dict[int, Opinion] = {}
    for turn in turns:
        found = None if turn.answer is None else service.find_feedback(reader.owner, turn.question, turn.answer)
        verdict = None if found is None else read_verdict(found[0])
        if found is not None and verdict is not None:
            given[turn.number] = Opinion(verdict=verdict, note=found[1])
    return given


def judge(
    service: FeedbackService, turns: Sequence[Turn], opinions: Opinions, sent: Mapping[str, Any], reader: Reader
) -> tuple[Any, Any]:
    """Keep a verdict on the answer of the last of `turns`, and return the patch that says so and all opinions."""
    turn, verdict = turns[-1], read_verdict(str(sent.get("verdict", "")))
    if turn.answer is None or verdict is None or verdict not in verdicts_on(turn.answer):
        return gr.skip(), gr.skip()
    opinion = Opinion(verdict=verdict, note=str(sent.get("note", "")).strip()[:NOTE_LIMIT])
    place = f"qa-feedback-{turn.number}"
    try:
        said = said_before(turns[:-1])
        service.keep_feedback(reader.owner, turn.question, said, turn.answer, opinion.verdict, opinion.note)
    except CorpusError as error:
        _LOG.warning("%s", error)
        failure = str(error)
    except Exception:  # noqa: BLE001 - the last door: a stranger must never see a traceback
        _LOG.exception("a verdict could not be kept")
        failure = _NOT_KEPT
    else:
        told = draw_feedback(turn.answer, turn.number, opinion)
        return draw_patch(place, told), {**opinions, turn.number: opinion}
    told = draw_feedback(turn.answer, turn.number, opinions.get(turn.number), failure=failure)
    return draw_patch(place, told), gr.skip()
