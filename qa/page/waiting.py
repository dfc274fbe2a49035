"""What is being done about a question while it is waited for. Steps in, escaped HTML out."""

from collections.abc import Sequence
from html import escape

from qa.page.words import group_digits
from qa.step import Step, StepKind

_BEGIN = "Bắt đầu"


def draw_waiting(number: int) -> str:
    """Draw the place of an answer that is waited for; the steps of turn `number` are put into it as they begin."""
    return (
        f'<div class="qa-answer qa-pending" aria-busy="true"><div id="qa-steps-{number}">{draw_steps(())}</div>'
        '<p class="qa-pending-tools"><span class="qa-elapsed" aria-hidden="true"></span>'
        '<button type="button" class="qa-tool" data-stop>Dừng</button></p></div>'
    )


def draw_steps(steps: Sequence[Step]) -> str:
    """Draw the steps so far, oldest first: the last is going on, the ones before it are done."""
    if not steps:
        return f'<p><span class="qa-spinner" aria-hidden="true"></span>{_BEGIN}…</p>'
    *done, current = steps
    lines = [f'<li class="qa-step-done">{_say(step)}</li>' for step in done]
    lines.append(f'<li><span class="qa-spinner" aria-hidden="true"></span>{_say(current)}…</li>')
    return f'<ul class="qa-steps">{"".join(lines)}</ul>'


def _say(step: Step) -> str:
    if step.kind is StepKind.UNDERSTAND:
        return f"Hiểu câu hỏi: “{escape(step.understood)}”"
    if step.kind is StepKind.SEARCH:
        return f"Tìm trong {group_digits(step.count)} tài liệu"
    if step.kind is StepKind.COMPARE:
        return f"Đối chiếu {group_digits(step.count)} số liệu"
    return "Soạn câu trả lời"
