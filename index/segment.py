"""Reading text in, spans of its sentences and words out.

underthesea proposes sentence ends; abbreviations, list numbers, initials and brackets veto them, and ends that it
misses are added. Words: the text is cut at every number first, because underthesea glues words to figures. Does NOT
change the text: a token that cannot be found again makes its stretch fall back to syllables.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from index.document import Span
from index.errors import AlignmentError
from index.normalise import CAPITALS, make_writable
from index.segmenter import sentence_tokenizer, word_tokenizer

# An end mark, closing quotes, and something that can open a sentence.
_END = re.compile(rf"[.!?…][\"”’»)\]]*\s+(?=[\"“‘«(\[]*[{CAPITALS}0-9])")
_END_MARK = re.compile(r"[.!?…][\"”’»)\]]*\s")
# An end mark of which the library may know more than `_END`, which tells capitals and numbers after a space, and than
# `_is_boundary`, which refuses what goes on with a small letter or a mark: most texts have none.
_UNSURE_END = re.compile(
    rf"[.!?](?![.!?]*(?:$|[ \t\n\r]*[{CAPITALS.lower()},;:)%/”’»\]]|[ \t\n\r]+[\"“‘«(\[]*[{CAPITALS}0-9])|(?<=\d\.)\d)"
)
# All before the last word, where there is any.
_BEFORE_TOKEN = re.compile(r".*[\s(\[“\"‘,;:]", re.DOTALL)
# Words that are written with a full stop and go on.
_ABBREVIATION = re.compile(
    r"v\.v|tp|t[xt]|[qphxôb]|tr|st|dr|mrs?|ms|no|vs|pgs|gs|ts|ths|bs|ks|cn|ncs|nsnd|nsưt|ls|kts|cvc|đ/c|đc|nxb|sđd|ctv|cs|"
    r"đt|tel|fax|sn|cty|tnhh|kt|tm|tl|tuq|th|tk|p?gđ|cb|art|vol|pp|eds?|fig"
)
_UNIT = re.compile(r"[mglshwvakn]")
# "vitamin C." may end a sentence; "Nguyễn Văn A. Trần" may not, so a letter ends one only after such a word.
_LETTERED = re.compile(r"vitamin|loại|nhóm|hạng|lớp|khu|lô|lục|mẫu|điểm|virus|khối|phần|bảng|đội")
_LIST_NUMBER = re.compile(
    r"(?:(?:điều|chương|mục|phần|khoản|bảng|hình)\s+)?(?:\d{1,3}(?:\.\d{1,3})*|[ivxlc]+|[a-zđ])[.)]+"
)
# A code such as 67/2014/QH13 is one word with its letters.
_NUMBER = re.compile(r"\d+(?:[.,:/–-]\d+)*(?:/[A-ZĐ][\wĐ-]*)*")
_SYLLABLE = re.compile(r"\w+(?:[-’'./&]\w+)*")
# Characters of a word that may be an abbreviation.
_LONGEST_TOKEN = 40
# Characters: an opening bracket whose closing one is farther away is taken for a slip.
_BRACKET_REACH = 1500
_BRACKET = re.compile(r"[()]")


def split_sentences(text: str) -> tuple[Span, ...]:
    """Find the sentences of one block.

    Parameters
    ----------
    text
        Reading text of a block, lines joined.

    Returns
    -------
    Spans in order, without the spaces between them; together they hold every visible character.
    """
    starts = [0]
    candidates = _candidates(text)
    closed = _closed_brackets(text) if candidates else []
    for position in candidates:
        if position > starts[-1] and _is_boundary(text, starts[-1], position, closed):
            starts.append(position)
    starts.append(len(text))
    spans = (_trim(text, start, end) for start, end in pairwise(starts))
    return tuple(span for span in spans if span.start < span.end)


def split_words(text: str) -> tuple[Span, ...]:
    """Find the words of a text, several syllables to a word ("ngân sách"); punctuation is left out.

    Parameters
    ----------
    text
        NFC text, best one sentence.

    Returns
    -------
    Spans in order; a number is a word of its own.
    """
    # The finder of words encodes what it is given; half a pair cannot be.
    text = make_writable(text)
    spans: list[Span] = []
    position = 0
    for number in _NUMBER.finditer(text):
        spans.extend(_words_of(text, position, number.start()))
        spans.append(Span(number.start(), number.end()))
        position = number.end()
    spans.extend(_words_of(text, position, len(text)))
    return tuple(spans)


def _candidates(text: str) -> list[int]:
    found = {match.end() for match in _END.finditer(text)}
    # Without an end mark inside there is nothing to ask for, and most headings and cells are like that.
    if (found or _END_MARK.search(text) is not None) and _UNSURE_END.search(text) is not None:
        position = 0
        for sentence in sentence_tokenizer()(text):
            place = text.find(sentence, position)
            if place < 0:
                # It was rewritten; the ends found by rule remain.
                break
            found.add(place)
            position = place + len(sentence)
    return sorted(found)


def _is_boundary(text: str, start: int, position: int, closed: list[tuple[int, int]]) -> bool:
    # Only the end of what is before matters; all of it would make a long text without sentences slow.
    before = text[max(start, position - 2 * _LONGEST_TOKEN) : position].rstrip()
    after = text[position : position + 1]
    if not before or not after or after.islower() or after in ",;:.)%/”’»]":
        return False
    if before[-1] not in '.!?…"”’»)]' or _is_inside(position, closed):
        return False
    if position - start <= _LONGEST_TOKEN and _LIST_NUMBER.fullmatch(before.lower()):
        return False
    return not (before.endswith(".") and _goes_on(before[:-1], after))


def _goes_on(before: str, after: str) -> bool:
    """Tell whether the full stop after `before` belongs to an abbreviation."""
    start = max(0, len(before) - _LONGEST_TOKEN)
    parted = _BEFORE_TOKEN.match(before, start)
    if parted is not None:
        start = parted.end()
    token = before[start:].lower()
    if not token:
        return False
    last = token.rsplit(".", 1)[-1]
    previous = before[:start].rstrip()
    if _ABBREVIATION.fullmatch(token) or ("." in token and _ABBREVIATION.fullmatch(last)):
        return True
    if len(last) == 1 and last.isalpha():
        if "." in token or (_UNIT.fullmatch(last) and previous[-1:].isdigit()):
            return token.startswith("v.v")
        word = previous.rsplit(" ", 1)[-1].lower()
        return _LETTERED.fullmatch(word) is None
    # "1. 2. 3." and "Điều 5. 1": a short number before a number is a label.
    return after.isdigit() and last.isdigit() and len(last) <= 2


def _closed_brackets(text: str) -> list[tuple[int, int]]:
    """Spans of outermost round brackets that are opened and closed."""
    pairs: list[tuple[int, int]] = []
    opened: list[int] = []
    for match in _BRACKET.finditer(text):
        if match.group() == "(":
            opened.append(match.start())
        elif opened:
            start = opened.pop()
            if match.start() - start <= _BRACKET_REACH:
                pairs.append((start, match.start()))
    outermost: list[tuple[int, int]] = []
    for start, end in sorted(pairs):
        if not outermost or start > outermost[-1][1]:
            outermost.append((start, end))
    return outermost


def _is_inside(position: int, closed: list[tuple[int, int]]) -> bool:
    number = bisect_left(closed, (position, 0)) - 1
    return number >= 0 and closed[number][0] < position <= closed[number][1]


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _words_of(text: str, start: int, end: int) -> Iterator[Span]:
    stretch = text[start:end]
    if not any(char.isalpha() for char in stretch):
        return
    try:
        spans = _aligned_words(stretch)
    except AlignmentError:
        spans = [Span(*match.span()) for match in _SYLLABLE.finditer(stretch)]
    for span in spans:
        yield Span(start + span.start, start + span.end)


def _aligned_words(stretch: str) -> list[Span]:
    spans: list[Span] = []
    position = 0
    for token in word_tokenizer()(stretch, use_token_normalize=False):
        while position < len(stretch) and stretch[position].isspace():
            position += 1
        if not stretch.startswith(token, position):
            raise AlignmentError(f"từ “{token}” không có ở vị trí {position} của “{stretch[:40]}”")
        if any(char.isalnum() for char in token):
            spans.append(Span(position, position + len(token)))
        position += len(token)
    return spans
