"""What a person corrects of a document, as HTML: the facts in the list, the dialog, and reading what it sends."""

import json
from collections.abc import Mapping
from html import escape

from index.people.corrections import FIELDS, LONGEST_VALUE
from qa.cite.paper_names import read_facts
from qa.page.shelf_row import ShelfRow

_LABELS = {"title": "Tiêu đề", "number": "Số hiệu", "date": "Ngày ban hành", "organ": "Cơ quan ban hành"}


def _draw_field(field: str) -> str:
    kind = "date" if field == "date" else "text"
    return (
        f'<label for="qa-fact-{field}">{_LABELS[field]}</label><input type="{kind}" id="qa-fact-{field}" '
        f'data-fact="{field}" maxlength="{LONGEST_VALUE}" autocomplete="off">'
    )


CORRECTION_DIALOG = (
    '<dialog class="qa-dialog" id="qa-fact-dialog" aria-labelledby="qa-fact-title-line"><form method="dialog">'
    '<h2 id="qa-fact-title-line">Sửa thông tin tài liệu</h2>'
    "<p>Dùng khi dẫn nguồn và trong danh sách. Chữ của tài liệu không đổi; để trống thì lấy lại như đã đọc.</p>"
    f"{''.join(map(_draw_field, FIELDS))}"
    '<div><button type="button" class="qa-tool" data-fact-cancel>Thôi</button>'
    '<button type="submit" class="qa-tool">Lưu</button></div></form></dialog>'
)


def draw_facts(row: ShelfRow) -> str:
    """Draw number, date and issuing body of a document, with a mark on what a person corrected; "" without any."""
    if row.document is None:
        return ""
    facts = {**read_facts(row.document), **row.corrected}
    day = "/".join(reversed(facts["date"].split("-")))
    told = [text for text in (facts["number"], day, facts["organ"]) if text]
    line = f'<span class="qa-fact">{escape(" · ".join(told))}</span>' if told else ""
    names = ", ".join(_LABELS[field].lower() for field in FIELDS if field in row.corrected)
    mark = f'<span class="qa-corrected" title="Đã sửa: {names}">sửa tay</span>' if names else ""
    return f'<p class="qa-shelf-facts">{line} {mark}</p>' if line or mark else ""


def draw_correct_button(row: ShelfRow, title: str) -> str:
    """Draw the button that opens the dialog with what is known of a document."""
    if row.document is None:
        return ""
    known = escape(json.dumps({**read_facts(row.document), **row.corrected}, ensure_ascii=False))
    return (
        f'<button type="button" class="qa-tool" data-correct="{row.key}" data-facts="{known}" '
        f'aria-label="Sửa thông tin {escape(title)}">Sửa</button>'
    )


def draw_corrected(name: str, key: str, former: Mapping[str, str]) -> str:
    """Draw the line after a correction, with its way back."""
    return (
        f'<div class="qa-tab-notice"><p>Đã sửa thông tin của “{escape(name)}”.</p>'
        '<button type="button" class="qa-tool" '
        f'data-correct-back="{escape(key)}" data-facts="{escape(json.dumps(former, ensure_ascii=False))}">Hoàn tác'
        "</button></div>"
    )


def read_corrections(sent: object) -> dict[str, str]:
    """Return the values that the browser sent, by field; read leniently, since anybody can send anything."""
    facts = sent if isinstance(sent, dict) else {}
    return {field: str(facts[field])[: 10 * LONGEST_VALUE] for field in FIELDS if field in facts}
