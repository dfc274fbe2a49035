"""Words decide first: when the vector of a question is made, and what it may change."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from index.build import build_index
from qa.answer import Answer
from qa.ask import Asker, open_asker
from qa.candidate import Passage
from qa.question import Asked, Question
from qa.rank.ground import Ground, Sources
from qa.strategy.decide import SURE, is_decided
from tests.candidates import make_question
from tests.encoders import HashingEncoder
from tests.two_reports import index_reports


class Counting(HashingEncoder):
    """Counts the questions that it encodes."""

    asked = 0

    def encode_query(self, text: str) -> NDArray[np.float32]:
        """Count one more."""
        self.asked += 1
        return super().encode_query(text)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Asker, Asker, Counting]]:
    """Give one index opened by words alone and with vectors, and the encoder."""
    home = index_reports(tmp_path_factory.mktemp("hai-bao-cao"))
    encoder = Counting()
    build_index([home.parent / "tai-lieu"], home=home, encoder=encoder)
    by_words, with_vectors = open_asker(home), open_asker(home, encoder=encoder)
    yield by_words, with_vectors, encoder
    by_words.store.close()
    with_vectors.store.close()


def test_what_the_words_decide_needs_no_vector(both: tuple[Asker, Asker, Counting]) -> None:
    """The answer is that of the words, sure enough."""
    by_words, with_vectors, encoder = both
    encoder.asked = 0
    question = "Năm 2021 tổng thu ngân sách trên địa bàn tỉnh Yên Bái là bao nhiêu?"
    answer = with_vectors.ask(question)
    assert encoder.asked == 0
    assert answer.confidence >= SURE
    assert replace(answer, elapsed_ms=0) == replace(by_words.ask(question), elapsed_ms=0)


def test_a_figure_that_the_words_refuse_stays_refused(both: tuple[Asker, Asker, Counting]) -> None:
    """No vector could make it answer, so none is made."""
    by_words, with_vectors, encoder = both
    encoder.asked = 0
    question = "Năm 2021 tỉnh Yên Bái có bao nhiêu tàu ngầm?"
    answer = with_vectors.ask(question)
    assert encoder.asked == 0
    assert not answer.answered
    assert replace(answer, elapsed_ms=0) == replace(by_words.ask(question), elapsed_ms=0)


def test_a_sentence_that_the_words_refuse_is_looked_for_by_meaning(both: tuple[Asker, Asker, Counting]) -> None:
    """Once; what is offered then may have come by meaning alone."""
    _, with_vectors, encoder = both
    encoder.asked = 0
    answer = with_vectors.ask("Ai là thuyền trưởng tàu ngầm của tỉnh Yên Bái?")
    assert encoder.asked == 1
    assert not answer.answered


@pytest.mark.parametrize(
    ("asked", "answered", "confidence", "decided"),
    [
        (Asked.LEVEL, True, SURE, True),
        (Asked.LEVEL, True, SURE - 0.01, True),
        (Asked.LEVEL, False, 0.5, True),
        (Asked.WHY, True, SURE - 0.01, True),
        (Asked.WHY, False, 0.99, False),
        (Asked.YES_NO, False, 0.99, False),
    ],
)
def test_answers_and_refused_figures_are_decided(
    asked: Asked, answered: bool, confidence: float, decided: bool
) -> None:
    """A sentence that is refused never is, however sure that is."""
    answer = Answer(question="?", answered=answered, text="", confidence=confidence)
    assert is_decided(make_question(asked=asked), answer) is decided


@pytest.mark.parametrize(("first", "answered"), [(0, True), (1, False)])
def test_what_is_found_by_meaning_answers_only_where_the_words_put_it_first_too(
    both: tuple[Asker, Asker, Counting], monkeypatch: pytest.MonkeyPatch, first: int, answered: bool
) -> None:
    """Where the vectors put another passage first, each doubts what the other found."""
    with_vectors = both[1]
    find = with_vectors.find_ground
    by_meaning = list[Ground]()

    def reorder(question: Question, **how: Any) -> Ground:
        if not how.get("meaning", True):
            return find(question, **how)
        by_words = find(question, meaning=False, deep=False)
        by_meaning.append(replace(by_words, passages=by_words.passages[first:]))
        return by_meaning[-1]

    def answer_by_meaning(ground: Ground, _: Sources) -> Answer:
        return Answer(question="?", answered=ground in by_meaning, text="", confidence=0.5)

    monkeypatch.setattr(with_vectors, "find_ground", reorder)
    monkeypatch.setattr("qa.ask.answer_from", answer_by_meaning)
    assert with_vectors.ask("Ai trồng chè ở tỉnh Yên Bái?").answered is answered


@pytest.mark.parametrize(
    ("question", "sure", "deep"),
    [
        ("Sản lượng chè là bao nhiêu?", SURE, [False]),
        ("Sản lượng chè là bao nhiêu?", SURE - 0.01, [False, True]),
        ("Sản lượng chè là bao nhiêu?", None, [False, True]),
        ("Tàu ngầm lặn sâu bao nhiêu?", None, [False]),
    ],
)
def test_more_of_the_nearest_documents_is_read_where_no_answer_is_sure(
    both: tuple[Asker, Asker, Counting],
    monkeypatch: pytest.MonkeyPatch,
    question: str,
    sure: float | None,
    deep: list[bool],
) -> None:
    """It takes longer; where nothing speaks of what is asked, it is not worth that. None is a refusal here."""
    by_words = both[0]
    find, seen = by_words.retriever.find_passages, list[bool]()

    def record(asked: Question, **how: Any) -> tuple[Passage, ...]:
        seen.append(how["deep"])
        return find(asked, **how)

    monkeypatch.setattr(by_words.retriever, "find_passages", record)
    told = Answer(question="?", answered=sure is not None, text="", confidence=0.9 if sure is None else sure)
    monkeypatch.setattr("qa.ask.answer_from", lambda *_: told)
    by_words.ask(question)
    assert seen == deep


@pytest.mark.parametrize(
    ("first", "then", "told"),
    [
        (None, SURE, SURE),
        (None, SURE - 0.01, None),
        (SURE - 0.01, SURE - 0.02, SURE - 0.02),
        (SURE - 0.01, None, None),
    ],
)
def test_what_is_found_further_on_must_be_sure_where_nothing_answered_before(
    both: tuple[Asker, Asker, Counting],
    monkeypatch: pytest.MonkeyPatch,
    first: float | None,
    then: float | None,
    told: float | None,
) -> None:
    """An unsure answer gives way to whatever all that was found says; None is a refusal here."""
    answers = iter(
        Answer(question="?", answered=sure is not None, text="", confidence=0.9 if sure is None else sure)
        for sure in (first, then)
    )
    monkeypatch.setattr("qa.ask.answer_from", lambda *_: next(answers))
    answer = both[0].ask("Sản lượng chè là bao nhiêu?")
    assert (answer.confidence if answer.answered else None) == told
