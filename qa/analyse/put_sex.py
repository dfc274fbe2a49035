"""A follow-up that asks for the men or the women among those counted before: "Nam bao nhiêu?", "Còn nữ?".

Two turns of a conversation in, the earlier question asked of one sex out. Without diacritics "nam" is a year only where
a number follows it. Does NOT count anybody.
"""

import re

from index.normalise import fold
from qa.analyse.counterpart import split_segments
from qa.analyse.turn import Turn, tidy
from qa.words.content import has_diacritics

_SEX = re.compile(
    r"(?:(?:so|ty le|dan so)\s+)?(?P<sex>nam|nu|phu nu|dan ong|dan ba)(?:\s+(?P<kind>gioi|sinh))?"
    r"(?P<rest>\s+(?:(?:chiem|la|co|duoc)\s+)*(?:bao nhieu|may|nhieu)(?: (?:phan tram|%|nguoi|em|ban))?)?"
)
_SAID = re.compile(r"(?<!\w)(?:nam|nữ)(?: giới)?(?!\w)(?!\s*\d)")
_PEOPLE = re.compile(r"(?<!\w)(?:dân số|dan so|số dân|so dan|nhân khẩu|nhan khau)(?!\w)", re.IGNORECASE)
_YEAR = re.compile(r"năm", re.IGNORECASE)


def put_sex(core: Turn, before: Turn) -> str | None:
    """Return the earlier question asked of the sex that a turn names and nothing else, or None.

    Examples
    --------
    >>> put_sex(Turn("Nam bao nhiêu?"), Turn("Dân số Cần Thơ năm 2025?"))
    'Dân số nam Cần Thơ năm 2025'
    """
    found = _SEX.fullmatch(fold(core.text).strip(" ?.!,"))
    if found is None or _YEAR.search(core.text) or core.text[:2] == "Nụ":
        return None
    is_woman = found["sex"] in {"nu", "phu nu", "dan ba"}
    # Beside words without diacritics "nam" would be a year.
    sex = "nữ" if is_woman else "nam" if has_diacritics(before.text) else "nam giới"
    share = "phan tram" in (found["rest"] or "") or "%" in (found["rest"] or "")
    text = tidy(before.text)
    if (said := _sex_said(before)) is not None:
        return f"{text[: said.start()]}{sex}{text[said.end() :]}"
    if (people := _PEOPLE.search(text)) is not None:
        put = f"{text[: people.end()]} {sex}{text[people.end() :]}"
    elif before.asks and before.asks[-1].counted:
        asked = before.asks[-1].span
        end = next((each.end for each in split_segments(before) if each.start == asked.end), asked.end)
        put = tidy(f"{before.text[:end].rstrip()} {sex} {before.text[end:]}")
    else:
        return None
    return f"{Turn(put, before.base).statement()} chiếm bao nhiêu phần trăm" if share else put


def _sex_said(before: Turn) -> re.Match[str] | None:
    """Return where the earlier question names a sex, in small letters and with its marks; "nam" of a place is none."""
    if not has_diacritics(before.text):
        return None
    taken = before.slot_spans
    found = _SAID.finditer(before.text)
    return next((each for each in found if not any(s.start < each.end() and each.start() < s.end for s in taken)), None)
