"""Dates that a text tells, and how many of which kind a question asks for.

Texts in, counts out. The number of a paper ("Nghị định 35/2022/NĐ-CP") is no date. That of its signing ("Quyết định số
12/QĐ-UBND ngày 5/1/2025", "Luật Đất đai 2024") says nothing of when anything happened; it counts only where it is
asked. Does NOT work out what the dates mean.
"""

import re
from enum import IntEnum

from index.normalise import fold


class Grain(IntEnum):
    """How fine a date is."""

    YEAR = 1
    MONTH = 2
    DAY = 3


DATE = re.compile(
    r"(?P<day>(?<!\d)\d{1,2}\s*(?:[/.-]\s*\d{1,2}[/.-]\d{4}|/\s*\d{1,2}|tháng\s+\d{1,2}(?:[\s,]+năm\s+\d{4})?)(?![\d/]|\s*%)"
    # "mục 1.6", "3 - 5 năm": without a year, only "ngày" makes a date of these.
    r"|(?<=ngày )\d{1,2}\s*[.-]\s*\d{1,2}(?![\d/]|\s*%)"
    r"|(?:ngày|mùng|mồng|rằm)\s+\d{1,2}(?!\d)|(?<!\d)\d{1,2}\s*(?:h|giờ)(?:\s*\d{2})?(?!\w))"
    r"|(?P<month>tháng\s+(?:\d{1,2}|giêng|chạp)(?:\s*/\s*\d{4}|[\s,]+năm\s+\d{4})?"
    r"|(?<![\d/])(?:0?[1-9]|1[0-2])/\d{4}(?![\d/])|quý\s+[IV\d]+)"
    r"|(?P<year>(?<![\d.,/])(?:1[0-9]|20)\d\d(?![\d.,]*\d|\s*(?:%|người|ha|tỷ|triệu|đồng)))",
    re.IGNORECASE,
)
# Ends right before the date of a paper.
_PAPER = re.compile(
    r"\d+\s*(?:/|-[A-ZĐ])[\w&/-]+\s*,?\s*(?:ngày\s*|năm\s*)?$"
    r"|(?<!\w)(?:Luật|Bộ luật|Pháp lệnh|Hiến pháp)"
    r"(?:,?\s(?!(?:từ|vào|có|được|ngày|năm|đến|tới|trước|sau|trong|và|ban|thông)\s)\w+){0,12}\s(?:năm\s*)?$"
)
_REACH = 120  # characters before its date in which the number or the name of a paper can stand
_ASKS_PAPER = re.compile(
    # "Tòa án quyết định cấm": what is done
    r"\b(?:ban hanh|ky|thong qua|cong bo|quyet dinh(?= (?:so|nay|nao|ve|cua|phe|ban|cong|xep|thanh|\d))|nghi quyet"
    r"|van ban|cong van|thong tu|nghi dinh)\b"
)
# A paper takes effect on a day of its own, which may be that of its signing.
_ASKS_EFFECT = re.compile(r"\b(?:hieu luc|ap dung|thi hanh)\b")
_OF_SIGNING = re.compile(r"(?<!\w)ngày (?:ký|ban hành|thông qua|công bố)(?!\w)", re.IGNORECASE)
_KINDS = re.compile(r"\b(?:nghi quyet|quyet dinh|nghi dinh|thong tu|luat|chi thi|quy che|quy dinh|phap lenh)\b")
_RANGE = re.compile(
    r"\btu\b.*\b(?:ngay|khi|thang|nam|luc|gio)\s+nao\b.*\bden\b.*\b(?:nao|gio)\b|\bbat dau\b.*\bket thuc\b"
    r"|\bkeo dai tu\b|\btrong (?:nhung|khoang) (?:ngay|thoi gian) nao\b"
)
_DAY = re.compile(r"\bngay\b(?:\s+thang(?:\s+nam)?)?\s+(?:nao|may|bao nhieu|gi)\b|\bmay gio\b")
_MONTH = re.compile(r"\bthang\s+(?:nao|may)\b")


def dates_asked(reading: str) -> tuple[int, Grain]:
    """Return how many dates a question asks for, and the coarsest that answers."""
    folded = fold(reading)
    grain = Grain.DAY if _DAY.search(folded) else Grain.MONTH if _MONTH.search(folded) else Grain.YEAR
    return (2 if _RANGE.search(folded) else 1), grain


def count_dates(text: str, reading: str, *, finest: Grain = Grain.YEAR) -> int:
    """Return how many dates as fine as asked a text tells that the question does not give itself."""
    flat = " ".join(text.split())
    folded = fold(reading)
    effect_asked = _ASKS_EFFECT.search(folded) is not None
    paper_asked = _ASKS_PAPER.search(folded) is not None and not effect_asked
    given = " ".join(reading.split()).lower()
    found = set()
    for match in DATE.finditer(flat):
        if Grain[(match.lastgroup or "year").upper()] < finest or match.group().lower() in given:
            continue
        if not paper_asked and _PAPER.search(flat, max(0, match.start() - _REACH), match.start()):
            continue
        found.add(match.group().lower())
    if effect_asked and not found and _OF_SIGNING.search(flat) and not _is_of_another_kind(folded, fold(flat)):
        return 1
    return len(found)


def _is_of_another_kind(reading: str, text: str) -> bool:
    """Tell whether a paper speaks of itself as of another kind than the one asked about."""
    asked, told = _KINDS.findall(reading), _KINDS.findall(text)
    return bool(asked) and bool(told) and told[0] not in asked
