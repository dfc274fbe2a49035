"""Who signed a document: the question that asks it, and the block at a document's end that says it.

Texts in, yes or no and the place of a signature out. Reads no other part of a document.
"""

import re
from collections.abc import Sequence

from index.document import Span
from index.normalise import CAPITALS, fold
from index.rows import StoredChunk

_ASKED = re.compile(r"(?<!\w)(?:ai|nguoi nao)(?!\w).{0,20}(?<!\w)ky(?!\w)|(?<!\w)nguoi ky(?!\w)|(?<!\w)ky boi ai(?!\w)")
# "KT. CHỦ TỊCH", "TM. UỶ BAN NHÂN DÂN": for whom one signs, or the office in capitals at the end of its line.
_BLOCK = re.compile(
    rf"(?:(?:KT|TM|TL|TUQ|Q)\.\s?[{CAPITALS}]{{2}}|(?:CHỦ TỊCH|GIÁM ĐỐC|BỘ TRƯỞNG|THỦ TƯỚNG|CHỦ NHIỆM|CỤC TRƯỞNG))"
)
_NAMED = re.compile(rf"[{CAPITALS}][^\W{CAPITALS}\d_]+(?: [{CAPITALS}][^\W{CAPITALS}\d_]+)+\W*$")
_LONGEST = 200  # characters of a signature; what is longer is a sentence about an office


def asks_signer(reading: str) -> bool:
    """Tell whether a question asks who signed something."""
    return _ASKED.search(fold(reading)) is not None


def find_signature(chunks: Sequence[StoredChunk]) -> tuple[StoredChunk, Span] | None:
    """Find the first signature of a document.

    Returns
    -------
    The chunk where it begins, and the source span of office and name; None when no block names a person.
    """
    for i, stored in enumerate(chunks):
        text = stored.source_text
        if len(text) > _LONGEST or _BLOCK.match(text) is None:
            continue
        for last in (stored, *chunks[i + 1 : i + 2]):
            if len(last.source_text) <= _LONGEST and _NAMED.search(last.source_text):
                return stored, Span(stored.chunk.span.start, last.chunk.span.end)
    return None
