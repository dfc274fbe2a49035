"""Texts in, copies out in which numbers, years and names are other ones: more text of the same kind, not the same.

Each copy is made from a seed, so that the same copies come out on every machine. Keeps the layout: a number keeps its
digits and separators, a year stays a year, a name keeps its number of syllables. Writes files; reads plain text only.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from random import Random

from index.normalise import CAPITALS

SUFFIXES = (".md", ".txt")
YEAR_SHIFT = 9  # years at most that a copy's dates move
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d]|[.,]\d)")
_SYLLABLE = rf"[{CAPITALS}][^\W\d_]*[a-zà-ỹđ]"
# Two capitalised syllables or more in a row, not all in capitals: a name of a place or a person.
_NAME = re.compile(rf"\b{_SYLLABLE}(?:[ ]{_SYLLABLE})+\b")


def perturb(text: str, seed: str) -> str:
    """Return a text with other numbers, years and names.

    Parameters
    ----------
    text
        Any text.
    seed
        The same seed changes the same name into the same other name, everywhere.

    Returns
    -------
    A text of the same layout: lines, marks and the number of syllables are kept.

    Examples
    --------
    >>> perturb("đạt 0,5%", "a") == perturb("đạt 0,5%", "a")
    True
    """
    shift = Random(f"{seed}:year").randint(1, YEAR_SHIFT)  # noqa: S311 - repeatable on purpose
    draw = Random(f"{seed}:{len(text)}")  # noqa: S311
    pool = sorted({syllable for name in _NAME.findall(text) for syllable in name.split(" ")})

    def rename(match: re.Match[str]) -> str:
        chosen = Random(f"{seed}:{match.group()}")  # noqa: S311
        return " ".join(chosen.choice(pool) for _ in match.group().split(" "))

    def move(match: re.Match[str]) -> str:
        return str(int(match.group()) - shift)

    def redraw(match: re.Match[str]) -> str:
        number = match.group()
        # Days, months and the labels of headings ("1.1") stay in their ranges.
        if sum(map(str.isdigit, number)) <= 2 and "," not in number:
            return number
        return str(draw.randint(1, 9)) + re.sub(r"\d", lambda _: str(draw.randint(0, 9)), number[1:])

    renamed = _NAME.sub(rename, text)
    pieces: list[str] = []
    position = 0
    for year in _YEAR.finditer(renamed):
        pieces += [_NUMBER.sub(redraw, renamed[position : year.start()]), move(year)]
        position = year.end()
    pieces.append(_NUMBER.sub(redraw, renamed[position:]))
    return "".join(pieces)


def write_copies(sources: Sequence[Path], target: Path, *, megabytes: float) -> tuple[int, float]:
    """Write text files, as they are and then perturbed, until a folder holds so many MB.

    Parameters
    ----------
    sources
        Folders of text files (`SUFFIXES`).
    target
        Made when missing; a file that it holds already is kept as it is, so that a run that was stopped goes on.
    megabytes
        How much to write, in MB of 10^6 bytes; the last file may go beyond.

    Returns
    -------
    Files that the folder holds of these copies, and their MB; (0, 0) when the sources hold no text.
    """
    files = sorted(file for source in sources for file in source.rglob("*") if file.suffix.lower() in SUFFIXES)
    target.mkdir(parents=True, exist_ok=True)
    made, written = 0, 0
    for copy, number, file in _endless(files):
        place = target / f"{copy:03}-{number:05}-{file.name}"
        if not place.exists():
            text = file.read_bytes().decode("utf-8", "replace")
            aside = target.parent / f"{target.name}.new"
            aside.write_bytes((perturb(text, f"{copy}:{number}") if copy else text).encode("utf-8"))
            aside.replace(place)
        made, written = made + 1, written + place.stat().st_size
        if written >= megabytes * 1e6:
            break
    return made, written / 1e6


def _endless(files: Sequence[Path]) -> Iterator[tuple[int, int, Path]]:
    """Give every file with its number, once for each copy, again and again; nothing without files."""
    for copy in count(0) if files else ():
        yield from ((copy, number, file) for number, file in enumerate(files))
