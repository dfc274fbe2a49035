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
from qa.analyse.beside_period import name_beside
from qa.analyse.compared import compare_with, say_compared
from qa.analyse.counterpart import split_segments
from qa.analyse.go_on import core_of, find_close, find_lead
from qa.analyse.in_place import is_bare_addition, put_in_place, put_opposite, swap_amount, swap_size
from qa.analyse.kind import decide_asked
from qa.analyse.lean import (
    ONLY_AGAIN,
    ONLY_WHY,
    PART,
    begins_bare,
    find_person,
    is_bare_phrase,
    is_civil,
    is_nameless,
    leaves_out_owner,
    points_back,
)
from qa.analyse.most import ask_most
from qa.analyse.owner import is_of_work, named_thing, owner_of, put_referent, thing_of
from qa.analyse.put_sex import put_sex
from qa.analyse.put_slots import (
    with_level,
    with_name,
    with_now,
    with_periods,
    with_place_named,
    with_slots,
    with_unit,
    with_whole,
)
from qa.analyse.turn import Turn, lowered, replace_spans, tidy
from qa.question import Asked
from qa.words.content import content_syllables, has_diacritics
from qa.words.extent import without_like_amounts

# "cấp xã thì được mấy tiền": what stands before "thì" is another thing, asked the same way.
# With its diacritics it is no other word, as in "dân số thành thị", "thị xã", "thi công".
_THEN = re.compile(r"[\s,]+thì\s+", re.IGNORECASE)
_THEN_PLAIN = re.compile(r"[\s,]+thi\s+", re.IGNORECASE)
_TOTAL = re.compile(r"(?<!\w)(?:tổng cộng|tất cả|cả thảy)(?!\w)\s*", re.IGNORECASE)
_SAYS_MORE = re.compile(r"\b(?:tri gia|gia tri|con lai|ty le|trung binh|so luong)\b")
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
    own = Turn(name_beside(text, base), base)
    if ONLY_AGAIN.match(own.guarded) or ONLY_WHY.match(own.guarded):
        again = ONLY_AGAIN.match(own.guarded) is not None
        return before if again else Turn(_finish(f"Vì sao {lowered(before.without_ask())}"))
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
    lead, close = find_lead(own), find_close(own)
    core = with_level(core_of(own, lead, close), before)
    goes_on = lead is not None or close is not None or is_bare_phrase(own)
    swaps = [compare_with, swap_amount, swap_size, put_sex, with_now, with_unit, with_whole, with_name]
    swaps += [put_opposite] if not core.asks and (goes_on or len(core.text.split()) <= _FEW) else []
    swapped = next((text for swap in swaps if (text := swap(core, before)) is not None), None)
    if swapped is not None:
        return Turn(_finish(swapped))
    if leaves_out_owner(core) or is_of_work(core, before):
        return Turn(_finish(_add_owner(core, before)), owner=owner_of(core, before))
    if (other := _asked_alike(core, before)) is not None:
        return Turn(_finish(other))
    core = _named_again(core, before)
    if not goes_on and own.content and not is_bare_addition(core):
        own = _named_again(own, before)
        leans = (own.asks or begins_bare(own)) and not own.names_anything
        return Turn(_finish(_fill_slots(own, before)) if leans else own.text)
    return Turn(_finish(_go_on(core, before)))


def _go_on(core: Turn, before: Turn) -> str:
    """Complete what says that it goes on, or nothing but slots or a role."""
    if core.content and not core.asks:
        return _change_thing(core, before)
    return _fill_slots(core, before) if core.content or _asks_new(core, before) else _change_slots(core, before)


def _asks_new(core: Turn, before: Turn) -> bool:
    """Tell a question that names its place and asks for another thing of it: "xã Biên Sơn có bao nhiêu dân"."""
    asked = {ask.unit for ask in before.asks}
    return bool(core.places and core.asks and core.asks[-1].unit and core.asks[-1].unit not in asked)


def _add_owner(core: Turn, before: Turn) -> str:
    """Say first whom it speaks of: “Quốc lộ 3 qua Bắc Kạn, khi nào phải làm xong?”."""
    return f"{with_periods(owner_of(core, before), core)}, {lowered(core.text)}"


def _add_part(own: Turn, before: Turn, pointing: Span | None) -> str:
    """Join “Trong đó ...” or “Các dự án đó ...” to the thing asked before; “con số đó” is that thing."""
    close = find_close(own)
    # “Riêng ngành Y tế thì sao?” asks nothing of its own: the name, date or place asked before is asked again.
    repeats = close is not None and not before.asks
    is_part = pointing is None or PART.match(own.guarded) is not None
    is_amount = pointing is not None and _is_amount(own, pointing)
    said = before.statement() if is_part or is_amount else thing_of(before)
    subject = with_periods(_TOTAL.sub("", tidy(before.text) if repeats else said), own)
    text = own.text[: close.start()] if close is not None else own.text
    ask = "" if own.asks or _has_role(own) else before.ask_words()
    if is_part or pointing is None:
        return f"{subject}, {lowered(tidy(text))} {ask}"
    lead = find_lead(own)
    start = lead.end() if lead is not None else 0
    if not is_nameless(own, pointing):
        return f"{subject}, {lowered(tidy(text[start:]))} {ask}"
    opening = tidy(text[start : pointing.start])
    return f"{subject}{f', {lowered(opening)}' if opening else ''} {lowered(tidy(text[pointing.end :]))} {ask}"


def _is_amount(own: Turn, pointing: Span) -> bool:
    """Tell whether words point back at the amount asked before, "con số đó", or at how it moved, and not at a thing."""
    if not is_nameless(own, pointing):
        return False
    is_it = fold(own.text[pointing.start : pointing.end]).strip() == "no"
    return not is_it or _MOVES.match(own.guarded, pointing.end) is not None


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
    return put_in_place(topic, Turn(text, before.base))


def _find_then(core: Turn) -> re.Match[str] | None:
    return (_THEN if has_diacritics(core.text) else _THEN_PLAIN).search(core.text)


def _change_slots(core: Turn, before: Turn) -> str:
    """Ask the same thing in another role, period or place: “So với cùng kỳ thì tăng bao nhiêu?”."""
    spans = core.slot_spans
    rest = replace_spans(core.text, spans) if spans else core.text
    compared = say_compared(core, rest)
    if compared or _has_role(core):
        subject = _asked_of(core, before)
        if _HAS_FIRST.match(rest):
            subject = _HAS_LAST.sub("", subject)
        return f"{with_slots(subject, core)} {compared or lowered(rest)}"
    text = with_slots(tidy(before.text), core)
    if text != tidy(before.text):
        return text
    # What says more than a slot is not left out: "Trị giá bao nhiêu?" asks for more than was asked before.
    if _SAYS_MORE.search(fold(rest)) or (core.asks and core.asks[-1].word.start > 0):
        return f"{before.statement()}, {lowered(rest)}{'' if core.asks else ' là bao nhiêu'}"
    # "Tiểu học?" is all of words that elsewhere only say how a thing is measured.
    says = not core.asks and not is_civil(core) and content_syllables(rest, [])
    return _change_thing(core, before) if says else text


def _asked_of(core: Turn, before: Turn) -> str:
    """Return what was asked about; a counted noun gives way to another, with the words behind it."""
    if not before.asks:
        return before.statement()
    if not before.asks[-1].counted or not any(ask.counted for ask in core.asks):
        return before.subject()
    asked = before.asks[-1].span
    end = next((segment.end for segment in split_segments(before) if segment.start == asked.end), asked.end)
    return tidy(f"{before.text[: asked.start]} {before.text[end:]}")


def _has_role(core: Turn) -> bool:
    asked = decide_asked(core.guarded, core.asks)
    if asked in {Asked.LEVEL, Asked.VALUE_LOOKUP, Asked.BREAKDOWN, Asked.COUNT}:
        return any(ask.unit for ask in core.asks)
    return True


def _change_thing(core: Turn, before: Turn) -> str:
    """Put “nhập khẩu” in the place of the phrase that it shares words with, else ask it the same way."""
    before = Turn(without_like_amounts(before.text, core.text), before.base)
    put = put_in_place(core, before)
    if put is not None:
        return put
    return f"{_fill_slots(core, before)} {before.ask_words(unit=False)}"


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
