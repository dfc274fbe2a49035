"""The words around a number in, the name of what it measures out.

Takes linking verbs, particles and connectives off both ends of the words before a number, keeps compounds whole
("thực hiện", "tăng trưởng"), and joins what is left with the counted noun and the words after it. Does not follow
sentences: which words belong to a number is decided in ``index.extract.statement``.
"""

import re
from functools import lru_cache

from index.extract.alternatives import word_of
from index.extract.comparison import Comparison
from index.extract.unit import UnitMention, read_unit
from index.figure import Role

# Words that may stand between an indicator and its number without naming anything.
_LINKS = """
ước thực hiện, ước tính, ước đạt, ước khoảng, ước, đạt được, đạt khá với, đạt tỷ lệ, chiếm tỷ lệ, với tỷ lệ, đạt, được, là, tăng thêm,
tăng, giảm, giám, cắt giảm, sụt giảm, khoảng, trên, gần, hơn, dưới, xấp xỉ, đối với, với, lên tới, lên đến, lên, còn, xuống, thêm, cho tới, cho đến, tới, đến
hết, đến, từ đủ, từ, chiếm, chỉ, vượt, cao hơn, thấp hơn, nhiều hơn, ít hơn, nhỏ hơn, lớn hơn, sớm hơn, muộn hơn, có, trị giá, tương đương,
ở, vào, hiện có, tổng cộng, bình quân, trung bình, mỗi năm, nhẹ, chừng, tối đa, tối thiểu, không quá, đã, sẽ, bao gồm, gồm, cho, của, thì,
hoàn thành, ghi nhận, rơi vào, dao động, quá, ít nhất, hết, khi, nếu, theo, về, trong, những, các, và, hoặc, hay, trong vòng, trong
thời hạn, trong khoảng, kéo dài, không dưới, gấp, tức, như, chưa, không, đều, phải, để, mà, thứ, hạng, đứng, vị trí, x, ×, sau
đây, như sau, sau, lũy kế, luỹ kế, lần lượt
"""
# These are parts of other words too: "định mức", "thực hiện", "đẩy mạnh", "mặt bằng", "sắp xếp", "thu xếp".
_GUARDED_LINKS = (
    r"(?<!định )(?<!hạn )(?<!đề )(?<!quá )(?<!cấp )mức",
    r"(?<!thực )(?<!thể )(?<!xuất )(?<!phát )(?<!biểu )(?<!tái )hiện",
    r"(?<!đẩy )(?<!thế )(?<!điểm )mạnh",
    r"(?<!mặt )(?<!đồng )(?<!văn )(?<!công )(?<!thăng )(?<!cao )bằng",
    r"(?<!sắp )(?<!thu )xếp",
    r"(?<!tự )do",
    r"(?<!tồn )(?<!hiện )tại",
    r"(?<!giá )(?<!tất )cả",
    r"(?<!đầy )đủ",
)
# Atomic, longest first: a run of links is read in one way only, so that a long one cannot be tried in all ways.
_LINK = "|".join(
    [*sorted((" ".join(link.split()) for link in _LINKS.split(",")), key=len, reverse=True), *_GUARDED_LINKS]
)
_TRAILING = re.compile(rf"(?:(?<!\w)(?>(?:{_LINK})(?!\w))\s*)++$", re.IGNORECASE)
_GUARDED_WORDS = frozenset({"mức", "hiện", "mạnh", "bằng", "xếp", "do", "tại", "cả", "đủ"})
# A text that ends in none of these ends in no link,
_LAST_WORDS = tuple(sorted({link.split()[-1] for link in _LINKS.split(",")} | _GUARDED_WORDS))
# and none of its links begins before the last word that is none of these.
_LINK_WORDS = frozenset(_LINKS.replace(",", " ").split()) | _GUARDED_WORDS
_CONNECTIVES = (
    "(?:theo )?(?:số liệu|kết quả|thống kê)(?: [^\\W\\d_]+){0,2} cho thấy|theo thống kê|theo số liệu|trong giai đoạn|kế đến là|kế đến|tiếp theo là|tiếp đến là"
    "|sau đó là|rồi đến|và|với|trong đó|trong số đó|trong số này|trong số|riêng|cụ thể(?: là)?|như vậy|như sau|như|gồm|bao gồm|tính chung|nhìn chung|tiếp tục|đồng thời"
    "|ngoài ra|bên cạnh đó|theo đó|do đó|vì vậy|do vậy|từ đó|qua đó|hiện nay|ngày nay|giờ đây|hiện(?! đại| trạng| vật| tượng)|tính đến nay|tính đến|đến nay|cho đến nay"
    "|đã có thêm|đã có|đã|có(?! thể)|thì|mà|do|cả năm|năm nay|trong năm|trong kỳ|trong quý|trong tháng"
    "|(?:toàn|cả)(?: (?:tỉnh|huyện|thành phố|thị xã|xã|quận|ngành|vùng|nước))|trên địa bàn(?: (?:tỉnh|huyện|thành phố|xã))?|đưa(?! vào)|nâng(?! cấp| cao)|làm cho"
    "|so với cùng k[ỳì]|cùng k[ỳì]|so với|(?:mục tiêu|chỉ tiêu|kế hoạch) (?:đã |được )?(?:đề|đặt) ra(?=\\s*(?:,|$))|kế hoạch(?=\\s*(?:,|$))|dự toán(?=\\s*(?:,|$))|(?:KH|DT)(?=\\s*(?:,|$))|(?:(?:HĐND|UBND)(?: (?:tỉnh|huyện|thành phố|thị xã|xã))?|Chính phủ|Trung ương|TW|tỉnh|huyện|được) giao|giao đầu năm|lũy kế|luỹ kế|giao(?=\\s*(?:,|$))|đạt(?! chuẩn)|ước(?! vọng| mơ)|tăng(?! trưởng| cường| thu| ca| giá)"
    "|giảm(?! nghèo| trừ| thiểu| phát| giá| tải)|là|cùng|còn(?! lại)|kết quả|các|tại|của|phấn đấu|phân đầu|mục tiêu là|nếu|hoặc|nhưng|tuy nhiên|song|tức|nghĩa là"
    "|lưu ý|chú ý|ví dụ|trở lên|trở xuống|trở đi|sẽ|cho"
    # what is left before a period that was taken out
    "|(?:đầu|cuối|giữa|trước|sau|từ|đến|vào|trong|tính|tầm nhìn)(?=\\s{2})"
)
_LEADING = re.compile(rf"^[\s,;:.–\-+•*“”\"/^)\](\[…|=>]*(?:(?:{_CONNECTIVES})(?!\w)[\s,:]*)*", re.IGNORECASE)
_TAIL_LEADING = re.compile(r"^[\s,;:.–\-]*(?:(?:là|đã|và|với)(?!\w)\s*)*", re.IGNORECASE)
_STOP_AFTER = re.compile(
    r",|;|:|\.|\(|\)|/|\[|"
    + word_of(
        "so với|tăng|giảm|đạt|(?<!mặt )(?<!đồng )(?<!văn )bằng|trong (?:đó|dịp|năm|quý|tháng|kỳ|khi)|(?<!đối )với|bao gồm|gồm|là|và|chiếm|nên|do|để|nhằm"
        "|tập trung|ước|nâng|làm|từ|thì|mà|nếu|hoặc|nhưng|trở lên|trở xuống|sẽ|vào",
        then=r"(?!\w)",
        any_case=False,
    )
)
_NAMES_STOCK = re.compile(
    r"(?:tổng|số(?! liệu)|dân số|tổng đàn|đàn|sản lượng|diện tích|quy mô|lượng|mật độ|khối lượng|giá trị|doanh thu|tỷ lệ|mức|công suất|nhu cầu|chiều|độ|thời gian|thời hạn|vị trí|tuổi)(?!\w)",
    re.IGNORECASE,
)
_SUPERLATIVE = re.compile(
    r"(?:cao|thấp|lớn|nhỏ|nhiều|ít|dài|ngắn|sâu|nông|nóng|lạnh|muộn|sớm)(?: nhất)?$|trung bình$|bình quân$"
)
_AREA = re.compile(r"(?:tổng )?(?:diện tích|dân số|vốn)(?!\w)", re.IGNORECASE)
_BARE_NUMBER = frozenset({"số", "tổng số", "số lượng", "tổng cộng", "tổng", "quy mô", "lượng", "mức", "tổng quy mô"})
_REACHES = re.compile(r"(?:tăng |giảm )?(?:lên|xuống|còn|đến|tới|thành)(?: còn| tới| đến)?", re.IGNORECASE)
# "xếp thứ 48 về thu nhập bình quân": a rank says after it of what it is one.
_RANKS = re.compile(r"(?:thứ|hạng|vị trí)\s*$", re.IGNORECASE)
_RANKED = re.compile(r"\s+(?:(?:toàn quốc|cả nước|toàn tỉnh|trên cả nước|cả vùng|trong vùng)\s+)?về\s+")
_UNITS_OF_LAND = frozenset({"tỉnh", "huyện", "quận", "xã", "phường", "thôn", "bản", "ấp", "khóm", "buôn", "làng"})
_NAME = re.compile(r"\s[A-ZĐÂÊÔƠƯĂÁÀÍÓÚÝ]")
# "20 giường, trạm y tế lưu động có ...": what has the next number is not counted with the things before.
_HAS = re.compile(r"[^,;.]{0,60}\scó\s*")
_COMMA = re.compile(r"\s*,(?=\s)")
_WORD = re.compile(r"[^\W\d_]+")
_SCALE = re.compile(r"^(?:(?:nghìn|ngàn|triệu|tỷ|tỉ|vạn|trăm)\s)+")
_LONGEST = 400  # characters before a number that can name it
# ", tốc độ tăng bình quân 5%/năm": how fast what is spoken of grows.
_TEMPO = re.compile(
    r"(?:tốc độ|nhịp độ|mức)(?: (?:tăng|giảm)(?: trưởng)?| phát triển)?(?: bình quân| trung bình)?"
    r"|(?:(?:tăng|giảm) )?(?:bình quân|trung bình)(?: (?:hàng|hằng|mỗi) năm)?(?: (?:trong |của )?(?:cả )?(?:giai đoạn|thời kỳ)(?: này)?)?",
    re.IGNORECASE,
)
# "GDP tăng trưởng 8%": by how much it grows, not what grows.
_GROWS = re.compile(r"(?<!\w)(?<!độ )(?<!mức )(?<!sự )tăng trưởng$", re.IGNORECASE)
_PACES = ("hàng ", "hằng ", "mỗi ")
# "sử dụng 30 tỷ đồng nguồn ...": an act names nothing without what follows, however long.
_ACT = re.compile(r"(?:sử dụng|bố trí|dành|cấp|phân bổ|huy động|trích|giải ngân|bổ sung)", re.IGNORECASE)
_SHORT_TAIL = 8  # words after a measure that complete a name of one or two words
_OWN_ASPECT = 3  # words of an aspect that say of what it is: "số doanh nghiệp", unlike "khối lượng"
_ASPECT = re.compile(
    r"\s*về\s+(?P<aspect>(?:(?!(?:và|so|với|đã|thì)\s)[^\W\d_]+(?![^\W\d_])\s*){1,6})(?=[,.;)]|$|(?:và|so|với|đã|thì)\s)"
)
_MAX_TAIL = 12  # words after a counted noun that still name it
_COMPARED = re.compile(r"(?<=\w\s)so với\s.*$")
_ORPHANS = re.compile(r"^[^(]*\)|\([^)]*$")


# The words before a number are asked about again and again.
@lru_cache(maxsize=2048)
def clean_lead(lead: str) -> str:
    """Take linking verbs, particles and connectives off both ends of the words before a number.

    Examples
    --------
    >>> clean_lead(", trong đó thu nội địa ước đạt khoảng ")
    'thu nội địa'
    """
    cleaned = lead[-_LONGEST:].strip()
    while True:
        shorter = _without_links(cleaned).rstrip(" ,:;–-(“\"‘'*/|+=[")
        found = _LEADING.match(shorter)
        shorter = shorter[found.end() :] if found is not None else shorter
        if shorter == cleaned:
            return cleaned
        cleaned = shorter


def count_words(text: str) -> int:
    """Count the words of letters in a text."""
    return len(_WORD.findall(text))


def content_words(lead: str) -> int:
    """Count the words that are left of a lead when links and connectives are taken off."""
    return count_words(clean_lead(lead))


@lru_cache(maxsize=2048)
def tail_after(after: str) -> str:
    """Return the words after a unit that still name the thing, up to a verb or a mark."""
    stop = _STOP_AFTER.search(after)
    words = (after[: stop.start()] if stop else after).split()
    tail = " ".join(words[:_MAX_TAIL]).strip(' –-*“”"')
    found = _TAIL_LEADING.match(tail)
    tail = tail[found.end() :] if found is not None else tail
    return _without_links(tail).strip()


def _without_links(text: str) -> str:
    """Return a text without the links that it ends in."""
    if not text.rstrip().lower().endswith(_LAST_WORDS):
        return text
    before, word = text, ""
    while before and (not word or word.lower() in _LINK_WORDS):
        before, word = _part_last_word(before)
    links = _TRAILING.search(text, len(before))
    return text if links is None else text[: links.start()]


def _part_last_word(text: str) -> tuple[str, str]:
    """Return what stands before the last word of a text, and that word."""
    parts = text.rsplit(None, 1)
    return (parts[0] if len(parts) > 1 else "", parts[-1] if parts else "")


def listed_nouns(after: str) -> str:
    """Return the nouns that are counted together with the one before: ", công chức, viên chức", or "".

    A noun before a name begins something new ("20 xã, huyện An Lạc có ...").
    """
    end = 0
    while (comma := _COMMA.match(after, end)) is not None:
        unit = read_unit(after, comma.end())
        if unit is None or not (unit.counted and unit.known) or _NAME.match(after, unit.span.end):
            break
        if _HAS.fullmatch(after, unit.span.end):
            break
        if " " not in unit.unit and unit.unit not in _UNITS_OF_LAND:
            break
        end = unit.span.end
    return after[:end]


def without_extreme(subject: str) -> str:
    """Return a subject without the superlative at its end: "mật độ thấp nhất" is a mật độ.

    Examples
    --------
    >>> without_extreme("mật độ dân số thấp nhất")
    'mật độ dân số'
    """
    return _SUPERLATIVE.sub("", subject).strip()


def name_subject(lead: str, after: str, unit: UnitMention | None, comparison: Comparison, current: str) -> str:
    """Name what a number measures; "cao nhất" alone is that of what is spoken of.

    Parameters
    ----------
    lead, after
        The words before the number that are its own, and those between its unit and the next number.
    unit, comparison
        Its unit and what the words around make of it.
    current
        What is being spoken of, for numbers that only continue it.

    Returns
    -------
    The name, "" when nothing names it.
    """
    named = _ORPHANS.sub("", _COMPARED.sub("", clean_lead(lead))).strip()
    if comparison.role is Role.GROWTH:
        named = clean_lead(_GROWS.sub("", named))
    words = count_words(named)
    ranked = _RANKED.match(after) if unit is None and _RANKS.search(lead) else None
    if ranked is not None:
        return tail_after(after[ranked.end() :])
    counts = unit is not None and unit.counted
    listed = listed_nouns(after) if counts else ""
    tail = tail_after(after[len(listed) :])
    noun = _SCALE.sub("", unit.unit) if unit is not None and counts else ""
    counted = f"{noun}{listed} {tail}".strip()
    if comparison.role in {Role.GROWTH, Role.CHANGE, Role.PLAN_SHARE}:
        goes_on = bool(current) and (words < 2 or _TEMPO.fullmatch(named) is not None)
        subject = current if goes_on else named
        aspect = _ASPECT.match(after) if comparison.role is Role.GROWTH else None
        if aspect is not None:
            return _name_aspect(subject, aspect["aspect"].strip(), current)
        other = comparison.role is Role.CHANGE and counts and noun.split()[0] not in subject.lower().split()
        return f"{subject} {counted}".strip() if other else subject or ("" if tail.startswith(_PACES) else tail)
    if not counts:
        return _name_measured(named, tail, current, is_share=unit is not None and unit.base == "%")
    continues = not lead.strip() or _REACHES.fullmatch(lead.strip()) is not None
    if continues and not tail and noun in current:
        return current
    return _name_counted(named, words, noun, counted)


def _name_aspect(subject: str, aspect: str, current: str) -> str:
    """Name what "tăng 5% về lượng và 8% về trị giá" is told of: a name of its own, else that of what is spoken of."""
    if count_words(aspect) >= _OWN_ASPECT:
        return aspect
    spoken = (current if subject.startswith("về ") else subject).partition(" về ")[0]
    return f"{spoken} về {aspect}" if spoken else aspect


def _name_counted(named: str, words: int, noun: str, counted: str) -> str:
    """Join the words before with the noun, unless they name a stock or the noun themselves."""
    if named.lower() in _BARE_NUMBER:
        return f"{named} {counted}"
    names_stock = words >= 2 and _NAMES_STOCK.match(named) is not None
    names_noun = words > 3 and noun.split(maxsplit=1)[0] in named.lower().split()
    return named if names_stock or names_noun else f"{named} {counted}".strip()


def _name_measured(named: str, tail: str, current: str, *, is_share: bool) -> str:
    words = count_words(named)
    if not words:
        return current or tail.rpartition(" về ")[2]
    extreme = _SUPERLATIVE.fullmatch(named)
    if extreme is not None and current:
        return f"{without_extreme(current)} {named}"
    if words > 3 and not is_share and _AREA.match(tail):
        return tail  # "... trên cơ sở 9.864 ha diện tích tự nhiên"
    completes = len(tail.split()) <= _SHORT_TAIL or tail.startswith("đối với") or _ACT.fullmatch(named) is not None
    return f"{named} {tail}" if words <= 2 and tail and completes else named
