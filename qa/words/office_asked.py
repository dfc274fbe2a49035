"""Who holds an office, or when: a question and a passage in, whether the passage tells of that office and time.

"Bộ trưởng Bộ Công an hiện nay là ai" is answered neither by who heads another ministry nor by who did in 1960. Typed as
a search, such a question is no more than the office. Reads no names; which words are somebody's name is told by
``qa.analyse.answer_shape``.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from index.normalise import fold
from qa.candidate import Passage
from qa.question import Question
from qa.words.asked_time import asked_years
from qa.words.match import line_up, split_tokens
from qa.words.named import plain_name
from qa.words.wording import OFFICES

_OFFICES = rf"(?:pho |tong )?{OFFICES}"
_OFFICE = re.compile(
    rf"(?<!\w)(?P<office>{_OFFICES}(?: .*?)??)"
    r" (?:(?:hien nay|hien tai|bay gio|duong nhiem|hien thoi|dang|nam \d{4}|luc do) )*(?:la )?"
    r"(?:ai|ong nao|ba nao|nguoi nao|ten gi)(?!\w)"
)
# "Ông A làm thủ tướng năm nào": when the office was held.
_WHEN_HELD = re.compile(
    rf"(?<!\w)(?:lam|giu|chuc|chuc vu|bau|dac cu|bo nhiem|tro thanh|len|thoi) (?P<office>{_OFFICES}(?: .*?)??)"
    r" (?:(?:tu|vao|den|hoi|trong) )*(?:(?:nam|ngay|thang|khi|luc|hoi|nhiem ky|giai doan) (?:nao|may)|bao gio)(?!\w)"
)
# Of what and when: more than that asks for something else.
_BARE = re.compile(
    rf"{_OFFICES}(?: (?:ubnd|hdnd|uy ban|hoi dong|tinh|thanh|huyen|quan|xa|phuong|thi|so|bo|cuc|toa|vien|nuoc|chinh"
    r"|quoc|trung uong|ngan hang|dang)(?!\w)[^?]*?)?(?: (?:hien nay|hien tai|duong nhiem|bay gio|(?:nam )?\d{4}))*\W*"
)
_ASKS_MORE = re.compile(
    r"(?<!\w)(?:ai|nao|gi|may|bao|dau|khong|chua|sao|co|duoc|lam|ky|phat|quyen|nhiem ky|nhiem vu|luong|tien|ra"
    r"|theo|ve|sinh|mat|que|tuoi|so dien thoai|dia chi|danh sach)(?!\w)"
)
_OFFICES_ONLY = re.compile(rf"{_OFFICES}(?!\w)")
_YEAR = re.compile(r"(?<!\d)(?:1[6-9]|20)\d\d(?!\d)")
_BORN = re.compile(r"[Ss]inh(?: năm| ngày)?[^|;,)]{0,24}\d{4}")
_NOW = re.compile(r"(?<!\w)(?:hien nay|hien tai|bay gio|duong nhiem|hien thoi|dang)(?!\w)")
# With diacritics: "đảng" and "này" are told everywhere.
_HOLDS_NOW = re.compile(
    r"(?<!\w)(?:đương nhiệm|hiện (?:nay|tại|là|giữ)|đang (?:là|giữ)|(?:đến|–|-) nay)(?!\w)", re.IGNORECASE
)
_LEVELS = frozenset({"tinh", "thanh", "pho", "huyen", "quan", "thi", "xa", "phuong", "tran"})
_HONORARY = "danh du"
_COMMITTEE = " uy ban nhan dan "
_LEAST = 0.6  # of the neighbouring words of an office that must stand so: its last two tell it from others
# Of an office any word but these may tell it from others: "Binh chủng Gió, Quân đội nhân dân Việt Nam".
_SPARE = _LEVELS | {"nuoc", "ta", "cua", "va", "cac", "uy", "ban", "nhan", "dan", "ubnd", "hdnd", "cong", "ty"}
_VOWEL = re.compile(r"[aeiouy]")


def ask_who(reading: str) -> str:
    """Return a question for who holds an office where only the office was typed, the same reading else.

    Examples
    --------
    >>> ask_who("chủ tịch UBND tỉnh Cao Bằng hiện nay"), ask_who("chủ tịch xã được phạt đến mấy triệu")
    ('chủ tịch UBND tỉnh Cao Bằng hiện nay là ai', 'chủ tịch xã được phạt đến mấy triệu')
    """
    folded = fold(reading)
    if _BARE.fullmatch(folded) is None or _ASKS_MORE.search(folded):
        return reading
    return f"{reading.rstrip(' ?.!')} là ai"


def tells_of_office(question: Question, passage: Passage) -> bool:
    """Tell whether a passage with its headings names the office that is asked for, and tells of the time asked for.

    Today is told of by words such as "đương nhiệm". True where no office is asked for.
    """
    office, now = _asked(question.reading)
    if not office:
        return True
    if now and _HOLDS_NOW.search(passage.source_text) is None:
        return False
    if not _is_of_time(question, passage.source_text):
        return False
    of = _OFFICES_ONLY.match(fold(passage.title))
    if of is not None and split_tokens(of.group()) != office[: len(split_tokens(of.group()))]:
        return False  # the others of a list of ministers are what these were before
    return _names_office(question, office, passage)


def tells_of_deputy(question: Question, passage: Passage) -> bool:
    """Tell whether a passage names only who stands in for whom is asked for, or only whom that one stands in for.

    Nor does who bears an office as an honour hold it, and a "Bộ Tư lệnh" is nobody. False where no office is asked for.
    """
    office, _ = _asked(question.reading)
    own = _OFFICES_ONLY.match(" ".join(office))
    if own is None:
        return False
    around = "|".join(map(line_up, (passage.chunk.text, passage.chunk.context, passage.title)))
    rank = own.group().removeprefix("pho ")
    honoured = "" if _HONORARY in " ".join(office) else f"(?!{_HONORARY} )"
    return (
        f" {rank} " in around and re.search(rf"(?<! pho)(?<! bo)(?<! bo tong) {own.group()} {honoured}", around) is None
    )


def tells_of_office_held(question: Question, passage: Passage) -> bool:
    """Tell whether a passage with its headings names the office of which it is asked when somebody held it.

    True where no such thing is asked.
    """
    found = _WHEN_HELD.search(fold(question.reading))
    return found is None or _names_office(question, _words_of(found["office"]), passage)


def _names_office(question: Question, office: Sequence[str], passage: Passage) -> bool:
    own = _OFFICES_ONLY.match(" ".join(office))
    row = _words_of(fold(passage.chunk.text.rpartition(" › ")[2].partition(":")[0]))
    place = tuple(office[len(row) :])
    place = place[1:] if place[:1] == ("cua",) else place  # "Bộ trưởng đầu tiên của Bộ Mây"
    if own is not None and place and len(row) >= len(own.group().split()) and row == tuple(office[: len(row)]):
        # "Tổng giám đốc: Trần A" on a page about the company says of which one by its headings.
        around = line_up(f"{passage.chunk.context}|{passage.title}").replace(" ubnd ", _COMMITTEE)
        return f" {' '.join(place)} " in around or _is_place_asked(question, place, passage)
    texts = (passage.chunk.text, passage.chunk.context, passage.title)
    around = "|".join(map(line_up, texts)).replace(" ubnd ", _COMMITTEE)
    held = [f" {first} {second} " in around for first, second in pairwise(office)]
    missing = set(office).difference(_SPARE, *map(str.split, around.split("|")))
    # "HĐQT" may be spelled out.
    if any(word.isdigit() or _VOWEL.search(word) for word in missing):
        return False
    return held[-1] and sum(held) >= _LEAST * len(held)


def _is_place_asked(question: Question, words: tuple[str, ...], passage: Passage) -> bool:
    """Tell whether words are the place asked about, with its level or without, and a document is about just that."""
    name = plain_name(passage.territory)
    own = bool(name) and words[-len(name) :] == name and _LEVELS.issuperset(words[: -len(name)])
    return own and passage.territory in question.territories


def _words_of(office: str) -> tuple[str, ...]:
    return split_tokens(f" {office} ".replace(" ubnd ", _COMMITTEE))


def _is_of_time(question: Question, text: str) -> bool:
    """Tell whether the asked years lie among those that a text tells, from the first to the last, births apart."""
    years = sorted(map(int, _YEAR.findall(_BORN.sub(" ", text))))
    return not years or all(years[0] <= int(asked) <= years[-1] for asked in asked_years(question.periods))


@lru_cache(maxsize=256)
def _asked(reading: str) -> tuple[tuple[str, ...], bool]:
    """Return the folded words of the office that is asked for, () for none, and whether who holds it today."""
    folded = fold(reading)
    found = _OFFICE.search(folded)
    if found is None:
        return (), False
    return _words_of(found["office"]), _NOW.search(folded) is not None
