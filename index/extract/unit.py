"""The words after a number in, its unit out: as written, and as a factor of a base unit.

Measures, counted things with their noun; scale words (nghìn, triệu, tỷ) and per-units (đồng/người/năm) belong to the
unit. Knows nothing of what is measured.
"""

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from index.document import Span
from index.extract.alternatives import one_of
from index.extract.measure import MEASURES, SCALES, SPELLINGS
from index.extract.noun import COMPOUNDS, NOT_NOUNS, SINGLES
from index.orthography import place_tones
from index.record import record

__all__ = ["COUNTED", "MEASURES", "SCALES", "UnitMention", "base_of", "in_words", "read_unit", "scales_in_labels"]

# Counted things whose noun has more than one syllable, longest first.
COUNTED: tuple[str, ...] = COMPOUNDS

_COMPOUND_SET = frozenset(COMPOUNDS)
_FOLDED = {written.lower(): written for written in reversed(SPELLINGS) if len(written) > 1}
_PER_COMPOUNDS = _COMPOUND_SET | {"vạn dân", "nghìn dân", "năm học", "bình quân", "đầu người", "chu kỳ"}
# "4 Chương, 30 Điều" and "141 Phường hành chính", unlike "khoản 2 Điều này", "khoản 3 Điều 5".
_NAME_AHEAD = re.compile(r"\s+(?:\d|[IVX]+(?!\w)|[^\W\d_a-zà-ỹ]|(?:này|đó|trên|sau|thứ)(?!\w))")
_NOT_COUNTED = frozenset(
    {"bao gồm", "bao nhiêu", "điều chỉnh", "điều tra", "công bố", "khẩu trừ", "tiếng vang", "miền núi", "công nguyên"}
)
_SCALE = r"(?:(?:trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?![^\W_])\s?)"

# Where no letter and no sign of a measure stands there is no unit.
_BEGINS = re.compile(r"\s{0,2}(?:[^\W\d_]|[%‰°₫℃])")
# The per cent sign of "chiếm tỷ lệ 25,76 (%)" stands in a bracket of its own.
_IN_BRACKETS = re.compile(r"\s?\((?P<unit>[^\d()]{1,16})\)")
# Words that no unit begins, run on to one: "20.000.000 đồngđối với", "8,27 km2và".
_RUN_ON = r"(?:đối với|đến|và|của|kể từ|trở (?:lên|xuống))(?![^\W\d_])"
_MEASURE = re.compile(
    rf"\s{{0,2}}(?P<scale>{_SCALE}{{0,3}})(?P<measure>{one_of(SPELLINGS)})(?:(?![^\W_]|[²³])|(?={_RUN_ON}))",
    re.IGNORECASE,
)
_RUN_ON_NOUN = re.compile(r"(\w+?)(?:của|và|đối|đến|kể)")
_NOUN = re.compile(rf"\s{{1,2}}(?P<scale>{_SCALE}{{0,3}})(?P<words>[^\W\d_]+(?:\s[^\W\d_]+){{0,3}})")
_ONLY_SCALE = re.compile(rf"\s{{0,2}}(?P<scale>{_SCALE}{{1,3}})")
# "/người", "/1.000 dân", "/ha/vụ"; other numbers after a slash begin something new ("15 đoàn/141 lượt").
_PER = re.compile(
    r"\s?/\s?(?:10{1,6}\s?|10{0,2}(?:\.000){1,2}\s?)?(?P<words>[^\W\d_]+(?:[²³]|[23](?!\d))?(?:\s[^\W\d_]+){0,2})"
)
# "9 tàu đang ra khơi/nghìn dân": what is counted is told more narrowly before what it is counted per.
_NARROWER = re.compile(r"(?:\s[^\W\d_]+){1,3}(?=\s?/\s?(?:10{0,2}\.000|10{3,5}|nghìn|ngàn|vạn)\s?(?:dân|người)(?!\w))")
# A scale written in digits: "1.000 đồng", "1000đ", "1.000.000 đồng".
_DIGITS = re.compile(r"1(?P<zeros>(?:[.,]?000){1,3})\s?(?=[^\W\d_])")
# Behind these words it is no amount: "Đơn vị tính: 1.000 đồng".
_LABELLED = re.compile(r"(?:đơn vị(?: tính)?|đvt)\s*:?\s*(?P<scale>1(?:[.,]?000){1,3})(?![.,]?\d)", re.IGNORECASE)
_SCALE_OF = {3: "nghìn", 6: "triệu", 9: "tỷ"}
# Written without a space only together with digits: "5năm" is a slip, "27,7g" is not.
_SPACED = frozenset({"năm", "tháng", "ngày", "tuần", "quý", "độ", "phân", "cân", "lượng", "mẫu", "won", "bạt", "cal"})
# Written with a capital these are slips of the hand; other measures with a capital are names ("Lạng", "Quý").
_CAPITAL = frozenset({"Ha", "Km", "Km²", "Km2", "Kg", "Tấn", "Tạ", "Đồng", "Mét", "Lít", "Usd"})


@record(frozen=True, slots=True, kw_only=True)
class UnitMention:
    """A unit after a number: `span` of its text, `unit` as written, `base` unit, `factor` into it, `counted` noun.

    `known` tells that the table of measures or of nouns has it; an unknown noun may be no unit at all.
    """

    span: Span
    unit: str
    base: str
    factor: Decimal
    counted: bool
    known: bool = True


def read_unit(text: str, position: int) -> UnitMention | None:
    """Read the unit that begins at `position`, just after a number's last digit.

    Returns
    -------
    The unit with its source span, or None when the number stands without one.

    Examples
    --------
    >>> read_unit("7.252,8 tỷ đồng, đạt", 7).unit
    'tỷ đồng'
    """
    if _BEGINS.match(text, position) is not None:
        return _read_unit(text, position)
    bracket = _IN_BRACKETS.match(text, position) if "(" in text[position : position + 2] else None
    return _measure_of(bracket) if bracket is not None else None


def _measure_of(bracket: re.Match[str]) -> UnitMention | None:
    """Return the measure that a bracket holds and nothing else; a noun in brackets says what was counted, or who."""
    unit = read_unit(f" {bracket['unit']}", 0)
    if unit is None or unit.counted or not unit.base or unit.span.end != len(bracket["unit"]) + 1:
        return None
    return replace(unit, span=Span(bracket.start("unit"), bracket.end()))


# What follows a number is asked for once to tell a label, and once more to read its unit.
@lru_cache(maxsize=1024)
def _read_unit(text: str, position: int) -> UnitMention | None:
    measure = _MEASURE.match(text, position)
    noun = _NOUN.match(text, position)
    count = _count(text, noun) if noun is not None else None
    if measure is not None:
        written = _spelling(measure.group("measure"))
        tight = measure.start("measure") == position and written in _SPACED
        longer = count is not None and count.known and count.span.end > measure.end()
        if written is not None and not tight and not longer:
            base, factor = SPELLINGS[written]
            return _mention(text, measure.start("scale"), measure.end(), base, factor * _factor(measure.group("scale")))
    if count is not None:
        return count
    scale = _ONLY_SCALE.match(text, position)
    if scale is not None:
        start, written = scale.start("scale"), scale.group("scale").strip()
        span = Span(start, start + len(written))
        return UnitMention(span=span, unit=written, base="", factor=_factor(written), counted=False)
    return None


def _spelling(written: str) -> str | None:
    """Return the table's spelling of a measure as it stands in the text, None when only its letters agree."""
    if written in SPELLINGS:
        return written
    slip = written.isupper() or written in _CAPITAL or not written[0].isupper()
    return _FOLDED.get(written.lower()) if slip else None


def _mention(text: str, start: int, end: int, base: str, factor: Decimal) -> UnitMention:
    per_end = _per_end(text, end)
    return UnitMention(
        span=Span(start, per_end),
        unit=text[start:per_end],
        base=base + _plain_per(text[end:per_end]),
        factor=factor,
        counted=False,
    )


def _plain_per(per: str) -> str:
    return per.replace(" /", "/").replace("/ ", "/")


def _per_end(text: str, end: int) -> int:
    """Return where the per-units after a unit end, at most two of them."""
    for _ in range(2):
        per = _PER.match(text, end) if "/" in text[end : end + 2] else None
        if per is None:
            break
        words = per.group("words").split(" ")
        length = next((k for k in (3, 2) if " ".join(words[:k]) in _PER_COMPOUNDS and len(words) >= k), 1)
        if words[0].lower() in NOT_NOUNS and words[0] not in SPELLINGS:
            break
        end = per.start("words") + len(" ".join(words[:length]))
    return end


def _count(text: str, match: re.Match[str]) -> UnitMention | None:
    """Return the counted noun that the words begin with."""
    words = match.group("words")
    if _is_capital_noun(words) and not _NAME_AHEAD.match(text, match.start("words") + len(words.split(" ", 1)[0])):
        words = words[0].lower() + words[1:]
    found = _noun_of(words)
    if found is None:
        return None
    noun, base, known = found
    scale = match.group("scale").strip()
    start = match.start("scale") if scale else match.start("words")
    end = match.start("words") + len(match.group("words")[: len(noun)])
    narrower = _NARROWER.match(text, end) if "/" in text else None
    end = narrower.end() if narrower is not None else end
    per_end = _per_end(text, end)
    return UnitMention(
        span=Span(start, per_end),
        unit=text[start:per_end],
        base=base + _plain_per(text[end:per_end]),
        factor=_factor(scale),
        counted=per_end == end,  # "người/km²" measures
        known=known,
    )


def _is_capital_noun(words: str) -> bool:
    """Tell whether a noun that things are counted with begins with a capital only."""
    first = words.split(" ", 1)[0]
    return first[0].isupper() and first[1:].islower() and (first[0].lower() + first[1:]) in SINGLES


@lru_cache(maxsize=4096)
def _noun_of(written: str) -> tuple[str, str, bool] | None:
    """Return the noun that words begin with, its base and whether it is known; the longest compound, else a syllable."""
    words = place_tones(written).split()
    length = next((k for k in (4, 3, 2) if len(words) >= k and " ".join(words[:k]).lower() in _COMPOUND_SET), 1)
    noun = " ".join(words[:length])
    run_on = _RUN_ON_NOUN.fullmatch(words[0])
    if run_on is not None and run_on[1] in SINGLES:
        return run_on[1], run_on[1], True
    if " ".join(words[:2]).lower() in _NOT_COUNTED:
        return None
    known = length > 1 or words[0] in SINGLES
    if length == 1 and not known and not _can_be_noun(noun):
        return None
    return noun, noun.lower() if length > 1 else noun, known


def _can_be_noun(word: str) -> bool:
    if word.lower() in NOT_NOUNS or word.lower() in SCALES:
        return False
    return len(word) > 1 and (word[0].islower() or word.isupper())


@lru_cache(maxsize=64)
def _factor(scale: str) -> Decimal:
    factor = Decimal(1)
    for word in scale.lower().split():
        factor *= SCALES[word]
    return factor


def in_words(unit: str) -> str:
    """Return a unit with a scale that is written in digits written as a word.

    Examples
    --------
    >>> in_words("1.000 đồng/m2")
    'nghìn đồng/m2'
    """
    digits = _DIGITS.match(unit)
    if digits is None:
        return unit
    return f"{_SCALE_OF[digits['zeros'].count('0')]} {unit[digits.end() :]}"


def scales_in_labels(text: str) -> tuple[Span, ...]:
    """Return the digits that are the scale of a unit that all of a table is told in.

    Examples
    --------
    >>> [span.start for span in scales_in_labels("ĐVT: 1.000 đồng")]
    [5]
    """
    return tuple(Span(*match.span("scale")) for match in _LABELLED.finditer(text))


@lru_cache(maxsize=4096)
def base_of(unit: str) -> tuple[str, Decimal]:
    """Return the base unit and the factor into it of a unit as written; an unknown unit is its own base.

    What it is told per may be anything ("nghìn đồng/bài").

    Examples
    --------
    >>> base_of("triệu đồng")
    ('đồng', Decimal('1000000'))
    """
    mention = read_unit(f" {unit}", 0)
    rest = unit[mention.span.end - 1 :] if mention is not None else ""
    if mention is None or (rest and not (mention.known and mention.base and rest.lstrip().startswith("/"))):
        return unit, Decimal(1)
    return mention.base + _plain_per(rest.strip()), mention.factor
