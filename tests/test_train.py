"""Training on a handful of questions: folds by document, weights that answer, a file that is read back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.document import Span
from qa.ask import Asker, open_asker
from qa.evaluation.gold import GoldFigure, GoldQuestion
from qa.evaluation.label import Example, label_questions
from qa.evaluation.train import FOLDS, Training, fold_of, train, write_ranker
from qa.rank.rank import LinearModel, load_ranker
from tests.two_reports import TEXTS, index_reports

# (document, question, number, words of the evidence)
ASKED = [
    ("yen-bai.md", "Tổng thu ngân sách trên địa bàn tỉnh Yên Bái là bao nhiêu tỷ đồng?", "3480", "đạt 3.480 tỷ đồng"),
    ("yen-bai.md", "Thu nội địa của tỉnh Yên Bái là bao nhiêu tỷ đồng?", "2610", "2.610 tỷ đồng"),
    ("yen-bai.md", "Sản lượng chè búp tươi đạt bao nhiêu tấn?", "42500", "42.500 tấn"),
    ("yen-bai.md", "Sản lượng chè búp tươi giảm bao nhiêu phần trăm?", "3.2", "giảm 3,2%"),
    ("yen-bai.md", "Doanh thu du lịch đạt bao nhiêu tỷ đồng?", "512", "512 tỷ"),
    ("ca-mau.md", "Tổng thu ngân sách trên địa bàn tỉnh Cà Mau là bao nhiêu tỷ đồng?", "5120", "đạt 5.120 tỷ đồng"),
    ("ca-mau.md", "Sản lượng thủy sản khai thác đạt bao nhiêu tấn?", "96400", "96.400 tấn"),
    ("ca-mau.md", "Sản lượng thủy sản khai thác tăng bao nhiêu phần trăm?", "5.1", "tăng 5,1%"),
    ("ca-mau.md", "Tỉnh Cà Mau có bao nhiêu hợp tác xã nông nghiệp?", "61", "61 hợp tác xã"),
    ("", "Đàn trâu của tỉnh có bao nhiêu con?", "", ""),
    ("", "Tỷ lệ che phủ rừng là bao nhiêu phần trăm?", "", ""),
]
SENTENCES = [
    ("yen-bai.md", "Cầu Suối Ngọc do công ty nào thi công?", "Trường An"),
    ("ca-mau.md", "Thủy sản khai thác ra sao, vì sao tăng?", "thủy sản"),
]


def gold_questions() -> list[GoldQuestion]:
    """Return the questions with the spans of their evidence."""
    rows = [*ASKED, *((document, question, "", words) for document, question, words in SENTENCES)]
    golds = []
    for number, (document, question, figure, words) in enumerate(rows):
        start = TEXTS[document].index(words) if document else 0
        golds.append(
            GoldQuestion(
                id=f"câu-{number}",
                document=document,
                kind="value" if document else "unanswerable",
                form="plain",
                context=(),
                question=question,
                answer="",
                figures=(GoldFigure(number=figure, unit=""),) if figure else (),
                phrases=(),
                evidence=(Span(start, start + len(words)),) if document else (),
            )
        )
    return golds


def separating_prefix() -> str:
    """Return a name of the set by which its two documents fall into different folds."""
    prefixes = (f"bộ-{i}" for i in range(100))
    return next(each for each in prefixes if len({fold_of(f"{each}/{name}") for name in TEXTS}) == len(TEXTS))


@pytest.fixture(scope="module")
def asker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    """Open an index of two reports."""
    opened = open_asker(index_reports(tmp_path_factory.mktemp("hoc")))
    yield opened
    opened.store.close()


@pytest.fixture(scope="module")
def examples(asker: Asker) -> tuple[Example, ...]:
    """Label the questions."""
    return label_questions(asker, gold_questions(), group_prefix=separating_prefix())


@pytest.fixture(scope="module")
def training(examples: tuple[Example, ...]) -> Training:
    """Train once."""
    return train(examples, report=lambda _: None)


def test_a_group_always_falls_into_the_same_fold() -> None:
    """One of five, by its name alone."""
    folds = [fold_of(f"nhóm {i}") for i in range(50)]
    assert folds == [fold_of(f"nhóm {i}") for i in range(50)]
    assert set(folds) == set(range(FOLDS))


def test_every_question_is_answered_by_weights_that_never_saw_its_document(
    training: Training, examples: tuple[Example, ...]
) -> None:
    """One held-out row each."""
    assert set(training.held_out) == {example.gold.id for example in examples}


def test_the_weights_that_ship_put_the_right_figure_first(training: Training, examples: tuple[Example, ...]) -> None:
    """On the very questions that they learned from."""
    for example in examples:
        if example.facts is None or not example.gold.figures:
            continue
        scores = [training.ranker.facts.score(features) for features in example.facts.candidates]
        assert example.facts.right[scores.index(max(scores))], example.gold.question


def test_a_higher_threshold_refuses_more(training: Training) -> None:
    """Along the curve fewer are answered, rightly and wrongly, and more refused; the thresholds lie on it."""
    thresholds, right, wrong, refused = zip(*training.curve, strict=True)
    assert list(thresholds) == sorted(thresholds)
    assert list(right) == sorted(right, reverse=True)
    assert list(wrong) == sorted(wrong, reverse=True)
    assert list(refused) == sorted(refused)
    assert training.ranker.fact_threshold in thresholds
    assert 0 < training.ranker.passage_threshold < 1


def test_weights_are_written_to_be_read_back(training: Training, tmp_path: Path) -> None:
    """Rounded to four decimals, in alphabetical order, with the names of the sets."""
    path = tmp_path / "weights.json"
    write_ranker(training.ranker, path, trained_on=["thử"])
    read = load_ranker(path)

    def rounded(model: LinearModel) -> dict[str, float]:
        return {name: round(weight, 4) for name, weight in model.weights.items()}

    assert read.facts.weights == rounded(training.ranker.facts)
    assert read.passage_confidence.weights == rounded(training.ranker.passage_confidence)
    assert read.fact_threshold == training.ranker.fact_threshold
    assert list(read.facts.weights) == sorted(read.facts.weights)
    assert '"thử"' in path.read_text(encoding="utf-8")


def test_nothing_is_learned_where_no_candidate_is_right(asker: Asker) -> None:
    """As when a set is asked of the wrong documents."""
    absent = [gold for gold in gold_questions() if not gold.is_answerable]
    with pytest.raises(ValueError, match="ứng viên đúng"):
        train(label_questions(asker, absent, group_prefix="vắng"), report=lambda _: None)
