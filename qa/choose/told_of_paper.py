"""A question about a paper itself and a passage in, whether the passage tells that of a paper of the kind out.

Where no letterhead answers who signed a report or when it was issued, a sentence may; one that only speaks of the same
province or of another kind of paper does not. Reads no letterheads.
"""

import re

from index.letterhead.kind import kinds_named, spans_of_kinds
from qa.analyse.asked_item import asked_item
from qa.analyse.papers import find_references
from qa.candidate import Passage
from qa.question import Question

_NEAR = 80  # characters between what was done and the paper that it was done to
# With diacritics: "kỳ" is told everywhere; "đăng ký" and "nhật ký" sign nothing.
_SIGNS = re.compile(
    r"(?<!\w)(?<!đăng )(?<!nhật )(?<!chữ )(?<!thư )(?<!bút )k[ýí](?!\w)(?! (?:hiệu|túc|quỹ|gửi|sinh|ức|tự))",
    re.IGNORECASE,
)
# Below a paper, where it does not say again what it is.
_SIGNED_AS = re.compile(r"\W*(?:KT|TM|TL|TUQ|Q)\.\s")
_ISSUES = re.compile(r"(?<!\w)(?:(?:ban|phát) hành|công bố)(?!\w)", re.IGNORECASE)
_DATED = re.compile(r"(?<!\w)(?:(?:ban|phát) hành|công bố|thông qua|phê duyệt|k[ýí]|ngày\s+\d+)(?!\w)", re.IGNORECASE)
_SENT = re.compile(r"(?<!\w)(?:gửi|trình)(?!\w)", re.IGNORECASE)
_RECEIVED = re.compile(r"(?<!\w)nơi nhận(?!\w)", re.IGNORECASE)
_ACTS = {"signer": _SIGNS, "organ": _ISSUES, "date": _DATED, "addressee": _SENT, "recipients": _RECEIVED}
# Another clause or a remark lies between what is said of two things.
_PARTED = re.compile(r"[;:()|]")


def tells_of_paper(question: Question, passage: Passage) -> bool:
    """Tell whether a passage may answer as far as papers go; any may where nothing of a kind of paper is asked."""
    item = asked_item(question.reading)
    kinds = kinds_named(question.reading)
    if item is None or not kinds:
        return item != "signer" or _SIGNS.search(passage.source_text) is not None
    text = passage.source_text
    if item == "number":
        return any(kinds & kinds_named(text[span.start : span.end]) for _, span in find_references(text))
    if item == "signer" and _SIGNED_AS.match(text):
        return bool(kinds & kinds_named(passage.title))
    papers = [span for span, kind in spans_of_kinds(text) if kind in kinds]
    between = (
        text[min(act.end(), paper.end) : max(act.start(), paper.start)]
        for act in _ACTS[item].finditer(text)
        for paper in papers
    )
    return any(len(words) <= _NEAR and _PARTED.search(words) is None for words in between)
