"""A question for a quarter without its year ("xuất khẩu quý I") and its facts in, those of that part first out.

A report on a quarter tells of the year before it, too, often in shorter words: what fits "xuất khẩu" best may be that
year's. What nothing around gives the part to is out already (``qa.rank.constraints``); what a report on the part says
of a year is decided here, where the other facts are known. Says nothing where the best fact is of no whole year.

And what was sold, earned or paid in one month or quarter is no answer to who asks for the year.
"""

import re
from dataclasses import replace

from index.extract.notation import is_year
from index.figure import AMOUNTS
from index.normalise import fold
from qa.candidate import Fact
from qa.question import PLAIN_AMOUNTS
from qa.rank.ground import Ground, Sources
from qa.rank.rank import Ranked
from qa.words.asked_time import asked_parts, tell_of_part

_PART = re.compile(r"[TQ]\d{1,2}/\d{4}")
_FLOW = re.compile(
    r"\b(?:xuat khau|nhap khau|kim ngach|doanh thu|loi nhuan|thu ngan sach|chi ngan sach|thu noi dia"
    r"|luot (?:khach|nguoi)|khach (?:du lich|quoc te|noi dia)|san luong|ban le|giai ngan|vu (?:chay|tai nan))\b"
)
_DEPTH = 30  # ranked facts among which those of the asked part are sought
_EVEN = 1.0  # points of score within which the nearer name goes first


def keep_part_of_year(ground: Ground, _: Sources) -> Ground:
    """Put facts of the asked part first that say as much of what is asked as the best one, which is of a whole year.

    Where there is none, facts of a whole year stay only if their own sentence names the part.
    """
    parts = ground.question.parts_of_year
    if not parts or not ground.facts or not is_year(ground.facts[0].candidate.figure.period):
        return ground
    best = ground.facts[0]
    told = [each for each in ground.facts[:_DEPTH] if _part(each.candidate) in parts and _covers(each, best)]
    if told:
        # "Kim ngạch xuất khẩu" is nearer to all of "xuất khẩu" than "hàng địa phương xuất khẩu" is.
        most = told[0].score - _EVEN
        told.sort(key=lambda each: (each.score < most, each.features.get("indicator_spare", 0.0)))
        return replace(ground, facts=(*told, *(each for each in ground.facts if each not in told)))
    names = asked_parts(ground.question)
    kept = tuple(
        each
        for each in ground.facts
        if not is_year(each.candidate.figure.period)
        or tell_of_part(names, (each.candidate.passage.chunk.text, each.candidate.figure.indicator))
    )
    return replace(ground, facts=kept)


def keep_whole_year(ground: Ground, _: Sources) -> Ground:
    """Leave out what ran up in one month or quarter of a year that is asked for: "xuất khẩu tháng 5" of "năm 2012".

    How many there are at a time may be told of any time of the year.
    """
    years = {period for period in ground.question.periods if is_year(period)}
    if not years or ground.question.parts_of_year or ground.question.asked not in PLAIN_AMOUNTS:
        return ground
    return ground.without(lambda fact: _PART.fullmatch(fact.figure.period) is not None and _runs_up(fact, years))


def _runs_up(fact: Fact, years: set[str]) -> bool:
    figure = fact.figure
    in_year = figure.period.partition("/")[2] in years
    return in_year and figure.role in AMOUNTS and _FLOW.search(fold(figure.indicator)) is not None


def _part(fact: Fact) -> str:
    """Return the quarter or month that a figure is stated for, without its year."""
    return fact.figure.period.partition("/")[0]


def _covers(one: Ranked[Fact], other: Ranked[Fact]) -> bool:
    """Tell whether the words at one figure hold as much of what is asked as those at another."""
    return one.features.get("near_cover", 0.0) >= other.features.get("near_cover", 0.0)
