"""The command that audits an index: arguments in, findings on standard output. Registered by ``qa.cli``."""

import json
from typing import Annotated

import typer

from qa.command.parameters import AsJson, Home, Within
from qa.within import documents_within


def audit_command(
    *,
    home: Home = None,
    within: Within = None,
    document: Annotated[str | None, typer.Option("--document", metavar="TÊN", help="Một phần tên tài liệu.")] = None,
    as_json: AsJson = False,
) -> int:
    """Check the arithmetic of the documents."""
    from index.store import open_store  # noqa: PLC0415 - every command loads only what it uses
    from qa.audit.audit import audit_store  # noqa: PLC0415
    from qa.audit.show import show_finding, show_summary  # noqa: PLC0415
    from qa.settings import load_settings  # noqa: PLC0415

    settings = load_settings(home)
    documents = documents_within(settings.home, within)
    with open_store(settings.home) as store:
        findings = audit_store(store, document=document, documents=documents)
    if as_json:
        for found in findings:
            typer.echo(json.dumps(found.to_json(), ensure_ascii=False))
    else:
        shown = [show_finding(number, found) for number, found in enumerate(findings, start=1)]
        typer.echo("\n\n".join([show_summary(findings), *shown]))
    return 0
