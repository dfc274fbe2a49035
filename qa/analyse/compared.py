"""A follow-up that only compares with something else: "So với cùng kỳ?", "Hơn Bạc Liêu bao nhiêu?".

Turns of a conversation in, how they ask in full out. What is compared with takes no place of what was asked before.
Does NOT compare anything.
"""

import re

from index.extract.notation import describe_period
from index.extract.period import find_periods
from index.normalise import fold
from qa.analyse.turn import Turn, lowered, tidy
from qa.words.wording import QUALITY, QUANTITY_WORD

# A comparison named without a question word asks for its share or growth.
_PLAN_COMPARED = re.compile(r"^(?:neu )?so (?:voi )?(?P<plan>ke hoach|du toan|chi tieu)(?: nam| giao)*$")
_PLANS = {"ke hoach": "kế hoạch", "du toan": "dự toán", "chi tieu": "chỉ tiêu"}
_TIME_COMPARED = re.compile(r"^(?:neu )?so (?:voi )?(?:cung k[yi]|nam (?:truoc|ngoai))(?: nam (?:truoc|ngoai))?$")
_HIGHER = rf"(?:(?:{QUALITY}|tang|giam)\s+)?(?:hon|kem)(?:\s+(?:so\s+)?voi)?"
_WITH_NAME = re.compile(
    rf"(?:(?:co\s+)?{_HIGHER}|(?:gap|bang)\s+{QUANTITY_WORD}\s+(?:lan|phan)|so(?:\s+sanh)?\s+voi)\s+"
)
_ONLY_WITH = re.compile(r"so(?:\s+sanh)?\s+voi\b")


def compare_with(core: Turn, before: Turn) -> str | None:
    """Ask how what was asked before compares with that of another place or name, None where a turn says other things.

    Examples
    --------
    >>> compare_with(Turn("Hơn Bạc Liêu bao nhiêu?"), Turn("Dân số Cà Mau là bao nhiêu?"))
    'Dân số Cà Mau hơn Bạc Liêu bao nhiêu'
    """
    found = _WITH_NAME.match(core.guarded)
    named = [*(mention.span for mention in core.places), *core.names]
    if found is None or not any(span.start == found.end() for span in named) or core.periods:
        return None
    alone = _ONLY_WITH.match(core.guarded) is not None and not core.asks
    return f"{before.statement()} {lowered(tidy(core.text))}{' hơn kém bao nhiêu' if alone else ''}"


def say_compared(core: Turn, rest: str) -> str:
    """Return how a turn asks that names only what is compared with, the plan or another time; "" where it says more.

    `rest` is the turn without the periods and places that it names.
    """
    folded = fold(rest)
    plan = _PLAN_COMPARED.match(folded)
    if plan is not None:
        return f"đạt bao nhiêu phần trăm {_PLANS[plan['plan']]}"
    if _TIME_COMPARED.match(folded):
        return "tăng giảm bao nhiêu phần trăm so với cùng kỳ"
    return _with_period(core)


def _with_period(core: Turn) -> str:
    base = _ONLY_WITH.match(core.guarded)
    times = find_periods(core.text, base=core.base)
    if base is None or len(times) != 1 or tidy(core.text[base.end() : times[0].span.start]):
        return ""
    told = tidy(core.text[times[0].span.end :])
    return "" if told else f"tăng giảm bao nhiêu phần trăm so với {describe_period(times[0].notation)}"
