"""The commands ``find`` and ``check``: arguments in, text or JSON on standard output. ``qa.cli`` registers them.

Exit status of ``check``: 3 when a figure differs from its source, else 0; figures that no source speaks of, or that
are ambiguous, are told but no fault.
"""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from qa.command.parameters import AsJson, Home, Within
from qa.settings import load_settings
from qa.within import documents_within

DIFFERS = 3


def find_command(
    value: Annotated[
        str, typer.Argument(metavar="GIÁ_TRỊ", help="Con số, viết kiểu nào cũng được, kèm đơn vị nếu có.")
    ],
    home: Home = None,
    within: Within = None,
    as_json: AsJson = False,
) -> int:
    """Find every place that states a value."""
    from index.store import open_store  # noqa: PLC0415 - every command loads only what it uses
    from qa.find import find_places, read_sought, show_places  # noqa: PLC0415

    sought = read_sought(value)
    settings = load_settings(home)
    documents = documents_within(settings.home, within)
    with open_store(settings.home) as store:
        places = find_places(store, sought, documents=documents)
        if as_json:
            typer.echo(json.dumps([place.to_json() for place in places], ensure_ascii=False))
        else:
            typer.echo(show_places(places))
    return 0


def check_command(
    draft: Annotated[Path, typer.Argument(metavar="BẢN_THẢO", help="Tệp văn bản, hoặc - để đọc từ đầu vào chuẩn.")],
    home: Home = None,
    within: Within = None,
    as_json: AsJson = False,
) -> int:
    """Check the figures of a draft."""
    from qa.check.command import check_file  # noqa: PLC0415

    settings = load_settings(home)
    report = check_file(
        draft,
        settings.home,
        documents=documents_within(settings.home, within),
        standard_input=sys.stdin.buffer.read,
        report=lambda line: typer.echo(line, err=True),
    )
    typer.echo(json.dumps(report.to_json(), ensure_ascii=False) if as_json else report.to_text())
    return 0 if report.is_clean else DIFFERS
