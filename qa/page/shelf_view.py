"""The list of documents: rows and work in, escaped HTML out. Changes nothing."""

from html import escape

from qa.page.correction_view import draw_correct_button, draw_facts
from qa.page.intake import Work
from qa.page.place import Place, write_query
from qa.page.shelf_row import ShelfRow, ShelfView
from qa.page.words import group_digits

_FORMATS = {
    "pdf": "PDF",
    "image": "Ảnh chụp",
    "docx": "Word",
    "doc": "Word (bản cũ)",
    "odt": "OpenDocument",
    "rtf": "RTF",
    "xlsx": "Excel",
    "xls": "Bảng tính",
    "csv": "CSV",
    "html": "Trang web",
    "eml": "Thư điện tử",
    "text": "Văn bản",
}

SHELF_HEAD = """
<div class="qa-tab-head"><h2 tabindex="-1">Kho tài liệu</h2>
<p>Các tài liệu mà câu trả lời được lấy ra. Đọc xong tệp nào là hỏi được ngay tệp đó; vectơ, dùng để tìm theo nghĩa,
được tính tiếp ở phía sau. Đóng trang thì việc đọc vẫn chạy.</p>
<search class="qa-tab-search"><label for="qa-shelf-query">Tìm trong kho</label>
<input id="qa-shelf-query" type="search" placeholder="Tên tài liệu, có dấu hay không dấu" autocomplete="off">
</search></div>
<dialog class="qa-dialog" id="qa-shelf-dialog" aria-labelledby="qa-shelf-dialog-title">
  <h2 id="qa-shelf-dialog-title">Gỡ tài liệu này khỏi kho?</h2>
  <p><b data-name></b><br>Câu trả lời sẽ không còn lấy từ tài liệu này. Hoàn tác được cho đến khi máy chủ khởi động
  lại.</p>
  <div><button type="button" class="qa-tool" data-keep autofocus>Giữ lại</button>
  <button type="button" class="qa-danger" data-remove>Gỡ</button></div>
</dialog>
"""

CLOSED_NOTE = (
    '<p class="qa-tab-note">Trang này đang mở cho máy khác nên không nhận tài liệu. Thêm tài liệu bằng lệnh '
    "<code>qa index</code> trên máy chủ, hoặc chạy trang với <code>--uploads</code>.</p>"
)


_OF_PASSAGES = {"Tách từ", "Tính vectơ"}
"""Stages of the work that count passages; the others count files."""


def draw_work(work: Work) -> str:
    """Draw what the background is doing, "" when it rests."""
    if not work.is_busy and not work.problem:
        return ""
    problem = f'<p class="qa-work-problem">{escape(work.problem)}</p>' if work.problem else ""
    if not work.is_busy:
        return f'<div class="qa-work">{problem}</div>'
    stage = work.stage or "Chuẩn bị"
    unit = "đoạn" if stage in _OF_PASSAGES else "tệp"
    told = f"{stage}: {group_digits(work.done)}/{group_digits(work.total)} {unit}." if work.total else f"{stage}…"
    bar = (
        f'<progress max="{work.total}" value="{work.done}" aria-label="{escape(stage)}"></progress>'
        if work.total
        else f'<progress aria-label="{escape(stage)}"></progress>'
    )
    rest = f" Còn {group_digits(len(work.waiting))} tệp trong hàng đợi." if len(work.waiting) > work.total else ""
    return f'<div class="qa-work" data-busy><p>{escape(told)}{rest}</p>{bar}{problem}</div>'


def draw_shelf(view: ShelfView) -> str:
    """Draw one page of the list."""
    if not view.total and view.is_kept:
        return f'<p class="qa-tab-empty" data-stamp="{view.stamp}">Bộ này chưa có tài liệu nào trong kho.</p>'
    if not view.total:
        hint = "Thả tệp vào ô phía trên để bắt đầu." if view.is_open else "Chạy <code>qa index THƯ_MỤC</code> để thêm."
        return f'<p class="qa-tab-empty" data-stamp="{view.stamp}">Kho chưa có tài liệu nào. {hint}</p>'
    if not view.found:
        return f'<p class="qa-tab-empty" data-stamp="{view.stamp}">Không có tài liệu nào khớp với từ cần tìm.</p>'
    rows = "".join(_draw_row(row, view) for row in view.rows)
    found = "" if view.found == view.total else f"{group_digits(view.found)} trong "
    return (
        f'<div data-stamp="{view.stamp}"><p class="qa-tab-count">{found}{group_digits(view.total)} tài liệu</p>'
        f'<ul class="qa-shelf" aria-label="Tài liệu">{rows}</ul>{draw_pager(view.page, view.pages)}</div>'
    )


def draw_pager(page: int, pages: int) -> str:
    """Draw the steps from page to page, "" when there is only one."""
    if pages == 1:
        return ""
    before, after = _draw_step("← Trước", page - 1, pages), _draw_step("Sau →", page + 1, pages)
    return f'<nav class="qa-pager" aria-label="Trang">{before}<span>Trang {page}/{pages}</span>{after}</nav>'


def _draw_step(words: str, page: int, pages: int) -> str:
    state = "" if 1 <= page <= pages else " disabled"
    return f'<button type="button" class="qa-tool" data-page="{page}"{state}>{words}</button>'


def draw_removed(name: str, key: str) -> str:
    """Draw the line after a removal, with its way back."""
    return (
        f'<div class="qa-tab-notice"><p>Đã gỡ “{escape(name)}”.</p>'
        f'<button type="button" class="qa-tool" data-undo="{escape(key)}">Hoàn tác</button></div>'
    )


def draw_notice(lines: tuple[str, ...], *, is_bad: bool = False) -> str:
    """Draw lines about what was just done, "" without any."""
    if not lines:
        return ""
    told = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return f'<div class="qa-tab-notice{" qa-tab-notice-bad" if is_bad else ""}">{told}</div>'


def _draw_row(row: ShelfRow, view: ShelfView) -> str:
    document = row.document
    title, name = row.name, ""
    if row.title not in {"", row.name}:
        title, name = row.title, f'<p class="qa-shelf-name">{escape(row.name)}</p>'
    link = (
        f"<b>{escape(title)}</b>"
        if document is None
        else f'<a data-place href="{escape(write_query(Place(document=document.name)))}">{escape(title)}</a>'
    )
    facts = "" if document is None else f'<p class="qa-shelf-facts">{" · ".join(map(escape, _facts(row)))}</p>'
    warnings = () if document is None else document.warnings
    told = "".join(f"<li>{escape(warning)}</li>" for warning in warnings)
    listed = (
        f'<details class="qa-shelf-warnings"><summary>{len(warnings)} lưu ý khi đọc</summary><ul>{told}</ul></details>'
        if warnings
        else ""
    )
    return (
        f'<li class="qa-shelf-row">{_draw_tick(row, title)}<div class="qa-shelf-text">'
        f'<p class="qa-shelf-title">{link}</p>{name}{draw_facts(row)}{facts}'
        f"{_draw_failure(row)}{listed}</div>{_draw_state(row, view)}{_draw_buttons(row, view, title)}</li>"
    )


def _draw_tick(row: ShelfRow, title: str) -> str:
    if row.document is None:
        return ""
    return f'<input type="checkbox" class="qa-tick" data-tick="{row.key}" aria-label="Chọn {escape(title)}">'


def _facts(row: ShelfRow) -> list[str]:
    document, counts = row.document, row.counts
    if document is None:
        return []
    pages = [f"{group_digits(counts.pages)} trang"] if counts.pages else []
    unread = [f"{group_digits(counts.unread_pages)} trang chưa đọc được"] if counts.unread_pages else []
    kind = _FORMATS.get(document.format, document.format.upper())
    day = "/".join(reversed(document.indexed_at[:10].split("-")))
    return [kind, *pages, *unread, f"{group_digits(counts.figures)} số liệu", f"đọc ngày {day}"]


def _draw_failure(row: ShelfRow) -> str:
    if row.failure is None:
        return ""
    older = "" if row.document is None else "Bản mới của tệp không đọc được, đang dùng bản cũ. "
    told = f"{older}{row.failure.reason}; {row.failure.cure}"
    return f'<p class="qa-shelf-failure">{escape(told[:1].upper() + told[1:])}.</p>'


def _draw_state(row: ShelfRow, view: ShelfView) -> str:
    kind, words = "", "đủ vectơ"
    counts = row.counts
    if row.is_waiting:
        kind, words = "waiting", "đang đọc"
    elif row.document is None:
        kind, words = "failed", "không đọc được"
    elif counts.vectors < counts.chunks:
        kind = "words"
        words = f"tìm theo từ; vectơ {counts.vectors * 100 // counts.chunks}%" if counts.vectors else "chỉ tìm theo từ"
    else:
        kind = "full" if view.has_vectors else "words"
        words = "đủ vectơ" if view.has_vectors else "chỉ tìm theo từ"
    sign = {"waiting": "…", "failed": "✕", "words": "◐", "full": "●"}[kind]
    return f'<p class="qa-state qa-state-{kind}"><span aria-hidden="true">{sign}</span> {words}</p>'


def _draw_buttons(row: ShelfRow, view: ShelfView, title: str) -> str:
    if not view.is_open:
        return ""
    named, correct = escape(title), draw_correct_button(row, title)
    again = (
        f'<button type="button" class="qa-tool" data-again="{row.key}" aria-label="Đọc lại {named}">Đọc lại</button>'
        if row.failure is not None and not row.is_waiting
        else ""
    )
    return (
        f'<div class="qa-shelf-buttons">{again}{correct}'
        f'<button type="button" class="qa-tool" data-ask-remove="{row.key}" '
        f'data-name="{named}" aria-label="Gỡ {named}">Gỡ</button></div>'
    )
