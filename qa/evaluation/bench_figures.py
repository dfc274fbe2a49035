"""A number of figures in, how long the page's table of figures takes over them out.

Run as ``python -m qa.evaluation.bench_figures [--figures N]``; prints JSON, times in seconds by the clock and of the
processor. The store is made in a temporary folder out of invented figures, put into it by SQL, and removed. Judges
nothing.
"""

import argparse
import json
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from index.build import build_index
from index.database import Database
from index.home import DATABASE_NAME
from index.store import open_store
from qa.evaluation.machine import describe_machine, memory_megabytes
from qa.page.figure_table import FigureQuery, FigureTable

_TEXT = "# Báo cáo năm 2021 của tỉnh Bạch Sơn\n\nSản lượng chè đạt 42.500 tấn.\n\nThu nội địa đạt 1.131,6 tỷ đồng.\n"
# Each copy has a value, a period and an indicator of its own; the rest is the original's.
_COPY = """
INSERT INTO figures SELECT NULL, chunk_id, document_id, chunk, block, span_start, span_end, clause_start, clause_end,
    text, CAST(:from + number AS TEXT), upper, unit, CAST(:from + value AS TEXT), base_unit,
    indicator || ' ' || (:from % 5000), role, direction, CAST(1990 + :from % 35 AS TEXT), baseline, status, parent,
    territory, qualifier, row_number, column_number FROM figures WHERE id <= 2
"""
_QUERIES = {
    "page": FigureQuery(),
    "last_page": FigureQuery(page=10**6),
    "words": FigureQuery(words="san luong che 77"),
    "filter": FigureQuery(unit="tỷ đồng", period="2001"),
    "sort_value": FigureQuery(order="-value"),
    "sort_indicator": FigureQuery(order="indicator"),
    "filter_and_sort": FigureQuery(words="thu", unit="tỷ đồng", order="-value"),
}


def fill_store(home: Path, figures: int) -> None:
    """Make a store of about so many figures."""
    source = home / "goc.md"
    home.mkdir(parents=True)
    source.write_text(_TEXT, encoding="utf-8")
    build_index([source], home=home)
    database = Database(home / DATABASE_NAME)
    with database.transaction() as connection:
        connection.executemany(_COPY, ({"from": number} for number in range(1, figures // 2)))
    database.close()


def measure_table(home: Path) -> dict[str, tuple[float, float]]:
    """Return the seconds, by the clock and of the processor, of each kind of page, asked twice.

    The first page of all comes before them: it reads the keys of all figures.
    """
    table = FigureTable(open_store(home))
    taken = {"first": _time(lambda: table.find(FigureQuery())), "offers": _time(table.offers)}
    for name, query in _QUERIES.items():
        taken[name] = _time(lambda query=query: table.find(query))  # type: ignore[misc]
        taken[f"{name}_again"] = _time(lambda query=query: table.find(query))  # type: ignore[misc]
    return taken


def _time(work: Callable[[], object]) -> tuple[float, float]:
    started, worked = time.perf_counter(), time.process_time()
    work()
    return round(time.perf_counter() - started, 3), round(time.process_time() - worked, 3)


def main(arguments: Sequence[str] | None = None) -> None:
    """Make a store, measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--figures", type=int, default=1_000_000)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "kho"
        fill_store(home, asked.figures)
        taken = measure_table(home)
    print(json.dumps({"figures": asked.figures, "seconds": taken, "memory": memory_megabytes(), **describe_machine()}))


if __name__ == "__main__":
    main()
