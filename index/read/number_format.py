"""The value of a cell and its number format in, the text out that a Vietnamese reader sees in the sheet.

Dots group thousands and a comma is the decimal sign, whatever the language of the program that wrote the file. Does
NOT open files. Fractions and formats with several groups of digits are shown as plain numbers.
"""

import re
from datetime import datetime, time, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from functools import lru_cache

GENERAL = "General"
# A float carries so many digits for certain; what follows is the noise of its binary form (0.1 + 0.2).
_DIGITS = Context(prec=15, rounding=ROUND_HALF_UP)
# Digits enough for any float that is written out.
_WIDE = 400
_TOKEN = re.compile(
    r"\"(?P<quoted>[^\"]*)\"|\\(?P<escaped>.)|(?P<skipped>[_*].)|\[\$(?P<symbol>[^\]-]*)[^\]]*\]|(?P<bracket>\[[^\]]*\])"
    r"|(?P<digits>[#0?](?:[#0?,.]*[#0?,.])?|\.[#0?]+)|(?P<exponent>[Ee][+-]0+)|(?P<other>.)",
    re.DOTALL,
)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)\s*(-?[\d.]+)\]")
# Between sections stand semicolons, those in quotes left alone.
_SECTION = re.compile(r"(?:\"[^\"]*\"|\\.|[^;\"\\])*")
_NOT_DATE = re.compile(r"\"[^\"]*\"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]", re.IGNORECASE)
_ELAPSED = re.compile(r"\[h+\]", re.IGNORECASE)
# "1,234" could be read as grouped by a comma, as in English.
_LIKE_GROUPED = re.compile(r"[1-9]\d{0,2},\d{3}")


def show_number(value: Decimal, code: str = GENERAL) -> str:
    """Write a number as its format shows it.

    Parameters
    ----------
    value
        The stored value.
    code
        The format as files hold it ("#,##0.0", "0.0%", '#,##0" đồng"'), not a date's.

    Returns
    -------
    The text; negative numbers always have a minus sign, also where the format shows brackets or red, and a decimal
    fraction of three digits that could be taken for thousands is written with a fourth ("1,2340"). Empty when the
    format hides the value.

    Examples
    --------
    >>> show_number(Decimal("1234567.891"), "#,##0.0"), show_number(Decimal("0.123"), "0.0%")
    ('1.234.567,9', '12,3%')
    """
    if not value.is_finite():
        return ""
    if code in {GENERAL, "@", ""}:
        return _plain(value)
    with localcontext(prec=_WIDE):
        section, signed = _section_of(value, code)
        if not section.strip():
            return ""
        shown = _show(abs(value), section)
        if shown is None or not any(char.isdigit() for char in shown):
            # A dash for nothing, or a format that is more than a run of digits.
            return _plain(value)
        if value >= 0 or not any(char in "123456789" for char in shown):
            return shown
        return shown if signed and "-" in shown else f"-{shown.strip('()-')}"


def show_date(value: Decimal, code: str, *, from_1904: bool) -> str:
    """Write a date or a time of day: "31/12/2018", "12/2018" where the format leaves the day out, "08:30".

    Parameters
    ----------
    value
        Days since the epoch of the file.
    code
        A format for which `is_date` holds.
    from_1904
        Whether days count from 1904, as in files of old Macintoshes.
    """
    if _ELAPSED.search(code):
        minutes = int((value * 1440).to_integral_value(ROUND_HALF_UP))
        return f"{minutes // 60}:{minutes % 60:02}"
    moment = _moment(value, from_1904=from_1904)
    return _plain(value) if moment is None else write_moment(moment, code)


def write_moment(moment: datetime, code: str = "dd/mm/yyyy") -> str:
    """Write the parts of a date that a format shows, the Vietnamese way."""
    letters = _NOT_DATE.sub("", code).lower()
    day, year, clock = "d" in letters, "y" in letters, "h" in letters or "s" in letters
    month = "m" in letters and (day or year or not clock)
    parts = []
    if day or month or year:
        parts.append(moment.strftime("%d/%m/%Y" if day else "%m/%Y" if month else "%Y"))
    if clock:
        parts.append(moment.strftime("%H:%M:%S" if "s" in letters and moment.second else "%H:%M"))
    return " ".join(parts)


def write_time(value: time | timedelta) -> str:
    """Write a time of day or a duration as hours and minutes."""
    if isinstance(value, time):
        return value.strftime("%H:%M")
    minutes = int(value.total_seconds() // 60)
    return f"{minutes // 60}:{minutes % 60:02}"


@lru_cache(maxsize=1024)
def is_date(code: str) -> bool:
    """Tell whether a format shows a date or a time."""
    if code in {GENERAL, "@"}:
        return False
    first = next(iter(_sections(code)), "")
    # Parts of a second are the only digits in the format of a time.
    bare = re.sub(r"(?<=s)\.0+", "", _NOT_DATE.sub("", first))
    return re.search(r"[dmyhs]", bare, re.IGNORECASE) is not None and re.search(r"[#?0]", bare) is None


def _moment(value: Decimal, *, from_1904: bool) -> datetime | None:
    # The day 60 of 1900 never was; all later days count from the day before the year's eve.
    epoch = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30 if value >= 60 else 31)  # noqa: DTZ001
    try:
        moment = epoch + timedelta(days=float(value))
    except (OverflowError, ValueError):
        return None
    # A float of days misses the full second by microseconds.
    return (moment + timedelta(microseconds=500_000)).replace(microsecond=0) if value >= 0 else None


def _plain(value: Decimal) -> str:
    rounded = _DIGITS.plus(value)
    text = f"{rounded:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return _mark_decimals(text.replace(".", ",")) if rounded else "0"


def _mark_decimals(text: str) -> str:
    return f"{text}0" if _LIKE_GROUPED.fullmatch(text.lstrip("-")) else text


@lru_cache(maxsize=1024)
def _sections(code: str) -> tuple[str, ...]:
    sections: list[str] = []
    position = 0
    while position <= len(code):
        match = _SECTION.match(code, position)
        end = match.end() if match is not None else len(code)
        sections.append(code[position:end])
        position = end + 1
    return tuple(sections)


def _section_of(value: Decimal, code: str) -> tuple[str, bool]:
    """Return the section that shows a value, and whether it is one for negative values, which writes its own sign."""
    sections = _sections(code)[:3]
    if any(_CONDITION.search(section) for section in sections):
        for section in sections:
            match = _CONDITION.search(section)
            if match is None or _holds(value, match.group(1), Decimal(match.group(2))):
                return section, False
        return GENERAL, False
    if value < 0 and len(sections) > 1:
        return sections[1], True
    return (sections[2], False) if value == 0 and len(sections) > 2 else (sections[0], False)


def _holds(value: Decimal, sign: str, bound: Decimal) -> bool:
    ordered = {"<": value < bound, "<=": value <= bound, ">": value > bound, ">=": value >= bound}
    return ordered.get(sign, (value == bound) == (sign == "="))


@lru_cache(maxsize=1024)
def _parse(section: str) -> tuple[str, str, str] | None:
    """Part a section into what stands before the digits, the digits, and what stands after; None where it is more."""
    texts = ["", ""]
    digits = ""
    for match in _TOKEN.finditer(section):
        kind = match.lastgroup or ""
        if kind == "exponent" or (kind == "digits" and digits) or match.group() == "/":
            return None
        if kind == "digits":
            digits = match.group()
        elif kind in {"quoted", "escaped", "symbol", "other"}:
            texts[bool(digits)] += match.group(kind)
        elif (match.group("skipped") or "").startswith("_"):
            texts[bool(digits)] += " "
    return texts[0].lstrip(), digits, texts[1].rstrip()


def _show(value: Decimal, section: str) -> str | None:
    if section == GENERAL:
        return _plain(value)
    parsed = _parse(section)
    if parsed is None:
        return None
    before, digits, after = parsed
    if not digits:
        return before
    share = "%" in before or "%" in after
    written = _write_digits(value * 100 ** (before + after).count("%"), digits)
    return f"{before}{written if share else _mark_decimals(written)}{after}"


def _write_digits(value: Decimal, pattern: str) -> str:
    whole, _, fraction = pattern.rstrip(",").partition(".")
    thousands = len(pattern) - len(pattern.rstrip(","))
    value = _DIGITS.plus(value) / 1000**thousands
    places = sum(char in "0#?" for char in fraction)
    least = len(fraction.rstrip("#?,"))
    rounded = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    grouped = f"{rounded:,f}" if "," in whole else f"{rounded:f}"
    integer, _, decimals = grouped.partition(".")
    decimals = decimals[:least] + decimals[least:].rstrip("0")
    integer = integer.replace(",", ".").zfill(whole.count("0"))
    if integer == "0" and not decimals and "0" not in whole:
        return ""
    return f"{integer},{decimals}" if decimals else integer
