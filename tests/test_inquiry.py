"""A question on its way: its steps, its turn, and how it is stopped; no test waits for a time."""

import threading
from collections.abc import Sequence

from qa.answer import Answer
from qa.page.inquiry import Inquiry
from qa.page.view import Turn
from qa.step import Step, StepKind, Tell, tell_nobody
from tests.fake_page import FakeService

TURN = Turn(question="Thu ngân sách?", number=7)


class Stepping(FakeService):
    """Waits at its gate before each step but the first."""

    def __init__(self) -> None:
        super().__init__()
        self.begun: list[StepKind] = []
        self.go_on = threading.Semaphore(0)
        self.ended = threading.Event()

    def ask(
        self,
        question: str,
        context: Sequence[str],
        *,
        documents: Sequence[int] | None = None,
        as_typed: bool = False,
        tell: Tell = tell_nobody,
    ) -> Answer:
        """Go through all steps, and remember which were begun."""
        try:
            for kind in StepKind:
                tell(Step(kind=kind))
                self.begun.append(kind)
                self.go_on.acquire()
        finally:
            self.ended.set()
        return Answer(question=question, answered=True, text="Đủ.")


def test_steps_are_given_as_they_begin_and_the_turn_last() -> None:
    """Each time all of the question so far."""
    service = Stepping()
    inquiry = Inquiry(service, TURN, (), lambda: None)
    inquiry.start()
    news = inquiry.follow()
    for count in range(1, len(StepKind) + 1):
        steps = next(news)
        assert not isinstance(steps, Turn)
        assert [step.kind for step in steps] == list(StepKind)[:count]
        service.go_on.release()
    turn = next(news)
    assert isinstance(turn, Turn)
    assert turn.answer is not None
    assert turn.number == TURN.number
    assert list(news) == []


def test_a_stopped_inquiry_gives_its_turn_at_once_and_begins_no_other_step() -> None:
    """Though the work is still in the step before."""
    service = Stepping()
    inquiry = Inquiry(service, TURN, (), lambda: None)
    inquiry.start()
    news = inquiry.follow()
    next(news)
    inquiry.stop()
    turn = next(news)
    assert isinstance(turn, Turn)
    assert turn.is_stopped
    assert turn.answer is None
    service.go_on.release()
    assert service.ended.wait(60)
    assert service.begun == [StepKind.UNDERSTAND]


def test_an_abandoned_inquiry_gives_nothing_more() -> None:
    """There is no conversation any more that it could stand in."""
    service = Stepping()
    inquiry = Inquiry(service, TURN, (), lambda: None)
    inquiry.start()
    news = inquiry.follow()
    next(news)
    inquiry.abandon()
    assert list(news) == []
    service.go_on.release()
    assert service.ended.wait(60)
    assert service.begun == [StepKind.UNDERSTAND]


def test_the_work_ends_when_nobody_follows_any_more() -> None:
    """A window that was closed costs no more than the step that it was in."""
    service = Stepping()
    inquiry = Inquiry(service, TURN, (), lambda: None)
    inquiry.start()
    news = inquiry.follow()
    next(news)
    news.close()
    service.go_on.release()
    assert service.ended.wait(60)
    assert service.begun == [StepKind.UNDERSTAND]
