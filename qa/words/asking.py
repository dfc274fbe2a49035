"""The question words of a question: where they stand and which unit they ask for.

A text in, its guarded form (folded, so that matching needs no diacritics, but with look-alikes masked that were typed
with other diacritics: "đầu" is no "đâu") and the asked quantities out. Does NOT decide what kind of answer is meant.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from index.document import Span
from index.normalise import fold
from qa.words.asked_unit import read_measure, read_noun
from qa.words.content import has_diacritics
from qa.words.wording import MASK, PERIOD_MARK

# Folded syllable -> spellings that are meant when it matters; another spelling with diacritics is another word.
_MEANT = {
    "ai": "ai",
    "bao": "bao",
    "bang": "bằng",
    "chua": "chưa chửa",
    "con": "còn con",
    "dau": "đâu đâụ",
    "dung": "đứng đúng",
    "gi": "gì",
    "giam": "giảm giãm gỉam",
    "hay": "hay",
    "hon": "hơn",
    "khong": "không",
    "len": "lên",
    "may": "mấy mây mầy",
    "nao": "nào",
    "nang": "nâng nặng năng nang",
    "nhat": "nhất nhât",
    "nhieu": "nhiêu nhiều",
    "quy": "quý quí quy",
    "sao": "sao",
    "tang": "tăng tằng tắng",
    "thu": "thứ",
    "ti": "tỉ",
    "vuot": "vượt",
    "so": "số so sô",
    "hang": "hạng hàng",
    "nam": "năm nam",
    "moi": "mỗi mỗi mổi mới mọi",
    "tong": "tổng",
    "gap": "gấp",
    "tru": "trừ",
    "cong": "cộng công",
    "gop": "gộp",
    "ke": "kể kế",
    "luc": "lúc",
    "moc": "mốc",
}
# Everyday words when typed plain in a text with diacritics: "thu" (income) is then no "thứ".
_PLAIN_IS_OTHER = frozenset({"thu"})
_MEANT_SETS = {folded: frozenset(spellings.split()) for folded, spellings in _MEANT.items()}
_WORD = re.compile(r"[^\W\d_]+")

_QUANTITY = re.compile(
    r"(?<![\w/])(?:(?P<full>bao\s*nhi?e?u+|bao\s+nhieeu|bnhieu|bn(?=\s))|(?P<several>may)|(?P<short>nhieu|nhiu)"
    r"|(?P<how>bao\s+(?:lau|xa)|co\s+nao|(?:o\s+)?muc\s+nao|khoang\s+nao|khoang\s+gia\s+nao))(?!\w)"
)
# "máy móc", "may mặc", "mây mù" when typed without diacritics.
_MACHINE = re.compile(r"\s+(?:moc|mac|bay|tinh|phat|bom|keo|thu\s+hoach|cong\s+nghiep|giat|anh|chu)\b")
_MACHINE_BEFORE = re.compile(r"\b(?:bo|xe|nha|guong)\s+$")
_BEFORE_SHORT = re.compile(
    r"\b(?:rong|cao|dai|nang|sau|co|duoc|con|la|gia|het|tang|giam|dong|toi|len|thu|chi|an|cho|ra)\s+$"
)
_NUMBERS_OF = re.compile(r"(?:(?:^|[,;:]\s+|\bva\s+))(?P<word>(?:tong\s+)?so)\s+(?=\w)")
_LENGTH = re.compile(r"\b(?:dai|chieu dai)(?: la| khoang)? $")
_WIDTH = re.compile(r"\brong(?: la| khoang)? $")
_MEASURED = (
    (_LENGTH, "km"),
    (re.compile(r"\b(?:rong|dien tich)(?: la| khoang)? $"), "ha"),
    (re.compile(r"\bdan so(?: la| khoang)? $"), "người"),
)
_BARE_PERCENT = re.compile(r"(?<!\d)(?<!\d\s)(?:%|\bphan\s+tram\b)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One quantity asked for.

    `span` covers the question word with its unit, `word` the question word alone. `unit` is written in Vietnamese with
    diacritics, "" when none is named; `counted` tells a noun that is counted from a measure.
    """

    span: Span
    word: Span
    unit: str
    counted: bool

    @property
    def is_percent(self) -> bool:
        """Tell whether a share is asked for."""
        return self.unit == "%"


def guard(text: str, periods: Iterable[Span] = ()) -> str:
    """Fold a text, mask what was typed with other diacritics than the words that matter, and mark periods.

    Parameters
    ----------
    text
        NFC.
    periods
        Spans of periods; each of their characters becomes ``PERIOD_MARK``.

    Returns
    -------
    As many characters as `text` has.

    Examples
    --------
    >>> guard("Vốn đầu tư ở đâu?")
    'von ___ tu o dau?'
    """
    folded = fold(text)
    accented = has_diacritics(text)
    parts: list[str] = []
    end = 0
    for match in _WORD.finditer(folded):
        word = match.group()
        meant = _MEANT_SETS.get(word)
        if meant is None:
            continue
        typed = text[match.start() : match.end()].lower()
        plain_is_other = accented and word in _PLAIN_IS_OTHER
        if typed not in meant if typed != word or plain_is_other else False:
            parts += [folded[end : match.start()], MASK * len(word)]
            end = match.end()
    guarded = "".join([*parts, folded[end:]])
    for span in periods:
        guarded = guarded[: span.start] + PERIOD_MARK * (span.end - span.start) + guarded[span.end :]
    return guarded


def find_asks(text: str, guarded: str) -> tuple[Ask, ...]:
    """Find the quantities asked for, in order.

    Parameters
    ----------
    text, guarded
        A question and its ``guard``.

    Returns
    -------
    Where no question word stands, a per cent sign without a number ("tăng % so cùng kỳ") is one ask.
    """
    accented = text.lower() != guarded
    found = [
        _ask(text, guarded, match)
        for match in _QUANTITY.finditer(guarded)
        if _is_question_word(text, guarded, match, accented=accented)
    ]
    named = [ask for ask in found if ask.unit]
    if named:
        # "đông cỡ nào, mấy người trên km²" asks one thing twice.
        found = [ask for ask in found if ask.unit or not _is_loose(guarded, ask)]
    if not found and (percent := _BARE_PERCENT.search(guarded)):
        span = Span(*percent.span())
        return (Ask(span=span, word=span, unit="%", counted=False),)
    return _with_units(guarded, found) or _listed(text, guarded)


def _with_units(guarded: str, asks: Sequence[Ask]) -> tuple[Ask, ...]:
    """Give those of several asks that name no unit that of the measure before them: "bao nhiêu xã, rộng bao nhiêu"."""
    if len(asks) < 2:
        return tuple(asks)
    long = any(_LENGTH.search(guarded[: ask.word.start]) for ask in asks)
    return tuple(
        ask if ask.unit else replace(ask, unit=_unit_of_measure(guarded[: ask.word.start], long=long)) for ask in asks
    )


def _unit_of_measure(before: str, *, long: bool) -> str:
    unit = next((unit for pattern, unit in _MEASURED if pattern.search(before)), "")
    return "m" if long and _WIDTH.search(before) else unit  # what is long is wide, not spacious


def _listed(text: str, guarded: str) -> tuple[Ask, ...]:
    """Return the numbers of things that a search lists: "số vụ, số người chết, số người bị thương"."""
    found = []
    for match in _NUMBERS_OF.finditer(guarded):
        noun = read_noun(text, guarded, match.end(), known=True)
        if noun is not None:
            word = Span(*match.span("word"))
            found.append(Ask(span=Span(word.start, noun[0]), word=word, unit=noun[1], counted=True))
    return tuple(found) if len(found) > 1 else ()


def _is_loose(guarded: str, ask: Ask) -> bool:
    return re.search(r"(?:nao|sao|lau|xa)$", guarded[ask.word.start : ask.word.end]) is not None


def _is_question_word(text: str, guarded: str, match: re.Match[str], *, accented: bool) -> bool:
    typed = text[match.start() : match.end()].lower()
    after = match.end()
    if match["several"]:
        if typed == "mấy":
            return True
        # "Huyện Mây", "xã Mây Trắng"
        is_name = match.start() > 0 and text[match.start()].isupper() and not text.isupper()
        if is_name or _MACHINE.match(guarded, after) or _MACHINE_BEFORE.search(guarded, 0, match.start()):
            return False
        return (
            not accented
            or read_measure(text, guarded, after) is not None
            or read_noun(text, guarded, after) is not None
        )
    if match["short"]:
        if typed in {"nhiêu", "nhiu"}:
            return True
        unit = read_measure(text, guarded, after)
        return typed == "nhieu" and unit is not None and _BEFORE_SHORT.search(guarded, 0, match.start()) is not None
    return True


def _ask(text: str, guarded: str, match: re.Match[str]) -> Ask:
    word = Span(*match.span())
    if match["how"]:
        return Ask(span=word, word=word, unit="", counted=False)
    measure = read_measure(text, guarded, word.end)
    if measure is not None:
        end, unit = measure
        return Ask(span=Span(word.start, end), word=word, unit=unit, counted=False)
    noun = read_noun(text, guarded, word.end)
    if noun is not None:
        end, unit = noun
        return Ask(span=Span(word.start, end), word=word, unit=unit, counted=True)
    return Ask(span=word, word=word, unit="", counted=False)
