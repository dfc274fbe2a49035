"""The text of a sentence in, what of it is shown as a headline out: trimmed to its clauses that answer, without marks.

Nothing is worded anew. Knows no figures and cites nothing.
"""

import re

from qa.cite.cite import NUMBER, numbers_of
from qa.words.match import Terms, cover, split_tokens

MOST_NUMBERS = 5  # numbers of a headline beyond those asked for: more is a table, not an answer
LONGEST_LEAD = 160
_SHORT_ITEM = 3  # words
_LABEL = re.compile(r"^\s*(?:[IVXLC]+|\d+(?:\.\d+)*|[a-zđ])[.)]\s+")
_INNER_MARK = re.compile(r"(?<=[:;,] )\(\d{1,2}\) (?=\w)")


def shorten_lead(lead: str, proof: str) -> str:
    """Return what opens an answer without its mark: whole, or its last clause, or nothing when it proves too little."""
    lead = _LABEL.sub("", lead)
    for part in (lead, lead.rpartition(", ")[2]):
        if len(part) <= LONGEST_LEAD and set(numbers_of(part)) <= set(NUMBER.findall(proof)):
            return part[:1].upper() + part[1:]
    return ""


def without_inner_marks(text: str) -> str:
    """Return a sentence without the marks of what it names, which are numbers that say nothing.

    Examples
    --------
    >>> without_inner_marks("Có 02 bến, gồm: (1) bến Mây; (2) bến Đá.")
    'Có 02 bến, gồm: bến Mây; bến Đá.'
    """
    return _INNER_MARK.sub("", text) if len(_INNER_MARK.findall(text)) > 1 else text


def trim_sentence(
    text: str,
    terms: Terms,
    *,
    room: int,
    question: str,
    wanted: re.Pattern[str] | None = None,
    weight: float = 1.0,
) -> str:
    """Return the run of clauses of a sentence that covers the terms best within `room` characters.

    Not more than `MOST_NUMBERS` numbers that the question does not hold itself; clauses with the words of `wanted`
    are preferred by `weight`, in shares of the words covered. A sentence that fits is kept whole.
    """
    if fits_headline(text, room, question):
        return text
    cuts = _clause_starts(text)
    best, best_key = text[: min(room, len(text))], (-1.0, 0)
    for i in range(len(cuts) - 1):
        for j in range(i + 1, len(cuts)):
            part = text[cuts[i] : cuts[j]]
            if not fits_headline(part, room, question):
                break
            shaped = weight if wanted is not None and wanted.search(part) else 0.0
            key = (cover(terms, split_tokens(part)) + shaped, len(part))
            if key > best_key:
                best, best_key = part, key
    if not fits_headline(best, room, question):
        numbers = [match.start() for match in NUMBER.finditer(best)]
        best = best[: numbers[MOST_NUMBERS]] if len(numbers) > MOST_NUMBERS else best
    return best.strip() or text[:room]


def fits_headline(part: str, room: int, question: str) -> bool:
    """Tell whether a text is short enough and brings few numbers that the question does not hold itself."""
    given = set(NUMBER.findall(question))
    return len(part) <= room and sum(number not in given for number in numbers_of(part)) <= MOST_NUMBERS


def _clause_starts(text: str) -> list[int]:
    """Return where clauses begin, and the end; the short items of an enumeration stay together."""
    starts = [0]
    marks = [*re.finditer(r"[;,:]\s+|(?<=[.!?])\s+", text)]
    for i, mark in enumerate(marks):
        after = marks[i + 1].start() if i + 1 < len(marks) else len(text)
        before = marks[i - 1].end() if i else 0
        sides = (text[before : mark.start()], text[mark.end() : after])
        if text[mark.start()] != "," or all(len(side.split()) > _SHORT_ITEM for side in sides):
            starts.append(mark.end())
    return [*starts, len(text)]
