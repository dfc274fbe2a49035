"""The "Có" or "Không" that a sentence says in so many words, for a question that asks for it.

A question's reading and a proving text in, the word out, or "" where the text has to speak for itself. Judges no
meaning: a label with the value "Không", a plain negation of what is asked, or a list of those who may.
"""

import re

from index.normalise import fold
from qa.candidate import Passage
from qa.cite.trim import shorten_lead
from qa.retrieve.continuation import announcement, without_mark
from qa.words.match import split_tokens

_ASKED = re.compile(
    r"(?<!\w)(?:co|da)\s+((?:phai|duoc|bi|can|mat|thu)\s+)?(.+?)\s+(?:khong|chua|ko)(?:\s+\w+){0,2}\W*$"
)
_FILLING = frozenset({"gi", "nao", "khong", "le", "loai", "them", "phai", "di"})
_VALUE = re.compile(r"([^:;|.]{2,60}):\s*(không(?=\s*(?:[.;|,(]|$))|có(?=\s*(?:[.;|,(]|$))|\d[\d.,]*)", re.IGNORECASE)
_CELL = " | "
_LABEL_WORDS = 3


def say_yes_no(reading: str, passage: Passage, said: str) -> str:
    """Return what answers a question for yes or no: the word before what is `said`, where the passage says it.

    Parameters
    ----------
    reading
        The question.
    passage
        What proves it; of a row of a table only its name and the cell that says no are told.
    said
        The passage as an answer would tell it.
    """
    label = _said_no(reading, passage.chunk.text)
    if label:
        name, cell, _ = passage.chunk.text.partition(_CELL)
        row = f"{without_mark(name)}: " if cell and name not in label else ""
        return f"Không. {row}{without_mark(label)} [1]."
    item = without_mark(passage.source_text)
    line = shorten_lead(announcement(passage), passage.source_text)
    if _allows(reading, line, item):
        return f"Có, {line[:1].lower()}{line[1:]}: {item} [1]."
    return f"Không, {said[:1].lower()}{said[1:]}" if _denies(reading, passage.chunk.text) else said


def states_value(reading: str, text: str) -> bool:
    """Tell whether a text gives a label of what is asked the value "Không", "Có" or a number."""
    return any(True for _ in _values(reading, text))


def _said_no(reading: str, text: str) -> str:
    """Return the label, with its value, that says no: "Phí, lệ phí: Không" to "có phải nộp phí không", or ""."""
    return next((match.group().strip() for match in _values(reading, text) if match[2].lower() == "không"), "")


def _values(reading: str, text: str) -> list[re.Match[str]]:
    asked = _asked(reading)
    if asked is None:
        return []
    found = _VALUE.finditer(" ".join(text.split()))
    # The label's first words name what is valued: "Phí, lệ phí (đồng)".
    return [match for match in found if asked[1] & set(split_tokens(without_mark(match[1]))[:_LABEL_WORDS])]


def _denies(reading: str, text: str) -> bool:
    """Tell whether a text plainly denies what is asked: "không thu lệ phí", "không phải nộp phí"."""
    asked = _asked(reading)
    if asked is None:
        return False
    words = "|".join(map(re.escape, asked[1]))
    plain = rf"(?<!\w)khong (?:phai )?(?:thu|nop|mat|dong)(?: \w+){{0,2}} (?:{words})(?!\w)"
    return re.search(plain, _flat(text)) is not None


def _allows(reading: str, announced: str, item: str) -> bool:
    """Tell whether an item that the question names stands in a list of those to whom what is asked applies.

    "Dân quân thường trực" under "các trường hợp được tạm hoãn gọi nhập ngũ" answers "có được hoãn không".
    """
    asked = _asked(reading)
    named = set(split_tokens(item))
    if asked is None or asked[0] != "duoc" or not named or not named <= set(split_tokens(reading)):
        return False
    line = _flat(announced)
    applies = re.search(rf"(?<!\w)duoc (?:\w+ )?{re.escape(asked[2])}(?!\w)", line)
    return applies is not None and "khong" not in line.split()


def _asked(reading: str) -> tuple[str, set[str], str] | None:
    """Return the modal word, the content words and the first of them of what is asked for a yes or no."""
    found = _ASKED.search(_flat(reading))
    if found is None:
        return None
    words = [word for word in split_tokens(found[2]) if word not in _FILLING]
    return ((found[1] or "").strip(), set(words), words[0]) if words else None


def _flat(text: str) -> str:
    return fold(" ".join(text.split()))
