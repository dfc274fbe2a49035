"""Text in, the same text in one spelling out, with the way back to every source character.

Composes accents (NFC), writes Đ for the look-alike U+00D0, turns exotic spaces into plain ones and drops characters
that nobody sees. Also folds accents away for matching. Does NOT join lines, correct spelling or move tone marks:
"hoà" and "hòa" stay different. Knows nothing of blocks; imported by every stage that compares words.
"""

import re
from codecs import charmap_build, charmap_decode, charmap_encode
from collections.abc import Iterator
from unicodedata import combining, is_normalized, normalize

from index.document import AlignedText, Run, align_pieces

# Capital letters of Vietnamese text, for character classes; a range such as Ạ-Ỹ would hold small letters too.
CAPITALS = "A-ZÀ-ÖØ-ÞĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"

# U+00D0 is typed for Đ in scraped pages; it has no lower case đ, so words would not match.
_SINGLE = {
    0x00D0: "Đ",
    0x00A0: " ",
    0x1680: " ",
    **dict.fromkeys(range(0x2000, 0x200B), " "),
    0x202F: " ",
    0x205F: " ",
    0x3000: " ",
}
_SPECIAL = "\u00d0\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_INVISIBLE = re.compile(f"[{_UNSEEN}]+")
# A class alone is looked for several times as fast as one that may repeat.
_CHANGED = re.compile(f"[{_SPECIAL}{_UNSEEN}]")
# Stretches between plain spaces and line ends are looked at one by one, so that one odd word costs only itself.
_STRETCH = re.compile(r"[^ \n]+|[ \n]+")


class _FoldTable(dict[int, str]):
    """Folded form of each character, worked out at first use; always one character."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        base = {"đ": "d", "Đ": "D", "Ð": "D"}.get(char) or normalize("NFD", char)[0]
        lower = base.lower()
        folded = lower if len(lower) == 1 else base
        self[code] = folded
        return folded


_FOLD = _FoldTable()
_LETTERS = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
_SIGNS = "–—…“”‘’°−²³•′×·»«€→₫›"  # the last one parts the headings that a chunk stands under


def _code_page() -> str:
    """Return 256 characters that nearly all Vietnamese text consists of: ASCII in its place, no control characters."""
    page = [chr(code) for code in range(127)] + ["\ufffe"] * 129
    # Letters alone, which are folded away, stand below 128: what is left there then is ASCII.
    free = [*range(128, 256), *range(1, 9), *range(14, 32), 127]
    for code, char in zip(free, _SIGNS + _LETTERS + _LETTERS.upper(), strict=True):
        page[code] = char
    return "".join(page)


# As bytes of this page a text is folded thirty times as fast as character by character.
_PAGE = _code_page()
_ENCODING = charmap_build(_PAGE)
_FOLD_BYTES = bytes(_PAGE.index(_FOLD[ord(char)]) for char in _PAGE)
# Letters folded, figures and signs as spaces; "²" counts as a letter of "km²".
_WORD_BYTES = bytes(
    code if (chr(code).isascii() and chr(code).isalpha()) or _PAGE[place] in "²³" else ord(" ")
    for place, code in enumerate(_FOLD_BYTES)
)
# The same letters as small ones with their accents.
_LOWER_BYTES = bytes(
    ord(" ") if word == ord(" ") else _PAGE.index(_PAGE[place].lower()) for place, word in enumerate(_WORD_BYTES)
)


def fold(text: str) -> str:
    """Strip accents and case: "Đường sắt" -> "duong sat"; figures, "%" and "m²" stay as they are.

    Parameters
    ----------
    text
        Any text; composed (NFC) first when it is not.

    Returns
    -------
    As many characters as the NFC form of `text` has, so that offsets in NFC text hold in the folded one.
    """
    if text.isascii():
        return text.lower()
    try:
        # The page holds no sign that composes with another one.
        folded = charmap_encode(text, "strict", _ENCODING)[0].translate(_FOLD_BYTES)
    except UnicodeEncodeError:
        return compose(text).translate(_FOLD)
    return folded.decode("ascii") if folded.isascii() else charmap_decode(folded, "strict", _PAGE)[0]


def fold_words(text: str) -> list[bytes] | None:
    """Return the words of a text folded, in order, without its numbers; None where it has a rare character.

    This takes a third of the time of folding a text and finding the words there.

    Examples
    --------
    >>> fold_words("Thu nội địa: 870 tỷ")
    [b'thu', b'noi', b'dia', b'ty']
    """
    try:
        return charmap_encode(text, "strict", _ENCODING)[0].translate(_WORD_BYTES).split()
    except UnicodeEncodeError:
        return None


def lower_words(text: str) -> list[str] | None:
    """Return the words of a text in small letters, composed (NFC), as `fold_words` tells them apart; None as there.

    Examples
    --------
    >>> lower_words("Thu nội địa: 870 tỷ")
    ['thu', 'nội', 'địa', 'tỷ']
    """
    try:
        lowered = charmap_encode(text, "strict", _ENCODING)[0].translate(_LOWER_BYTES)
    except UnicodeEncodeError:
        return None
    return charmap_decode(lowered, "strict", _PAGE)[0].split()


def compose(text: str) -> str:
    """Return the NFC form of a text, mostly the text itself."""
    return text if text.isascii() or is_normalized("NFC", text) else normalize("NFC", text)


def normalise(text: str) -> AlignedText:
    """Bring text into the spelling that all grammars expect.

    Parameters
    ----------
    text
        Source text; lone surrogates and control characters are let through.

    Returns
    -------
    Reading text with runs into `text`; one identity run when nothing had to change.
    """
    if not text:
        return AlignedText("", ())
    composed = is_normalized("NFC", text)
    if composed and _CHANGED.search(text) is None:
        return AlignedText(text, (Run(0, len(text), 0, len(text)),))
    return align_pieces(_pieces(text, composed=composed))


def _pieces(text: str, *, composed: bool) -> Iterator[tuple[str, int, int]]:
    start = 0
    for invisible in _INVISIBLE.finditer(text):
        yield from _visible_pieces(text, start, invisible.start(), composed=composed)
        start = invisible.end()
    yield from _visible_pieces(text, start, len(text), composed=composed)


def _visible_pieces(text: str, start: int, end: int, *, composed: bool) -> Iterator[tuple[str, int, int]]:
    visible = text[start:end]
    if composed or is_normalized("NFC", visible):
        yield visible.translate(_SINGLE), start, end - start
        return
    for stretch in _STRETCH.finditer(visible):
        word = stretch.group()
        if is_normalized("NFC", word):
            yield word.translate(_SINGLE), start + stretch.start(), len(word)
        else:
            yield from _cluster_pieces(word, start + stretch.start())


def _cluster_pieces(word: str, offset: int) -> Iterator[tuple[str, int, int]]:
    """Compose each letter with the marks after it; a mark never leaves its letter."""
    first = 0
    for position in range(1, len(word) + 1):
        if position == len(word) or not _continues(word[position]):
            cluster = word[first:position]
            letters = normalize("NFC", cluster).translate(_SINGLE)
            # Marks may change places: then each letter stands for all that the cluster was.
            moved = len(letters) == len(cluster) > 1 and letters != cluster
            for letter in letters if moved else (letters,):
                yield letter, offset + first, position - first
            first = position


def _continues(char: str) -> bool:
    # Hangul vowels and finals compose with the syllable before them although they are not marks.
    return combining(char) != 0 or "\u1160" <= char <= "\u11ff"


# Halves of a pair, which no encoding can write: JSON and broken terminals bring them.
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")


def make_writable(text: str) -> str:
    """Return a text that every file can hold: "\ufffd" stands for each half of a pair without the other."""
    return _LONE_SURROGATE.sub("\ufffd", text)
