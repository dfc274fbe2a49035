"""How Vietnamese is usually spelled: a syllable with the one before it in, how likely it is in texts and questions out.

Shares of pairs counted over many official texts and over questions (``qa.evaluation.count_spellings``), for what an
index of a few documents cannot know. Linear interpolation after Jelinek and Mercer (1980). Knows no index and mends
nothing.
"""

from collections import defaultdict
from functools import cache
from pathlib import Path

from index.normalise import fold

START = "^"  # before the first syllable of a run
_QUESTIONS, _TEXTS, _ALONE = 0.5, 0.33, 0.17  # weights of: the pair in questions, in texts, how common the syllable is
_MOST_SPELLINGS = 6  # of one folded syllable


class Usual:
    """Shares of syllables and of pairs; make one with ``Usual.read`` or use ``usual()``.

    Parameters
    ----------
    pairs
        (first, second) -> how often second follows first in texts, and in questions.
    """

    def __init__(self, pairs: dict[tuple[str, str], tuple[int, int]]) -> None:
        self._pairs = pairs
        self._before: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
        self._counts: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
        for (first, second), both in pairs.items():
            for of, syllable in ((self._before, first), (self._counts, second)):
                of[syllable][0] += both[0]
                of[syllable][1] += both[1]
        self._all = [max(1, sum(each[kind] for each in self._counts.values())) for kind in (0, 1)]
        found: defaultdict[str, list[tuple[float, str]]] = defaultdict(list)
        for syllable in self._counts:
            if syllable.isalpha():
                found[fold(syllable)].append((-self._alone(syllable), syllable))
        self._spellings = {
            plain: tuple(syllable for _, syllable in sorted(each)[:_MOST_SPELLINGS]) for plain, each in found.items()
        }

    @classmethod
    def read(cls, path: Path) -> "Usual":
        """Read lines of first, second, count in texts, count in questions, apart by tabs; "#" begins a remark."""
        pairs = {}
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.startswith("# "):
                first, second, texts, questions = line.split("\t")
                pairs[first, second] = (int(texts), int(questions))
        return cls(pairs)

    def __contains__(self, syllable: object) -> bool:
        """Tell whether a syllable in lower case is known."""
        return syllable in self._counts

    def spellings(self, plain: str) -> tuple[str, ...]:
        """Return the spellings of a folded syllable, commonest first."""
        return self._spellings.get(plain, ())

    def share(self, previous: str, syllable: str) -> float:
        """Return how likely a syllable is after another one ("" at a start): 0 to 1, 0 for one that is not known."""
        if syllable not in self._counts:
            return 0.0
        previous = previous or START
        texts, questions = self._pairs.get((previous, syllable), (0, 0))
        all_texts, all_questions = self._before.get(previous, (0, 0))
        share = _ALONE * self._alone(syllable)
        if texts:
            share += _TEXTS * texts / all_texts
        if questions:
            share += _QUESTIONS * questions / all_questions
        return share

    def _alone(self, syllable: str) -> float:
        texts, questions = self._counts[syllable]
        return (texts / self._all[0] + questions / self._all[1]) / 2


@cache
def usual() -> Usual:
    """Return the shares that come with the program, read once."""
    return Usual.read(Path(__file__).with_name("usual_pairs.tsv"))
