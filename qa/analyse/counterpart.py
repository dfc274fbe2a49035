"""The phrase of an earlier question that a new thing stands for: "lúa mùa" for "lúa xuân".

Two turns of a conversation in, a span of the earlier one out. Does NOT complete anything.
"""

import re
from itertools import pairwise

from index.document import Span
from index.normalise import fold
from qa.analyse.turn import Turn
from qa.words.content import has_diacritics

_TOKEN = re.compile(r"[^\W_]+")
_SMALL_WORDS = "bị được tăng giảm đạt là của ở tại qua trong theo cho trên do vào thì và"
_BOUNDARY_WORDS = frozenset(_SMALL_WORDS.split())
_PLAIN_BOUNDARY_WORDS = frozenset(map(fold, _BOUNDARY_WORDS))
# Two syllables of one word, though the second looks like a small word.
_ONE_WORD = re.compile(
    r"(?<!\w)(?:thiet|trang|chuan) bi(?!\w)|(?<!\w)(?:hien|ton) tai(?!\w)|(?<!\w)tu do(?!\w)|(?<!\w)cua khau(?!\w)"
)


def find_counterpart(core: Turn, before: Turn) -> Span | None:
    """Find the phrase of the earlier question that the new one stands for, by the syllables they share."""
    # With diacritics on both sides, "bảo trì" shares nothing with "báo khói".
    write = str.lower if has_diacritics(core.text) and has_diacritics(before.text) else fold
    words = [match.group() for match in _TOKEN.finditer(write(core.text))]
    content = {word for word in words if fold(word) in core.content}
    best: Span | None = None
    most = 0
    for segment in split_segments(before):
        tokens = list(_TOKEN.finditer(write(before.text), segment.start, segment.end))
        shared = [i for i, token in enumerate(tokens) if token.group() in content]
        # The head of the new thing counts twice: "thu nội địa" stands for "thu ngân sách", not for "địa bàn".
        weight = len(shared) + any(tokens[i].group() == words[0] for i in shared)
        if shared and weight >= most:
            most = weight
            first = max(0, shared[0] - words.index(tokens[shared[0]].group()))
            best = Span(tokens[first].start(), tokens[-1].end())
    return best


def split_segments(before: Turn) -> list[Span]:
    """Cut a question where its slots, its question words, commas and small words stand."""
    cuts = {0, len(before.text)}
    taken = before.slot_spans
    taken += [ask.span for ask in before.asks]
    taken += _small_words(before.text)
    taken += [Span(*match.span()) for match in re.finditer(r"[,;:()?]", before.text)]
    for span in taken:
        cuts |= {span.start, span.end}
    found = [Span(start, end) for start, end in pairwise(sorted(cuts))]
    return [span for span in found if not any(span.overlaps(other) for other in taken)]


def _small_words(text: str) -> list[Span]:
    """Return where small words stand; with diacritics, "cửa" is no "của"."""
    accented = has_diacritics(text)
    written, small = (text.lower(), _BOUNDARY_WORDS) if accented else (fold(text), _PLAIN_BOUNDARY_WORDS)
    inside = [Span(*match.span()) for match in _ONE_WORD.finditer(fold(text))]
    found = [Span(*match.span()) for match in _TOKEN.finditer(written) if match.group() in small]
    return [span for span in found if not any(span.overlaps(word) for word in inside)]
