"""A share of questions with its interval. Counts in, numbers and their Vietnamese writing out."""

from dataclasses import dataclass
from math import sqrt

Z_95 = 1.959964  # two-sided 95% quantile of the normal distribution


@dataclass(frozen=True, slots=True)
class Rate:
    """`successes` of `total` trials, 0 <= successes <= total."""

    successes: int
    total: int

    @property
    def share(self) -> float:
        """Successes per trial, 0 when there were no trials."""
        return self.successes / self.total if self.total else 0.0

    def find_interval(self) -> tuple[float, float]:
        """Return the Wilson score interval at 95%.

        Unlike the textbook interval it stays inside [0, 1] and is honest for few trials and for shares near 0 or 1.

        Returns
        -------
        (lower, upper); (0, 1) when there were no trials.

        References
        ----------
        E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927).

        Examples
        --------
        >>> tuple(round(bound, 4) for bound in Rate(8, 10).find_interval())
        (0.4902, 0.9433)
        """
        if not self.total:
            return (0.0, 1.0)
        weight = Z_95**2 / self.total
        centre = (self.share + weight / 2) / (1 + weight)
        half = Z_95 / (1 + weight) * sqrt(self.share * (1 - self.share) / self.total + weight / (4 * self.total))
        return (max(0.0, centre - half), min(1.0, centre + half))

    def to_json(self) -> dict[str, object]:
        """Return counts, share and interval."""
        low, high = self.find_interval()
        return {
            "successes": self.successes,
            "total": self.total,
            "share": round(self.share, 4),
            "interval_95": [round(low, 4), round(high, 4)],
        }


def write_percent(share: float) -> str:
    """Write a share as Vietnamese percent with one decimal: 0.7412 is "74,1%"."""
    return f"{share * 100:.1f}%".replace(".", ",")


def write_rate(rate: Rate) -> str:
    """Write a rate in columns: share, interval, counts."""
    low, high = rate.find_interval()
    interval = f"[{write_percent(low)} - {write_percent(high)}]"
    return f"{write_percent(rate.share):>7}  {interval:>17}  {rate.successes}/{rate.total}"
