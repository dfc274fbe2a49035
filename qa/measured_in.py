"""In what a thing is told: fees in money, rainfall in millimetres, a term in days.

A small table beside this module; the folded words of a question in, base units out. A question that names no unit still
says in what its answer must be. Does NOT look at figures.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from qa.contrasts import Words, holds
from qa.match import split_tokens

# Base units as ``index.extract.measure`` has them.
_KINDS = {
    "tiền": ("đồng", "USD", "EUR", "nhân dân tệ", "yên", "bảng Anh", "rúp", "won", "baht", "kíp", "franc", "lượng"),
    "nhiệt độ": ("°C", "°F", "độ"),
    "chiều dài": ("m", "dặm"),
    "thời gian": ("giây", "phút", "giờ", "ngày", "ngày làm việc", "tuần", "tháng", "quý", "năm"),
}


@cache
def _table() -> tuple[tuple[Words, tuple[str, ...]], ...]:
    text = Path(__file__).with_name("measured_in.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return tuple((split_tokens(words), _KINDS[kind]) for words, kind in rows)


def find_measures(tokens: Sequence[str]) -> tuple[str, ...]:
    """Return the base units in which what a question asks about can be told; () where nothing is known of it.

    Parameters
    ----------
    tokens
        Folded tokens of the question in order.

    Examples
    --------
    >>> find_measures(("nhiet", "do", "trung", "binh", "thang", "1"))
    ('°C', '°F', 'độ')
    """
    return tuple(dict.fromkeys(unit for words, units in _table() if holds(tokens, words) for unit in units))
