"""Series in, a plain text table for a person at a terminal out. Prints nothing."""

from index.extract.period import describe_period
from qa.arithmetic.compute import write_number
from qa.cite.phrase import say_value
from qa.series.record import Note, Point, Series
from qa.show import STATUSES

# A value brought to another unit is exact but for units that are no powers of ten of each other.
_PLACES = 6

NOTES = {
    Note.NONE: "",
    Note.REPLACED: "đã được số sau thay thế",
    Note.CONFLICT: "các nguồn nêu khác nhau",
}


def show_series(series: Series) -> str:
    """Return one series: its name, a line for each value, and the gaps."""
    parts = [series.indicator, f"thuộc {series.parent}" if series.parent else "", series.territory]
    head = "; ".join(part for part in parts if part)
    lines = [f"{head} ({series.unit})" if series.unit else head, *map(_show_point, series.points)]
    if series.gaps:
        lines.append(f"  Không tài liệu nào nêu: {', '.join(series.gaps)}")
    return "\n".join(lines)


def _show_point(point: Point) -> str:
    figure = point.figure
    period = describe_period(figure.period) if figure.period else "chưa rõ kỳ"
    number = write_number(round(point.number, _PLACES))
    notes = "; ".join(note for note in (STATUSES[figure.status.value], NOTES[point.note]) if note)
    return f"  {period}: {number}  (nguyên văn: {say_value(figure)}; {notes})\n      {point.citation}"
