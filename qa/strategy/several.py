"""Several questions typed at once in, one answer out: each is answered by itself, the later ones as follow-ups.

A text in, its questions out; their answers in, one answer out with its citations numbered through. Asks nothing itself.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from qa.answer import Answer, Citation
from qa.compose.compose import LONGEST_ANSWER

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
        new = _numbers_among(joined.citations, answer.citations)
        text = f"Tài liệu không nêu: “{question.rstrip('?').strip()}”."
        if answer.answered:
            text = _renumber(answer.text, new)
        if len(" ".join([*texts, text])) > LONGEST_ANSWER:
            break
        texts.append(text)
        if answer.answered:
            figures = [replace(each, citation=new[each.citation]) for each in answer.figures]
            citations = _merge(joined.citations, [replace(each, number=new[each.number]) for each in answer.citations])
            joined = replace(joined, figures=(*joined.figures, *figures), citations=citations)
    return replace(
        joined,
        text=" ".join(texts),
        confidence=min(answer.confidence for answer in told),
        understood=" ".join(answer.understood for answer in answers if answer.understood),
        choices=tuple(dict.fromkeys(choice for answer in told for choice in answer.choices)),
    )


def _renumber(text: str, numbers: Mapping[int, int]) -> str:
    return _MARK.sub(lambda mark: f"[{numbers[int(mark[1])]}]", text)


def _numbers_among(cited: Sequence[Citation], more: Sequence[Citation]) -> dict[int, int]:
    """Return by its number the number that each citation gets behind those cited already; the same place keeps one."""
    places = {(each.document, each.start, each.end): each.number for each in cited}
    for each in more:
        places.setdefault((each.document, each.start, each.end), len(places) + 1)
    return {each.number: places[each.document, each.start, each.end] for each in more}


def _merge(cited: Sequence[Citation], more: Sequence[Citation]) -> tuple[Citation, ...]:
    """Return citations by their numbers, those of one number as one with the marks of all."""
    kept: dict[int, Citation] = {}
    for each in (*cited, *more):
        marks = {*kept[each.number].marked, *each.marked} if each.number in kept else {*each.marked}
        kept[each.number] = replace(kept.get(each.number, each), marked=tuple(sorted(marks)))
    return tuple(kept.values())
