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
from qa.analyse.counterpart import find_counterpart, find_opposite, split_segments
from qa.analyse.kind import decide_asked
from qa.analyse.lean import ONLY_WHY, PART, begins_bare, find_person, is_nameless, leaves_out_owner, points_back
from qa.analyse.most import ask_most
from qa.analyse.owner import is_measure, is_of_work, named_thing, owner_of, put_referent, thing_of
from qa.analyse.put_slots import (
    end_with_place,
    start_of_name,
    with_level,
    with_name,
    with_now,
    with_periods,
    with_place_named,
    with_slots,
    with_whole,
)
from qa.analyse.turn import Turn, replace_spans, tidy
from qa.question import Asked
from qa.words.content import content_syllables, has_diacritics
from qa.words.wording import MASK
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
_PLAN_COMPARED = re.compile(r"^(?:neu )?so (?:voi )?(?P<plan>ke hoach|du toan|chi tieu)(?: nam| giao)*$")
_PLANS = {"ke hoach": "kế hoạch", "du toan": "dự toán", "chi tieu": "chỉ tiêu"}
_TIME_COMPARED = re.compile(r"^(?:neu )?so (?:voi )?(?:cung k[yi]|nam (?:truoc|ngoai))(?: nam (?:truoc|ngoai))?$")
# "theo giờ", "trong vụ xuân" narrow what was asked, and take no place of it.
_ADDS = re.compile(r"^(?:theo|trong|tinh theo|tinh bang)\b")
# "Sau khi mở rộng thì sao?" asks the same of another state than that of now.
_STATE = re.compile(r"^(?:sau|truoc) khi\b")
_NOW = re.compile(r"(?<!\w)(?:hiện nay|hiện tại|hiện|đang)\s+", re.IGNORECASE)
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
_PART_NAMED = re.compile(r"(?<!\w)trong (?:số )?(?:đó|do)\s+", re.IGNORECASE)
_LED_BY = re.compile(r"(?<!\w)(?:ở|tại|trong|cho|trên|của|với|vào|theo)\s*$", re.IGNORECASE)
_TOWN = re.compile(r"(?<!\w)thị(?!\w)")
_CLASSIFIERS = frozenset({"cái", "chiếc", "thứ"})
_MOVES = re.compile(r"\s*(?:da |se |co )?(?:tang|giam|chiem|dat|la|bang|gap)\b")
_HAS = re.compile(r"(?<=\w)\s+(?:có|gồm|trong|mất|hết|cần|co|gom)$", re.IGNORECASE)
_HAS_LAST = re.compile(r"\s+(?:có|gồm|co|gom)$", re.IGNORECASE)
_HAS_FIRST = re.compile(r"\s*(?:có|gồm|co|gom)\b", re.IGNORECASE)
# How long or how strong a thing is is asked of no year.
_LASTING = re.compile(r"\b(?:dai|rong|cao|sau|nang) (?:bao|may|nhieu)|\b(?:cong suat|do cao|do sau|chieu \w+|cu ly)\b")
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
    before = Turn("")
    for turn in (*context, text):
        before = _complete(turn, before)
    return before.text


def _complete(text: str, before: Turn) -> Turn:
    if not before.text.strip() or not text.strip():
        return Turn(text)
    base = before.periods[-1].notation if before.periods else ""
    own = Turn(text, base)
    if ONLY_WHY.match(own.guarded):
        return Turn(_finish(f"Vì sao {_lowered(before.without_ask())}"))
    pointing = points_back(own)
    if (put := put_referent(own, pointing, before) or _put_person(own, before)) is not None:
        text, owner = put
        return Turn(_finish(_fill_slots(Turn(text, base), before) if own.asks else text), owner=owner)
    if PART.match(own.guarded) or pointing is not None:
        return Turn(_finish(_add_part(own, before, pointing)))
    if (most := ask_most(own, before)) is not None:
        return Turn(_finish(most))
    return _complete_thing(own, before)


def _put_person(own: Turn, before: Turn) -> tuple[str, str] | None:
    """Return a question about "ông", "bà", asked of who was named before, and who that is."""
    found = None if own.names_anything else find_person(own)
    person = thing_of(before)
    return None if found is None else (f"{person} {own.text[found.end :]}", person)


def _complete_thing(own: Turn, before: Turn) -> Turn:
    """Complete what names another thing, slot or role, or leaves out whom it speaks of."""
    lead = _lead(own.text, own.guarded)
    close = _CLOSE.search(own.guarded)
    core = with_level(_core(own, lead, close), before)
    swaps = (_swap_amount, with_now, with_whole, with_name)
    swapped = next((text for swap in swaps if (text := swap(core, before)) is not None), None)
    if swapped is not None:
        return Turn(_finish(swapped))
    if (lead or close) and not core.asks and (opposite := _put_opposite(core, before)) is not None:
        return Turn(_finish(opposite))
    if leaves_out_owner(core) or is_of_work(core, before):
        return Turn(_finish(_add_owner(core, before)), owner=owner_of(core, before))
    if (other := _asked_alike(core, before)) is not None:
        return Turn(_finish(other))
    core = _named_again(core, before)
    if lead is None and close is None and own.content and not _is_bare_addition(core):
        own = _named_again(own, before)
        leans = (own.asks or begins_bare(own)) and not own.names_anything
        return Turn(_finish(_fill_slots(own, before)) if leans else own.text)
    if core.content:
        return Turn(_finish(_fill_slots(core, before) if core.asks else _change_thing(core, before)))
    return Turn(_finish(_fill_slots(core, before) if _asks_new(core, before) else _change_slots(core, before)))


def _swap_amount(core: Turn, before: Turn) -> str | None:
    """Ask the same of another amount or another time that it is counted by: "Còn trên 5 ha?", "Còn trong 1 tháng?"."""
    new, old = _PER_TIME.fullmatch(core.guarded.strip(" ?")), list(_PER_TIME.finditer(before.guarded))
    if new is not None and len(old) == 1:
        return f"{before.text[: old[0].start()]}{core.text.strip(' ?')}{before.text[old[0].end() :]}"
    return with_like_amount(before.text, core.text)


def _is_bare_addition(core: Turn) -> bool:
    """Tell "theo giờ", which asks nothing by itself, and narrows what was asked."""
    return _ADDS.match(core.guarded) is not None and not core.asks and len(core.text.split()) <= _FEW + 1


def _put_opposite(core: Turn, before: Turn) -> str | None:
    """Ask the same of what excludes it: "Còn chi?" after "Thu ngân sách ..."."""
    found = find_opposite(core, before)
    if found is None:
        return None
    place, words = found
    behind = before.without_measure()[place.end :] if place.end <= before.ask_start else before.text[place.end :]
    return with_slots(tidy(f"{before.text[: place.start]}{words}{behind}"), core)


def _core(own: Turn, lead: re.Match[str] | None, close: re.Match[str] | None) -> Turn:
    """Return a turn without the words that only say that it goes on: "Còn ... thì sao"."""
    start = lead.end() if lead is not None else 0
    if (then := _AFTERWARDS.match(own.guarded[start:])) is not None:
        start += then.end()
    return Turn(tidy(own.text[start : close.start() if close is not None else len(own.text)]), own.base)


def _lead(text: str, guarded: str) -> re.Match[str] | None:
    """Find "Còn", "Thế", "Vậy" at the start; "Con" and "Thẻ" typed with diacritics elsewhere are other words."""
    # "Còn thị trấn" has no "thì".
    for town in _TOWN.finditer(text.lower()):
        guarded = f"{guarded[: town.start()]}{MASK * len(town.group())}{guarded[town.end() :]}"
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
    is_part = pointing is None or PART.match(own.guarded) is not None
    said = before.statement() if is_part or _is_amount(own, pointing) else thing_of(before)
    subject = with_periods(_TOTAL.sub("", tidy(before.text) if repeats else said), own)
    text = own.text[: close.start()] if close is not None else own.text
    ask = "" if own.asks or _has_role(own) else before.ask_words()
    if pointing is None or is_part:
        return f"{subject}, {_lowered(tidy(text))} {ask}"
    lead = _lead(own.text, own.guarded)
    start = lead.end() if lead is not None else 0
    if not is_nameless(own, pointing):
        return f"{subject}, {_lowered(tidy(text[start:]))} {ask}"
    opening = tidy(text[start : pointing.start])
    return f"{subject}{f', {_lowered(opening)}' if opening else ''} {_lowered(tidy(text[pointing.end :]))} {ask}"


def _is_amount(own: Turn, pointing: Span) -> bool:
    """Tell whether words point back at the amount asked before, "con số đó", or at how it moved, and not at a thing."""
    if not is_nameless(own, pointing):
        return False
    return fold(own.text[pointing.start : pointing.end]).strip() != "no" or _MOVES.match(own.guarded, pointing.end) is not None


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
    compared = _compared(fold(rest))
    if compared or _has_role(core):
        subject = _asked_of(core, before)
        if _HAS_FIRST.match(rest):
            subject = _HAS_LAST.sub("", subject)
        return f"{with_slots(subject, core)} {compared or _lowered(rest)}"
    return with_slots(tidy(before.text), core)


def _compared(rest: str) -> str:
    plan = _PLAN_COMPARED.match(rest)
    if plan is not None:
        return f"đạt bao nhiêu phần trăm {_PLANS[plan['plan']]}"
    return "tăng giảm bao nhiêu phần trăm so với cùng kỳ" if _TIME_COMPARED.match(rest) else ""


def _asked_of(core: Turn, before: Turn) -> str:
    """Return what was asked about; a counted noun gives way to another, with the words behind it."""
    if not before.asks:
        return before.statement()
    if not before.asks[-1].counted or not any(ask.counted for ask in core.asks):
        return before.subject()
    end = before.asks[-1].span.end
    behind = next((segment for segment in split_segments(before) if segment.start == end), None)
    return tidy(f"{before.text[: before.asks[-1].span.start]} {before.text[behind.end if behind is not None else end :]}")


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
    if _STATE.match(core.guarded) is not None:
        return f"{core.text}, {_lowered(_NOW.sub('', tidy(before.text)))}"
    place = find_counterpart(core, before) or _part_singled_out(before)
    if (counted := _counted_alike(core, before, alone=place is None)) is not None:
        place = counted
    if place is None and _ADDS.match(core.guarded):
        at = before.ask_phrase.start if before.ask_phrase is not None else len(before.text)
        return with_slots(tidy(f"{before.text[:at]} {_lowered(core.text)} {before.text[at:]}"), core)
    if place is None:
        contents = [
            span for span in split_segments(before) if content_syllables(before.text[span.start : span.end], [])
        ]
        # Of "Học phí cấp ba ở nông thôn" what stands last is what it is told apart by.
        last = contents[-1:] if len(contents) > 1 or not before.asks else []
        named = any(span.start <= name.start < span.end for span in last for name in before.names)
        led = bool(last) and _LED_BY.search(before.text, 0, last[0].start) is not None and last[0].end <= before.ask_start
        fits = not before.asks or (led and not named and not is_measure(core))
        place = last[0] if last and fits else None
    if place is None:
        return None
    end = start_of_name(place.start, end_with_place(place.end, core, before), core, before)
    return with_slots(tidy(f"{before.text[: place.start]} {_lowered(core.text)} {before.text[end:]}"), core)


def _part_singled_out(before: Turn) -> Span | None:
    """Return the part that was asked about, "vốn vay" of "trong đó vốn vay bao nhiêu", for which another part stands."""
    found = _PART_NAMED.search(before.text)
    if found is None:
        return None
    end = before.ask_phrase.start if before.ask_phrase is not None else len(before.text)
    return Span(found.end(), end) if found.end() < end else None


def _counted_alike(core: Turn, before: Turn, *, alone: bool) -> Span | None:
    """Return what was counted, where others of its kind are to be, "Còn hộ cận nghèo?" after "bao nhiêu hộ nghèo".

    Where nothing else may stand for the new thing (`alone`), it need not be of the kind, and is no measure or name.
    """
    if not before.asks or not before.asks[-1].counted or core.names or core.places:
        return None
    asked = before.asks[-1].span
    counted = before.text[before.asks[-1].word.end : asked.end].split()
    of_kind = bool(counted) and fold(core.text).split()[:1] == [fold(counted[0])]
    if not of_kind and not (alone and len(core.text.split()) <= _FEW + 1 and not is_measure(core) and not _ADDS.match(core.guarded)):
        return None
    behind = next((segment for segment in split_segments(before) if segment.start == asked.end), None)
    end = behind.end if behind is not None else asked.end
    last = before.text[:end].rstrip().rfind(" ") + 1
    # "Còn bạc?" after "mấy huy chương vàng" is of the medals, too.
    one = len(core.text.split()) == 1 and not of_kind and last > asked.end
    return Span(last if one else before.asks[-1].word.end, end)


def _fill_slots(core: Turn, before: Turn) -> str:
    """Add the place, the period and the paper that only the earlier question names."""
    core = with_place_named(core, before)
    text = tidy(core.text)
    added: list[str] = []
    if not core.places and before.places:
        added.append("ở " + ", ".join(before.text[mention.span.start : mention.span.end] for mention in before.places))
    elif not core.names_anything and before.names and not _counts_alike(core, before):
        added.append(f"của {named_thing(before)}")
    if not core.periods and before.periods and _LASTING.search(core.guarded) is None:
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
    head = text[: phrase.start].rstrip()
    verb = _HAS.search(head)
    start = verb.start() if verb is not None else len(head)
    return f"{head[:start]} {' '.join(added)}{head[start:]} {text[phrase.start :]}"


def _counts_alike(core: Turn, before: Turn) -> bool:
    """Tell whether the same is counted of somebody else: "Huyện A có mấy xã?" and then "B thì mấy xã?"."""
    if not core.asks or not before.asks or _find_then(core) is None:
        return False
    return core.asks[-1].counted and core.asks[-1].unit == before.asks[-1].unit


def _finish(text: str) -> str:
    text = tidy(text)[-_LONGEST:]
    return f"{text[:1].upper()}{text[1:]}?"
