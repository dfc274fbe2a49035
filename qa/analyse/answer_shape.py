"""The shape of the sentence that answers: a reason, dates, a list, a name, a definition, a yes or no.

A question's reading with a text in, how well the text has that shape out, between 0 and 1. Looks at no figures and at
no words that only say what is spoken of.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from index.normalise import CAPITALS, fold
from qa.question import Asked
from qa.words.agencies import asks_agency, asks_who_may, names_agency, names_who_may
from qa.words.condition import asks_condition, tells_condition
from qa.words.dates_told import count_dates, dates_asked
from qa.words.match import split_tokens
from qa.words.place_told import asks_seat, is_place_asked, tells_seat, tells_where_asked
from qa.words.wording import OFFICES, phrases

REASON = re.compile(
    r"(?i)(?<!\w)(?:(?<!tự )(?<!Tự )do(?! đó)|vì|bởi|nhờ|nguyên nhân|lý do|gây|khiến|dẫn đến|dẫn tới|làm cho"
    r"|bắt nguồn|xuất phát|bằng cách|thông qua|(?<!không )(?<!trở )(?<!tạo )(?<!gây )nên(?= \w+))(?!\w)"
)
# A sentence that gives the reason of what the one before it says.
GIVES_REASON = re.compile(r"^\W{0,4}(?:Đây là |Một trong những )?(?:nguyên nhân|lý do|sở dĩ)(?!\w)", re.IGNORECASE)
# A sentence that begins so says what came of the one before it, which is the reason.
CONCLUDES = re.compile(
    r"(?i)^\W{0,6}(?:chính )?(?:vì (?:vậy|thế|lẽ đó|(?:các |những )?lý do (?:đó|này|trên))"
    r"|(?:do|nhờ|nhân) đó|(?:do|bởi|nhờ) vậy|(?:bởi|nhờ) thế)(?!\w)"
)
# What ends like this is only the beginning of what it says.
_OPENS = re.compile(r":\W*$|(?:sau đây|như sau|sau|dưới đây)[\s.]*$", re.IGNORECASE)
_LONGEST_OPENING = len("dưới đây")
_NAME = re.compile(rf"[{CAPITALS}]\w*(?:[ -][{CAPITALS}]\w*)*")
_QUOTED = re.compile(r"[“\"«][^”\"»]{4,}[”\"»]")
_HEAD = re.compile(r"(?<!\w)((?:[^\W\d_]+\s+){1,4})(?:nào|gì)(?!\w)", re.IGNORECASE)
# "Khẩu hiệu của đội là gì": of what comes between.
_HEAD_OF = re.compile(r"^((?:[^\W\d_]+\s+){1,2})của\s.*\slà\s+gì(?!\w)", re.IGNORECASE)
# "Kể tên các cảng biển của tỉnh": what is to be named stands behind.
_NAME_THEM = re.compile(
    r"(?<!\w)(?:kể tên|liệt kê|nêu tên|cho biết tên)\s+(?:(?:các|những|tất cả|hết)\s+)*((?:[^\W\d_]+\s+){1,3}?)"
    r"(?=(?:trong|của|ở|tại|thuộc|trên|mà|có|được)(?!\w))",
    re.IGNORECASE,
)
_TITLED = re.compile(r"chủ đề|khẩu hiệu|thông điệp|phương châm|slogan|tiêu đề", re.IGNORECASE)
_PAPER_ASKED = re.compile(
    r"(?<!\w)(quyết định|nghị quyết|nghị định|thông tư|chỉ thị|công văn|kế hoạch|văn bản)\s+"
    r"(?:(?:số\s+)?(?:mấy|nào|bao nhiêu)(?!\w)|[^,?;]*\ssố\s+(?:mấy|bao nhiêu)\W*$)",
    re.IGNORECASE,
)
_NAMED_PLACES = """xã, phường, thị trấn, huyện, quận, thị xã, thành phố, tỉnh, tỉnh thành, nước, quốc gia, địa phương,
cửa khẩu, trường, sông, núi, hồ, cầu, đường, chùa, đền, làng, thôn, bản, dân tộc, bệnh viện, công ty,
đơn vị hành chính, khu công nghiệp, cụm công nghiệp, ga, cảng"""
_NAMED_KIND = re.compile(rf"(?<!\w){phrases(_NAMED_PLACES)}\s*$", re.IGNORECASE)
_NO_KINDS = frozenset({"cơ bản", "văn bản", "kịch bản"})  # "bản" is a village
_DEFINED = re.compile(
    r"^(?:thế nào (?:được gọi )?là\s+)?(.+?)(?:\s+(?:là|nghĩa là|được hiểu là)\s+(?:gì|sao|thế nào|cái gì).*)?\W*$"
)
_OFFICE_ASKED = re.compile(
    r"(?<!\w)ai\s+(?:la|lam|giu chuc|dang la)\s+(?!nguoi\b)(?P<held>\w+\s+\w+)"
    rf"|(?<!\w)(?P<of>{OFFICES})\b.*\bla\s+(?:ai|ong nao|ba nao|nguoi nao)(?!\w)"
)
_PREDICATE = re.compile(r"(?<!\w)(?:co|da)\s+(.+?)\s+(?:khong|chua|ko)(?:\s+\w+){0,2}\W*$")
_ARE_THESE = r"(?<!\w)(?:gồm|bao gồm|gồm có|là|đó là|như(?! sau))(?!\w)"
_TELLS_THESE = re.compile(rf"{_ARE_THESE}|:(?=\s)")
_JOINTS = re.compile(r"[,;]\s| và ")
# A name that opens a sentence is somebody's where this follows; else the word has its capital from its place.
_OF_PERSON = re.compile(r"\s*(?:\(|,|là |làm |giữ |được bổ nhiệm |được bầu )")
# Offices, agencies and feasts, which are written with capitals too.
_NO_PERSON = re.compile(
    r"(?:Phó|Chủ|Tổng|Bí|Trưởng|Bộ|Sở|Ban|Cục|Vụ|Viện|Ủy ban|Uỷ ban|Quốc (?:hội|phòng|gia)|Công (?:an|thương|ty)|Tỉnh"
    r"|Thành (?:phố|ủy|uỷ)|Trung ương|Đảng|Nhà nước|Chính phủ|Thứ|Tết|Lễ|Hội"
    r"|Xuân (?:Giáp|Ất|Bính|Đinh|Mậu|Kỷ|Canh|Tân|Nhâm|Quý))(?!\w)"
)
_FEW_NAMES = 2
_MANY_NAMES = 3
_LONGEST_ROW_NAME = 6  # words
_COUNTING_WORDS = "những các mấy hai ba bốn năm sáu bảy tám chín mười là có gồm ở tại từ với của do"
_COUNTING = frozenset(_COUNTING_WORDS.split())


def opens_list(text: str) -> bool:
    """Tell whether a sentence only announces what follows it: "trong các trường hợp sau:"."""
    flat = text.replace("*", "")
    # Looked for from every character on, the pattern costs more than all else that is asked of a text.
    last = next((i for i in range(len(flat) - 1, -1, -1) if flat[i].isalnum()), 0)
    return _OPENS.search(flat, max(0, last - _LONGEST_OPENING)) is not None


@dataclass(frozen=True)
class AnswerShape:
    """What the answer to one question looks like; all from its reading."""

    reading: str
    asked: Asked
    asks_person: bool = False

    def fit(self, text: str, *, under: str = "") -> float:
        """Return how well a text has the shape, between 0 and 1; 0 for a kind of question without one.

        `under` is the heading or line that the text stands under; a title ("Chủ đề năm 2025") may stand there.
        """
        if self._rule is None:
            return 0.0
        if self.asked is Asked.ENTITY and not self.asks_person and _TITLED.search(self.head):
            titled = _QUOTED.search(text) is not None and _TITLED.search(f"{under} {text}") is not None
            return float(titled or (self.is_named_row(text) and _TITLED.search(text) is not None))
        return self._rule(text)

    @property
    def is_sought(self) -> bool:
        """Tell whether what is asked has a shape at all."""
        return self._rule is not None

    @cached_property
    def _rule(self) -> Callable[[str], float] | None:
        rules = {
            Asked.WHY: self._gives_reason,
            Asked.DATE: self._tells_dates,
            Asked.LIST: self._lists,
            Asked.ENTITY: self._names,
            Asked.DEFINITION: self._defines,
            Asked.YES_NO: self._speaks_of_predicate,
        }
        return rules.get(self.asked)

    @cached_property
    def head(self) -> str:
        """The noun asked by "nào" or "gì": "cửa khẩu" of "từ cửa khẩu nào", or ""."""
        asked = _HEAD.search(self.reading)
        found = _HEAD_OF.search(self.reading) or asked or _NAME_THEM.search(self.reading)
        if found is None:
            return ""
        words = found[1].lower().split()
        long = (" ".join(words[-length:]) for length in (4, 3))
        kind = next(filter(_NAMED_KIND.match, long), "")
        if kind:
            return kind
        # Of what stands right before the word that asks two syllables are a noun.
        words = [word for word in (words[-2:] if found is asked else words) if word not in _COUNTING]
        noun, last = " ".join(words), (words or [""])[-1]
        is_one = noun in _NO_KINDS or self._is_kind(noun)
        return last if self._is_kind(last) and not is_one else noun

    @property
    def lists_names(self) -> bool:
        """Tell whether things with proper names are asked for: communes, schools, countries."""
        return self._is_kind(self.head)

    def named(self, text: str) -> tuple[str, ...]:
        """Return the proper names of a text that the question does not give, in order, each once."""
        names = (match.group() for match in _NAME.finditer(text) if match.start() > 0 or " " in match.group())
        return tuple(dict.fromkeys(name for name in names if self._is_new(name)))

    def headed(self, text: str) -> tuple[str, ...]:
        """Return the names that stand right after the noun asked for, with it: "xã Hòa Sơn"."""
        if not self.head:
            return ()
        pattern = re.compile(rf"(?<!\w)(?i:{re.escape(self.head)})\s+({_NAME.pattern})")
        flat = " ".join(text.split())
        kept = (match.group() for match in pattern.finditer(flat) if self._is_new(match[1]))
        return tuple(dict.fromkeys(kept))

    def headed_cells(self, row: str) -> tuple[str, ...]:
        """Return the cells of a row of a table that begin with the noun asked for and a name."""
        cells = [" ".join(cell.split()).strip("* ") for cell in row.split("|")]
        return tuple(cell for cell in cells if cell.lower().startswith(self.head) and self.headed(cell))

    def enumerates(self, text: str) -> bool:
        """Tell whether a text says that the things of the kind asked for are these: "Có 5 nhóm nợ, gồm: A, B và C"."""
        if not self.head:
            return False
        head = re.escape(self.head)
        # "cho quận Mây: Dự án A; Dự án B": each thing is called by its kind.
        if re.search(rf":\s+{head}(?!\w)[^:]*?[;,]\s+(?:và\s+)?{head}(?!\w)", text, re.IGNORECASE) is not None:
            return True
        # "gồm 12 dự án, với tổng diện tích": how many there are, unless a colon follows.
        counted = rf"(?!\s+(?:khoảng |hơn |trên )?\d+ {head}(?!\w)[^:]*$)"
        found = re.search(rf"(?<!\w){head}(?!\w)[^.;:]*?{_ARE_THESE}{counted}", text, re.IGNORECASE)
        return found is not None and len(_JOINTS.findall(text, found.end())) >= _FEW_NAMES

    def names_several(self, text: str, *, is_row: bool) -> bool:
        """Tell whether a text names things of the kind asked for.

        By the noun right before a name, by "gồm", "là" or a colon before several things, by three names that are new,
        or by the name of its row, where it is one of a table, whose colons stand behind headers.
        """
        if self.is_named_row(text) or self.headed(text):
            return True
        if is_row:
            return False
        told = _TELLS_THESE.search(text)
        listed = told is not None and _JOINTS.search(text, told.end()) is not None
        return listed or len(self.named(text)) >= _MANY_NAMES

    def _is_new(self, name: str) -> bool:
        """Tell whether the question does not give a name; what is all in capitals is a heading or an abbreviation."""
        if name.isupper():
            return False
        # As a whole: "Hòa Sơn" is new where "Hiệp Hòa" and "Sơn Thịnh" are given.
        return f" {' '.join(split_tokens(name))} " not in f" {' '.join(split_tokens(self.reading))} "

    @staticmethod
    def _is_kind(noun: str) -> bool:
        return noun not in _NO_KINDS and _NAMED_KIND.search(noun) is not None

    def _gives_reason(self, text: str) -> float:
        return float(REASON.search(CONCLUDES.sub("", text)) is not None)

    def _tells_dates(self, text: str) -> float:
        condition = tells_condition(text) if asks_condition(self.reading) else 0.0
        wanted, finest = dates_asked(self.reading)
        return max(condition, min(1.0, count_dates(text, self.reading, finest=finest) / wanted))

    def _lists(self, text: str) -> float:
        if self.is_named_row(text):
            return 1.0
        if self.lists_names:
            return float(len(self.headed(text)) >= _FEW_NAMES or len(self.named(text)) >= _FEW_NAMES)
        return float(len(_JOINTS.findall(text)) >= _FEW_NAMES or opens_list(text))

    def is_named_row(self, text: str) -> bool:
        """Tell whether a text is a name, all of which the question says, with its values: "Diễn viên: Lan, Hoa"."""
        name, colon, _ = text.rpartition(" › ")[2].partition(": ")
        words = split_tokens(name)
        if not colon or not 0 < len(words) <= _LONGEST_ROW_NAME or not set(words) <= set(split_tokens(self.reading)):
            return False
        return len(words) > 1 or fold(self.head) == words[0]

    def _names(self, text: str) -> float:
        if self.asks_person:
            return self._names_person(text)
        if self.head and self.is_named_row(text) and text.rpartition(" › ")[2].lower().startswith(f"{self.head}: "):
            return 1.0
        if asks_agency(self.reading) and names_agency(text):
            return 1.0
        if self.headed(text) or self._introduces_paper(text) or is_place_asked(self.reading, text):
            return 1.0
        if asks_seat(self.reading) and not tells_seat(text):
            return 0.0
        inside = any(len(name.split()) > 1 for name in self.named(text))
        return 0.5 if inside or tells_where_asked(self.reading, text) else 0.0

    def _introduces_paper(self, text: str) -> bool:
        """Tell whether a text says what a paper of the kind asked for is about, not only that something follows it."""
        asked = _PAPER_ASKED.search(self.reading)
        if asked is None:
            return False
        about = rf"(?<!\w){re.escape(asked[1])}\s+(?:số\s+)?\d+[^.;,]{{0,60}}?\s(?:về việc|về|quy định)\s"
        return re.search(about, text, re.IGNORECASE) is not None

    def _names_person(self, text: str) -> float:
        if asks_who_may(self.reading) and names_who_may(self.reading, text):
            return 1.0
        found = _OFFICE_ASKED.search(fold(self.reading))
        office = (found["held"] or found["of"]) if found is not None else ""
        flat = fold(" ".join(text.split()))
        if office not in flat:
            return 0.0  # whoever it names, the office is another
        # "Bộ Tư lệnh" is a body.
        if office and re.search(rf"(?<!\w)(?<!\bbo ){office}(?:\s\w+){{0,6}}\s(?:la|:)\s", flat):
            return 1.0
        return float(any(not OFFICE.search(text, 0, at) for at in self._starts(text)))

    def _starts(self, text: str) -> list[int]:
        """Return where names of two words and more stand that the question does not give."""
        return [
            match.start()
            for match in _NAME.finditer(text)
            if " " in match.group()
            and (match.start() > 0 or _OF_PERSON.match(text, match.end()))
            and self._is_new(match.group())
            and _NO_PERSON.match(match.group()) is None
        ]

    def _defines(self, text: str) -> float:
        found = _DEFINED.match(self.reading.lower())
        if found is None:
            return 0.0
        term = r"\s+".join(map(re.escape, found[1].split()))
        says = re.compile(rf"(?<!\w){term}\W*(?:\([^)]*\))?[\s*]*(?:là|được hiểu|gồm|bao gồm|:)(?!\w)", re.IGNORECASE)
        return float(says.search(text) is not None)

    def _speaks_of_predicate(self, text: str) -> float:
        """Return the share of what is asked, "nộp phí" of "có phải nộp phí không", that a text itself holds."""
        found = _PREDICATE.search(fold(self.reading))
        words = set(split_tokens(found[1])) - _AUXILIARIES if found is not None else set()
        return len(words & set(split_tokens(text))) / len(words) if words else 0.0


# Ends right before a name that is no person's.
OFFICE = re.compile(
    r"(?:[Ss]ở|[Bb]ộ|[Bb]an|(?<![Qq]uốc )[Hh]ội|[Cc]ục|[Pp]hòng|[Vv]iện|[Tt]rường|[Cc]ông ty|[Tt]ỉnh|[Hh]uyện|[Xx]ã"
    r"|[Tt]hành phố|[Pp]hường|[Qq]uận|[Tt]hị xã|[Ss]ông|[Nn]úi|[Hh]ồ|[Cc]ầu|[Cc]ửa khẩu|nước|vùng|đạo|dân tộc|người"
    r"|và|,) $"
)
_AUXILIARIES = frozenset({"phai", "duoc", "bi", "can", "mat", "gi", "nao", "the", "con", "di", "khi"})
