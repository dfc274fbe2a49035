"""What kind of answer a question asks for: patterns on its guarded form, tried in order.

The guarded text and the asked quantities in; kind, operation, ranking order, roles, direction and status out.
Does NOT find periods, territories or the things compared.
"""

import re
from collections.abc import Sequence

from index.figure import Direction, Role, Status
from qa.asking import PERIOD_MARK, Ask
from qa.question import Asked, Extreme, Operation, Order

_P = rf"{PERIOD_MARK}+"
_Q = r"(?:bao\s*nhi?e?u+|may|nhieu|nhiu|muc nao|co nao)"
_WHO = r"(?:nao|gi|ai|dau)"
_QUALITY = (
    r"(?:cao|thap|lon|nho|be|nhieu|it|dong|thua|day|dai|ngan|rong|hep|sau|nong|manh|yeu|nhanh|cham|dat|re|mac|nang|nhe"
    r"|lau|som|muon|tot|xau|kem|giau|ngheo|xa|gan|dam|gia|tre|phat trien|dong dan|thua dan|hieu qua)"
)
_LOW = re.compile(r"\b(?:thap|nho|be|it|thua|ngan|hep|nong|yeu|cham|re|kem|ngheo|gan|cuoi|bet)\b")
_SUPERLATIVE = re.compile(
    rf"\b(?P<quality>{_QUALITY})\s+(?:thu\s+(?P<place>hai|ba|tu|nhi|nhat|\d{{1,2}})|(?:\w+\s+){{0,3}}?nhat)\b"
    r"|\b(?P<lead>dan (?:dau|____?)|dung (?:dau|___)|hang (?:dau|___)|dung nhat|quan quan|dung cuoi|cuoi bang|dung chot)\b"
)
_PLACES = {"nhat": 1, "nhi": 2, "hai": 2, "ba": 3, "tu": 4}
_POSITION = re.compile(
    rf"\b(?:xep|dung|xep hang)\s+(?:o\s+)?(?:hang\s+|vi tri\s+|thu hang\s+)?(?:thu\s+)?{_Q}\b"
    r"|\b(?:hang|vi tri|thu hang)\s+(?:thu\s+)?(?:may|bao nhieu|nao)\b|\b(?<!tich )thu may\b|\bxep thu\b"
)
_WHY = re.compile(
    rf"\b(?:vi sao|tai sao|do dau|vi dau|nho dau|sao lai|vi ly do|vi co gi|bang cach nao|bang cach|nhu the nao ma"
    rf"|(?:ly do|nguyen nhan|nguyen do)(?:\s+\w+){{0,4}}\s+(?:la\s+)?{_WHO}|dau la (?:nguyen nhan|ly do)|(?:^|, )(?:ly do|nguyen nhan))\b"
    r"|^sao\b"
)
_DATE = re.compile(
    r"\b(?:ngay(?:\s+thang)?(?:\s+nam)?|thang(?:\s+nam)?|nam|quy|luc|thoi gian|thoi diem|moc(?:\s+ngay)?|gio|hom|dip|ky)\s+(?:nao|gi|may)\b"
    r"|\b(?:khi nao|bao gio|hoi nao|luc nao|chung nao|may gio|nam may|ngay may|thang may|ngay thang nam nao|ngay bao nhieu)\b"
)
_DURATION = re.compile(r"\bbao lau\b")
_YES_NO = re.compile(
    r"\b(?:co|da)\b.*\b(?:khong|chua|ko|hong|hem|hok|k)(?:\s+(?:vay|nhi|a|ta|the|ha|ban|nhe|hay khong))*\s*[?.!]*$"
    r"|\b(?:phai khong|dung khong|phai chang|co phai|dung hay sai|co dung)\b|\b(?:khong|chua)\s*\?+$"
)
_LIST = re.compile(
    rf"\b(?:nhung|cac)\b(?:\s+[^\s?.;]+){{0,14}}?\s+(?:nao|gi|ai)\b"
    rf"|\b(?:ke ten|liet ke|neu ten|cho biet ten|ke ra|ke het)\b|\b(?:gom|co|la)\s+nhung\s+(?:\w+\s+)*?{_WHO}\b"
    r"|\b(?:gom|bao gom|thuoc)\s+(?:co\s+)?(?:nhung\s+)?(?:gi|ai|nao)\b"
    r"|\b(?:hai|ba|bon|nam|sau|bay|tam|chin|muoi|[2-9])\s+(?:(?!o\b|tai\b|cho\b|la\b|cua\b)[a-z-]+\s+){1,4}(?:nao|gi)\b"
)
_ONE_NAME = re.compile(r"\b(?:ten (?:la )?gi|la ai|ai la|cua ai)\b")
_ENTITY = re.compile(
    r"\b(?:ai|nao|gi|dau|so may|cho nao)\b|\bso\s+(?:hieu\s+)?(?:bao nhieu|may)\s*(?:[?.]|$)|\b(?:dia chi|ten)\s+(?:cua|la)\b|\bla ai\b"
)
_ORDINAL_OF_LIST = re.compile(r"\bso thu tu\b|\bmuc so\b")
_NUMBER_OF_PAPER = re.compile(
    r"\b(?:nghi dinh|quyet dinh|nghi quyet|thong tu|cong van|van ban|luat|chi thi|bao cao|to trinh|dieu|khoan|duong|quoc lo)\s+"
    r"(?:so\s+)?(?:hieu\s+)?(?:may|bao nhieu)\b(?! (?:dong|ty|trieu|nguoi|ngay))"
)
_DEFINITION = re.compile(
    r"^(?:\S+\s+){1,7}(?:la gi|nghia la gi|la cai gi|la sao|la the nao)(?:\s+(?:vay|the|nhi|a|ta|ha))*\s*[?.!]*$"
    r"|\b(?:dinh nghia|nghia la gi|viet tat cua|duoc hieu la|co nghia)\b|^the nao la\b"
)
_NAMED_THING = re.compile(
    r"\b(?:ten|chu de|muc tieu|bieu tuong|giai|biet danh|dac san|nghe|nganh|khau hieu|nhiem vu)\b"
)
_EACH = re.compile(
    rf"\b(?:moi|tung)\s+(?:loai|nhom|khu vuc|khoi|phan|nganh|linh vuc|ben|noi|song|huyen|tinh|khoan|viec|don vi|dia phuong|cap|xa(?! vien)|quan|mat hang|nguon|hang muc)\b.*{_Q}"
    rf"|, [^,?]+ va [^,?]+? (?:deu |cung )?chiem\b|\b(?:hai|ba|bon|nam) (?:khu vuc|nhom|khoi|loai)\b.*\bchiem\b.*{_Q}|\blan luot\b|\b(?:co cau|chia|phan)\b.*\b(?:ra sao|the nao|nhu the nao)\b|\b{_Q}\b.*\bmoi\s+(?:loai|nhom|ben|noi)\b"
)
MORE = re.compile(rf"\b{_QUALITY}(?:\s+\w+){{0,2}}\s+hon\b(?!\s+\d)|\bhon (?:nhau|han)\b|\bvuot troi\b")
EITHER = re.compile(
    r"\bhay(?: la)?\b|\b(?:ben|noi|cai|loai|nhom|khoan|tinh|huyen|quan|xa|thi xa|dang|phia|khu vuc|nganh|cho|mat hang|cay|con|dia phuong|don vi|ky|nam|thang|quy|so)\s+nao\b"
)
_BETWEEN = re.compile(r"\b(?:giua|so sanh|so voi|voi|va)\b")
_MOVE = r"(?P<up>tang|nang|vuot|len|them)|(?P<down>giam|sut|tut|xuong|cat giam|rut|bot|cat)"
_FILLER = (
    rf"(?:\s+(?:truong|them|len|xuong|duoc|khoang|trong|toi|den|thap|cao|manh|nhe|binh|quan|moi|nam|thang|quy|chung|rat|chi|ve|tren|gan"
    rf"|so|voi|cung|ky|truoc|ngoai|muc|{_P}|con|khong|da|la|dat|o|uoc))*"
)
_GROWS = re.compile(rf"\b(?:{_MOVE}){_FILLER}\s*,?\s*(?P<ask>{_Q}\b|%|phan tram)")
# "có thêm mấy dự án": new ones are counted, nothing is said to have grown.
_ADDED = re.compile(rf"\b(?<!tang )them\s+(?:duoc\s+)?{_Q}\b")
_OPEN_MOVE = re.compile(r"\btang\s*(?:hay|hoac)(?: la)?\s+giam\b|\bgiam (?:hay|hoac)(?: la)? tang\b|\btang[, /]+giam\b")
_REACHES = re.compile(
    rf"\b(?:con|tang len|giam con|xuong con|len den|len toi|xuong den|con lai)\s+(?:khoang\s+)?{_Q}\b"
)
_EXCEEDS = re.compile(rf"\b(?:(?P<quality>{_QUALITY})\s+)?(?P<than>hon|kem)\b(?!\s+\d)[^?;]*?(?<!moi )\b{_Q}\b")
_SAME_PERIOD = re.compile(rf"\b(?:cung k[yi]|nam (?:ngoai|truoc)|thang truoc|quy truoc|lien truoc|{_P})")
_TEMPO = re.compile(r"\b(?:toc do|nhip do|muc|ty le|ti le)\s+tang\b|\btang truong\b|\btoc do phat trien\b")
_PLAN = r"(?:ke hoach|kh|du toan|chi tieu|nghi quyet|muc tieu|dt)"
_OF_PLAN = re.compile(
    rf"(?:{_Q}\s*(?:%|phan tram|pt)?|%|phan tram|pt)\s*(?:so voi|so|cua|trong|con so|muc|tong|ca|\s)*{_PLAN}\b"
    rf"|\b(?:so voi|so|cua|theo)\s+(?:con so\s+|muc\s+)?{_PLAN}\b.*\b(?:dat|bang|duoc|hoan thanh|vuot|thuc hien)\s+(?:\w+\s+)?{_Q}"
    rf"|\b(?:vuot|hoan thanh)\s+(?:muc\s+)?{_PLAN}?.*{_Q}\s*(?:%|phan tram)|\b(?:ty le|muc do)\s+(?:hoan thanh|thuc hien)\b.*{_PLAN}"
)
_AIMS = re.compile(
    rf"\b(?:phan (?:dau|_+)|(?<!chuong trinh )(?<!co )muc tieu(?! quoc gia)|chi tieu|dat muc tieu|dat ra|de ra|len ke hoach|du kien|du tinh|du bao|dinh huong|quy hoach|muon|ky vong|huong toi|"
    rf"ke hoach (?:cua )?(?:nam )?{_P}|(?:theo|trong) ke hoach|se (?:dat|co|tang|giam|trong|xay|duoc|la))\b"
)


def _has(pattern: re.Pattern[str], guarded: str) -> bool:
    return pattern.search(guarded) is not None


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
    if find_order(guarded, asks) is not None:
        return Asked.RANKING
    if asks and not _ORDINAL_OF_LIST.search(guarded) and not _has(_NUMBER_OF_PAPER, guarded):
        return _quantity_kind(guarded, asks)
    return _named_kind(guarded)


def _reason_or_date(guarded: str, asks: Sequence[Ask]) -> Asked | None:
    quantity = any(not _is_date_word(guarded, ask) for ask in asks)
    if _has(_WHY, guarded) and not (quantity and not re.search(r"\b(?:vi sao|tai sao|do dau)\b", guarded)):
        return Asked.WHY
    if _has(_DATE, guarded) and not quantity and find_order(guarded, asks) is None:
        return Asked.DATE
    if _has(_YES_NO, guarded) and not quantity:
        return Asked.YES_NO
    if _has(_DEFINITION, guarded) and not quantity and not _has(_NAMED_THING, guarded):
        return Asked.DEFINITION
    return None


def _is_date_word(guarded: str, ask: Ask) -> bool:
    """Tell "ngày mấy" and "mấy giờ" from a quantity."""
    before = guarded[max(0, ask.word.start - 6) : ask.word.start]
    return bool(re.search(r"\b(?:ngay|thang|nam)\s+$", before)) or (
        ask.unit == "giờ" and guarded.startswith("may", ask.word.start)
    )


def _quantity_kind(guarded: str, asks: Sequence[Ask]) -> Asked:
    if find_operation(guarded, asks) is not None:
        return Asked.COMPUTATION
    if _has(_EACH, guarded) or len(asks) > 1:
        return Asked.BREAKDOWN
    if _is_plan_share(guarded, asks):
        return Asked.PLAN_SHARE
    if _has(_ADDED, guarded) and asks[0].counted:
        return Asked.COUNT
    moved = move_kind(guarded, asks)
    if _has(_AIMS, guarded):
        return Asked.TARGET
    if moved is not None:
        return moved
    if _has(_LIST, guarded) and not asks[0].unit:
        return Asked.LIST
    return Asked.COUNT if asks[0].counted else Asked.LEVEL


def _is_plan_share(guarded: str, asks: Sequence[Ask]) -> bool:
    return _has(_OF_PLAN, guarded) and not any(ask.unit and not ask.is_percent for ask in asks)


def move_kind(guarded: str, asks: Sequence[Ask]) -> Asked | None:
    """Return GROWTH or CHANGE when the asked quantity says how much something moved, else None."""
    share = any(ask.is_percent for ask in asks)
    if _has(_REACHES, guarded) and not share:
        return None
    if _has(_GROWS, guarded):
        return Asked.CHANGE if asks and asks[0].unit and not share else Asked.GROWTH
    if _has(_EXCEEDS, guarded):
        return Asked.GROWTH if share or not asks[0].unit else Asked.CHANGE
    if _has(_TEMPO, guarded) and (share or not asks or not asks[0].unit):
        return Asked.GROWTH
    return None


def _named_kind(guarded: str) -> Asked:
    """Decide between kinds that no quantity is asked for."""
    if _has(_ONE_NAME, guarded):
        return Asked.ENTITY
    if _has(_EACH, guarded) or re.search(r"\b(?:ra sao|the nao)\s*[?]*$", guarded):
        return Asked.BREAKDOWN
    if _has(_LIST, guarded):
        return Asked.LIST
    if _has(_DURATION, guarded):
        return Asked.LEVEL
    if _has(_ENTITY, guarded) or _has(_ORDINAL_OF_LIST, guarded):
        return Asked.ENTITY
    if _has(_TEMPO, guarded) or _has(_OPEN_MOVE, guarded):
        return Asked.GROWTH
    return Asked.TARGET if _has(_AIMS, guarded) else Asked.VALUE_LOOKUP


def is_comparison(guarded: str) -> bool:
    """Tell whether the question asks which of two (or a few) named things has more."""
    more = MORE.search(guarded)
    if more is None:
        return False
    either = EITHER.search(guarded)
    if either is None:
        return False
    return either.group().startswith("hay") or _has(_BETWEEN, guarded[: more.start()])


def find_order(guarded: str, asks: Sequence[Ask]) -> Order | None:
    """Return the ranking asked for: a superlative with a question word for the thing, or the place itself."""
    if _has(_POSITION, guarded):
        return Order(extreme=Extreme.POSITION)
    superlative = _SUPERLATIVE.search(guarded)
    if superlative is None or not re.search(rf"\b{_WHO}\b", guarded) or _has(_ONE_NAME, guarded):
        return None
    place = superlative["place"]
    if superlative["quality"] in {"it", "nhieu"} and re.match(r"\s*\d", guarded[superlative.end() :]):
        return None
    low = _has(_LOW, superlative.group())
    number = _PLACES.get(place) or int(place) if place else 1
    return Order(extreme=Extreme.LOWEST if low else Extreme.HIGHEST, place=number)


_SUM = re.compile(
    r"\b(?:gop (?:ca|chung|lai)?|cong (?:lai|ca|gop|don|chung)|tong cua|ca hai|ca ba|hai .* cong lai|tinh gop|ca .+ (?:lan|va) .+ (?:thi|la|co|dat|duoc|cong))\b"
)
_MINUS = re.compile(
    r"\btru(?: di)?\b(?! luong| so\b| tinh| ong| cot)|\bchenh(?: lech)?\b|\bcach nhau\b|\bhieu so\b|\bhon kem\b"
)
_LEFT = re.compile(rf"\bcon\s+(?:lai\s+)?{_Q}\b.*\bchua\b|\bcon thieu\b|\bconlai\b|\bchua\b.*\bcon {_Q}")
_TIMES = re.compile(rf"\bgap\s+(?:khoang\s+)?{_Q}\s*(?:lan)?\b|\bbang may phan\b(?! tram)|\bgap doi hay\b")
_AVERAGE = re.compile(
    r"\b(?:tinh )?(?:trung binh|binh quan),?\s+(?:thi\s+)?(?:moi|mot)\s+\w+.*\bco\b|\btinh (?:ra )?(?:trung binh|binh quan)\b"
)
_BASE = re.compile(
    r"(?<!so voi )(?<!so )(?<!hon )(?<!bang )(?<!voi )\bcung ky(?: nam)?(?: (?:truoc|ngoai))?\b.*\b(?:co|la|dat|duoc)\b|\b(?:suy (?:tu|ra)|tinh nguoc)\b"
)
_IMPLIED = re.compile(r"\b(?:suy ra|tinh ra|tuong ung)\b.*\b(?:ke hoach|du toan|chi tieu)\b.*" + _Q)
_RATE = re.compile(
    r"\btong (?:so )?(?:tien|muc|kinh phi)\b|\btat ca (?:bao nhieu )?tien\b|\b(?:duoc|phai) .*bao nhieu tien\b"
)


def find_operation(guarded: str, asks: Sequence[Ask]) -> Operation | None:
    """Return the operation when the question words themselves ask to compute, else None."""
    share = any(ask.is_percent for ask in asks)
    if _has(_TIMES, guarded):
        return Operation.RATIO
    if _has(_IMPLIED, guarded):
        return Operation.IMPLIED_PLAN
    if _has(_AVERAGE, guarded):
        return Operation.AVERAGE
    if share:
        return None
    if _has(_MINUS, guarded) or _has(_LEFT, guarded):
        return Operation.DIFFERENCE
    if _has(_BASE, guarded):
        return Operation.BASE
    exceeds = _EXCEEDS.search(guarded)
    if exceeds is not None and len(asks) == 1 and not _is_same_period(guarded, exceeds):
        return Operation.DIFFERENCE
    return Operation.SUM if _has(_SUM, guarded) else None


def _is_same_period(guarded: str, exceeds: re.Match[str]) -> bool:
    """Tell "cao hơn cùng kỳ bao nhiêu", a stated change, from "cao hơn kế hoạch bao nhiêu"."""
    return _SAME_PERIOD.match(guarded[exceeds.end("than") :].lstrip()) is not None and "cung k" in exceeds.group()


_UPDATED = re.compile(
    r"\b(?:so (?:lieu )?|ket qua |da |ban )?cap nhat\b|\bsau (?:khi )?(?:cap nhat|bo sung so lieu)\b|\bso chinh thuc\b"
)
_FIRST = re.compile(
    r"\b(?:chua|truoc khi|truoc) (?:cap nhat|dieu chinh so lieu|dieu chinh\s*,|dieu chinh$)|\b(?:da bao cao|bao cao (?:lan )?(?:dau|truoc)|bao cao ban dau|so ban dau|uoc bao cao)\b"
    r"|\bbao cao\s+(?:so\s+)?\d{2,}|\bchua dieu chinh\b"
)
_ESTIMATED = re.compile(r"\b(?:uoc|uoc tinh|uoc thuc hien|so uoc|uoc dat)\b")
_ACTUAL = re.compile(r"\bthuc te\b|\bthuc hien duoc\b")


def find_status(guarded: str, asked: Asked) -> Status | None:
    """Return how final the asked number must be, None when the question does not say."""
    table = ((_FIRST, Status.FIRST_REPORTED), (_UPDATED, Status.UPDATED), (_ACTUAL, Status.ACTUAL))
    for pattern, status in table:
        if _has(pattern, guarded):
            return status
    if asked is Asked.TARGET:
        return Status.TARGET
    return Status.ESTIMATE if _has(_ESTIMATED, guarded) else None


def find_direction(guarded: str) -> Direction | None:
    """Return the way that something is said to go; None when both or neither is said, or when it is left open."""
    if _has(_OPEN_MOVE, guarded):
        return None
    grows = _GROWS.search(guarded)
    if grows is not None:
        return Direction.DOWN if grows["down"] else Direction.UP
    up = re.search(r"\b(?:tang(?! truong| them\b)|vuot)\b|\b(?:cao|nhieu|lon) hon\b", guarded)
    down = re.search(r"\b(?:giam|sut|tut)\b|\b(?:thap|it|kem) hon\b", guarded)
    if bool(up) == bool(down):
        return None
    return Direction.UP if up else Direction.DOWN


def wanted_roles(asked: Asked, guarded: str, asks: Sequence[Ask]) -> tuple[Role, ...]:
    """Return the roles of figures that can answer, best first."""
    if asked is Asked.COUNT and _has(_ADDED, guarded):
        return (Role.COUNT, Role.CHANGE)
    fixed = {
        Asked.GROWTH: (Role.GROWTH,),
        Asked.CHANGE: (Role.CHANGE,),
        Asked.PLAN_SHARE: (Role.PLAN_SHARE,),
        Asked.COUNT: (Role.COUNT, Role.LEVEL),
        Asked.LEVEL: (Role.LEVEL,),
        Asked.VALUE_LOOKUP: (Role.LEVEL, Role.COUNT),
    }
    if asked in fixed:
        return fixed[asked]
    if asked is Asked.TARGET:
        return (Role.TARGET, Role.GROWTH) if move_kind(guarded, asks) else (Role.TARGET,)
    if asked in {Asked.COMPARISON, Asked.RANKING, Asked.BREAKDOWN, Asked.COMPUTATION}:
        return _roles_of_several(guarded, asks)
    return ()


def _roles_of_several(guarded: str, asks: Sequence[Ask]) -> tuple[Role, ...]:
    if re.search(r"\b(?:tang|giam)\b(?! them)", guarded):
        counted = any(ask.unit and not ask.is_percent for ask in asks)
        return (Role.CHANGE, Role.GROWTH) if counted else (Role.GROWTH, Role.CHANGE)
    return (Role.LEVEL, Role.COUNT)
