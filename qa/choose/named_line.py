"""A line that names the value that it gives, "Chủ đầu tư: Công ty A", put first where that very thing is asked for.

A question's reading and ranked passages in, the same passages out. Judges no value.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from qa.candidate import Passage
from qa.rank.ground import Deferred
from qa.rank.rank import Ranked
from qa.words.match import split_tokens
from qa.words.place_told import asks_seat, is_seat_row

_DEPTH = 10  # passages among which the line is looked for
# Share of the words covered by the best passage, with what it stands under, that the line must cover with its own.
_SAME_COVER = 0.95
_FEWEST_WORDS = 2
_MOST_SPARE = 2  # words behind the asked ones: "Chủ đầu tư dự án"
_LINE = re.compile(r"(?:\(?\w{1,3}[.)]\s*|[-–+*•]\s*)?(?P<name>[^\W\d_][^:|.;]{3,60}?):\s+(?=\w)")
_ASKING = re.compile(
    r"^\W*(?:ai|(?:cơ quan|đơn vị|công ty|người|ông|bà) nào) (?:đang |hiện )?(?:là|làm|giữ chức)\s+", re.IGNORECASE
)


def named_line_first(reading: str, found: Sequence[Ranked[Passage]]) -> Sequence[Ranked[Passage]]:
    """Put first the line whose name begins as the question does, where it speaks of the same as the best passage.

    The line that gives an address is meant where a question asks where something stands, in whichever words.
    """
    asked = split_tokens(_ASKING.sub("", reading))
    seat = asks_seat(reading)
    least = _SAME_COVER * found[0].features.get("around_cover", 0.0) if found else 0.0

    def names_it(ranked: Ranked[Passage]) -> bool:
        text = ranked.candidate.chunk.text
        named = _is_named(text, asked) or (seat and is_seat_row(text))
        return named and ranked.features.get("around_cover", 0.0) >= least

    line = next(filter(names_it, found[:_DEPTH]), None)
    if line is None:
        return found
    # A company answers who builds: the name of its line tells so better than how it is written.
    first = replace(line, features={**line.features, "cue": 1.0})
    return Deferred(lambda: chain((first,), (each for each in found if each is not line)))


def _is_named(text: str, asked: Sequence[str]) -> bool:
    """Tell whether a text gives a value to a name that begins with the first words of a question, and adds few."""
    line = _LINE.match(text)
    if line is None:
        return False
    name = split_tokens(line["name"])
    shared = next(
        (i for i, (one, other) in enumerate(zip(name, asked, strict=False)) if one != other), min(len(name), len(asked))
    )
    return shared >= _FEWEST_WORDS and len(name) - shared <= min(_MOST_SPARE, shared - 1)
