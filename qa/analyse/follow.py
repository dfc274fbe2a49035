"""A follow-up completed from the questions before it, so that it can be asked alone.

Questions in, one question out. Three ways to lean on the question before: it names only another slot or role ("Thế so
với cùng kỳ?"), another thing ("Còn nhập khẩu thì sao?"), or a part of it ("Trong đó vốn ODA là bao nhiêu?"). A
question that stands alone comes back as it is. Does NOT know the answers given.
"""

import re
from collections.abc import Sequence

from index.document import Span
from index.extract.notation import describe_period
from index.normalise import fold
from qa.analyse.counterpart import find_counterpart, split_segments
from qa.analyse.kind import decide_asked
from qa.analyse.lean import ONLY_WHY, PART, is_nameless, leaves_out_owner, owner_of, points_back
from qa.analyse.put_slots import end_with_place, start_of_name, with_level, with_name, with_periods, with_slots
from qa.analyse.turn import Turn, replace_spans, tidy
from qa.question import Asked
from qa.words.content import content_syllables, has_diacritics
from qa.words.extent import with_like_amount, without_like_amounts

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
# "theo giờ", "trong vụ xuân" narrow what was asked, and take no place of it.
_ADDS = re.compile(r"^(?:theo|trong|tinh theo|tinh bang)\b")
# "cấp xã thì được mấy tiền": what stands before "thì" is another thing, asked the same way.
# With its diacritics it is no other word, as in "dân số thành thị", "thị xã", "thi công".
_THEN = re.compile(r"[\s,]+thì\s+", re.IGNORECASE)
_THEN_PLAIN = re.compile(r"[\s,]+thi\s+", re.IGNORECASE)
_PER_TIME = re.compile(
    r"\b(?:(?:trong|moi|tren)\s+)*(?:1|mot|moi|tung)\s+(?:nam|quy|thang|tuan|ngay|gio|ca|buoi|lan)\b"
)
_LEVEL = re.compile(
    r"(?<!\w)cấp (?:trung ương|quốc gia|tỉnh|thành phố|huyện|quận|xã|phường|cơ sở|thôn|bộ)(?!\w)", re.IGNORECASE
)
_TOTAL = re.compile(r"(?<!\w)(?:tổng cộng|tất cả|cả thảy)(?!\w)\s*", re.IGNORECASE)
_AFTERWARDS = re.compile(r"^(?:sau do|tiep theo|luc do|khi do)[\s,]+(?=\S)")
_CLASSIFIERS = frozenset({"cái", "chiếc", "thứ"})
_FEW = 3  # content syllables of "Lệ phí bao nhiêu?", which says nothing of whose
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
    if ONLY_WHY.match(own.guarded):
        return _finish(f"Vì sao {_lowered(before.without_ask())}")
    pointing = points_back(own)
    if PART.match(own.guarded) or pointing is not None:
        return _finish(_add_part(own, before, pointing))
    return _complete_thing(own, before)


def _complete_thing(own: Turn, before: Turn) -> str:
    """Complete what names another thing, slot or role, or leaves out whom it speaks of."""
    lead = _lead(own.text, own.guarded)
    close = _CLOSE.search(own.guarded)
    core = with_level(_core(own, lead, close), before)
    if (swapped := _swap_amount(core, before) or with_name(core, before)) is not None:
        return _finish(swapped)
    if leaves_out_owner(core):
        return _finish(_add_owner(core, before))
    if (other := _asked_alike(core, before)) is not None:
        return _finish(other)
    core = _named_again(core, before)
    if lead is None and close is None and own.content:
        own = _named_again(own, before)
        return _finish(_fill_slots(own, before)) if own.asks and not own.names_anything else own.text
    if core.content:
        return _finish(_fill_slots(core, before) if core.asks else _change_thing(core, before))
    return _finish(_fill_slots(core, before) if _asks_new(core, before) else _change_slots(core, before))


def _swap_amount(core: Turn, before: Turn) -> str | None:
    """Ask the same of another amount or another time that it is counted by: "Còn trên 5 ha?", "Còn trong 1 tháng?"."""
    new, old = _PER_TIME.fullmatch(core.guarded.strip(" ?")), list(_PER_TIME.finditer(before.guarded))
    if new is not None and len(old) == 1:
        return f"{before.text[: old[0].start()]}{core.text.strip(' ?')}{before.text[old[0].end() :]}"
    return with_like_amount(before.text, core.text)


def _core(own: Turn, lead: re.Match[str] | None, close: re.Match[str] | None) -> Turn:
    """Return a turn without the words that only say that it goes on: "Còn ... thì sao"."""
    start = lead.end() if lead is not None else 0
    if (then := _AFTERWARDS.match(own.guarded[start:])) is not None:
        start += then.end()
    return Turn(tidy(own.text[start : close.start() if close is not None else len(own.text)]), own.base)


def _lead(text: str, guarded: str) -> re.Match[str] | None:
    """Find "Còn", "Thế", "Vậy" at the start; "Con" and "Thẻ" typed with diacritics elsewhere are other words."""
    lead = None if _NO_LEAD.match(guarded) and not text.lower().startswith("còn") else _LEAD.match(guarded)
    if lead is None or not has_diacritics(text):
        return lead
    return None if text.split(maxsplit=1)[0].lower().strip(",") in {"con", "thẻ", "vầy", "vẩy"} else lead


def _asks_new(core: Turn, before: Turn) -> bool:
    """Tell a question that names its place and asks for another thing of it: "xã Biên Sơn có bao nhiêu dân"."""
    asked = {ask.unit for ask in before.asks}
    return bool(core.places and core.asks and core.asks[-1].unit and core.asks[-1].unit not in asked)


def _add_owner(core: Turn, before: Turn) -> str:
    """Say first whom it speaks of: “Quốc lộ 3 qua Bắc Kạn, khi nào phải làm xong?”."""
    return f"{with_periods(owner_of(core, before), core)}, {_lowered(core.text)}"


def _add_part(own: Turn, before: Turn, pointing: Span | None) -> str:
    """Join “Trong đó ...” or “Các dự án đó ...” to the thing asked before; “con số đó” is that thing."""
    close = _CLOSE.search(own.guarded)
    # “Riêng ngành Y tế thì sao?” asks nothing of its own: the name, date or place asked before is asked again.
    repeats = close is not None and not before.asks
    subject = with_periods(_TOTAL.sub("", tidy(before.text) if repeats else before.statement()), own)
    text = own.text[: close.start()] if close is not None else own.text
    ask = "" if own.asks or _has_role(own) else before.ask_words()
    if pointing is None or PART.match(own.guarded):
        return f"{subject}, {_lowered(tidy(text))} {ask}"
    lead = _lead(own.text, own.guarded)
    start = lead.end() if lead is not None else 0
    if not is_nameless(own, pointing):
        return f"{subject}, {_lowered(tidy(text[start:]))} {ask}"
    opening = tidy(text[start : pointing.start])
    return f"{subject}{f', {_lowered(opening)}' if opening else ''} {_lowered(tidy(text[pointing.end :]))} {ask}"


def _named_again(core: Turn, before: Turn) -> Turn:
    """Say again what was counted, where only its classifier is said: "mấy cái" of medals asked before."""
    if not (core.asks and before.asks and before.asks[-1].counted and core.asks[-1].unit in _CLASSIFIERS):
        return core
    ask, asked = core.asks[-1].span, before.asks[-1]
    end = asked.span.end
    if fold(asked.unit) not in core.guarded:
        end = next((segment.end for segment in split_segments(before) if segment.start == end), end)
    return Turn(tidy(f"{core.text[: ask.start]}{before.text[asked.span.start : end]}{core.text[ask.end :]}"), core.base)


def _asked_alike(core: Turn, before: Turn) -> str | None:
    """Ask of another thing what was asked: “Cấp xã thì được mấy tiền?” repeats the question in its own words."""
    then = _find_then(core)
    if then is None or not core.asks or not before.asks:
        return None
    topic, ask, asked = Turn(core.text[: then.start()], core.base), core.asks[-1], before.asks[-1]
    if not topic.content or ask.span.start < then.end() or (ask.unit and asked.unit and ask.unit != asked.unit):
        return None
    text = before.text
    if ask.unit and not asked.unit:
        text = f"{text[: asked.span.start]}{core.text[ask.span.start : ask.span.end]}{text[asked.span.end :]}"
    return _put_in_place(topic, Turn(text, before.base))


def _find_then(core: Turn) -> re.Match[str] | None:
    return (_THEN if has_diacritics(core.text) else _THEN_PLAIN).search(core.text)


def _change_slots(core: Turn, before: Turn) -> str:
    """Ask the same thing in another role, period or place: “So với cùng kỳ thì tăng bao nhiêu?”."""
    spans = core.slot_spans
    rest = replace_spans(core.text, spans) if spans else core.text
    compared = next((words for pattern, words in _COMPARED if pattern.match(fold(rest))), "")
    if compared or _has_role(core):
        subject = _asked_of(core, before)
        return f"{with_slots(subject, core)} {compared or _lowered(rest)}"
    return with_slots(tidy(before.text), core)


def _asked_of(core: Turn, before: Turn) -> str:
    """Return what was asked about; a counted noun gives way to another."""
    return before.subject(counted=not any(ask.counted for ask in core.asks)) if before.asks else before.statement()


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
    before = Turn(without_like_amounts(before.text, core.text), before.base)
    put = _put_in_place(core, before)
    if put is not None:
        return put
    return f"{_fill_slots(core, before)} {before.ask_words(unit=False)}"


def _put_in_place(core: Turn, before: Turn) -> str | None:
    """Return the earlier question asked of another thing, or None where nothing in it is of its kind."""
    level, old = _LEVEL.search(core.text), _LEVEL.search(before.text)
    if level is not None and old is not None:
        # A place after its level, "cấp thành phố Hà Nội", stays as the place where.
        named = before.text[old.end() :].lstrip()[:1].isupper()
        return f"{before.text[: old.start()]}{level[0].lower()} {'ở' if named else ''}{before.text[old.end() :]}"
    place = find_counterpart(core, before)
    if place is None and _ADDS.match(core.guarded):
        at = before.ask_phrase.start if before.ask_phrase is not None else len(before.text)
        return with_slots(tidy(f"{before.text[:at]} {_lowered(core.text)} {before.text[at:]}"), core)
    if place is None and not before.asks:
        contents = [
            span for span in split_segments(before) if content_syllables(before.text[span.start : span.end], [])
        ]
        place = contents[-1] if contents else None
    if place is None:
        return None
    end = start_of_name(place.start, end_with_place(place.end, core, before), core, before)
    return with_slots(tidy(f"{before.text[: place.start]} {_lowered(core.text)} {before.text[end:]}"), core)


def _fill_slots(core: Turn, before: Turn) -> str:
    """Add the place, the period and the paper that only the earlier question names."""
    text = tidy(core.text)
    added: list[str] = []
    if not core.places and before.places:
        added.append("ở " + ", ".join(before.text[mention.span.start : mention.span.end] for mention in before.places))
    elif not core.names_anything and before.names and not _counts_alike(core, before):
        name = before.names[0]
        added.append(f"của {before.text[name.start : name.end]}")
    if not core.periods and before.periods:
        added.append(", ".join(describe_period(mention.notation) for mention in before.periods))
    if not core.source and before.source:
        added.append(f"theo {before.source}")
    if not added:
        bare = core.asks and not core.names_anything and len(core.content) <= _FEW
        return _add_owner(core, before) if bare else text
    phrase = core.ask_phrase
    if phrase is None:
        return f"{text} {' '.join(added)}"
    # Before the question word, so that the unit after it stays at its side.
    return f"{text[: phrase.start].rstrip()} {' '.join(added)} {text[phrase.start :]}"


def _counts_alike(core: Turn, before: Turn) -> bool:
    """Tell whether the same is counted of somebody else: "Huyện A có mấy xã?" and then "B thì mấy xã?"."""
    if not core.asks or not before.asks or _find_then(core) is None:
        return False
    return core.asks[-1].counted and core.asks[-1].unit == before.asks[-1].unit


def _finish(text: str) -> str:
    text = tidy(text)[-_LONGEST:]
    return f"{text[:1].upper()}{text[1:]}?"
