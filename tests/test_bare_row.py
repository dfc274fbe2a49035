"""A row of a table without column names is told whole, with what it does not say."""

from dataclasses import replace

import pytest

from index.document import BlockKind
from qa.candidate import Fact, Passage
from qa.question import Asked
from qa.rank.ground import Ground, Sources
from qa.rank.rank import Ranked
from qa.rank.scene import Scene
from qa.strategy.bare_row import answer_bare_row
from qa.words.match import make_terms
from tests.candidates import make_fact, make_passage, make_question
from tests.test_decide import NO_PAPERS, WILLING

NEAR = {"around_cover": 1.0, "chunk_cover": 1.0, "rarest_missing": 0.0}


def row(source: str, told: str, *, chunk_id: int = 1) -> Passage:
    """Return a row of a table, as it stands and as it is told."""
    passage = make_passage(source, chunk_id=chunk_id, kind=BlockKind.TABLE)
    chunk = passage.chunk
    return Passage(
        **{name: getattr(passage, name) for name in Passage.__slots__ if name != "chunk"},
        chunk=type(chunk)(ordinal=chunk_id, block=3, span=chunk.span, text=told, context=""),
    )


STALL = row("3 | Thuê sạp chợ loại hai | 45.000 | 20 |", "Thuê sạp chợ loại hai | 45.000; 20")
HEADED = row("3 | Thuê sạp chợ loại hai | 45.000 | 20 |", "Thuê sạp chợ loại hai | Giá: 45.000; Số sạp: 20")


def said(
    passage: Passage,
    *,
    features: dict[str, float] | None = None,
    facts: tuple[Fact, ...] = (),
    lead: float = 1.0,
    question: str = "Thuê sạp chợ loại hai hết bao nhiêu?",
    units: tuple[str, ...] = (),
) -> str:
    """Return what is answered from a passage that leads over the next one, "" where the row gives way."""
    asked = make_question(question, asked=Asked.LEVEL, units=units)
    scene = Scene(question=asked, terms=make_terms((), lambda _: 1.0), best_lexical=1.0, best_dense=0.0)
    next_one = make_passage("Chợ họp sáng.", chunk_id=9)
    ground = Ground(
        scene=scene,
        facts=tuple(Ranked(candidate=fact, features={}, score=0.0) for fact in facts),
        passages=(
            Ranked(candidate=passage, features=NEAR | (features or {}), score=lead),
            Ranked(candidate=next_one, features=NEAR, score=0.0),
        ),
        found=(next_one, passage),
    )
    sources = Sources(
        look=lambda _: ground,
        block_facts=lambda _: (),
        passage_facts=lambda _: (),
        with_previous=lambda each: each,
        papers=NO_PAPERS,
        ranker=WILLING,
    )
    answer = answer_bare_row(ground, sources)
    return answer.text if answer is not None else ""


def test_all_cells_of_the_row_are_told_without_its_counter() -> None:
    """Nobody knows which of the two numbers is the price."""
    assert said(STALL) == "Thuê sạp chợ loại hai: 45.000 | 20 (tài liệu không ghi tên các cột) [1]."


def test_the_unit_of_the_whole_table_is_told_beside() -> None:
    """Two of them would be the units of unknown columns."""
    under = replace(STALL, chunk=replace(STALL.chunk, context="Chợ › Đơn vị tính: Nghìn đồng"))
    assert said(under).endswith("| 20 (đơn vị tính: nghìn đồng; tài liệu không ghi tên các cột) [1].")
    under = replace(STALL, chunk=replace(STALL.chunk, context="Chợ › Đơn vị tính: Nghìn đồng, sạp"))
    assert said(under).endswith("| 20 (tài liệu không ghi tên các cột) [1].")


@pytest.mark.parametrize(("question", "answers"), [("Tỷ lệ chọi thuê sạp?", True), ("Thuê sạp mấy phần trăm?", False)])
def test_a_row_without_per_cent_answers_no_one_who_names_them(question: str, answers: bool) -> None:
    """A ratio may be told as a plain number."""
    assert bool(said(STALL, question=question, units=("%",))) is answers


def test_a_row_whose_columns_have_names_gives_way() -> None:
    """Its figures answer."""
    assert said(HEADED) == ""


def test_a_row_gives_way_that_lacks_a_rare_word_or_does_not_lead() -> None:
    """It is of something else, or of several rows one."""
    assert said(STALL, features={"rarest_missing": 0.7}) == ""
    assert said(STALL, features={"around_cover": 0.5}) == ""
    assert said(STALL, lead=0.1) == ""


def test_the_only_figure_of_the_row_in_its_unit_answers_instead() -> None:
    """The other number is no price."""
    priced = row("3 | Thuê sạp chợ loại hai | 45.000 đồng | 20 sạp |", "Thuê sạp chợ loại hai | 45.000 đồng; 20 sạp")
    assert said(priced, facts=(make_fact(priced, "45.000 đồng"),)) == ""
    assert said(priced, facts=(make_fact(make_passage("Thuế là 9 đồng.", chunk_id=5), "9 đồng"),)) != ""


def test_a_row_of_somebody_else_gives_way() -> None:
    """Or of what the question names by a name that the row has not; so too one of another place."""
    assert said(STALL, features={"name_missing": 1.0}) == ""
    assert said(STALL, features={"name_nowhere": 1.0}) == ""
