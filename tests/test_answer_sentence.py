"""A sentence answers when it has the shape asked for, and with what belongs to it."""

from collections.abc import Mapping, Sequence

from index.document import BlockKind, Span
from qa.about_document import Papers
from qa.answer_sentence import answer_sentence
from qa.candidate import Passage
from qa.ground import Ground, Sources
from qa.match import make_terms
from qa.question import Asked, Question
from qa.rank import LinearModel, Ranked, Ranker
from qa.scene import Scene
from tests.candidates import make_passage, make_question

EVEN = LinearModel(weights={"cue": 1.0})
WILLING = Ranker(
    facts=EVEN,
    passages=EVEN,
    fact_confidence=EVEN,
    passage_confidence=LinearModel(weights={}),
    fact_threshold=0.4,
    passage_threshold=0.4,
)
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
    """Return the headline of the answer from passages in this order, or "" where none is given.

    `before` gives what a passage grows to by the sentence before it, by its text; `beside` is what stands around.
    """
    scene = Scene(question=question, terms=make_terms(("cho",), lambda _: 1.0), best_lexical=1.0, best_dense=0.0)
    ranked = tuple(
        Ranked(
            candidate=each,
            features={"cue": scene.shape.fit(each.chunk.text), "around_cover": 1.0, "chunk_cover": 1.0},
            score=-i / 10,
        )
        for i, each in enumerate(passages)
    )

    def passage_at(_document: int, span: Span) -> Passage:
        return make_passage(document[span.start : span.end], at=span.start)

    sources = Sources(
        look=lambda _: Ground(scene=scene, facts=(), passages=()),
        block_facts=lambda _: (),
        passage_facts=lambda _: (),
        with_previous=lambda each: (before or {}).get(each.chunk.text, each),
        papers=Papers(documents=lambda: (), passage_at=passage_at),
        ranker=WILLING,
        beside=lambda _: tuple(beside),
    )
    found = answer_sentence(Ground(scene=scene, facts=(), passages=ranked), sources)
    return found.text if found is not None else ""


def test_the_reason_comes_with_the_sentence_that_it_explains() -> None:
    """The sentence found by its words says nothing of why; the next one does."""
    why = make_question("Vì sao giá chè tăng?", asked=Asked.WHY)
    assert answer(why, [RISE, OPENED]) == "Giá chè tăng mạnh. Nguyên nhân là sương muối [1]."
    assert answer(why, [OPENED, FAIR]) == ""


def test_a_list_is_told_with_its_items() -> None:
    """Whether the line that announces it is found, or an item of it."""
    which = make_question("Hộ được giảm phí trong những trường hợp nào?", asked=Asked.LIST)
    whole = "Hộ được giảm phí chợ khi: bán hàng tự làm; mới mở quầy [1]."
    assert answer(which, [RULE]) == whole
    assert answer(which, [NEW]) == whole


def test_a_sentence_without_a_date_tells_no_date() -> None:
    """However well its words fit."""
    when = make_question("Chợ mở ngày nào?", asked=Asked.DATE)
    assert answer(when, [RULE, OPENED]) == "Chợ mở ngày 3/4 [1]."
    assert answer(when, [RULE]) == ""


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


def test_the_rows_of_a_table_are_named_where_no_sentence_names_as_many() -> None:
    """By the cells that begin with the noun asked for; the sentence that only speaks of ports names none."""
    which = make_question("Kể tên các cảng của tỉnh", asked=Asked.LIST)
    spoken = make_passage("Tỉnh quy hoạch các cảng, kho, bãi.")

    def rows(*lines: str) -> list[Passage]:
        return [
            make_passage(line, at=40 * i, chunk_id=i, kind=BlockKind.TABLE, paragraph=9)
            for i, line in enumerate(lines, start=10)
        ]

    ports = rows("1 | Cảng Mây | 25", "2 | Cảng Gió - Đá | 31", "3 | Cảng Núi | 12")
    assert answer(which, [spoken, *ports], beside=ports) == "Cảng Mây, Cảng Gió - Đá, Cảng Núi [1]."
    markets = rows("1 | Chợ Mây | 25", "2 | Chợ gần Cảng Gió | 31", "3 | Chợ Núi | 12")
    assert answer(which, [spoken, *markets], beside=markets) == "Tỉnh quy hoạch các cảng, kho, bãi [1]."


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
