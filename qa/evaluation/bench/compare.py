"""Two results of the benchmark in, the ratio of every number that both hold out. Measures nothing."""

import json
from collections.abc import Iterator
from pathlib import Path

from index.errors import UnreadableDocument
from qa.evaluation.gold import read_utf8

Ratio = tuple[str, float, float, float]


def load_result(path: Path) -> dict[str, object]:
    """Read a result; UnreadableDocument when the file is no JSON object."""
    try:
        result = json.loads(read_utf8(path))
    except json.JSONDecodeError as error:
        raise UnreadableDocument(str(path), f"không phải JSON ở dòng {error.lineno}", "chạy lại phép đo") from None
    if not isinstance(result, dict):
        raise UnreadableDocument(str(path), "không phải kết quả đo", "đưa tệp mà phép đo đã ghi")
    return result


def compare_results(old: object, new: object) -> list[Ratio]:
    """Pair the numbers that stand at the same place.

    Parameters
    ----------
    old, new
        Values as JSON gives them.

    Returns
    -------
    (place, old, new, new / old) in the order of `new`; numbers that are 0 in `old` are left out, and so is what tells
    of the machine. Members of a list are known by their folder or index, where they name one, else by their number.
    """
    before = dict(_numbers(old, ""))
    return [
        (place, before[place], value, value / before[place]) for place, value in _numbers(new, "") if before.get(place)
    ]


def show_ratios(ratios: list[Ratio]) -> str:
    """Return one line for each: new over old, both, and the place."""
    return "\n".join(f"{ratio:8.3f}  {old:14.4f} -> {new:14.4f}  {place}" for place, old, new, ratio in ratios)


def _numbers(value: object, place: str) -> Iterator[tuple[str, float]]:
    if isinstance(value, dict):
        for key, each in value.items():
            if not str(key).startswith("machine"):
                yield from _numbers(each, f"{place}.{key}" if place else str(key))
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from _numbers(each, f"{place}[{_name(each) or number}]")
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield place, float(value)


def _name(member: object) -> str:
    """Return what a member of a list was measured on, "" when it does not tell."""
    named = (member.get("folder") or member.get("home")) if isinstance(member, dict) else None
    return Path(named).name if isinstance(named, str) else ""
