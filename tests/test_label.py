"""Candidates are right where they state the gold figure at its evidence; passages where they overlap it."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from index.document import Span
from qa.ask import Asker, open_asker
from qa.evaluation.gold import GoldFigure, GoldQuestion
from qa.evaluation.label import is_right_fact, is_right_passage, label_questions
from tests.candidates import make_fact, make_passage
from tests.two_reports import BACH_SON, index_reports

PASSAGE = make_passage("Thu nội địa 2.610 tỷ đồng, tăng 7,5 - 8%.", at=100)


def gold_of(
    numbers: tuple[str, ...] = (), evidence: tuple[Span, ...] = (Span(110, 120),), **changes: str
) -> GoldQuestion:
    """Return a gold question on the document of the passage."""
    gold = GoldQuestion(
        id="a",
        document="bao-cao.txt",
        kind="value",
        form="plain",
        context=(),
        question="Thu nội địa là bao nhiêu?",
        answer="",
        figures=tuple(GoldFigure(number=number, unit="tỷ đồng") for number in numbers),
        phrases=(),
        evidence=evidence,
    )
    return replace(gold, **changes)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def asker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    """Open an index of two reports."""
    opened = open_asker(index_reports(tmp_path_factory.mktemp("nhan")))
    yield opened
    opened.store.close()


def test_a_passage_is_right_where_it_overlaps_the_evidence() -> None:
    """By one character, in the same document; a folder before its name does not matter."""
    assert is_right_passage(gold_of(), PASSAGE)
    assert is_right_passage(gold_of(evidence=(Span(0, 10), Span(90, 101))), PASSAGE)
    assert not is_right_passage(gold_of(evidence=(Span(90, 100),)), PASSAGE)
    assert not is_right_passage(gold_of(document="khac.txt"), PASSAGE)
    assert is_right_passage(gold_of(), replace(PASSAGE, document="2021/bao-cao.txt"))


def test_a_fact_is_right_where_it_states_the_number_at_the_evidence() -> None:
    """Another number of the sentence is not, nor is the same number elsewhere; 2610.0 is 2610."""
    fact = make_fact(PASSAGE, "2.610 tỷ đồng")
    assert is_right_fact(gold_of(("2610",)), fact)
    assert is_right_fact(gold_of(("99", "2610.0")), fact)
    assert not is_right_fact(gold_of(("99",)), fact)
    assert not is_right_fact(gold_of(("2610",), evidence=(Span(0, 50),)), fact)
    assert not is_right_fact(gold_of(("không phải số",)), fact)


def test_either_end_of_a_range_is_right() -> None:
    """7,5 - 8 per cent."""
    fact = make_fact(PASSAGE, "7,5 - 8%", upper=Decimal(8))
    assert is_right_fact(gold_of(("8",)), fact)
    assert is_right_fact(gold_of(("7.5",)), fact)


def test_questions_are_labelled_in_the_order_of_what_was_found(asker: Asker) -> None:
    """One choice a question, as long as its ground; the evidence is among the right ones; groups go by document."""
    start = BACH_SON.index("Doanh thu du lịch đạt")
    evidence = (Span(start, BACH_SON.index("kế hoạch", start)),)
    asked = gold_of(("512",), evidence, document="bach-son.md", question="Doanh thu du lịch năm 2021 là bao nhiêu?")
    absent = gold_of((), (), id="b", document="", kind="unanswerable", question="Đàn trâu có bao nhiêu con?")
    one, other = label_questions(asker, [asked, absent], group_prefix="thử")
    assert (one.group, other.group) == ("thử/bach-son.md", "thử/b")
    assert one.facts is not None
    assert one.passages is not None
    assert len(one.facts.candidates) == len(one.ground.facts)
    right = [ranked.candidate for ranked, is_right in zip(one.ground.facts, one.facts.right, strict=True) if is_right]
    assert [fact.figure.text for fact in right] == ["512 tỷ đồng"]
    assert sum(one.passages.right) >= 1
    assert other.facts is None or not any(other.facts.right)


def test_a_question_that_finds_nothing_has_no_choice(asker: Asker) -> None:
    """None, not an empty one that could not be learned from."""
    (example,) = label_questions(asker, [gold_of(question="zqxw vbnk")], group_prefix="thử")
    assert (example.facts, example.passages) == (None, None)
