"""Several measures of one thing in one question: "diện tích, năng suất và sản lượng lúa".

A question in, one question a measure out; their answers in, those about the thing itself out. Asks nothing itself.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.normalise import fold
from qa.answer import Answer, Citation
from qa.words.match import STOP_SYLLABLES
from qa.words.wording import MEASURED

MOST_MEASURES = 4
_MEASURE = rf"{MEASURED}(?:\s+(?:dan\s+so|tu\s+nhien|binh\s+quan|trung\s+binh|gieo\s+trong))?"
_BETWEEN = r"(?:\s*,\s*(?:va\s+)?|\s+(?:va|voi|cung)\s+)"
_RUN = re.compile(rf"(?<!\w){_MEASURE}(?:{_BETWEEN}{_MEASURE})+(?!\w)")
_ONE = re.compile(rf"(?<!\w){_MEASURE}(?!\w)")
_TOTAL = re.compile(r"tong(?:\s+so)?\s+$")
# What compares measures, or asks them of each of several things, is one question.
_ONE_QUESTION = re.compile(r"(?<!\w)(?:hon|nhat|so sanh|chenh|moi|tung|cac|nhung|lan luot|gap)(?!\w)")
_NO_SUBJECT = STOP_SYLLABLES | frozenset(("bao", "nhieu", "may", "nam", "tong", "so"))
_ASKED = re.compile(r"bao\s*nhi[eê]u|mấy")
_WORD = re.compile(r"[^\W\d_]+")


def split_measures(text: str) -> tuple[str, ...]:
    """Return one question for each measure that a question lists; the question alone where it lists none.

    Examples
    --------
    >>> split_measures("Diện tích, năng suất và sản lượng chè năm 2021?")
    ('Diện tích chè năm 2021?', 'năng suất chè năm 2021?', 'sản lượng chè năm 2021?')
    """
    folded = fold(text)
    run = _RUN.search(folded)
    if run is None or _ONE_QUESTION.search(folded) is not None or len(_ASKED.findall(text.lower())) > 1:
        return (text,)
    measures = [*_ONE.finditer(folded, run.start(), run.end())]
    if len(measures) > MOST_MEASURES:
        return (text,)
    total = _TOTAL.search(folded, 0, run.start())
    before = text[: run.start()]
    bare = before if total is None else text[: total.start()]  # a yield has no total
    return tuple(
        f"{bare if i else before}{text[found.start() : found.end()]}{text[run.end() :]}"
        for i, found in enumerate(measures)
    )


def tells_all(answer: Answer, measures: Sequence[str]) -> bool:
    """Tell whether one sentence or row answers for all measures."""
    units = {figure.unit for figure in answer.figures}
    # What heads a row, and where else a figure is told, is cited besides.
    stated_in = {figure.citation for figure in answer.figures}
    return len(stated_in) == 1 and len(units) >= len(measures)


def keep_subject(questions: Sequence[str], answers: Sequence[Answer]) -> list[Answer]:
    """Take back the answers that speak of something else than the thing of which the measures are asked.

    Parameters
    ----------
    questions, answers
        Those of the measures, as many of both.

    Returns
    -------
    The answers in order. Where a sentence that answers one names the thing, one that does not, and does not go on
    with it in its paragraph, answers none; nor does what another document tells, which may be of a namesake, or a
    figure that answers another measure more surely.
    """
    plain = all(question.isascii() for question in questions)
    common = frozenset.intersection(*(_words(question, plain=plain) for question in questions))
    subject = frozenset(word for word in common if fold(word) not in _NO_SUBJECT)
    told = [each for each in answers if each.answered]
    if not told:
        return list(answers)
    documents = [each.citations[0].document for each in told]
    surest = max(told, key=lambda each: (documents.count(each.citations[0].document), each.confidence))
    cited = [each.citations[0] for each in told if each.citations[0].document == surest.citations[0].document]
    naming = [citation for citation in cited if subject <= _words(citation.quote, plain=plain)] or cited
    kept: list[Answer] = []
    for each in answers:
        others = [other for other in told if other is not each and other.confidence >= each.confidence]
        stands = each.answered and _goes_on(each.citations[0], naming) and not any(_says_same(each, o) for o in others)
        kept.append(replace(each, answered=stands))
    return kept


def _says_same(one: Answer, other: Answer) -> bool:
    """Tell whether two answers give one figure, which cannot be two measures."""
    if not one.figures or not other.figures:
        return False
    places = [(answer.citations[0].document, answer.citations[0].start) for answer in (one, other)]
    return places[0] == places[1] and one.figures[0].text == other.figures[0].text


def _words(text: str, *, plain: bool) -> frozenset[str]:
    """Return the words of a text, without their marks where the question was typed without any."""
    return frozenset(_WORD.findall(fold(text) if plain else text.lower()))


def _goes_on(citation: Citation, naming: Sequence[Citation]) -> bool:
    """Tell whether a citation names the thing, or follows one in its paragraph that does."""
    place = (citation.document, citation.paragraph)
    return any((other.document, other.paragraph) == place and other.start <= citation.start for other in naming)
