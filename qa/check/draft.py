"""A draft in, a finding for each of its figures out: the flow of checking, over one open index."""

from collections.abc import Iterator

from index.parse import Parsed
from qa.check.claim import Claim, read_claims
from qa.check.compare import compare
from qa.check.evidence import Evidence
from qa.check.judge import judge
from qa.check.subject import Subject
from qa.check.verdict import Finding
from qa.retrieve import Retriever


def check_draft(parsed: Parsed, retriever: Retriever) -> Iterator[Finding]:
    """Iterate over the findings of a draft in order of its text."""
    evidence = Evidence(retriever)
    for claim in read_claims(parsed):
        yield check_claim(claim, evidence)


def check_claim(claim: Claim, evidence: Evidence) -> Finding:
    """Return the finding of one claim."""
    subject = Subject(claim, evidence.retriever.rarity)
    return judge(claim, [compare(claim, fact, subject.likeness(fact)) for fact in evidence.gather(claim)])
