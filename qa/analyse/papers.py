"""A question and the letterheads of the documents in, the documents that the question names by their number out.

"Theo Nghị định 09/2025/NĐ-CP ..." asks of that document: its name is then no content, and no other document answers.
A paper that no letterhead shows is content like any other words. Reads no figures.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from index.document import Span
from index.extract.alternatives import word_of
from index.normalise import fold
from index.rows import DocumentRow

LETTERHEAD = 700  # characters from the beginning of a document
_KINDS = (
    "nghi dinh|quyet dinh|nghi quyet|thong tu(?: lien tich)?|chi thi|ke hoach|bao cao|cong van|cong dien|thong bao"
    "|to trinh|huong dan|luat|phap lenh|van ban|nd|qd|nq|tt|ct|kh|bc|cv|tb"
)
_REFERENCE = re.compile(
    rf"(?:{word_of(_KINDS, any_case=False)})\s*(?P<sign>so:?\s*)?(?P<number>\d{{1,5}})"
    r"(?P<rest>(?:\s*/\s*[a-z0-9\-]+)*)(?!\w|\s*%|[.,]\d)"
)
# "kế hoạch 2018", "kế hoạch 5 năm", "báo cáo 6 tháng" are of a time; "Nghị định 15 năm 2024" is a paper of a year.
_YEAR = re.compile(r"(?:19|20)\d\d")
_LASTING = re.compile(r"\s+(?:nam|thang|quy|ngay|tuan)(?!\w)")
_OF_A_TIME = ("ke hoach", "bao cao", "kh", "bc")
# A number with the year or the body behind it is one of a paper, whatever stands before it. Looking behind waits for
# its first digit.
_FULL_NUMBER = re.compile(r"\d(?<![\w/]\d)\d{0,4}[a-z]?(?:\s*/\s*[a-z0-9\-]+)+")
_NUMBER = re.compile(r"(?P<number>\d{1,5})[a-z]?(?P<rest>.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A number of a document: "09/2025/NĐ-CP" is number 9 with the parts ("2025", "nd-cp")."""

    number: int
    parts: tuple[str, ...]


def find_references(reading: str) -> tuple[tuple[Paper, Span], ...]:
    """Return the papers that a question names by kind and number, with the spans of their names."""
    return tuple(
        (_paper(match), Span(*match.span())) for match in _REFERENCE.finditer(fold(reading)) if not _is_of_a_time(match)
    )


def paper_of(number: str) -> Paper | None:
    """Return the paper of a number as a letterhead prints it ("157/KH-UBND"), None when it is no number."""
    match = _NUMBER.fullmatch(fold(number))
    return _paper(match) if match is not None else None


def papers_of(documents: Iterable[DocumentRow]) -> dict[int, Paper]:
    """Return the papers of the documents whose letterhead shows a number, by the document's id."""
    heads = {each.id: each.letterhead for each in documents if each.letterhead is not None}
    found = {each: paper_of(head.number.text) for each, head in heads.items() if head.number is not None}
    return {each: paper for each, paper in found.items() if paper is not None}


def is_named(reference: Paper, paper: Paper) -> bool:
    """Tell whether a reference may mean a paper: the same number, and all that it says of the rest stands there."""
    return reference.number == paper.number and set(reference.parts) <= set(paper.parts)


def is_mentioned(reference: Paper, text: str) -> bool:
    """Tell whether a text names a paper: by kind and number, or by a number with what belongs to it."""
    # Most texts do not hold the number, and to look for the names of papers takes longer.
    number = str(reference.number)
    if number not in text or re.search(rf"(?<!\d)0*{number}(?!\d)", text) is None:
        return False
    found = [paper for paper, _ in find_references(text)]
    found += [paper for match in _FULL_NUMBER.finditer(fold(text)) if (paper := paper_of(match.group())) is not None]
    return any(is_named(reference, paper) for paper in found)


def find_named(reading: str, papers: Mapping[int, Paper]) -> tuple[tuple[int, ...], tuple[Span, ...]]:
    """Find the documents that a question names.

    Parameters
    ----------
    reading
        The question.
    papers
        The number of each document that shows one, by the document's id.

    Returns
    -------
    Ids of the named documents in order, and the spans of the names that found one.
    """
    found: dict[int, None] = {}
    spans = []
    for reference, span in find_references(reading):
        named = [number for number, paper in papers.items() if is_named(reference, paper)]
        found.update(dict.fromkeys(named))
        if named:
            spans.append(span)
    return tuple(sorted(found)), tuple(spans)


def _is_of_a_time(match: re.Match[str]) -> bool:
    """Tell whether a kind and a number speak of a year or of how long a plan lasts."""
    if match["rest"] or match["sign"]:
        return False
    lasts = _LASTING.match(match.string, match.end()) is not None and match.group().startswith(_OF_A_TIME)
    return lasts or _YEAR.fullmatch(match["number"]) is not None


def _paper(match: re.Match[str]) -> Paper:
    parts = tuple(part.strip(" -") for part in match["rest"].split("/") if part.strip(" -"))
    return Paper(number=int(match["number"]), parts=parts)
