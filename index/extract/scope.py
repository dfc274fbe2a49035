"""What is being spoken of while a sentence is read: the indicator, and the whole that it is a part of.

The words between two numbers in, the scope after them out: "trong đó", colons and brackets open parts, a full stop
ends all, a name makes a new subject, and a number without one goes on with the last. Does not read numbers.
"""

import re
from dataclasses import replace

from index.extract.alternatives import word_of
from index.extract.clause import own_words
from index.extract.comparison import Comparison
from index.extract.quantity import Quantity
from index.extract.unit import UnitMention
from index.extract.wording import clean_lead, content_words, name_subject, tail_after, without_extreme
from index.figure import Role
from index.record import record

_RESET = re.compile(r"(?:kết quả cập nhật|số liệu cập nhật|báo cáo (?:số )?[\w\-/]+)\s*:", re.IGNORECASE)
_JOINT = re.compile(
    r"\(|\)|;|:|"
    + word_of("trong đó|trong số đó|trong số này|bao gồm|gồm có|gồm|chia ra", then=r"(?!\w)")
    + "".join(rf"|{mark}(?<![.…].)\s+(?=\w)" for mark in (r"\.", "!", r"\?"))
)
# "(GRDP)", "(Trung Quốc)": brackets that close before the next number open no part.
_ASIDE = re.compile(r"\([^()]*\)")
# "..., với hơn 50% ca bệnh ở tám nước": what follows the number is spoken of, not what came before
_WITH = re.compile(word_of(r"(?<!so )(?<!đối )với(?:\s+(?:khoảng|hơn|gần|trên|dưới|tới))?\s*$"))
_AGAINST = re.compile(word_of(r"so với(?:\s+(?:khoảng|hơn|gần|trên|dưới|mức))*\s*$"))
# "huyện Năm Căn", "các tỉnh An Giang": a place that the measure spoken of is told of next
_PLACE_ONLY = re.compile(
    r"(?:các )?(?:tỉnh|thành phố|huyện|thị xã|quận|xã|phường|thị trấn|đặc khu|vùng|nước)(?: [A-ZĐÂÊÔƠƯÁÀẢẠĂÍÓÚÝ][^\W\d_]*)+"
)
_JOINED_BY = re.compile(r"với(?: (?:khoảng|hơn|gần|trên|tổng số))?", re.IGNORECASE)
LEVELS = frozenset({Role.LEVEL, Role.COUNT})


@record(frozen=True, slots=True)
class Around:
    """The words around a number: all since the number before, of these its own, and those up to the next number."""

    gap: str
    lead: str
    after: str


@record(frozen=True, slots=True)
class Scope:
    """What is being spoken of: the indicator, the indicator it is a part of, and the base unit of that whole.

    `verb` is what stood before the number: the next one may bring another object ("thu giữ 3 kg vàng, 2 kg bạc"),
    which with it makes another indicator. None when nothing can follow so. `stem` is the measure without the place
    that it was last told of ("mật độ dân số thấp nhất ... kế đến là huyện B").
    """

    subject: str
    parent: str | None
    base: str = ""
    parent_base: str = ""
    verb: str | None = None
    stem: str = ""


def walk(gap: str, stack: list[Scope], *, counted: bool, first: bool) -> tuple[int, str]:
    """Follow brackets and "trong đó" through the words before a number; return where its own words begin, and them.

    `counted` tells that the previous number counted things: then the first words still belong to those things.
    What stands before a colon ("Chiều cao: 45 tầng") is put before own words that name nothing alone.
    """
    start = 0
    label = ""
    bounded = len(stack) == 1 and not stack[0].subject
    for match in _JOINT.finditer(_ASIDE.sub(_same_length, gap)):
        joint = match.group().lower()
        top = stack[-1]
        if joint in {"gồm", "bao gồm", "gồm có"} and not top.subject:
            continue
        if joint in {"gồm", "bao gồm", "gồm có"}:
            # "..., khu vực đô thị gồm 5.891 km²": a new subject
            own = own_words(gap[start : match.start()], bounded=bounded, counted=counted)
            begins = own or gap[start:].lstrip().startswith(",")
            named = clean_lead(gap[start + own : match.start()]) if begins else ""
            top = replace(top, subject=named, base="") if named else top
        if joint in {"(", ":"}:
            # "dân số: 512.601 người", "Huội Quảng (520MW)": the words before name what follows.
            own = own_words(gap[start : match.start()], bounded=bounded, counted=counted)
            named = clean_lead(gap[start + own : match.start()]) if bounded or own or joint == ":" else ""
            label = ""
            if len(named) > 1 and not _RESET.search(gap[: match.end()]):
                top = replace(top, subject=named, base="")
                stack[-1] = top
                label = named if joint == ":" else ""
        if joint == "(":
            stack.append(Scope(top.subject, top.subject or top.parent, top.base, top.base))
        elif joint == ")":
            if len(stack) > 1:
                stack.pop()
        elif joint == ":" and _RESET.search(gap[: match.end()]):
            stack[:] = [Scope("", None)]
        elif joint[0] in ".!?":
            stack[:] = [Scope("", stack[0].parent)]
            label = ""
        elif top.subject and (joint[0].isalpha() or (_tells_parts(gap, match) and not (first or counted))):
            # "14 tỷ đồng: huyện A 6 tỷ đồng, huyện B 8 tỷ đồng": what was told in all is told part by part;
            # communes may be parts of "8 đơn vị hành chính": what a whole is said to consist of is of any kind
            parent_base = "" if "gồm" in joint else top.base
            stack[-1] = Scope(top.subject, top.subject, top.base, parent_base)
        start = match.end()
        bounded = True
    start += own_words(gap[start:], bounded=bounded, counted=counted, first=first)
    lead = gap[start:]
    return start, f"{label} {lead.strip()}" if label and content_words(lead) < 2 else lead


def _tells_parts(gap: str, joint: re.Match[str]) -> bool:
    """Tell whether a colon stands right behind a number, and behind it the name of what the next one counts."""
    return joint.group() == ":" and not gap[: joint.start()].strip() and clean_lead(gap[joint.end() :]) != ""


def _same_length(match: re.Match[str]) -> str:
    return "·" * len(match.group())


def enter(scope: Scope, around: Around, quantity: Quantity, comparison: Comparison) -> Scope:
    """Go on with the subject; a level in another kind of unit than the whole's is not a part of it."""
    share = quantity.unit_text == "%" and around.gap.strip() in {",", ";", "và"}
    begins_anew = (share or _WITH.search(around.gap) is not None) and bool(tail_after(around.after))
    unit = quantity.unit
    level = comparison.role in LEVELS and unit is not None
    subject = name_subject(around.lead, around.after, unit, comparison, "" if begins_anew else scope.subject)
    named = clean_lead(around.lead)
    base = unit.base if level and unit is not None else scope.base
    verb: str | None = None
    if level and not is_counted(unit):
        verb = named
        tail = tail_after(around.after)
        if tail.startswith("của ") and _AGAINST.search(around.gap):  # "GDP của A đạt 5 tỷ, so với 9 tỷ của B"
            subject = f"{scope.subject.partition(' của ')[0]} {tail}"
        elif not named and tail and scope.verb is not None and base == scope.base:
            verb = scope.verb
            subject = f"{verb} {tail}".strip()
    elif not level:
        verb = scope.verb
    if subject == scope.subject:
        return replace(scope, base=base, verb=verb)
    measured = level and not is_counted(unit)
    if measured and base == scope.base and scope.subject and _PLACE_ONLY.fullmatch(named):
        stem = scope.stem or without_extreme(scope.subject)
        return replace(scope, subject=f"{stem} {named}", verb=None, stem=stem)
    if is_counted(unit) and not named and scope.subject and _JOINED_BY.fullmatch(around.gap.strip()):
        return Scope(subject, scope.subject, base, scope.base)  # "5.537 hộ với 25.536 khẩu"
    if level and scope.parent is not None and scope.parent_base and not _same_kind(base, scope.parent_base):
        return Scope(subject, None, base, verb=verb)
    return replace(scope, subject=subject, base=base, verb=verb, stem="")


def after_change(before: Scope, scope: Scope, lead: str, quantity: Quantity, comparison: Comparison) -> Scope:
    """Return what is spoken of after a change: "đã giảm 8 phòng, 6 đơn vị" goes on without the rooms."""
    if comparison.role is not Role.CHANGE or not is_counted(quantity.unit):
        return scope
    return replace(scope, subject=clean_lead(lead) if content_words(lead) >= 2 else before.subject)


def _same_kind(base: str, other: str) -> bool:
    return base == other or bool(set(base.split()) & set(other.split())) or "%" in {base, other}


def is_counted(unit: UnitMention | None) -> bool:
    """Tell whether a number has a unit that counts things."""
    return unit is not None and unit.counted
