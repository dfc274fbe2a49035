"""Named parts of a long run in, their results out: each is kept in a file once done, and not measured again.

A run that was stopped goes on where it ended, and may be done in pieces. Measures nothing itself.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from qa.evaluation.bench.compare import load_result
from qa.evaluation.machine import describe_machine, read_commit


class Parts:
    """Results in a folder, a file for each part, each with the machine and the commit that it was measured with.

    Parameters
    ----------
    folder
        Made when missing.
    only
        Names of parts, or the words that they begin with ("stages" for "stages-reports"), to measure; () for all.
    again
        Measure what is kept of this commit anew.
    report
        Told a line in Vietnamese when a part begins.
    """

    def __init__(
        self, folder: Path, *, only: Sequence[str] = (), again: bool = False, report: Callable[[str], None]
    ) -> None:
        self._folder, self._only, self._again, self._report = folder, tuple(only), again, report
        self._commit = read_commit()
        folder.mkdir(parents=True, exist_ok=True)

    def measure(self, name: str, work: Callable[[], Mapping[str, object]]) -> dict[str, object] | None:
        """Return a part: as it is kept, or measured now.

        Parameters
        ----------
        name
            Of the part; also the name of its file.
        work
            Measures.

        Returns
        -------
        What `work` gave, and under "machine" where and with which commit. A part that this run is not asked for is
        given as an earlier run left it, whatever its commit; None when none did.
        """
        file = self._folder / f"{name}.json"
        kept = load_result(file) if file.is_file() else None
        if not self._is_asked(name) or (kept is not None and not self._again and self._is_of_this_commit(kept)):
            return kept
        self._report(f"đang đo: {name}")
        result = {"machine": describe_machine(), **work()}
        aside = file.with_suffix(".new")
        aside.write_text(json.dumps(result, ensure_ascii=False, indent=1), encoding="utf-8")
        aside.replace(file)
        return result

    def _is_asked(self, name: str) -> bool:
        return not self._only or any(name == each or name.startswith(f"{each}-") for each in self._only)

    def _is_of_this_commit(self, kept: Mapping[str, object]) -> bool:
        machine = kept.get("machine")
        return isinstance(machine, dict) and machine.get("commit") == self._commit
