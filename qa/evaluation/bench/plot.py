"""A result of the benchmark in, a picture of cost over the size of the text out: SVG, both axes logarithmic.

Plain shapes and text, no script, no font of its own; light and dark follow the reader. Measures nothing.
"""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from index.errors import CorpusError

Point = tuple[float, float]

# Pixels.
_WIDTH, _HEIGHT = 360, 260
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 62, 34, 40
_MARK = 3
_LINE = 13  # between two labels at the right end
_UNITS = {"wall": "mili giây", "cpu": "mili giây CPU"}
_STYLE = """
text { font: 11px system-ui, sans-serif; fill: #333 } .title { font-weight: 600 } .grid { stroke: #ddd }
.a { stroke: #0b6e8f; fill: #0b6e8f } .b { stroke: #b3401f; fill: #b3401f } .c { stroke: #6b5aa8; fill: #6b5aa8 }
polyline[class] { fill: none; stroke-width: 2 } text[class] { stroke: none }
@media (prefers-color-scheme: dark) {
text { fill: #ddd } .grid { stroke: #444 }
.a { stroke: #5cc4e6; fill: #5cc4e6 } .b { stroke: #f08a6a; fill: #f08a6a } .c { stroke: #b6a6f2; fill: #b6a6f2 } }
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One pair of axes: a title with the unit of the heights, and up to three lines by name, all values above 0."""

    title: str
    lines: Mapping[str, Sequence[Point]]


def draw_growth(result: Mapping[str, Any], *, clock: str = "wall") -> str:
    """Draw what a question costs, and what an index takes, over the size of the text.

    Parameters
    ----------
    result
        As ``bench growth`` or ``bench all`` give it.
    clock
        "wall", or "cpu": processor time, which means more when others use the machine.

    Returns
    -------
    An SVG.

    Raises
    ------
    CorpusError
        It holds no measure of growth, or of one size only.
    """
    growth = result.get("growth") or result
    homes = sorted(growth.get("homes", ()), key=lambda home: float(home["characters"]))
    if len({home["characters"] for home in homes}) < 2:
        raise CorpusError("kết quả không có phép đo theo cỡ kho, hoặc chỉ có một cỡ; chạy “growth” hoặc “all” trước")

    def line(value: Callable[[Any], float]) -> list[Point]:
        return [(home["characters"] / 1e6, value(home)) for home in homes]

    asked: dict[str, list[Point]] = {
        percent: line(lambda home, percent=percent: home["asked_first"][f"{clock}_ms"][percent])  # type: ignore[misc]
        for percent in ("p50", "p95", "p99")
    }
    held = {"đĩa": line(lambda home: home["disk_mb"]), "bộ nhớ": line(lambda home: home["memory_mb"]["peak"])}
    fitted = growth.get("growth_exponent")
    grown = f"; p50 tăng như n^{fitted[f'{clock}_ms']:.2f}".replace(".", ",") if fitted else ""
    panels = (
        Panel(title=f"Một câu ({_UNITS[clock]}){grown}", lines=asked),
        Panel(title="Đĩa, bộ nhớ khi hỏi (MB)", lines=held),
    )
    return draw_panels(panels, across="triệu ký tự")


def draw_panels(panels: Sequence[Panel], *, across: str) -> str:
    """Draw panels side by side.

    Parameters
    ----------
    panels
        One or more; each line has points.
    across
        What the horizontal axes tell, with its unit.

    Returns
    -------
    An SVG.
    """
    width = _WIDTH * len(panels)
    drawn = "\n".join(
        f'<g transform="translate({number * _WIDTH} 0)">\n' + "\n".join(_draw(panel, across)) + "\n</g>"
        for number, panel in enumerate(panels)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {_HEIGHT}" width="{width}" height="{_HEIGHT}"'
        f' role="img"><title>{escape("; ".join(panel.title for panel in panels))}</title>\n'
        f"<style>{_STYLE}</style>\n{drawn}\n</svg>\n"
    )


def _draw(panel: Panel, across: str) -> Iterator[str]:
    points = [point for line in panel.lines.values() for point in line]
    x_of = _scale([x for x, _ in points], _LEFT, _WIDTH - _RIGHT)
    y_of = _scale([y for _, y in points], _HEIGHT - _BOTTOM, _TOP)
    yield f'<text class="title" x="{_LEFT}" y="18">{escape(panel.title)}</text>'
    for value in _decades([x for x, _ in points]):
        x = x_of(value)
        yield f'<path class="grid" d="M{x:.1f} {_TOP}V{_HEIGHT - _BOTTOM}"/>'
        yield f'<text x="{x:.1f}" y="{_HEIGHT - _BOTTOM + 15}" text-anchor="middle">{_write(value)}</text>'
    for value in _decades([y for _, y in points]):
        y = y_of(value)
        yield f'<path class="grid" d="M{_LEFT} {y:.1f}H{_WIDTH - _RIGHT}"/>'
        yield f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{_write(value)}</text>'
    middle = (_LEFT + _WIDTH - _RIGHT) / 2
    yield f'<text x="{middle}" y="{_HEIGHT - 6}" text-anchor="middle">{escape(across)}</text>'
    lowest = math.inf
    # From the lowest end upwards, so that no label lies on another.
    for kind, (name, line) in sorted(zip("abc", panel.lines.items(), strict=False), key=lambda each: each[1][1][-1][1]):
        placed = [(x_of(x), y_of(y)) for x, y in line]
        yield f'<polyline class="{kind}" points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in placed)}"/>'
        yield from (f'<circle class="{kind}" cx="{x:.1f}" cy="{y:.1f}" r="{_MARK}"/>' for x, y in placed)
        lowest = min(placed[-1][1] + 4, lowest - _LINE)
        yield f'<text class="{kind}" x="{placed[-1][0] + 8:.1f}" y="{lowest:.1f}">{escape(name)}</text>'


def _scale(values: Sequence[float], start: float, end: float) -> Callable[[float], float]:
    """Return the place on an axis of a value: whole decades from `start` to `end`."""
    low = math.floor(math.log10(min(values)))
    high = max(low + 1, math.ceil(math.log10(max(values))))
    return lambda value: start + (math.log10(value) - low) / (high - low) * (end - start)


def _decades(values: Sequence[float]) -> list[float]:
    low = math.floor(math.log10(min(values)))
    high = max(low + 1, math.ceil(math.log10(max(values))))
    return [10.0**power for power in range(low, high + 1)]


def _write(value: float) -> str:
    """Write a power of ten as Vietnamese does: 0,01 and 1.000."""
    return f"{value:,.0f}".replace(",", ".") if value >= 1 else f"{value:g}".replace(".", ",")
