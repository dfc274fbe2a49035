"""How wide, high, deep, long or peopled something is, asked as people speak: the question with the name of the measure.

Tables and boxes name the measure ("Diện tích | 552 km²") where people ask "rộng bao nhiêu". Asks nothing.
"""

import re

_NAMES = {
    "rộng": "diện tích",
    "cao": "độ cao",
    "sâu": "độ sâu",
    "dài": "chiều dài",
    "đông": "dân số",
    "đông dân": "dân số",
}
# "cao hơn", "dài nhất" are said of points and of terms, too.
_COMPARED = re.compile(
    r"(?<!\w)(?<!chiều )(?<!bề )(?<!diện tích )(?P<measure>rộng)(?P<asked> (?:nhất|nhì|hơn|thứ)(?!\w))",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    r"(?<!\w)(?<!chiều )(?<!độ )(?<!bề )(?P<measure>rộng|cao|sâu|dài|đông(?: dân)?)"
    r"(?P<asked> (?:(?:khoảng|trung bình|tối đa|cỡ|chừng|là) )*(?:bao nhiêu|mấy|cỡ nào|bao lăm)(?!\w))",
    re.IGNORECASE,
)


def compared_measure(reading: str) -> str:
    """Return the name of the measure by which an adjective compares, "diện tích" for "rộng hơn"; "" for none."""
    found = _COMPARED.search(reading)
    return _NAMES[found["measure"].lower()] if found is not None else ""


def name_measure(reading: str) -> str:
    """Return a question with the name of the measure in place of the adjective that asks for it.

    Examples
    --------
    >>> name_measure("Huyện Gió rộng bao nhiêu km2?")
    'Huyện Gió diện tích bao nhiêu km2?'
    >>> name_measure("Huyện nào rộng nhất?")
    'Huyện nào diện tích lớn nhất?'
    """
    asked = _SPOKEN.sub(lambda found: f"{_NAMES[found['measure'].lower()]}{found['asked']}", reading)
    return _COMPARED.sub(lambda found: f"{_NAMES[found['measure'].lower()]} lớn{found['asked']}", asked)
