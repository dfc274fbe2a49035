"""How the time of reading a text grows with its length: ``python -m qa.evaluation.bench_growth``; the worst on stdout.

Each function that reads text is given hostile repetitions of growing length. A time that grows as the length to the
power of one is fine; a grammar that backtracks shows by a power of two or more, or by never coming back.
"""

import argparse
import math
import resource
import signal
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import FrameType

from index.errors import CorpusError
from qa.evaluation.hostile import GRAMMARS, REPETITIONS, Grammar, repeat

_LENGTHS = (10_000, 100_000, 1_000_000)
# Seconds of the processor: what is shorter tells nothing of growth.
_LEAST = 0.02
_STEEP = 1.2


class TooSlow(Exception):
    """A function was stopped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """The seconds of one function on one repetition, by length; None where it was stopped.

    Lengths after the one where it was stopped are left out.
    """

    grammar: str
    repetition: str
    seconds: dict[int, float | None]

    @property
    def exponent(self) -> float:
        """The power of the length that the seconds grow with, over the two longest; 0 where both are too short."""
        known = [(length, taken) for length, taken in self.seconds.items() if taken is not None]
        if len(known) < len(self.seconds):
            return math.inf
        (shorter, less), (longer, more) = known[-2:]
        if more < _LEAST:
            return 0.0
        return math.log(more / max(less, _LEAST / 10)) / math.log(longer / shorter)


def measure_growth(
    grammars: Sequence[str], repetitions: Sequence[str], lengths: Sequence[int], *, patience: float
) -> Iterator[Growth]:
    """Measure each function on each repetition.

    Parameters
    ----------
    grammars, repetitions
        Names of those of ``qa.evaluation.hostile``.
    lengths
        Characters, two or more, rising.
    patience
        Seconds of the processor after which a call is stopped.
    """
    for grammar in grammars:
        for repetition in repetitions:
            seconds: dict[int, float | None] = {}
            for length in lengths:
                taken = _time(GRAMMARS[grammar], repeat(REPETITIONS[repetition], length), patience)
                seconds[length] = taken
                if taken is None:
                    break
            yield Growth(grammar=grammar, repetition=repetition, seconds=seconds)


def _time(grammar: Grammar, text: str, patience: float) -> float | None:
    """Return the seconds of the processor that a call takes, None when it is stopped."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, patience)
    started = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    try:
        grammar(text)
    except TooSlow:
        return None
    except (ValueError, CorpusError):
        pass  # a refusal takes its time too
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    return resource.getrusage(resource.RUSAGE_SELF).ru_utime - started


def show_growth(growth: Growth) -> str:
    """Return one line: the power, the names, the seconds of each length."""
    power = "không xong" if math.isinf(growth.exponent) else f"n^{growth.exponent:.2f}"
    times = ", ".join(
        f"{length}: {'quá lâu' if taken is None else f'{taken:.3f} s'}" for length, taken in growth.seconds.items()
    )
    return f"{power}\t{growth.grammar}\t{growth.repetition}\t{times}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the worst, and end with status 1 when one grows faster than nearly linearly."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lengths", nargs="+", type=int, default=_LENGTHS, help="ký tự, tăng dần, ít nhất hai số")
    parser.add_argument("--only", nargs="+", choices=GRAMMARS, default=tuple(GRAMMARS), metavar="HÀM")
    parser.add_argument("--repetitions", nargs="+", choices=REPETITIONS, default=tuple(REPETITIONS), metavar="MẪU")
    parser.add_argument("--patience", type=float, default=60.0, help="giây CPU cho mỗi lần gọi")
    parser.add_argument("--worst", type=int, default=20, help="số dòng in ra")
    options = parser.parse_args(arguments)
    measured = list(measure_growth(options.only, options.repetitions, options.lengths, patience=options.patience))
    measured.sort(key=lambda growth: growth.exponent, reverse=True)
    steep = [growth for growth in measured if growth.exponent > _STEEP]
    print(f"{len(measured)} phép đo, {len(steep)} tăng nhanh hơn n^{_STEEP}")
    for growth in measured[: options.worst]:
        print(show_growth(growth))
    return 1 if steep else 0


if __name__ == "__main__":
    raise SystemExit(main())
