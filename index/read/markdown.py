"""Headings, paragraphs, tables and notes in, the Markdown that is stored of them out.

For readers of formats whose text is not itself stored. Characters that the stage of blocks would take for markup are
escaped, so that a line says what the file says. Does NOT know any format.
"""

import re
from collections.abc import Iterable, Sequence

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_TO_SUPERSCRIPT = str.maketrans("0123456789", SUPERSCRIPTS)
# Nobody sees them: a soft hyphen, marks of zero width and of direction.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+")
_TAGS = "sup|sub|b|i|u|em|strong|span|p|div|font|small|center|br|hr"
_MARKUP = re.compile(
    rf"""
    \\(?=[\\*_.\#\-\[\]()|>+!`~<])
    # A star that stands alone, or in brackets, is read as such.
    |(?<!\()\*(?!\))|(?<=\()\*(?!\))|(?<!\()\*(?=\))
    # Lines to be filled in by hand (____) say nothing and may go.
    |(?<![\w_])_{{1,3}}(?=[^\s_])|(?<=[^\s_])_{{1,3}}(?![\w_])
    |\[(?=[^\[\]]*\]\(|\^)
    |<(?=/?(?:{_TAGS})(?:\s[^<>]*)?/?>)
    """,
    re.VERBOSE,
)
_LEADING = re.compile(r"#{1,7}(?=\s)|\|")
_DASHES = re.compile(r":?-{2,}:?")
_DEEPEST = 7


def clean(text: str) -> str:
    """Make one line of any text: invisible characters out, every stretch of spaces and line ends one space."""
    return " ".join(_INVISIBLE.sub("", text).split())


def escape(text: str) -> str:
    r"""Write a text so that it is read back as it is.

    Examples
    --------
    >>> escape("5*3 (*)")
    '5\\*3 (*)'
    """
    return _MARKUP.sub(lambda match: "".join(f"\\{char}" for char in match.group()), clean(text))


def superscript(number: int | str) -> str:
    """Write a number as a footnote mark: 12 -> "¹²"; of a text only its digits are raised."""
    return str(number).translate(_TO_SUPERSCRIPT)


def heading(level: int, text: str) -> str:
    """Write a heading; `level` counts from 1, deeper ones than Markdown knows are the deepest."""
    line = escape(text)
    return f"{'#' * max(1, min(level, _DEEPEST))} {line}" if line else ""


def paragraph(text: str, *, bold: bool = False) -> str:
    """Write a paragraph, list item or line; `bold` when all of it is set so, as headings without a style are."""
    line = _escape_borders(text)
    return f"**{line}**" if bold and line and not line.startswith("* ") else line


def note(mark: int | str, text: str) -> str:
    """Write the body of the footnote whose mark is a number."""
    line = escape(text)
    return f"{superscript(mark)} {line}" if line else ""


def table(rows: Sequence[Sequence[str]], *, header_rows: int, caption: Iterable[str] = ()) -> str:
    """Write a table in which every cell stands in its column.

    Parameters
    ----------
    rows
        Texts of the cells; merged cells spread out by the reader. Short rows are filled up.
    header_rows
        How many rows at the top are known to name columns; 0 leaves it to the stage of blocks to find out.
    caption
        Lines right before the table that name it or its unit.

    Returns
    -------
    The lines, or the caption alone when no cell holds anything.
    """
    lines = [line for line in map(_escape_borders, caption) if line]
    width = max(map(len, rows), default=0)
    if any(clean(text) for row in rows for text in row):
        written = ["| " + "".join(f"{_cell(text)} | " for text in _filled(row, width)).rstrip() for row in rows]
        dashes = "|" + "---|" * width
        head = written[:header_rows] or ["| " * width + "|"]
        lines.extend([*head, dashes, *written[header_rows:]])
    return "\n".join(lines)


def join(blocks: Iterable[str]) -> str:
    """Put blocks below each other, a blank line between two; empty ones are left out."""
    filled = [block for block in blocks if block]
    return "\n\n".join(filled) + "\n" if filled else ""


def _escape_borders(text: str) -> str:
    line = escape(text)
    if line.startswith("\\* "):
        # A star is a bullet.
        line = line[1:]
    if line.endswith("|"):
        line = line[:-1] + "\\|"
    return f"\\{line}" if _LEADING.match(line) is not None else line


def _cell(text: str) -> str:
    written = re.sub(r"(?<!\\)\|", r"\\|", escape(text))
    return f"\\{written}" if _DASHES.fullmatch(written) is not None else written


def _filled(row: Sequence[str], width: int) -> list[str]:
    return [*row, *[""] * (width - len(row))]
