"""A question as typed in, as it is read out: tidy, calm, short words spelled out, spelling mended, the question alone.

Does NOT know the conversation.
"""

import re

from index.normalise import normalise
from qa.analyse.courtesy import without_courtesy
from qa.analyse.preamble import without_preamble
from qa.words.countries import capitalise_countries
from qa.words.restore import Vocabulary, read_spelling

_LONGEST = 1000  # characters; what is longer is no question, and the grammars need not read it all
_FEWEST_LOUD = 4  # words without diacritics; "UBND TP HCM" is short for names
_LIST_MARK = re.compile(r"^(?:[-–•*+]|\d{1,2}[.)])\s+(?=\D)")
_QUOTED = re.compile(r"^[\"“”]([^\"“”]*)[\"“”]?$")
_END = re.compile(r"\s*[?？][\W_]*$")
_SAYS = re.compile(r"[\w?？%‰$€°)\"”’]")
# A letter alone is a level only with its full stop before a name.
_LEVELS = {"p": "phường", "q": "quận", "h": "huyện", "x": "xã", "tt": "thị trấn", "tx": "thị xã"}
_PAPERS = {"tt": "thông tư", "qđ": "quyết định", "qd": "quyết định", "nđ": "nghị định", "nq": "nghị quyết"}
_LEVEL = re.compile(
    r"(?<![\w.])(?<!\d )(p|q|h|x|tt|tx)\.\s*(?=[^\W\d_]{2})|(?<![\w.])(tt|tx)\s+(?=[^\W\d_]{2,}\s+[^\W\d_]{2})",
    re.IGNORECASE,
)
_PAPER = re.compile(r"(?<![\w/-])(tt|qđ|qd|nđ|nq)\s+(?=(?:số\s+|so\s+)?\d{1,4}(?:/\d{4}|\b))")
# Typed without diacritics, what stands around a word tells which one it is, better than what documents write: they
# hardly ever point back, and ask nothing.
_PLAIN = (
    (re.compile(r"^((?:con |the )?(?:o|tai)) do\b", re.IGNORECASE), r"\1 đó"),
    (re.compile(r"\b(tinh|huyen|xa|phuong|quan|nuoc|noi|nam|du an|cong ty) do\b(?! thi\b)", re.IGNORECASE), r"\1 đó"),
    (re.compile(r"(?<=%) so (?=nam (?:truoc|ngoai)\b|cung k[iy]\b)", re.IGNORECASE), " so với "),
    (
        re.compile(r"\b(tram|nhieu|nhiu|tang|giam|bn) so (?=nam (?:truoc|ngoai)\b|cung k[iy]\b)", re.IGNORECASE),
        r"\1 so với ",
    ),
    # No year is asked how many it is.
    (
        re.compile(
            r"^((?:con |the |vay )?)nam(?: gioi)?(?=(?: co| chiem| la)? bao nhieu\b| thi sao\b|\W*$)", re.IGNORECASE
        ),
        r"\1nam giới",
    ),
    (re.compile(r"\bgap (?=(?:bao nhieu|may|bn) lan\b)", re.IGNORECASE), "gấp "),
    (re.compile(r"\bdai (?=(?:bao nhieu|may|bn) (?:km|m|met)\b)", re.IGNORECASE), "dài "),
    (re.compile(r"\bsau (?=(?:bao nhieu|may|bn) (?:km|m|met)\b)", re.IGNORECASE), "sâu "),
)


def tidy_typed(text: str) -> str:
    """Return what was typed in NFC with single spaces, cut at `_LONGEST` characters, not shouted, without courtesy."""
    text = _calm(" ".join(normalise(text).text[:_LONGEST].split()))
    # A list mark, quotes around all of it, and what stands behind the mark that ends it: "1. ... ?? :)".
    text = _QUOTED.sub(r"\1", _LIST_MARK.sub("", text))
    return without_courtesy(_END.sub("?", text) if _END.search(text) else _without_marks(text))


def spell_typed(typed: str, vocabulary: Vocabulary | None) -> str:
    """Return what a text asks, without what else is said before and behind it, spelled as documents spell."""
    text = capitalise_countries(_spell_plain(spell_levels(typed)))
    # "Vay a" is courtesy only when it is spelled.
    return without_courtesy(without_preamble(text if vocabulary is None else read_spelling(text, vocabulary)))


def _spell_plain(text: str) -> str:
    """Return a text typed without diacritics with those of what only its own words tell: "o do" at its start."""
    if not text.isascii():
        return text
    for pattern, put in _PLAIN:
        text = pattern.sub(put, text)
    return text


def _without_marks(text: str) -> str:
    """Return a text without the stops and the smiles that it ends in."""
    while True:
        text = text.rstrip(" .!…")
        head, _, last = text.rpartition(" ")
        if not head or _SAYS.search(last):
            return text
        text = head


def _calm(text: str) -> str:
    """Return a text that is written in capitals throughout in small letters: its capitals tell no names apart."""
    is_loud = text.isupper() and (not text.isascii() or len(text.split()) >= _FEWEST_LOUD)
    return text.lower() if is_loud else text


def spell_levels(text: str) -> str:
    """Return a text with the short levels of places and papers spelled out: "tt 05/2024" is a thông tư.

    Examples
    --------
    >>> spell_levels("dân số p. Hoa Lư")
    'dân số phường Hoa Lư'
    """
    text = _PAPER.sub(lambda match: f"{_PAPERS[match[1]]} ", text)
    return _LEVEL.sub(lambda match: f"{_LEVELS[(match[1] or match[2]).lower()]} ", text)
