"""Codes in capitals, as shares, companies and models have them: which ones a text names, and behind which word.

A text in, its codes out: "FPT" of "giá cổ phiếu FPT". Knows no documents and no abbreviations.
"""

import re

# A Roman number is none, and what stands in a text all in capitals has them from its place.
_CODE = re.compile(r"(?<![\w/.-])(?![IVX]+(?!\w))[A-Z][A-Z0-9]{1,5}(?![\w/]|[.-]\w)")
_BEHIND = re.compile(rf"(?P<word>[^\W\d_]*[a-zà-ỹ])\s+(?P<code>{_CODE.pattern})")


def find_codes(text: str) -> tuple[str, ...]:
    """Return the codes of a text in order; none of a text without small letters.

    Examples
    --------
    >>> find_codes("Quý II giá cổ phiếu FPT"), find_codes("GIA FPT")
    (('FPT',), ())
    """
    return () if text.isupper() else tuple(_CODE.findall(text))


def find_pairs_with_code(text: str) -> tuple[tuple[str, str], ...]:
    """Return each code of a text with the word before it, as written.

    Examples
    --------
    >>> find_pairs_with_code("giá cổ phiếu FPT")
    (('phiếu', 'FPT'),)
    """
    return tuple((match["word"], match["code"]) for match in _BEHIND.finditer(text))
