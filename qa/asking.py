"""The question words of a question: where they stand and which unit they ask for.

A text in, its guarded form (folded, so that matching needs no diacritics, but with look-alikes masked that were typed
with other diacritics: "đầu" is no "đâu") and the asked quantities out. Does NOT decide what kind of answer is meant.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from index.document import Span
from index.extract.unit import COUNTED, MEASURES, SCALES
from index.normalise import fold
from qa.content import has_diacritics
from qa.wording import PERIOD_MARK

_MASK = "_"

# Folded syllable -> spellings that are meant when it matters; another spelling with diacritics is another word.
_MEANT = {
    "ai": "ai",
    "bao": "bao",
    "bang": "bằng",
    "con": "còn con",
    "dau": "đâu đâụ",
    "gi": "gì",
    "giam": "giảm giãm gỉam",
    "hay": "hay",
    "hon": "hơn",
    "khong": "không",
    "len": "lên",
    "may": "mấy mây mầy",
    "nao": "nào",
    "nhat": "nhất nhât",
    "nhieu": "nhiêu nhiều",
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

_SCALE_NAMES = {fold(scale): scale for scale in reversed(SCALES)} | {"ti": "tỷ", "ty": "tỷ", "ngan": "nghìn"}
_COLLOQUIAL = {
    "tien": "đồng",
    "do": "USD",
    "do la": "USD",
    "dola": "USD",
    "dan": "người",
    "mang": "người",
    "em": "học sinh",
    "pt": "%",
    "phan tram": "%",
    "phan": "%",
    "km2": "km²",
    "km²": "km²",
    "m2": "m²",
    "m3": "m³",
    "hec": "ha",
    "hecta": "ha",
    "hec ta": "ha",
    "hec-ta": "ha",
    "met vuong": "m²",
    "met khoi": "m³",
    "ki lo met": "km",
    "cay so": "km",
    "trieu do": "triệu USD",
    "c": "°C",
    "do c": "°C",
}
# Units whose folded spelling is an everyday word; they count only when typed with their diacritics or bare.
_RISKY = {
    "ta": "tạ",
    "mau": "mẫu",
    "do": "đô do",
    "d": "đ",
    "g": "g",
    "dan": "dân dan",
    "em": "em",
    "gam": "gam",
    "ngay": "ngày ngay",
}
_NO_NOUN_WORDS = """la thi va vay the nhi a u ha ta ban moi mot cho cua tu den toi o tai trong tren duoi so
voi hay hoac khi nao gi theo do vi tong cong du con duoc co khong nua roi nhe dzay zay day
vo nhu hon cung ky ad anh chi em minh gium giup dat bang tang giam ke nam lan thu trieu ty
nghin ngan ve"""
# What is measured, not counted: "bao nhiêu phù sa" asks for tonnes or cubic metres.
_MASS_WORDS = """phu dat rung von gao lua thoc dien nuoc cat da vang bac than thep sat xang dau go kinh
ngan hang thue tai khoan doanh thu chi san thuoc rau thit sua ca tom che phe suc luong khi
rac chat cong nang mua nhiet do no loi gia mat suat"""
_NO_NOUN = frozenset((*_NO_NOUN_WORDS.split(), *_MASS_WORDS.split()))
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
            parts += [folded[end : match.start()], _MASK * len(word)]
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
    return tuple(found)


def _is_loose(guarded: str, ask: Ask) -> bool:
    return re.search(r"(?:nao|sao|lau|xa)$", guarded[ask.word.start : ask.word.end]) is not None


def _is_question_word(text: str, guarded: str, match: re.Match[str], *, accented: bool) -> bool:
    typed = text[match.start() : match.end()].lower()
    after = match.end()
    if match["several"]:
        if typed == "mấy":
            return True
        if _MACHINE.match(guarded, after) or _MACHINE_BEFORE.search(guarded, 0, match.start()):
            return False
        return not accented or _measure(text, guarded, after) is not None or _noun(text, guarded, after) is not None
    if match["short"]:
        if typed in {"nhiêu", "nhiu"}:
            return True
        unit = _measure(text, guarded, after)
        return typed == "nhieu" and unit is not None and _BEFORE_SHORT.search(guarded, 0, match.start()) is not None
    return True


def _ask(text: str, guarded: str, match: re.Match[str]) -> Ask:
    word = Span(*match.span())
    if match["how"]:
        return Ask(span=word, word=word, unit="", counted=False)
    measure = _measure(text, guarded, word.end)
    if measure is not None:
        end, unit = measure
        return Ask(span=Span(word.start, end), word=word, unit=unit, counted=False)
    noun = _noun(text, guarded, word.end)
    if noun is not None:
        end, unit = noun
        return Ask(span=Span(word.start, end), word=word, unit=unit, counted=True)
    return Ask(span=word, word=word, unit="", counted=False)


@cache
def _measure_pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    names: dict[str, str] = {}
    for unit in MEASURES:
        names.setdefault(fold(unit), unit)
    names |= _COLLOQUIAL
    options = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in sorted(names, key=len, reverse=True))
    scales = "|".join(sorted(_SCALE_NAMES, key=len, reverse=True))
    people = r"(?P<density>nguoi\s*(?:/|tren\s+)(?:mot\s+|moi\s+|1\s*)?km(?:2|²|\s+vuong)?)"
    named = rf"(?P<scales>(?:(?:{scales})\s+)*)(?:{people}|(?P<name>{options}))(?!\w)"
    return re.compile(rf"\s*(?:{named}|(?P<only>(?:{scales})(?:\s+(?:{scales}))*)(?!\w))"), names


@cache
def _spelled() -> dict[str, frozenset[str]]:
    """Return folded name -> its spellings, for the units that are no colloquial words."""
    found: dict[str, set[str]] = {}
    for unit in MEASURES:
        found.setdefault(fold(unit), set()).add(unit.lower())
    return {key: frozenset(spellings) for key, spellings in found.items() if key not in _COLLOQUIAL}


def _measure(text: str, guarded: str, position: int) -> tuple[int, str] | None:
    """Read a measure unit: where it ends and its name."""
    pattern, names = _measure_pattern()
    match = pattern.match(guarded, position)
    if match is None:
        return None
    if match["only"]:
        scale = " ".join(_SCALE_NAMES[word] for word in match["only"].split())
        # "mấy tỷ" is money; a count of milliards of anything else is not asked for without its name.
        return match.end(), f"{scale} đồng" if scale == "tỷ" else scale
    if match["density"]:
        return match.end(), "người/km²"
    key = " ".join(match["name"].split())
    typed = " ".join(text[match.start("name") : match.end("name")].lower().split())
    if not typed.isascii() and key in _spelled() and typed not in _spelled()[key]:
        return None  # "giấy" is no "giây"
    if key in _RISKY and typed not in _RISKY[key].split() and not match["scales"]:
        return None
    return match.end(), " ".join([*(_SCALE_NAMES[word] for word in match["scales"].split()), names[key]])


@cache
def _noun_pattern() -> re.Pattern[str]:
    nouns = "|".join(fold(noun).replace(" ", r"\s+") for noun in sorted(COUNTED, key=len, reverse=True))
    scales = "|".join(_SCALE_NAMES)
    return re.compile(rf"\s*(?P<scales>(?:(?:{scales})\s+)*)(?P<noun>{nouns}|[^\W\d_]+)(?!\w)")


def _noun(text: str, guarded: str, position: int) -> tuple[int, str] | None:
    match = _noun_pattern().match(guarded, position)
    if match is None or match["noun"].split()[0] == match["noun"] in _NO_NOUN or _MASK in match["noun"]:
        return None
    return match.end(), " ".join(text[match.start("scales") : match.end("noun")].lower().split())
