"""The words of a scanned page in, the same words out with raised small signs as superscript digits.

The program takes reference marks and exponents for quotation marks, or for the last digit of a figure ("33,4%4"). Their
height over the line betrays them; enlarged and read again with nothing but digits to choose from, most come out right.
What stays unreadable is one more than the mark before, or left out. Does NOT bind footnotes.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from PIL import Image

from index.read.markdown import superscript
from index.read.tesseract import Box, Letter, Word

# Reads a picture of one small stretch of digits a line.
ReadDigits = Callable[[Image.Image], Sequence[Word]]

# As shares of the font size: how high over the line a mark ends, how high it is; quotation marks are lower.
_RISE = 0.25
_LOWEST, _HIGHEST = 0.32, 0.62
_LONGEST = 3
# What the program makes of digits that it cannot read.
_GUESSES = frozenset("!?'\"”“’‘*°®©")
_UNITS = frozenset({"m", "km", "cm", "dm", "mm"})
# Told by its letters alone, as the program often gives the exponent the box of a full digit.
_UNIT = re.compile(r"[\d.,]*[kcdm]?m[23]")
_EXPONENTS = frozenset("23")
# A digit right behind a percent sign is a mark, however high the program takes it for.
_AFTER_PERCENT = re.compile(r"%(?P<mark>\d[\d!?'*°®©]{0,2})")
# The picture of marks: how much they are enlarged, and the paper around each, in points.
_ENLARGED = 3
_MARGIN = 6
_BETWEEN = 60

# Words before place `first` of the letters; the stretch goes to `last`.
_Found = tuple[int, int, int]


def raise_marks(
    picture: Image.Image, words: Sequence[Word], sizes: dict[int, float], read_digits: ReadDigits
) -> list[Word]:
    """Read the raised signs of a page again.

    Parameters
    ----------
    picture
        The page.
    words
        Its words.
    sizes
        Font size of each line, in points of the picture.
    read_digits
        Reads a picture of digits.

    Returns
    -------
    The words in the same order, raised signs as superscript digits.
    """
    found = [(number, *stretch) for number, word in enumerate(words) if (stretch := _raised(word, sizes[word.line]))]
    if not found:
        return list(words)
    readings = _read(picture, words, found, read_digits)
    told = list(words)
    last = 0
    for (number, first, end), reading in zip(found, readings, strict=True):
        word = words[number]
        before = word.text[:first]
        own = "".join(letter.char for letter in word.letters[first:end])
        unit = before.lstrip("0123456789.,") in _UNITS
        if unit:
            # An exponent is never left out: without it the figure would be one of another unit.
            digits = next((each for each in (reading, own) if each in _EXPONENTS), own)
        else:
            digits = reading or (own if own.isdecimal() else "") or (str(last + 1) if last else "")
            last = int(digits or last)
        told[number] = _with_digits(word, first, end, superscript(digits))
    return told


def _raised(word: Word, size: float) -> tuple[int, int] | None:
    """Return where the raised stretch at the end of a word begins and ends, None when it has none."""
    end = len(word.letters)
    while end and word.letters[end - 1].char in ".,;:)":
        end -= 1
    if end > 1 and _UNIT.fullmatch(word.text[:end]) is not None:
        return end - 1, end
    mark = _AFTER_PERCENT.search(word.text[:end]) if len(word.text) == len(word.letters) else None
    if mark is not None and mark.end() == end:
        return mark.start("mark"), end
    first = end
    while first and _is_high(word, word.letters[first - 1], size):
        first -= 1
    if first == end or end - first > _LONGEST:
        return None
    while first and word.letters[first - 1].char in _GUESSES:
        first -= 1
    if first == 0 and not all(letter.char.isdigit() for letter in word.letters[:end]):
        return None
    return first, end


def _is_high(word: Word, letter: Letter, size: float) -> bool:
    height = letter.box[3] - letter.box[1]
    shaped = letter.char.isdigit() or letter.char in _GUESSES
    return shaped and word.baseline - letter.box[3] >= _RISE * size and _LOWEST * size <= height <= _HIGHEST * size


def _read(picture: Image.Image, words: Sequence[Word], found: Sequence[_Found], read_digits: ReadDigits) -> list[str]:
    """Put the enlarged stretches below each other, read them in one go, and give each what was read at its place."""
    pieces = [_cut(picture, words[number], first, end) for number, first, end in found]
    width = max(piece.width for piece in pieces) + 2 * _BETWEEN
    tops = []
    height = _BETWEEN
    for piece in pieces:
        tops.append(height)
        height += piece.height + _BETWEEN
    sheet = Image.new("L", (width, height), 255)
    for piece, top in zip(pieces, tops, strict=True):
        sheet.paste(piece, (_BETWEEN, top))
    readings = [""] * len(pieces)
    for word in read_digits(sheet):
        middle = (word.box[1] + word.box[3]) / 2
        for place, (piece, top) in enumerate(zip(pieces, tops, strict=True)):
            if top <= middle <= top + piece.height:
                readings[place] += word.text
    return [reading if reading.isdecimal() and len(reading) <= _LONGEST else "" for reading in readings]


def _cut(picture: Image.Image, word: Word, first: int, end: int) -> Image.Image:
    left, top, right, bottom = _box(word.letters[first:end])
    # What stands before the stretch must not be cut in half.
    start = max(left - _MARGIN, word.letters[first - 1].box[2] + 1) if first else left - _MARGIN
    box = (round(min(start, left)), round(top - _MARGIN), round(right + _MARGIN), round(bottom + _MARGIN))
    piece = picture.crop(box)
    return piece.resize((piece.width * _ENLARGED, piece.height * _ENLARGED), Image.Resampling.LANCZOS)


def _box(letters: Sequence[Letter]) -> Box:
    # Boxes of letters that the program could not part are too large: the last one is sure.
    sure = letters[-1].box
    return min(letter.box[0] for letter in letters), sure[1], max(letter.box[2] for letter in letters), sure[3]


def _with_digits(word: Word, first: int, end: int, digits: str) -> Word:
    left, top, right, bottom = _box(word.letters[first:end])
    step = (right - left) / max(len(digits), 1)
    raised = tuple(
        Letter(digit, (left + place * step, top, left + (place + 1) * step, bottom))
        for place, digit in enumerate(digits)
    )
    return replace(word, letters=word.letters[:first] + raised + word.letters[end:])
