"""What can be done with an answer: copied, saved as a Word file, judged. Records in, escaped HTML and text out."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from qa.answer import Answer
from qa.page.citation import write_place, write_reference
from qa.page.service import NOTE_LIMIT, Verdict

_VERDICTS = {
    Verdict.RIGHT: "Đúng",
    Verdict.WRONG_FIGURE: "Sai số",
    Verdict.WRONG_CITATION: "Sai trích dẫn",
    Verdict.STATED: "Tài liệu có nêu",
    Verdict.MISREAD: "Hiểu sai câu hỏi",
}
_OF_ANSWER = ("Câu trả lời này đúng không?", "Ví dụ: số đúng là bao nhiêu, ở đâu")
_OF_REFUSAL = ("Từ chối như vậy đúng không?", "Ví dụ: tài liệu nêu ở đâu, số nào")
"""What is asked, and what a note may say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What a reader said of one answer; `note` may be ""."""

    verdict: Verdict
    note: str = ""


def draw_actions(answer: Answer, number: int, *, opinion: Opinion | None, takes_feedback: bool) -> str:
    """Draw the row under the answer of turn `number`, and under it the questions whether it is right."""
    place = "\n".join(map(write_place, answer.citations))
    buttons = [
        f'<button type="button" class="qa-action" data-copy="{escape(write_answer(answer))}">Chép câu trả lời</button>',
        f'<button type="button" class="qa-action" data-copy="{escape(place)}">Chép trích dẫn</button>' if place else "",
        f'<button type="button" class="qa-action" data-act="word" data-turn="{number}">Tải Word</button>',
    ]
    feedback = (
        f'<div id="qa-feedback-{number}" class="qa-feedback">{draw_feedback(answer, number, opinion)}</div>'
        if takes_feedback
        else ""
    )
    return f'<div class="qa-actions" role="group" aria-label="Dùng câu trả lời">{"".join(buttons)}</div>{feedback}'


def verdicts_on(answer: Answer) -> tuple[Verdict, ...]:
    """Return what can be said of an answer: a refusal has no figure and proves nothing, a sentence has no figure."""
    if not answer.answered:
        return (Verdict.RIGHT, Verdict.STATED, Verdict.MISREAD)
    of_figures = (Verdict.WRONG_FIGURE,) if answer.figures else ()
    return (Verdict.RIGHT, *of_figures, Verdict.WRONG_CITATION, Verdict.MISREAD)


def draw_feedback(answer: Answer, number: int, opinion: Opinion | None, *, failure: str = "") -> str:
    """Draw the verdicts on the answer of turn `number`, the one that was given pressed, with a field for a note.

    `failure` says in one line why the last one could not be kept.
    """
    given = None if opinion is None else opinion.verdict
    buttons = "".join(
        f'<button type="button" class="qa-action" data-verdict="{verdict}" data-turn="{number}" '
        f'aria-pressed="{str(verdict is given).lower()}">{_VERDICTS[verdict]}</button>'
        for verdict in verdicts_on(answer)
    )
    asked, example = _OF_ANSWER if answer.answered else _OF_REFUSAL
    told = ""
    if failure:
        told = f'<p class="qa-feedback-told qa-feedback-failed">{escape(failure)}</p>'
    elif opinion is not None:
        note = f" Ghi chú: “{escape(opinion.note)}”." if opinion.note else ""
        told = (
            f'<p class="qa-feedback-told">Cảm ơn, đã ghi: {_VERDICTS[opinion.verdict].lower()}.{note} '
            "Bấm nút khác để đổi.</p>"
        )
    note_id = f"qa-note-{number}"
    return (
        f'<div class="qa-actions" role="group" aria-label="{asked}">'
        f'<span class="qa-actions-label">{asked}</span>{buttons}</div>'
        f'<div role="status">{told}</div>'
        f'<form class="qa-note" data-turn="{number}" hidden><label for="{note_id}">Ghi chú (không bắt buộc)</label>'
        f'<textarea id="{note_id}" rows="2" maxlength="{NOTE_LIMIT}" '
        f'placeholder="{example}"></textarea>'
        '<div class="qa-actions"><button type="submit" class="qa-action qa-action-main">Gửi ý kiến</button>'
        '<button type="button" class="qa-action" data-note-cancel>Thôi</button></div></form>'
    )


def write_answer(answer: Answer) -> str:
    """Return an answer as plain text: the headline with its marks, then its citations numbered like them."""
    lines = [answer.text, *(f"[{citation.number}] {write_reference(citation)}" for citation in answer.citations)]
    return "\n".join(lines)


def draw_next(questions: Sequence[str]) -> str:
    """Draw questions that lead on from an answer; "" without any."""
    if not questions:
        return ""
    chips = "".join(
        f'<li><button type="button" class="qa-chip" data-question="{escape(each)}">{escape(each)}</button></li>'
        for each in questions
    )
    return f'<h3>Hỏi tiếp</h3><ul class="qa-choices">{chips}</ul>'


def read_verdict(text: str) -> Verdict | None:
    """Return the verdict that the browser sent, None for anything else."""
    return Verdict(text) if text in set(Verdict) else None
