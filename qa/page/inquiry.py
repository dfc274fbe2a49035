"""One question on its way to an answer: its steps as they begin, then the finished turn; it can be stopped meanwhile.

The asking runs in a thread of its own, so that whoever waits for it can be told what is being done. Draws nothing.
"""

import logging
import threading
import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import replace
from queue import SimpleQueue
from uuid import uuid4

from index.errors import CorpusError
from qa.page.service import CONTEXT_LIMIT, PageService
from qa.page.view import Turn
from qa.step import Step, StepKind, Tell, tell_nobody

_LOG = logging.getLogger(__name__)

_UNEXPECTED = "Có lỗi ngoài dự kiến, câu hỏi chưa được trả lời. Hãy thử lại; nếu lỗi lặp lại, xem nhật ký của máy chủ."


FindDocuments = Callable[[], Sequence[int] | None]
"""Finds the ids of the documents that may answer; None for all."""


class InquiryStopped(Exception):
    """Nobody waits for the answer any more; raised between two steps."""


class Inquiry:
    """One question being asked.

    Parameters
    ----------
    service
        Answers it.
    turn
        The question, without an answer yet.
    earlier
        The conversation before it, oldest first.
    find
        Finds the documents that may answer.
    """

    def __init__(self, service: PageService, turn: Turn, earlier: Sequence[Turn], find: FindDocuments) -> None:
        self._service = service
        self._turn = turn
        self._earlier = tuple(earlier)
        self._find = find
        self._news: SimpleQueue[Step | Turn | None] = SimpleQueue()
        self._stopped = threading.Event()

    def start(self) -> None:
        """Begin to ask."""
        threading.Thread(target=self._ask, name="inquiry", daemon=True).start()

    def follow(self) -> Generator[tuple[Step, ...] | Turn]:
        """Give the steps so far each time that there are new ones, and last the finished turn.

        Steps that are over before anybody looks are not given one by one, so that looking slows nothing down. An
        abandoned inquiry gives no turn.
        """
        steps: list[Step] = []
        try:
            while (news := self._news.get()) is not None:
                if isinstance(news, Turn):
                    yield news
                    return
                if news.kind is StepKind.UNDERSTAND:
                    # The next part of a question with several.
                    steps = []
                steps.append(news)
                if self._news.empty():
                    yield tuple(steps)
        finally:
            # Whoever waited is gone, or has all there is.
            self._stopped.set()

    def stop(self) -> None:
        """End the waiting at once, and the work before its next step; without effect on a finished one."""
        self._stopped.set()
        self._news.put(replace(self._turn, is_stopped=True))

    def abandon(self) -> None:
        """Stop, and leave not even a stopped turn behind."""
        self._stopped.set()
        self._news.put(None)

    def _ask(self) -> None:
        self._news.put(answer_turn(self._service, self._turn, self._earlier, self._find, tell=self._tell))

    def _tell(self, step: Step) -> None:
        if self._stopped.is_set():
            raise InquiryStopped
        self._news.put(step)


def answer_turn(
    service: PageService, turn: Turn, earlier: Sequence[Turn], find: FindDocuments, *, tell: Tell = tell_nobody
) -> Turn:
    """Ask the service and return the finished turn; what goes wrong becomes one Vietnamese line in it.

    Parameters
    ----------
    service
        Answers the question.
    turn
        Its question as typed, already accepted by `refuse_question`.
    earlier
        The conversation before it, oldest first; the last questions of it are the context.
    find
        Finds the documents that may answer.
    tell
        Told of each step; an `InquiryStopped` from it makes the turn a stopped one.

    Returns
    -------
    The turn with an answer, or with a failure.
    """
    started = time.monotonic()
    done = _answer(service, turn, earlier, find, tell)
    # Not a word of the question: a log is read by others than who asked.
    told = {
        "request": uuid4().hex,
        "outcome": _outcome(done),
        "duration_ms": round(1000 * (time.monotonic() - started)),
    }
    _LOG.info("question", extra=told)
    return done


def _answer(service: PageService, turn: Turn, earlier: Sequence[Turn], find: FindDocuments, tell: Tell) -> Turn:
    try:
        documents = find()
        said = said_before(earlier)
        answer = service.ask(turn.question, said, documents=documents, as_typed=turn.as_typed, tell=tell)
        return replace(turn, answer=answer)
    except InquiryStopped:
        return replace(turn, is_stopped=True)
    except CorpusError as error:
        _LOG.warning("%s", error)
        return replace(turn, failure=str(error))
    except Exception:  # noqa: BLE001 - the last door: a stranger must never see a traceback
        _LOG.exception("the question could not be answered")
        return replace(turn, failure=_UNEXPECTED)


def _outcome(turn: Turn) -> str:
    if turn.answer is not None:
        return "answered" if turn.answer.answered else "refused"
    return "stopped" if turn.is_stopped else "failed"


def said_before(earlier: Sequence[Turn]) -> tuple[str, ...]:
    """Return the questions that go along as context, oldest first."""
    return tuple(turn.question for turn in earlier)[-CONTEXT_LIMIT:]
