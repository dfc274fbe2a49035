"""Tests of the measure of draft checking: the planted errors are what they claim to be, and are counted rightly."""

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from index.document import Span
from qa.check.claim import Claim
from qa.check.verdict import Difference, Finding, Verdict
from qa.evaluation.check_drafts import ACCEPTED, DRAFTS, SETS, Expected, Outcome, main, read_expected, show_outcomes
from tests.candidates import make_figure

PLANTED = Expected(draft="held-1.txt", span=Span(0, 4), text="9 tỷ", verdict=Verdict.WRONG, planted="digits")


def finding(verdict: Verdict, difference: Difference | None = None) -> Finding:
    """Return a finding on some claim."""
    return Finding(claim=Claim(figure=make_figure("9 tỷ đồng"), sentence=""), verdict=verdict, difference=difference)


def test_every_expected_figure_stands_where_it_is_said_to() -> None:
    """In its draft, to the character."""
    for each in read_expected():
        text = (DRAFTS / each.draft).read_text(encoding="utf-8")
        assert text[each.span.start : each.span.end] == each.text


def test_each_set_holds_three_errors_of_each_of_ten_kinds() -> None:
    """Among more than three hundred figures."""
    expected = read_expected()
    planted = Counter((each.draft.split("-")[0], each.planted) for each in expected if each.planted is not None)
    assert planted == {(half, kind): 3 for half in SETS for kind in ACCEPTED}
    assert len(ACCEPTED) == 10
    assert len(SETS) == 3
    assert len(expected) >= 300


def test_an_expected_verdict_is_written_as_the_command_says_it() -> None:
    """One JSON object a line."""
    rows = [json.loads(line) for line in (DRAFTS / "expected.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {row["verdict"] for row in rows} <= {verdict.value for verdict in Verdict}


def test_an_error_is_found_unless_it_is_called_proved() -> None:
    """Called wrong for another reason it is found, but not named rightly; not read at all it is not found."""
    outcomes = [
        Outcome(expected=PLANTED, finding=finding(Verdict.WRONG, Difference.VALUE)),
        Outcome(expected=PLANTED, finding=finding(Verdict.WRONG, Difference.PERIOD)),
        Outcome(expected=PLANTED, finding=finding(Verdict.UNKNOWN)),
        Outcome(expected=PLANTED, finding=finding(Verdict.PROVED)),
        Outcome(expected=PLANTED, finding=None),
    ]
    assert "| digits | 5 | 3 | 2 | 1 |" in show_outcomes(outcomes)


def test_a_right_figure_called_wrong_is_a_false_alarm() -> None:
    """Unknown and ambiguous are none."""
    right = replace(PLANTED, verdict=Verdict.PROVED, planted=None)
    verdicts = (Verdict.PROVED, Verdict.WRONG, Verdict.AMBIGUOUS, Verdict.UNKNOWN)
    outcomes = [Outcome(expected=right, finding=finding(verdict)) for verdict in verdicts]
    assert "right figures: 4, called khớp 1, false alarms (lệch) 1" in show_outcomes(outcomes)


@pytest.mark.parametrize(("arguments", "told"), [([], "documents"), (["khong-co-thu-muc"], "khong-co-thu-muc")])
def test_wrong_usage_is_told(capsys: pytest.CaptureFixture[str], arguments: list[str], told: str) -> None:
    """How to run it, and what was not found."""
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    error = capsys.readouterr().err
    assert error.startswith("usage: python -m qa.evaluation.check_drafts")
    assert told in error.splitlines()[-1]


def test_an_index_is_kept_where_a_home_is_given(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And every set is reported; of drafts whose documents are not there nothing is called wrong."""
    documents, home = tmp_path / "tai-lieu", tmp_path / "chi-muc"
    documents.mkdir()
    (documents / "bao-cao.md").write_text(
        "Năm 2031, thu nội địa của tỉnh Lai Châu đạt 1.840 tỷ đồng.", encoding="utf-8"
    )
    assert main([str(documents), "--home", str(home)]) == 0
    printed = capsys.readouterr().out
    assert [line for line in printed.splitlines() if line.startswith("## ")] == [f"## {name}" for name in SETS]
    assert "| all | 30 | 30 | 0 | 0 |" in printed
    assert any(home.iterdir())
