"""Drafts with planted errors in, how well ``qa check`` finds them out: by kind of error, each set of drafts apart.

Run as ``python -m qa.evaluation.check_drafts DOCUMENTS...``. The drafts beside this module restate documents that do
not all ship with the project; a figure whose document is not indexed can only be called unknown. Their names say which
set a draft belongs to: ``tuned`` ones were looked at while the judge was written, ``held`` ones only afterwards,
``fresh`` ones were written of other documents before the judge was seen on them.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from index.build import build_index
from index.derive import read_lexical
from index.document import Span
from index.errors import CorpusError
from index.parse import parse_document
from index.store import open_store
from qa.check.draft import check_draft
from qa.check.verdict import Difference, Finding, Verdict
from qa.retrieve.retrieve import Retriever

DRAFTS = Path(__file__).with_name("drafts")
SETS = ("tuned", "held", "fresh")
NOT_READ = "không đọc"  # a figure that the grammars did not find in the draft

# What each planted error should be called; an exchanged row is a wrong value, indicator or place alike.
ACCEPTED: dict[str, frozenset[Difference]] = {
    "digits": frozenset({Difference.VALUE}),
    "point": frozenset({Difference.VALUE, Difference.UNIT}),
    "scale": frozenset({Difference.UNIT}),
    "period": frozenset({Difference.PERIOD}),
    "indicator": frozenset({Difference.INDICATOR, Difference.VALUE}),
    "direction": frozenset({Difference.DIRECTION}),
    "share_for_growth": frozenset({Difference.ROLE}),
    "old_value": frozenset({Difference.STATUS}),
    "other_row": frozenset({Difference.PLACE, Difference.INDICATOR, Difference.VALUE}),
    "rounding": frozenset({Difference.VALUE}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A figure of a draft: where it stands, its right verdict, and the kind of error planted there, None for none."""

    draft: str
    span: Span
    text: str
    verdict: Verdict
    planted: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What was found of an expected figure; None where the draft's figure was not read at all."""

    expected: Expected
    finding: Finding | None

    @property
    def verdict(self) -> str:
        """The verdict, or that the figure was not read."""
        return NOT_READ if self.finding is None else self.finding.verdict.value

    @property
    def is_named_rightly(self) -> bool:
        """Whether a planted error is called wrong for the right reason."""
        kind, finding = self.expected.planted, self.finding
        if kind is None or finding is None or finding.verdict is not Verdict.WRONG:
            return False
        return finding.difference in ACCEPTED[kind]


def read_expected() -> tuple[Expected, ...]:
    """Read the expected verdicts."""
    rows = [json.loads(line) for line in (DRAFTS / "expected.jsonl").read_text(encoding="utf-8").splitlines()]
    return tuple(
        Expected(
            draft=row["draft"],
            span=Span(row["start"], row["start"] + len(row["text"])),
            text=row["text"],
            verdict=Verdict(row["verdict"]),
            planted=row["planted"],
        )
        for row in rows
    )


def check_drafts(retriever: Retriever, expected: Sequence[Expected]) -> tuple[Outcome, ...]:
    """Check every draft and pair what is expected with what was found."""
    findings = {
        name: check_draft(parse_document(DRAFTS / name, name=name), retriever)
        for name in dict.fromkeys(each.draft for each in expected)
    }
    return tuple(
        Outcome(
            expected=each,
            finding=next((one for one in findings[each.draft] if one.claim.figure.span.overlaps(each.span)), None),
        )
        for each in expected
    )


def show_outcomes(outcomes: Sequence[Outcome]) -> str:
    """Return the tables: errors found and named by kind, false alarms, and the confusion of verdicts."""
    right = [each for each in outcomes if each.expected.verdict is Verdict.PROVED]
    planted = [each for each in outcomes if each.expected.planted is not None]
    lines = ["| planted | errors | found | called lệch | for the right reason |", "| --- | --- | --- | --- | --- |"]
    lines += [_row(kind, [each for each in planted if each.expected.planted == kind]) for kind in ACCEPTED]
    lines.append(_row("all", planted))
    alarms = sum(each.verdict == Verdict.WRONG for each in right)
    proved = sum(each.verdict == Verdict.PROVED for each in right)
    lines += ["", f"right figures: {len(right)}, called khớp {proved}, false alarms (lệch) {alarms}", ""]
    pairs = Counter((each.expected.verdict.value, each.verdict) for each in outcomes)
    lines += [f"{wanted} -> {found}: {count}" for (wanted, found), count in sorted(pairs.items())]
    return "\n".join(lines)


def _row(kind: str, found: Sequence[Outcome]) -> str:
    caught = sum(each.verdict != Verdict.PROVED for each in found if each.finding is not None)
    wrong = sum(each.verdict == Verdict.WRONG for each in found)
    return f"| {kind} | {len(found)} | {caught} | {wrong} | {sum(each.is_named_rightly for each in found)} |"


def measure(documents: Iterable[Path], home: Path) -> str:
    """Bring the index of a home folder up to date, check the drafts, and return the report of each set.

    Raises
    ------
    CorpusError
        Nothing of the documents can be read.
    """
    build_index(list(documents), home=home)
    with open_store(home) as store:
        outcomes = check_drafts(Retriever(store, read_lexical(store, report=_say)), read_expected())
    sets = {name: [each for each in outcomes if each.expected.draft.startswith(name)] for name in SETS}
    return "\n\n".join(f"## {name}\n\n{show_outcomes(found)}" for name, found in sets.items())


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")


def main(arguments: Sequence[str]) -> int:
    """Measure, and print the report; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m qa.evaluation.check_drafts", description=__doc__)
    parser.add_argument("documents", nargs="+", type=Path, help="files and folders that the drafts restate")
    parser.add_argument("--home", type=Path, help="folder of an index to keep for the next run (default: none is kept)")
    given = parser.parse_args(arguments)
    missing = [str(path) for path in given.documents if not path.exists()]
    if missing:
        parser.error(f"no such file or folder: {', '.join(missing)}")
    try:
        with TemporaryDirectory(prefix="qa-drafts-") as folder:
            sys.stdout.write(f"{measure(given.documents, given.home or Path(folder))}\n")
    except CorpusError as error:
        _say(str(error))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
