"""Every check over the documents of a store: what contradicts, what is worth a look, what is good to know.

Composes the checks and orders what they find; each finding comes out with the place of every figure it rests on.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from index.among import documents_among
from index.errors import CorpusError
from index.rows import DocumentRow
from index.store import Store
from qa.audit.differences import check_differences
from qa.audit.finding import SEVERITY_ORDER, CitedFinding, Finding, Paper
from qa.audit.growths import check_growths
from qa.audit.part_shares import check_part_shares
from qa.audit.parts import check_parts
from qa.audit.plans import check_plans
from qa.audit.repeats import check_repeats
from qa.audit.shares import check_shares
from qa.audit.statements import Statements, collect_statements
from qa.audit.tables import read_grids
from qa.audit.totals import check_totals
from qa.audit.units import check_scales, check_units
from qa.audit.updates import check_updates
from qa.listing import is_called, locate
from qa.steady import read_store_steadily
from qa.watched import Report, unwatched


def audit_store(
    store: Store,
    *,
    document: str | None = None,
    documents: Collection[int] | None = None,
    report: Report = unwatched,
) -> tuple[CitedFinding, ...]:
    """Check the figures of all documents.

    Parameters
    ----------
    store
        The open store.
    document
        Part of the name or title of the documents that findings must concern; None for all. Other documents are
        still read, for what they say against it.
    documents
        Ids of the documents to read at all; None for all.
    report
        Told how many steps of how many are done, a step being a document read or checked; what it raises ends the
        work.

    Returns
    -------
    Contradictions first, then what is worth a look, then information; each in the order of the text.

    Raises
    ------
    CorpusError
        No document has the asked words in its name or title.
    """
    return read_store_steadily(store, lambda: _audit(store, document, documents, report))


def _audit(
    store: Store, document: str | None, documents: Collection[int] | None, report: Callable[[int, int], None]
) -> tuple[CitedFinding, ...]:
    rows = documents_among(store, documents)
    wanted = {row.id for row in rows if document is None or is_called(row, document)}
    if document is not None and not wanted:
        raise CorpusError(f"không có tài liệu nào tên “{document}”; bỏ --document để kiểm tra mọi tài liệu")
    total = len(rows) + len(wanted)
    statements = collect_statements(_open_each(store, rows, lambda done: report(done, total)))
    found = [*check_repeats(statements), *check_scales(statements)]
    chosen = [row for row in rows if row.id in wanted]
    for paper in _open_each(store, chosen, lambda done: report(len(rows) + done, total)):
        found.extend(check_paper(paper, statements))
    kept = [finding for finding in found if any(operand.document.id in wanted for operand in finding.operands)]
    return tuple(cite_finding(store, finding) for finding in sorted(_distinct(kept), key=_order))


def check_paper(paper: Paper, statements: Statements) -> Iterator[Finding]:
    """Run the checks that start from one document."""
    grids = tuple(read_grids(paper))
    for check in (check_parts, check_part_shares, check_plans, check_updates):
        yield from check(paper)
    for check_tables in (check_totals, check_shares, check_units):
        yield from check_tables(paper, grids)
    for compare in (check_growths, check_differences):
        yield from compare(paper, statements)


def cite_finding(store: Store, finding: Finding) -> CitedFinding:
    """Return a finding with the place and the clause of each of its figures."""
    rows = tuple(locate(store, operand.document, operand.figure) for operand in finding.operands)
    return CitedFinding(finding=finding, rows=rows)


def _open_each(store: Store, rows: Sequence[DocumentRow], report: Callable[[int], None]) -> Iterator[Paper]:
    for done, row in enumerate(rows):
        report(done)
        yield _open_paper(store, row)


def _open_paper(store: Store, document: DocumentRow) -> Paper:
    blocks = {block.ordinal: block for block in store.blocks(document.id)}
    figures = tuple(stored.figure for stored in store.figures(document_id=document.id))
    return Paper(document=document, text=store.document_text(document.id), figures=figures, blocks=blocks)


def _distinct(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Leave out findings that rest on the same figures as an earlier one of the same check."""
    seen: set[tuple[object, ...]] = set()
    for finding in findings:
        key = (finding.check, frozenset((o.document.id, o.figure.span) for o in finding.operands))
        if key not in seen:
            seen.add(key)
            yield finding


def _order(finding: Finding) -> tuple[object, ...]:
    first = finding.operands[0]
    return SEVERITY_ORDER.index(finding.severity), first.document.name, first.figure.span.start
