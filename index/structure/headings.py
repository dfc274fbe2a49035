"""Joined drafts in: which are headings, which are items, what stands under what, and the document's title.

A numbered block is a heading when it names something, an item when it says something. Headings nest by the kind of
their numbering, whatever the numbers. Does NOT change the reading text.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from index.document import BlockKind
from index.normalise import CAPITALS
from index.record import record
from index.structure.draft import Draft
from index.structure.labels import Rank

# In characters.
_LONGEST_HEADING = 200
_LONGEST_BOLD = 160
_LONGEST_OPENING = 100
_SHORTEST_QUESTION = 20
_LETTER_INSIDE = 19.0
_LONGEST_TITLE = 600

_SENTENCE_INSIDE = re.compile(rf"[.!?]\s+[{CAPITALS}]")
_STATEMENT_INSIDE = re.compile(rf"[.!]\s+[{CAPITALS}]")
_STATES_FIGURE = re.compile(
    r":\s*\d|\d\s*(?:%|tỷ|tỉ|triệu|nghìn|ngàn|đồng|usd|ha\b|tấn|km|m²|m³|kg|người|hộ|con\b|dự án|vụ|lượt)",
    re.IGNORECASE,
)
_NO_HEADING = re.compile(
    r"(?:kt|tm|tl|tuq|q)\.\s|(?:phó\s+)?(?:chủ tịch|giám đốc|thủ tướng|bộ trưởng|thứ trưởng|chánh văn phòng|cục trưởng|"
    r"vụ trưởng|trưởng ban|chủ nhiệm|bí thư|tổng giám đốc)\b|nơi nhận|cộng h(?:òa|oà) xã hội|độc lập|kính gửi|căn cứ|"
    r"theo đề nghị|xét đề nghị|người ký|số\s*:|tải (?:về|xuống)|xem thêm|>>",
    re.IGNORECASE,
)
_AUTHORITY = re.compile(
    r"(?:phó\s+)?(?:chủ tịch|thủ tướng|bộ trưởng|thống đốc|tổng kiểm toán|ủy ban|uỷ ban|hội đồng|chính phủ|quốc hội|"
    r"giám đốc|ban chấp hành|tổng cục|bộ \w+$|sở \w+|tỉnh ủy|tỉnh uỷ|thành ủy|thành uỷ|ban cán sự)",
    re.IGNORECASE,
)
_DOCUMENT_KIND = re.compile(
    r"(BÁO CÁO(?: TÓM TẮT| TỔNG KẾT)?|QUYẾT ĐỊNH|NGHỊ ĐỊNH|NGHỊ QUYẾT(?: LIÊN TỊCH)?|THÔNG TƯ(?: LIÊN TỊCH)?|CHỈ THỊ|"
    r"KẾ HOẠCH|CÔNG VĂN|TỜ TRÌNH|THÔNG BÁO|LUẬT|PHÁP LỆNH|HƯỚNG DẪN|CHƯƠNG TRÌNH|ĐỀ ÁN|CÔNG ĐIỆN|QUY CHẾ|QUY ĐỊNH|"
    r"KẾT LUẬN|VĂN BẢN HỢP NHẤT)(?=[\s:]|$|[A-ZĐ][^\W\d_])\s*:?\s*"
)
# "QUYẾT ĐỊNH:" after the legal grounds opens the articles and names nothing.
_KIND_AGAIN = re.compile(r"(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|NGHỊ QUYẾT|CHỈ THỊ)\s*:?")
_AFTER_TITLE = re.compile(r"kính gửi|căn cứ|thực hiện|theo\b|xét\b|\(|ngày|số\b|để\b|trong\b", re.IGNORECASE)
# Blocks from the beginning of a document among which its title is looked for; pages put much before it.
_TITLE_REACH = 120


@record(frozen=True, slots=True)
class Placed:
    """A draft with the kind that was settled for it, the headings above it, and the depth of a heading."""

    draft: Draft
    kind: BlockKind
    section: tuple[str, ...]
    level: int | None


def place_headings(drafts: Sequence[Draft]) -> tuple[str, list[Placed]]:
    """Settle kinds and sections.

    Returns
    -------
    The title ("" when the document shows none), and the drafts in the same order.
    """
    title, parts_of_title = _find_title(drafts)
    kinds = _settle(drafts, parts_of_title)
    placed: list[Placed] = []
    stack: list[tuple[float, str]] = []
    announced: Rank | None = None
    for number, (draft, kind) in enumerate(zip(drafts, kinds, strict=True)):
        if number in parts_of_title:
            placed.append(Placed(draft, BlockKind.HEADING, (), 1))
        elif kind is BlockKind.HEADING:
            announced = None
            rank = _rank(draft, stack)
            _close(stack, rank)
            placed.append(Placed(draft, kind, tuple([text for _, text in stack]), len(stack) + 1))
            stack.append((rank, draft.text))
        else:
            label = draft.label
            if kind is BlockKind.LIST_ITEM and label is not None and label.rank is not Rank.BULLET:
                if label.is_first and number and drafts[number - 1].text.endswith(":"):
                    # "Nay là:" over 1., 2. inside a numbered part: the numbers are not those of the part.
                    announced = label.rank
                elif label.rank != announced:
                    announced = None
                if label.rank != announced:
                    # "Điều 3. Quyết định này có hiệu lực..." is no longer under "Điều 2. Tổ chức thực hiện".
                    _close(stack, float(label.rank))
            placed.append(Placed(draft, kind, tuple([text for _, text in stack]), None))
    if not title:
        title = next((item.draft.text for item in placed if _may_be_title(item)), "")
    return title[:_LONGEST_TITLE], placed


def _may_be_title(item: Placed) -> bool:
    """Tell whether a heading may stand for the title that a document lacks; one part of many does not."""
    return item.level is not None and item.draft.label is None


def _settle(drafts: Sequence[Draft], parts_of_title: frozenset[int]) -> list[BlockKind]:
    """Tell the kind of each draft but of those of the title."""
    candidates = [_could_be_heading(draft) for draft in drafts]
    kinds: list[BlockKind] = []
    listed = False
    texts = [number for number, draft in enumerate(drafts) if draft.kind is not BlockKind.FOOTNOTE]
    following = dict(pairwise(texts))
    for number, draft in enumerate(drafts):
        if draft.kind is not BlockKind.PARAGRAPH or number in parts_of_title:
            kinds.append(draft.kind)
            listed = listed and draft.kind is BlockKind.FOOTNOTE
            continue
        next_number = following.get(number)
        heading = candidates[number] or (next_number is not None and _is_parent(draft, drafts[next_number]))
        if heading and _is_list_like(draft):
            twin = next_number is not None and candidates[next_number] and _same_rank(draft, drafts[next_number])
            # Names that follow each other without a word between them are a list; so is the last of them.
            heading = not twin and not (listed and _same_rank(draft, drafts[number - 1]))
            listed = not heading
        else:
            listed = False
        labelled = BlockKind.LIST_ITEM if draft.label is not None else BlockKind.PARAGRAPH
        kinds.append(BlockKind.HEADING if heading else labelled)
    return kinds


def _is_parent(draft: Draft, following: Draft) -> bool:
    """Tell whether a numbered sentence names what the numbers of a deeper kind right below it say: "1. ..." over "a.".

    The full stop at its end does not make it an item.
    """
    if draft.label is None or following.label is None or not following.label.is_first:
        return False
    rest = draft.text[draft.label.end :].rstrip(".")
    return (
        draft.label.rank < following.label.rank
        and bool(rest)
        and draft.text[-1] == "."
        and not rest[0].islower()
        and len(rest) <= _LONGEST_HEADING
        and _SENTENCE_INSIDE.search(rest) is None
        and _STATES_FIGURE.search(rest) is None
    )


def _is_list_like(draft: Draft) -> bool:
    return draft.label is not None and draft.label.rank >= Rank.NUMBER and not draft.bold


def _same_rank(draft: Draft, other: Draft) -> bool:
    return draft.label is not None and other.label is not None and draft.label.rank == other.label.rank


def _could_be_heading(draft: Draft) -> bool:
    if draft.kind is not BlockKind.PARAGRAPH:
        return draft.kind is BlockKind.HEADING
    if draft.label is None:
        return _is_titled(draft)
    rest = draft.text[draft.label.end :]
    if draft.label.rank is Rank.BULLET or not rest:
        return draft.label.rank <= Rank.ARTICLE
    if rest[0].islower() or len(rest) > _LONGEST_HEADING or _SENTENCE_INSIDE.search(rest):
        return False
    if rest[-1] in ".;,!?":
        # "a. Thời hạn: 5 ngày." says something although it is set bold.
        return draft.bold and len(rest) <= _LONGEST_BOLD and rest[-1] == "." and ": " not in rest
    opens = rest[-1] == ":" and not draft.bold and (len(rest) > _LONGEST_OPENING or draft.label.rank >= Rank.ALPHA)
    return not opens and (draft.bold or _STATES_FIGURE.search(rest) is None)


def _is_titled(draft: Draft) -> bool:
    """Tell whether an unnumbered block is set like a heading: bold or in capitals, short, not a signature."""
    text = draft.text
    if draft.framed or len(text) > _LONGEST_BOLD or text[-1] in ".;,!":
        return False
    if text[-1] == "?":
        return _is_question(text, bold=draft.bold)
    if _NO_HEADING.match(text) is not None or _AUTHORITY.match(text) is not None or _KIND_AGAIN.fullmatch(text):
        return False
    if _SENTENCE_INSIDE.search(text) is not None or _STATES_FIGURE.search(text) is not None:
        return False
    letters = [char for char in text if char.isalpha()]
    if len(letters) < 4:
        return False
    capitals = " " in text and all(char.isupper() for char in letters)
    return draft.bold or capitals


def _is_question(text: str, *, bold: bool) -> bool:
    """Tell whether a line asks: pages of questions and answers set the question alone, in bold often two of them."""
    if len(text) <= _SHORTEST_QUESTION:
        return False
    if bold:
        return text[0].isalnum() and _STATEMENT_INSIDE.search(text) is None
    return text[0].isupper() and _SENTENCE_INSIDE.search(text) is None


def _rank(draft: Draft, stack: Sequence[tuple[float, str]]) -> float:
    numbered = draft.label is not None and draft.label.rank is not Rank.BULLET
    if draft.label is not None and draft.label.rank is Rank.LETTER:
        open_ranks = {rank for rank, _ in stack}
        # A, B, C stand above I, II, III unless they begin inside one of these.
        if _LETTER_INSIDE in open_ranks or (draft.label.is_first and Rank.ROMAN in open_ranks):
            return _LETTER_INSIDE
    if draft.label is not None and (draft.label.rank <= Rank.ARTICLE or (numbered and not draft.md_level)):
        # Pages set some articles as Markdown headings and the next ones in bold: the number tells more.
        return float(draft.label.rank)
    if draft.md_level:
        return float(draft.md_level)
    # Without a number it stands under the numbered or Markdown heading before it, beside others without one.
    under = next((rank for rank, _ in reversed(stack) if rank == int(rank)), 8.0)
    return under + 0.5


def _close(stack: list[tuple[float, str]], rank: float) -> None:
    """Close the headings that a heading of this rank ends."""
    if rank == Rank.APPENDIX:
        # An appendix is under nothing but the document.
        while stack and stack[-1][0] >= rank:
            stack.pop()
        return
    same = next((number for number, (other, _) in enumerate(stack) if other == rank), None)
    if same is not None:
        del stack[same:]
        return
    while stack and stack[-1][0] > rank:
        # An unnumbered heading stays open for numbers that begin under it.
        if stack[-1][0] != int(stack[-1][0]) and not any(other > rank for other, _ in stack[:-1]):
            break
        stack.pop()


def _find_title(drafts: Sequence[Draft]) -> tuple[str, frozenset[int]]:
    first = next((number for number, draft in enumerate(drafts) if draft.md_level), None)
    if first is not None and drafts[first].md_level == 1:
        kind = _DOCUMENT_KIND.match(drafts[first].text)
        # "# BÁO CÁO" alone: what about stands below it, as on paper.
        more = [] if kind is None or drafts[first].text[kind.end() :] else _rest_of_title(drafts, first + 1)
        return " ".join(drafts[number].text for number in (first, *more)), frozenset({first, *more})
    for number, draft in enumerate(drafts[:_TITLE_REACH]):
        if draft.label is not None and Rank.PART <= draft.label.rank <= Rank.ROMAN:
            break
        if draft.kind is not BlockKind.PARAGRAPH or draft.label is not None:
            continue
        match = _DOCUMENT_KIND.match(draft.text)
        if match is None:
            continue
        rest = draft.text[match.end() :]
        if rest:
            if draft.bold or draft.text.isupper() or len(rest) <= _LONGEST_TITLE:
                return f"{match.group(1)} {rest}", frozenset({number})
            continue
        more = _rest_of_title(drafts, number + 1)
        if more:
            title = " ".join([match.group(1), *(drafts[other].text for other in more)])
            return title, frozenset({number, *more})
    return "", frozenset()


def _rest_of_title(drafts: Sequence[Draft], number: int) -> list[int]:
    """Numbers of the drafts that say what the document is about, after the line that says its kind."""
    found: list[int] = []
    for other in range(number, min(number + 4, len(drafts))):
        draft = drafts[other]
        text = draft.text
        about = re.match(r"(?:v/v|về|của|ban hành|quy định)\b", text, re.IGNORECASE) is not None
        if draft.kind is not BlockKind.PARAGRAPH or draft.label is not None or _AFTER_TITLE.match(text):
            break
        if found and not about and not (draft.bold or text.isupper()):
            break
        if len(text) > _LONGEST_TITLE or text[-1] in ".;:," or (_AUTHORITY.match(text) and not about):
            break
        found.append(other)
    return found
