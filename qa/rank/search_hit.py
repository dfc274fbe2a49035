"""What ``qa search`` gives: a passage with its rank and score. A record."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa.candidate import Passage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qa.rank.rank import Ranked


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """A passage of ``qa search``, best first."""

    rank: int
    score: float
    passage: Passage

    def to_json(self) -> dict[str, object]:
        """Return the object of the command line's contract."""
        return {
            "rank": self.rank,
            "score": round(self.score, 4),
            "document": self.passage.document,
            "section": list(self.passage.section),
            "paragraph": self.passage.paragraph,
            "page": self.passage.page,
            "start": self.passage.span.start,
            "end": self.passage.span.end,
            "text": self.passage.source_text,
        }


def number_hits(passages: "Iterable[Ranked[Passage]]") -> tuple[SearchHit, ...]:
    """Return ranked passages, best first, as hits."""
    return tuple(
        SearchHit(rank=i, score=ranked.score, passage=ranked.candidate) for i, ranked in enumerate(passages, start=1)
    )
