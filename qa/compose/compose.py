"""Ranked facts or a passage in, an answer in Vietnamese out. Extractive: every word of substance is the source's.

Chooses nothing: what is given is what answers. Does not search, rank or compute.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.document import Span
from qa.analyse.answer_shape import REASON
from qa.answer import Answer, AnswerFigure, Citation
from qa.candidate import Fact, Passage
from qa.choose.headed_cell import HeadedCell
from qa.cite.as_told import as_told, base_of_share, move_between
from qa.cite.cite import cite_facts, cite_passage, show_figure, show_figures
from qa.cite.phrase import say_fact, say_value, written
from qa.cite.trim import fits_headline, shorten_lead, trim_sentence, without_inner_marks
from qa.question import Asked, Question
from qa.rank.whose import is_named_in, whose
from qa.retrieve.continuation import without_mark
from qa.words.dates_told import DATE
from qa.words.defined import term_asked, without_asides
from qa.words.match import Terms

LONGEST_ANSWER = 560  # characters; the contract allows 600, marks and a final stop included
_HEAD_WEIGHT = 0.2  # the noun asked for is often in the question's words already
NEAREST = 3
_SPACED = re.compile(r" ([,;])(?= )")
# A sentence that begins like this says nothing of whom it speaks without the one before, or its heading.
_LEANS = re.compile(
    r"^[\s\-–+*•a-zđ)\d.]{0,6}"
    r"(?:Ông|Bà|Họ|Nó|Đây|Đó|Nơi này|Người này|Là|Theo đó|Tại đây|Chủ trì|Phối hợp)(?!\w)"
)

# What the clauses that answer hold, where a sentence has to be trimmed.
_WANTED = {Asked.WHY: REASON, Asked.DATE: DATE}


def compose_fact(
    question: Question, fact: Fact, also: Sequence[Fact], confidence: float, *, old: Fact | None = None
) -> Answer:
    """Answer with one figure, and what is `also` said of the same indicator in the same breath.

    `old` is the figure first reported that this one replaces: it is named, never alone.
    """
    shown = [fact, *also, *([old] if old is not None else ())]
    citations, numbers = cite_facts(shown)
    provable = " ".join([question.text, *(citation.quote for citation in citations)])
    said = _say(fact, provable, _territory(question, fact))
    said = ", ".join([said, *(say_value(other.figure) for other in also)])
    before = ""
    if old is not None:
        before = f" Số đã báo cáo trước: {say_value(old.figure)} [{numbers[old.passage.chunk_id]}]."
    return Answer(
        question=question.text,
        answered=True,
        text=f"{said} [1].{before}",
        figures=show_figures(shown, numbers),
        citations=citations,
        confidence=confidence,
        understood=question.understood,
    )


def compose_facts(
    question: Question,
    facts: Sequence[Fact],
    confidence: float,
    *,
    lead: str = "",
    places: Sequence[str] = (),
    beside: Sequence[Passage] = (),
) -> Answer:
    """Answer with several figures, in the given order, each with its citation mark; `lead` opens the sentence.

    `places` names for each figure whose it is, where they are told of different places. `beside` are passages that
    prove the names of the figures, cited after each of them.
    """
    citations, numbers = cite_facts(facts)
    more = tuple(cite_passage(len(citations) + i, passage) for i, passage in enumerate(beside, start=1))
    citations = (*citations, *more)
    marks = "".join(f"[{citation.number}]" for citation in more)
    provable = " ".join([question.text, *(citation.quote for citation in citations)])
    clauses: list[str] = []
    shown: list[AnswerFigure] = []
    for i, fact in enumerate(facts):
        number = numbers[fact.passage.chunk_id]
        place = places[i] if places else ""
        clause = f"{_say(fact, provable, place)} [{number}]{marks}"
        before = clauses
        move = move_between(facts[i - 1], fact) if i else ""
        if move:
            # "từ 7 bậc xuống 5 bậc" is one clause
            first, before = written(as_told(facts[i - 1])), clauses[:-1]
            start = clauses[-1].removesuffix(f" [{number}]{marks}").removesuffix(first)
            clause = f"{start}từ {first} {move} {written(fact.figure)} [{number}]{marks}"
        if sum(map(len, before)) + len(clause) + len(lead) > LONGEST_ANSWER:
            break
        clauses[:] = [*before, clause]
        shown.append(_of_place(show_figure(fact, number), place))
    text = "; ".join(clauses)
    return Answer(
        question=question.text,
        answered=True,
        text=f"{lead}{text}.",
        figures=tuple(shown),
        citations=citations,
        confidence=confidence,
        understood=question.understood,
    )


def _of_place(figure: AnswerFigure, place: str) -> AnswerFigure:
    """Return a figure with whose it is, where its own name does not say so."""
    return figure if is_named_in(place, figure.indicator) else replace(figure, place=place)


def _say(fact: Fact, provable: str, place: str) -> str:
    """Return the clause of one fact, and of a share what it is a share of."""
    return f"{say_fact(as_told(fact), provable, territory=place)} {base_of_share(fact)}".rstrip()


def leans_on_context(passage: Passage) -> bool:
    """Tell whether a sentence begins with a word that points back ("Ông", "Là cơ quan ...")."""
    return leans_back(passage.chunk.text)


def leans_back(text: str) -> bool:
    """Tell whether a sentence or a heading begins with such a word, after its mark."""
    return _LEANS.match(text) is not None


def compose_passage(
    question: Question,
    terms: Terms,
    passage: Passage,
    confidence: float,
    *,
    lead: str = "",
    names: Sequence[str] = (),
    head: str = "",
) -> Answer:
    """Answer with the sentence that proves, trimmed to the clauses that answer.

    `lead` opens it, without its number in an order of headings; it is left out when it is long or brings other digits.
    `names` are those that are asked for: they alone answer where the sentence has to be trimmed. `head` is the noun
    that is asked by "nào" or "gì"; clauses that hold it come first.
    """
    lead = shorten_lead(lead, passage.source_text)
    room = LONGEST_ANSWER - len(lead)
    wanted, weight = _WANTED.get(question.asked), 1.0
    if wanted is None and head:
        wanted, weight = re.compile(re.escape(head), re.IGNORECASE), _HEAD_WEIGHT
    trimmed = trim_sentence(passage.source_text, terms, room=room, question=question.text, wanted=wanted, weight=weight)
    start = passage.span.start + passage.source_text.find(trimmed)
    told = trimmed
    unmarked = without_inner_marks(passage.source_text)
    if question.asked is Asked.LIST and fits_headline(unmarked, room, question.text):
        start, told, trimmed = passage.span.start, unmarked, passage.source_text
    elif len(names) > 1 and not all(" ".join(name.split()) in " ".join(trimmed.split()) for name in names):
        start, told, trimmed = passage.span.start, ", ".join(names)[:room], passage.source_text
    elif term_asked(question.reading) and trimmed != passage.source_text:
        # "Lê Mai (dates, other names) là nhà báo": the clause that says it is no clause that names her.
        plain = without_asides(passage.source_text)
        if fits_headline(plain, room, question.text):
            start, told, trimmed = passage.span.start, plain, passage.source_text
    citation = cite_passage(1, passage, (Span(start, start + len(trimmed)),))
    return _sentence(question, f"{lead}{told}", citation, confidence)


def compose_item(question: Question, whole: Passage, item: Passage, confidence: float, *, lead: str) -> Answer:
    """Answer with an item of a list, without its mark, after the line that announces it.

    `whole` is the passage that reaches over both, `lead` that line.
    """
    lead = shorten_lead(without_mark(lead).rstrip(": ") + ": ", whole.source_text)
    told = f"{lead}{without_mark(item.source_text)}"
    return _sentence(question, told[:LONGEST_ANSWER], cite_passage(1, whole, (item.span,)), confidence)


def compose_names(question: Question, whole: Passage, names: Sequence[str], confidence: float) -> Answer:
    """Answer with names alone, as many as fit; `whole` is the passage that holds them all."""
    told = ", ".join(names[:1])
    for name in names[1:]:
        if len(told) + len(name) + 2 > LONGEST_ANSWER:
            break
        told = f"{told}, {name}"
    return _sentence(question, told, cite_passage(1, whole, (whole.span,)), confidence)


def compose_row(
    question: Question, passage: Passage, cells: Sequence[str], confidence: float, *, unit: str = ""
) -> Answer:
    """Answer with all cells of a row whose columns have no names, and say so; `unit` is that of the whole table."""
    measured = f"đơn vị tính: {unit}; " if unit else ""
    told = f"{cells[0]}: {' | '.join(cells[1:])} ({measured}tài liệu không ghi tên các cột)"
    return _sentence(question, told, cite_passage(1, passage, (passage.span,)), confidence)


def compose_cell(question: Question, row: Passage, cell: HeadedCell, confidence: float) -> Answer:
    """Answer with one cell under the name of its row and its column; `row` reaches from its beginning to that cell."""
    told = f"{cell.name} – {cell.header}: {cell.value}"
    return _sentence(question, told, cite_passage(1, row, (row.span,)), confidence)


def compose_keyed(question: Question, row: Passage, confidence: float) -> Answer:
    """Answer with a key and its value, as a row of two cells tells them."""
    return _sentence(question, row.chunk.text.rpartition(" › ")[2], cite_passage(1, row, (row.span,)), confidence)


def compose_opening(question: Question, passage: Passage, end: int, confidence: float) -> Answer:
    """Answer with the beginning of a sentence alone, up to `end`, an offset in its source text."""
    start = passage.span.start
    citation = cite_passage(1, passage, (Span(start, start + end),))
    return _sentence(question, passage.source_text[:end], citation, confidence)


def _sentence(question: Question, told: str, citation: Citation, confidence: float) -> Answer:
    # A mark of emphasis in front of a comma leaves no space there.
    plain = _SPACED.sub(r"\1", " ".join(told.replace("*", " ").split()))
    return Answer(
        question=question.text,
        answered=True,
        text=f"{plain.rstrip(' .;,:')} [1].",
        citations=(citation,),
        confidence=confidence,
        understood=question.understood,
    )


def compose_refusal(question: Question, passages: Sequence[Passage], confidence: float) -> Answer:
    """Say that the documents do not state it, and offer the nearest passages."""
    citations = tuple(cite_passage(i, passage) for i, passage in enumerate(passages[:NEAREST], start=1))
    text = "Tài liệu không nêu thông tin này."
    if citations:
        text += " Những đoạn gần nhất được dẫn bên dưới để bạn tự kiểm tra."
    return Answer(
        question=question.text,
        answered=False,
        text=text,
        citations=citations,
        confidence=confidence,
        understood=question.understood,
    )


def _territory(question: Question, fact: Fact) -> str:
    """Name the place or the thing when neither question nor figure does: a reader of one line must know whose it is."""
    named = whose(fact)
    told = f"{question.text} | {question.reading} | {fact.figure.indicator} | {fact.figure.parent or ''}"
    return "" if is_named_in(named, told) else named
