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
_SPOKEN = re.compile(
    r"(?<!\w)(?<!chiều )(?<!độ )(?<!bề )(?P<measure>rộng|cao|sâu|dài|đông(?: dân)?)"
    r"(?P<asked> (?:(?:khoảng|trung bình|tối đa|cỡ|chừng|là) )*(?:bao nhiêu|mấy|cỡ nào|bao lăm)(?!\w))",
    re.IGNORECASE,
)


def name_measure(reading: str) -> str:
    """Return a question with the name of the measure in place of the adjective that asks for it.

    Examples
    --------
    >>> name_measure("Huyện Gió rộng bao nhiêu km2?")
    'Huyện Gió diện tích bao nhiêu km2?'
    """
    return _SPOKEN.sub(lambda found: f"{_NAMES[found['measure'].lower()]}{found['asked']}", reading)
