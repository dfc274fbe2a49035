"""What is covered of each document in, lines and JSON for a person or a program out; and the command that lists them.

Registered by ``qa.cli``. Counts nothing itself.
"""

import json
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from qa.command.parameters import AsJson, Home, Within
from qa.settings import load_settings
from qa.within import documents_within

if TYPE_CHECKING:
    from index.build import BuildReport
    from index.coverage import Coverage
    from index.rows import Failure

# Documents that are told one by one after indexing; of more, those with warnings.
MOST_TOLD = 20


def documents_command(home: Home = None, within: Within = None, as_json: AsJson = False) -> int:
    """List the documents of the index, and the files that could not be read; of a set its documents alone."""
    from index.coverage import cover_documents  # noqa: PLC0415 - every command loads only what it uses
    from index.store import open_store  # noqa: PLC0415

    settings = load_settings(home)
    documents = documents_within(settings.home, within)
    with open_store(settings.home) as store:
        covered = cover_documents(store, documents=documents)
        failures = store.failures() if documents is None else ()
    if as_json:
        told = {"documents": list(map(coverage_to_json, covered)), "failures": list(map(_failure_to_json, failures))}
        typer.echo(json.dumps(told, ensure_ascii=False))
        return 0
    lines = [*map(show_coverage, covered), *map(show_failure, failures)]
    if len(covered) > 1:
        lines.insert(len(covered), show_total(covered))
    typer.echo("\n".join(lines) or "Chỉ mục chưa có tài liệu nào.")
    return 0


def report_coverage(report: "BuildReport", home: Path) -> Iterator[str]:
    """Yield lines about what was read just now: each document, or only those with warnings; then each failure.

    Before them, where the index lies if not on this machine.
    """
    from index.address import LOCAL, read_address  # noqa: PLC0415
    from index.coverage import cover_documents  # noqa: PLC0415
    from index.store import open_store  # noqa: PLC0415

    if (address := read_address(home)) != LOCAL:
        yield f"Chỉ mục ở {address}"
    read = {*report.added, *report.replaced}
    if read:
        with open_store(home) as store:
            yield from _tell(cover_documents(store), read)
    yield from map(show_failure, report.failures)


def _tell(covered: Sequence["Coverage"], read: Collection[str]) -> Iterator[str]:
    found = [each for each in covered if each.name in read]
    if len(found) <= MOST_TOLD:
        yield from map(show_coverage, found)
        return
    warned = [each for each in found if each.warnings]
    yield from map(show_coverage, warned[:MOST_TOLD])
    left = f"; còn {len(warned) - MOST_TOLD} tài liệu có cảnh báo" if len(warned) > MOST_TOLD else ""
    yield f"{show_total(found)}{left}; xem từng tài liệu bằng “qa documents”"


def show_coverage(covered: "Coverage") -> str:
    """Return one document in a line, and each of its warnings in one more."""
    unit = "trang" if covered.format not in {"xlsx", "xls"} else "trang tính"
    parts = [
        covered.format,
        *([f"{covered.pages} {unit}"] if covered.pages else []),
        f"{covered.blocks} khối",
        f"{covered.tables} bảng",
        f"{covered.figures} số liệu ({covered.bound_figures} đã gắn chỉ tiêu)",
        *([f"{len(covered.problem_pages)} {unit} cần xem lại"] if covered.problem_pages else []),
    ]
    warnings = [f"  - {_one_line(warning)}" for warning in covered.warnings]
    return "\n".join([_one_line(f"{covered.name}: {', '.join(parts)}"), *warnings])


def show_total(covered: Sequence["Coverage"]) -> str:
    """Return documents in one line: how many of each format, and what they hold together."""
    formats = [each.format for each in covered]
    kinds = ", ".join(f"{formats.count(name)} {name}" for name in sorted(set(formats)))
    figures, bound = sum(each.figures for each in covered), sum(each.bound_figures for each in covered)
    pages = sum(len(each.problem_pages) for each in covered)
    return (
        f"{len(covered)} tài liệu ({kinds}): {sum(each.pages for each in covered)} trang,"
        f" {sum(each.blocks for each in covered)} khối, {sum(each.tables for each in covered)} bảng,"
        f" {figures} số liệu ({bound} đã gắn chỉ tiêu)" + (f", {pages} trang cần xem lại" if pages else "")
    )


def show_failure(failure: "Failure") -> str:
    """Return a file that could not be read in one line: why, and what to do."""
    return _one_line(f"{failure.path}: {failure.reason}; {failure.cure}")


def coverage_to_json(covered: "Coverage") -> dict[str, object]:
    """Return the object of the command line's contract."""
    return {
        "document": covered.name,
        "path": covered.path,
        "format": covered.format,
        "pages": covered.pages,
        "problem_pages": list(covered.problem_pages),
        "blocks": covered.blocks,
        "tables": covered.tables,
        "figures": covered.figures,
        "bound_figures": covered.bound_figures,
        "warnings": list(covered.warnings),
    }


def _failure_to_json(failure: "Failure") -> dict[str, str]:
    return {"path": failure.path, "reason": failure.reason, "cure": failure.cure}


def _one_line(text: str) -> str:
    """Return a text on one line: names of files may hold anything."""
    return " ".join(text.split())
