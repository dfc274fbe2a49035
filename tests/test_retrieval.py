"""A SQuAD set is indexed by itself; each question is searched and answered."""

from qa.evaluation.rate import Rate
from qa.evaluation.retrieval import run_retrieval
from qa.evaluation.squad import SquadPassage, SquadQuestion, SquadSet

SQUAD = SquadSet(
    passages=(
        SquadPassage(name="doan-0001", text="Cầu Bến Nghé bắc qua con kênh nhỏ, khánh thành năm 1882."),
        SquadPassage(name="doan-0002", text="Giống lúa nếp nương được gieo trên ruộng bậc thang ở vùng cao."),
        SquadPassage(name="doan-0003", text="Nghề dệt thổ cẩm của người Tày dùng sợi bông nhuộm chàm."),
    ),
    questions=(
        SquadQuestion(
            id="a", question="Lúa nếp nương được gieo ở đâu?", passage="doan-0002", spans=("ruộng bậc thang",)
        ),
        SquadQuestion(id="b", question="Thổ cẩm của người Tày dùng sợi gì?", passage="doan-0003", spans=("sợi bông",)),
    ),
)


def test_passages_that_share_the_words_of_a_question_are_found_first() -> None:
    """Both at rank 1, so recall@1 and MRR are 1; one row a question."""
    summary, rows = run_retrieval(SQUAD)
    assert summary.recall[0] == (1, Rate(2, 2))
    assert summary.reciprocal_rank == 1.0
    assert summary.passages == 3
    assert [row["id"] for row in rows] == ["a", "b"]


def test_progress_is_told_for_each_question() -> None:
    """After the indexing."""
    told: list[tuple[str, int, int]] = []

    def progress(stage: str, done: int, total: int) -> None:
        told.append((stage, done, total))

    run_retrieval(SQUAD, progress=progress)
    assert told[-2:] == [("Hỏi", 1, 2), ("Hỏi", 2, 2)]
