"""What something consists of: a question such as "hồ sơ gồm những gì" and an answer in, whether it tells the parts out.

What is told must be told of the whole that is asked about, and as parts: how much there is of it lists nothing.
"""

import re

from index.extract.territory import RANKS
from index.normalise import fold
from qa.answer import Answer
from qa.words.match import STOP_SYLLABLES, line_up, split_tokens, token_set

_ASKED = re.compile(
    r"^(?P<whole>.+?) (?:(?:bao )?gom(?: co)?|co(?= nhung| cac))(?: nhung| cac)*(?P<head>(?:,? \w+){0,4}?)"
    r" (?:gi|ai|nao)\W*$"
)
# Anything may be called so: it says nothing of what the parts are of.
_ANY_PART = frozenset(split_tokens("nội dung khoản mục thành phần bộ phận điểm nhóm loại thứ việc"))
# "Tỉnh Bạch Sơn" is told as "Bạch Sơn".
_RANKS = tuple(line_up(rank) for rank in ("tỉnh", *RANKS))
_OF_RANK = frozenset(split_tokens(" ".join(_RANKS)))
_AMOUNT = r"(?:\s+(?:trên|hơn|gần|khoảng))?\s+\d"
# Before these the whole is named, behind them its parts. What it is in numbers is no part of it.
_TELLS = re.compile(
    rf"^|(?<!\w)(?:gồm|bao gồm|gồm có|trong đó|như)(?!\w)|(?<!\w)có(?= (?:các|những|\d))"
    rf"|(?:(?<!\w)là(?!\w)|[:|])(?!{_AMOUNT})",
    re.IGNORECASE,
)
_JOINT = re.compile(r"[,;|]\s| và ")
_LEAST = 0.7  # share of the words by which the whole is named
_NEAR = 16  # tokens before what tells the parts, among which the whole is named


def tells_parts(reading: str, answer: Answer) -> bool:
    """Tell whether an answer tells the parts of what a question asks the parts of; True where it asks for none.

    The whole is named before its parts, or by the heading that they stand under; a kind of parts that has a name of
    its own ("gồm những dân tộc nào") stands for it. Where each of them bears that name ("Huyện Mây, Huyện Gió"), what
    tells them may name the whole anywhere.
    """
    asked = _ASKED.match(" ".join(fold(reading).split()))
    whole = frozenset(split_tokens(asked["whole"])) - STOP_SYLLABLES if asked is not None else frozenset()
    whole = whole - _OF_RANK or whole
    if asked is None or not whole:
        return True
    head = line_up(asked["head"])
    kind = frozenset(split_tokens(head)) - STOP_SYLLABLES - _ANY_PART
    # "Gồm những xã, thị trấn nào" asks for both.
    names = [rank for rank in _RANKS if rank in head] or [head]
    if kind and sum(line_up(answer.text).count(name) for name in names) > 1:
        around = (text for each in answer.citations for text in (each.title, *each.section))
        return len(whole & token_set(" ".join((answer.text, *around)))) >= _LEAST * len(whole)
    above = token_set(" ".join(answer.citations[0].section[-1:])) if answer.citations else frozenset()
    for told in _TELLS.finditer(answer.text):
        said = frozenset(split_tokens(answer.text[: told.start()])[-_NEAR:]) | above
        is_named = len(whole & said) >= _LEAST * len(whole) or (bool(kind) and kind <= said)
        if is_named and _JOINT.search(answer.text, told.end()) is not None:
            return True
    return False
