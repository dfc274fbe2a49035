"""The tab of analyses as HTML: its three parts with their forms, and the word about work that goes on.

Records in, escaped HTML out.
"""

from collections.abc import Iterable
from html import escape

from qa.page.figure_view import ROLE_WORDS
from qa.page.task import Progress
from qa.page.words import group_digits

_PARTS = (("series", "Chuỗi số liệu"), ("audit", "Kiểm tra số học"), ("find", "Tìm giá trị"))

PENDING = (
    '<div class="qa-pending" role="status"><p><span class="qa-spinner" aria-hidden="true"></span>'
    "Đang tìm trong mọi tài liệu…</p></div>"
)


def draw_head() -> str:
    """Draw the head of the tab: its parts, and the form of each."""
    parts = "".join(
        f'<button type="button" class="qa-part" data-part="{name}" aria-pressed="false">{words}</button>'
        for name, words in _PARTS
    )
    roles = "".join(f'<option value="{escape(role)}">{escape(words)}</option>' for role, words in ROLE_WORDS.items())
    series = (
        "<p>Các giá trị của một chỉ tiêu qua các kỳ và các tài liệu, mỗi giá trị có nguồn. Kỳ không tài liệu nào nêu "
        "để trống; số ước đã có số sau thay thế vẫn được ghi ra.</p>"
        f"{_draw_field('indicator', 'Chỉ tiêu', 'thu nội địa, có dấu hay không dấu')}"
        f"{_draw_field('territory', 'Địa bàn (có thể để trống)', 'Một phần tên địa bàn')}"
        '<div><label for="qa-analysis-role">Con số nói gì</label><select id="qa-analysis-role" name="role">'
        f'<option value="">mức và số lượng</option>{roles}</select></div>'
    )
    audit = (
        "<p>Các phần có cộng đúng bằng tổng không, tỷ lệ và mức tăng có khớp với các số đi kèm không, các tài liệu có "
        "nêu khác nhau không. Mỗi phát hiện ghi phép tính, mức làm tròn cho phép và dẫn tới từng con số.</p>"
        f"{_draw_field('document', 'Tài liệu (để trống để kiểm tra tất cả)', 'Một phần tên tài liệu', 'documents')}"
    )
    find = (
        "<p>Mọi chỗ trong kho nêu một giá trị, dù viết bằng đơn vị nào: “7,25 nghìn tỷ”, “7.252,8 tỷ đồng” và "
        "“7.252.800 triệu đồng” là một.</p>"
        f"{_draw_field('value', 'Con số cần tìm', '7.252,8 tỷ đồng, 1,2 triệu lượt, 45%')}"
    )
    return (
        f'<div class="qa-tab-head"><h2 tabindex="-1">Phân tích</h2></div><nav class="qa-parts" '
        f'aria-label="Các cách phân tích">{parts}</nav>'
        f"{_draw_form('series', series, 'Lập chuỗi')}{_draw_form('audit', audit, 'Kiểm tra')}"
        f"{_draw_form('find', find, 'Tìm')}"
    )


def draw_documents(names: Iterable[str]) -> str:
    """Draw the names that the field of a document offers."""
    listed = "".join(f'<option value="{escape(name)}"></option>' for name in names)
    return f'<datalist id="qa-analysis-documents">{listed}</datalist>'


def draw_progress(progress: Progress | None, words: str, unit: str) -> str:
    """Draw how far work is, with a button that ends it; None before it tells anything."""
    if progress is None:
        told, bar = f"{words}…", f'<progress aria-label="{escape(words)}"></progress>'
    else:
        told = f"{words}: {group_digits(progress.done)}/{group_digits(progress.total)} {unit}."
        bar = f'<progress max="{progress.total}" value="{progress.done}" aria-label="{escape(words)}"></progress>'
    return (
        f'<div class="qa-work" role="status"><p>{escape(told)}</p>{bar}'
        '<button type="button" class="qa-tool" data-stop>Dừng</button></div>'
    )


def draw_saves(what: str) -> str:
    """Draw the buttons that save what is shown as a file; `what` names it to the page's script."""
    return (
        f'<div class="qa-filters-buttons"><button type="button" class="qa-tool" data-save="{what}" data-kind="xlsx">'
        f'Tải Excel</button><button type="button" class="qa-tool" data-save="{what}" data-kind="csv">Tải CSV</button>'
        "</div>"
    )


def _draw_form(name: str, inner: str, words: str) -> str:
    return (
        f'<form class="qa-analysis-form" data-form="{name}">{inner}'
        f'<button type="submit" class="qa-send">{words}</button></form>'
    )


def _draw_field(name: str, label: str, hint: str, offers: str = "") -> str:
    listed = f' list="qa-analysis-{offers}"' if offers else ""
    return (
        f'<div><label for="qa-analysis-{name}">{label}</label><input type="search" id="qa-analysis-{name}" '
        f'name="{name}" placeholder="{hint}" autocomplete="off" maxlength="300"{listed}></div>'
    )
