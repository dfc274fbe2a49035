"""Diacritics restored and spelling mended by what the indexed documents write.

A text and a vocabulary in, the likeliest spelling out: the path of least surprise over syllables (Viterbi). Never
touches numbers, abbreviations in capitals, or syllables that the documents know as typed and that fit.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from index.normalise import fold
from index.orthography import is_syllable, split_tone
from qa.words.content import has_diacritics
from qa.words.slips import CHANGE_LETTER, near_syllables
from qa.words.strange_places import find_strange_places
from qa.words.usual import usual
from qa.words.vocabulary import NUMBER, Vocabulary

__all__ = ["Vocabulary", "read_spelling"]

_TOKEN = re.compile(r"[^\W\d_]+")
_MOST_CHOICES = 10  # spellings of one folded syllable
_MOST_NEAR = 3  # spellings of a syllable one slip away
_LONGEST_SYLLABLE = len("nghiêng")
# Prices in the unit of surprise (natural logarithm): what a change of what was typed must win back.
_ADD_MARKS = 2.5  # diacritics on a plain syllable of a text that has them elsewhere
_MOVE_MARK = 0.5  # the same tone over another letter ("cuả")
_CONFUSED_TONE = 1.9  # hỏi for ngã
_LOST_MARK = 2.0  # a mark left out of an unknown syllable, or letters that are no syllable
_FORGOTTEN_MARK = 4.0  # a mark left out of a known syllable
_OTHER_MARKS = 7.0  # other marks on an unknown syllable
_CHANGE_MARKS = 9.0  # other marks on a known syllable
_KEEP_ODD = 9.0  # what is no syllable and no document holds
_KEEP_PLAIN = 2.0  # a good syllable that no document holds, typed without diacritics
_CHAT = {
    "ko": "không",
    "hok": "không",
    "hem": "không",
    "dc": "được",
    "đc": "được",
    "dzậy": "vậy",
    "zậy": "vậy",
    "dzay": "vậy",
    "zay": "vậy",
    "dợ": "vậy",
    "vs": "với",
    "bn": "bao nhiêu",
    "nhiu": "nhiêu",
    "z": "gì",
    "ng": "người",
    "xk": "xuất khẩu",
    "nk": "nhập khẩu",
    "xnk": "xuất nhập khẩu",
    "sx": "sản xuất",
    "vđv": "vận động viên",
    "vdv": "vận động viên",
    "hcv": "huy chương vàng",
    "hcb": "huy chương bạc",
    "hcđ": "huy chương đồng",
    "hn": "hà nội",
}


@dataclass(frozen=True, slots=True)
class _Choice:
    text: str
    price: float


def read_spelling(text: str, vocabulary: Vocabulary) -> str:
    """Restore diacritics and mend spelling together.

    Parameters
    ----------
    text
        A question, NFC, tidy.
    vocabulary
        Spellings of the documents; an empty one changes nothing.

    Returns
    -------
    The text with other letters; what is no letter stays.

    Examples
    --------
    >>> read_spelling("san luong lua", Vocabulary.build(["Sản lượng lúa tăng."]))
    'sản lượng lúa'
    """
    tokens = list(_TOKEN.finditer(text))
    if not tokens or not vocabulary.syllables:
        return text
    accented = has_diacritics(text)
    careful = all(_is_glued(text, match) or _is_clean(match.group(), vocabulary, accented=accented) for match in tokens)
    if careful and text.lower() != text:
        return text
    before = [_before(text, tokens, i) for i in range(len(tokens))]
    if careful:
        spelled = [match.group() for match in tokens]
    else:
        shouting = text.isupper()
        steps = [
            _choices(match.group(), vocabulary, accented=accented, opens=match is tokens[0])
            if shouting or not (_is_abbreviation(match.group(), vocabulary) or _is_glued(text, match))
            else (_Choice(match.group().lower(), 0.0),)
            for match in tokens
        ]
        spelled = _least_surprise(steps, before, vocabulary)
    # Capitals are given to names only where a text was typed without any.
    named = [False] * len(spelled)
    if text.lower() == text:
        named = _capitalise(spelled, before, vocabulary)
        typed = [match.group() for match in tokens]
        for i in _strange_places(typed, spelled, before, vocabulary):
            spelled[i], named[i] = typed[i], True
    pieces: list[str] = []
    end = 0
    for match, word, name in zip(tokens, spelled, named, strict=True):
        pieces += [text[end : match.start()], _in_case(match.group(), word, name=name)]
        end = match.end()
    return "".join([*pieces, text[end:]])


def _strange_places(
    typed: list[str], spelled: list[str], before: list[str | None], vocabulary: Vocabulary
) -> frozenset[int]:
    """Return which words name places that no document speaks of; how such a name is spelled is not guessed."""
    # A letter more or less may make it a word that documents hold, and none that was meant.
    restored = [word if fold(word) == fold(own) else own for word, own in zip(spelled, typed, strict=True)]

    def is_known(i: int) -> bool:
        mended = (spelled[i], spelled[i + 1])
        # With its marks and yet no syllable: which name was meant is not known.
        slipped = any(not own.isascii() and not is_syllable(own) for own in typed[i : i + 2])
        return slipped or mended in vocabulary.pairs or vocabulary.holds_pair(restored[i], restored[i + 1])

    return find_strange_places(restored, lambda i: before[i] is None, is_known)


def _before(text: str, tokens: list[re.Match[str]], i: int) -> str | None:
    """Return what a syllable is judged by: None for the syllable before it, else ``NUMBER`` or "" for a fresh start."""
    between = text[tokens[i - 1].end() if i else 0 : tokens[i].start()]
    if i and (between.isspace() or between == "-"):
        return None
    return NUMBER if re.search(r"\d\s*$", between) else ""


def _is_glued(text: str, match: re.Match[str]) -> bool:
    """Tell letters of a code ("q1", "km2", "QH13") or of a foreign name ("H'Drai")."""
    around = text[max(0, match.start() - 1) : match.start()] + text[match.end() : match.end() + 1]
    return any(char.isdigit() or char in "'’" for char in around)


def _is_abbreviation(typed: str, vocabulary: Vocabulary) -> bool:
    """Tell letters that are no syllable: capitals, or what has no vowel and is known to be short for something."""
    if len(typed) > 1 and typed.isupper() and typed.isascii():
        return True
    return (
        re.search(r"[aeiouy]", fold(typed)) is None
        and typed.lower() not in _CHAT
        and len(typed) > 1
        and (fold(typed) not in vocabulary.spellings or typed.lower() in vocabulary.syllables)
    )


def _is_clean(typed: str, vocabulary: Vocabulary, *, accented: bool) -> bool:
    """Tell whether nothing suggests that a syllable was typed carelessly."""
    lower = typed.lower()
    if lower == fold(lower):
        foreign = typed.istitle() and len(typed) > _LONGEST_SYLLABLE
        return accented and (lower in vocabulary.syllables or foreign)
    return lower in vocabulary.syllables or (is_syllable(lower) and not _has_slipped(lower, vocabulary))


def _has_slipped(lower: str, vocabulary: Vocabulary) -> bool:
    """Tell a syllable that documents know with the other of the two tones that sound alike."""
    spellings = vocabulary.spellings.get(fold(lower), ())
    return any(_change_of_marks(lower, spelling.text, known=False) == _CONFUSED_TONE for spelling in spellings)


def _choices(typed: str, vocabulary: Vocabulary, *, accented: bool, opens: bool) -> tuple[_Choice, ...]:
    """Return what a typed syllable may stand for, each with its price; `opens` for the first one of the text."""
    lower = typed.lower()
    plain = fold(lower)
    known = lower in vocabulary.syllables
    found: dict[str, float] = {lower: _keeping(lower, known=known)}
    held = [spelling.text for spelling in vocabulary.spellings.get(plain, ())[:_MOST_CHOICES]]
    for text in (*held, *usual().spellings(plain)):
        if lower == plain:
            # "Phu Xai Lai Leng" among words with diacritics is a foreign name.
            if not (accented and typed.istitle()) or text in vocabulary.named:
                found.setdefault(text, _ADD_MARKS if accented else 0.0)
        else:
            found.setdefault(text, _change_of_marks(lower, text, known=known))
    if lower in _CHAT:
        found[_CHAT[lower]] = 1.0
    # A good plain syllable among words with diacritics was meant, whether the documents hold it or not.
    meant = accented and lower == plain and is_syllable(lower)
    # The first word has its capital for standing first: with diacritics, and yet no syllable, it is no foreign name.
    is_name = accented and typed.istitle() and not (opens and lower != plain and not is_syllable(lower))
    if not known and not meant and (lower != plain or plain not in vocabulary.spellings):
        for near, price in near_syllables(plain):
            if len(plain) > _LONGEST_SYLLABLE and price >= CHANGE_LETTER:
                continue  # "VinSmart" is no "Vinmart": what is longer than a syllable is a name
            for spelling in vocabulary.spellings.get(near, ())[:_MOST_NEAR]:
                if is_name and spelling.text not in vocabulary.named:
                    continue
                found[spelling.text] = min(found.get(spelling.text, price), price)
    return tuple(_Choice(text, price) for text, price in found.items())


def _keeping(lower: str, *, known: bool) -> float:
    if known:
        return 0.0
    if not is_syllable(lower):
        return _KEEP_ODD
    return _KEEP_PLAIN if lower.isascii() else 0.0


@lru_cache(maxsize=8192)
def _change_of_marks(typed: str, other: str, *, known: bool) -> float:
    """Return the price of reading `typed` as `other`, which has the same letters under other marks."""
    (typed_bare, typed_tone), (other_bare, other_tone) = split_tone(typed), split_tone(other)
    if typed_bare == other_bare and typed_tone == other_tone:
        return _MOVE_MARK
    if typed_bare == other_bare and {typed_tone, other_tone} == {"hỏi", "ngã"}:
        return _CONFUSED_TONE
    if not is_syllable(typed):
        return _LOST_MARK
    left_out = typed_tone in {"ngang", other_tone} and all(
        one in {letter, fold(letter)} for one, letter in zip(typed_bare, other_bare, strict=True)
    )
    if left_out:
        return _FORGOTTEN_MARK if known else _LOST_MARK
    return _CHANGE_MARKS if known else _OTHER_MARKS


def _least_surprise(steps: list[tuple[_Choice, ...]], before: list[str | None], vocabulary: Vocabulary) -> list[str]:
    """Return the cheapest sequence: the price of each choice and the surprise of each pair."""
    best: list[dict[str, tuple[float, str]]] = [{"": (0.0, "")}]
    for i, (choices, given) in enumerate(zip(steps, before, strict=True)):
        column: dict[str, tuple[float, str]] = {}
        counted = i + 1 == len(steps) or before[i + 1] is None
        for choice in choices:
            first = choice.text.split()[0]
            cost, previous = min(
                (cost + vocabulary.surprise(text.split()[-1] if given is None else given, first), text)
                for text, (cost, _) in best[-1].items()
            )
            after = 0.0 if counted or NUMBER not in vocabulary.syllables else vocabulary.surprise(choice.text, NUMBER)
            column[choice.text] = (cost + choice.price + after, previous)
        best.append(column)
    word = min(best[-1], key=lambda text: best[-1][text][0])
    path: list[str] = []
    for column in reversed(best[1:]):
        path.append(word)
        word = column[word][1]
    return path[::-1]


def _capitalise(words: list[str], before: list[str | None], vocabulary: Vocabulary) -> list[bool]:
    """Tell which words stand in a pair that documents write with capitals; a third word must be a name itself."""
    named = [False] * len(words)
    for i in range(1, len(words)):
        if before[i] is None and (words[i - 1], words[i]) in vocabulary.names:
            if named[i - 1] and words[i] not in vocabulary.capitals:
                continue
            named[i - 1] = named[i] = True
    return named


def _in_case(typed: str, word: str, *, name: bool) -> str:
    if word == typed.lower() and not name:
        return typed
    if typed.isupper() and (len(typed) > 1 or name):
        return word.upper()
    return word[:1].upper() + word[1:] if name or typed[:1].isupper() else word
