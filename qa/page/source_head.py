"""The head of the viewer: closing, ways of looking, looking for words, figures, copying. A place in, HTML out."""

from dataclasses import replace
from html import escape

from qa.page.highlight import Highlight
from qa.page.passage import write_official
from qa.page.place import Place, write_query
from qa.page.service import SourceView
from qa.page.words import group_digits

CLOSE = (
    '<button type="button" class="qa-close" data-close><span class="qa-close-narrow"><span aria-hidden="true">←</span> '
    'Quay lại</span><span class="qa-close-wide">Đóng <span aria-hidden="true">✕</span></span></button>'
)

_SEARCH = """
<search class="qa-find" id="qa-find" hidden><label class="qa-sr" for="qa-find-words">Tìm trong tài liệu này</label>
<input type="search" id="qa-find-words" placeholder="Tìm trong tài liệu, có dấu hay không dấu" autocomplete="off"
 enterkeyhint="search" maxlength="200"><span class="qa-find-count" role="status"></span>
<button type="button" class="qa-tool" data-hit="-1" aria-label="Kết quả trước">↑</button>
<button type="button" class="qa-tool" data-hit="1" aria-label="Kết quả sau">↓</button></search>
"""


def draw_head(view: SourceView, place: Place, highlight: Highlight, *, verbatim: bool, is_picture: bool) -> str:
    """Draw the head of a document opened at a place; what is shown is laid out, verbatim or a picture."""
    laid_out = ("Bản dàn trang", replace(place, verbatim=False, is_picture=False, page=None))
    as_stored = ("Nguyên văn", replace(place, verbatim=True, is_picture=False, page=None))
    on_page = ("Trang gốc", replace(place, verbatim=False, is_picture=True))
    views = [] if is_picture or not view.pages else [on_page]
    views += ([laid_out] if verbatim or is_picture else []) + ([] if verbatim else [as_stored])
    links = "".join(
        f'<a class="qa-tool" data-place href="{escape(write_query(other))}">{words}</a>' for words, other in views
    )
    official = write_official(view, highlight.passage, next(iter(highlight.marked), None))
    name = f'<p class="qa-source-file">Tệp: {escape(view.name)}</p>' if view.title != view.name else ""
    return (
        f'<header class="qa-source-head"><div class="qa-source-bar">{CLOSE}'
        '<button type="button" class="qa-tool" data-open="qa-outline" aria-expanded="false" aria-controls="qa-outline">'
        'Mục lục</button><button type="button" class="qa-tool" data-open="qa-find" aria-expanded="false" '
        f'aria-controls="qa-find">Tìm</button>{_draw_figure_switch(place)}{links}'
        '<button type="button" class="qa-tool" data-link>Chép liên kết</button>'
        f'<button type="button" class="qa-tool" data-copy="{escape(official)}">Chép trích dẫn hành chính</button></div>'
        f'{_SEARCH}<nav class="qa-outline" id="qa-outline" aria-label="Mục lục của tài liệu" hidden></nav>'
        f'<div class="qa-source-steps">{_CITATION_STEPS}{_draw_figure_steps(place, highlight)}</div>'
        '<p class="qa-source-status" role="status"></p>'
        f'<p class="qa-source-label">Tài liệu gốc</p><h2 tabindex="-1">{escape(view.title or view.name)}</h2>{name}'
        "</header>"
    )


# Which answer the document was opened from only the browser knows: it fills the count, and shows the steps.
_CITATION_STEPS = (
    '<div class="qa-hops" role="group" aria-label="Các trích dẫn của câu trả lời" data-citations hidden>'
    '<button type="button" class="qa-tool" data-citation="-1" aria-label="Trích dẫn trước">←</button>'
    '<span data-count></span><button type="button" class="qa-tool" data-citation="1" aria-label="Trích dẫn sau">→'
    "</button></div>"
)


def _draw_figure_switch(place: Place) -> str:
    turned = escape(write_query(replace(place, shows_figures=not place.shows_figures)))
    pressed = "true" if place.shows_figures else "false"
    return (
        f'<button type="button" class="qa-tool" data-figures="{turned}" aria-pressed="{pressed}">'
        "Đánh dấu mọi số liệu</button>"
    )


def _draw_figure_steps(place: Place, highlight: Highlight) -> str:
    if not place.shows_figures:
        return ""
    if not highlight.labels:
        return '<p class="qa-number-told" role="status">Không có số liệu nào được rút ra từ tài liệu này.</p>'
    return (
        '<div class="qa-hops" role="group" aria-label="Các số liệu của tài liệu">'
        '<button type="button" class="qa-tool" data-number="-1" aria-label="Số liệu trước">←</button>'
        f"<span data-number-count>{group_digits(len(highlight.labels))} số liệu</span>"
        '<button type="button" class="qa-tool" data-number="1" aria-label="Số liệu sau">→</button></div>'
        '<p class="qa-number-told" role="status"></p>'
    )
