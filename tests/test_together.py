"""Several quantities that are asked in one breath are told from one passage, or not at all."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from qa.candidate import Fact
from qa.question import Asked, Part
from qa.strategy.together import find_together, told_in_one_breath
from tests.candidates import make_fact, make_passage, make_question
from tests.test_decide import CAUTIOUS, WILLING, ground_of, sources_of

MARKET = make_passage("Chợ có 12 gian hàng, tổng diện tích 3,5 ha; đã sửa 4 gian hàng.")
STALLS = make_fact(MARKET, "12 gian hàng", indicator="chợ có gian hàng")
AREA = make_fact(MARKET, "3,5 ha", indicator="tổng diện tích")
MENDED = make_fact(MARKET, "4 gian hàng", indicator="đã sửa gian hàng")
OTHER = make_passage("Chợ cũ có 30 gian hàng.", at=200, chunk_id=2)
OLD = make_fact(OTHER, "30 gian hàng", indicator="chợ cũ có gian hàng")

COUNTED = Part(unit="gian hàng", counted=True, words=frozenset())
SIZE = Part(unit="", counted=False, words=frozenset({"dien", "tich"}))


def tell(facts: Sequence[Fact], *parts: Part) -> list[str] | None:
    """Return the figures that answer the parts, as written."""
    question = make_question("Chợ có mấy gian hàng, rộng bao nhiêu?", asked=Asked.BREAKDOWN, parts=parts)
    found = find_together(ground_of(question, facts), WILLING)
    return None if found is None else [fact.figure.text for fact in found[0]]


def test_each_part_gets_the_fact_of_its_unit_or_words() -> None:
    """All of one passage, though another one is ranked first."""
    assert tell((OLD, STALLS, AREA), COUNTED, SIZE) == ["12 gian hàng", "3,5 ha"]


def test_parts_in_one_unit_are_told_apart_by_words() -> None:
    """Of twelve stalls four were mended."""
    mended = Part(unit="gian hàng", counted=True, words=frozenset({"sua"}))
    all_of_them = Part(unit="gian hàng", counted=True, words=frozenset({"cho"}))
    assert tell((STALLS, MENDED), all_of_them, mended) == ["12 gian hàng", "4 gian hàng"]


def test_words_behind_a_figure_are_its_own_up_to_the_next_thing() -> None:
    """What was delivered in "30 tấm đã giao với 9 cuộn" are the sheets."""
    passage = make_passage("Kho còn 50 tấm mới về, 30 tấm đã giao với 9 cuộn dây.")
    new = make_fact(passage, "50 tấm", indicator="kho còn tấm")
    delivered = make_fact(passage, "30 tấm", indicator="tấm")
    part = Part(unit="tấm", counted=True, words=frozenset({"giao"}))
    rolls = Part(unit="cuộn", counted=True, words=frozenset())
    wound = make_fact(passage, "9 cuộn", indicator="cuộn dây")
    assert tell((new, delivered, wound), part, rolls) == ["30 tấm", "9 cuộn"]


def test_a_part_that_no_passage_states_beside_the_others_leaves_the_question_to_others() -> None:
    """The old market tells no area."""
    assert tell((OLD,), COUNTED, SIZE) is None
    assert tell((OLD, STALLS, AREA)) is None


def test_a_yearly_number_is_no_number_of_all_years() -> None:
    """As "6 lớp/năm" beside "30 lớp"."""
    passage = make_passage("Mở 30 lớp (6 lớp/năm) dệt.")
    facts = (make_fact(passage, "6 lớp/năm", indicator="mở lớp"), make_fact(passage, "30 lớp", indicator="mở lớp"))
    whole = Part(unit="lớp", counted=True, words=frozenset({"det"}))
    yearly = Part(unit="lớp", counted=True, words=frozenset(), per="nam")
    assert tell(facts, whole, yearly) == ["30 lớp", "6 lớp/năm"]


def test_what_is_not_sure_is_not_told() -> None:
    """Of whatever the words say."""
    question = make_question(asked=Asked.BREAKDOWN, parts=(COUNTED, SIZE))
    assert find_together(ground_of(question, (STALLS, AREA)), CAUTIOUS) is None


def test_what_stands_close_together_is_preferred() -> None:
    """The bracket tells of both; the first number of the sentence is far from the second thing asked for."""
    passage = make_passage(
        "Kho có 64 thùng, đã chuyển đi nhiều nơi trong huyện và các xã lân cận theo kế hoạch của ban quản lý, trong "
        "đợt đầu kiểm tra thấy hỏng (trong đó 11 thùng 19 bao ướt)."
    )
    first, second = (make_fact(passage, written, indicator="thùng") for written in ("64 thùng", "11 thùng"))
    sacks = make_fact(passage, "19 bao", indicator="bao ướt")
    crate = Part(unit="thùng", counted=True, words=frozenset())
    sack = Part(unit="bao", counted=True, words=frozenset({"uot"}))
    assert tell((first, sacks, second), crate, sack) == ["11 thùng", "19 bao"]


def test_what_a_number_is_said_to_be_names_it() -> None:
    """The words "là thủ kho" stand right behind the number."""
    passage = make_passage("Đoàn có 20 tay chèo, 5 người là thủ kho.")
    rowers = make_fact(passage, "20 tay chèo", indicator="đoàn có tay chèo")
    keepers = make_fact(passage, "5 người", indicator="người")
    parts = (
        Part(unit="", counted=False, words=frozenset({"tay", "cheo"})),
        Part(unit="", counted=False, words=frozenset({"thu", "kho"})),
    )
    assert tell((rowers, keepers), *parts) == ["20 tay chèo", "5 người"]


PEOPLE = make_passage("Dân số nam đạt 366 người, trong khi đó nữ đạt 363 người, mật độ 480 người/km².")
MEN = make_fact(PEOPLE, "366 người", indicator="Dân số nam")
WOMEN = make_fact(PEOPLE, "363 người", indicator="nữ người")
DENSITY = make_fact(PEOPLE, "480 người/km²", indicator="mật độ nam")


def told_of_both(*found: Sequence[Fact], names: tuple[str, str] = ("nam", "nữ")) -> list[str] | None:
    """Return what is told of two names of which the first facts were found, and the second ones, surer."""
    facts = [ground_of(make_question(), each).facts for each in found]
    sources = replace(sources_of(()), passage_facts=lambda _: (MEN, WOMEN, DENSITY))
    both = told_in_one_breath(names, facts, (0.0, 1.0), sources)
    return None if both is None else [fact.figure.text for fact in both[0]]


def test_the_sentence_of_one_side_tells_of_the_other() -> None:
    """In one unit: a density is no number of people; and in the order of the names."""
    assert told_of_both((), (WOMEN,)) == ["366 người", "363 người"]
    assert told_of_both((), (MEN,), names=("nữ", "nam")) == ["363 người", "366 người"]


def test_what_is_named_by_neither_side_tells_of_no_other() -> None:
    """Nor where the surer side was not found at all."""
    assert told_of_both((), (MEN,)) is None
    assert told_of_both((), ()) is None


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Trước điều chỉnh có mấy bến, rộng bao nhiêu ha?", ["36 bến", "8,6 ha"]),
        ("Sau điều chỉnh có mấy bến, rộng bao nhiêu ha?", ["40 bến", "11,9 ha"]),
    ],
)
def test_of_a_change_only_the_asked_state_is_told(question: str, told: list[str]) -> None:
    """One sentence states both."""
    changed = make_passage("Điều chỉnh “gồm 36 bến, rộng 8,6 ha” tại Điều 1 thành “gồm 40 bến, rộng 11,9 ha”.")
    facts = [make_fact(changed, text) for text in ("36 bến", "40 bến", "8,6 ha", "11,9 ha")]
    parts = (replace(COUNTED, unit="bến"), Part(unit="ha", counted=False, words=frozenset()))
    asked = make_question(question, asked=Asked.BREAKDOWN, parts=parts)
    # Neither state is the better one by rank.
    for ranked in (facts, facts[::-1]):
        found = find_together(ground_of(asked, ranked), WILLING)
        assert found is not None
        assert [fact.figure.text for fact in found[0]] == told
