"""Figures that only the line above them ties to what is asked are told by their labels."""

from dataclasses import replace

from qa.candidate import Fact
from qa.rank.ground import Ground
from qa.strategy.told_below import answer_told_below
from tests.candidates import make_fact, make_passage, make_question
from tests.test_decide import ground_of, sources_of

TITLE = "Báo cáo của tỉnh Bạch Sơn"
LINE = "3. Công nhận bãi muối có giá trị đặc biệt"
TERMS = ("cong", "nhan", "bai", "muoi", "gia", "tri", "dac", "biet")


def below(line: str, text: str, written: str, number: int) -> Fact:
    """Return the figure of a line below a heading."""
    passage = make_passage(text, at=number * 100, chunk_id=number, context=f"{TITLE} › {line}")
    return make_fact(passage, written, indicator=text.partition(":")[0], unit="ngày")


NOW = below(LINE, "Thời gian thực hiện: 42 ngày.", "42 ngày", 1)
BEFORE = below(LINE, "Thời gian theo quy định: 60 ngày.", "60 ngày", 2)
ELSEWHERE = below("4. Thu hồi giấy phép", "Thời gian thực hiện: 5 ngày.", "5 ngày", 3)


def ground(*facts: Fact, unit: str = "ngày", cover: float = 1.0, fits: float = 1.0) -> Ground:
    """Return what was found for "Công nhận bãi muối có giá trị đặc biệt mất bao lâu?"."""
    question = make_question("Công nhận bãi muối đặc biệt mất mấy ngày?", terms=TERMS, units=(unit,) if unit else ())
    found = ground_of(question, facts, [fact.passage for fact in facts])
    features = {"around_cover": cover, "unit_same": fits}
    return replace(found, facts=tuple(replace(ranked, features=features) for ranked in found.facts))


def told(found: Ground) -> str | None:
    """Return the answer, None where none is given."""
    answer = answer_told_below(found, sources_of(()))
    return None if answer is None else answer.text


def test_all_labels_of_the_measure_are_told_below_the_line() -> None:
    """What stands below another line is none of them."""
    labelled = "Thời gian thực hiện: 42 ngày [1]; Thời gian theo quy định: 60 ngày [2]."
    assert told(ground(NOW, ELSEWHERE, BEFORE)) == f"Công nhận bãi muối có giá trị đặc biệt: {labelled}"


def test_nothing_is_told_where_the_line_may_be_another_one() -> None:
    """Or where no measure is asked for, much of the question stands nowhere, or the figure is in another unit."""
    alike = below("5. Công nhận bãi muối có giá trị đặc biệt", "Thời gian thực hiện: 7 ngày.", "7 ngày", 4)
    assert told(ground(NOW, alike)) is None
    assert told(ground(NOW, unit="")) is None
    assert told(ground(NOW, cover=0.7)) is None
    assert told(ground(NOW, fits=0.0)) is None
    assert told(ground(ELSEWHERE)) is None


def test_more_labels_than_can_be_told_apart_answer_nothing() -> None:
    """A list of times is for who reads the section."""
    more = [below(LINE, f"Bước {i}: {i} ngày.", f"{i} ngày", 10 + i) for i in range(3, 6)]
    assert told(ground(NOW, *more)) is None
