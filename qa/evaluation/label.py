"""Gold questions and an asker in, labelled candidates out: what a ranker learns from.

A fact is right when it states a gold figure's number inside (or overlapping) the evidence; a passage is right when
it overlaps the evidence. Learns nothing itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from qa.analyse import analyse_question
from qa.ask import Asker
from qa.candidate import Fact, Passage
from qa.evaluation.gold import UNANSWERABLE, GoldQuestion
from qa.evaluation.learn import Choice
from qa.ground import Ground


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One gold question with what was found for it, and its labelled candidates (None where there are none).

    `is_asked` tells a question of the set from one that is only learned from: the same one looked up by its words
    alone, or a stranger, which is asked where nothing answers it.
    """

    gold: GoldQuestion
    group: str
    asker: Asker
    ground: Ground
    facts: Choice | None
    passages: Choice | None
    is_asked: bool = True

    @property
    def is_stranger(self) -> bool:
        """Tell whether nothing here answers the question, which is none of this set."""
        return not self.is_asked and not self.gold.is_answerable


def label_questions(
    asker: Asker, questions: Sequence[GoldQuestion], *, group_prefix: str, is_one: bool = False, meaning: bool = True
) -> tuple[Example, ...]:
    """Retrieve for each question and label its candidates.

    `group_prefix` keeps the groups of several sets apart; questions on one document make one group, and each
    unanswerable question is a group of its own. `is_one` puts all questions into the group `group_prefix`, as those
    on one document are, and those on a document and its restatement. Without `meaning` the words alone are searched, as
    they are before a vector is made; such examples are learned from and not asked.
    """
    examples = []
    for gold in questions:
        question = analyse_question(gold.question, context=gold.context, vocabulary=asker.vocabulary)
        ground = asker.find_ground(question, meaning=meaning)
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
                is_asked=meaning,
            )
        )
    return tuple(examples)


def label_strangers(
    asker: Asker, questions: Sequence[GoldQuestion], *, group_prefix: str, is_one: bool = False
) -> tuple[Example, ...]:
    """Retrieve questions on other documents, to which these have no answer: whatever is found is wrong.

    Those that lean on an earlier question are left out. Where a number of the right answer is found all the same, it is
    no example: it may be told here too. The group is that of the document whose figure or passage is found first.
    """
    alone = [question for question in questions if not question.context]
    unknown = [
        replace(question, kind=UNANSWERABLE, document="", figures=(), phrases=(), evidence=()) for question in alone
    ]
    labelled = label_questions(asker, unknown, group_prefix=group_prefix, is_one=is_one, meaning=False)
    return tuple(
        example if is_one else replace(example, group=f"{group_prefix}/{_first_document(example) or example.gold.id}")
        for example, gold in zip(labelled, alone, strict=True)
        if not _states_answer(example, gold)
    )


def _first_document(example: Example) -> str:
    """Return the name of the document that was found first, "" when none was."""
    first = [ranked.candidate.passage for ranked in example.ground.facts[:1]]
    first += [ranked.candidate for ranked in example.ground.passages[:1]]
    return first[0].document.rsplit("/", 1)[-1] if first else ""


def _states_answer(example: Example, gold: GoldQuestion) -> bool:
    numbers = {_decimal(figure.number) for figure in gold.figures}
    return any(ranked.candidate.figure.number in numbers for ranked in example.ground.facts[:1])


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
