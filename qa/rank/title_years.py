"""The years that the title of a document says that it is of: a question and a fact in, whether they are others out.

A report of 2020 with the plan for 2021 tells what was done in 2020, and only what it plans of 2021. Reads titles alone.
"""

import re

from index.figure import Status
from index.normalise import fold
from qa.candidate import Fact
from qa.question import Question
from qa.words.asked_time import asked_years

# The year in the number of a paper is that of its signing.
_YEAR = re.compile(r"(?<![\d/–-])(?:1[6-9]|20)\d\d(?![\d/–-])")
# "Luật Điện gió 2031" is the name of a law, whenever what it says holds.
_OF_LAW = re.compile(r"(?<!\w)(?:luat|phap lenh|hien phap)(?:\s+[^\W\d_]+){0,9}?\s+\d{4}(?!\d)")
# "Đề nghị tăng phụ cấp từ đầu năm 2026" is written before, of what is to come; "từ năm 2021 đến năm 2025" is of these.
_FROM_ON = re.compile(r"(?<!\w)tu (?:dau |giua |cuoi )?nam \d{4}(?!\s*(?:den|toi|-|–))")
# "... năm 2020, phương hướng, nhiệm vụ năm 2021"
_PLANNED = re.compile(
    r"(?<!\w)(?<!thuc hien )(?:ke hoach|phuong huong|nhiem vu|muc tieu|giai phap|du toan)(?!\w)[^\d]{0,80}\d{4}(?!\d)"
)


def is_of_other_years(question: Question, fact: Fact) -> bool:
    """Tell whether the title of a document says that it is of years that are not asked for.

    What was done is of none that the title only plans for behind another year.
    """
    title = _OF_LAW.sub(" ", _FROM_ON.sub(" ", fold(fact.passage.title)))
    first = _YEAR.search(title)
    if first is not None and fact.figure.status is not Status.TARGET:
        title = title[: first.end()] + _PLANNED.sub(" ", title[first.end() :])
    told = frozenset(_YEAR.findall(f"{title} {fact.passage.period}"))
    return bool(told) and told.isdisjoint(asked_years(question.periods))
