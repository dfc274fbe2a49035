"""Spellings in, a pattern that finds any of them quickly out. Knows nothing of what they mean.

A pattern whose alternatives all begin with a letter is looked for at these letters only. What looks behind, or is told
without regard to case, is tried at every character, which takes five to ten times as long.
"""

import re
from collections.abc import Callable, Iterable, Iterator

# What an alternative may look behind for, and the letters and spaces that it begins with.
_BEGINNING = re.compile(r"((?:\(\?<![^()|]*\))*)([^\W\d_](?:[^\W\d_]|[ ])*+)(?![?*+{])")


def one_of(spellings: Iterable[str], *, write: Callable[[str], str] = re.escape) -> str:
    """Return a pattern that matches any of the spellings, the longest that fits.

    Parameters
    ----------
    spellings
        Texts, none of them empty.
    write
        Makes a pattern of a spelling without its first letter.

    Returns
    -------
    Alternatives for use in a group. They are told apart by their first letter, so that a text which begins with
    another one is passed over after one look at each letter, not at each spelling.

    Examples
    --------
    >>> one_of(["km", "ha", "kg"])
    'k(?:m|g)|h(?:a)'
    """
    by_letter: dict[str, list[str]] = {}
    for spelling in sorted(spellings, key=len, reverse=True):
        by_letter.setdefault(spelling[0].lower(), []).append(write(spelling[1:]))
    return "|".join(f"{re.escape(letter)}(?:{'|'.join(rests)})" for letter, rests in by_letter.items())


def word_of(alternatives: str, *, then: str = "", any_case: bool = True) -> str:
    """Return a pattern that finds any of the alternatives where a word begins.

    Parameters
    ----------
    alternatives
        Patterns parted by "|", each beginning with a letter, before which it may look behind: "(?<!so )với".
    then
        A pattern, case and all, of what follows any of them.
    any_case
        Whether small and capital letters are the same.

    Returns
    -------
    Alternatives for use in a group that is not told to ignore case. Each looks behind only when its letters are found.

    Raises
    ------
    ValueError
        An alternative begins with something else.

    Examples
    --------
    >>> pattern = re.compile(word_of("tăng|(?<!so )với"))
    >>> [found.start() for found in pattern.finditer("So với A, Tăng với B")]
    [10, 15]
    """
    by_letter: dict[str, list[str]] = {}
    for alternative in _split(alternatives):
        begins = _BEGINNING.match(alternative)
        if begins is None:
            raise ValueError(f"“{alternative}” does not begin with a letter")
        behind, words = begins.groups()
        back = "." * len(words)
        looking = rf"(?<!\w{back})" + behind.replace(")", f"{back})")
        rest = words[1:] + looking + alternative[begins.end() :]
        for letter in dict.fromkeys(words[0].lower() + words[0].upper()) if any_case else words[0]:
            by_letter.setdefault(letter, []).append(rest)
    group = "(?i:" if any_case else "(?:"
    return "|".join(f"{letter}{group}{'|'.join(rests)}){then}" for letter, rests in by_letter.items())


def _split(alternatives: str) -> Iterator[str]:
    """Yield the alternatives that no bracket holds together."""
    depth = start = 0
    for position, char in enumerate(alternatives):
        depth += (char == "(") - (char == ")")
        if char == "|" and not depth:
            yield alternatives[start:position]
            start = position + 1
    yield alternatives[start:]
