"""A question and a fact in, whether the question narrows what the fact is of and nothing around the fact says so.

In Vietnamese what narrows a noun follows it: "hợp tác xã giải thể" are not all "hợp tác xã". Words that other words may
stand for are told apart by no rule, so this only doubts; the caller knows how sure the fact is. Ranks nothing.
"""

import re
from itertools import takewhile

from index.normalise import fold
from qa.candidate import Fact
from qa.rank.features import find_standing
from qa.rank.scene import Scene
from qa.words.match import STOP_SYLLABLES, split_tokens
from qa.words.wording import QUANTITY_WORD

# What a text adds to a noun to say that it means all of it there.
_OF_THE_WHOLE = frozenset(split_tokens("toàn tỉnh cả nước trên địa bàn hiện có các loại"))
_BACK = frozenset({"nay", "do", "tren"})  # "diện tích của khu này" is of what was named before
# What stands behind a counted noun says what it did, and texts say that in other words: "bao nhiêu người thiệt mạng".
_COUNTED = re.compile(rf"\b{QUANTITY_WORD}\b.*")
# Most words that narrow are of two syllables; a single one is as often a verb or has another word for it.
_LEAST = 2


def is_of_wider(scene: Scene, fact: Fact) -> bool:
    """Tell whether the name of a figure ends in a noun that the question narrows by words not found around the fact."""
    words = split_tokens(fact.figure.indicator)
    name = [word for word in words if word not in _OF_THE_WHOLE | STOP_SYLLABLES]
    if not name or words[-1] in _BACK:
        return False
    own = split_tokens(f"{fact.figure.indicator} {fact.figure.parent or ''}")
    held = find_standing(scene, fact.passage).measured.widened.union(own)
    asked = split_tokens(_COUNTED.sub(" ", fold(scene.question.reading)))
    for place, word in enumerate(asked, start=1):
        if word != name[-1]:
            continue
        lacking = tuple(takewhile(lambda each: each in scene.terms.weights and each not in held, asked[place:]))
        behind = asked[place + len(lacking) : place + len(lacking) + 1]
        # Where words that are held follow, those that are lacking are a part of a longer name.
        if len(lacking) >= _LEAST and scene.terms.weights.keys().isdisjoint(behind):
            return True
    return False
