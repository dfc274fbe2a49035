"""A quarter, a month or a year named by its place beside the one spoken of, "quý trước", or within its year, "6 tháng".

A question and the period spoken of in, the question that says "quý IV/2024" out. What ``index.extract.period`` reads
by itself ("năm trước") stays as it is. Does NOT know whose figures are asked for.
"""

import re

from index.extract.notation import describe_period, year_of
from index.normalise import fold

_BESIDE = re.compile(
    r"\b(?:(?P<kind>quy|thang)\s+(?:(?:lien\s+)?(?P<before>truoc|ke truoc)|(?P<after>sau|tiep theo|ke tiep|tiep|ke))"
    r"|(?P<year>nam)\s+(?:(?P<year_before>lien truoc|ke truoc)|tiep theo|ke tiep|tiep))"
    r"(?:\s+do)?\b(?=\s*(?:[?.,!]|thi\b|la\b|sao\b|the nao\b|bao nhieu\b|$))"
)
_NOTATIONS = {
    "quy": (re.compile(r"Q(?P<number>\d)/(?P<year>\d{4})"), "Q", 4),
    "thang": (re.compile(r"T(?P<number>\d{1,2})/(?P<year>\d{4})"), "T", 12),
    "nam": (re.compile(r"(?P<number>)(?P<year>\d{4})"), "", 1),
}


_STRETCH = re.compile(
    r"^(?:(?:the|con|vay)\s+)*(?P<what>ca nam|nua dau nam|nua cuoi nam|(?P<months>[369]|sau|chin|ba)\s+thang"
    r"(?:\s+(?:dau|cuoi)\s+nam)?)(?=\W*$|\s+(?:thi|sao|bao nhieu)\b)"
)
_MONTHS = {"ba": "3", "sau": "6", "chin": "9"}


def name_beside(text: str, period: str) -> str:
    """Return a question with "quý trước", "tháng sau" as what they are, counted from a period of the same kind.

    Parameters
    ----------
    text
        The question.
    period
        The notation of the period spoken of; the text comes back as it is where that is none of the kind.

    Examples
    --------
    >>> name_beside("So với quý trước?", "Q1/2025"), name_beside("Quý trước thì sao", "2025")
    ('So với quý IV/2024?', 'Quý trước thì sao')
    >>> name_beside("6 tháng?", "Q1/2025"), name_beside("Cả năm?", "Q1/2025")
    ('6 tháng đầu năm 2025?', 'năm 2025?')
    """
    year = year_of(period)
    if year is not None and (stretch := _STRETCH.search(fold(text))) is not None:
        start, end = stretch.span("what")
        return f"{text[:start]}{describe_period(_of_year(stretch, year))}{text[end:]}"
    found = _BESIDE.search(fold(text))
    if found is None:
        return text
    notation, letter, in_year = _NOTATIONS[found["kind"] or found["year"]]
    base = notation.fullmatch(period)
    if base is None:
        return text
    step = -1 if found["before"] or found["year_before"] else 1
    count = int(base["year"]) * in_year + (int(base["number"]) - 1 if base["number"] else 0) + step
    year, number = divmod(count, in_year)
    named = f"{letter}{number + 1}/{year}" if letter else str(year)
    return f"{text[: found.start()]}{describe_period(named)}{text[found.end() :]}"


def _of_year(stretch: re.Match[str], year: int) -> str:
    """Return the notation of a stretch of a year: all of it, its first months or its second half."""
    if stretch["what"] == "ca nam":
        return str(year)
    if "cuoi" in stretch["what"]:
        return f"6T2/{year}"
    return f"{_MONTHS.get(stretch['months'] or 'sau', stretch['months'])}T/{year}"
