"""The commands that look after an index: arguments in, lines or JSON out. Registered by ``qa.cli``."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from qa.command import manual
from qa.command.parameters import AsJson, Home
from qa.settings import load_settings

Register = Callable[[str, str], Callable[[Callable[..., int]], Callable[..., int]]]


def register_care(command: Register) -> None:
    """Register the commands."""
    command("doctor", manual.DOCTOR)(doctor_command)
    command("status", manual.STATUS)(status_command)
    command("backup", manual.BACKUP)(backup_command)
    command("restore", manual.RESTORE)(restore_command)


def doctor_command(
    *,
    home: Home = None,
    mends: Annotated[bool, typer.Option("--mend", help="Dựng lại phần dẫn xuất bị hỏng, dọn phần ghi dở.")] = False,
    as_json: AsJson = False,
) -> int:
    """Examine an index; 1 when something is wrong that was not mended."""
    from qa.care.doctor import Level, examine, mend  # noqa: PLC0415 - every command loads only what it uses

    settings = load_settings(home)
    found = list(examine(settings.home, settings.cache))
    if mends and any(each.level is Level.DERIVED for each in found):
        for each in found:
            if each.level is Level.DERIVED:
                typer.echo(f"đang dựng lại: {each.text}", err=True)
        mend(settings.home, settings.cache)
        found = list(examine(settings.home, settings.cache))
    if as_json:
        typer.echo(json.dumps([each.to_json() for each in found], ensure_ascii=False))
    else:
        typer.echo("\n".join(" ".join(f"[{each.level}] {each.text}".split()) for each in found))
    return 1 if any(each.level in {Level.DERIVED, Level.WRONG} for each in found) else 0


def status_command(*, home: Home = None, as_json: AsJson = False) -> int:
    """Tell how an index stands."""
    from qa.care.status import read_status, show_status  # noqa: PLC0415

    status = read_status(load_settings(home).home)
    typer.echo(json.dumps(status.to_json(), ensure_ascii=False) if as_json else show_status(status))
    return 0


def backup_command(
    *,
    file: Annotated[Path, typer.Argument(metavar="TỆP", help="Tệp sao lưu sẽ ghi.")],
    home: Home = None,
) -> int:
    """Write a backup of an index."""
    from index.backup import write_backup  # noqa: PLC0415

    made = write_backup(load_settings(home).home, file.expanduser().absolute())
    typer.echo(f"Đã sao lưu {made.documents} tài liệu, {made.uploads} tệp đã thả vào {file}")
    return 0


def restore_command(
    *,
    file: Annotated[Path, typer.Argument(metavar="TỆP", help="Tệp sao lưu.", exists=True, dir_okay=False)],
    home: Home = None,
) -> int:
    """Make an index of a backup."""
    from index.backup import restore_backup  # noqa: PLC0415

    folder = load_settings(home).home
    made = restore_backup(file.expanduser().absolute(), folder, report=lambda line: typer.echo(line, err=True))
    typer.echo(
        f"Đã khôi phục {made.documents} tài liệu, {made.uploads} tệp đã thả (sao lưu {made.made_at}) vào {folder}"
    )
    return 0
