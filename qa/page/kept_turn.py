"""A finished turn as it is kept: a turn in, JSON out, and back, so that an answer shows again as it was."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter, ValidationError

from index.people.conversations import TurnRow
from qa.answer import Answer
from qa.page.service import PageService
from qa.page.view import Turn

_ANSWERS = TypeAdapter(Answer)
_UNREADABLE = "Câu trả lời này do bản khác của chương trình lưu, không mở lại được; hãy hỏi lại."


def write_outcome(turn: Turn) -> dict[str, Any]:
    """Return what came of a question, as JSON."""
    answer = None if turn.answer is None else _ANSWERS.dump_python(turn.answer, mode="json")
    return {"answer": answer, "failure": turn.failure, "as_typed": turn.as_typed, "is_stopped": turn.is_stopped}


def read_turn(row: TurnRow, number: int) -> Turn:
    """Return the turn that was kept, called by another number."""
    turn = Turn(
        question=row.question,
        number=number,
        failure=str(row.outcome.get("failure", "")),
        as_typed=bool(row.outcome.get("as_typed")),
        is_stopped=bool(row.outcome.get("is_stopped")),
    )
    kept = row.outcome.get("answer")
    if kept is None:
        return turn
    try:
        return replace(turn, answer=_ANSWERS.validate_python(kept))
    except ValidationError:
        return replace(turn, failure=_UNREADABLE)


def check_turn(turn: Turn, service: PageService, documents: Sequence[int] | None) -> Turn:
    """Return a kept turn with a notice where what it cites is no longer so in the documents that may be seen."""
    citations = turn.answer.citations if turn.answer is not None else ()
    lost = [citation.number for citation in citations if not service.holds(citation, documents=documents)]
    if not lost:
        return turn
    marks = ", ".join(f"[{number}]" for number in lost)
    return replace(
        turn, notice=f"Tài liệu đã đổi hoặc không còn từ khi trả lời: trích dẫn {marks} không còn khớp. Hãy hỏi lại."
    )
