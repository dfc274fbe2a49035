"""A question about a paper itself in, what its letterhead says out: who signed it, its number, date, body, addressee.

The paper is the one whose number the question gives, else the one whose kind and title hold what it asks about; where
several do, or none does, nothing is answered here. Reads no sections and no figures.
"""

import re
from collections.abc import Sequence

from index.document import Span
from index.letterhead.kind import kinds_named
from index.letterhead_record import Item, Letterhead
from index.normalise import fold
from index.rows import DocumentRow
from qa.analyse.asked_item import asked_item
from qa.analyse.papers import find_named, find_references, is_mentioned, papers_of
from qa.answer import Answer
from qa.candidate import Passage
from qa.cite.cite import cite_passage
from qa.compose.compose import LONGEST_ANSWER, compose_refusal
from qa.question import Question
from qa.rank.ground import Papers
from qa.words.match import STOP_SYLLABLES, split_tokens

_LABELS = {
    "date": "Ngày ban hành",
    "number": "Số hiệu",
    "signer": "Người ký",
    "organ": "Cơ quan ban hành",
    "addressee": "Nơi gửi đến",
    "recipients": "Nơi nhận",
}
# How a paper is spoken of; what else a question holds must be what the paper is about.
_CUES = frozenset(
    split_tokens(
        "ai ký người nào mấy ban hành phát ngày tháng năm khi lúc bao giờ số hiệu nhiêu là gì cơ quan đơn vị tổ chức"
        " nơi cho biết được do bởi văn bản tài liệu này thay mặt thời gian điểm gửi nhận đến tới chức vụ tên ông bà"
        " công bố"
    )
)
_SURE = 0.9  # what is printed in a letterhead is read right; which paper is meant may be doubted
_LEAST_SHARE = 0.7  # of the other words
_TELLING = 3  # of the nearest passages
_SIGNED = re.compile(r"(?<!\w)k[yi](?: ket)?(?: ban hanh)?(?!\w)")
# "Ai ký báo cáo này": what another one says of its signing is no answer.
_OF_THIS = re.compile(
    r"(?<!\w)(?:bao cao|van ban|tai lieu|quyet dinh|nghi quyet|ke hoach|thong bao|cong van) nay(?!\w)"
)
_SHORT = {"uy ban nhan dan": ("ubnd",), "hoi dong nhan dan": ("hdnd",), "thanh pho": ("tp",), "ho chi minh": ("hcm",)}


def answer_about_document(question: Question, papers: Papers, *, nearest: Sequence[Passage]) -> Answer | None:
    """Answer what a question asks about a paper itself.

    Parameters
    ----------
    question
        Its reading is what counts.
    papers
        Where to look.
    nearest
        Passages to be offered where the paper does not say it.

    Returns
    -------
    The answer with the printed characters cited, a refusal when the paper does not say it or "this one" may be any;
    None when something else is asked, when no paper or more than one is meant, or when a sentence tells what the
    letterhead does not.
    """
    asked = asked_item(question.reading)
    # "Nghị định 09/2025/NĐ-CP thay cho nghị định số mấy" asks for another one.
    if asked is None or (asked == "number" and find_references(question.reading)):
        return None
    document = find_paper(question.reading, papers.documents())
    if document is None and _OF_THIS.search(fold(question.reading)) is not None:
        return compose_refusal(question, nearest, _SURE)
    if document is None or document.letterhead is None:
        return None
    item: Item | None = getattr(document.letterhead, asked)
    if asked == "addressee" and item is None:
        asked, item = "recipients", document.letterhead.recipients
    if item is None and _is_told(question.reading, asked, nearest):
        return None
    passage = papers.passage_at(document.id, _quoted(asked, document.letterhead, item)) if item is not None else None
    if item is None or passage is None:
        return compose_refusal(question, nearest, _SURE)
    said = _say(asked, document.letterhead, item, passage)
    return Answer(
        question=question.text,
        answered=True,
        text=f"{_LABELS[asked]}: {said} [1].",
        citations=(cite_passage(1, passage, (item.span,)),),
        confidence=_SURE,
        understood=question.understood,
    )


def _is_told(reading: str, asked: str, nearest: Sequence[Passage]) -> bool:
    """Tell whether a sentence tells who signed a paper that the question names by its number."""
    references = [reference for reference, _ in find_references(reading)]
    return asked == "signer" and any(
        _SIGNED.search(fold(passage.chunk.text)) and all(is_mentioned(each, passage.chunk.text) for each in references)
        for passage in (nearest[:_TELLING] if references else ())
    )


def find_paper(reading: str, documents: Sequence[DocumentRow]) -> DocumentRow | None:
    """Return the one document that a question means, None where none or several fit.

    Parameters
    ----------
    reading
        The question.
    documents
        Those without a letterhead are passed over.
    """
    known = {each.id: each for each in documents if each.letterhead is not None}
    named, _ = find_named(reading, papers_of(documents))
    if named:
        return known[named[0]] if len(named) == 1 else None
    if find_references(reading):
        return None  # another paper, which is not here
    kinds = kinds_named(reading)
    wanted = set(split_tokens(reading)) - STOP_SYLLABLES - _CUES
    shares = {
        row: _share(wanted - set(split_tokens(_kind(row))), row)
        for row in known.values()
        if not kinds or _kind(row) in kinds
    }
    fitting = [row for row, share in shares.items() if share >= _LEAST_SHARE]
    best = max(shares.values(), default=0.0)
    fitting = [row for row in fitting if shares[row] == best]
    return fitting[0] if len(fitting) == 1 else None


def _kind(row: DocumentRow) -> str:
    return "" if row.letterhead is None or row.letterhead.kind is None else row.letterhead.kind.text


def _share(wanted: set[str], row: DocumentRow) -> float:
    """Return the share of the wanted words that a document says it is about; 1 when nothing is left to be wanted."""
    if not wanted:
        return 1.0
    head = row.letterhead
    items = (head.subject, head.organ, head.parent, head.place, head.date, head.signer, head.office) if head else ()
    about = fold(" ".join([row.title, row.territory, row.period, row.name, *(item.text for item in items if item)]))
    words = set(split_tokens(about)) | {short for full, shorts in _SHORT.items() if full in about for short in shorts}
    return len(wanted & words) / len(wanted)


def _quoted(asked: str, letterhead: Letterhead, item: Item) -> Span:
    """Return what is to be quoted: the office with the name, the place with the date."""
    beside = {"signer": letterhead.office, "date": letterhead.place}.get(asked)
    if beside is None:
        return item.span
    return Span(min(beside.span.start, item.span.start), max(beside.span.end, item.span.end))


def _say(asked: str, letterhead: Letterhead, item: Item, passage: Passage) -> str:
    if asked == "signer" and letterhead.office is not None:
        return f"{item.text} ({letterhead.office.text})"
    if asked == "date":
        start = item.span.start - passage.span.start
        printed = passage.source_text[start : start + item.span.end - item.span.start]
        return re.sub(r"^ngày ", "", " ".join(printed.replace("*", "").split()), flags=re.IGNORECASE)
    if asked == "organ" and letterhead.parent is not None:
        return f"{item.text} ({letterhead.parent.text})"
    return (
        item.text
        if len(item.text) <= LONGEST_ANSWER
        else item.text[: item.text.rindex(";", 0, LONGEST_ANSWER)] + "; ..."
    )
