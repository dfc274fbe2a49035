"""What kind of answer a question asks for: patterns on its guarded form, tried in order.

The guarded question and its asked quantities in; the kind and the roles of figures that answer it out. Does NOT find
periods, territories or the things compared.
"""

import re
from collections.abc import Sequence

from index.document import Span
from index.extract.unit import read_unit
from index.figure import Role
from qa.analyse.operation import find_operation, names_base
from qa.analyse.order import asks_one_name, find_order, is_comparison
from qa.question import Asked
from qa.words.asking import Ask
from qa.words.movement import move_kind, names_tempo, says_move
from qa.words.wording import (
    AIMS,
    JOINT_MEASURES,
    MANIFOLD,
    MANY_OF,
    PERCENT,
    PERIOD,
    PLAN,
    QUANTITY_WORD,
    TWICE_LED,
    WHO,
    phrase_pattern,
    phrases,
)

_ASKED_WHY = phrases("vi sao, tai sao, do dau, vi dau, nho dau, sao lai, vi ly do, vi co gi, bang cach, nhu the nao ma")
_WHY = re.compile(
    rf"\b{_ASKED_WHY}\b|^sao\b|\b(?:ly giai|giai thich)\b.*\b(?:ra sao|the nao)\b"
    # "dựa vào đặc điểm nào mà ... cho rằng"
    rf"|\b(?:dua\s+vao|can\s+cu\s+vao|xuat\s+phat\s+tu|vi)\s+(?:\w+\s+){{1,5}}(?:nao|gi)\s+ma\b"
    r"|\bdau\s+la\s+(?:nguyen\s+nhan|ly\s+do)\b|(?:^|,\s)(?:ly\s+do|nguyen\s+nhan)\b"
    rf"|\b(?:ly\s+do|nguyen\s+nhan|nguyen\s+do)(?:\s+\w+){{0,4}}\s+(?:la\s+)?{WHO}\b"
)
# "Tại sao mấy năm nay thu ngân sách giảm": how long is not asked.
_PLAINLY_WHY = re.compile(r"(?:vi|tai)\s+sao\b")
_REASON = phrase_pattern("nguyen nhan, ly do, nguyen do")
_TIMES = phrases(
    """ngay, ngay thang, ngay thang nam, thang, thang nam, nam, quy, luc, thoi gian, thoi diem, moc, moc ngay,
    gio, hom, dip, ky"""
)
_DATE = re.compile(
    rf"\b{_TIMES}\s+(?:nao|gi|may)\b"
    rf"|\b{phrases('khi nao, bao gio, chung nao, may gio, ngay bao nhieu')}\b"
    # "hồi nào", unlike "nhà ở xã hội nào"
    r"|\b(?<!xa )(?<!quoc )(?<!hiep )(?<!dai )(?<!le )(?<!co )(?<!chi )hoi\s+nao\b"
)
# "tối đa mấy giờ", "mấy giờ một ngày": an amount of hours, no time of day.
_SPENT = phrases(
    "toi da, toi thieu, khong qua, qua, nhieu nhat, it nhat, lam, lam viec, lam them, hoc, nghi, mat, het, ton, keo dai"
)
_HOURS_BEFORE = re.compile(rf"\b{_SPENT}(?:\s+(?:khoang|tong cong|duoc))?\s+$")
_HOURS_AFTER = re.compile(r"\s*(?:/|(?:trong\s+)?(?:1|mot|moi)\s+)\s*(?:ngay|tuan|thang|quy|nam)\b")
# "chậm nhất ngày nào": a date by which, no order of things.
_DEADLINE = re.compile(
    r"\b(?:cham|muon|tre|som|lau)\s+nhat\s+(?:la\s+)?(?:vao\s+)?(?:truoc\s+)?(?:ngay|thang|khi|bao gio|luc|nam)\b"
)
_YES_NO = re.compile(
    r"\b(?:co|da)\b.*\b(?:khong|chua|ko|hong|hem|hok|k)"
    r"(?:\s+(?:vay|nhi|a|ta|the|ha|ban|nhe|hay|khong))*\s*[?.!]*$"
    r"|\b(?:phai\s+khong|dung\s+khong|phai\s+chang|co\s+phai|dung\s+hay\s+sai|co\s+dung)\b|\b(?:khong|chua)\s*\?+$"
)
_NAME_THEM = phrase_pattern("ke ten, liet ke, neu ten, cho biet ten, ke ra, ke het")
_LIST = re.compile(
    rf"\b(?:nhung|cac)\b(?:\s+[^\s?.;]+){{0,14}}?\s+(?:nao|gi|ai)\b"
    rf"|{_NAME_THEM.pattern}"
    rf"|\b(?:gom|co|la)\s+nhung\s+(?:\w+\s+)*?{WHO}\b"
    r"|\b(?:gom|bao\s+gom|thuoc)\s+(?:co\s+)?(?:nhung\s+)?(?:gi|ai|nao)\b"
    # "điều kiện cấp thẻ là gì", "nhiệm vụ của hội là gì": there are several
    rf"|^(?:theo [^,]*, )?(?:cac |nhung )?{MANIFOLD}\b.*\bla\s+(?:nhung\s+)?gi\b"
    # "giáp những đâu": all sides, where none is named
    r"|^(?!.*\bphia\b).*\bgiap\s+(?:voi\s+)?(?:nhung\s+)?dau\b"
    r"|\b(?:hai|ba|bon|nam|sau|bay|tam|chin|muoi|[2-9])\s+(?:(?!o\b|tai\b|cho\b|la\b|cua\b)[a-z_-]+\s+){1,4}(?:nao|gi)\b"
)
_ENTITY = re.compile(
    r"\b(?:ai|nao|gi|dau|so\s+may|(?:vung|loai|hang|nhom|bac|cap)\s+may|cho\s+nao)\b|\bso\s+(?:hieu\s+)?(?:bao\s+nhieu|may)\s*(?:[?.]|$)"
    r"|\b(?:dia\s+chi|ten)\s+(?:cua|la)\b"
)
# Words of a search box that a name or a date answers: "địa chỉ nộp hồ sơ", "ngày thành lập huyện".
_NAMES_NAME = re.compile(
    r"^(?:dia chi|dia diem|tru so|noi sinh|que quan|chu dau tu|tac gia|ten (?:goi|cu|khac|moi|day du))\b"
)
_HAPPENED = phrases(
    "thanh lap, ban hanh, sinh, mat, ky, khoi cong, khanh thanh, khai mac, be mac, khai truong, co hieu luc, giai the"
)
_NAMES_DATE = re.compile(rf"^(?:ngay|nam|thoi gian|thoi diem)\s+{_HAPPENED}\b")
_PLACE_IN_LIST = phrase_pattern("so thu tu, muc so")
_PAPERS = phrases(
    """nghi dinh, quyet dinh, nghi quyet, thong tu, cong van, van ban, luat, chi thi, bao cao, ___ cao, to trinh, dieu,
    khoan, duong, quoc lo"""  # "báo" is masked, it is no "bao"
)
_NUMBER_OF_PAPER = re.compile(
    rf"\b{_PAPERS}\s+(?:so\s+)?(?:hieu\s+)?(?:may|bao\s+nhieu)\b(?!\s+(?:dong|ty|trieu|nguoi|ngay))"
    # "quyết định điều chỉnh quy hoạch số mấy": what the paper is about stands between
    rf"|^{_PAPERS}\s(?:[^,?;]*\s)?(?<!dan )(?<!he )(?<!chi )so\s+(?:hieu\s+)?(?:may|bao\s+nhieu)\s*[?.!]*$"
)
# "là bảng số mấy": a name; "dân số mấy" asks for an amount.
_NAMED_BY_NUMBER = re.compile(r"\bla\s+(?:\w+\s+){1,3}so\s+may\s*[?.!]*$")
_CLASS_NUMBER = re.compile(r"\b(?:thuoc|la|xep|o|vao)\s+(?:vung|loai|hang|nhom|bac|cap)\s+may\b")
_DEFINITION = re.compile(
    r"^(?:\S+\s+){1,7}(?:la\s+gi|nghia\s+la\s+gi|la\s+cai\s+gi|la\s+sao|la\s+the\s+nao)"
    r"(?:\s+(?:vay|the|nhi|a|ta|ha))*\s*[?.!]*$"
    r"|\b(?:dinh\s+nghia|nghia\s+la\s+gi|viet\s+tat\s+cua|duoc\s+hieu\s+la|co\s+nghia)\b|^the\s+nao\s+la\b"
)
_NAMED_THING = phrase_pattern(
    "ten, chu de, muc tieu, bieu tuong, giai, biet danh, dac san, nghe, nganh, khau hieu, nhiem vu, nguyen nhan"
)
_PARTS = phrases(
    """loai, nhom, khu vuc, khoi, phan, nganh, linh vuc, ben, noi, song, huyen, tinh, khoan, viec, don vi, dia
    phuong, cap, xa(?! vien), quan, mat hang, nguon, hang muc, mon, thu, vi tri, muc do, hang, bac"""
)
_MEASURED_PER = phrases(
    "nam, thang, ngay, tuan, quy, gio, buoi, lan, nguoi, ho, ha, hec ta, met, km, m2, dau nguoi, vu, con, kg, tan, dot"
)
_LISTED = r"(?:\s+(?:[-–]\s+)?\w+){2,6}"
# "nông nghiệp, công nghiệp và dịch vụ": what a time, a place or a condition begins is no item.
_ITEM = (
    r"(?!(?:theo|o|tai|trong|khi|neu|den|tu|sau|truoc|vao|ve|voi|cho|de|thi|hoi|tinh|moi|con|ca|so|cu|ai|ma)\b)"
    r"\w+(?:(?: | - )\w+){0,4}"
)
_EACH = re.compile(
    # "A, B và C ... mỗi cụm bao nhiêu": things asked one by one, unlike "mỗi năm", "mỗi người".
    rf"\sva\s.*\b(?:moi|tung)\s+(?!{_MEASURED_PER}\b)\w+(?:\s+\w+)?\s+(?:(?:la|co|dat|duoc|rong)\s+)?{QUANTITY_WORD}\b"
    rf"|\b(?:moi|tung)\s+{_PARTS}\b.*{QUANTITY_WORD}|\b{QUANTITY_WORD}\b.*\bmoi\s+(?:loai|nhom|ben|noi)\b|\blan\s+luot\b"
    r"|, [^,?]+ va [^,?]+? (?:deu |cung )?chiem\b"
    # "nông nghiệp, công nghiệp, dịch vụ bao nhiêu phần trăm"
    rf"|\b{_ITEM}, {_ITEM}(?:,| va) {_ITEM}\s+(?:(?:la|co|chiem|dat|duoc)\s+)?{QUANTITY_WORD}\b"
    # "trong nhóm A và trong nhóm B là bao nhiêu": one quantity of two things, each with the word that leads to it
    rf"|\b{TWICE_LED}\s+(?:(?:la|co|dat|duoc)\s+)?{QUANTITY_WORD}\b"
    # "18 giải gồm những giải gì, mấy giải": the parts of a whole, with how many each
    rf"|\bgom\s+(?:co\s+)?(?:nhung\s+|cac\s+)?(?:\w+\s+){{0,2}}(?:nao|gi)\b.*\b{QUANTITY_WORD}"
    # "bao nhiêu đất nông nghiệp, đất lâm nghiệp và đất ở", unlike "bao nhiêu xã, phường và thị trấn".
    rf"|\b{QUANTITY_WORD}(?:\s+\w+){{2,6}},{_LISTED}(?:,{_LISTED})*\s+va(?:\s+\w+){{2,6}}\s*[?.]?$"
    rf"|\b(?:hai|ba|bon|nam)\s+(?:khu\s+vuc|nhom|khoi|loai)\b.*\bchiem\b.*{QUANTITY_WORD}"
    r"|\b(?:co\s+cau|chia|phan)\b.*\b(?:ra\s+sao|the\s+nao)\b"
)
# "Người thế nào thì được", "thế nào là": which ones, and what something is.
_HOW = re.compile(r"\b(?:ra\s+sao|the\s+nao|lam\s+sao)\b(?!\s+(?:thi|la|moi)\b)")
_OF_PLAN = re.compile(
    rf"(?:{QUANTITY_WORD}\s*{PERCENT}?|{PERCENT})\s*(?:so\s+voi|so|cua|trong|con\s+so|muc|tong|ca|\s)*{PLAN}\b"
    rf"|\b(?:so\s+voi|so|cua|theo)\s+(?:con\s+so\s+|muc\s+)?{PLAN}\b.*"
    rf"\b{phrases('dat, bang, duoc, hoan thanh, vuot, thuc hien')}\s+(?:\w+\s+)?{QUANTITY_WORD}"
    rf"|\b(?:vuot|hoan\s+thanh)\s+(?:muc\s+)?{PLAN}?.*{QUANTITY_WORD}\s*{PERCENT}"
    rf"|\b{PLAN}\b.*\b(?:thuc\s+hien|hoan\s+thanh)\s+(?:duoc\s+)?{QUANTITY_WORD}\s*{PERCENT}"
    rf"|\b(?:ty\s+le|muc\s+do)\s+(?:hoan\s+thanh|thuc\s+hien)\b.*{PLAN}"
)
# "Khoản nào đạt dự toán cao hơn": how much of each plan is done is compared.
_MORE_OF_PLAN = re.compile(rf"\b(?:dat|hoan\s+thanh|thuc\s+hien|vuot)\s+(?:\w+\s+){{0,2}}?{PLAN}\b")
# A plan of a year that holds figures, rather than a thing aimed at.
_PLANNED = re.compile(rf"\bke\s+hoach\s+(?:cua\s+)?(?:nam\s+)?{PERIOD}|\b(?:theo|trong)\s+ke\s+hoach\b")

# An index is told by how it moved as often as by its level.
_INDEX = re.compile(r"\b(?:chi\s+so|cpi|iip|ppi|toc\s+do)\b")


def decide_asked(guarded: str, asks: Sequence[Ask]) -> Asked:
    """Decide which kind of answer is asked for.

    Parameters
    ----------
    guarded
        The guarded question, periods marked.
    asks
        The quantities asked for.
    """
    reason = _reason_or_date(guarded, asks)
    if reason is not None:
        return reason
    if is_comparison(guarded):
        return Asked.COMPARISON
    if find_order(guarded) is not None:
        return Asked.RANKING
    named = any(names.search(guarded) for names in (_PLACE_IN_LIST, _NUMBER_OF_PAPER, _NAMED_BY_NUMBER))
    if asks and not named and not _asks_class(guarded, asks):
        return _quantity_kind(guarded, asks)
    return _named_kind(guarded)


def _asks_class(guarded: str, asks: Sequence[Ask]) -> bool:
    """Tell whether the number of a class is asked for: "thuộc vùng mấy", unlike "xếp hạng mấy tỉnh"."""
    if _CLASS_NUMBER.search(guarded) is None:
        return False
    units = (read_unit(f" {ask.unit}", 0) for ask in asks)
    return not any(unit is not None and unit.known for unit in units)


def _reason_or_date(guarded: str, asks: Sequence[Ask]) -> Asked | None:
    quantity = any(not _is_date_word(guarded, ask) for ask in asks)
    if _WHY.search(guarded) and (not quantity or _PLAINLY_WHY.match(guarded)):
        return Asked.WHY
    if quantity:
        return None
    if _DATE.search(guarded):
        return Asked.DATE if find_order(guarded) is None or _DEADLINE.search(guarded) else None
    if _YES_NO.search(guarded):
        return Asked.YES_NO
    if _DEFINITION.search(guarded) and not (_NAMED_THING.search(guarded) or MANY_OF.search(guarded)):
        return Asked.DEFINITION
    return None


def _is_date_word(guarded: str, ask: Ask) -> bool:
    """Tell "ngày mấy" and "mấy giờ" from a quantity."""
    before = guarded[max(0, ask.word.start - 6) : ask.word.start]
    if re.search(r"\b(?:ngay|thang|nam)\s+$", before):
        return True
    if ask.unit != "giờ" or not guarded.startswith("may", ask.word.start):
        return False
    return not (_HOURS_BEFORE.search(guarded, 0, ask.word.start) or _HOURS_AFTER.match(guarded, ask.span.end))


def _quantity_kind(guarded: str, asks: Sequence[Ask]) -> Asked:
    if find_operation(guarded, asks) is not None:
        return Asked.COMPUTATION
    if _EACH.search(guarded) or len(asks) > 1 or (not asks[0].unit and JOINT_MEASURES.search(guarded)):
        return Asked.BREAKDOWN
    if _OF_PLAN.search(guarded) and not any(ask.unit and not ask.is_percent for ask in asks):
        return Asked.PLAN_SHARE
    if AIMS.search(guarded) or _PLANNED.search(guarded):
        return Asked.TARGET
    return move_kind(guarded, asks) or (Asked.COUNT if asks[0].counted else Asked.LEVEL)


def _named_kind(guarded: str) -> Asked:
    """Decide between kinds that no quantity is asked for."""
    if asks_one_name(guarded):
        return Asked.ENTITY
    table = (
        (_EACH, Asked.BREAKDOWN),
        (_HOW, Asked.BREAKDOWN),
        (_LIST, Asked.LIST),
        (_ENTITY, Asked.ENTITY),
        (_PLACE_IN_LIST, Asked.ENTITY),
        (_OF_PLAN, Asked.PLAN_SHARE),
    )
    for pattern, asked in table:
        if pattern.search(guarded):
            return asked
    if names_tempo(guarded):
        return Asked.GROWTH
    if names_base(guarded):
        return Asked.COMPUTATION
    return Asked.TARGET if AIMS.search(guarded) else _searched_kind(guarded)


def _searched_kind(guarded: str) -> Asked:
    """Decide what the words of a search box look for."""
    if _NAMES_DATE.match(guarded):
        return Asked.DATE
    return Asked.ENTITY if _NAMES_NAME.match(guarded) else Asked.VALUE_LOOKUP


def naming_spans(guarded: str) -> list[Span]:
    """Return the words that only ask to name several things: what is named is told without them."""
    return [Span(*match.span()) for match in _NAME_THEM.finditer(guarded)]


def reason_spans(guarded: str) -> list[Span]:
    """Return the words that only say that a reason is asked for: what is to have one is told without them too."""
    return [Span(*match.span()) for match in _REASON.finditer(guarded)]


def wanted_roles(asked: Asked, guarded: str, asks: Sequence[Ask]) -> tuple[Role, ...]:
    """Return the roles of figures that can answer, best first; empty when any will do."""
    if asked is Asked.TARGET:
        if move_kind(guarded, asks) is not None:
            return (Role.TARGET, Role.GROWTH)
        return (Role.TARGET,) if AIMS.search(guarded) else (Role.TARGET, Role.LEVEL)
    if asked in {Asked.COMPARISON, Asked.RANKING, Asked.BREAKDOWN, Asked.COMPUTATION}:
        return _roles_of_several(guarded, asked, asks)
    # "tăng bao nhiêu" without a unit may be told in per cent or in things.
    in_share = any(ask.is_percent for ask in asks)
    fixed = {
        Asked.GROWTH: (Role.GROWTH,) if in_share else (Role.GROWTH, Role.CHANGE),
        Asked.CHANGE: (Role.CHANGE,),
        Asked.PLAN_SHARE: (Role.PLAN_SHARE,),
        Asked.COUNT: (Role.COUNT, Role.LEVEL),
        Asked.LEVEL: (Role.LEVEL,),
        Asked.VALUE_LOOKUP: (Role.LEVEL, Role.GROWTH) if _INDEX.search(guarded) else (Role.LEVEL, Role.COUNT),
    }
    return fixed.get(asked, ())


# "giảm từ mức nào xuống mức nào" asks for both levels.
_FROM_TO = re.compile(rf"\btu\s+{QUANTITY_WORD}\b.*\b(?:len|xuong|den|toi|con)\s+{QUANTITY_WORD}\b")


def _roles_of_several(guarded: str, asked: Asked, asks: Sequence[Ask]) -> tuple[Role, ...]:
    if asked in {Asked.COMPARISON, Asked.RANKING} and _MORE_OF_PLAN.search(guarded):
        return (Role.PLAN_SHARE,)
    if not says_move(guarded) or _FROM_TO.search(guarded):
        return (Role.LEVEL, Role.COUNT)
    counted = any(ask.unit and not ask.is_percent for ask in asks)
    return (Role.CHANGE, Role.GROWTH) if counted else (Role.GROWTH, Role.CHANGE)
