"""Gold questions and an asker in, labelled candidates out: what a ranker learns from.

A fact is right when it states a gold figure's number inside (or overlapping) the evidence; a passage is right when
it overlaps the evidence. Learns nothing itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from qa.analyse.analyse import analyse_question
from qa.ask import Asker
from qa.candidate import Fact, Passage
from qa.evaluation.gold import GoldQuestion
from qa.evaluation.learn import Choice
from qa.rank.ground import Ground


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One gold question with what was found for it, and its labelled candidates (None where there are none)."""

    gold: GoldQuestion
    group: str
    asker: Asker
    ground: Ground
    facts: Choice | None
    passages: Choice | None


def label_questions(
    asker: Asker, questions: Sequence[GoldQuestion], *, group_prefix: str, is_one: bool = False
) -> tuple[Example, ...]:
    """Retrieve for each question and label its candidates.

    `group_prefix` keeps the groups of several sets apart; questions on one document make one group, and each
    unanswerable question is a group of its own. `is_one` puts all questions into the group `group_prefix`, as those
    on one document are, and those on a document and its restatement.
    """
    examples = []
    for gold in questions:
        question = analyse_question(gold.question, context=gold.context, vocabulary=asker.vocabulary)
        ground = asker.find_ground(question)
        facts = ground.facts
        passages = ground.passages
        examples.append(
            Example(
                gold=gold,
                group=group_prefix if is_one else f"{group_prefix}/{gold.document or gold.id}",
                asker=asker,
                ground=ground,
                facts=_choice([r.features for r in facts], [is_right_fact(gold, r.candidate) for r in facts]),
                passages=_choice(
                    [r.features for r in passages], [is_right_passage(gold, r.candidate) for r in passages]
                ),
            )
        )
    return tuple(examples)


def _choice(features: Sequence[object], right: Sequence[bool]) -> Choice | None:
    if not features:
        return None
    return Choice(candidates=tuple(features), right=tuple(right))  # type: ignore[arg-type]


def is_right_fact(gold: GoldQuestion, fact: Fact) -> bool:
    """Tell whether a fact states a figure of the gold answer at its evidence."""
    if not is_right_passage(gold, fact.passage):
        return False
    numbers = {number for number in (_decimal(figure.number) for figure in gold.figures) if number is not None}
    return fact.figure.number in numbers or (fact.figure.upper is not None and fact.figure.upper in numbers)


def is_right_passage(gold: GoldQuestion, passage: Passage) -> bool:
    """Tell whether a passage overlaps the evidence of the gold answer."""
    name = passage.document.rsplit("/", 1)[-1]
    return name == gold.document and any(passage.span.overlaps(evidence) for evidence in gold.evidence)


def _decimal(number: str) -> Decimal | None:
    try:
        return Decimal(number)
    except InvalidOperation:
        return None
