"""The list of earlier conversations: rows in, escaped HTML out."""

from collections.abc import Sequence
from datetime import datetime
from html import escape

from index.people.conversations import LONGEST_TITLE, ConversationRow


def draw_history(rows: Sequence[ConversationRow], current: str = "", *, told: str = "", undo: str = "") -> str:
    """Draw the list.

    Parameters
    ----------
    rows
        The last used first.
    current
        The conversation on the page; the address follows it.
    told
        One line about what was just done.
    undo
        A deleted conversation that can be brought back.
    """
    button = f'<button type="button" class="qa-tool" data-undo="{escape(undo)}">Hoàn tác</button>' if undo else ""
    notice = f'<div class="qa-tab-notice" role="status"><p>{escape(told)}</p>{button}</div>' if told else ""
    listed = "".join(_draw_row(row, current) for row in rows)
    panel = (
        f'<details class="qa-history"><summary>Lịch sử trò chuyện ({len(rows)})</summary><ul>{listed}</ul></details>'
        if rows
        else ""
    )
    return f'<div data-current="{escape(current)}">{notice}{panel}</div>'


def _draw_row(row: ConversationRow, current: str) -> str:
    key, title = escape(row.id), escape(row.title)
    # The clock of the server is that of its people.
    day = datetime.fromtimestamp(row.changed).astimezone().strftime("%H:%M %d/%m/%Y")
    here = ' aria-current="page"' if row.id == current else ""
    return (
        f'<li><a href="?c={key}"{here}>{title}</a><time>{day}</time>'
        f'<button type="button" class="qa-tool" data-rename aria-label="Đổi tên “{title}”">Đổi tên</button>'
        f'<button type="button" class="qa-tool" data-delete="{key}" aria-label="Xóa “{title}”">Xóa</button>'
        f'<form data-key="{key}" hidden><input value="{title}" maxlength="{LONGEST_TITLE}" aria-label="Tên mới" '
        'required><button class="qa-tool">Lưu</button></form></li>'
    )
