"""Pages in, what a person should know of how they were read out: one line for each problem, naming its pages."""

from collections.abc import Iterable

from index.page import Page

# Ranges of pages that a line names; the rest is counted.
_NAMED_RANGES = 12


def report_problems(pages: Iterable[Page]) -> tuple[str, ...]:
    """Return warnings: "trang 2, 5–9: trông như ảnh quét"."""
    numbers: dict[str, list[int]] = {}
    for page in pages:
        if page.problem:
            numbers.setdefault(page.problem, []).append(page.number)
    return tuple(f"trang {name_pages(found)}: {problem}" for problem, found in numbers.items())


def name_pages(numbers: Iterable[int]) -> str:
    """Name pages in short: 2, 5, 6, 7 as "2, 5–7"."""
    ranges: list[tuple[int, int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1] = (ranges[-1][0], number)
        else:
            ranges.append((number, number))
    named = [str(first) if first == last else f"{first}–{last}" for first, last in ranges[:_NAMED_RANGES]]
    left = sum(last - first + 1 for first, last in ranges[_NAMED_RANGES:])
    return ", ".join(named) + (f" và {left} trang khác" if left else "")
