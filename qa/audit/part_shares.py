"""A part with its share against the whole: "tổng 742,9 tỷ đồng, trong đó A 731 tỷ đồng, chiếm 88,1%".

A document in, findings out. Only shares that stand right behind their part are judged, and only against the total
that the sentence opens with.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from index.figure import Figure, Role
from index.normalise import fold
from qa.arithmetic.compute import write_number
from qa.audit.finding import Check, Finding, Paper, Severity
from qa.audit.interval import shown_interval
from qa.audit.kinship import is_additive, is_plain_value, text_between
from qa.audit.parts import values_by_name, whole_of
from qa.audit.wording import named, trimmed
from qa.cite.phrase import written

_HUNDRED = Decimal(100)
_TELLS_SHARE = re.compile(r"[^.;:,(]{0,50}[,(]?\s*\(?chiem(?: ty le| ty trong)?\s*")
# The share is one of something else.
_OF_ANOTHER = re.compile(
    r"\s*(?:so voi|cua|tren|tong (?:dien tich|dan so)|ke hoach|du toan|ca nuoc|toan (?:quoc|vung))\b"
)
# Farther apart than this factor, the share is one of another whole.
_FARTHEST = Decimal("1.3")


def check_part_shares(paper: Paper) -> Iterator[Finding]:
    """Compare each share told of a part with the part over its whole."""
    names = values_by_name(paper)
    for part, share in zip(paper.figures, paper.figures[1:], strict=False):
        if not (part.parent and part.row is None and is_plain_value(part) and is_additive(part)):
            continue
        if not _is_share_of(paper, part, share):
            continue
        position = whole_of(paper, part, names.get(part.parent, ()))
        whole = None if position is None else paper.figures[position]
        if whole is None or not is_plain_value(whole) or whole.value <= 0:
            continue
        computed = shown_interval(part).over(shown_interval(whole)).times(_HUNDRED)
        low, high = sorted((computed.middle, share.number))
        if not computed.meets(shown_interval(share)) and high <= _FARTHEST * low:
            yield _tell(paper, whole, part, share)


def _is_share_of(paper: Paper, part: Figure, share: Figure) -> bool:
    if share.base_unit != "%" or share.role is not Role.LEVEL or share.upper is not None or share.block != part.block:
        return False
    after = fold(paper.text[share.span.end : share.span.end + 30])
    return _TELLS_SHARE.fullmatch(text_between(paper, part, share)) is not None and _OF_ANOTHER.match(after) is None


def _tell(paper: Paper, whole: Figure, part: Figure, share: Figure) -> Finding:
    exact = part.value / whole.value * _HUNDRED
    shown = exact.quantize(Decimal("0.01"))
    return Finding(
        check=Check.SHARES,
        severity=Severity.LOOK,
        sentence=(
            f"{named(part)}: {written(part)} được nêu là chiếm {written(share)}, nhưng trên tổng {written(whole)}"
            f" thì chiếm {write_number(shown)}%."
        ),
        arithmetic=f"{written(part)} / {written(whole)} × 100 ≈ {write_number(shown)}%; nêu {written(share)}",
        difference=abs(shown - share.number),
        tolerance=trimmed(shown_interval(share).margin),
        unit="điểm phần trăm",
        operands=paper.operands(part, share, whole),
    )
