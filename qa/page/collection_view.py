"""Sets of documents as HTML: the bar above the list, its dialogs, what was just done. Sets in, escaped HTML out."""

from collections.abc import Iterable, Sequence
from html import escape

from index.people.collections import LONGEST_NAME
from qa.page.reach import CountedSet
from qa.page.words import group_digits

EVERYTHING = "Tất cả tài liệu"

COLLECTION_DIALOGS = f"""
<dialog class="qa-dialog" id="qa-set-dialog" aria-labelledby="qa-set-title">
  <form method="dialog">
  <h2 id="qa-set-title">Lập bộ tài liệu</h2>
  <label for="qa-set-name">Tên bộ</label>
  <input type="text" id="qa-set-name" maxlength="{LONGEST_NAME}" autocomplete="off" required>
  <label class="qa-set-shared"><input type="checkbox" id="qa-set-shared"> Mọi người mở trang này đều thấy bộ</label>
  <div><button type="button" class="qa-tool" data-set-cancel>Thôi</button>
  <button type="submit" class="qa-tool" data-set-save>Lưu</button></div>
  </form>
</dialog>
<dialog class="qa-dialog" id="qa-set-delete" aria-labelledby="qa-set-delete-title">
  <h2 id="qa-set-delete-title">Xóa bộ tài liệu này?</h2>
  <p><b data-set-name></b><br>Tài liệu trong bộ vẫn còn trong kho. Hoàn tác được.</p>
  <div><button type="button" class="qa-tool" data-set-cancel autofocus>Giữ lại</button>
  <button type="button" class="qa-danger" data-set-delete>Xóa bộ</button></div>
</dialog>
"""


def draw_bar(sets: Sequence[CountedSet], chosen: str = "") -> str:
    """Draw the choice of a set and what can be done with it and with the documents that are ticked.

    Parameters
    ----------
    sets
        Those that the person sees.
    chosen
        Number of the set that the list is kept to, "" for none.
    """
    one = next((each for each in sets if str(each.set.id) == chosen), None)
    locked = "" if one is not None and one.is_own else " disabled"
    shared = " data-shared" if one is not None and one.set.is_shared else ""
    own = [each for each in sets if each.is_own]
    target = f'<select id="qa-set-target" aria-label="Bộ để cho vào">{draw_options(own)}</select>' if own else ""
    add = '<button type="button" class="qa-tool" data-set-add>Cho vào bộ</button>' if own else ""
    take = "" if locked else '<button type="button" class="qa-tool" data-set-take>Bỏ khỏi bộ đang xem</button>'
    name = escape(one.set.name) if one is not None else ""
    return (
        f'<section class="qa-sets" aria-label="Bộ tài liệu"{shared}><div class="qa-set-choice">'
        f'<label for="qa-set-filter">Đang xem</label><select id="qa-set-filter">'
        f'<option value="">{EVERYTHING}</option>{draw_options(sets, chosen)}</select>'
        '<button type="button" class="qa-tool" data-set-new>Lập bộ mới</button>'
        f'<button type="button" class="qa-tool" data-set-rename data-name="{name}"{locked}>Đổi tên</button>'
        f'<button type="button" class="qa-tool" data-set-ask-delete data-name="{name}"{locked}>Xóa bộ</button></div>'
        '<div class="qa-set-ticked" hidden><p role="status" data-set-ticked></p>'
        f"{target}{add}{take}"
        '<button type="button" class="qa-tool" data-set-untick>Bỏ chọn</button></div></section>'
    )


def draw_options(sets: Iterable[CountedSet], chosen: str = "") -> str:
    """Draw the options of a choice of sets, each with its number of documents."""
    return "".join(
        f'<option value="{each.set.id}"{" selected" if str(each.set.id) == chosen else ""}>'
        f"{escape(name_set(each))}</option>"
        for each in sets
    )


def name_set(counted: CountedSet) -> str:
    """Return the name of a set with its number of documents, and its owner where that is somebody else."""
    by = "" if counted.is_own else f", của {counted.set.owner or 'mọi người'}"
    return f"{counted.set.name} ({group_digits(counted.documents)} tài liệu{by})"


def draw_undoable(told: str, undo: str, number: int, keys: Sequence[str] = ()) -> str:
    """Draw a line about what was just done, with its way back: the action `undo` on a set and some documents."""
    return (
        f'<div class="qa-tab-notice"><p>{escape(told)}</p><button type="button" class="qa-tool" '
        f'data-set-undo="{escape(undo)}" data-set-id="{number}" data-keys="{escape(" ".join(keys))}">Hoàn tác</button>'
        "</div>"
    )
