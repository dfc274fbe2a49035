"""The measure of the table of figures on a small store."""

import json

import pytest

from qa.evaluation.bench_figures import main


def test_every_kind_of_page_is_timed(capsys: pytest.CaptureFixture[str]) -> None:
    """By the clock and by the processor, in JSON."""
    main(["--figures", "20"])
    told = json.loads(capsys.readouterr().out)
    assert told["figures"] == 20
    assert {"first", "page", "filter", "sort_value", "filter_and_sort_again"} <= set(told["seconds"])
    assert all(len(times) == 2 for times in told["seconds"].values())
