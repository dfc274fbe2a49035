"""Ranges of source text in, reading text out: markup and reference marks left out, spaces single, lines joined.

Takes out emphasis, links, images, HTML tags, escapes, edit links; footnote marks are taken out and remembered. Does
NOT know which block it reads. An exponent (m², 10⁶) is no mark.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from index.document import AlignedText, FootnoteMark, Run, align_pieces

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
# What the mark of a Markdown footnote begins with: "^1" of "[^1]".
LABEL = "^"
_TO_DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789")
# A page number after a reference mark: [2]:90, [3]:105-106.
_PAGES = r"(?::\s?\d+(?:[-–]\d+)?(?:,\s?\d+(?:[-–]\d+)?)*)?"
_MARKUP = re.compile(
    rf"""
    # A class of all characters that begin markup, which makes the others cheap; then what may follow each of them.
    # Spaces are most of them: one alone is none.
    [\[!<{SUPERSCRIPTS}\\*_=\-\s](?<![ ](?!\s))
    (?:(?<=\s)(?P<space>(?<=[ ])\s+|(?<![ ])\s*)
    |(?<!\s)(?:(?<=\[)(?:
        (?P<edit>sửa(?:\s*\|\s*sửa\ mã\ nguồn)?\])
        |(?P<link>[^\[\]\n]{{1,300}})\]\((?:[^()\s]|\([^()\s]{{0,200}}\)){{1,2000}}(?:\s"[^"\n]{{0,300}}")?\)
        |(?P<label>\^[^\s\[\]^]{{1,60}})\]
        |(?P<mark>\d{{1,3}}|[a-z]|(?:chú\ thích|ghi\ chú|note|gc)\ ?\d{{1,3}})\]{_PAGES}
        |(?P<note>(?:cần\ (?:dẫn\ )?(?:nguồn|chú\ thích)[^\]\n]{{0,40}}|nguồn\ không[^\]\n]{{0,60}}|liên\ kết\ hỏng)\]))
    |(?P<image>(?<=!)\[[^\]\n]{{0,300}}\]\([^)\n]{{0,2000}}\))
    |(?<=<)sup>\s?[(\[]?(?P<html_mark>\d{{1,3}})[)\]]?\s?</sup>
    |(?P<tag>(?<=<)/?(?:sup|sub|b|i|u|em|strong|span|p|div|font|small|center|br|hr)(?:\s[^<>\n]{{0,200}})?/?>)
    |(?P<superscript>(?<=[{SUPERSCRIPTS}])[{SUPERSCRIPTS}]*)
    |(?P<escape>(?<=\\)[\\*_.\#\-\[\]()|<>+!`~])
    |(?P<rule>(?<=[-_=])[-_=]{{3,}})
    |(?P<stars>(?<=\*)\**)
    |(?P<underscore>(?<!\w_)(?<=_)_*(?=\S)|(?<=\S_)_*(?!\w))))
    """,
    re.VERBOSE,
)
# Without any of these characters, two spaces or four dashes there is no markup; most cells and lines are like that.
_SIGNS = (
    f"[<{SUPERSCRIPTS}\\*_=\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
_MARKS = ("mark", "html_mark", "note")
_UNIT_BEFORE = re.compile(r"(?<![^\W\d_])(?:[kdchm]|da)?m$")
_CLOSING = frozenset(" .,;:)!?")
_LONE_LETTER = re.compile(r"(?<![^\W_])[A-Za-z]$")

_Piece = tuple[str, int, int]


def read_inline(
    text: str, ranges: Iterable[tuple[int, int]], *, footnotes: frozenset[str] = frozenset()
) -> tuple[AlignedText, tuple[FootnoteMark, ...]]:
    """Read one block.

    Parameters
    ----------
    text
        Source text.
    ranges
        Source ranges (start, end) of the block's lines, in order; they are joined by one space.
    footnotes
        Marks ("4", "12", in Markdown "^4", "^nguồn") whose footnote bodies the document holds.

    Returns
    -------
    The reading text, without space at its borders, and the marks that stood in it.
    """
    ranges = tuple(ranges)
    if len(ranges) == 1 and not _has_markup(text, *ranges[0]):
        return _read_plain(text, *ranges[0]), ()
    pieces: list[_Piece] = []
    marks: list[tuple[str, int]] = []
    length = 0
    last_end = -1
    for start, end in ranges:
        if pieces and not pieces[-1][0].endswith(" "):
            pieces.append((" ", last_end, max(0, start - last_end)))
            length += 1
        for piece, mark in _tokens(text, start, end, footnotes):
            if mark:
                marks.append((mark, length))
                continue
            if marks and marks[-1][1] == length and piece[0][:1] in _CLOSING and pieces and pieces[-1][0][-1:] == " ":
                # The space before a mark that is gone parts nothing: "56 km ² đường", "5% [2], tăng".
                _take_space(pieces, marks)
                length -= 1
            if not (piece[0] == " " and (not pieces or pieces[-1][0].endswith(" "))):
                pieces.append(piece)
                length += len(piece[0])
        last_end = end
    _strip(pieces)
    aligned = align_pieces(pieces)
    return aligned, tuple(FootnoteMark(mark=mark, offset=min(offset, len(aligned.text))) for mark, offset in marks)


def _take_space(pieces: list[_Piece], marks: list[tuple[str, int]]) -> None:
    """Take the space at the end of what was read so far away; marks behind it move before it."""
    content, start, source_length = pieces.pop()
    if content != " ":
        pieces.append((content[:-1], start, source_length - 1))
    end = marks[-1][1]
    marks[:] = [(mark, min(offset, end - 1)) for mark, offset in marks]


def _has_markup(text: str, start: int, end: int) -> bool:
    content = text[start:end]
    if "  " not in content and "----" not in content:
        for sign in _signs_in(text):
            if sign in content:
                break
        else:
            return False
    return _MARKUP.search(text, start, end) is not None


# Asked for each line and each cell of a document: few of the signs stand anywhere in it.
@lru_cache(maxsize=2)
def _signs_in(text: str) -> tuple[str, ...]:
    return tuple(sign for sign in _SIGNS if sign in text)


def _read_plain(text: str, start: int, end: int) -> AlignedText:
    """Read a range without markup."""
    content = text[start:end]
    bare = content.strip()
    if not bare:
        return AlignedText("", ())
    start += len(content) - len(content.lstrip())
    return AlignedText(bare, (Run(0, len(bare), start, len(bare)),))


def _strip(pieces: list[_Piece]) -> None:
    while pieces:
        content, start, length = pieces[-1]
        bare = content.rstrip()
        if bare == content:
            break
        pieces.pop()
        if bare:
            pieces.append((bare, start, length - (len(content) - len(bare))))
    if pieces and pieces[0][0] != pieces[0][0].lstrip():
        content, start, length = pieces[0]
        bare = content.lstrip()
        pieces[0] = (bare, start + len(content) - len(bare), length - (len(content) - len(bare)))


def _tokens(text: str, start: int, end: int, footnotes: frozenset[str]) -> Iterator[tuple[_Piece, str]]:
    """Yield (piece, "") for what is read and (nothing, mark) for a footnote mark."""
    position = start
    for match in _MARKUP.finditer(text, start, end):
        if position < match.start():
            yield _plain(text, position, match.start()), ""
        position = match.end()
        kind = match.lastgroup or ""
        if kind == "label":
            # Without a footnote of that name, words in such brackets are text; a number is a mark all the same.
            mark = match.group(kind)
            if mark not in footnotes and not mark[1:].isdecimal():
                mark = ""
                yield _plain(text, match.start(), match.end()), ""
        elif kind == "superscript":
            kept, mark = _split_superscript(text, match.start(), match.group(), footnotes)
            if kept:
                yield (kept, match.start(), len(kept)), ""
        else:
            mark = match.group(kind).strip("[]") if kind in _MARKS else ""
            piece = _read_markup(text, match, kind)
            if piece is not None:
                yield piece, ""
        if mark:
            yield ("", match.start(), 0), mark
    if position < end:
        yield _plain(text, position, end), ""


def _read_markup(text: str, match: re.Match[str], kind: str) -> _Piece | None:
    """Return what is read of a piece of markup, None for nothing."""
    if kind == "link":
        return _plain(text, match.start("link"), match.end("link"))
    if kind == "escape":
        # What is escaped is no markup, nor part of any.
        return _plain(text, match.start() + 1, match.end())
    if kind == "stars" and _is_star(text, match):
        return _plain(text, match.start(), match.end())
    if kind == "space" or match.group().startswith("<br") or (kind == "stars" and _parts_words(text, match)):
        return " ", match.start(), match.end() - match.start()
    return None


def _plain(text: str, start: int, end: int) -> _Piece:
    return text[start:end], start, end - start


def _is_star(text: str, match: re.Match[str]) -> bool:
    """Tell whether asterisks are meant as such: alone between spaces or brackets."""
    before = text[match.start() - 1 : match.start()] if match.start() else " "
    after = text[match.end() : match.end() + 1] or " "
    if before == "(" and after == ")":
        return True
    return len(match.group()) == 1 and before.isspace() and after.isspace() and before != "\n" and after != "\n"


def _parts_words(text: str, match: re.Match[str]) -> bool:
    """Tell whether the end of an emphasis is all that parts two words: "**NGHỊ ĐỊNH**Quy định"."""
    before = text[max(0, match.start() - 3) : match.start()]
    after = text[match.end() : match.end() + 1]
    # A single letter set bold begins its word: "**T**rong".
    return len(match.group()) > 1 and before[-1:].isalnum() and after.isupper() and "*" not in before


def _split_superscript(text: str, start: int, digits: str, footnotes: frozenset[str]) -> tuple[str, str]:
    """Part superscript digits into what belongs to the word and the footnote mark after it."""
    before = text[max(0, start - 6) : start]
    mark = digits.translate(_TO_DIGITS)
    if digits[0] in "²³" and _UNIT_BEFORE.search(before):
        return digits[0], mark[1:]
    if mark in footnotes:
        return "", mark
    # "10⁶", "R²", "s⁻¹": without a footnote of that number they are powers.
    if not before or before[-1].isdigit() or before[-1] in "⁻⁺/" or _LONE_LETTER.search(before):
        return digits, ""
    return "", mark
