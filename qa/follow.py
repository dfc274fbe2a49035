"""A follow-up completed from the questions before it, so that it can be asked alone.

Questions in, one question out. Three ways to lean on the question before: it names only another slot or role ("Thế so
với cùng kỳ?"), another thing ("Còn nhập khẩu thì sao?"), or a part of it ("Trong đó vốn ODA là bao nhiêu?"). A
question that stands alone comes back as it is. Does NOT know the answers given.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from index.document import Span
from index.extract.notation import describe_period
from index.extract.period import find_periods
from index.extract.territory import find_territories
from index.normalise import CAPITALS, fold
from qa.content import content_syllables, has_diacritics
from qa.kind import decide_asked
from qa.question import Asked
from qa.turn import Turn, replace_spans, tidy

_LEAD = re.compile(
    r"^(?:(?:the|vay|va|roi|con)\s+)*(?:the|vay|va|roi|con)"
    r"(?:\s+(?:thi|neu|nhu|ve|doi voi))?[\s,]+(?!so\s+(?:do|nay|ay)\b)"
)
_NO_LEAD = re.compile(
    r"^(?:vay no|va ca|the (?:bao|tin|cao|luc|thao|gioi|manh|he|can)|con (?:duong|nuoi|song|cai|lon))\b"
)
_CLOSE = re.compile(
    r"[\s,]*(?:\b(?:thi|thi lai|nhu)\s+)?(?<!vi )(?<!tai )\b(?:sao|the nao|nhu the nao)"
    r"(?:\s+(?:vay|a|ha|nhi|day|ban))*\s*[?.!]*$"
)
_ONLY_WHY = re.compile(
    r"^(?:(?:the|vay|nhung)\s+)?(?:vi sao|tai sao|sao|do dau|ly do|nguyen nhan)"
    r"(?:\s+(?:vay|the|lai|la gi|a|nhu|do))*\s*\??$"
)
# A comparison named without a question word asks for its share or growth.
_COMPARED = (
    (
        re.compile(r"^(?:neu )?so (?:voi )?(?:ke hoach|du toan|chi tieu)(?: nam| giao)*$"),
        "đạt bao nhiêu phần trăm kế hoạch",
    ),
    (
        re.compile(r"^(?:neu )?so (?:voi )?(?:cung k[yi]|nam (?:truoc|ngoai))(?: nam (?:truoc|ngoai))?$"),
        "tăng giảm bao nhiêu phần trăm so với cùng kỳ",
    ),
)
_PART = re.compile(
    r"^(?:(?:the|vay|va|con)\s+)?"
    r"(?:trong (?:do|so do|so nay|so ay)|trong (?:cac|nhung) [^,?]{2,30} (?:do|nay|ay)|rieng|cu the|o do|tai do)\b"
)
_ANAPHOR = re.compile(
    r"\b(?:con so|so|muc|cac|nhung|noi|luc|nguoi|cai|viec|don vi|du an|tinh|huyen|xa|khoan|nhom|loai|ket qua|chi tieu)"
    r"(?:\s+\w+){0,3}?\s+(?:do|nay|ay|kia|noi tren|vua neu)\b|\b(?:no|chung)\s+(?:la|co|chiem|dat|tang|giam)\b"
)
# A capital inside the text opens a name.
_PROPER = re.compile(rf"(?<=\w )[{CAPITALS}][^\W\d_]+(?:\s+[{CAPITALS}][^\W\d_]*)")
_SMALL_WORDS = "bi duoc tang giam dat la cua o tai qua trong theo cho tren do vao thi va"
_BOUNDARY_WORDS = frozenset(_SMALL_WORDS.split())
_TOKEN = re.compile(r"[^\W_]+")
_LONGEST = 400  # characters of a completed question; a long chain keeps its newest part


def complete_question(text: str, context: Sequence[str]) -> str:
    """Return the question as it would be asked alone.

    Parameters
    ----------
    text
        The question, tidy, spelled well.
    context
        Earlier questions of the conversation, oldest first; each may itself lean on the ones before it.

    Returns
    -------
    `text` itself when it leans on nothing.

    Examples
    --------
    >>> complete_question("Còn nhập khẩu thì sao?", ["Xuất khẩu của tỉnh Trà Vinh năm 2019 tăng bao nhiêu phần trăm?"])
    'Nhập khẩu của tỉnh Trà Vinh năm 2019 tăng bao nhiêu phần trăm?'
    """
    previous = ""
    for earlier in context:
        previous = _complete(earlier, previous)
    return _complete(text, previous)


def _complete(text: str, previous: str) -> str:
    if not previous.strip() or not text.strip():
        return text
    before = Turn(previous)
    base = before.periods[-1].notation if before.periods else ""
    own = Turn(text, base)
    if _ONLY_WHY.match(own.guarded):
        return _finish(f"Vì sao {_lowered(before.without_ask())}")
    if _PART.match(own.guarded) or _ANAPHOR.search(own.guarded):
        return _finish(_add_part(own, before))
    lead = _lead(text, own.guarded)
    close = _CLOSE.search(own.guarded)
    if lead is None and close is None and own.content:
        return _finish(_fill_slots(own, before)) if _is_elliptical(own) else text
    start = lead.end() if lead is not None else 0
    core = Turn(tidy(text[start : close.start() if close is not None else len(text)]), base)
    if not core.content:
        return _finish(_change_slots(core, before))
    return _finish(_fill_slots(core, before) if core.asks else _change_thing(core, before))


def _lead(text: str, guarded: str) -> re.Match[str] | None:
    """Find "Còn", "Thế", "Vậy" at the start; "Con" and "Thẻ" typed with diacritics elsewhere are other words."""
    lead = None if _NO_LEAD.match(guarded) and not text.lower().startswith("còn") else _LEAD.match(guarded)
    if lead is None or not has_diacritics(text):
        return lead
    return None if text.split(maxsplit=1)[0].lower().strip(",") in {"con", "thẻ", "vầy", "vẩy"} else lead


def _is_elliptical(own: Turn) -> bool:
    """Tell a question that asks something but names neither period, place, paper nor anything by a proper name."""
    return bool(own.asks) and not (own.periods or own.places or own.source or _PROPER.search(own.text))


def _add_part(own: Turn, before: Turn) -> str:
    """Join “Trong đó ...” or “Các dự án đó ...” to the thing asked before."""
    subject = _with_periods(before.subject(), own)
    close = _CLOSE.search(own.guarded)
    text = tidy(own.text[: close.start()] if close is not None else own.text)
    ask = "" if own.asks or _has_role(own) else before.ask_words()
    return f"{subject}, {_lowered(text)} {ask}"


def _change_slots(core: Turn, before: Turn) -> str:
    """Ask the same thing in another role, period or place: “So với cùng kỳ thì tăng bao nhiêu?”."""
    spans = core.slot_spans
    rest = replace_spans(core.text, spans) if spans else core.text
    compared = next((words for pattern, words in _COMPARED if pattern.match(fold(rest))), "")
    if compared or _has_role(core):
        subject = before.subject(counted=not any(ask.counted for ask in core.asks))
        return f"{_with_slots(subject, core)} {compared or _lowered(rest)}"
    return _with_slots(tidy(before.text), core)


def _lowered(text: str) -> str:
    first = text.split(maxsplit=1)[0] if text.strip() else ""
    return text if first.isupper() else text[:1].lower() + text[1:]


def _has_role(core: Turn) -> bool:
    asked = decide_asked(core.guarded, core.asks)
    if asked in {Asked.LEVEL, Asked.VALUE_LOOKUP, Asked.BREAKDOWN, Asked.COUNT}:
        return any(ask.unit for ask in core.asks)
    return True


def _change_thing(core: Turn, before: Turn) -> str:
    """Put “nhập khẩu” in the place of the phrase that it shares words with, else ask it the same way."""
    place = _counterpart(core, before)
    if place is None and not before.asks:
        contents = [span for span in _segments(before) if content_syllables(before.text[span.start : span.end], [])]
        place = contents[-1] if contents else None
    if place is not None:
        text = tidy(f"{before.text[: place.start]} {_lowered(core.text)} {before.text[place.end :]}")
        return _with_slots(text, core)
    return f"{_fill_slots(core, before)} {before.ask_words(unit=False)}"


def _counterpart(core: Turn, before: Turn) -> Span | None:
    """Find the phrase of the earlier question that the new one stands for, by the syllables they share."""
    words = [match.group() for match in _TOKEN.finditer(fold(core.text))]
    best: Span | None = None
    most = 0
    for segment in _segments(before):
        tokens = list(_TOKEN.finditer(fold(before.text), segment.start, segment.end))
        shared = [i for i, token in enumerate(tokens) if token.group() in core.content]
        # The head of the new thing counts twice: "thu nội địa" stands for "thu ngân sách", not for "địa bàn".
        weight = len(shared) + any(tokens[i].group() == words[0] for i in shared)
        if shared and weight >= most:
            most = weight
            first = max(0, shared[0] - words.index(tokens[shared[0]].group()))
            best = Span(tokens[first].start(), tokens[-1].end())
    return best


def _segments(before: Turn) -> list[Span]:
    """Cut a question where its slots, its question words, commas and small words stand."""
    cuts = {0, len(before.text)}
    taken = before.slot_spans
    taken += [ask.span for ask in before.asks]
    for match in _TOKEN.finditer(before.guarded):
        if match.group() in _BOUNDARY_WORDS:
            taken.append(Span(*match.span()))
    taken += [Span(*match.span()) for match in re.finditer(r"[,;:()?]", before.text)]
    for span in taken:
        cuts |= {span.start, span.end}
    found = [Span(start, end) for start, end in pairwise(sorted(cuts))]
    return [span for span in found if not any(span.overlaps(other) for other in taken)]


def _fill_slots(core: Turn, before: Turn) -> str:
    """Add the place, the period and the paper that only the earlier question names."""
    text = tidy(core.text)
    added: list[str] = []
    if not core.places and before.places:
        added.append("ở " + ", ".join(before.text[mention.span.start : mention.span.end] for mention in before.places))
    if not core.periods and before.periods:
        added.append(", ".join(describe_period(mention.notation) for mention in before.periods))
    if not core.source and before.source:
        added.append(f"theo {before.source}")
    if not added:
        return text
    phrase = core.ask_phrase
    if phrase is None:
        return f"{text} {' '.join(added)}"
    # Before the question word, so that the unit after it stays at its side.
    return f"{text[: phrase.start].rstrip()} {' '.join(added)} {text[phrase.start :]}"


def _with_slots(text: str, core: Turn) -> str:
    """Put the periods and places that `core` names in the place of those of `text`."""
    text = _with_periods(text, core)
    kinds = {mention.kind for mention in core.places}
    new = ", ".join(core.text[mention.span.start : mention.span.end] for mention in core.places)
    same = [mention.span for mention in find_territories(text) if mention.kind in kinds]
    if same and new and new not in text:
        return replace_spans(text, same, put=new)
    return f"{text} ở {new}" if new and new not in text else text


def _with_periods(text: str, core: Turn) -> str:
    if core.periods and (old := find_periods(text)):
        new = ", ".join(describe_period(mention.notation) for mention in core.periods)
        text = replace_spans(text, [mention.span for mention in old], put=new)
    elif core.periods:
        text = f"{text} {', '.join(describe_period(mention.notation) for mention in core.periods)}"
    return text


def _finish(text: str) -> str:
    text = tidy(text)[-_LONGEST:]
    return f"{text[:1].upper()}{text[1:]}?"
