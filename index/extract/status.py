"""How final each statement of a sentence is: a plan, an estimate, what was reported first or updated.

Sentences and headings in, statuses out. Which words tell a status is in ``index.extract.comparison``.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from index.extract.clause import skip_aftermath
from index.extract.comparison import read_status
from index.extract.statement import Statement
from index.figure import Status

_TASKS = re.compile(
    r"nhiệm vụ(?: trọng tâm)?(?: và|,) giải pháp|phương hướng|mục tiêu(?! quốc gia)|chỉ tiêu (?:chủ yếu|phấn đấu)|dự kiến kế hoạch|^[\W\dIVX]*dự kiến"
    # "III. Kế hoạch năm 2021", unlike the title of a paper and what was done of a plan
    r"|^(?:phần thứ \w+|[IVX]{1,5}|\d{1,2}|[A-Z])[.:)/ ]+kế hoạch (?:phát triển (?:kinh tế|KT)[^.;]{0,60} )?năm \d{4}\W*$"
    r"|(?<!hiện )(?<!hiện các )(?<!hiện một số )ch[ỉi] tiêu [^.;]{0,80}được [^.;]{0,30}thông qua",
    re.IGNORECASE,
)
# A word of status with a capital begins another sentence, whose full stop is missing.
_CLAUSE_END = re.compile(r"[,;(]|(?:Dự (?:kiến|báo)|Định hướng|Phấn đấu|Mục tiêu|Kế hoạch|Tầm nhìn)(?!\w)")
# "đạt 11,81%, mục tiêu đề ra là 12,5%, ...": what was aimed at is told beside what was reached, and holds no further.
_ASIDE = re.compile(
    r"\s*,?\s*(?:so với |trong khi )?(?:mục tiêu|chỉ tiêu|kế hoạch) (?:đã |được )?(?:đề ra|đặt ra|giao)(?: (?:là|đạt))?\s*",
    re.IGNORECASE,
)
# "46 triệu đồng, vượt kế hoạch (45 triệu đồng)", "so với kế hoạch 900 triệu USD": what had been planned. A share in such
# a bracket is of the plan.
_PLANNED = re.compile(
    r"(?<!\w)(?:kế hoạch|dự toán|chỉ tiêu)(?: (?:năm|giao|được giao|cả năm))?(?: \d{4})?\s*\(\s*$"
    r"|so với (?:kế hoạch|dự toán|chỉ tiêu)(?: là)?\s*$",
    re.IGNORECASE,
)
# Many blocks stand under one heading.
_heads_tasks = lru_cache(maxsize=256)(_TASKS.search)


def section_status(section: Sequence[str]) -> Status | None:
    """Return the status that the headings above a block give to its figures, or None."""
    return Status.TARGET if any(map(_heads_tasks, section)) else None


def statuses_of(text: str, statements: Sequence[Statement], current: Status | None) -> dict[int, Status]:
    """Return the status of each statement of a sentence that its words tell, keyed by where the statement starts.

    A word of status holds from where it stands to the end of the sentence, or to the next such word; `current` holds up
    to the first.
    """
    statuses: dict[int, Status] = {}
    position = 0
    # What holds again when a bracket closes, while inside one with a status of its own: "(kế hoạch 4.200 tỷ đồng)".
    outside: list[Status | None] = []
    for i, statement in enumerate(statements):
        gap = text[position : statement.span.start]
        if outside and ")" in gap:
            current = outside.pop()
        aside = _ASIDE.fullmatch(gap) or (statement.unit_text != "%" and _PLANNED.search(gap))
        if position and current is not Status.TARGET and aside:
            statuses[statement.span.start] = Status.TARGET
            position = statement.span.end
            continue
        found = read_status(gap[skip_aftermath(gap) :])
        if found is None and statement.after:
            # "12 xã phấn đấu đạt chuẩn": the word may follow the number within its clause
            clause = _CLAUSE_END.split(statement.after, maxsplit=1)[0]
            following = read_status(clause[skip_aftermath(clause) :])
            if following is Status.TARGET:
                statuses[statement.span.start] = following
                position = statement.span.end
                continue
        if found is not None:
            if gap.rfind("(") > gap.rfind(")"):
                outside.append(current)
            current = found
        if current is not None:
            statuses[statement.span.start] = current
        position = statement.span.end
        if i + 1 < len(statements) and ". " in text[position : statements[i + 1].span.start]:
            current = None
    return statuses
