"""Text in a legacy Vietnamese encoding in, Unicode text with a confidence out. Alone imports viparse and ftfy.

TCVN3 (ABC), VNI, VIQR, UTF-8 read as Windows text. Told by their words: what is converted must become Vietnamese
syllables that were none before. Only letters change, never a number or a sign. Does NOT read bytes, and does not judge
short texts: a wrong guess would change quotes in silence.
"""

import re
from collections import Counter
from collections.abc import Callable
from functools import cache, lru_cache
from itertools import islice
from unicodedata import normalize

from index.orthography import is_syllable
from index.record import record

SURE = 0.9  # confidence from which a text is converted
SUSPECT = 0.5  # confidence from which a person is told that it may be one
# Words with letters beyond ASCII, or with the signs of VIQR, that must speak for an encoding: fewer prove nothing.
LEAST_WORDS = 8
_LEAST_SHARE = 0.25  # of all words; a foreign text with some names in it is not Vietnamese
_MOST_WORDS = 4000  # looked at, from the beginning
# Where nearly all words with diacritics in some stretches of a text are Vietnamese, no others are looked at: so many
# stretches, characters of each and of all that they lie in (about as many as `_MOST_WORDS` have), words in each.
_STRETCHES = 4
_STRETCH = 500
_STRETCHED = 20_000
_LEAST_PLAIN = 20
_PLAIN_SHARE = 0.9
_WORD = re.compile(r"\S+")
_PUNCTUATION = "\"'“”‘’()[]{}<>«»,;:!?…*_|/\\-–—=+"
_ENDS = _PUNCTUATION + "."
_DIGITS = frozenset("0123456789%")

# Where it differs from Latin-1.
_WINDOWS_1252 = {code: bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xA0)}

Convert = Callable[[str], str]


@record(frozen=True, slots=True, kw_only=True)
class Conversion:
    """A text brought to Unicode: from which encoding, and how sure that is (0 to 1)."""

    text: str
    encoding: str
    confidence: float


def find_conversion(text: str) -> Conversion | None:
    """Find the legacy encoding that a text is written in.

    Parameters
    ----------
    text
        A decoded text; bytes of one-byte encodings decoded as Windows-1252.

    Returns
    -------
    The likeliest conversion with a confidence of at least `SUSPECT`; None for Unicode text, for other languages and
    for texts with fewer than `LEAST_WORDS` telling words.
    """
    if _is_plain(text) or share_of_syllables(text) >= SUSPECT or not (text.isascii() or _has_marked_words(text)):
        return None
    candidates = _viqr() if text.isascii() else _beyond_ascii()
    best: tuple[float, str, Convert] | None = None
    for encoding, convert in candidates.items():
        confidence = judge(text, convert)
        if confidence >= SUSPECT and (best is None or confidence > best[0]):
            best = (confidence, encoding, convert)
    if best is None:
        return None
    confidence, encoding, convert = best
    return Conversion(text=convert(text), encoding=encoding, confidence=confidence)


def decode_windows_1252(data: bytes) -> str:
    """Decode bytes of a one-byte encoding, each to one character; the five bytes that Windows-1252 leaves open too."""
    return data.decode("latin-1").translate(_WINDOWS_1252)


def judge(text: str, convert: Convert) -> float:
    """Return how sure a conversion is, 0 to 1.

    It is the share of converted words that are Vietnamese syllables, times the share of those words whose spelling the
    conversion mended among those whose spelling it mended or broke.
    """
    words = mended = broken = good = total = 0
    for word, times in _sample(text).items():
        total += times
        after = convert(word)
        if after == word:
            continue
        words += times
        fits, fitted = _is_vietnamese(after), _is_vietnamese(word)
        good += times * fits
        mended += times * (fits and not fitted)
        broken += times * (fitted and not fits)
    if mended < LEAST_WORDS or words < _LEAST_SHARE * total:
        return 0.0
    return good / words * mended / (mended + broken)


def share_of_syllables(text: str) -> float:
    """Return the share of words with diacritics that are Vietnamese syllables; 0 for fewer than `LEAST_WORDS`."""
    total, good = _count_marked(text)
    return good / total if total >= LEAST_WORDS else 0.0


def _is_plain(text: str) -> bool:
    """Tell from stretches of a text, the first and the last among them, that it is Vietnamese in Unicode."""
    last = min(len(text), _STRETCHED) - _STRETCH
    for number in range(_STRETCHES):
        start = max(0, last) * number // (_STRETCHES - 1)
        verdicts = list(map(_is_marked_vietnamese, text[start : start + _STRETCH].split()))
        good = verdicts.count(True)
        total = good + verdicts.count(False)
        if total < _LEAST_PLAIN or good < _PLAIN_SHARE * total:
            return False
    return True


@lru_cache(maxsize=16384)
def _is_marked_vietnamese(word: str) -> bool | None:
    """Tell whether what stands between two spaces is a Vietnamese syllable; None for a word without diacritics."""
    bare = _bare(word)
    return None if bare.isascii() else _is_vietnamese(bare)


def _count_marked(text: str) -> tuple[int, int]:
    """Count the words with diacritics among the first ones, and those of them that are Vietnamese syllables."""
    marked = [(word, times) for word, times in _sample(text).items() if not word.isascii()]
    return sum(times for _, times in marked), sum(times for word, times in marked if _is_vietnamese(word))


def _has_marked_words(text: str) -> bool:
    """Tell whether there are enough words with letters beyond ASCII: no others are ever converted from those."""
    sample = _sample(text)
    marked = sum(times for word, times in sample.items() if not word.isascii())
    return marked >= max(LEAST_WORDS, _LEAST_SHARE * sum(sample.values()))


def convert_legacy(text: str, font: str) -> str | None:
    """Convert a run of text by the name of its font.

    Parameters
    ----------
    text
        What a reader found; however short, the font says what it is.
    font
        Name of the font, as Word writes it or with the tag of a part embedded in a PDF ("ABCDEF+.VnTimeH").

    Returns
    -------
    The text in Unicode, in capitals for a font that draws capitals; None when the font is none of a legacy encoding.

    Examples
    --------
    >>> convert_legacy("Tæng thu ng©n s¸ch 5,2%", ".VnTime")
    'Tổng thu ngân sách 5,2%'
    """
    name = re.sub(r"^[A-Z]{6}\+", "", font).strip()
    if re.match(r"\.vn", name, re.IGNORECASE):
        converted = _convert_tcvn3(text)
        # Fonts whose name ends in H draw small letters as capitals; TCVN3 has no capitals with tone marks.
        return converted.upper() if re.search(r"H(?:$|[,\- ])", name) else converted
    if re.match(r"vni[\- ]", name, re.IGNORECASE):
        return _convert_vni(text)
    return None


@cache
def _beyond_ascii() -> dict[str, Convert]:
    return {"TCVN3": _convert_tcvn3, "VNI": _convert_vni, "UTF-8 bị đọc nhầm thành Windows-1252": _mend_mojibake}


@cache
def _viqr() -> dict[str, Convert]:
    return {"VIQR": _convert_viqr}


def _sample(text: str) -> dict[str, int]:
    """Count the first words that have letters, without the punctuation around them; most stand many times in a text."""
    words = text.split(None, _MOST_WORDS)
    # What is left after so many words is one long string, cut up only as far as it takes.
    rest = words.pop() if len(words) > _MOST_WORDS else ""
    sample: dict[str, int] = {}
    for word, times in Counter(words).items():
        bare = _bare(word)
        if bare:
            sample[bare] = sample.get(bare, 0) + times
    more = filter(None, (_bare(match.group()) for match in _WORD.finditer(rest)))
    for bare in islice(more, _MOST_WORDS - sum(sample.values())):
        sample[bare] = sample.get(bare, 0) + 1
    return sample


@lru_cache(maxsize=65536)
def _bare(word: str) -> str:
    """Return a word without the punctuation around it, "" for one without letters."""
    bare = word.strip(_PUNCTUATION)
    return bare if bare.strip(_ENDS) and not _DIGITS & set(bare) else ""


@lru_cache(maxsize=16384)
def _is_vietnamese(word: str) -> bool:
    parts = [part for part in re.split(r"[\-–/.]", word.strip(_ENDS)) if part]
    return bool(parts) and all(is_syllable(normalize("NFC", part.lower())) for part in parts)


# Readers of PDF files put these for two bytes of TCVN3: ư and ã.
_PDF_GLYPHS = {"\u2212": "\u00ad", "\u2219": "\u00b7"}
# What is a sign beside a digit or alone, and a letter beside letters: "3×4", "1½", "m·".
_SIGNS = frozenset("¡¢£¤¥¦§¨ª«¬®µ¶·¸¹»¼½¾×÷\u2212\u2219")
# "ô tô", "ô nhiễm", and the label "đ)".
_LONE_LETTER = re.compile(r"[«¤][ \-][^\W\d_]|®\)")


@cache
def _tcvn3() -> tuple[re.Pattern[str], dict[str, str]]:
    from viparse.normalize.tcvn3 import TCVN3  # noqa: PLC0415 - loads much, and most runs meet no legacy text

    table = dict(TCVN3.pairs)
    table.update({glyph: table[letter] for glyph, letter in _PDF_GLYPHS.items()})
    letters = re.escape("".join(table))
    return re.compile(f"[{letters}A-Za-z]+"), table


def _convert_tcvn3(text: str) -> str:
    pattern, table = _tcvn3()

    def convert(match: re.Match[str]) -> str:
        run = match.group()
        beside = text[max(0, match.start() - 1) : match.start()] + text[match.end() : match.end() + 1]
        alone = len(run) == 1 and _LONE_LETTER.match(text, match.start()) is None
        if run.isascii() or (set(run) <= _SIGNS and (alone or any(char.isdigit() for char in beside))):
            return run
        return "".join(table.get(char, char) for char in run)

    return "".join(_in_capitals(line) for line in pattern.sub(convert, text).splitlines(keepends=True))


def _in_capitals(line: str) -> str:
    """Capitalise a line whose ASCII letters are all capitals: the font drew the others as capitals too."""
    letters = [char for char in line if char.isascii() and char.isalpha()]
    return line.upper() if len(letters) > 1 and all(char.isupper() for char in letters) else line


@cache
def _vni() -> tuple[re.Pattern[str], dict[str, str]]:
    from viparse.normalize.vni import VNI  # noqa: PLC0415 - as above

    # Three letters that the table does not know.
    table = {**dict(VNI.pairs), "aú": "ẳ", "AÚ": "Ẳ", "î": "ỵ", "Î": "Ỵ", "í": "í", "ì": "ì"}
    # A capital may carry the mark of a small letter.
    for legacy, letter in list(table.items()):
        if len(legacy) > 1:
            table.setdefault(legacy[0].upper() + legacy[1:], letter.upper())
    return re.compile("|".join(map(re.escape, sorted(table, key=len, reverse=True)))), table


def _convert_vni(text: str) -> str:
    pattern, table = _vni()
    return pattern.sub(lambda match: table[match.group()], text)


def _mend_mojibake(text: str) -> str:
    from ftfy import fix_encoding  # noqa: PLC0415 - most runs meet no such text

    # Line by line: one letter that cannot be taken back spoils no other line.
    return "".join(fix_encoding(line) for line in text.splitlines(keepends=True))


_VIQR_MARKS = {"^": "\u0302", "(": "\u0306", "+": "\u031b", "'": "\u0301", "`": "\u0300", "?": "\u0309", "~": "\u0303"}
_VIQR_MARKS["."] = "\u0323"
_VIQR = (
    r"(?P<vowel>[aeiouyAEIOUY])(?:(?<=[aAeEoO])(\^)|(?<=[aA])(\()|(?<=[oOuU])(\+))?(['`~]|[?.]{goes_on})?"
    r"|(?P<stroke>[dD])[dD]"
)
_ESCAPED = re.compile(r"\\([?.'`~^(+\\])")
# Where stops and question marks are not escaped, they are tones only where the word or the sentence goes on.
_VIQR_ESCAPING = re.compile(_VIQR.format(goes_on=""))
_VIQR_LOOSE = re.compile(_VIQR.format(goes_on=r"(?=[A-Za-z'`~^(+,;:)]|\s+[a-z(])"))


def _convert_viqr(text: str) -> str:
    def convert(match: re.Match[str]) -> str:
        if match["stroke"]:
            return "Đ" if match["stroke"] == "D" else "đ"
        marks = "".join(_VIQR_MARKS[mark] for mark in match.group(2, 3, 4, 5) if mark)
        return normalize("NFC", match["vowel"] + marks)

    pattern = _VIQR_ESCAPING if _ESCAPED.search(text) else _VIQR_LOOSE
    return _ESCAPED.sub(r"\1", pattern.sub(convert, text))
