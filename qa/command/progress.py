"""Progress of long work on standard error: a bar for a person, nothing for a file."""

from types import TracebackType
from typing import Self

from tqdm import tqdm


class ProgressBar:
    """One bar after another, one for each stage of the work."""

    def __init__(self) -> None:
        self._stage = ""
        self._bar: tqdm[object] | None = None

    def __enter__(self) -> Self:
        """Give the bar for a ``with`` block."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Leave the last bar as it stands."""
        self._finish()

    def advance(self, stage: str, done: int, total: int) -> None:
        """Show that of `stage`, named in Vietnamese, `done` parts of `total` are done."""
        if self._bar is None or stage != self._stage:
            self._finish()
            self._stage = stage
            # None: no bar where standard error is no terminal.
            self._bar = tqdm(
                total=total, desc=stage, disable=None, bar_format="{l_bar}{bar}| {n_fmt}/{total_fmt} {elapsed}"
            )
        self._bar.total = total
        self._bar.update(done - self._bar.n)

    def _finish(self) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar = None
