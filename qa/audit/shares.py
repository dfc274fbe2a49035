"""Shares of one whole against 100%: "nông nghiệp 21,5%, công nghiệp 30,2%, dịch vụ 48,4%".

A document in, findings out. Only shares that are told as a structure and nearly make up the whole are judged.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from index.figure import Figure, Role
from index.normalise import fold
from qa.arithmetic.compute import write_number
from qa.audit.finding import Check, Finding, Paper, Severity
from qa.audit.interval import shown_interval, sum_intervals
from qa.audit.tables import Grid
from qa.audit.wording import told, trimmed

_STRUCTURE = re.compile(r"\b(?:co cau|ty trong|ti trong)\b")
_WHOLE = Decimal(100)
# A sum farther from 100 is no whole: shares overlap, or one was left out, as taxes on products are in a GRDP.
_MOST_ABOVE = Decimal(3)
_MOST_BELOW = Decimal(1)
_FEWEST = 3
_LEAD_IN = 150  # characters before the first share
_ROLES = frozenset({Role.LEVEL, Role.TARGET})


def check_shares(paper: Paper, grids: Iterable[Grid]) -> Iterator[Finding]:
    """Add up the shares of each sentence and of each table column that tells a structure."""
    for shares in (*_in_sentences(paper), *_in_columns(grids)):
        total = sum((share.number for share in shares), Decimal(0))
        margin = sum_intervals(map(shown_interval, shares)).margin
        if margin < abs(total - _WHOLE) and -_MOST_BELOW <= total - _WHOLE <= _MOST_ABOVE:
            yield _tell(paper, shares, total, margin)


def _in_sentences(paper: Paper) -> Iterator[Sequence[Figure]]:
    groups: dict[tuple[object, ...], list[Figure]] = {}
    for figure in paper.figures:
        if figure.row is None and _is_share(figure):
            groups.setdefault((figure.chunk, fold(figure.parent or ""), figure.period), []).append(figure)
    for shares in groups.values():
        text = paper.text[_lead_in(paper, shares[0]) : shares[-1].span.end]
        names = {fold(share.indicator) for share in shares}
        parent = shares[0].parent or ""
        if len(shares) >= _FEWEST and len(names) == len(shares) and _STRUCTURE.search(fold(f"{parent} {text}")):
            yield shares


def _lead_in(paper: Paper, first: Figure) -> int:
    """Return where the words begin that may say what the shares are of."""
    return max(paper.blocks[first.block].source.start, first.span.start - _LEAD_IN)


def _in_columns(grids: Iterable[Grid]) -> Iterator[Sequence[Figure]]:
    for grid in grids:
        about = fold(" ".join((grid.block.caption, *grid.block.section[-1:])))
        columns: dict[int, list[Figure]] = {}
        for (_, column), figure in sorted(grid.cells.items()):
            if _is_share(figure):
                columns.setdefault(column, []).append(figure)
        for column, shares in columns.items():
            if len(shares) >= _FEWEST and _STRUCTURE.search(f"{about} {grid.columns.get(column, '')}"):
                yield shares


def _is_share(figure: Figure) -> bool:
    return (
        figure.base_unit == "%"
        and figure.role in _ROLES
        and figure.upper is None
        and not figure.qualifier
        and Decimal(0) <= figure.number < _WHOLE
    )


def _tell(paper: Paper, shares: Sequence[Figure], total: Decimal, margin: Decimal) -> Finding:
    apart = abs(total - _WHOLE)
    short = "; có thể còn phần chưa nêu" if total < _WHOLE else ""
    return Finding(
        check=Check.SHARES,
        severity=Severity.LOOK,
        sentence=(
            f"Các tỷ trọng {'; '.join(map(told, shares))} cộng lại {write_number(total)}%, không bằng 100%"
            f" (chênh {write_number(apart)} điểm phần trăm){short}."
        ),
        arithmetic=f"{' + '.join(write_number(share.number) for share in shares)} = {write_number(total)}; phải là 100",
        difference=apart,
        tolerance=trimmed(margin),
        unit="điểm phần trăm",
        operands=paper.operands(*shares),
    )
