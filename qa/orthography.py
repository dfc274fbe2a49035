"""Whether letters can be a Vietnamese syllable as it is spelled today: onset, vowels, final, tone.

One syllable in, a judgement out. Knows no words: "nghênh" and "blang" are told apart by their letters alone.
"""

import re
from functools import lru_cache
from unicodedata import normalize

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
    "|(?:" + "|".join(sorted(_CLOSED.split(), key=len, reverse=True)) + ")(?P<final>ch|c|m|ng|nh|n|p|t))"
)
_SYLLABLE = re.compile(f"{_ONSET}{_RHYME}")


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
    return match["final"] not in {"c", "ch", "p", "t"} or tone in {"sắc", "nặng"}
