"""Words decide first: when the vector of a question is made, and what it may change."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from index.build import build_index
from qa.answer import Answer
from qa.ask import Asker, open_asker
from qa.decide import SURE, decide_again, is_decided
from qa.question import Asked
from tests.candidates import make_question
from tests.encoders import HashingEncoder
from tests.test_decide import ALL, PASSAGE, ground_of, sources_of
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


def test_what_the_words_refuse_is_looked_for_by_meaning(both: tuple[Asker, Asker, Counting]) -> None:
    """Once; a figure that the words did not find stays refused, with other passages to look at perhaps."""
    _, with_vectors, encoder = both
    encoder.asked = 0
    answer = with_vectors.ask("Năm 2021 tỉnh Yên Bái có bao nhiêu tàu ngầm?")
    assert encoder.asked == 1
    assert not answer.answered
    assert answer.citations


@pytest.mark.parametrize(
    ("answered", "confidence", "decided"),
    [(True, SURE, True), (True, SURE - 0.01, False), (False, 0.99, False)],
    ids=["sure", "unsure", "refused"],
)
def test_an_answer_is_decided_when_it_is_sure(answered: bool, confidence: float, decided: bool) -> None:
    """A refusal is never left to words alone, however sure it is."""
    answer = Answer(question="?", answered=answered, text="", confidence=confidence)
    assert is_decided(answer) is decided


def test_a_vector_gives_no_figure_that_the_words_refused() -> None:
    """What was answered may be answered anew, a figure that was refused may not; a sentence may."""
    figure = make_question()
    sentence = replace(figure, asked=Asked.YES_NO)
    refused = Answer(question="?", answered=False, text="", confidence=0.9)
    unsure = Answer(question="?", answered=True, text="", confidence=0.1)
    sources = sources_of(ALL)
    again = decide_again(refused, ground_of(figure, ALL), sources)
    assert not again.answered
    assert again.confidence == refused.confidence
    assert [citation.quote for citation in again.citations] == [PASSAGE.source_text]
    assert decide_again(unsure, ground_of(figure, ALL), sources).answered
    assert decide_again(refused, ground_of(sentence, ALL), sources).answered
