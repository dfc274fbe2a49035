"""A picture of a page in, its sheet out: read by Tesseract, its figures read a second time, its ruled tables found.

Tables without rules are read line by line. Does NOT open files.
"""

import math
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise
from statistics import median

from PIL import Image

from index.read import tesseract
from index.read.glyph import Glyph, Sheet
from index.read.pdf_page import arrange
from index.read.scan import LEAST_TILT, Stroke, edges_of, find_strokes, find_tilt, wipe_strokes
from index.read.scan_marks import raise_marks
from index.read.second_reading import compare_figures, read_lines
from index.read.tesseract import RecognitionFailed, Word, read_words

# Seconds that a page may take: read twice by the program, and its figures once more by the second reader.
PAGE_SECONDS = 2 * tesseract.PAGE_SECONDS + 60
# Mean confidence below which a page is called hard to read.
HARD = 0.4
_NAMED_FIGURES = 5
_FEWEST_UPRIGHT = 3
# Height of small letters without a stem, and of capitals and figures, as shares of the font size.
_SMALL = frozenset("acemnorsuvxz")
_SMALL_HEIGHT, _TALL_HEIGHT = 0.46, 0.67
_TOO_HIGH = 0.58
# Sizes this near the usual one are the usual one: what is measured on a scan wavers.
_WAVER = 0.14
_SPACE = 0.25
# What stands without letters or digits, and is not sure, is dirt.
_LEAST_SURE = 0.5


def recognise(picture: Image.Image, dpi: float, *, number: int) -> Sheet:
    """Read the picture of a page.

    Parameters
    ----------
    picture
        The page, in any colours.
    dpi
        Its points per inch.
    number
        Of the page.

    Returns
    -------
    The sheet with its confidence; its problem says what a person should check.
    """
    sheet = Sheet(number=number, width=picture.width * 72 / dpi, height=picture.height * 72 / dpi)
    picture = picture.convert("L")
    tilt = find_tilt(picture)
    if abs(tilt) >= LEAST_TILT:
        picture = picture.rotate(tilt, Image.Resampling.BICUBIC, fillcolor=255)
    else:
        tilt = 0.0
    strokes = find_strokes(picture, dpi)
    clean = wipe_strokes(picture, strokes) if strokes else picture
    try:
        words = [word for word in read_words(clean, dpi, rows=_has_table(strokes)) if _is_word(word)]
        words = raise_marks(picture, words, _sizes(words), partial(read_words, dpi=dpi, rows=True, digits=True))
    except RecognitionFailed as error:
        sheet.problem = str(error)
        return sheet
    if not words:
        sheet.problem = "không nhận ra chữ nào"
        return sheet
    sheet.confidence = sum(word.confidence * len(word.letters) for word in words) / sum(
        len(word.letters) for word in words
    )
    sheet.tilt = tilt
    sheet.rules = edges_of(strokes, dpi)
    sheet.parts = arrange(sheet.rules, tuple(_glyphs(words, dpi)))
    problem = _problem(sheet.confidence, compare_figures(words, read_lines(picture)))
    sheet.problem = "; ".join(filter(None, [problem, *_lost_exponents(words)]))
    return sheet


def _has_table(strokes: Sequence[Stroke]) -> bool:
    """Tell whether strokes could enclose cells: three of them upright."""
    return sum(stroke.bottom - stroke.top > stroke.right - stroke.left for stroke in strokes) >= _FEWEST_UPRIGHT


def _is_word(word: Word) -> bool:
    return word.confidence >= _LEAST_SURE or any(char.isalnum() for char in word.text)


def _problem(confidence: float, differing: Sequence[tuple[str, str]]) -> str:
    problems = [f"ảnh khó đọc, độ tin cậy {confidence:.0%}"] if confidence < HARD else []
    pairs = [f"máy đọc “{first}”, đọc lần hai “{second}”" for first, second in differing[:_NAMED_FIGURES]]
    if len(differing) > _NAMED_FIGURES:
        pairs.append(f"và {len(differing) - _NAMED_FIGURES} số khác")
    return "; ".join(problems + pairs)


def _lost_exponents(words: Sequence[Word]) -> Iterator[str]:
    """Tell of each metre that is too high for its letter: the program may have overlooked the exponent of m² or m³."""
    sizes = _sizes(words)
    for before, word in pairwise(words):
        if word.text.rstrip(".,;:)") == "m" and word.box[3] - word.box[1] > _TOO_HIGH * sizes[word.line]:
            yield f"“{before.text} m” có thể là m² hoặc m³"


def _glyphs(words: Sequence[Word], dpi: float) -> Iterator[Glyph]:
    """Yield the letters of words with places in points, a space between two words of a line."""
    scale = 72 / dpi
    sizes = _sizes(words)
    last: Word | None = None
    for word in words:
        size = sizes[word.line] * scale
        baseline = word.baseline * scale
        top, bottom = word.box[1] * scale, word.box[3] * scale
        if last is not None and last.line == word.line:
            left = last.box[2] * scale
            yield Glyph(" ", left, top, left + _SPACE * size, bottom, baseline, size, False)
        for place, letter in enumerate(word.letters):
            # Up to the next letter: no gap within a word is one between words.
            end = word.letters[place + 1].box[0] if place + 1 < len(word.letters) else letter.box[2]
            left, right = letter.box[0] * scale, max(letter.box[0], end) * scale
            for char in letter.char:
                yield Glyph(char, left, top, right, bottom, baseline, size, False)
        last = word


def _sizes(words: Sequence[Word]) -> dict[int, float]:
    """Return the font size of each line in points of the picture, told by the height of its letters."""
    heights: dict[int, list[float]] = {}
    for word in words:
        found = heights.setdefault(word.line, [])
        for letter in word.letters:
            height = letter.box[3] - letter.box[1]
            if letter.char in _SMALL:
                found.append(height / _SMALL_HEIGHT)
            elif letter.char.isdigit() or (letter.char.isascii() and letter.char.isupper()):
                found.append(height / _TALL_HEIGHT)
    known = {line: median(found) for line, found in heights.items() if found}
    usual = median([size for line, size in known.items() for _ in heights[line]]) if known else 1.0
    sizes = {line: known.get(line, usual) for line in heights}
    return {line: usual if math.isclose(size, usual, rel_tol=_WAVER) else size for line, size in sizes.items()}
