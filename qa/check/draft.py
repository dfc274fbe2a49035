"""A draft in, a finding for each of its figures out: the flow of checking, over one open index.

Two passes: what is clearly proved tells which documents the draft draws on, and only those, or a source that names
the claim's place and period, may contradict it.
"""

from collections.abc import Sequence

from index.parse import Parsed
from qa.check.claim import Claim, read_claims
from qa.check.compare import Points, compare
from qa.check.evidence import Evidence
from qa.check.judge import PERHAPS, find_sources, judge
from qa.check.subject import SubjectReader
from qa.check.verdict import Finding
from qa.retrieve import Retriever


def check_draft(parsed: Parsed, retriever: Retriever, *, documents: Sequence[int] | None = None) -> tuple[Finding, ...]:
    """Return the findings of a draft in order of its text, by the documents with these ids; None for all."""
    evidence = Evidence(retriever, draft_hash=parsed.document.content_hash, documents=documents)
    reader = SubjectReader(retriever.rarity)
    compared = [(claim, _compare(claim, evidence, reader)) for claim in read_claims(parsed)]
    sources = find_sources(compared)
    return tuple(judge(claim, points, sources) for claim, points in compared)


def _compare(claim: Claim, evidence: Evidence, reader: SubjectReader) -> tuple[Points, ...]:
    subject = reader.read(claim)
    alike = ((fact, reader.likeness(subject, fact)) for fact in evidence.gather(claim))
    return tuple(
        compare(claim, fact, likeness=likeness, shared=reader.shared_sentence(subject, fact))
        for fact, likeness in alike
        if likeness >= PERHAPS
    )
