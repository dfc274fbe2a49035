"""The command that lays out a series: arguments in, a table on standard output and in files.

Registered by ``qa.cli``.
"""

import json
from pathlib import Path
from typing import Annotated

import typer

from index.figure import Role
from qa.command.parameters import AsJson, Home, Within
from qa.within import documents_within


def series_command(
    *,
    indicator: Annotated[str, typer.Argument(metavar="CHỈ_TIÊU", help="Các từ của chỉ tiêu, có dấu hoặc không dấu.")],
    territory: Annotated[str | None, typer.Option("--territory", metavar="NƠI", help="Một phần tên địa bàn.")] = None,
    role: Annotated[
        Role | None, typer.Option("--role", help="Vai trò của con số; mặc định là mức và số lượng.")
    ] = None,
    home: Home = None,
    within: Within = None,
    csv: Annotated[Path | None, typer.Option("--csv", metavar="TỆP", help="Ghi thêm ra tệp CSV.")] = None,
    xlsx: Annotated[Path | None, typer.Option("--xlsx", metavar="TỆP", help="Ghi thêm ra tệp Excel.")] = None,
    as_json: AsJson = False,
) -> int:
    """Lay out the values of an indicator over periods and documents."""
    from index.store import open_store  # noqa: PLC0415 - every command loads only what it uses
    from qa.series.assemble import find_series  # noqa: PLC0415
    from qa.series.show import show_series  # noqa: PLC0415
    from qa.settings import load_settings  # noqa: PLC0415

    settings = load_settings(home)
    documents = documents_within(settings.home, within)
    with open_store(settings.home) as store:
        found = find_series(store, indicator, territory=territory, role=role, documents=documents)
    if csv is not None or xlsx is not None:
        from qa.series.export import export_csv, export_xlsx  # noqa: PLC0415 - loads what writes workbooks

        if csv is not None:
            export_csv(found, csv)
        if xlsx is not None:
            export_xlsx(found, xlsx)
    if as_json:
        typer.echo(json.dumps([series.to_json() for series in found], ensure_ascii=False))
    else:
        typer.echo("\n\n".join(map(show_series, found)) or "Không tìm thấy số liệu nào của chỉ tiêu này.")
    return 0
