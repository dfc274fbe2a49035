"""How a question was read, with the spelling that was mended in it, and the way back to what was typed.

Two texts in, escaped HTML out. What a follow-up takes over from the question before stands in the reading, and is no
spelling that was mended.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from html import escape
from itertools import groupby

from index.normalise import fold

_WORD = re.compile(r"\S+")
_MOST_TOLD = 6
_EDGES = " \t\n.,;:!?…"
_SHORT = 3
"""Letters of a word that looks like many others, so that only its accents tell it."""
_ALIKE = 0.6
"""Share of letters, in order, that a longer word has in common with its slip: "xach" and "sach" have 0.75."""


def draw_understood(typed: str, understood: str) -> str:
    """Draw how a question was read; "" when it was read as typed.

    Parameters
    ----------
    typed
        The question.
    understood
        How it was read, "" when that is the same.
    """
    if not understood:
        return ""
    # Where all diacritics were left out, the reading itself shows what was put back.
    changes = () if typed.isascii() and fold(understood) == typed.lower() else find_corrections(typed, understood)
    told = "; ".join(f"{escape(old)} → <ins>{escape(new)}</ins>" for old, new in changes[:_MOST_TOLD])
    more = "; …" if len(changes) > _MOST_TOLD else ""
    changed = f'<span class="qa-changes">Đã sửa: {told}{more}</span>' if told else ""
    return (
        f'<p class="qa-understood"><span>Đã hiểu là: <em>{escape(understood)}</em></span>{changed}'
        f'<button type="button" class="qa-as-typed" data-question="{escape(typed)}" data-as-typed="1">'
        "Hỏi đúng như đã gõ</button></p>"
    )


def find_corrections(typed: str, understood: str) -> tuple[tuple[str, str], ...]:
    """Return (as typed, as read) of each stretch of words of which only the spelling differs.

    Capitals and marks at the edges of words do not count; what was added or replaced is no spelling.

    Examples
    --------
    >>> find_corrections("thu ngan sach năm 2017", "thu ngân sách năm 2017?")
    (('ngan sach', 'ngân sách'),)
    >>> find_corrections("Còn 2016?", "Thu năm 2016?")
    ()
    """
    old, new = ([word.strip(_EDGES) for word in _WORD.findall(text)] for text in (typed, understood))
    stretches = groupby(_align(old, new), key=lambda pair: _is_respelled(*pair))
    mended = [zip(*pairs, strict=True) for is_mended, pairs in stretches if is_mended]
    return tuple((" ".join(before), " ".join(after)) for before, after in mended)


def _align(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Give the words of both texts in pairs, "" for none; where as many differ, each goes with its own."""
    matcher = SequenceMatcher(None, list(map(fold, old)), list(map(fold, new)), autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal" or b - a == d - c:
            yield from zip(old[a:b], new[c:d], strict=True)
        else:
            yield " ".join(old[a:b]), " ".join(new[c:d])


def _is_respelled(old: str, new: str) -> bool:
    """Tell whether two different texts are one in another spelling: accents, blanks, a slip, an abbreviation."""
    if old.lower() == new.lower() or not (old and new):
        return False
    one, two = (fold(text).replace(" ", "") for text in (old, new))
    initials = "".join(word[0] for word in fold(new).split())
    if one == two or (len(initials) > 1 and one == initials):
        return True
    return min(len(one), len(two)) > _SHORT and SequenceMatcher(None, one, two, autojunk=False).ratio() >= _ALIKE
