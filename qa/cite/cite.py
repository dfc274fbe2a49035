"""Passages and facts in, citations out; and the last check before an answer leaves.

A quote is the source text of its span. Nothing here decides what to answer.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from index.document import Span
from index.errors import AlignmentError
from qa.answer import Answer, AnswerFigure, Citation
from qa.candidate import Fact, Passage
from qa.cite.as_told import as_told
from qa.cite.label import label_of

LONGEST_QUOTE = 1000  # characters; a citation proves by pointing
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
# Dates and years say when; they come from headings and are checked by the period grammar, not against the quote.
_DATE = re.compile(r"\b\d{1,2}[/-]\d{1,2}(?:[/-]\d{4})?\b(?![.,]\d|\s*%)|\b\d{1,2}[/-]\d{4}\b|\b(?:19|20)\d{2}\b")
_MARK = re.compile(r"\[\d+\]")


def cite_beside_first(answer: Answer, more: Sequence[Citation]) -> Answer:
    """Return an answer with citations more, each marked in the headline right behind the first; they bear numbers."""
    marks = "".join(f"[{each.number}]" for each in more)
    return replace(answer, text=answer.text.replace("[1]", f"[1]{marks}", 1), citations=(*answer.citations, *more))


def cite_passage(number: int, passage: Passage, marked: Sequence[Span] = ()) -> Citation:
    """Cite a passage; `marked` are source spans to be highlighted, of which those inside the quote are kept."""
    span = passage.span
    if span.end - span.start > LONGEST_QUOTE:
        span = _narrow(passage, marked)
    text = passage.source_text[span.start - passage.span.start : span.end - passage.span.start]
    inside = tuple(
        Span(mark.start - span.start, mark.end - span.start) for mark in sorted(set(marked)) if span.contains(mark)
    )
    return Citation(
        number=number,
        document=passage.document,
        title=passage.title,
        section=passage.section,
        paragraph=passage.paragraph,
        page=passage.page,
        start=span.start,
        end=span.end,
        quote=text,
        marked=inside,
        document_id=passage.document_id,
    )


def _narrow(passage: Passage, marked: Sequence[Span]) -> Span:
    """Return the part of a long passage around the marked spans, cut at clause ends where possible."""
    whole = passage.span
    if not marked:
        return Span(whole.start, whole.start + LONGEST_QUOTE)
    first, last = min(mark.start for mark in marked), max(mark.end for mark in marked)
    if last - first > LONGEST_QUOTE:
        first, last = marked[0].start, marked[0].end
    room = (LONGEST_QUOTE - (last - first)) // 2
    start, end = max(whole.start, first - room), min(whole.end, last + room)
    text = passage.source_text
    if start > whole.start:
        cut = re.search(r"[;\n]\s*|[.]\s+", text[start - whole.start : first - whole.start])
        start += cut.end() if cut is not None else 0
    if end < whole.end:
        cuts = [match.start() for match in re.finditer(r"[;\n]|[.]\s", text[last - whole.start : end - whole.start])]
        end = last + cuts[-1] if cuts else end
    return Span(start, end)


def cite_facts(facts: Sequence[Fact]) -> tuple[tuple[Citation, ...], dict[int, int]]:
    """Cite facts, one citation a passage.

    Returns
    -------
    The citations in the order in which their facts come, and the citation number of each passage by its chunk id:
    figures of different documents may have equal spans.
    """
    passages: dict[int, Passage] = {}
    marks: dict[int, list[Span]] = {}
    for fact in facts:
        passages.setdefault(fact.passage.chunk_id, fact.passage)
        marks.setdefault(fact.passage.chunk_id, []).append(fact.figure.span)
    citations = tuple(
        cite_passage(i, passage, marks[chunk_id]) for i, (chunk_id, passage) in enumerate(passages.items(), start=1)
    )
    return citations, {chunk_id: i for i, chunk_id in enumerate(passages, start=1)}


def show_figures(facts: Sequence[Fact], numbers: Mapping[int, int]) -> tuple[AnswerFigure, ...]:
    """Return what is said of one indicator as answers show it, all by one name.

    Parameters
    ----------
    facts
        A level and what is said of it beside it: only the level tells what it counts.
    numbers
        The citation number of each passage by its chunk id.
    """
    names: dict[str, str] = {}
    for fact in facts:
        own = label_of(as_told(fact))
        names[fact.figure.indicator] = min(names.get(fact.figure.indicator, own), own, key=len)
    return tuple(
        replace(show_figure(fact, numbers[fact.passage.chunk_id]), indicator=names[fact.figure.indicator])
        for fact in facts
    )


def show_figure(fact: Fact, citation: int) -> AnswerFigure:
    """Return a fact's figure as answers show it."""
    figure = fact.figure
    return AnswerFigure(
        text=" ".join(figure.text.split()),
        number=format(figure.number, "f"),
        unit=figure.unit,
        indicator=label_of(as_told(fact)),
        role=figure.role.value,
        direction=figure.direction.value,
        period=figure.period,
        baseline=figure.baseline,
        status=figure.status.value,
        citation=citation,
        upper=None if figure.upper is None else format(figure.upper, "f"),
    )


def numbers_of(text: str) -> list[str]:
    """Return the numbers of a headline that have to be proved: citation marks, dates and years left out."""
    return NUMBER.findall(_DATE.sub(" ", _MARK.sub(" ", text)))


def check_answer(answer: Answer, question_texts: Iterable[str]) -> None:
    """Check that each number of the headline stands in a cited quote, in the question, or is computed with a formula.

    Raises
    ------
    AlignmentError
        Naming the number that nothing proves; such an answer must not leave.
    """
    if not answer.answered:
        return
    proved = {number for citation in answer.citations for number in NUMBER.findall(citation.quote)}
    for text in question_texts:
        proved.update(NUMBER.findall(text))
    for figure in answer.figures:
        if figure.computed and figure.formula:
            proved.update(NUMBER.findall(figure.text))
    for number in numbers_of(answer.text):
        if number not in proved:
            raise AlignmentError(f"con số {number} của câu trả lời không đứng trong đoạn trích nào")
    for citation in answer.citations:
        if citation.end - citation.start != len(citation.quote):
            raise AlignmentError(f"trích dẫn [{citation.number}] lệch vị trí trong {citation.document}")
