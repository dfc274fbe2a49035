"""The bar of sets in the tab of documents, and the choice of one above the question. Sets in, wired components out."""

import logging
from collections.abc import Callable
from typing import Any

import gradio as gr

from index.errors import CorpusError
from qa.page.collection_view import COLLECTION_DIALOGS, EVERYTHING, draw_bar, draw_undoable, name_set
from qa.page.frame import read_asset
from qa.page.reach import Reach, read_number
from qa.page.reader import NOBODY, Reader, read_reader
from qa.page.screen.sent import read_sent
from qa.page.shelf import ROWS, Shelf
from qa.page.shelf_view import draw_notice

_LOG = logging.getLogger(__name__)

MOST_KEYS = 20 * ROWS
"""Documents that one click may concern."""


ASK_SCOPE = ("qa-ask-scope", "Hỏi trong")
DRAFT_SCOPE = ("qa-draft-scope", "Soát trong")
"""Id and name of the choices of a set: above the question, and in the tab that checks a draft."""


def build_scope(page: gr.Blocks, reach: Reach, named: tuple[str, str] = ASK_SCOPE) -> gr.Dropdown:
    """Build the choice of what is asked of, or what a draft is checked against; it shows once there is a set."""
    identity, label = named
    scope = gr.Dropdown(
        label=label,
        container=False,
        show_label=False,
        filterable=False,
        elem_id=identity,
        **offer_sets(reach, NOBODY, label),
    )

    # The page is built once, and sets come and go.
    def offer(request: gr.Request) -> Any:
        return gr.update(**offer_sets(reach, read_reader(request), label))

    page.load(offer, None, scope, show_progress="hidden", api_visibility="private")
    return scope


def build_bar(shelf: Shelf, reach: Reach, notice: gr.HTML, scope: gr.Dropdown | gr.State | None) -> None:
    """Build the bar where the tab of documents is being built; `notice` tells what was done."""
    dialogs = gr.HTML(COLLECTION_DIALOGS, js_on_load=read_asset("collections.js"), apply_default_css=False)
    bar = gr.HTML(draw_bar(reach.visible()), elem_id="qa-sets", js_on_load=None, apply_default_css=False)

    def act(event: gr.EventData, request: gr.Request) -> tuple[Any, ...]:
        reader = read_reader(request)
        told, drawn = answer_set_click(shelf, reach, read_sent(event), reader)
        return (told, drawn) if scope is None else (told, drawn, gr.update(**offer_sets(reach, reader, ASK_SCOPE[1])))

    dialogs.act(
        act,
        None,
        [notice, bar] if scope is None else [notice, bar, scope],
        show_progress="hidden",
        api_visibility="private",
        trigger_mode="multiple",
        concurrency_limit=1,
    )


def answer_set_click(shelf: Shelf, reach: Reach, sent: dict[str, Any], reader: Reader = NOBODY) -> tuple[Any, str]:
    """Do what a click asks for and return the notice and the bar.

    Parameters
    ----------
    shelf, reach
        The documents and their sets.
    sent
        From ``collections.js``; read leniently, since anybody can send anything.
    reader
        Who sent it.
    """
    shown = str(sent.get("shown", ""))[:20]
    keys = sent.get("keys", ())
    ticked = [str(key)[:40] for key in keys[:MOST_KEYS]] if isinstance(keys, list) else []
    action = _ACTIONS.get(str(sent.get("name", "")))
    try:
        notice = gr.skip() if action is None else action(shelf, reach, sent, ticked, reader.owner)
    except CorpusError as error:
        _LOG.info("%s", error)
        told = str(error)
        notice = draw_notice((f"{told[:1].upper()}{told[1:]}.",), is_bad=True)
    return notice, draw_bar(reach.visible(reader.owner), shown)


def offer_sets(reach: Reach, reader: Reader, label: str) -> dict[str, Any]:
    """Return what the choice of a set, called `label`, is to offer somebody."""
    sets = reach.visible(reader.owner)
    choices = [(f"{label}: {EVERYTHING}", ""), *((f"{label}: {name_set(each)}", str(each.set.id)) for each in sets)]
    return {"choices": choices, "visible": bool(sets), **({} if sets else {"value": ""})}


def _create(shelf: Shelf, reach: Reach, sent: dict[str, Any], ticked: list[str], owner: str) -> str:
    made = reach.sets.create(owner, str(sent.get("text", "")), is_shared=bool(sent.get("shared")))
    added = reach.sets.add(owner, made.id, shelf.paths(ticked, owner=owner))
    return draw_notice((f"Đã lập bộ “{made.name}”" + (f" với {added} tài liệu." if added else "."),))


def _rename(_shelf: Shelf, reach: Reach, sent: dict[str, Any], _ticked: list[str], owner: str) -> str:
    number = read_number(sent.get("set"))
    reach.sets.rename(owner, number, str(sent.get("text", "")))
    reach.sets.share(owner, number, is_shared=bool(sent.get("shared")))
    return draw_notice((f"Bộ nay tên là “{reach.sets.get(owner, number).name}”.",))


def _delete(_shelf: Shelf, reach: Reach, sent: dict[str, Any], _ticked: list[str], owner: str) -> str:
    found = reach.sets.get(owner, read_number(sent.get("set")))
    reach.sets.delete(owner, found.id)
    return draw_undoable(f"Đã xóa bộ “{found.name}”.", "restore", found.id)


def _restore(_shelf: Shelf, reach: Reach, sent: dict[str, Any], _ticked: list[str], owner: str) -> str:
    number = read_number(sent.get("set"))
    reach.sets.restore(owner, number)
    return draw_notice((f"Đã lấy lại bộ “{reach.sets.get(owner, number).name}”.",))


def _add(shelf: Shelf, reach: Reach, sent: dict[str, Any], ticked: list[str], owner: str) -> str:
    found = reach.sets.get(owner, read_number(sent.get("set")))
    paths = shelf.paths(ticked, owner=owner)
    added = reach.sets.add(owner, found.id, paths)
    already = f"; {len(paths) - added} tài liệu đã có sẵn" if len(paths) > added else ""
    return draw_notice((f"Đã cho {added} tài liệu vào bộ “{found.name}”{already}.",))


def _take(shelf: Shelf, reach: Reach, sent: dict[str, Any], ticked: list[str], owner: str) -> str:
    found = reach.sets.get(owner, read_number(sent.get("set")))
    taken = reach.sets.remove(owner, found.id, shelf.paths(ticked, owner=owner))
    return draw_undoable(f"Đã bỏ {taken} tài liệu khỏi bộ “{found.name}”.", "add", found.id, ticked)


_ACTIONS: dict[str, Callable[[Shelf, Reach, dict[str, Any], list[str], str], str]] = {
    "create": _create,
    "rename": _rename,
    "delete": _delete,
    "restore": _restore,
    "add": _add,
    "take": _take,
}
