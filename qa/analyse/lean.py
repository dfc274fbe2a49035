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
# The sources of an answer are always shown with it.
ONLY_AGAIN = re.compile(
    r"^(?:(?:the|vay|cho)\s+)?(?:(?:trich|dan)\s+)?(?:(?:nguon|can cu|dan chung)(?:\s+(?:nao|dau|o dau|tu dau|la gi))?"
    r"|(?:(?:theo|o|trong|tu)\s+)?(?:tai lieu|van ban|nguon)\s+nao|(?:noi\s+)?(?:chi tiet|ro|cu the)\s+hon|noi lai)"
    r"(?:\s+(?:vay|the|a|nhe|di|xem))*\s*\??$"
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
# "Ông mất khi nào?": a man or a woman named before, and what he did.
_OF_PERSON = re.compile(
    r"^(?:(?:the|con|vay)\s+)?(?:ong|ba|anh|chi|co)(?: ay| ta)?\s+"
    r"(?=(?:sinh|mat|que|lam|giu|tung|duoc|bi|hoc|tham gia|qua doi|bao nhieu tuoi|nghi|ket hon|nhan|ky|ten)\b)"
)
_PERSONS = frozenset(["thế", "còn", "vậy", "ông", "bà", "anh", "chị", "cô", "ấy", "ta"])
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
ai, bởi ai, xếp thứ, xếp hạng, đứng thứ, đứng hạng, thuộc, trực thuộc, chia ra, chia thành, bao gồm,
 bằng cách nào, như thế nào, từ đâu, từ khi nào, từ ngày nào, dài bao, dài mấy, rộng bao, rộng mấy, cao bao,
cao mấy, sâu bao, sâu mấy, nặng bao, nặng mấy"""
_STARTS_BARE = re.compile(rf"{phrases(_BARE)}(?!\w)", re.IGNORECASE)
_STARTS_BARE_PLAIN = re.compile(rf"{phrases(fold(_BARE))}(?!\w)", re.IGNORECASE)
_MUCH = 5  # content syllables
_SOME = 4
_LITTLE = 3
_ENDS_ASKING = re.compile(r"\b(?:ai|dau|nao)(?:\s+(?:vay|the|a|nhi))?\s*\??$")
_ASKS_ANYTHING = re.compile(r"\b(?:nao|gi|ai|dau|sao|khong|chua|ko|bao gio|the nao|vi sao|tai sao|ke ten|liet ke)\b")
_CIVIL = re.compile(
    r"^(?:xin |rat )?(?:cam on|cam ta|chao|tam biet|ok|oke|vang|da|uh?m?|thanks?|hello|hi|alo"
    r"|(?:tot|hay|dung|duoc|hieu)(?: qua| roi| lam)?)\b"
)
# Things that are always somebody's or something's.
_PARTS_OF_THING = """le phi, phi, chi phi, thoi gian, thoi han, thoi diem, kinh phi, ho so, dieu kien"""
_OWNED = phrases(
    f"""chu dau tu, don vi thi cong, don vi thuc hien, don vi chu tri, co quan chu tri, nguoi ky, nguoi dung dau,
    thoi han, han nop, han chot, ly do, nguyen nhan, dia chi, dia diem, thoi gian, thoi diem, muc tieu, chu de, tru so,
    trung tam, kinh phi, tong von, von dau tu, hieu luc, ten goi, so hieu, {SIZES}"""
)
_STARTS_PART = re.compile(rf"^{phrases(_PARTS_OF_THING)}\b")
_STARTS_OWNED = re.compile(rf"^{_OWNED}\b")


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


def find_person(turn: Turn) -> Span | None:
    """Return the words at the start of a turn that mean who was named before, "ông ấy", or None."""
    found = _OF_PERSON.match(turn.guarded)
    if found is None or not (
        _PERSONS.issuperset(found[0].split()) or _PERSONS.issuperset(turn.text[: found.end()].lower().split())
    ):
        return None
    return Span(*found.span())


def begins_bare(turn: Turn) -> bool:
    """Tell whether a question begins with its question word or its verb: "Khi nào ...", "Được ..."."""
    return (_STARTS_BARE if has_diacritics(turn.text) else _STARTS_BARE_PLAIN).match(turn.text) is not None


def is_bare_phrase(turn: Turn) -> bool:
    """Tell a few words that ask nothing by themselves and name nothing, "GDP danh nghĩa?", "Hồi giáo?"."""
    if turn.asks or turn.names_anything or not 0 < len(turn.content) <= _SOME:
        return False
    asks = _ASKS_ANYTHING.search(turn.guarded)
    return asks is None and not is_civil(turn) and len(turn.text.split()) <= _MUCH


def is_civil(turn: Turn) -> bool:
    """Tell thanks and greetings, which ask nothing."""
    return _CIVIL.match(turn.guarded) is not None


def leaves_out_owner(turn: Turn) -> bool:
    """Tell whether a question leaves out whom it speaks of: "Khi nào phải làm xong?", "Chủ đầu tư là ai?".

    One that asks only how much says it with its role, and is completed by that; one that says much says it itself.
    """
    if turn.names_anything:
        return False
    if begins_bare(turn):
        return len(turn.content) <= _MUCH and (bool(turn.content) or not turn.asks)
    if turn.asks:
        # "Bao nhiêu người chết?", "Thời gian giải quyết bao lâu?"
        led = turn.asks[0].span.start == 0 or _STARTS_PART.match(fold(turn.text)) is not None
        return led and 0 < len(turn.content) <= _SOME
    if _STARTS_OWNED.match(fold(turn.text)) is not None or _STARTS_PART.match(fold(turn.text)) is not None:
        return True
    return 0 < len(turn.content) <= _LITTLE and _ENDS_ASKING.search(turn.guarded) is not None
