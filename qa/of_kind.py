"""Names with the noun that says of what kind they are: "bão Lốc", "cầu Gió".

Texts in, whether one names a thing of the asked kind by another name out. Ranks nothing.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from index.normalise import CAPITALS, fold
from qa.match import Held, split_tokens

_OF_KIND = re.compile(
    rf"(?<![\w-])(?P<kind>[^\W\d_]+)\s+(?P<name>[{CAPITALS}][^\W\d_]*[a-zà-ỹ](?:[ -][{CAPITALS}][^\W\d_]*)*)(?![\w-])"
)
# Offices, titles and papers have a name for their field, and what has another one may be the same body.
_NO_KINDS_LIST = """tinh huyen quan xa phuong tran pho vung mien nuoc bo so ban cuc hoi uy truong ong ba anh chi luat
va cua o tai cho theo do"""
_NO_KINDS = frozenset(_NO_KINDS_LIST.split())


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


def names_another(asked: Iterable[tuple[str, tuple[str, ...]]], heads: Iterable[str], around: Held) -> bool:
    """Tell whether a heading names something of an asked kind by another name, and nothing around the asked one.

    Parameters
    ----------
    asked
        The kinds and names of the question.
    heads
        The title and the headings that a passage stands under.
    around
        What the passage and all these hold.
    """
    lacking = {kind: name for kind, name in asked if not around.names(name)}
    if not lacking:
        return False
    return any(
        kind in lacking and set(name).isdisjoint(lacking[kind]) for head in heads for kind, name in find_kinds(head)
    )
