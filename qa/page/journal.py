"""What the page tells of its work: log records in, lines for people or machines and a tally out.

A record of a question holds its number, duration and outcome, never its words, nor those of a document.
"""

import json
import logging
import sys
import threading
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TextIO

JSON = "json"
FIELDS = ("request", "outcome", "duration_ms")
"""What a record may carry beside its message."""

_PROGRAM = ("qa", "app", "index")


class JsonLines(logging.Formatter):
    """One JSON object a line: time (UTC), level, logger, message, and the fields that the record carries."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of a record; of an error what it is, and where it was raised."""
        told: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        told |= {name: getattr(record, name) for name in FIELDS if hasattr(record, name)}
        if record.exc_info:
            told["error"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=False)


@dataclass(slots=True)
class Counted:
    """What was done since the start: questions by outcome, seconds spent on them, errors, and when the last was."""

    questions: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    errors: int = 0
    last_error: str = ""
    last_error_at: str = ""


class Tally(logging.Handler):
    """Counts records; threads may share it."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self._counted = Counted()
        self._counting = threading.Lock()

    def emit(self, record: logging.LogRecord) -> None:
        """Count a record."""
        with self._counting:
            outcome = getattr(record, "outcome", None)
            if isinstance(outcome, str):
                self._counted.questions[outcome] += 1
                self._counted.seconds += getattr(record, "duration_ms", 0) / 1000
            if record.levelno >= logging.ERROR:
                self._counted.errors += 1
                raised = record.exc_info[0] if record.exc_info else None
                # Only what kind it was: its words may be those of somebody's document.
                self._counted.last_error = f"{record.name}: {raised.__name__ if raised else record.levelname}"
                self._counted.last_error_at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="seconds")

    def read(self) -> Counted:
        """Return what was counted, as it is now."""
        with self._counting:
            now = self._counted
            return Counted(Counter(now.questions), now.seconds, now.errors, now.last_error, now.last_error_at)


def open_journal(form: str = "", stream: TextIO | None = None) -> Tally:
    """Begin to tell.

    Parameters
    ----------
    form
        "json" for JSON lines with every question; else short lines of what goes wrong.
    stream
        Where lines go; None for standard error.

    Returns
    -------
    The tally of what happens from now on.
    """
    lines = logging.StreamHandler(stream or sys.stderr)
    lines.setLevel(logging.INFO if form == JSON else logging.WARNING)
    short = logging.Formatter("%(levelname)s %(name)s: %(message)s")
    lines.setFormatter(JsonLines() if form == JSON else short)
    tally = Tally()
    logging.basicConfig(level=logging.WARNING, handlers=[lines, tally], force=True)
    for name in _PROGRAM:
        logging.getLogger(name).setLevel(logging.INFO)
    return tally
