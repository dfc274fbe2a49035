"""The title of an article and its beginning in, the other names out by which it introduces what it is about.

"Tập đoàn Điện gió Mây Trắng, tên giao dịch MayPower, là ..." names MayPower once; what follows is told of it. A name is
taken from the words that introduce it, up to the verb. Titles of laws and reports are sentences and have none.
"""

import re

from index.normalise import CAPITALS
from index.orthography import is_syllable

OPENING = 3000  # characters of a document in which it introduces what it is about: tables may stand before
_REACH = 400  # characters behind the name in which others are introduced
_SHORTEST = 2  # characters
_MOST_WORDS = 10  # of a name; titles of laws and reports are longer
_MOST_MARKS = 4  # characters before a name that begins a line
_BEHIND = (" ", ",", "(", "–", "-")
_KIND = re.compile(r"\s*(?:\([^()]*\)|,[^,]*)$")
_WORD = rf"[{CAPITALS}][\w.&’'-]*\w"
_OTHER = re.compile(
    r"(?<!\w)(?:hay|hoặc|gọi(?: tắt| chung)?|viết tắt|biết đến|biệt danh|bút danh|nghệ danh|tiếng Anh"
    rf"|tên(?: (?!cũ(?!\w)|gọi cũ(?!\w)|[{CAPITALS}])[^\W\d_]+){{1,3}})"
    r"(?:\s(?:là|với|dưới|tên|của|quốc tế))*:?\s[\"“”'‘]*"
    rf"(?P<name>{_WORD}(?:\s(?:[–-]\s)?{_WORD})*)"
    # The code in brackets right behind the name, of "Đài Mây Trắng (ĐMT)".
    rf"|^\s?\((?P<code>[{CAPITALS}\d][{CAPITALS}\d-]+)[),;]"
)
# "là một tỉnh" says what it is, "còn gọi là Mây" how it is called.
_SAYS = re.compile(
    r"(?<!gọi)(?<!tắt)(?<!sinh)(?<!thật)(?<!tên)(?<!đến)(?<!thức)(?<!khác)\slà\s(?=[a-zđ])|\.\s|\n", re.IGNORECASE
)


def may_have_other_names(title: str) -> bool:
    """Tell whether a title is short enough for a name, and no cry: only then its document need be read."""
    name = name_of_title(title)
    return name[:1].isupper() and not name.isupper() and len(name.split()) <= _MOST_WORDS


def other_names(title: str, opening: str) -> tuple[str, ...]:
    """Return the other names of what a title names.

    Parameters
    ----------
    title
        Of the document, in reading form.
    opening
        Its first `OPENING` characters as they stand in the source, Markdown or plain.

    Returns
    -------
    In the order in which they are introduced; a single Vietnamese syllable is none.

    Examples
    --------
    >>> other_names("Đài Mây Trắng", "**Đài Mây Trắng** (**ĐMT**), tiếng Anh: Radio May, là đài ...")
    ('ĐMT', 'Radio May')
    """
    plain = opening.replace("*", "")
    behind = _introduced(name_of_title(title), plain) if may_have_other_names(title) else None
    if behind is None:
        return ()
    told = plain[behind : behind + _REACH]
    said = _SAYS.search(told)
    found = (
        match["name"] or match["code"] for match in _OTHER.finditer(told[: said.start()] if said is not None else told)
    )
    return tuple(dict.fromkeys(each for each in found if len(each) >= _SHORTEST and not is_syllable(each.lower())))


def name_of_title(title: str) -> str:
    """Return what a title names, without what tells it from its namesakes: "Mây (huyện)", "Mây, Gió"."""
    return _KIND.sub("", title.strip())


def _introduced(name: str, plain: str) -> int | None:
    """Return where the text behind a name begins that stands at the beginning of a line, None where none does."""
    at = plain.find(name)
    while at >= 0:
        lead, end = plain[plain.rfind("\n", 0, at) + 1 : at], at + len(name)
        if len(lead) <= _MOST_MARKS and re.search(r"\w", lead) is None and plain[end : end + 1] in _BEHIND:
            return end
        at = plain.find(name, at + 1)
    return None
