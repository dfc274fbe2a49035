"""One turn of a conversation with its slots: periods, places, papers, how it asks and what it asks about.

A question in, its parts as spans and texts out, each worked out when first wanted. Does NOT know other turns.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from index.document import Span
from index.extract.period import PeriodMention, find_periods
from index.extract.territory import TerritoryMention, find_territories
from index.normalise import CAPITALS, fold
from qa.words.asking import Ask, find_asks, guard
from qa.words.content import content_syllables

# A capital inside the text opens a name; so do two at its start.
_WORD_IN_NAME = rf"[{CAPITALS}][^\W\d_]*"
_NAME = re.compile(rf"(?<=\w )[{CAPITALS}][^\W\d_]+(?:\s+{_WORD_IN_NAME})*|^{_WORD_IN_NAME}(?:\s+{_WORD_IN_NAME})+")
# Of all letters capital, and yet no name: what is measured, and the units and levels of it.
_NO_NAME_WORDS = "GDP GRDP GNI GNP CPI IIP FDI ODA HDI PCI PPP USD VND EUR THPT THCS BHXH BHYT BHTN NSNN NSTW TTCN"
NO_NAMES = frozenset(_NO_NAME_WORDS.split())
_WHY_ASKED = re.compile(r"^(?:vì|tại) sao\s|^do đâu(?: mà)?\s", re.IGNORECASE)
# "là trường nào", "do ai", "ở đâu", "khi nào": what asks for a name, a place or a date.
_NAMED_ASK = re.compile(
    r"(?<!\w)(?:(?:có phải |(?:có )?tên |tên gọi )?là |tên )?"
    r"(?:(?:vào |từ )?(?:khi|ngày|năm|tháng|lúc|hồi) nào|bao giờ|ở đâu|(?:do |bởi )?ai"
    r"|(?<=là )\w+ (?:nào|gì)|nào|gì)(?!\w)(?:\s+(?:vậy|thế|ạ|nhỉ))?",
    re.IGNORECASE,
)
_IN_ORDER = re.compile(r"\b(?:thu|hang)\s+$")
_BASELINE = re.compile(r"\b(?:so voi|hon)\s+$")
_SHORT_BASELINE = re.compile(r"(?<!\w)so\s+$", re.IGNORECASE)
_YEAR_BEFORE = re.compile(r"nam (?:truoc|ngoai)\b")
_SOURCE = re.compile(
    r"(?:[Nn]ghị định|[Qq]uyết định|[Tt]hông tư|[Nn]ghị quyết|[Cc]hỉ thị|[Bb]áo cáo|[Cc]ông văn|[Ll]uật|NĐ|QĐ|NQ|TT)"
    r"(?:\s+số)?\s+\d[\w/.\-]*[\w]"
)
_VERB_WORDS = "la dat duoc uoc khoang bang con tang giam them chiem vuot dai rong cao hon mat het ton"
# "năm mấy", "thứ mấy": the noun is asked by its question word, and nothing may come between them.
_NUMBERED_WORDS = "nam ngay thang quy gio thu hang lop khoa"
_VERBS = frozenset(_VERB_WORDS.split())
_KEPT_BEFORE = _VERBS.union(_NUMBERED_WORDS.split())
_AFTER = re.compile(
    r"\s*(?:(?:so|so voi)\s+(?:cung k[yi]|nam (?:truoc|ngoai)|ke hoach|du toan|nam hoc truoc)"
    r"(?:\s+nam (?:truoc|ngoai))?|(?:ke hoach|du toan|chi tieu)\b(?:\s+(?:nam|giao|dau nam))*)?"
)
# Words that say how a thing is measured or compared, not what it is.
_ROLES = """ke hoach du toan chi tieu muc tieu nam truoc ngoai quy thang ky hoc giao lai so luong gia tri ty le toc do
trung binh uoc tinh thuc hien ket qua con phan dau tinh dau cuoi den toi chiem"""
_ROLE_WORDS = frozenset(_ROLES.split())


@dataclass(frozen=True)
class Turn:
    """A question with its slots; `base` is the period that "quý II" or "năm ngoái" lean on.

    `owner` is what was said first of a completed question, "" where it says itself what it speaks of.
    """

    text: str
    base: str = ""
    owner: str = ""

    @cached_property
    def periods(self) -> tuple[PeriodMention, ...]:
        """Periods named, but for those that are only compared with."""
        folded = fold(self.text)
        return tuple(
            mention
            for mention in self._all_periods
            if not _BASELINE.search(folded, 0, mention.span.start) and not self._is_before(mention.span)
        )

    @cached_property
    def _all_periods(self) -> tuple[PeriodMention, ...]:
        return find_periods(self.text, base=self.base)

    def _is_before(self, span: Span) -> bool:
        """Tell whether a period is only "so năm trước", with its "với" left out."""
        return (
            _SHORT_BASELINE.search(self.text, 0, span.start) is not None
            and _YEAR_BEFORE.match(fold(self.text), span.start) is not None
        )

    @cached_property
    def places(self) -> tuple[TerritoryMention, ...]:
        """Territories named."""
        return find_territories(self.text)

    @cached_property
    def names(self) -> tuple[Span, ...]:
        """Proper names that are no territory, "Hồ Ba Bể": capitals inside the text, or two in a row at its start."""
        found = [Span(*match.span()) for match in _NAME.finditer(self.text) if match[0].split()[-1] not in NO_NAMES]
        return tuple(span for span in found if not any(span.overlaps(slot) for slot in self.slot_spans))

    @property
    def names_anything(self) -> bool:
        """Tell whether it names a period, a place, a paper or anything by a proper name."""
        return bool(self.periods or self.places or self.source or self.names)

    @property
    def slot_spans(self) -> list[Span]:
        """Spans of the periods and territories."""
        return [*(mention.span for mention in self.periods), *(mention.span for mention in self.places)]

    @cached_property
    def guarded(self) -> str:
        """The guarded form."""
        return guard(self.text, [mention.span for mention in self.periods])

    @cached_property
    def asks(self) -> tuple[Ask, ...]:
        """Quantities asked for."""
        found = find_asks(self.text, self.guarded)
        # "đứng thứ mấy cự ly 800 m" asks for a place in an order; what follows is not counted.
        return tuple(
            replace(ask, span=ask.word, unit="", counted=False)
            if _IN_ORDER.search(self.guarded, 0, ask.word.start)
            else ask
            for ask in found
        )

    @cached_property
    def source(self) -> str:
        """The paper named with its number ("Nghị định 09/2025/NĐ-CP"), or ""."""
        found = _SOURCE.search(self.text)
        return found.group() if found is not None else ""

    @cached_property
    def content(self) -> tuple[str, ...]:
        """Folded syllables of the thing asked about."""
        taken = [*self.slot_spans, *(mention.span for mention in self._all_periods), *(ask.span for ask in self.asks)]
        found = content_syllables(self.text, taken)
        return tuple(word for word in found if word not in _ROLE_WORDS)

    @cached_property
    def ask_phrase(self) -> Span | None:
        """The question word with the verb before it and the baseline after it; the last one when several ask."""
        if not self.asks:
            return None
        ask = self.asks[-1]
        start = ask.span.start
        kept = _KEPT_BEFORE
        while (word := re.search(r"([^\W_]+)[\s,]*$", self.guarded[:start])) is not None and word[1] in kept:
            start, kept = word.start(), _VERBS
        after = _AFTER.match(self.guarded, ask.span.end)
        return Span(start, after.end() if after is not None else ask.span.end)

    def subject(self, *, counted: bool = True) -> str:
        """Return what is asked about: the question without its question words; the noun counted stays or goes."""
        phrase = self.ask_phrase
        if phrase is None:
            return tidy(self.text)
        keep = counted and self.asks[-1].counted
        kept = self.text[self.asks[-1].word.end : self.asks[-1].span.end] if keep else ""
        return tidy(f"{self.text[: phrase.start]} {kept.strip()} {self.text[phrase.end :]}")

    def without_ask(self) -> str:
        """Return what the question takes for granted: itself less its question words and units."""
        text = self.text
        for ask in reversed(self.asks):
            text = text[: ask.span.start] + text[ask.span.end :]
        return tidy(text)

    def statement(self) -> str:
        """Return what is asked about, as `subject`, also where no quantity but a name, a place or a date is asked."""
        if self.asks:
            return tidy(_WHY_ASKED.sub("", self.subject()))
        return tidy(_NAMED_ASK.sub(" ", _WHY_ASKED.sub("", self.text))).removeprefix("là ")

    def ask_words(self, *, unit: bool = True) -> str:
        """Return how it asks; a counted noun stays behind with the thing asked about, and a measure without `unit`."""
        phrase = self.ask_phrase
        if phrase is None:
            return ""
        if self.asks[-1].counted or not (unit or self._suits_any):
            return "là bao nhiêu"
        return self.text[phrase.start : phrase.end].strip()

    @property
    def _suits_any(self) -> bool:
        """Tell whether it asks in no unit that another thing may not have: none, per cent, money."""
        unit = self.asks[-1].unit
        return not unit or self.asks[-1].is_percent or "đồng" in unit or "USD" in unit

    @property
    def ask_start(self) -> int:
        """Where its last question word stands; its length where it has none."""
        return self.asks[-1].word.start if self.asks else len(self.text)

    def without_measure(self) -> str:
        """Return it less the measure behind its question word, which another thing may not be measured by."""
        if not self.asks or self.asks[-1].counted or self._suits_any:
            return self.text
        return f"{self.text[: self.asks[-1].word.end]}{self.text[self.asks[-1].span.end :]}"


def tidy(text: str) -> str:
    """Return a text with single spaces, without the punctuation around it."""
    return re.sub(r"\s+([,?])", r"\1", " ".join(text.split())).strip(" ?!.,;")


def lowered(text: str) -> str:
    """Return a text as it stands inside a sentence: its first word in capitals stays."""
    first = text.split(maxsplit=1)[0] if text.strip() else ""
    return text if first.isupper() else text[:1].lower() + text[1:]


def replace_spans(text: str, spans: Sequence[Span], *, put: str = "") -> str:
    """Take spans out of a text, and put another text where the first one was."""
    first, *others = sorted(spans)
    for span in reversed(others):
        text = f"{text[: span.start]} {text[span.end :]}"
    text = f"{text[: first.start]} {put} {text[first.end :]}"
    return tidy(text)
