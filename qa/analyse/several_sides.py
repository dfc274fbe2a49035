"""How much something is and how it stands to its plan or to a year before, asked in one breath.

"Được bao nhiêu tỷ đồng, bằng bao nhiêu phần trăm dự toán và tăng bao nhiêu": a question in, one question a side out; an
answer in, whether it tells all sides out. Asks nothing itself.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.figure import AMOUNTS, MOVES, Role
from qa.answer import Answer
from qa.words.asking import find_asks, guard
from qa.words.wording import PERCENT, PLAN, QUANTITY_WORD

_AGAINST = (
    r"(?:so\s+(?:voi\s+)?(?:cung\s+ky|nam\s+(?:truoc|ngoai)|ke\s+hoach|du\s+toan)(?:\s+nam\s+(?:truoc|ngoai))?\s+)?"
)
MOST_SIDES = 4
_FEWEST = 2
# What each question word holds, seen at little cost.
_HINTS = re.compile(r"nhi[eêu]|m[aấ]y|(?:m[uứ]c|c[oỡ]) n")
_STILL = rf"{_AGAINST}(?:(?:da|moi|chi|uoc|cung|con|thi)\s+)*"
_SHARE = (
    rf"{_STILL}(?:dat|bang|hoan\s+thanh|thuc\s+hien|vuot)(?:\s+duoc)?\s+{QUANTITY_WORD}\s*{PERCENT}?"
    rf"(?:\s+(?:so\s+voi|so|cua))?\s+{PLAN}(?:\s+(?:nam|ca\s+nam|de\s+ra|dat\s+ra|giao|tinh\s+giao|duoc\s+giao))?"
)
_MOVE_VERB = r"(?:tang|giam|sut|tut)(?:\s+(?:hay|hoac)\s+(?:tang|giam))?(?:\s+(?:truong|them|len|xuong|duoc|di))?"
_MOVE = rf"{_STILL}{_MOVE_VERB}\s+{QUANTITY_WORD}(?:\s*{PERCENT})?(?:\s+so\s+[^,?]*)?"
_BETWEEN = r"(?:\s*,\s*(?:(?:va|dong\s+thoi)\s+)?|\s+(?:(?:va|dong\s+thoi)\s+)?)"
# A time or a place at the end is that of all sides.
_TAIL = r"(?:\s+(?:trong|o|tai|vao|nam|quy|thang|cua|theo)\s[^,?]*)?"
_SIDES = re.compile(rf"(?P<first>[^?]*?\w[^?]*?)(?P<sides>(?:{_BETWEEN}(?:{_SHARE}|{_MOVE}))+)(?P<tail>{_TAIL})\W*")
_SIDE = re.compile(rf"{_BETWEEN}(?P<side>(?P<share>{_SHARE})|{_MOVE})")
_ASKED = re.compile(rf"(?<!\w){QUANTITY_WORD}(?!\w)")
# "... bao nhiêu và chi lương tăng bao nhiêu": what moved has a name of its own.
_OTHER_THING = re.compile(r",|;|(?<!\w)(?:va|con)\s")
# What leads to the amount is said anew by the other side.
_LEAD = re.compile(rf"(?:\s+(?:la|duoc|dat|co|bang|khoang|uoc|con|o\s+muc|{_MOVE_VERB}))+\s*$")
_IN_PERCENT = re.compile(rf"\s{PERCENT}(?!\w)|%")
_MOVED = re.compile(rf"(?<!\w){_MOVE_VERB}\s+$")
_PLANNED = re.compile(rf"\s*(?:so\s+voi|so|cua)?\s*{PLAN}(?!\w)")
_ROLES_OF_AMOUNT = frozenset(role.value for role in AMOUNTS)
_ROLES_OF_MOVE = frozenset(role.value for role in MOVES)
_ROLES_OF_GROWTH = frozenset({Role.GROWTH.value})
_ROLES_OF_SHARE = frozenset({Role.PLAN_SHARE.value})


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the sides asked for: the question for it alone, and the roles of a figure that answers it."""

    question: str
    roles: frozenset[str]


def split_sides(text: str) -> tuple[Side, ...]:
    """Return the sides of one thing that a question asks for, in its order; none where it does not ask for several.

    Examples
    --------
    >>> [side.question for side in split_sides("Thu phí được bao nhiêu tỷ đồng và đạt mấy phần trăm dự toán?")]
    ['Thu phí được bao nhiêu tỷ đồng', 'Thu phí đạt mấy phần trăm dự toán']
    """
    if len(_HINTS.findall(text.lower())) < _FEWEST:
        return ()
    guarded = guard(text)
    # A pasted text full of question words asks for no sides, and would take long to match.
    if not _FEWEST <= len(_ASKED.findall(guarded)) <= MOST_SIDES:
        return ()
    found = _SIDES.fullmatch(guarded)
    if found is None or len(_ASKED.findall(guarded, 0, found.end("first"))) != 1:
        return ()
    first, tail = text[: found.end("first")], text[slice(*found.span("tail"))].rstrip(" ?.!")
    asks = find_asks(first, guarded[: len(first)])
    if len(asks) != 1 or _OTHER_THING.search(guarded, asks[0].span.end, len(first)) is not None:
        return ()
    ask = asks[0]
    after = ask.word.end if ask.counted else ask.span.end
    before = guarded[: ask.word.start]
    lead = _LEAD.search(before.rstrip())
    stem = f"{text[: lead.start() if lead is not None else ask.word.start].rstrip()} {first[after:].strip()}".strip()
    roles = _ROLES_OF_AMOUNT
    if ask.is_percent and _MOVED.search(before):
        roles = _ROLES_OF_GROWTH
    elif ask.is_percent and _PLANNED.match(guarded, ask.span.end):
        return ()  # of its plan first: what follows is seldom of the same thing
    sides = [Side(question=f"{first.rstrip(' ,')}{tail}", roles=roles)]
    for side in _SIDE.finditer(guarded, *found.span("sides")):
        said = text[slice(*side.span("side"))]
        asked = _ROLES_OF_MOVE if _IN_PERCENT.search(side["side"]) is None else _ROLES_OF_GROWTH
        asked = _ROLES_OF_SHARE if side["share"] else asked
        sides.append(Side(question=f"{stem} {said.strip()}{tail}", roles=asked))
    return tuple(sides)


def tells_sides(answer: Answer, sides: Sequence[Side]) -> bool:
    """Tell whether an answer gives each side of one thing."""
    figures = answer.figures if answer.answered else ()
    told = all(any(figure.role in side.roles for figure in figures) for side in sides)
    return told and len({figure.indicator for figure in figures}) == 1
