"""Places that state a value in, escaped HTML out: exact ones first, and of a rounded one how far it is."""

from collections.abc import Sequence
from html import escape

from qa.arithmetic.compute import write_number
from qa.arithmetic.rounding import Fit
from qa.cite.phrase import written
from qa.find import Place
from qa.page.analysis_view import draw_saves
from qa.page.figure_view import figure_href, say_place, say_role
from qa.page.words import say_period

MOST_PLACES = 200
"""Places that are listed, the closest."""

_LONGEST_QUOTE = 320


def draw_places(places: Sequence[Place]) -> str:
    """Draw the places that state a value."""
    if not places:
        return (
            '<p class="qa-tab-empty" role="status">Không có chỗ nào trong kho nêu con số này. Hãy thử viết đơn vị khác '
            "hoặc làm tròn bớt.</p>"
        )
    more = f" Hiện {MOST_PLACES} chỗ gần nhất; tệp tải về có đủ." if len(places) > MOST_PLACES else ""
    exact = [place for place in places[:MOST_PLACES] if place.fit is Fit.EXACT]
    rounded = [place for place in places[:MOST_PLACES] if place.fit is not Fit.EXACT]
    parts = "".join(
        f'<h3>{title} <span class="qa-chart-unit">({len(found)} chỗ)</span></h3>'
        f'<ul class="qa-places">{"".join(map(_draw_place, found))}</ul>'
        for title, found in (("Đúng con số này", exact), ("Khớp khi làm tròn", rounded))
        if found
    )
    count = f'<p class="qa-tab-count" role="status">{len(places)} chỗ nêu con số này.{more}</p>'
    return f"{count}{draw_saves('find')}{parts}"


def _draw_place(place: Place) -> str:
    row = place.row
    figure = row.figure
    about = (figure.indicator or "(chưa rõ chỉ tiêu)", figure.territory, say_period(figure.period), say_role(figure))
    told = "; ".join(filter(None, about))
    quote = " ".join(row.clause.split())
    cut = quote if len(quote) <= _LONGEST_QUOTE else f"{quote[:_LONGEST_QUOTE].rsplit(' ', 1)[0]} …"
    return (
        f'<li class="qa-found"><p><a data-place href="{escape(figure_href(row))}">{escape(written(figure))}</a> '
        f'<span class="qa-fit">{escape(say_fit(place))}</span></p><p>{escape(told)}</p>'
        f'<q class="qa-quote">{escape(cut)}</q><p class="qa-operand-place">{escape(say_place(row))}</p></li>'
    )


def say_fit(place: Place) -> str:
    """Say how well a place agrees with the sought value."""
    if place.fit is Fit.EXACT:
        return "đúng"
    share = round(place.distance * 100, 3)
    return f"làm tròn, cách {write_number(share)}%" if share else "làm tròn, cách dưới 0,001%"
