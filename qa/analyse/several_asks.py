"""Two things asked of one in one breath: "bão A hình thành ngày nào và tan ngày nào", "đặt ở đâu và rộng bao nhiêu".

A question in, its two questions out, of which the second goes on with the first. Asks and answers nothing itself.
"""

import re
from collections.abc import Sequence

from qa.answer import Answer
from qa.words.asking import guard
from qa.words.dates_told import DATE
from qa.words.wording import QUANTITY_WORD

_WHEN = r"(?:(?:ngay|thang|nam|khi|luc|hoi) (?:thang )?(?:nam )?(?:nao|may)|bao gio)"
_WHERE = r"(?:o |tai |tu )?dau"
# The second begins with what happened next: "năm nào và tháng nào" asks for one date.
_OTHER = rf"(?!{_WHEN}|{_WHERE}|la |moi |trong do |gom |co phai |tu |den )"
_TWO = re.compile(
    rf"(?P<first>.*\w (?:{_WHEN}|{_WHERE}))(?:,| va|, va) "
    rf"(?P<second>{_OTHER}[^,?]*?\w (?:{_WHEN}|{_WHERE}|{QUANTITY_WORD}\b[^,?]*))\W*"
)
_MARK = re.compile(r"\s*\[\d+\]\.?")


def split_asks(text: str) -> tuple[str, ...]:
    """Return the two questions of a question that asks for a date or a place and then for another thing, else itself.

    Examples
    --------
    >>> split_asks("Bão Lốc hình thành ngày nào và tan ngày nào?")
    ('Bão Lốc hình thành ngày nào', 'tan ngày nào')
    """
    found = _TWO.fullmatch(guard(text, ()))
    return (text,) if found is None else tuple(text[slice(*found.span(name))] for name in ("first", "second"))


def tell_more(whole: Answer, parts: Sequence[Answer]) -> bool:
    """Tell whether the answers to both parts say more than the answer to the whole question, and belong together.

    They do where one document gives both: what two documents tell may be of namesakes.
    """
    if (
        not all(part.answered for part in parts)
        or len({each.document for part in parts for each in part.citations[:1]}) != 1
    ):
        return False
    return any(each not in whole.text for part in parts for each in _said(part))


def _said(part: Answer) -> list[str]:
    """Return what an answer tells: its figures, else its dates, else all of its words."""
    said = [figure.text for figure in part.figures] or [match.group() for match in DATE.finditer(part.text)]
    return said or [_MARK.sub("", part.text)]
