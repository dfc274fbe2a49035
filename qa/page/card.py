"""Figures of an answer as cards: the number large, then unit, indicator, period, status and comparisons.

Records in, escaped HTML out. A growth or a share of a plan that belongs to a level shown before it joins that card.
Numbers are shown as the document writes them, never reformatted.
"""

from collections.abc import Mapping, Sequence
from html import escape

from index.figure import MOVES, Role, Status
from qa.answer import AnswerFigure
from qa.page.words import ARROWS, STATUS_WORDS, say_comparison, say_direction, say_period, split_unit

_FOLLOWERS = {Role.GROWTH, Role.CHANGE, Role.PLAN_SHARE}
_PLAIN_CARDS = 3


def draw_figures(figures: Sequence[AnswerFigure], hrefs: Mapping[int, str]) -> str:
    """Draw the figures of one answer.

    Parameters
    ----------
    figures
        In the order of the headline; may be empty.
    hrefs
        Link of each citation by its number.

    Returns
    -------
    HTML, "" without figures.
    """
    if not figures:
        return ""
    groups = group_figures(figures)
    cards = "".join(_draw_card(lead, followers, hrefs) for lead, followers in groups)
    size = " qa-figures-many" if len(groups) > _PLAIN_CARDS else ""
    return f'<ul class="qa-figures{size}" aria-label="Số liệu của câu trả lời">{cards}</ul>'


def group_figures(figures: Sequence[AnswerFigure]) -> tuple[tuple[AnswerFigure, tuple[AnswerFigure, ...]], ...]:
    """Put each growth, change or share of a plan with the level of the same indicator and period before it.

    Returns
    -------
    (lead, followers) pairs in the order of the leads; every figure stands in exactly one place.
    """
    groups: list[tuple[AnswerFigure, list[AnswerFigure]]] = []
    for figure in figures:
        home = next((group for group in groups if _belongs(figure, group[0])), None)
        if home is None:
            groups.append((figure, []))
        else:
            home[1].append(figure)
    return tuple((lead, tuple(followers)) for lead, followers in groups)


def _belongs(figure: AnswerFigure, lead: AnswerFigure) -> bool:
    return (
        figure.role in _FOLLOWERS
        and lead.role not in _FOLLOWERS
        and not figure.computed
        and (figure.name, figure.period, figure.status) == (lead.name, lead.period, lead.status)
    )


def _draw_card(lead: AnswerFigure, followers: Sequence[AnswerFigure], hrefs: Mapping[int, str]) -> str:
    number, unit = split_unit(lead)
    period = say_period(lead.period)
    lines = [
        # A computed number is none of what it was computed from.
        f'<p class="qa-figure-name">{escape(_capital(lead.name))}</p>' if lead.name and not lead.computed else "",
        f'<p class="qa-figure-number">{_draw_number(lead, number, unit, hrefs)}{_draw_mark(lead.citation, hrefs)}</p>',
        _draw_line(lead, say_direction(lead)),
        "".join(_draw_follower(follower, lead, hrefs) for follower in followers),
        f'<p class="qa-figure-formula">Tính từ số liệu trích dẫn: {escape(lead.formula)}</p>' if lead.formula else "",
        _draw_chips(period, lead),
    ]
    return f'<li class="qa-figure">{"".join(lines)}</li>'


def _draw_number(figure: AnswerFigure, number: str, unit: str, hrefs: Mapping[int, str]) -> str:
    told = f"<b>{escape(number)}</b>"
    if unit:
        told += f' <span class="qa-figure-unit">{escape(unit)}</span>'
    href = hrefs.get(figure.citation)
    if href is None:
        return told
    cited = f'data-cite="{figure.citation}" data-figure="{escape(" ".join(figure.text.split()))}"'
    return f'<a class="qa-figure-link" data-place {cited} href="{escape(href)}">{told}</a>'


def _draw_chips(period: str, figure: AnswerFigure) -> str:
    status = STATUS_WORDS.get(figure.status, "")
    # A target role says the same as a target status; one chip is enough.
    if not status and figure.role == Role.TARGET:
        status = STATUS_WORDS[Status.TARGET]
    chips = [f'<span class="qa-period">{escape(_capital(period))}</span>' if period else ""]
    chips.append(f'<span class="qa-status qa-status-{escape(figure.status)}">{escape(status)}</span>' if status else "")
    chips.append('<span class="qa-status">số tính ra</span>' if figure.computed else "")
    inner = "".join(chips)
    return f'<p class="qa-figure-chips">{inner}</p>' if inner else ""


def _draw_follower(figure: AnswerFigure, lead: AnswerFigure, hrefs: Mapping[int, str]) -> str:
    # Proved by the same place as the number above it: one mark is enough.
    mark = "" if figure.citation == lead.citation else _draw_mark(figure.citation, hrefs)
    return _draw_line(figure, say_comparison(figure), mark)


def _draw_line(figure: AnswerFigure, told: str, mark: str = "") -> str:
    if not told:
        return ""
    arrow = ARROWS.get(figure.direction, "") if figure.role in MOVES else ""
    sign = f'<span class="qa-arrow" aria-hidden="true">{arrow}</span> ' if arrow else ""
    return f'<p class="qa-figure-comparison">{sign}{escape(told)}{mark}</p>'


def _draw_mark(number: int, hrefs: Mapping[int, str]) -> str:
    href = hrefs.get(number)
    if href is None:
        return ""
    return (
        f'<a class="qa-mark" data-place data-cite="{number}" href="{escape(href)}" '
        f'aria-label="Mở trích dẫn {number}">{number}</a>'
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
