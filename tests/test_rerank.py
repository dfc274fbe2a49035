"""Tests of the optional cross-encoder: a tiny model made here, and a scripted one in the flow of a question."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index.embed import load_reranker
from index.errors import ModelUnavailable
from qa.analyse.analyse import analyse_question
from qa.ask import Asker, open_asker
from qa.rank.rerank import POINTS, rerank
from tests.two_reports import index_reports

WORDS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "thu", "chi", "ngân", "sách")
QUESTION = "Sản lượng thủy sản khai thác năm 2021 đạt bao nhiêu?"


def make_model(folder: Path, *, labels: int) -> Path:
    """Save a CrossEncoder of one layer and nine words with weights that no training made."""
    from sentence_transformers import CrossEncoder
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    folder.mkdir()
    vocabulary = folder / "vocab.txt"
    vocabulary.write_text("\n".join(WORDS), encoding="utf-8")
    config = BertConfig(
        vocab_size=len(WORDS),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=32,
        num_labels=labels,
    )
    BertForSequenceClassification(config).save_pretrained(folder)
    BertTokenizerFast(vocab_file=str(vocabulary), model_max_length=32).save_pretrained(folder)
    CrossEncoder(str(folder), local_files_only=True).save_pretrained(str(folder / "saved"))
    return folder / "saved"


class ScriptedReranker:
    """Finds a passage relevant for holding a word, and remembers what it read."""

    def __init__(self, word: str) -> None:
        self.word = word
        self.read: list[str] = []

    def score(self, question: str, passages: Sequence[str]) -> NDArray[np.float32]:
        """Return 1 for passages with the word, else 0."""
        self.read += [question, *passages]
        return np.array([self.word in passage for passage in passages], np.float32)


@pytest.fixture(scope="module")
def asker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    """Open two reports, without vectors."""
    opened = open_asker(index_reports(tmp_path_factory.mktemp("hai-bao-cao")))
    yield opened
    opened.store.close()


def test_a_folder_is_loaded_and_scores_pairs(tmp_path: Path) -> None:
    """One number from 0 to 1 for each passage, in their order, whatever they hold."""
    reranker = load_reranker(str(make_model(tmp_path / "mot", labels=1)), report=pytest.fail)
    passages = ["thu ngân sách", "", "chi " * 100, "\ud800"]
    scores = reranker.score("thu", passages)
    assert scores.shape == (4,)
    assert scores.dtype == np.float32
    assert ((scores >= 0) & (scores <= 1)).all()
    alone = [reranker.score("thu", [passage])[0] for passage in passages]
    np.testing.assert_allclose(scores, alone, atol=1e-5)
    assert reranker.score("thu", []).shape == (0,)


def test_a_model_that_tells_classes_apart_is_refused(tmp_path: Path) -> None:
    """Three labels give no order."""
    folder = make_model(tmp_path / "ba", labels=3)
    with pytest.raises(ModelUnavailable, match="3 nhãn"):
        load_reranker(str(folder), report=pytest.fail)


def test_what_is_no_model_is_told_in_one_line(tmp_path: Path) -> None:
    """The folder, and the cure: to do without."""
    (tmp_path / "config.json").write_text("{")
    for setting in (str(tmp_path), "./khong-co"):
        with pytest.raises(ModelUnavailable, match="bỏ QA_RERANKER") as caught:
            load_reranker(setting, report=pytest.fail)
        assert setting in str(caught.value)
        assert "\n" not in str(caught.value)


def test_the_less_relevant_lose_points_and_nothing_gains(asker: Asker) -> None:
    """What holds the word keeps its score, all else loses the same points; no candidate is lost."""
    ground = asker.find_ground(analyse_question(QUESTION))
    found = rerank(ground, ScriptedReranker("hợp tác xã"))
    before = {each.candidate.chunk_id: each.score for each in ground.passages}
    after = {each.candidate.chunk_id: each.score for each in found.passages}
    kept = {each.candidate.chunk_id for each in ground.passages if "hợp tác xã" in each.candidate.chunk.text}
    assert kept
    assert after == {
        chunk: score if chunk in kept else pytest.approx(score - POINTS) for chunk, score in before.items()
    }
    assert len(found.facts) == len(ground.facts)
    assert [each.score for each in found.facts] == sorted((each.score for each in found.facts), reverse=True)


def test_nothing_found_is_not_read(asker: Asker) -> None:
    """A question that shares no word with the documents costs no forward pass."""
    reranker = ScriptedReranker("a")
    ground = replace(asker.find_ground(analyse_question(QUESTION)), facts=(), passages=())
    assert rerank(ground, reranker) == ground
    assert reranker.read == []


def test_a_question_is_answered_through_it(asker: Asker) -> None:
    """The same answer where it agrees; it read the question as understood and passages with their headings."""
    reranker = ScriptedReranker("thủy sản khai thác")
    with_reranker = Asker(asker.retriever, asker.ranker, vocabulary=asker.vocabulary, reranker=reranker)
    assert with_reranker.ask(QUESTION).text == asker.ask(QUESTION).text
    assert reranker.read[0] == QUESTION
    assert any("Kết quả thực hiện" in passage for passage in reranker.read[1:])
