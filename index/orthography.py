"""Whether letters can be a Vietnamese syllable as it is spelled today: onset, vowels, final, tone; and where that sits.

One syllable in, a judgement out; any text in, its tones in one of the two taught places out. Knows no words: "nghênh"
and "blang" are told apart by their letters alone.
"""

import re
from functools import lru_cache
from unicodedata import normalize

from index.normalise import fold

_TONES = dict(zip("\u0301\u0300\u0309\u0303\u0323", ("sắc", "huyền", "hỏi", "ngã", "nặng"), strict=True))
_ONSET = (
    r"(?:b|c(?=[^eêiy])|ch|d|đ|g(?=[^eêi])|gh(?=[eêi])|gi|h|k(?=[eêiy])|kh|l|m|n|ng(?=[^eêi])|ngh(?=[eêi])|nh|p|ph|qu"
    r"|r|s|t|th|tr|v|x)?"
)
_OPEN = (
    "a ă â e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iêu iu oa oai oay oe oi ôi ơi ua ui uôi uơ ưa ươi ươu ưi ưu uê "
    "uy uya uây oeo uyu yêu oao ue"
)
_CLOSED = "a ă â e ê i o ô ơ u ư y iê oa oă oe oo uâ uê uô ươ uy uyê yê ue"
_RHYME = (
    "(?:(?:" + "|".join(sorted(_OPEN.split(), key=len, reverse=True)) + ")"
    "|(?:" + "|".join(sorted(_CLOSED.split(), key=len, reverse=True)) + ")(?P<final>ch|c|k|m|ng|nh|n|p|t))"
)
# "gì" has lost the vowel that its onset ends in.
_SYLLABLE = re.compile(f"(?:{_ONSET}{_RHYME}|gi)")
_BARE_RHYMES = {fold(rhyme) for rhyme in f"{_OPEN} {_CLOSED}".split()}
_BARE_SYLLABLE = re.compile(
    "(?:b|ch?|d|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu|r|s|th?|tr|v|x)?"
    f"(?:{'|'.join(sorted(_BARE_RHYMES, key=len, reverse=True))})(?:ch?|k|m|ng?|nh|p|t)?"
)
_VOWELS = re.compile("(?:(?<=q)u|(?<=g)i(?=[aăâeêoôơuư]))?([aăâeêioôơuưy]+)")
# An open "oa", "oe" or "uy" with its tone over the second vowel; "quý" has only one vowel.
# Both ways begin with a letter, not with a look behind, so that all other letters are passed over quickly.
_LATE_TONE = re.compile(r"(?:[oO][àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|[uU](?<![qQ][uU])[ỳýỷỹỵỲÝỶỸỴ])(?![^\W\d_])")
_TONED = {
    bare + late: normalize("NFC", bare + normalize("NFD", late)[1]) + normalize("NFD", late)[0]
    for bares, lates in (("oO", "àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ"), ("uU", "ỳýỷỹỵỲÝỶỸỴ"))
    for bare in bares
    for late in lates
}
# Both are taught: "hoà" and "hòa", "thuý" and "thúy".
_EITHER = frozenset({"oa", "oe", "uy", "ue"})


def split_tone(syllable: str) -> tuple[str, str]:
    """Return a syllable without its tone mark (hats and horns stay), and the name of the tone, "ngang" without mark.

    Examples
    --------
    >>> split_tone("ngạch")
    ('ngach', 'nặng')
    """
    parts = normalize("NFD", syllable.lower())
    tone = next((_TONES[char] for char in parts if char in _TONES), "ngang")
    return normalize("NFC", "".join(char for char in parts if char not in _TONES)), tone


def place_tones(text: str) -> str:
    """Write each tone that may sit over either of two vowels over the first one: "hoà" -> "hòa", "uỷ" -> "ủy".

    Parameters
    ----------
    text
        Any text, NFC.

    Returns
    -------
    As many characters, so that offsets hold.

    Examples
    --------
    >>> place_tones("Văn hoá, thuỷ lợi, quý I, hoàn toàn")
    'Văn hóa, thủy lợi, quý I, hoàn toàn'
    """
    return _LATE_TONE.sub(lambda match: _TONED[match.group()], text)


@lru_cache(maxsize=16384)
def is_syllable(text: str) -> bool:
    """Tell whether a text is spelled like one Vietnamese syllable, with diacritics or where none is needed.

    Examples
    --------
    >>> is_syllable("ngạch"), is_syllable("nghạch"), is_syllable("nhâp"), is_syllable("tăg")
    (True, False, False, False)
    """
    bare, tone = split_tone(text)
    match = _SYLLABLE.fullmatch(bare)
    if match is None or sum(char in _TONES for char in normalize("NFD", text)) > 1:
        return False
    # Syllables that end in a stop carry one of two tones only.
    if match["final"] in {"c", "ch", "k", "p", "t"} and tone not in {"sắc", "nặng"}:
        return False
    return tone == "ngang" or _is_well_marked(text, bare, closed=match["final"] is not None)


def is_bare_syllable(text: str) -> bool:
    """Tell whether a folded word may be a Vietnamese syllable that has lost its diacritics.

    Examples
    --------
    >>> is_bare_syllable("nguyen"), is_bare_syllable("quyet"), is_bare_syllable("riverside")
    (True, True, False)
    """
    return _BARE_SYLLABLE.fullmatch(text) is not None


def _is_well_marked(text: str, bare: str, *, closed: bool) -> bool:
    """Tell whether the tone mark sits over the vowel that carries it."""
    vowels = _VOWELS.search(bare)
    if vowels is None:
        return False
    cluster = vowels[1]
    marked = next(i for i, char in enumerate(normalize("NFC", text)) if char.lower() != bare[i]) - vowels.start(1)
    hats = [i for i, char in enumerate(cluster) if char in "ăâêôơư"]
    if hats:
        # "ươ" carries it over its second letter, "ưa" and "ưu" over the first.
        return marked == hats[-1]
    if len(cluster) == 1 or (cluster in _EITHER and not closed):
        return 0 <= marked < len(cluster)
    return marked == (1 if closed or len(cluster) == 3 else 0)
