"""What a thing is, or who somebody is: the term out of a question, and whether a sentence says it of that term.

"Chợ Mây là gì" is answered by a sentence that begins with the market, not by one in which it comes after another word:
"Ban quản lý chợ Mây là đơn vị sự nghiệp". Reads no documents and knows no ranks.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from index.extract.territory import RANKS
from index.normalise import CAPITALS, fold
from qa.words.match import split_tokens
from qa.words.wording import OFFICES

_ASKS_WHAT = re.compile(
    r"^(?:(?:thế nào (?:được gọi )?|hiểu thế nào )là\s+)?(?P<term>.+?)\s+(?:(?:có )?nghĩa là|được hiểu là|là)\s+"
    r"(?:gì|(?:cái|con|tổ chức|đơn vị|cơ quan) gì|thế nào|sao)(?:\s+(?:vậy|thế|nhỉ|ạ|ha))*\W*$"
    r"|^thế nào là\s+(?P<bare>.+?)\W*$",
    re.IGNORECASE,
)
_ASKS_WHO = re.compile(
    r"^(?P<term>.+?)\s+là\s+(?:ai|người (?:nào|thế nào))(?:\s+(?:vậy|thế|nhỉ|ạ))*\W*$", re.IGNORECASE
)
# Who holds an office or stands in a relation is told by a name, not by what one is.
_OFFICE = re.compile(rf"(?:pho |tong |nguyen |quyen )?{OFFICES}(?!\w)")
_CAPITAL = re.compile(rf"[{CAPITALS}]")
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|[*\"“”_]")
_MARK = re.compile(r"^\W*(?:\(?(?:\d{1,2}|[a-zđ]|[ivx]{1,4})[.)/]\s*)?")
_IS = re.compile(r"(?<!\w)(?:là|được hiểu là|có nghĩa là|được định nghĩa là)(?!\w)|:(?=\s)")
# "Chợ Mây là do dân lập": not what it is.
_NO_KIND = re.compile(r"\W*(?:do|để|vì|bởi|nhờ|khi|nơi đây|gì|ai|sao|bao nhiêu|mấy|đúng|sai)(?!\w)", re.IGNORECASE)
_LED = re.compile(
    r"\s*(?:như vậy|theo đó|theo|tại|trong|ở|căn cứ|hiện nay|cụ thể|do đó)(?!\w)[^.;:]*?,\s*", re.IGNORECASE
)
# What bears the name of a person, unlike a "tỉnh trưởng".
_PLACE = re.compile(
    rf"\W*(?:(?:một|tên|tên gọi|của|các|những|con|tuyến|ngôi)\s+){{0,4}}"
    rf"(?:{'|'.join(RANKS)}|tỉnh|làng|thôn|ấp|đường|phố|trường|chợ|công viên|giải thưởng)(?!\w)"
    r"(?!\s+(?:trưởng|[uủ][yỷ]|đội)(?!\w))",
    re.IGNORECASE,
)
_OR = frozenset({"hay", "hoac", "tuc"})
_OTHER_NAME = _OR | {"goi", "ten", "viet", "thuong"}
_BETWEEN = 1  # words of its full name that a term leaves out
_LONGEST_REST = 7  # words of a full name behind the term: "Chợ Mây" of "Chợ Mây thành phố Gió Nồm"


@lru_cache(maxsize=256)
def term_asked(reading: str) -> tuple[str, ...]:
    """Return the folded words of the thing or the person that a question asks to be told of; () where it asks more.

    Examples
    --------
    >>> term_asked("Chợ Mây là gì?"), term_asked("Lê Mai là ai?"), term_asked("Giám đốc chợ Mây là ai?")
    (('cho', 'may'), ('le', 'mai'), ())
    """
    what = _ASKS_WHAT.match(reading)
    if what is not None:
        return split_tokens(what["term"] or what["bare"])
    who = _ASKS_WHO.match(reading)
    if who is None or _OFFICE.match(fold(who["term"])) is not None:
        return ()
    return split_tokens(who["term"])


def is_person_told(reading: str, text: str) -> bool:
    """Tell whether a sentence may tell who somebody is; True for every other question.

    Examples
    --------
    >>> is_person_told("Lê Mai là ai?", "Lê Mai là một xã cũ."), is_person_told("Lê Mai là gì?", "Lê Mai là một xã cũ.")
    (False, True)
    """
    if _ASKS_WHO.match(reading) is None:
        return True
    flat = without_asides(text)
    told = _IS.search(flat)
    return told is None or _PLACE.match(flat, told.end()) is None


def asks_of_name(reading: str) -> bool:
    """Tell whether a question asks who a person is whose name is written with capitals, all of it."""
    who = _ASKS_WHO.match(reading)
    return who is not None and all(_CAPITAL.match(word) for word in who["term"].split())


def is_defined_in(term: Sequence[str], text: str) -> bool:
    """Tell whether a sentence is about a term and says what it is: "Chợ Mây (lập 1990) hay chợ Gió là một chợ nổi".

    Parameters
    ----------
    term
        Its folded words.
    text
        One sentence, as written.
    """
    if not term or text.rstrip("* \n").endswith("?"):
        return False
    flat = without_asides(_MARK.sub("", text, count=1))
    led = _LED.match(flat)
    return _says(term, flat) or (led is not None and _says(term, flat[led.end() :]))


def names_first(term: Sequence[str], text: str) -> bool:
    """Tell whether a sentence begins with a term, and says further on what something is."""
    flat = without_asides(_MARK.sub("", text, count=1))
    return split_tokens(flat)[: len(term)] == tuple(term) and _IS.search(flat) is not None


def without_asides(text: str) -> str:
    """Return a sentence without what stands in brackets.

    Examples
    --------
    >>> without_asides("**Chợ Mây** (lập 1990 [1]), ở Gió Nồm, là một chợ nổi.")
    'Chợ Mây, ở Gió Nồm, là một chợ nổi.'
    """
    before, bare = "", text
    while before != bare:  # brackets in brackets
        before, bare = bare, _ASIDE.sub(" ", bare)
    return re.sub(r"\s+([.,;:])", r"\1", " ".join(bare.split()))


def _says(term: Sequence[str], flat: str) -> bool:
    told = _IS.search(flat)
    if told is None or not flat[told.end() :].strip() or _NO_KIND.match(flat, told.end()):
        return False
    subject = flat[: told.start()].rstrip()
    return _is_about(tuple(term), split_tokens(subject), subject)


def _is_about(term: tuple[str, ...], words: tuple[str, ...], subject: str) -> bool:
    """Tell whether the subject of a sentence is a term: its words, with another name of it or the rest of its own."""
    if words[: len(term)] == term:
        rest, behind = words[len(term) :], _behind(term, subject)
        if not rest or behind.startswith(",") or subject.endswith(",") or _is_other_name(rest):
            return True
        return len(rest) <= _LONGEST_REST and _CAPITAL.match(behind) is not None
    if len(words) > len(term) + 1 and words[-len(term) :] == term and words[-len(term) - 1] in _OR:
        return True
    return words[:1] == term[:1] and 0 < len(words) - len(term) <= _BETWEEN and _holds_in_order(words, term)


def _is_other_name(rest: tuple[str, ...]) -> bool:
    """Tell whether words behind a name give another one: "còn có tên là", unlike "còn có một em trai tên là"."""
    if rest[0] == "con":
        rest = rest[2 if rest[1:2] in {("co",), ("duoc",), ("mang",)} else 1 :]
    return not _OTHER_NAME.isdisjoint(rest[:1])


def _behind(term: Sequence[str], subject: str) -> str:
    found = re.match(r"\W*" + r"\W+".join(map(re.escape, term)), fold(subject))
    return subject[found.end() :].lstrip() if found is not None else ""


def _holds_in_order(words: Sequence[str], term: Sequence[str]) -> bool:
    rest = iter(words)
    return all(word in rest for word in term)
