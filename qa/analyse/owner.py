"""What a question speaks of, for the one after it: whose the measure was, and what "dự án này" or "ở đó" means.

Two turns of a conversation in, words of the earlier one out. Does NOT complete anything.
"""

import re

from index.document import Span
from index.extract.territory import RANKS, TerritoryKind, TerritoryMention
from index.normalise import CAPITALS, fold
from qa.analyse.counterpart import split_segments
from qa.analyse.turn import Turn, tidy
from qa.words.content import has_diacritics
from qa.words.wording import KINDS, SIZES, phrases

_MEASURE = rf"{phrases(SIZES)}(?: tu nhien| dan so)?"
_MEASURED = re.compile(rf"^{_MEASURE}\b(?:\s+(?:cua|o|tai)\b)?\s*")
_MEASURED_LAST = re.compile(rf"(?:,\s*|\s+co\s+)(?:{_MEASURE}|cong suat|tong muc dau tu|von dau tu)$")
# What is measured of a thing; when, where or by whom it is done is asked of the thing.
_MEASURES = f"""{SIZES}, muc dau tu, von dau tu, von, kinh phi, gia tri, do cao, do sau, cong suat, le phi, doanh thu,
loi nhuan, gia ban, gia thue, gia, hoc phi, muc phat, han nop ho so, han chot nop ho so, han cuoi nop ho so"""
_OF_THING = re.compile(rf"^(?:tong\s+)?{phrases(_MEASURES)}(?: tu nhien| dan so| mua)?\b(?:\s+(?:cua|o|tai|cho)\b)?\s+")
_OF_BODY = re.compile(
    r"^(?:(?:pho|tong) )?(?:chu tich|bi thu|giam doc|hieu truong|giam muc|truong ban|cuc truong)\b"
    r"(?:\s+(?:cua|o|tai)\b)?\s+"
)
# "Giá bán ... là bao nhiêu một m2?": per what it is counted is said of the amount.
_PER = re.compile(
    r"\s+(?:một|mỗi|mot|moi|1|trên)\s*(?:m2|m²|mét vuông|tháng|năm|ngày|giờ|lít|kg|tấn|ha|km|phòng|con|người|lượt|căn)$"
)
_OF_WORK = re.compile(
    r"^(?:tong )?(?:muc dau tu|von dau tu|von|cong suat|toc do|tai trong|gia ban|gia thue|so tang|kinh phi)\b"
)
_WORK = re.compile(
    r"\b(?:du an|tuyen|cau|ham|duong|cang|san bay|nha may|nha ga|khu|toa|chung cu|cong trinh|benh vien)\b"
)
_HAS = re.compile(r"\s+(?:có|gồm|còn|được chia thành|chia thành|co|gom)(?: tổng cộng| tất cả)?$", re.IGNORECASE)
_ASKS_THING = re.compile(
    r"^(?:(?:tu |vao )?(?:khi|bao|luc|hoi|chung|ngay|nam|thang) (?:nao|gio)|o dau|dai|rong|cao|sau|nang|keo dai|bat dau"
    r"|ket thuc|hoan thanh|trien khai|lam|ai|nop|chu dau tu|don vi|co quan|nguoi"
    r"|giam doc|tong giam doc|chu tich|bi thu|giam muc|hieu truong|dia chi|dia diem|tru so|muc tieu"
    r"|thoi (?:han|gian|diem)|ho so|dieu kien)\b"
)
# How an amount moved and what it is made of is asked of the amount.
_OF_AMOUNT = re.compile(r"^(?:tang|giam|chiem|dat|them|bang|so|vuot|gap|gom|vi sao|tai sao)\b")
_LONGEST_VERB = 3  # words of "có hiệu lực", "ra đời", of which the day or the place was asked
_MOST_NOUNS = 6  # before a name: "dự án mở rộng sân bay"
_LEAST_OWNER = 2  # words that a thing has without its measure
_TOKEN = re.compile(r"[^\W_]+")
_LONGEST_NOUN = 3  # words: "khu công nghiệp này"
_CLASSIFIERS = re.compile(
    r"(?<!\w)(?:các|những|cây|con|ngôi|chiếc|tòa|cả|cac|nhung|cay|ngoi|chiec|toa)\s+$", re.IGNORECASE
)
_ASKED_NOUN = re.compile(r"\s+(?:nào|gì|nao|gi)(?!\w)", re.IGNORECASE)
_NAME_BEHIND = re.compile(rf"(?:\s+[^\W\d_]+){{0,2}}\s+[{CAPITALS}\d]")
# Where a noun with its name ends in a question.
_PHRASE_END = re.compile(
    r"\s*[,;:?(]|\s(?:có|gồm|được|bị|đạt|là|do|tăng|giảm|chiếm|nằm|sinh|ban hành|thông qua|thành lập|hỗ trợ|quy định"
    r"|khởi công|hoàn thành|nhập từ|lập từ|đơn giản|sau)(?!\w)"
)
_HERE = re.compile(r"\b(?:o|tai)\s+(?:do|day)\b|\b(?:o\s+)?(?:noi|dia phuong)\s+(?:do|day|nay|ay)\b")
_IS_HERE = re.compile(r"(?<!\w)(?:đó|đây|này|ấy)$", re.IGNORECASE)
_LEVELS = {
    "tỉnh": (TerritoryKind.PROVINCE,),
    "thành phố": (TerritoryKind.PROVINCE, TerritoryKind.DISTRICT),
    **{rank: (TerritoryKind.DISTRICT, TerritoryKind.COMMUNE) for rank in RANKS if rank != "thành phố"},
}
_PLAIN_LEVELS = {fold(level): kinds for level, kinds in _LEVELS.items()}
_LEVEL_WORD = re.compile(rf"^(?:tỉnh|{'|'.join(RANKS)}|tp\.?|tx\.?)\s+", re.IGNORECASE)
_JOINED = re.compile(r"\s*(?:,|\(|(?:của|ở|thuộc|tại))?\s*")


def is_measure(turn: Turn) -> bool:
    """Tell whether a turn names a measure, of which nothing is counted: "mật độ", "kinh phí"."""
    return _OF_THING.match(f"{fold(turn.text)} ") is not None


def is_of_work(core: Turn, before: Turn) -> bool:
    """Tell whether a turn asks of a work that the earlier one names what only works have: "Tổng mức đầu tư?"."""
    if core.names_anything or _OF_WORK.match(fold(core.text)) is None:
        return False
    return _WORK.search(fold(before.owner or before.statement())) is not None


def owner_of(core: Turn, before: Turn) -> str:
    """Return what was asked about; only whose it was, where that is what is asked about now.

    Of two measures of one thing the second is asked of the thing, and so is when, where or by whom it is done.
    """
    asked = fold(core.text)
    if _OF_AMOUNT.match(asked) is not None:
        return before.statement()
    if before.owner:
        return before.owner
    if _MEASURED.match(asked) is not None:
        return _other_measure(before)
    if is_of_work(core, before):
        return thing_of(before)
    return thing_of(before) if _ASKS_THING.match(asked) is not None else _name_of(before) or before.statement()


def thing_of(before: Turn) -> str:
    """Return what was asked about without what was measured of it: of "Tổng vốn đầu tư cầu Gió" the bridge."""
    if before.owner or _name_of(before):
        return before.owner or _name_of(before)
    statement = _without_count(before)
    measure = _OF_THING.match(fold(statement)) or _OF_BODY.match(fold(statement))
    rest = statement[measure.end() :] if measure is not None else ""
    is_named = len(rest.split()) >= _LEAST_OWNER or rest[:1].isupper()
    return rest if is_named and not rest[:1].isdigit() else statement


def _without_count(before: Turn) -> str:
    """Return what was asked about, less what was counted of it: of "Giáo phận Gió có mấy giáo xứ?" the diocese."""
    statement = _PER.sub("", before.statement())
    if not before.asks:
        return statement
    head = before.text[: before.asks[-1].span.start].rstrip()
    has = _HAS.search(head)
    return tidy(head[: has.start()]) if has is not None and has.start() > 0 else statement


def named_thing(before: Turn) -> str:
    """Return the name that a question says, with the nouns before it: "hầm vượt sông Gió"."""
    name = before.names[0]
    segment = next((each for each in split_segments(before) if each.start <= name.start < each.end), name)
    words = before.text[segment.start : name.start].split()[-_MOST_NOUNS:]
    if words and segment.start == 0 and len(words) == len(before.text[: name.start].split()):
        words[0] = words[0][:1].lower() + words[0][1:]
    led = " ".join([*words, before.text[name.start : name.end]])
    measure = _OF_THING.match(fold(led))
    return led if measure is None or not led[measure.end() :] else led[measure.end() :]


def _name_of(before: Turn) -> str:
    """Return the name or the paper that a question says hardly more than; "" where it says more."""
    statement = before.statement()
    named = before.text[: before.names[0].end] if before.names and before.names[0].start == 0 else before.source
    # "Nguyễn Văn Gió sinh", "Nghị định 1/2031/NĐ-CP có hiệu lực"
    rest = statement[len(named) :].split() if named and statement.startswith(named) else []
    verb = 1 if before.asks else _LONGEST_VERB
    return named if 0 < len(rest) <= verb else ""


def _other_measure(before: Turn) -> str:
    statement = before.subject(counted=False) if before.asks else before.statement()
    last = _MEASURED_LAST.search(fold(statement))
    owner = statement if last is None else statement[: last.start()]
    first = _MEASURED.match(fold(owner))
    return (owner if first is None else owner[first.end() :]) or statement


def put_referent(own: Turn, pointing: Span | None, before: Turn) -> tuple[str, str] | None:
    """Return a question with the words that point back given way to what they mean, and that.

    None where it is not named.

    "Dự án này dài bao nhiêu?" after "Vốn của dự án cầu Gió là bao nhiêu?" is asked of "dự án cầu Gió".
    """
    here = _HERE.search(own.guarded)
    if here is not None and (_IS_HERE.search(own.text[: here.end()]) or not has_diacritics(own.text)):
        place = _place_of(before)
        return (f"{own.text[: here.start()]}ở {place}{own.text[here.end() :]}", place) if place else None
    if pointing is None:
        return None
    words = [*_TOKEN.finditer(own.text, 0, pointing.end)][:-1][-_LONGEST_NOUN:]
    said = Turn(_PER.sub("", before.statement()), before.base)
    for word in words:
        noun = own.text[word.start() : words[-1].end()]
        phrase = _phrase_named(noun, said) or _place_named(noun, before.places) or _named_alone(noun, before)
        if phrase:
            start = word.start()
            if (classifier := _CLASSIFIERS.search(own.text, 0, start)) is not None:
                start = classifier.start()
            return f"{own.text[:start]}{phrase}{own.text[pointing.end :]}", phrase
    return None


def _phrase_named(noun: str, said: Turn) -> str:
    """Return a noun of a question with the name behind it; "" where it has none, or is what was asked for."""
    exact = has_diacritics(said.text) and not noun.isascii()
    for found in re.finditer(
        rf"(?<!\w){re.escape(noun.lower() if exact else fold(noun))}(?!\w)",
        said.text.lower() if exact else fold(said.text),
    ):
        start = found.start()
        place = next((mention.span for mention in said.places if mention.span.start == start), None)
        if place is not None:
            return said.text[start : _end_of_places(place.end, said)]
        if said.source and said.text.startswith(said.source, start):
            return said.source
        if _ASKED_NOUN.match(said.text, found.end()) or (
            " " not in noun and not _NAME_BEHIND.match(said.text, found.end())
        ):
            continue
        ends = [match.start() for match in [_PHRASE_END.search(said.text, found.end())] if match is not None]
        ends += [mention.span.start for mention in said.periods if mention.span.start > start]
        phrase = tidy(said.text[start : min(ends, default=len(said.text))])
        if len(phrase) > len(noun):
            return phrase
    return ""


def _end_of_places(end: int, said: Turn) -> int:
    """Return where a place ends with the wider ones named right behind it: "huyện A của tỉnh B"."""
    for mention in said.places:
        if mention.span.start > end and _JOINED.fullmatch(said.text, end, mention.span.start):
            end = mention.span.end
            end += said.text.startswith(")", end)
    return end


def _place_named(noun: str, places: tuple[TerritoryMention, ...]) -> str:
    kinds = _LEVELS.get(noun.lower()) or _PLAIN_LEVELS.get(noun.lower(), ())
    return next((f"{noun} {_LEVEL_WORD.sub('', each.name)}" for each in places if each.kind in kinds), "")


def _named_alone(noun: str, before: Turn) -> str:
    """Return the only name in a question for "nước này" or "công ty này", which it does not call so."""
    return named_thing(before) if fold(noun) in KINDS and len(before.names) == 1 and not before.places else ""


def _place_of(before: Turn) -> str:
    """Return the place that a question names, with the wider ones behind it, or what else it names, or ""."""
    if before.places:
        first = before.places[0].span
        return before.text[first.start : _end_of_places(first.end, before)]
    return before.text[before.names[0].start : before.names[0].end] if before.names else ""
