"""Figures in the same words are told apart by the sentence before each."""

from dataclasses import replace

from index.figure import Status
from qa.candidate import Fact, Passage
from qa.choose.told_before import keep_told_of
from qa.question import Asked
from tests.candidates import make_fact, make_passage, make_question
from tests.test_decide import ground_of, sources_of

TAX = make_passage("Sau sắp xếp giảm 24%.", chunk_id=1)
FORESTS = make_passage("Sau sắp xếp giảm 53%.", at=200, chunk_id=2)
BEFORE = {1: "Ngành thuế gom các phòng lại.", 2: "Ngành kiểm lâm gom các trạm lại."}
FACTS = (make_fact(TAX, "24%", indicator="sau sắp xếp"), make_fact(FORESTS, "53%", indicator="Sau sắp xếp"))


def kept(*terms: str, facts: tuple[Fact, ...] = FACTS) -> list[str]:
    """Return the figures that are left for a question of these terms, best first."""

    def grown(passage: Passage) -> Passage:
        text = f"{BEFORE[passage.chunk_id]} {passage.chunk.text}"
        return replace(passage, chunk=replace(passage.chunk, text=text))

    ground = ground_of(make_question(asked=Asked.GROWTH, terms=terms), facts)
    sources = replace(sources_of(facts), with_previous=grown)
    return [each.candidate.figure.text for each in keep_told_of(ground, sources).facts]


def test_the_sentence_before_tells_which_is_meant() -> None:
    """Both say "sau sắp xếp"; only the second is told of the foresters."""
    assert kept("kiem", "lam", "sap", "xep") == ["53%"]


def test_where_nothing_tells_none_is_chosen() -> None:
    """A share of nobody knows whom is no answer."""
    assert kept("sap", "xep") == []


PLAIN = make_passage("a) Người thuê chợ đóng phí 24%.", chunk_id=1)
CASE = make_passage("b) Người thuê chợ có con nhỏ đóng phí 53%.", at=200, chunk_id=2)
OF_CASES = (make_fact(PLAIN, "24%", indicator="đóng phí"), make_fact(CASE, "53%", indicator="đóng phí"))


def test_the_plain_case_answers_who_asks_of_no_special_one() -> None:
    """What leads to the second figure says all that leads to the first, and more."""
    assert kept("thue", "cho", facts=OF_CASES) == ["24%"]


def test_the_plain_case_does_not_answer_who_asks_of_another() -> None:
    """Nothing is said of those who sell."""
    assert kept("thue", "cho", "ban", facts=OF_CASES) == []


def test_other_words_are_told_apart_by_themselves() -> None:
    """What the ranker put first stays first."""
    other = make_fact(FORESTS, "53%", indicator="kiểm lâm")
    assert kept("sap", "xep", facts=(FACTS[0], other)) == ["24%", "53%"]


def test_a_revised_figure_and_the_one_before_are_no_two_things() -> None:
    """They say the same words of the same thing; which of them to tell is decided elsewhere."""
    revised = make_fact(FORESTS, "53%", indicator="sau sắp xếp", status=Status.UPDATED)
    assert kept("sap", "xep", facts=(FACTS[0], revised)) == ["24%", "53%"]


def test_what_is_planned_and_what_is_done_are_told_apart_as_well() -> None:
    """The foresters plan what others have done: who asks about them is not answered with the others."""
    planned = make_fact(FORESTS, "53%", indicator="sau sắp xếp", status=Status.TARGET)
    assert kept("kiem", "lam", "sap", "xep", facts=(FACTS[0], planned)) == ["53%"]


STAGES = ("Giai đoạn 2:", "Giai đoạn 3:")
AREAS = tuple(
    make_fact(make_passage(f"Thu hồi {area}.", at=at, chunk_id=at, context=stage), area, indicator="thu hồi")
    for stage, area, at in zip(STAGES, ("15 ha", "7 ha"), (1, 200), strict=True)
)


def test_the_number_of_a_label_tells_which_is_meant() -> None:
    """Both stand under a stage of the same plan."""
    question = make_question(
        "Giai đoạn 3 thu hồi bao nhiêu?", asked=Asked.LEVEL, terms=("giai", "doan", "3", "thu", "hoi")
    )
    kept_facts = keep_told_of(ground_of(question, AREAS), sources_of(AREAS)).facts
    assert [each.candidate.figure.text for each in kept_facts] == ["7 ha"]


def test_the_year_named_last_before_them_tells_which_is_meant() -> None:
    """A rule of before and the rule of now in the same words."""
    question = make_question("Mức thu năm 2031 là bao nhiêu?", asked=Asked.LEVEL, terms=("thu",), periods=("2031",))
    ground = ground_of(question, FACTS)
    near = {1: "Luật 2031 thay luật cũ. Năm 2020 quy định:", 2: "Năm 2020 đã hết. Từ năm 2031:"}
    scene = replace(ground.scene, near=lambda passage: near[passage.chunk_id])
    kept_facts = keep_told_of(replace(ground, scene=scene), sources_of(FACTS)).facts
    assert [each.candidate.figure.text for each in kept_facts] == ["53%"]


def row(section: str, written: str, chunk_id: int) -> Fact:
    """Return a cell of a row "Quá 10 km/h" in a table below a heading."""
    passage = make_passage(
        f"Quá 10 km/h | {written}", chunk_id=chunk_id, at=chunk_id * 100, section=("Mức phạt", section)
    )
    return make_fact(passage, written, indicator="Quá 10 km/h", row=1, block=chunk_id)


def test_of_rows_of_one_name_the_headings_tell_which_is_meant() -> None:
    """The fine of a car stands below "Xe ô tô"; where headings say as much, the best row stays."""
    bikes, cars = row("Xe mô tô", "4 triệu đồng", 1), row("Xe ô tô", "6 triệu đồng", 2)
    assert kept("o", "to", "phat", facts=(bikes, cars)) == ["6 triệu đồng", "4 triệu đồng"]
    assert kept("phat", facts=(bikes, cars)) == ["4 triệu đồng", "6 triệu đồng"]
