"""A sentence answers when it has the shape asked for, and with what belongs to it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from index.document import BlockKind
from qa.candidate import Passage
from qa.question import Asked, Question
from qa.rank.ground import Ground
from qa.rank.rank import LinearModel, Ranked
from qa.rank.scene import Scene
from qa.strategy.answer_sentence import answer_sentence
from qa.words.match import make_terms
from tests.answering import answer_by
from tests.candidates import make_passage, make_question
from tests.test_decide import EVEN, WILLING, sources_of

DOCUMENT = (
    "Giá chè tăng mạnh. Nguyên nhân là sương muối.\n"
    "Hộ được giảm phí chợ khi:\n- bán hàng tự làm;\n- mới mở quầy.\nChợ mở ngày 3/4.\nHội mở từ ngày 5/6 đến 9/6."
)


def passage_of(text: str, *, number: int, kind: BlockKind = BlockKind.PARAGRAPH, context: str = "Chợ") -> Passage:
    """Return a passage at its place in the document."""
    return make_passage(text, at=DOCUMENT.index(text), chunk_id=number, kind=kind, context=context)


RISE = passage_of("Giá chè tăng mạnh.", number=1)
REASON = passage_of("Nguyên nhân là sương muối.", number=2)
RULE = passage_of("Hộ được giảm phí chợ khi:", number=3)
MADE = passage_of("- bán hàng tự làm;", number=4, kind=BlockKind.LIST_ITEM, context="Chợ › Hộ được giảm phí chợ khi:")
NEW = passage_of("- mới mở quầy.", number=5, kind=BlockKind.LIST_ITEM, context="Chợ › Hộ được giảm phí chợ khi:")
OPENED = passage_of("Chợ mở ngày 3/4.", number=6)
FAIR = passage_of("Hội mở từ ngày 5/6 đến 9/6.", number=7)
ALL = (RISE, REASON, RULE, MADE, NEW, OPENED, FAIR)


def answer(
    question: Question,
    passages: Sequence[Passage],
    *,
    before: Mapping[str, Passage] | None = None,
    beside: Sequence[Passage] = ALL,
    document: str = DOCUMENT,
) -> str:
    """Return the headline of a sentence's answer; see `answer_by`."""
    return answer_by(answer_sentence, question, passages, before=before, beside=beside, document=document)


def test_the_reason_comes_with_the_sentence_that_it_explains() -> None:
    """The sentence found by its words says nothing of why; the next one does."""
    why = make_question("Vì sao giá chè tăng?", asked=Asked.WHY)
    assert answer(why, [RISE, OPENED]) == "Giá chè tăng mạnh. Nguyên nhân là sương muối [1]."
    assert answer(why, [OPENED, FAIR]) == ""


def test_a_line_that_only_announces_answers_nothing() -> None:
    """Its list does, and is told elsewhere."""
    which = make_question("Hộ được giảm phí trong những trường hợp nào?", asked=Asked.LIST)
    assert answer(which, [RULE]) == ""


def test_a_sentence_that_tells_less_of_what_is_asked_must_be_surer() -> None:
    """Here each is even, as the weights are: that is enough for half of the words, not for a ranker that doubts."""
    when = make_question("Chợ mở ngày nào?", asked=Asked.DATE)
    doubting = LinearModel(weights={}, bias=-0.5)  # 1 / (1 + e^0.5) = 0.38
    for cover, confidence, told in ((0.5, EVEN, True), (0.5, doubting, False), (0.6, doubting, True)):
        ranked = Ranked(candidate=OPENED, features={"cue": 1.0, "around_cover": cover}, score=0.0)
        scene = Scene(question=when, terms=make_terms(("cho",), lambda _: 1.0), best_lexical=1.0, best_dense=0.0)
        sources = sources_of(())
        willing = replace(WILLING, passage_confidence=confidence, passage_threshold=0.3)
        found = answer_sentence(Ground(scene=scene, facts=(), passages=(ranked,)), replace(sources, ranker=willing))
        assert (found is not None) is told


def test_a_sentence_without_a_date_tells_no_date() -> None:
    """However well its words fit."""
    when = make_question("Chợ mở ngày nào?", asked=Asked.DATE)
    assert answer(when, [RULE, OPENED]) == "Chợ mở ngày 3/4 [1]."
    assert answer(when, [RULE]) == ""


def test_a_row_that_is_of_another_person_tells_no_date_of_the_one_asked_of() -> None:
    """Though it has a date and the other words."""
    when = make_question("Trưởng chợ Trần Văn Thử nhận việc ngày nào?", asked=Asked.DATE)
    other = make_passage("Họ tên Trần Văn Ví | Ngày nhận việc: 3/4/2001", kind=BlockKind.TABLE)
    own = make_passage("Họ tên Trần Văn Thử | Ngày nhận việc: 5/6/2002", kind=BlockKind.TABLE, chunk_id=2)
    assert answer(when, [other]) == ""
    assert "5/6/2002" in answer(when, [other, own])


def test_who_asks_for_two_dates_is_told_two() -> None:
    """The sentence with one comes after the one with both."""
    span = make_question("Hội kéo dài từ ngày nào đến ngày nào?", asked=Asked.DATE)
    assert answer(span, [OPENED, FAIR]) == "Hội mở từ ngày 5/6 đến 9/6 [1]."


def test_the_sentence_of_whom_it_speaks_is_told_with_ong() -> None:
    """Two sentences before, the man is named; a sentence that names another man does not come first for that."""
    who = make_question("Ai truyền nghề dệt cho bản?", asked=Asked.ENTITY)
    named = "Thợ dệt Trần Văn Thử về bản."
    both = f"{named} Ông ở lại mười năm."
    whole = f"{both} Ông truyền nghề dệt cho bản."
    his = make_passage("Ông truyền nghề dệt cho bản.", at=300)
    before = {
        his.chunk.text: make_passage("Ông ở lại mười năm. Ông truyền nghề dệt cho bản.", at=280),
        "Ông ở lại mười năm. Ông truyền nghề dệt cho bản.": make_passage(whole, at=250),
    }
    other = make_passage("Đền thờ cụ Lê Thị Nghiệm ở cuối bản.", at=400, chunk_id=2)
    assert answer(who, [his, other], before=before) == f"{whole[:-1]} [1]."


def test_a_heading_that_leans_itself_names_nobody() -> None:
    """The body stands one heading higher than "a) Chủ trì ..."."""
    body = make_question("Cơ quan nào đôn đốc việc dệt?", asked=Asked.ENTITY)
    duty = make_passage("Là cơ quan đôn đốc việc dệt.", section=("V. Việc", "1. Sở Dệt May", "a) Chủ trì, phối hợp"))
    assert answer(body, [duty]) == "Sở Dệt May: Là cơ quan đôn đốc việc dệt [1]."


def test_a_heading_that_asks_answers_nothing() -> None:
    """However many words of the question it repeats."""
    asking = make_passage("**Chợ mở ngày 3/4 hay ngày nào?**", at=0, chunk_id=8)
    question = make_question("Chợ mở ngày nào?", asked=Asked.DATE)
    assert answer(question, (asking, OPENED)) == "Chợ mở ngày 3/4 [1]."
    assert answer(question, (asking,)) == ""


def test_the_line_that_announces_a_list_tells_the_date_of_its_items() -> None:
    """The paper's own date says nothing of when it ends."""
    text = "Các lệ sau hết hiệu lực từ ngày 1/2/2021:\n- Lệ chợ số 5/LC ngày 3/4/2015."
    line = make_passage("Các lệ sau hết hiệu lực từ ngày 1/2/2021:", chunk_id=1)
    item = make_passage(
        "- Lệ chợ số 5/LC ngày 3/4/2015.",
        at=text.index("- Lệ"),
        chunk_id=2,
        kind=BlockKind.LIST_ITEM,
        context=f"Chợ › {line.source_text}",
    )
    when = make_question("Lệ chợ hết hiệu lực ngày nào?", asked=Asked.DATE)
    told = answer(when, [item], beside=[line, item], document=text)
    assert told == "Các lệ sau hết hiệu lực từ ngày 1/2/2021: Lệ chợ số 5/LC ngày 3/4/2015 [1]."


def test_who_asks_when_something_was_founded_is_not_told_what_it_founded() -> None:
    """The school founded a workshop, and was founded itself; a sentence in other words is left where it is."""
    when = make_question("Trường Mây được thành lập ngày nào?", asked=Asked.DATE)
    founding = make_passage("Ngày 5/6/2001, trường Mây thành lập xưởng dệt.", at=500, chunk_id=1)
    founded = make_passage("Ngày 3/4/1990, trường Mây được thành lập.", at=600, chunk_id=2)
    opened = make_passage("Ngày 7/8/1990, trường Mây mở cửa.", at=700, chunk_id=3)
    assert answer(when, [founding, founded]) == "Ngày 3/4/1990, trường Mây được thành lập [1]."
    assert answer(when, [opened, founded]) == "Ngày 7/8/1990, trường Mây mở cửa [1]."


def test_a_date_far_above_its_item_is_told_by_its_own_line() -> None:
    """The line and the item do not fit one citation then."""
    line_text, item_text = "Lệ chợ Gió (có hiệu lực 15/4/2019) quy định như sau:", "- Chợ mở sớm."
    text = f"{line_text}\n{'- Sạp gạo. ' * 100}\n{item_text}"
    line = make_passage(line_text, chunk_id=1)
    item = make_passage(
        item_text, at=text.index(item_text), chunk_id=2, kind=BlockKind.LIST_ITEM, context=f"Chợ › {line_text}"
    )
    when = make_question("Lệ chợ có hiệu lực ngày nào?", asked=Asked.DATE)
    told = answer(when, [item], beside=[line, item], document=text)
    assert told.startswith("Lệ chợ Gió (có hiệu lực 15/4/2019)")
    assert "mở sớm" not in told


def told_why(before: str, after: str, *, question: str = "Vì sao mắm Gió thơm?") -> str:
    """Return the answer to "why" where the second of two sentences is found by its words."""
    text = f"{before} {after}"
    first = make_passage(before, chunk_id=1)
    last = make_passage(after, at=len(before) + 1, chunk_id=2)
    return answer(make_question(question, asked=Asked.WHY), [last], beside=[first, last], document=text)


def test_what_came_of_a_reason_is_told_with_it() -> None:
    """No reason is given by "nhờ đó" itself: it points to the sentence before."""
    assert told_why("Xã ít mưa.", "Nhờ đó, mắm Gió thơm.") == "Xã ít mưa. Nhờ đó, mắm Gió thơm [1]."
    assert told_why("Xã ít mưa.", "Do vậy mắm Gió thơm.") == "Xã ít mưa. Do vậy mắm Gió thơm [1]."
    assert told_why("Xã ít mưa.", "Nhờ nắng, mắm Gió thơm.") == "Nhờ nắng, mắm Gió thơm [1]."
    assert told_why("Xã có các mắm sau:", "Vì vậy, mắm Gió thơm.") == ""


def test_a_long_reason_is_told_without_what_came_of_it() -> None:
    """Both do not fit a headline: 40 times 14 characters are 560."""
    long = f"Xã ít mưa{', nhiều nắng, ' * 40}gió."
    told = told_why(long, "Vì thế, mắm Gió thơm.")
    assert told.startswith("Xã ít mưa")
    assert "thơm" not in told


def test_what_only_repeats_the_question_or_announces_is_passed_over() -> None:
    """The list of the line answers; without a list, another sentence that says as much; without that, nothing."""
    rule = make_question("Khoản phí chợ được giảm là gì?", asked=Asked.ENTITY)
    items = [replace(item, paragraph=20 + i) for i, item in enumerate((MADE, NEW))]
    listed = answer(rule, [RULE], beside=(RULE, *items, OPENED))
    assert listed == "Hộ được giảm phí chợ khi: bán hàng tự làm; mới mở quầy [1]."
    alone = make_passage("Phí chợ được giảm như sau:", at=0, chunk_id=8)
    told = make_passage("Phí được giảm là phí Quầy Gió.", at=0, chunk_id=9)
    assert answer(rule, [alone], beside=(alone,)) == ""
    assert answer(rule, [alone, told], beside=(alone,)) == "Phí được giảm là phí Quầy Gió [1]."
    assert answer(rule, [make_passage("Khoản phí chợ được giảm", at=0, chunk_id=8)], beside=()) == ""


def test_the_line_of_a_paper_names_it() -> None:
    """Although it only announces what the paper says."""
    line = make_passage("Quyết định số 12/QĐ-UBND quy định phí chợ như sau:", at=0, chunk_id=8)
    asked = make_question("Phí chợ theo quyết định nào?", asked=Asked.ENTITY)
    assert answer(asked, [line], beside=(line,)) == "Quyết định số 12/QĐ-UBND quy định phí chợ như sau [1]."


def test_what_lies_on_another_side_is_no_answer() -> None:
    """Nor what is told of another number of the same name."""
    sides = [
        make_passage(text, at=0, chunk_id=8 + i)
        for i, text in enumerate(("Phía đông giáp Núi Hạ.", "Phía tây giáp Núi Nồm."))
    ]
    west = make_question("Chợ giáp đâu ở phía tây?", asked=Asked.ENTITY)
    assert answer(west, sides, beside=()) == "Phía tây giáp Núi Nồm [1]."
    assert answer(west, sides[:1], beside=()) == ""
