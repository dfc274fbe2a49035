"""Several questions typed at once in, one answer out: each is answered by itself, the later ones as follow-ups.

A text in, its questions out; their answers in, one answer out with its citations numbered through. Asks nothing itself.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from qa.answer import Answer
from qa.compose import LONGEST_ANSWER

MOST_QUESTIONS = 4
_END = re.compile(r"(?<=[?？])\s+|\n+")
_WORD = re.compile(r"[^\W\d_]+")
_MARK = re.compile(r"\[(\d+)\]")
_FEWEST_WORDS = 2


def split_questions(text: str) -> tuple[str, ...]:
    """Return the questions of a text in order; one that ends in no question mark is one question, however long.

    Examples
    --------
    >>> split_questions("Thu ngân sách bao nhiêu? Còn chi thì sao?")
    ('Thu ngân sách bao nhiêu?', 'Còn chi thì sao?')
    """
    parts = [part.strip() for part in _END.split(text) if len(_WORD.findall(part)) >= _FEWEST_WORDS]
    asked = [part for part in parts if part.endswith(("?", "？"))]
    # A remark before or behind a question is a part of it: "Tôi đang viết báo cáo. Thu ngân sách bao nhiêu?"
    if len(asked) < 2 or len(asked) != len(parts) or len(parts) > MOST_QUESTIONS:
        return (text,)
    return tuple(parts)


def join_answers(questions: Sequence[str], answers: Sequence[Answer]) -> Answer:
    """Join the answers to several questions.

    Parameters
    ----------
    questions, answers
        As many of both, in the order in which they were asked; at least one.

    Returns
    -------
    A refusal when all are; else one answer that says which of the questions the documents do not answer. What does not
    fit any more into a headline is left out with its figures.
    """
    told = [answer for answer in answers if answer.answered]
    if not told:
        return answers[0]
    texts: list[str] = []
    joined = replace(told[0], figures=(), citations=())
    for question, answer in zip(questions, answers, strict=True):
        shift = len(joined.citations)
        text = f"Tài liệu không nêu: “{question.rstrip('?').strip()}”."
        if answer.answered:
            text = _renumber(answer.text, by=shift)
        if len(" ".join([*texts, text])) > LONGEST_ANSWER:
            break
        texts.append(text)
        if answer.answered:
            figures = [replace(each, citation=each.citation + shift) for each in answer.figures]
            citations = [replace(each, number=each.number + shift) for each in answer.citations]
            joined = replace(joined, figures=(*joined.figures, *figures), citations=(*joined.citations, *citations))
    return replace(
        joined,
        text=" ".join(texts),
        confidence=min(answer.confidence for answer in told),
        understood=" ".join(answer.understood for answer in answers if answer.understood),
        choices=tuple(dict.fromkeys(choice for answer in told for choice in answer.choices)),
    )


def _renumber(text: str, *, by: int) -> str:
    return _MARK.sub(lambda mark: f"[{int(mark[1]) + by}]", text)
