"""The measure of how reading grows with the length of a text, and texts that grew worse than linearly once."""

import math

import pytest

from index.extract.cell_numbers import read_numbers
from index.extract.number import find_numbers
from index.extract.period import find_periods
from index.extract.taken import TakenSpans
from index.letterhead.ending import find_signature
from index.span import Span
from qa.evaluation import bench_growth
from qa.evaluation.bench_growth import Growth, main, measure_growth
from qa.evaluation.hostile import repeat
from qa.words.dates_told import count_dates


def test_each_function_is_measured_on_each_repetition(capsys: pytest.CaptureFixture[str]) -> None:
    """Two functions, two repetitions."""
    main(["--only", "fold", "shape_of", "--repetitions", "letters", "dots", "--lengths", "10", "100"])
    first, *lines = capsys.readouterr().out.splitlines()
    assert first.startswith("4 phép đo")
    assert len(lines) == 4


def test_a_function_that_never_comes_back_is_stopped_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is stopped counts as the worst."""

    def spin(_text: str) -> None:
        while True:
            pass

    monkeypatch.setattr(bench_growth, "GRAMMARS", {"spin": spin})
    (growth,) = measure_growth(["spin"], ["letters"], [10, 100], patience=0.05)
    assert growth.seconds == {10: None}
    assert math.isinf(growth.exponent)


def test_the_power_is_that_of_the_two_longest() -> None:
    """A hundred times the seconds for ten times the length is a square."""
    growth = Growth(grammar="a", repetition="b", seconds={10: 0.1, 100: 0.1, 1000: 10.0})
    assert growth.exponent == pytest.approx(2)


def test_what_is_too_short_to_measure_has_no_power() -> None:
    """A millisecond may be anything."""
    assert Growth(grammar="a", repetition="b", seconds={10: 0.0, 100: 0.001}).exponent == 0


@pytest.mark.parametrize(
    ("spans", "start", "end", "meets"),
    [
        ([(0, 3), (5, 9)], 3, 5, False),
        ([(0, 3), (5, 9)], 4, 6, True),
        ([(0, 100), (5, 9)], 50, 51, True),
        ([(5, 9), (0, 2)], 2, 5, False),
        ([(4, 4)], 3, 5, True),
        ([(4, 4)], 4, 5, False),
        ([], 0, 10, False),
    ],
)
def test_taken_spans(spans: list[tuple[int, int]], start: int, end: int, *, meets: bool) -> None:
    """As though each span were compared in turn, in any order, one inside another, an empty one too."""
    taken = [Span(*each) for each in spans]
    assert TakenSpans(taken).meets(start, end) is meets
    assert any(each.start < end and start < each.end for each in taken) is meets


def test_long_hostile_texts_come_back() -> None:
    """Each of these took minutes, the time growing with the square of the length."""
    assert find_signature(repeat("\n", 200_000)) == (None, None)
    assert len(find_periods(repeat("31/12/2020 ", 110_000))) == 10_000
    assert count_dates(repeat("1-1/", 40_000), "") > 0
    assert len(find_numbers(repeat("5% ", 60_000))) == 20_000
    assert len(read_numbers(repeat("5% ", 30_000), ())) == 10_000


def test_an_office_behind_many_blank_lines_is_found() -> None:
    """The bound on blank lines leaves none out."""
    text = "Báo cáo.\n" + "\n" * 500 + "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nNguyễn Văn Bình\n"
    signer, _ = find_signature(text)
    assert signer is not None
    assert signer.text == "Nguyễn Văn Bình"
