"""The phrase of an earlier question that a new thing stands for: "lúa mùa" for "lúa xuân".

Two turns of a conversation in, a span of the earlier one out. Does NOT complete anything.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from index.document import Span
from index.normalise import fold
from qa.analyse.turn import Turn
from qa.words.content import has_diacritics
from qa.words.contrasts import asked_contrasts
from qa.words.match import split_tokens

_TOKEN = re.compile(r"[^\W_]+")
_SMALL_WORDS = "bị được tăng giảm đạt là của ở tại qua trong theo cho trên do vào thì và"
_PLAIN_BOUNDARY_WORDS = frozenset(map(fold, _SMALL_WORDS.split()))
# Without its mark "co" is half of many words.
_BOUNDARY_WORDS = frozenset((*_SMALL_WORDS.split(), "có", "gồm"))
# Two syllables of one word, though the second looks like a small word.
_ONE_WORD = re.compile(
    r"(?<!\w)(?:thiet|trang|chuan) bi(?!\w)|(?<!\w)(?:hien|ton) tai(?!\w)|(?<!\w)tu do(?!\w)|(?<!\w)cua khau(?!\w)"
    r"|(?<!\w)nha o(?!\w)"
)


def find_counterpart(core: Turn, before: Turn) -> Span | None:
    """Find the phrase of the earlier question that the new one stands for, by the syllables they share."""
    # With diacritics on both sides, "bảo trì" shares nothing with "báo khói".
    write = str.lower if has_diacritics(core.text) and has_diacritics(before.text) else fold
    words = [match.group() for match in _TOKEN.finditer(write(core.text))]
    content = {word for word in words if fold(word) in core.content}
    best: Span | None = None
    most = (0, False)
    for segment in split_segments(before):
        tokens = list(_TOKEN.finditer(write(before.text), segment.start, segment.end))
        shared = [i for i, token in enumerate(tokens) if token.group() in content]
        # The head of the new thing counts twice: "thu nội địa" stands for "thu ngân sách", not for "địa bàn".
        heads = [i for i in shared if tokens[i].group() == words[0]]
        # A part rather stands for a part than for the whole: "vốn tín dụng" for "vốn ngân sách" of "tổng vốn đầu tư".
        weight = (len(shared) + bool(heads), not any(_is_total(tokens, i) for i in heads))
        if shared and weight >= most:
            most = weight
            first = max(0, shared[0] - words.index(tokens[shared[0]].group()))
            # "Chiến sĩ thi đua" is not cut behind its capital.
            if (
                first > 1
                and _is_capital(before.text, tokens[first - 1])
                and not _is_capital(before.text, tokens[first])
            ):
                first -= 1
            best = Span(tokens[first].start(), tokens[-1].end())
    return best


def _is_capital(text: str, token: re.Match[str]) -> bool:
    return text[token.start()].isupper()


def find_opposite(core: Turn, before: Turn) -> tuple[Span, str] | None:
    """Find what excludes the new thing, "bị thương" for "mất tích", and what is put there; "chi" is short for its set.

    None where the earlier question names nothing of a set that the new thing is of, or names it, too.
    """
    words = split_tokens(core.text)
    said = [*_TOKEN.finditer(fold(before.text))]
    tokens = [token.group() for token in said]
    for member, others in asked_contrasts(tokens):
        new = next((other for other in others if words and other[: len(words)] == words), None)
        if new is None:
            continue
        at = next(i for i in range(len(tokens)) if tuple(tokens[i : i + len(member)]) == member)
        # What both end in stays as it was written: of "thu ngân sách" only "thu" is another.
        same = 0
        while same < len(member) - 1 and len(new) - same > len(words) and member[-1 - same] == new[-1 - same]:
            same += 1
        if len(words) + same == len(new):
            return Span(said[at].start(), said[at + len(member) - 1 - same].end()), core.text.strip(" ?").lower()
    return None


def _is_total(tokens: Sequence[re.Match[str]], at: int) -> bool:
    return at > 0 and fold(tokens[at - 1].group()) == "tong"


def split_segments(before: Turn) -> list[Span]:
    """Cut a question where its slots, its question words, commas and small words stand."""
    cuts = {0, len(before.text)}
    taken = before.slot_spans
    taken += [ask.span for ask in before.asks]
    if before.ask_phrase is not None and before.ask_phrase.start < before.asks[-1].span.start:
        taken.append(Span(before.ask_phrase.start, before.asks[-1].span.start))
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
