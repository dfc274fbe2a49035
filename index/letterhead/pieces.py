"""A stretch of source text in, its printed pieces out: lines and cells without markup, with the way back.

The name of the state and its motto, rules of dashes, pipes and wide gaps only part pieces: in letterheads of two
columns they stand between what names the body and what gives the date.
"""

import re
from collections.abc import Iterator

from index.document import AlignedText, Span, align_pieces
from index.letterhead_record import Item
from index.normalise import CAPITALS, fold, normalise
from index.record import record

_MARKUP = re.compile(r"\*+|^[ \t]*#+[ \t]*|`+|\\(?=[*_#])", re.MULTILINE)
# Looked for in folded text: scanners lose marks, and both "HÒA" and "HOÀ" are printed.
_STATE = r"cong\s+hoa\s+xa\s+hoi\s+chu\s+nghia\s+viet\s+nam|dang\s+cong\s+san\s+viet\s+nam"
_MOTTO = r"doc\s+lap\s*[-–—]\s*tu\s+do\s*[-–—]\s*hanh\s+phuc"
# Only these characters begin one; the look-ahead makes all others cheap.
_PARTING = re.compile(
    rf"(?=[cd\n<|_–—=:\t-]|   )(?:(?P<state>{_STATE})|{_MOTTO}|\n|<br */?>|\||[-_–—=]{{3,}}|:?-{{2,}}:?|\t| {{3,}})"
)
_LETTER = re.compile(r"[^\W\d_]")
_CAPITAL = re.compile(f"[{CAPITALS}]")


def is_capital(text: str) -> bool:
    """Tell whether a text is written in capitals, but for slips of a scanner."""
    letters = len(_LETTER.findall(text))
    return letters > 1 and len(_CAPITAL.findall(text)) >= 0.8 * letters


@record(frozen=True, slots=True)
class Piece:
    """A line or cell: its text, where it stands in the reading, and whether a cell or a paragraph begins with it."""

    text: str
    start: int
    end: int
    fresh: bool

    @property
    def is_capital(self) -> bool:
        """Whether it is written in capitals."""
        return is_capital(self.text)


class Stretch:
    """A stretch of source text as it is read: its text without markup, its pieces, and the way back.

    Parameters
    ----------
    source, start, end
        The source text, and which part of it.
    """

    def __init__(self, source: str, start: int, end: int) -> None:
        self._source = source
        self._aligned: AlignedText = align_pieces(_unmarked(source, max(0, start), min(end, len(source))))
        self.text = self._aligned.text
        self.pieces = tuple(_cut(self.text))

    def item(self, start: int, end: int, text: str | None = None) -> Item:
        """Return reading characters [start, end) as an item; `text` replaces what they say."""
        said = " ".join(self.text[start:end].split()) if text is None else text
        return Item(text=said, span=self.span(start, end))

    def joined(self, first: Piece, last: Piece) -> Item:
        """Return the pieces from `first` to `last` as an item that says only what these pieces say."""
        inside = [piece.text for piece in self.pieces if first.start <= piece.start <= last.start]
        return self.item(first.start, last.end, " ".join(" ".join(inside).split()))

    def span(self, start: int, end: int) -> Span:
        """Return the source span of reading characters [start, end)."""
        return self._aligned.to_source(start, end)

    def is_bold(self, piece: Piece) -> bool:
        """Tell whether bold print begins just before a piece."""
        start = self.span(piece.start, piece.end).start
        return self._source[max(0, start - 2) : start] == "**"


def _unmarked(source: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    # Nearly all texts are in the spelling of the grammars; what is asked of all of it is not asked of each piece.
    is_normal = normalise(source[start:end]).text == source[start:end]
    position = start
    for markup in (*_MARKUP.finditer(source, start, end), None):
        piece_end = end if markup is None else markup.start()
        if is_normal:
            yield source[position:piece_end], position, piece_end - position
        else:
            yield from _normalised(source, position, piece_end)
        position = piece_end if markup is None else markup.end()


def _normalised(source: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    aligned = normalise(source[start:end])
    for run in aligned.runs:
        text = aligned.text[run.reading_start : run.reading_start + run.reading_length]
        yield text, start + run.source_start, run.source_length


def _cut(text: str) -> Iterator[Piece]:
    position = 0
    gap = "\n\n"
    partings = [
        each for each in _PARTING.finditer(fold(text)) if each["state"] is None or is_capital(text[slice(*each.span())])
    ]
    for parting in (*partings, None):
        end = len(text) if parting is None else parting.start()
        inside = text[position:end]
        if inside.strip():
            start = position + len(inside) - len(inside.lstrip())
            # Bold print that goes on over a line end leaves a space there.
            yield Piece(inside.strip(), start, start + len(inside.strip()), gap.strip(" ") != "\n")
            gap = ""
        if parting is not None:
            gap += "\n" if parting.group().startswith("<") else parting.group()
            position = parting.end()
