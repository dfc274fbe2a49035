"""The items of a list in, an answer that tells them out: whole where they fit, else by their heads and how many.

Extractive: every word of substance is the source's. Chooses no list.
"""

import re
from collections.abc import Callable, Sequence

from index.document import Span
from index.figure import Direction, Role, Status
from qa.answer import Answer, AnswerFigure, Citation
from qa.candidate import Passage
from qa.cite.cite import LONGEST_QUOTE, NUMBER, cite_passage, numbers_of
from qa.cite.trim import MOST_NUMBERS, shorten_lead
from qa.compose.compose import LONGEST_ANSWER
from qa.question import Question
from qa.retrieve.continuation import without_mark
from qa.retrieve.told_list import ToldList

PassageAt = Callable[[int, Span], Passage | None]

_LEAST_ROOM = 30  # characters: what is left of an item that is cut shorter says nothing
_OVERHEAD = len("; …")
# What comes behind tells more of the head of an item: "Khen thưởng đột xuất là khen thưởng kịp thời ..."
_HEAD_END = re.compile(r"[:;(]|\.\s|(?<=\w\w)\s(?:là|bao gồm|gồm|theo quy định|trong đó)\s")
# Where something is laid down says less than what, and brings numbers.
_REFERENCE = re.compile(
    r"\s*\(?(?:theo|được quy định|quy định tại|tại)\s(?:quy định\s)?(?:(?:tại|của)\s)?"
    r"(?:điểm|khoản|điều|mục|phụ lục|luật|nghị định|nghị quyết|thông tư|quyết định)\s",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r",\s")
_SHORTEST_HEAD = 2  # words


def compose_list(question: Question, told: ToldList, passage_at: PassageAt, confidence: float) -> Answer:
    """Answer with the items of a list, without their marks, after the line that announces them.

    Parameters
    ----------
    question, told, confidence
        What was asked, the list that answers it, and how sure that is.
    passage_at
        Returns a span of a document as a passage.
    """
    lead = shorten_lead(f"{told.says}: ", told.lead.source_text) if told.lead is not None and told.says else ""
    lead = "" if lead.endswith("?: ") else lead  # a question above announces nothing
    room = LONGEST_ANSWER - len(lead)
    texts = [without_mark(item.source_text) for item in told.items]
    given = frozenset(NUMBER.findall(question.text))
    shown = _fitting(texts, lead, room, given)
    count = ""
    if len(shown) < len(texts):
        count = f"{len(texts)} mục: " if told.is_whole and not numbers_of(lead) else ""
        each = (room - len(count)) // len(texts) - _OVERHEAD
        heads = [head_of(text, max(each, _LEAST_ROOM)) for text in texts]
        shown = _fitting(heads, f"{lead}{count}", room - len(count), given)
    spans = [item.span for item in told.items[: len(shown)]]
    if told.lead is not None and lead:
        spans.insert(0, told.lead.span)
    citations = _cite(told.items[0].document_id, spans, passage_at)
    marks = "".join(f"[{citation.number}]" for citation in citations)
    left_out = "; …" if len(shown) < len(texts) else ""
    body = f"{lead}{count}{'; '.join(shown)}".rstrip(" .;,:")
    return Answer(
        question=question.text,
        answered=True,
        text=f"{' '.join(body.replace('*', ' ').split())}{left_out} {marks}.",
        figures=(_count_items(told, count),) if count else (),
        citations=citations,
        confidence=confidence,
        understood=question.understood,
    )


def head_of(text: str, room: int) -> str:
    """Return what an item begins with: all of it where it is short, else up to a colon or a clause's end, or cut.

    Examples
    --------
    >>> head_of("Khen thưởng đột xuất là khen thưởng kịp thời cho người lập thành tích", 40)
    'Khen thưởng đột xuất'
    """
    reference = _REFERENCE.search(text)
    if reference is not None and len(text[: reference.start()].split()) >= _SHORTEST_HEAD:
        text = text[: reference.start()]
    if len(text) <= room:
        return text
    for ends in (_HEAD_END, _CLAUSE_END):
        for end in ends.finditer(text):
            head = text[: end.start()].strip()
            if len(head.split()) >= _SHORTEST_HEAD:
                if len(head) <= room:
                    return head
                break
    return f"{text[: text.rfind(' ', 0, room)].rstrip(' ,')} …"


def _fitting(texts: Sequence[str], lead: str, room: int, given: frozenset[str]) -> list[str]:
    """Return the items that fit, each whole, with few numbers in all; the first one always."""
    shown: list[str] = []
    for text in texts:
        longer = "; ".join([*shown, text])
        many = sum(number not in given for number in numbers_of(f"{lead}{longer}")) > MOST_NUMBERS
        if shown and (len(longer) > room or many):
            break
        shown.append(text[:room])
    return shown


def _cite(document_id: int, spans: Sequence[Span], passage_at: PassageAt) -> tuple[Citation, ...]:
    """Cite spans that follow one another, as many in one quote as it may hold."""
    runs: list[list[Span]] = []
    for span in spans:
        if runs and span.end - runs[-1][0].start <= LONGEST_QUOTE:
            runs[-1].append(span)
        else:
            runs.append([span])
    passages = [(run, passage_at(document_id, Span(run[0].start, run[-1].end))) for run in runs]
    cited = [(run, passage) for run, passage in passages if passage is not None]
    return tuple(cite_passage(number, passage, run) for number, (run, passage) in enumerate(cited, start=1))


def _count_items(told: ToldList, count: str) -> AnswerFigure:
    number = str(len(told.items))
    return AnswerFigure(
        text=count.rstrip(": "),
        number=number,
        unit="mục",
        indicator=told.says,
        role=Role.COUNT.value,
        direction=Direction.NONE.value,
        period="",
        baseline=None,
        status=Status.ACTUAL.value,
        citation=1,
        computed=True,
        formula=f"đếm các mục của danh sách = {number}",
    )
