"""The conversation: turns in, escaped HTML out. Knows nothing of the framework that puts it on the screen."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from qa.answer import Answer
from qa.page.actions import Opinion, draw_actions
from qa.page.card import draw_figures
from qa.page.citation import draw_citation
from qa.page.place import Place, cited_place, write_query
from qa.page.understood import draw_understood
from qa.page.waiting import draw_waiting
from qa.show import DOUBT

_MARK = re.compile(r"\s*\[(\d{1,3})\]")
_LISTED_DOCUMENTS = 300
_OTHERS = "Cùng chỉ tiêu, kỳ hoặc nơi khác"
_STOPPED = "Đã dừng theo yêu cầu."
_REFUSAL_WORDS = (" qa-refusal", "Những đoạn gần nhất trong tài liệu", "Có thể bạn muốn hỏi")


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One question of the conversation with what came of it.

    Parameters
    ----------
    question
        As it was typed.
    answer
        None while it is being looked for, or when that failed.
    failure
        One Vietnamese line that says why there is no answer, else "".
    number
        What tells it from every other turn on the page.
    as_typed
        Asked without mending its spelling or completing it.
    is_stopped
        Given up by whoever asked.
    notice
        One Vietnamese line that is told before the answer, "" for none.
    """

    question: str
    answer: Answer | None = None
    failure: str = ""
    number: int = 0
    as_typed: bool = False
    is_stopped: bool = False
    notice: str = ""


def draw_conversation(
    turns: Sequence[Turn], *, opinions: Mapping[int, Opinion] | None = None, takes_feedback: bool = False
) -> str:
    """Draw all turns, oldest first; the last one carries the id that the page scrolls to.

    Parameters
    ----------
    turns
        The conversation.
    opinions
        What was said of the answers, by the number of their turn.
    takes_feedback
        Ask whether each answer is right.
    """
    known = opinions or {}
    last = len(turns) - 1
    return "".join(
        _draw_turn(turn, known.get(turn.number), is_last=index == last, takes_feedback=takes_feedback)
        for index, turn in enumerate(turns)
    )


def draw_welcome(examples: Sequence[str], documents: Sequence[tuple[str, str]]) -> str:
    """Draw the page before the first question: what it does, examples to click, documents to open."""
    chips = "".join(f"<li>{_draw_question_button(example)}</li>" for example in examples)
    offered = f'<h3>Thử một câu hỏi</h3><ul class="qa-examples">{chips}</ul>' if chips else ""
    return (
        '<section class="qa-welcome"><h2>Hỏi số liệu, nhận câu trả lời kèm trích dẫn</h2>'
        "<p>Hỏi bằng tiếng Việt, có dấu hay không dấu. Mỗi con số trong câu trả lời đều dẫn tới đúng chỗ ghi nó "
        "trong tài liệu gốc; tài liệu không nêu thì hệ thống nói là không nêu.</p>"
        f"{offered}{_draw_documents(documents)}</section>"
    )


def announce(turns: Sequence[Turn]) -> str:
    """Return what a screen reader is told of the last turn, escaped."""
    if not turns:
        return ""
    turn = turns[-1]
    if turn.failure:
        return escape(turn.failure)
    if turn.is_stopped:
        return _STOPPED
    if turn.answer is None:
        return "Đang tìm trong tài liệu…"
    count = len(turn.answer.citations)
    doubt = f" {DOUBT}" if turn.answer.is_doubted else ""
    return escape(f"{_MARK.sub('', turn.answer.text)}{doubt} Có {count} trích dẫn.")


def _draw_turn(turn: Turn, opinion: Opinion | None, *, is_last: bool, takes_feedback: bool) -> str:
    identity = ' id="qa-last"' if is_last else ""
    typed = '<p class="qa-as-typed-note">Hỏi đúng như đã gõ</p>' if turn.as_typed else ""
    notice = f'<p class="qa-notice" role="status">{escape(turn.notice)}</p>' if turn.notice else ""
    return (
        f'<section class="qa-turn" data-turn="{turn.number}"{identity}><h2 class="qa-question">'
        f'<span class="qa-sr">Câu hỏi: </span>{escape(turn.question)}</h2>{typed}{notice}'
        f"{_draw_outcome(turn, opinion, takes_feedback=takes_feedback)}</section>"
    )


def _draw_outcome(turn: Turn, opinion: Opinion | None, *, takes_feedback: bool) -> str:
    if turn.is_stopped:
        typed = ' data-as-typed="1"' if turn.as_typed else ""
        return (
            f'<div class="qa-answer qa-stopped"><p>{_STOPPED}</p><button type="button" class="qa-tool" '
            f'data-question="{escape(turn.question)}"{typed}>Hỏi lại</button></div>'
        )
    if turn.failure:
        return (
            '<div class="qa-answer qa-failure"><p class="qa-kind">Chưa trả lời được</p>'
            f"<p>{escape(turn.failure)}</p></div>"
        )
    if turn.answer is None:
        return draw_waiting(turn.number)
    tail = draw_actions(turn.answer, turn.number, opinion=opinion, takes_feedback=takes_feedback)
    return draw_answer(turn.answer, tail=f'{tail}<div id="qa-next-{turn.number}" class="qa-next"></div>')


def draw_answer(answer: Answer, *, tail: str = "") -> str:
    """Draw one answer or refusal with everything that belongs to it; `tail` is HTML that goes to its end."""
    hrefs = {citation.number: write_query(cited_place(citation)) for citation in answer.citations}
    understood = draw_understood(answer.question, answer.understood)
    refused = "" if answer.answered else '<p class="qa-kind">Không có trong tài liệu</p>'
    doubt = f'<p class="qa-doubt">{DOUBT}</p>' if answer.is_doubted else ""
    headline = f'{refused}<p class="qa-headline">{draw_headline(answer, hrefs)}</p>{doubt}'
    cards = "".join(draw_citation(citation) for citation in answer.citations)
    kind, cited, offered = ("", "Trích dẫn", _OTHERS) if answer.answered else _REFUSAL_WORDS
    citations = f'<h3>{cited}</h3><ul class="qa-citations">{cards}</ul>' if cards else ""
    choices = _draw_choices(answer.choices, offered)
    # Which of several was meant is asked before the proof of one of them.
    before, after = (choices, "") if answer.answered else ("", choices)
    return (
        f'<article class="qa-answer{kind}">{understood}{headline}{draw_figures(answer.figures, hrefs)}{before}'
        f"{citations}{after}{tail}</article>"
    )


def draw_headline(answer: Answer, hrefs: Mapping[int, str]) -> str:
    """Draw the headline: figures in bold, each mark [1] a link to its citation; a mark without citation is text."""
    parts: list[str] = []
    position = 0
    for match in _MARK.finditer(answer.text):
        href = hrefs.get(int(match[1]))
        if href is None:
            continue
        parts.append(_draw_bold(answer, answer.text[position : match.start()]))
        parts.append(
            f'<a class="qa-mark" data-place data-cite="{match[1]}" href="{escape(href)}" '
            f'aria-label="Mở trích dẫn {match[1]}">{match[1]}</a>'
        )
        position = match.end()
    parts.append(_draw_bold(answer, answer.text[position:]))
    return "".join(parts)


def _draw_bold(answer: Answer, text: str) -> str:
    """Escape `text` with the figures of the answer in bold; longer figures first, so that none is cut."""
    figures = sorted({" ".join(figure.text.split()) for figure in answer.figures}, key=len, reverse=True)
    if not figures:
        return escape(text)
    # Not inside a longer number: "2,5" must not match in "12,5" or "2,54".
    pattern = re.compile(r"(?<![\d.,])(?:" + "|".join(map(re.escape, figures)) + r")(?!\d|[.,]\d)")
    parts: list[str] = []
    position = 0
    for match in pattern.finditer(text):
        parts += [escape(text[position : match.start()]), f"<strong>{escape(match[0])}</strong>"]
        position = match.end()
    return "".join([*parts, escape(text[position:])])


def _draw_choices(choices: Sequence[str], title: str) -> str:
    if not choices:
        return ""
    chips = "".join(f"<li>{_draw_question_button(choice)}</li>" for choice in choices)
    return f'<h3>{title}</h3><ul class="qa-choices">{chips}</ul>'


def _draw_question_button(question: str) -> str:
    return f'<button type="button" class="qa-chip" data-question="{escape(question)}">{escape(question)}</button>'


def _draw_documents(documents: Sequence[tuple[str, str]]) -> str:
    if not documents:
        return (
            '<p class="qa-empty">Chưa có tài liệu nào để trả lời. Hãy thêm ở thẻ “Kho tài liệu”, hoặc chạy '
            "<code>qa index THƯ_MỤC</code> trên máy chủ.</p>"
        )
    links = "".join(
        f'<li><a data-place href="{escape(write_query(Place(document=name)))}">{escape(title or name)}</a></li>'
        for name, title in documents[:_LISTED_DOCUMENTS]
    )
    hidden = len(documents) - _LISTED_DOCUMENTS
    more = f"<li>… và {hidden} tài liệu nữa</li>" if hidden > 0 else ""
    return (
        f'<details class="qa-documents"><summary>Đang có {len(documents)} tài liệu</summary>'
        f"<ul>{links}{more}</ul></details>"
    )


def draw_patch(identity: str, html: str) -> str:
    """Draw what is to take the place of the content of one element; `html` is drawn already, and goes in as it is."""
    # In an attribute: the framework changes the elements of a page one by one, and would not look into a template.
    return f'<i data-into="{escape(identity)}" data-html="{escape(html)}"></i>'
