"""The table of figures as HTML: filters and rows in, escaped HTML out. Filters and sorts nothing."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from index.figure import Figure, Role
from qa.listing import FigureRow
from qa.page.collection_view import EVERYTHING, name_set
from qa.page.figure_table import FigureQuery, TablePage, TableRow
from qa.page.place import Place, write_query
from qa.page.reach import CountedSet
from qa.page.shelf_view import draw_pager
from qa.page.words import ARROWS, STATUS_WORDS, group_digits, say_period
from qa.show import STATUSES

ROLE_WORDS = {
    Role.LEVEL.value: "giá trị",
    Role.GROWTH.value: "tăng trưởng",
    Role.PLAN_SHARE.value: "so với kế hoạch",
    Role.CHANGE.value: "mức tăng giảm",
    Role.TARGET.value: "mục tiêu",
    Role.COUNT.value: "số lượng",
    Role.OTHER.value: "khác",
}
_ORDER_WORDS = (
    ("", "Theo tài liệu"),
    ("-value", "Số lớn trước"),
    ("value", "Số nhỏ trước"),
    ("indicator", "Theo tên chỉ tiêu"),
    ("-period", "Kỳ mới trước"),
    ("period", "Kỳ cũ trước"),
)

_HEADS = ("Chọn", "Chỉ tiêu", "Con số", "Kỳ", "Vai trò", "Nơi ghi")
_GREATEST_ID = 2**63

FIGURES_HEAD = """
<div class="qa-tab-head"><h2 tabindex="-1">Tra cứu số liệu</h2>
<p>Mọi con số đã rút ra từ tài liệu, mỗi số một hàng. Bấm vào con số để mở đúng chỗ ghi nó. “Số lớn trước” so các giá
trị đã quy về cùng đơn vị gốc (đồng, người, m²…).</p></div>
"""


def draw_filters(offers: Mapping[str, Iterable[str]], *, sets: Sequence[CountedSet] = ()) -> str:
    """Draw the form of words, filters and order; `offers` holds the values of period, unit, territory and document.

    With `sets` of documents it can be kept to one.
    """
    periods = [(period, say_period(period)) for period in offers["period"]]
    units = [(unit, unit) for unit in offers["unit"]]
    names = "".join(f'<option value="{escape(name)}"></option>' for name in offers["document"])
    fields = [
        _draw_input("words", "Chỉ tiêu", "Từ của chỉ tiêu, có dấu hay không dấu"),
        _draw_input("document", "Tài liệu", "Một phần tên tài liệu", "qa-figures-documents"),
        _draw_select("period", "Kỳ", periods),
        _draw_select("unit", "Đơn vị", units),
        _draw_select("territory", "Địa bàn", [(place, place) for place in offers["territory"]]),
        _draw_select("role", "Vai trò", list(ROLE_WORDS.items())),
        _draw_select("status", "Tình trạng", list(STATUSES.items())),
        _draw_select("order", "Sắp xếp", _ORDER_WORDS, any_words=""),
    ]
    if sets:
        named = [(str(each.set.id), name_set(each)) for each in sets]
        fields.append(_draw_select("collection", "Tra trong", named, any_words=EVERYTHING))
    return (
        f'<search class="qa-filters">{"".join(fields)}<datalist id="qa-figures-documents">{names}</datalist></search>'
        '<div class="qa-filters-buttons"><button type="button" class="qa-tool" data-clear>Xóa bộ lọc</button>'
        '<button type="button" class="qa-tool" data-save="xlsx">Tải Excel</button>'
        '<button type="button" class="qa-tool" data-save="csv">Tải CSV</button></div>'
    )


def draw_table(page: TablePage) -> str:
    """Draw one page of the table."""
    if not page.found:
        none = "Kho chưa có số liệu nào. Hãy thêm tài liệu ở thẻ “Kho tài liệu”."
        words = none if not page.total else "Không có số liệu nào khớp với bộ lọc."
        return f'<p class="qa-tab-empty">{words}</p>'
    heads = "".join(
        f'<th scope="col">{head}</th>' for head in ("Chọn", "Chỉ tiêu", "Con số", "Kỳ", "Vai trò", "Nơi ghi")
    )
    rows = "".join(map(_draw_row, page.rows))
    among = "" if page.found == page.total else f" trong {group_digits(page.total)}"
    return (
        f'<p class="qa-tab-count" role="status">{group_digits(page.found)}{among} số liệu</p>'
        f'<table class="qa-figure-table"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'
        f"{draw_pager(page.page, page.pages)}"
    )


def draw_pick_bar(kinds: Iterable[tuple[str, str]]) -> str:
    """Draw the line that tells how many figures are ticked and charts them; `kinds` are (value, words)."""
    listed = "".join(f'<option value="{escape(value)}">{escape(words)}</option>' for value, words in kinds)
    return (
        '<div class="qa-pick-bar"><p role="status" data-picked>Chưa chọn số nào: biểu đồ vẽ các số đang lọc.</p>'
        f'<div><label for="qa-chart-kind">Kiểu biểu đồ</label><select id="qa-chart-kind">{listed}</select></div>'
        '<button type="button" class="qa-tool" data-draw>Vẽ biểu đồ</button>'
        '<button type="button" class="qa-tool" data-unpick hidden>Bỏ chọn</button></div>'
    )


def read_picked(sent: Mapping[str, object]) -> tuple[int, ...]:
    """Return the ids of the ticked figures that the browser sent; what is no id is left out."""
    picked = sent.get("picked")
    ids = picked if isinstance(picked, list) else []
    return tuple(each for each in ids if type(each) is int and 0 < each < _GREATEST_ID)


def read_figure_query(sent: Mapping[str, object]) -> FigureQuery:
    """Return the query that the browser sent; read leniently, since anybody can send anything."""
    texts = {
        name: str(sent.get(name, "") or "")[:200]
        for name in ("words", "document", "period", "unit", "territory", "role", "status", "order")
    }
    page = sent.get("page", 1)
    return FigureQuery(**texts, page=page if isinstance(page, int) else 1)


def say_role(figure: Figure) -> str:
    """Return what the number says of its indicator, with what it is compared with: "tăng trưởng so với cùng kỳ"."""
    words = ROLE_WORDS[figure.role.value]
    baseline = say_period(figure.baseline or "")
    if figure.role is Role.PLAN_SHARE and baseline:
        return f"so với {baseline}"
    return f"{words} so với {baseline}" if baseline else words


def figure_href(row: FigureRow) -> str:
    """Return the link that opens a figure's document at its clause, the figure marked; not escaped."""
    figure = row.figure
    return write_query(Place(document=row.document.name, span=figure.clause, marked=(figure.span,)))


def say_place(row: FigureRow) -> str:
    """Return the document, paragraph and page of a figure: "a.md, đoạn 4, trang 2"."""
    page = f", trang {row.block.page}" if row.block.page is not None else ""
    return f"{row.document.name}, đoạn {row.figure.block}{page}"


def _draw_row(row: TableRow) -> str:
    figure = row.figure
    href = escape(figure_href(row))
    parent = f'<span class="qa-figure-parent">thuộc {escape(figure.parent)}</span>' if figure.parent else ""
    place = f'<span class="qa-figure-parent">{escape(figure.territory)}</span>' if figure.territory else ""
    status = STATUS_WORDS.get(figure.status.value, "")
    chip = f' <span class="qa-status qa-status-{figure.status.value}">{escape(status)}</span>' if status else ""
    arrow = ARROWS.get(figure.direction.value, "")
    sign = f'<span class="qa-arrow" aria-hidden="true">{arrow}</span> ' if arrow else ""
    written = " ".join(figure.text.split())
    unit = "" if not figure.unit or figure.unit in written else f" {figure.unit}"
    name = escape(figure.indicator or "(chưa rõ chỉ tiêu)")
    pick = escape(f"Chọn {written}{unit} để vẽ biểu đồ")
    return (
        f'<tr><td data-head="Chọn" class="qa-pick-cell"><input type="checkbox" data-pick="{row.id}" '
        f'aria-label="{pick}"></td><td data-head="Chỉ tiêu">{name}{parent}{place}</td>'
        f'<td data-head="Con số" class="qa-figure-cell">{sign}<a data-place href="{href}">'
        f"{escape(written + unit)}</a></td>"
        f'<td data-head="Kỳ">{escape(say_period(figure.period))}</td>'
        f'<td data-head="Vai trò">{escape(say_role(figure))}{chip}</td>'
        f'<td data-head="Nơi ghi" class="qa-figure-place">{escape(say_place(row))}</td></tr>'
    )


def _draw_input(name: str, label: str, hint: str, offers: str = "") -> str:
    listed = f' list="{offers}"' if offers else ""
    return (
        f'<div><label for="qa-filter-{name}">{label}</label><input type="search" id="qa-filter-{name}" name="{name}" '
        f'placeholder="{hint}" autocomplete="off"{listed}></div>'
    )


def _draw_select(name: str, label: str, options: Iterable[tuple[str, str]], any_words: str = "Tất cả") -> str:
    first = f'<option value="">{any_words}</option>' if any_words else ""
    listed = "".join(f'<option value="{escape(value)}">{escape(words)}</option>' for value, words in options)
    return (
        f'<div><label for="qa-filter-{name}">{label}</label><select id="qa-filter-{name}" name="{name}">'
        f"{first}{listed}</select></div>"
    )
