"""Codes in capitals, as shares, companies and models have them: which ones a text names.

A text in, its codes out: "FPT" of "giá cổ phiếu FPT". Knows no documents and no abbreviations.
"""

import re

# A Roman number is none, and what stands in a text all in capitals has them from its place.
_CODE = re.compile(r"(?<![\w/.-])(?![IVX]+(?!\w))[A-Z][A-Z0-9]{1,5}(?![\w/]|[.-]\w)")


def find_codes(text: str) -> tuple[str, ...]:
    """Return the codes of a text in order; none of a text without small letters.

    Examples
    --------
    >>> find_codes("Quý II giá cổ phiếu FPT"), find_codes("GIA FPT")
    (('FPT',), ())
    """
    return () if text.isupper() else tuple(_CODE.findall(text))
