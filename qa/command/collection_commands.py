"""The commands ``qa collection``: named sets of documents. ``qa.cli`` registers them.

The command line is nobody's account: it sees and changes the sets that were made without signing in, and sees those
that are shared.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from index.errors import CorpusError
from qa.command import manual
from qa.command.parameters import AsJson, Home
from qa.command.usage import VietnameseCommand, VietnameseGroup
from qa.settings import load_settings

if TYPE_CHECKING:
    from index.people.collections import Collections
    from index.rows import DocumentRow
    from index.store import Store

NOBODY = ""  # owner of what is made without signing in

Name = Annotated[str, typer.Argument(metavar="TÊN", help="Tên bộ tài liệu.")]
Documents = Annotated[
    list[str], typer.Argument(metavar="TÀI_LIỆU", help="Tên tài liệu, hoặc một phần tên hay tiêu đề của nó.")
]

collection_app = typer.Typer(
    cls=VietnameseGroup,
    help=manual.COLLECTION,
    no_args_is_help=True,
    rich_markup_mode=None,
    subcommand_metavar="LỆNH [THAM SỐ]...",
    options_metavar="[TÙY CHỌN]",
)


@collection_app.command("list", cls=VietnameseCommand, options_metavar="[TÙY CHỌN]")
def list_command(*, home: Home = None, as_json: AsJson = False) -> int:
    """Liệt kê các bộ tài liệu, mỗi dòng một bộ."""
    from index.people.collections import scope  # noqa: PLC0415 - help pages wait for nothing

    with _open(home) as (store, sets):
        found = [(each, len(scope(store, NOBODY, each) or ())) for each in sets.visible(NOBODY)]
    if as_json:
        told = [{"name": each.name, "documents": count, "shared": each.is_shared} for each, count in found]
        typer.echo(json.dumps(told, ensure_ascii=False))
        return 0
    for each, count in found:
        typer.echo(f"{each.name}: {count} tài liệu{', dùng chung' if each.is_shared else ''}")
    if not found:
        typer.echo("Chưa có bộ tài liệu nào; lập một bộ bằng “qa collection create TÊN”.")
    return 0


@collection_app.command("create", cls=VietnameseCommand, options_metavar="[TÙY CHỌN]")
def create_command(
    name: Name,
    *,
    home: Home = None,
    shared: Annotated[bool, typer.Option("--shared", help="Mọi người mở được trang đều thấy bộ này.")] = False,
) -> int:
    """Lập một bộ tài liệu, chưa có tài liệu nào."""
    with _open(home) as (_, sets):
        made = sets.create(NOBODY, name, is_shared=shared)
    typer.echo(f"Đã lập bộ “{made.name}”; thêm tài liệu bằng “qa collection add”.")
    return 0


@collection_app.command("rename", cls=VietnameseCommand, options_metavar="[TÙY CHỌN]")
def rename_command(
    name: Name, new: Annotated[str, typer.Argument(metavar="TÊN_MỚI", help="Tên mới.")], *, home: Home = None
) -> int:
    """Đổi tên một bộ tài liệu."""
    with _open(home) as (_, sets):
        sets.rename(NOBODY, sets.find(NOBODY, name).id, new)
    typer.echo(f"Đã đổi tên bộ “{name}” thành “{new}”.")
    return 0


@collection_app.command("add", cls=VietnameseCommand, options_metavar="[TÙY CHỌN]")
def add_command(name: Name, documents: Documents, *, home: Home = None) -> int:
    """Thêm tài liệu vào một bộ."""
    with _open(home) as (store, sets):
        chosen = _choose(store.documents(), documents)
        added = sets.add(NOBODY, sets.find(NOBODY, name).id, [row.path for row in chosen])
    typer.echo(f"Đã thêm {added} tài liệu vào bộ “{name}”" + _already(len(chosen) - added))
    return 0


@collection_app.command("remove", cls=VietnameseCommand, options_metavar="[TÙY CHỌN]")
def remove_command(name: Name, documents: Documents, *, home: Home = None) -> int:
    """Bỏ tài liệu khỏi một bộ; tài liệu vẫn còn trong chỉ mục."""
    with _open(home) as (store, sets):
        found = sets.find(NOBODY, name)
        chosen = _choose([row for row in store.documents() if row.path in found.paths], documents)
        removed = sets.remove(NOBODY, found.id, [row.path for row in chosen])
    typer.echo(f"Đã bỏ {removed} tài liệu khỏi bộ “{name}”; thêm lại bằng “qa collection add”.")
    return 0


@collection_app.command("delete", cls=VietnameseCommand, options_metavar="[TÙY CHỌN]")
def delete_command(
    name: Name, *, home: Home = None, undo: Annotated[bool, typer.Option("--undo", help="Lấy lại bộ đã xóa.")] = False
) -> int:
    """Xóa một bộ; tài liệu của nó vẫn còn trong chỉ mục. Lấy lại được bằng --undo."""
    with _open(home) as (_, sets):
        if undo:
            sets.restore(NOBODY, sets.find_deleted(NOBODY, name))
            typer.echo(f"Đã lấy lại bộ “{name}”.")
        else:
            sets.delete(NOBODY, sets.find(NOBODY, name).id)
            typer.echo(f'Đã xóa bộ “{name}”; lấy lại bằng “qa collection delete "{name}" --undo”.')
    return 0


def _already(count: int) -> str:
    return f"; {count} tài liệu đã có sẵn." if count else "."


def _choose(rows: Sequence["DocumentRow"], asked: Sequence[str]) -> list["DocumentRow"]:
    """Return the documents that are called so: by the whole name where one is, else by a part of name or title."""
    from qa.listing import is_called  # noqa: PLC0415

    chosen: dict[str, DocumentRow] = {}
    for words in asked:
        found = [row for row in rows if row.name == words] or [row for row in rows if is_called(row, words)]
        if not found or not words.strip():
            raise CorpusError(f"không có tài liệu nào tên “{words}”; xem tên các tài liệu bằng “qa documents”")
        chosen.update((row.path, row) for row in found)
    return list(chosen.values())


@contextmanager
def _open(home: Home) -> Iterator[tuple["Store", "Collections"]]:
    from index.people.collections import Collections  # noqa: PLC0415
    from index.people.database import open_people  # noqa: PLC0415
    from index.store import open_store  # noqa: PLC0415

    with open_store(load_settings(home).home) as store:
        database = open_people(store.home)
        try:
            yield store, Collections(database)
        finally:
            database.close()
