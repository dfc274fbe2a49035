"""Things that a question names, and whether a passage tells of another one.

Of another code ("cổ phiếu ABC"), of another thing of the same kind ("bão Lốc", "cầu Gió"), or of one whose foreign name
is not there.

Ranks nothing. Names of places are those of ``qa.words.named``.
"""

import re
from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from index.normalise import CAPITALS, fold
from index.orthography import is_bare_syllable, is_syllable
from qa.candidate import Passage
from qa.rank.whose import name_in_title
from qa.words.match import Held, split_tokens
from qa.words.named import find_pairs_with_code

_OF_KIND = re.compile(
    rf"(?<![\w-])(?P<kind>[^\W\d_]+)\s+(?P<name>[{CAPITALS}][^\W\d_]*[a-zà-ỹ](?:[ -][{CAPITALS}][^\W\d_]*)*)(?![\w-])"
)
# Offices, titles and papers have a name for their field, and what has another one may be the same body.
_NO_KINDS_LIST = """tinh huyen quan xa phuong tran pho vung mien nuoc bo so ban cuc hoi uy truong ong ba anh chi luat
va cua o tai cho theo do"""
_NO_KINDS = frozenset(_NO_KINDS_LIST.split())


_WORD = re.compile(r"[^\W\d_]+")
# Of two letters and more, and of no quarter.
_ROMAN = re.compile(r"(?<![\w./-])(?<!quý )(?<!Quý )[IVX]{2,6}(?![\w./-])")
_SHORTEST_FOREIGN = 4  # letters
_SHORTEST_SMALL = 5  # what is shorter may be an abbreviation
_SLIP = 0.9  # likeness of two words of which one is the other with a letter wrong: "novaword", "novaworld"


@dataclass(frozen=True, slots=True)
class AskedThings:
    """What a question names, folded.

    Parameters
    ----------
    codes
        Each code with the word before it: ("phieu", "abc").
    kinds
        Each name with the noun of its kind before it: ("bao", ("loc",)).
    foreign
        Words that are no Vietnamese syllables (of a question with capitals, those with one) and Roman numbers: a
        company, a product, a town abroad, a congress.
    """

    codes: tuple[tuple[str, str], ...]
    kinds: tuple[tuple[str, tuple[str, ...]], ...]
    foreign: frozenset[str]

    def has_other_code(self, text: str, around: Held) -> bool:
        """Tell whether a text names another code than asked behind the same word, and nothing around it the asked."""
        lacking = {word for word, code in self.codes if code not in around.tokens}
        return bool(lacking) and any(fold(word) in lacking for word, _ in find_pairs_with_code(text))

    def has_other_of_kind(self, heads: Iterable[str], around: Held) -> bool:
        """Tell whether a heading names something of an asked kind by another name, and nothing around the asked one.

        Parameters
        ----------
        heads
            The title and the headings that a passage stands under.
        around
            What the passage and all these hold.
        """
        lacking = {kind: name for kind, name in self.kinds if not around.names(name)}
        if not lacking:
            return False
        return any(
            kind in lacking and set(name).isdisjoint(lacking[kind]) for head in heads for kind, name in find_kinds(head)
        )

    def lacks_foreign(self, passage: Passage, held: AbstractSet[str], near: Callable[[Passage], str]) -> bool:
        """Tell whether neither what a passage holds nor the text near it has each of the foreign words.

        What a document about something by its name tells of something else, it tells right there.
        """
        missing = self.foreign - held
        if not missing:
            return False
        own = split_tokens(f"{passage.title} {passage.chunk.context} {passage.chunk.text}")
        missing = frozenset(word for word in missing if not get_close_matches(word, own, n=1, cutoff=_SLIP))
        if not missing or name_in_title(passage.title):
            return bool(missing)
        return not all(map(fold(near(passage)).__contains__, missing))


def find_things(reading: str, terms: AbstractSet[str], *, small: bool = False) -> AskedThings:
    """Find what a question names.

    Parameters
    ----------
    reading
        The question.
    terms
        Its folded content words, but for those that documents may tell by others: "GRDP" is "tổng sản phẩm".
    small
        Whether it was typed all in small letters, names too.
    """
    pairs = ((fold(word), fold(code)) for word, code in find_pairs_with_code(reading))
    words = {fold(match.group()) for match in _WORD.finditer(reading) if not _is_native(match.group())}
    words |= {fold(match.group()) for match in _ROMAN.finditer(reading)}
    if small:
        typed = (fold(match.group()) for match in _WORD.finditer(reading))
        words |= {word for word in typed if len(word) >= _SHORTEST_SMALL and not is_bare_syllable(word)}
    return AskedThings(
        codes=tuple((word, code) for word, code in pairs if code in terms),
        kinds=find_kinds(reading),
        foreign=frozenset(words & terms),
    )


@lru_cache(maxsize=1024)
def find_kinds(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return each name of a text that follows a noun in small letters, or its first word, as (noun, words), folded.

    Examples
    --------
    >>> find_kinds("Bão Lốc (2031)"), find_kinds("tỉnh Gió Nồm")
    ((('bao', ('loc',)),), ())
    """
    found = []
    for match in _OF_KIND.finditer(text):
        kind = match["kind"]
        if (kind.islower() or not text[: match.start()].strip(" (0123456789).")) and fold(kind) not in _NO_KINDS:
            found.append((fold(kind), split_tokens(match["name"])))
    return tuple(found)


def _is_native(word: str) -> bool:
    """Tell whether a word is a Vietnamese syllable, too short to tell, or no name by its capital."""
    return len(word) < _SHORTEST_FOREIGN or not word[0].isupper() or word.isupper() or is_syllable(word.lower())
