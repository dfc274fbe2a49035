"""The record of a range of characters. Holds data only."""

from index.errors import AlignmentError
from index.record import record


@record(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of characters ``[start, end)``, 0 <= start <= end."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise AlignmentError(f"khoảng ký tự sai: [{self.start}, {self.end})")

    def overlaps(self, other: "Span") -> bool:
        """Tell whether both ranges share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Tell whether `other` lies wholly inside this range."""
        return self.start <= other.start and other.end <= self.end
