"""Looks for inputs that reach new lines of a target of ``tests.fuzz_grammars``; makes no network request.

``python -m tests.fuzz_coverage TARGET [options of libFuzzer]``; needs atheris, which is no dependency, so install it
beside the project: ``pip install atheris``. Ends at the first finding, or when ``-max_total_time`` is over.
"""

import logging
import sys
import tempfile
from pathlib import Path

import atheris  # type: ignore[import-not-found]
from hypothesis import HealthCheck, given, settings

with atheris.instrument_imports(include=["index", "qa"]):
    from tests.fuzz_grammars import Scene
    from tests.two_reports import index_reports


def main() -> None:
    """Run one target."""
    logging.disable(logging.CRITICAL)
    name, *options = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        strategy, target = Scene(index_reports(Path(folder))).targets[name]

        @settings(database=None, deadline=None, suppress_health_check=list(HealthCheck))
        @given(strategy)
        def execute(made: object) -> None:
            target(made)

        atheris.Setup([sys.argv[0], *options], execute.hypothesis.fuzz_one_input)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
