"""Several quantities that are asked in one breath are told from one passage, or not at all."""

from collections.abc import Sequence

from qa.candidate import Fact
from qa.question import Asked, Part
from qa.strategy.together import find_together
from tests.candidates import make_fact, make_passage, make_question
from tests.test_decide import CAUTIOUS, WILLING, ground_of

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
