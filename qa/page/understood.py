"""How a question was read, with what was changed in it, and the way back to what was typed. Escaped HTML out."""

import re
from difflib import SequenceMatcher
from html import escape

_WORD = re.compile(r"\S+")
_MOST_TOLD = 6
_EDGES = " \t\n.,;:!?…"


def draw_understood(typed: str, understood: str) -> str:
    """Draw how a question was read; "" when it was read as typed.

    Parameters
    ----------
    typed
        The question.
    understood
        How it was read, "" when that is the same.
    """
    if not understood:
        return ""
    changes = find_changes(typed, understood)
    told = "; ".join(
        f"{escape(old)} → <ins>{escape(new)}</ins>" if old else f"thêm <ins>{escape(new)}</ins>"
        for old, new in changes[:_MOST_TOLD]
        if new
    )
    more = "; …" if len(changes) > _MOST_TOLD else ""
    changed = f'<span class="qa-changes">Đã sửa: {told}{more}</span>' if told else ""
    return (
        f'<p class="qa-understood"><span>Đã hiểu là: <em>{escape(understood)}</em></span>{changed}'
        f'<button type="button" class="qa-as-typed" data-question="{escape(typed)}" data-as-typed="1">'
        "Hỏi đúng như đã gõ</button></p>"
    )


def find_changes(typed: str, understood: str) -> tuple[tuple[str, str], ...]:
    """Return (as typed, as read) of each stretch of words that differs; capitals and marks at their edges do not count.

    Examples
    --------
    >>> find_changes("thu ngan sach năm 2017", "thu ngân sách năm 2017?")
    (('ngan sach', 'ngân sách'),)
    >>> find_changes("Còn 2016?", "Thu năm 2016?")
    (('Còn', 'Thu năm'),)
    """
    old, new = ([word.strip(_EDGES) for word in _WORD.findall(text)] for text in (typed, understood))
    matcher = SequenceMatcher(None, [word.lower() for word in old], [word.lower() for word in new], autojunk=False)
    return tuple(
        (" ".join(old[a:b]), " ".join(new[c:d])) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"
    )
