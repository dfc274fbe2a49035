"""Words that single out a part: who asks for the women among the dead is not answered with all the dead.

A small table beside this module, one line a part: the words of a question, then other words that texts have for it.
A reading in, the parts that it names out, and whether texts speak of them. Knows no figures.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from index.normalise import fold
from qa.words.match import Held, split_tokens

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SingledOut:
    """A part, as each of the wordings of which a text that speaks of it holds one, in folded tokens."""

    wordings: tuple[Words, ...]

    def is_told(self, texts: Held) -> bool:
        """Tell whether texts speak of the part."""
        return any(texts.names(words) for words in self.wordings)


@cache
def _table() -> tuple[tuple[re.Pattern[str], re.Pattern[str], SingledOut], ...]:
    text = Path(__file__).with_name("singled_out.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines()]
    return tuple(
        (
            _whole(line[0]),
            _whole(fold(line[0])),
            SingledOut(tuple(split_tokens(words) for words in line)),
        )
        for line in lines
    )


def _whole(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")


def parts_named(reading: str, *, accented: bool) -> tuple[SingledOut, ...]:
    """Return the parts that a question names; one typed with diacritics names none by a word that only looks like it.

    Examples
    --------
    >>> len(parts_named("Bao nhiêu con bò?", accented=True)), len(parts_named("Bao nhiêu bộ?", accented=True))
    (1, 0)
    """
    text = reading.lower() if accented else fold(reading)
    return tuple(part for written, plain, part in _table() if (written if accented else plain).search(text))


def is_unsaid(parts: Sequence[SingledOut], texts: Held) -> bool:
    """Tell whether texts do not speak of the one part that a question singles out.

    Several ("trâu bò, gia súc") are a way to say a whole.
    """
    return len(parts) == 1 and not parts[0].is_told(texts)
