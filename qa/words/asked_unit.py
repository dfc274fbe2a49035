"""The unit that a question asks for: a measure with its scale, or the noun that is counted.

A question, its guarded form and the end of a question word in; the end of the unit and its name out.
"""

import re
from functools import cache

from index.document import Span
from index.extract.unit import COUNTED, MEASURES, SCALES
from index.normalise import fold
from index.orthography import place_tones
from qa.words.content import has_diacritics
from qa.words.wording import MASK

_SCALE_NAMES = {fold(scale): scale for scale in reversed(SCALES)} | {"ti": "tỷ", "ty": "tỷ", "ngan": "nghìn"}
_SCALE_SPELLINGS = frozenset((*SCALES, *_SCALE_NAMES)) - {"tram"}
_COLLOQUIAL = {
    "tien": "đồng",
    "do": "USD",
    "do la": "USD",
    "dola": "USD",
    "dan": "người",
    "dat": "ha",
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
# "tính bằng nhân dân tệ", "quy ra tiền Việt": what an answer is to be told in stands before or after the question word.
_TOLD_IN = re.compile(r"\b(?:tinh|quy|doi|quy\s+doi)\s+(?:ra|bang|theo|sang)(?:\s+(?:tien|don\s+vi))?(?=\s)")
_OWN_MONEY = re.compile(r"\s+viet(?:\s+nam)?\b")
# Units whose folded spelling is an everyday word; they count only when typed with their diacritics or bare.
_RISKY = {
    "ta": "tạ",
    "mau": "mẫu",
    "do": "đô do",
    "d": "đ",
    "g": "g",
    "dan": "dân dan",
    "dat": "đất",
    "em": "em",
    "gam": "gam",
    "ngay": "ngày ngay",
}
_NO_NOUN_WORDS = """la thi va vay the nhi a u ha ta ban moi mot cho cua tu den toi o tai trong tren duoi so
voi hay hoac khi nao gi theo do vi tong cong du con duoc co khong nua roi nhe dzay zay day
vo nhu hon cung ky ad anh chi em minh gium giup dat bang tang giam ke nam lan thu trieu ty
nghin ngan ve sau truoc ca rieng luc moc roi nay hien thuc de duoc
phai bi se dang can"""
# What is measured, not counted: "bao nhiêu phù sa" asks for tonnes or cubic metres.
_MASS_WORDS = """phù đất rừng vốn gạo lúa thóc điện nước cát đá vàng bạc than thép sắt xăng dầu gỗ kinh ngân
hàng thuế tài doanh thu chi sản thuốc rau thịt sữa cá tôm chè cà sức lượng khí rác chất công năng
mưa nhiệt độ nợ lỗi lợi giá mật suất diện dung thời"""
_MASS = frozenset(_MASS_WORDS.split())
_PLAIN_MASS = frozenset(map(fold, _MASS))
# Prepositions that fold to a noun.
_ADVERBIAL = frozenset({"qua", "thông", "bởi", "lên", "xuống"})
_MORE_OF = re.compile(r"\b(?:nhieu|it)(?=(?:\s+\w+){1,7}?\s+(?:hon|nhat)\b)")
_SINGLE = re.compile(r"\s*\w+")
_NO_NOUN = frozenset((*_NO_NOUN_WORDS.split(), "neu", "nhu"))
# Counted things that fold to one of these; they count only in a text with diacritics.
_LIKE_NO_NOUN = frozenset({"con", "căn", "bản", "làn", "vé", "vị", "kè", "dê", "sở", "sổ", "bang"})


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


def read_measure(text: str, guarded: str, position: int) -> tuple[int, str] | None:
    """Read the measure unit asked for after a question word.

    Parameters
    ----------
    text, guarded
        The question and its guarded form.
    position
        End of the question word.

    Returns
    -------
    Where the unit ends and its name in Vietnamese with diacritics ("tỷ đồng"); None when there is none.
    """
    pattern, names = _measure_pattern()
    match = pattern.match(guarded, position)
    if match is None:
        return None
    scales = match["only"] or match["scales"]
    start = match.start("only") if match["only"] else match.start("scales")
    if not all(word in _SCALE_SPELLINGS for word in text[start : start + len(scales)].lower().split()):
        return None  # "mấy trạm" is no "mấy trăm"
    scale = " ".join(_SCALE_NAMES[word] for word in scales.split())
    if match["only"] and read_noun(text, guarded, position) is not None:
        return None  # "mấy nghìn lượt khách" counts
    if match["only"]:
        # "mấy tỷ" is money; a count of milliards of anything else is not asked for without its name.
        return match.end(), f"{scale} đồng" if scale == "tỷ" else scale
    if match["density"]:
        return match.end(), "người/km²"
    key = " ".join(match["name"].split())
    typed = " ".join(text[match.start("name") : match.end("name")].lower().split())
    return (match.end(), f"{scale} {names[key]}".strip()) if _is_unit(key, typed, bare=not scale) else None


def find_told_in(text: str, guarded: str) -> tuple[Span, str] | None:
    """Find the unit that a question wants its answer told in ("tính bằng đô la").

    Parameters
    ----------
    text, guarded
        The question and its guarded form.

    Returns
    -------
    The words that say so, and the unit with diacritics; None when there are none.
    """
    for told in _TOLD_IN.finditer(guarded):
        own = _OWN_MONEY.match(guarded, told.end()) if told.group().endswith("tien") else None
        if own is not None:
            return Span(told.start(), own.end()), "đồng"
        measure = read_measure(text, guarded, told.end())
        if measure is not None:
            return Span(told.start(), measure[0]), measure[1]
    return None


def read_compared(text: str, guarded: str) -> str:
    """Return what there is more or most of, "xã" of "nhiều xã hơn"; "" where it is nothing known to be counted."""
    for more in _MORE_OF.finditer(guarded):
        unit = read_measure(text, guarded, more.end()) or read_noun(text, guarded, more.end(), known=True)
        if unit is not None:
            return unit[1]
    return ""


def _is_unit(key: str, typed: str, *, bare: bool) -> bool:
    """Tell a unit from a word that only folds to it."""
    if not typed.isascii() and key in _spelled() and typed not in _spelled()[key]:
        return False  # "giấy" is no "giây"
    return not (bare and key in _RISKY and typed not in _RISKY[key].split())


@cache
def _noun_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the pattern of the known nouns and that of any noun, both with scale words before them."""
    known = "|".join(fold(noun).replace(" ", r"\s+") for noun in sorted(COUNTED, key=len, reverse=True))
    scales = rf"\s*(?P<scales>(?:(?:{'|'.join(_SCALE_NAMES)})\s+)*?)"
    return re.compile(rf"{scales}(?P<noun>{known})(?!\w)"), re.compile(rf"{scales[:-2]})(?P<noun>[^\W\d_]+)(?!\w)")


@cache
def _known_nouns() -> frozenset[str]:
    return frozenset(place_tones(noun.lower()) for noun in COUNTED)


# Single syllables are counted only where they stand by themselves: "số người sống ở", unlike "số đông".
_PEOPLE = frozenset(
    {"người", "hộ", "xã", "huyện", "trường", "lớp", "con", "cây", "ca", "vụ", "lượt", "giường", "tàu", "xe"}
)


def read_noun(text: str, guarded: str, position: int, *, known: bool = False) -> tuple[int, str] | None:
    """Read the noun counted after a question word: where it ends, and itself as typed; None when there is none.

    With `known`, only a noun that reports usually count.
    """
    single = _SINGLE.match(guarded, position) if known else None
    if single is not None and text[single.start() : single.end()].strip().lower() in _PEOPLE:
        return single.end(), text[single.start() : single.end()].strip().lower()
    usual, any_noun = _noun_patterns()
    # "cơ sở" is masked, as it is no "so"; how it is spelled is looked at below.
    match = usual.match(fold(text), position)
    if match is not None:
        typed = " ".join(text[match.start("noun") : match.end("noun")].lower().split())
        if not typed.isascii() and place_tones(typed) not in _known_nouns():
            match = None  # "mấy trăm" is no "mấy trạm"
    if match is None and not known:
        match = any_noun.match(guarded, position)
    if match is None or MASK in match["noun"]:
        return None
    typed = text[match.start("noun") : match.end("noun")].lower()
    accented = has_diacritics(text)
    if match["noun"] in _NO_NOUN and not (accented and typed in _LIKE_NO_NOUN):
        return None
    if typed in _ADVERBIAL and accented:
        return None  # "bao nhiêu qua quỹ" names no fruit
    if typed in _MASS or (typed in _PLAIN_MASS and not accented):
        return None
    return match.end(), " ".join(text[match.start("scales") : match.end("noun")].lower().split())
