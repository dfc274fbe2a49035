"""How a question leans on the one before it: by a word that points back, or by leaving out whom it speaks of.

One turn of a conversation in, what it points back with out. Does NOT complete anything.
"""

import re

from index.document import Span
from index.normalise import fold
from qa.analyse.turn import Turn
from qa.words.content import has_diacritics
from qa.words.wording import SIZES, phrases

ONLY_WHY = re.compile(
    r"^(?:(?:the|vay|nhung)\s+)?(?:vi sao|tai sao|sao|do dau|ly do|nguyen nhan)"
    r"(?:\s+(?:vay|the|lai|la gi|a|nhu|do))*\s*\??$"
)
PART = re.compile(
    r"^(?:(?:the|vay|va|con)\s+)?"
    r"(?:trong (?:do|so do|so nay|so ay)|trong (?:cac|nhung) [^,?]{2,30} (?:do|nay|ay)|rieng|cu the|o do|tai do)\b"
)
_BACK = r"(?:do|nay|ay|kia|noi\s+tren|vua\s+neu)"
# What has no name of its own: the thing asked before takes its place.
_NAMELESS = re.compile(
    rf"\b(?:con\s+so|so|muc|ket\s+qua|chi\s+tieu|cai|viec|dieu)(?:\s+(?:tien|luong|nay))?\s+{_BACK}\b(?:\s*,)?"
    r"|^(?:do|day)\s+(?=la\b)|^no\b|\bno\s+(?=(?:la|co|chiem|dat|tang|giam)\b)"
)
_NAMED = re.compile(
    rf"\b(?:cac|nhung|noi|luc|nguoi|don vi|du an|tinh|huyen|xa|khoan|nhom|loai)(?:\s+\w+){{0,3}}?\s+{_BACK}\b"
    r"|\bchung\s+(?:la|co|chiem|dat|tang|giam)\b"
)
# With its diacritics, "đó" after any noun points back.
_POINTED = re.compile(r"(?<!\w)(\w+)\s+(?:đó|này|ấy|nọ)(?!\w)", re.IGNORECASE)
# "sau đó" is a time, "do đó" a reason, "báo cáo này" the document itself.
_NO_NOUN_WORDS = (
    "sau trước từ khi theo do nhờ vì trong trên tại tới đến hôm lúc lần ở cáo bản liệu điều nào gì là và có"
)
_NO_NOUN = frozenset(_NO_NOUN_WORDS.split())
# What folds to "do", "nay", "ay", "kia", "no", "day": "mật độ", "khu đô thị", "hiện nay" and "nợ" do not point back.
_POINTING = frozenset(("đó", "này", "ấy", "kia", "nó", "đây", "đấy"))
_FOLDED_POINTING = frozenset(map(fold, _POINTING))
# A question that begins with one of these names nobody.
_BARE = """có, phải, được, bị, cần, hết, tốn, mất, nộp, gồm, chiếm, đạt, tăng, giảm, thêm, kéo dài, bắt đầu, kết thúc,
hoàn thành, làm, triển khai, khi nào, bao giờ, lúc nào, hồi nào, chừng nào, ngày nào, năm nào, tháng nào, ở đâu, do ai,
ai, bởi ai, bằng cách nào, như thế nào, từ đâu, từ khi nào, từ ngày nào, dài bao, dài mấy, rộng bao, rộng mấy, cao bao,
cao mấy, sâu bao, sâu mấy, nặng bao, nặng mấy"""
_STARTS_BARE = re.compile(rf"{phrases(_BARE)}(?!\w)", re.IGNORECASE)
_STARTS_BARE_PLAIN = re.compile(rf"{phrases(fold(_BARE))}(?!\w)", re.IGNORECASE)
# Things that are always somebody's or something's.
_OWNED = phrases(
    f"""chu dau tu, don vi thi cong, don vi thuc hien, don vi chu tri, co quan chu tri, nguoi ky, nguoi dung dau,
    thoi han, han nop, han chot, ly do, nguyen nhan, dia chi, dia diem, thoi gian, thoi diem, muc tieu, chu de, tru so,
    trung tam, kinh phi, tong von, von dau tu, hieu luc, ten goi, so hieu, {SIZES}"""
)
_STARTS_OWNED = re.compile(rf"^{_OWNED}\b")
# One measure gives way to another: "Dân số huyện A" and then "Còn diện tích?".
_MEASURE = rf"{phrases(SIZES)}(?: tu nhien| dan so)?"
_MEASURED = re.compile(rf"^{_MEASURE}\b(?:\s+(?:cua|o|tai)\b)?\s*")
_MEASURED_LAST = re.compile(rf",\s*{_MEASURE}$")


def points_back(turn: Turn) -> Span | None:
    """Return the words that point back to the question before ("con số đó", "trường ấy"), or None."""
    for pattern in (_NAMELESS, _NAMED):
        for found in pattern.finditer(turn.guarded):
            if _is_written_so(turn.text[found.start() : found.end()]):
                return Span(*found.span())
    if has_diacritics(turn.text):
        for found in _POINTED.finditer(turn.text):
            if found[1].lower() not in _NO_NOUN:
                return Span(*found.span())
    return None


def is_nameless(turn: Turn, pointing: Span) -> bool:
    """Tell whether pointing words name no kind of thing ("con số đó"), so that they may give way to what is meant."""
    return any(found.start() == pointing.start for found in _NAMELESS.finditer(turn.guarded))


def _is_written_so(text: str) -> bool:
    """Tell whether words that point back without their diacritics do so with them; the last one points."""
    last = text.lower().strip(" ,").rsplit(maxsplit=1)[-1]
    return last in _POINTING or fold(last) not in _FOLDED_POINTING or not has_diacritics(text)


def owner_of(core: Turn, before: Turn) -> str:
    """Return what was asked about; only whose it was, where that and what is asked now are both measures of it."""
    if _MEASURED.match(fold(core.text)) is None:
        return before.statement()
    statement = before.subject(counted=False) if before.asks else before.statement()
    last = _MEASURED_LAST.search(fold(statement))
    owner = statement if last is None else statement[: last.start()]
    first = _MEASURED.match(fold(owner))
    return (owner if first is None else owner[first.end() :]) or statement


def leaves_out_owner(turn: Turn) -> bool:
    """Tell whether a question leaves out whom it speaks of: "Khi nào phải làm xong?", "Chủ đầu tư là ai?".

    One that asks only how much says it with its role, and is completed by that.
    """
    if turn.names_anything:
        return False
    bare = _STARTS_BARE if has_diacritics(turn.text) else _STARTS_BARE_PLAIN
    if bare.match(turn.text) is not None:
        return bool(turn.content) or not turn.asks
    return not turn.asks and _STARTS_OWNED.match(fold(turn.text)) is not None
