"""The figures of a document as labels to be marked and stepped through: figures in, labels in source offsets out."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from index.document import Span
from index.figure import Figure
from qa.page.figure_view import say_role
from qa.page.highlight import Label
from qa.page.words import say_period
from qa.show import STATUSES

_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Signs that turn the direction of writing: a tooltip has no element that would keep them in."""


def label_figures(figures: Iterable[Figure]) -> tuple[Label, ...]:
    """Return a label for each place where figures stand, in the order of the text.

    Figures that share characters (the ends of a range, a number with two meanings) share one label.
    """
    labels: list[Label] = []
    for figure in sorted(figures, key=lambda each: (each.span.start, -each.span.end)):
        told = describe_figure(figure)
        last = labels[-1] if labels else None
        if figure.span.start == figure.span.end:
            continue
        if last is None or last.span.end <= figure.span.start:
            labels.append(Label(figure.span, told))
            continue
        span = Span(last.span.start, max(last.span.end, figure.span.end))
        labels[-1] = Label(span, last.told if told in last.told else f"{last.told} | {told}")
    return tuple(labels)


def describe_figure(figure: Figure) -> str:
    """Return what a figure is, in one line of plain text: indicator, period, role, unit, status."""
    parts = (
        ("Chỉ tiêu", figure.indicator or "chưa rõ"),
        ("Địa bàn", figure.territory),
        ("Kỳ", say_period(figure.period) or "chưa rõ"),
        ("Vai trò", say_role(figure)),
        ("Đơn vị", figure.unit or "không nêu"),
        ("Tình trạng", STATUSES[figure.status]),
    )
    told = "; ".join(f"{name}: {' '.join(words.split())}" for name, words in parts if words)
    return _TURNS.sub("", told)


def step_label(labels: Sequence[Label], offset: int, *, backward: bool = False) -> int | None:
    """Return the index of the label next to a source offset, going round at the ends; None without labels.

    Forward the first that begins behind `offset`, backward the last that begins before it.
    """
    if not labels:
        return None
    if backward:
        return (bisect_left(labels, offset, key=lambda label: label.span.start) - 1) % len(labels)
    return bisect_right(labels, offset, key=lambda label: label.span.start) % len(labels)
