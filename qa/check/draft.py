"""A draft in, a finding for each of its figures out: the flow of checking, over one open index.

Two passes: what is clearly proved tells which documents the draft draws on, and only those, or a source that names
the claim's place and period, may contradict it.
"""

from collections.abc import Sequence
from dataclasses import replace

from index.extract.period import Relation, find_periods, relate_periods
from index.parse import Parsed
from qa.check.beside import mark_beside
from qa.check.claim import Claim, read_claims
from qa.check.compare import Points, compare
from qa.check.evidence import Evidence
from qa.check.judge import PERHAPS, find_sources, judge
from qa.check.subject import SubjectReader
from qa.check.verdict import Finding
from qa.retrieve.retrieve import Retriever
from qa.watched import Report, unwatched


def check_draft(
    parsed: Parsed,
    retriever: Retriever,
    *,
    documents: Sequence[int] | None = None,
    report: Report = unwatched,
) -> tuple[Finding, ...]:
    """Return the findings of a draft in order of its text.

    Parameters
    ----------
    parsed
        The draft.
    retriever
        Over the documents that may prove it.
    documents
        Ids of those to look in; None for all.
    report
        Told how many figures of how many are looked up; what it raises ends the work.
    """
    evidence = Evidence(retriever, draft_hash=parsed.document.content_hash, documents=documents)
    reader = SubjectReader(retriever.rarity)
    claims = list(read_claims(parsed))
    sentences: dict[int, list[Claim]] = {}
    for claim in claims:
        sentences.setdefault(claim.figure.chunk, []).append(claim)
    found = []
    for done, claim in enumerate(claims):
        report(done, len(claims))
        found.append((claim, _compare(claim, sentences[claim.figure.chunk], evidence, reader)))
    compared = [
        (claim, tuple(each for each in points if each.likeness >= PERHAPS)) for claim, points in mark_beside(found)
    ]
    sources = find_sources(compared)
    return tuple(judge(claim, points, sources) for claim, points in compared)


def _compare(claim: Claim, together: Sequence[Claim], evidence: Evidence, reader: SubjectReader) -> tuple[Points, ...]:
    subject = reader.read(claim)
    found = (
        compare(
            claim,
            fact,
            likeness=reader.likeness(subject, fact),
            shared=reader.shared_sentence(subject, fact),
            named=reader.named(subject, fact),
        )
        for fact in evidence.gather(claim, together)
    )
    return tuple(replace(each, is_of_other_time=_is_of_other_time(claim, each, evidence)) for each in found)


def _is_of_other_time(claim: Claim, points: Points, evidence: Evidence) -> bool:
    """Tell whether a source that states a claim's number without its time names only other times before it."""
    if points.fit is None or points.period is not Relation.UNKNOWN or not claim.is_period_named:
        return False
    period = claim.figure.period
    mentions = find_periods(evidence.text_before(points.fact))
    relations = {relate_periods(period, mention.notation) for mention in mentions}
    return relations == {Relation.DISJOINT}
