"""A grey picture of a page in, its words out, each letter with its place: by the program Tesseract with Vietnamese.

The program is started with a list of arguments, one thread and a time limit, and gets the picture through a pipe. Does
NOT look at the words.
"""

import io
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from lxml import etree
from PIL import Image

LANGUAGE = "vie"
PAGE_SECONDS = 180
INSTALL = "cài bằng lệnh “sudo apt install tesseract-ocr tesseract-ocr-vie” rồi chạy lại"
_NUMBERS = re.compile(r"-?\d+(?:\.\d+)?")

Box = tuple[float, float, float, float]


class RecognitionFailed(Exception):
    """The program gave up on a page, or took too long; the text says why, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One character with its box, in points of the picture."""

    char: str
    box: Box


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its letters; `line` numbers its line, `baseline` is the height of that under it.

    `confidence` goes from 0 to 1.
    """

    letters: tuple[Letter, ...]
    box: Box
    line: int
    baseline: float
    confidence: float

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(letter.char for letter in self.letters)


@cache
def missing() -> str:
    """Return why pictures cannot be read on this machine, "" when they can."""
    program = shutil.which("tesseract")
    if program is None:
        return "máy chưa cài chương trình nhận dạng chữ Tesseract"
    listed = subprocess.run(  # noqa: S603 - the program found on the path, no input of a user
        [program, "--list-langs"], capture_output=True, check=False, timeout=30, text=True, encoding="utf-8"
    )
    if LANGUAGE not in (listed.stdout + listed.stderr).split():
        return "Tesseract trên máy chưa có dữ liệu tiếng Việt (vie)"
    return ""


def read_words(picture: Image.Image, dpi: float, *, rows: bool = False, digits: bool = False) -> list[Word]:
    """Read the words of a page in the order in which the program finds them.

    Parameters
    ----------
    picture
        The page, grey.
    dpi
        Its points per inch.
    rows
        Read row by row across the whole width, without looking for columns of text: on a page with a table that
        finds far more (195 of 196 figures instead of 168), on one without it reads a little worse.
    digits
        Nothing else is to be found.

    Raises
    ------
    RecognitionFailed
        The program failed, or took longer than `PAGE_SECONDS`.
    """
    stream = io.BytesIO()
    picture.save(stream, "PNG", compress_level=1)
    program = shutil.which("tesseract") or "tesseract"
    command = [program, "-", "-", "-l", LANGUAGE, "--dpi", str(round(dpi)), "-c", "hocr_char_boxes=1"]
    if rows:
        command += ["--psm", "6"]
    if digits:
        command += ["-c", "tessedit_char_whitelist=0123456789"]
    command.append("hocr")
    try:
        done = subprocess.run(  # noqa: S603 - fixed arguments, the picture goes through a pipe
            command,
            input=stream.getvalue(),
            capture_output=True,
            check=False,
            timeout=PAGE_SECONDS,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired as error:
        raise RecognitionFailed(f"nhận dạng chữ quá {PAGE_SECONDS} giây") from error
    except OSError as error:
        raise RecognitionFailed("không chạy được Tesseract") from error
    if done.returncode != 0:
        raise RecognitionFailed("Tesseract không nhận dạng được trang này")
    return list(parse_hocr(done.stdout))


def parse_hocr(data: bytes) -> Iterator[Word]:
    """Yield the words of the program's answer, hOCR with a box for every letter."""
    if not data.strip():
        return
    root = etree.fromstring(
        data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True)
    )
    if root is None:
        return
    number = 0
    for line in root.iter("{*}span"):
        if line.get("class") not in {"ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat"}:
            continue
        title = _read_title(line.get("title", ""))
        box = title.get("bbox", [0.0, 0.0, 0.0, 0.0])
        if any(title.get("textangle", [])):
            # A column of figures taken for a line that is set upright.
            continue
        number += 1
        slope, rise = title.get("baseline", [0.0, 0.0])[:2]
        for word in line.iter("{*}span"):
            if word.get("class") != "ocrx_word":
                continue
            told = _read_title(word.get("title", ""))
            letters = tuple(_letters(word))
            if letters and len(told.get("bbox", [])) == 4:
                left, top, right, bottom = told["bbox"]
                yield Word(
                    letters,
                    (left, top, right, bottom),
                    number,
                    box[3] + rise + slope * ((left + right) / 2 - box[0]),
                    told.get("x_wconf", [0.0])[0] / 100,
                )


def _letters(word: etree._Element) -> Iterator[Letter]:
    for letter in word.iter("{*}span"):
        told = _read_title(letter.get("title", ""))
        char = (letter.text or "").strip()
        if letter.get("class") == "ocrx_cinfo" and char and len(told.get("x_bboxes", [])) == 4:
            left, top, right, bottom = told["x_bboxes"]
            yield Letter(char, (left, top, right, bottom))


def _read_title(title: str) -> dict[str, list[float]]:
    """Read "bbox 1 2 3 4; x_wconf 96" as names with their numbers."""
    parts = (part.strip().partition(" ") for part in title.split(";"))
    return {name: [float(number) for number in _NUMBERS.findall(rest)] for name, _, rest in parts}
