"""Which of several things is first is told by the list whose items they are."""

from dataclasses import replace

from index.document import BlockKind
from qa.candidate import Passage
from qa.question import Asked, Extreme, Order
from qa.strategy.named_items import answer_named_items
from tests.candidates import make_fact, make_passage, make_question
from tests.test_decide import ground_of, sources_of

RIVERS = ("- Sông Gió: 7,2 km", "- Sông Mây (suối Mây): 3,3 km", "- Sông Đá: 1,1 km.")
PLACES = (
    "- Mây Sơn (376 người, chiếm 9,5% dân số),",
    "- Gió Sơn (549 người, chiếm 63,3% dân số),",
    "- Đá Sơn (62 người)",
)


def document(lead: str, items: tuple[str, ...]) -> tuple[Passage, ...]:
    """Return a line, the items below it and the sentence that ends them, as passages of one document."""
    lines = [lead, *items, "Xã có chợ."]
    kinds = [BlockKind.PARAGRAPH, *[BlockKind.LIST_ITEM] * len(items), BlockKind.PARAGRAPH]
    at = [sum(len(line) + 1 for line in lines[:i]) for i in range(len(lines))]
    return tuple(
        make_passage(
            line,
            at=start,
            chunk_id=i,
            paragraph=i,
            kind=kind,
            context=f"Xã › {lead}" if kind is BlockKind.LIST_ITEM else "Xã",
        )
        for i, (line, start, kind) in enumerate(zip(lines, at, kinds, strict=True))
    )


def first_of(
    question: str,
    lead: str,
    items: tuple[str, ...],
    figures: tuple[str, ...],
    *,
    unit: str = "km",
    extreme: Extreme = Extreme.HIGHEST,
    terms: tuple[str, ...] = ("song",),
) -> str:
    """Return the answer of the list, of which only another figure of the document was found by the words."""
    passages = document(lead, items)
    facts = {
        passage.chunk_id: make_fact(passage, figure, indicator=passage.source_text.lstrip("- ").split(":")[0])
        for passage, figure in zip(passages[1:], figures, strict=False)
        if figure
    }
    road = make_fact(make_passage("Đường dài 9 km.", at=900, chunk_id=90), "9 km", indicator="đường dài")
    asked = make_question(
        question, asked=Asked.RANKING, order=Order(extreme=extreme, place=1), units=(unit,), terms=terms
    )
    sources = replace(
        sources_of(tuple(facts.values())),
        passage_facts=lambda passage: tuple(filter(None, (facts.get(passage.chunk_id),))),
        beside=lambda _: passages,
    )
    answer = answer_named_items(ground_of(asked, (road,), (passages[0],)), sources)
    return "" if answer is None else answer.text


def test_the_first_of_the_announced_things_answers() -> None:
    """Though the words led to a road; the last one is asked for as well."""
    told = ("Các sông chảy qua xã:", RIVERS, ("7,2 km", "3,3 km", "1,1 km"))
    assert first_of("Sông nào dài nhất?", *told) == "Cao nhất: Sông Gió: 7,2 km [1]."
    assert first_of("Sông nào ngắn nhất?", *told, extreme=Extreme.LOWEST) == "Thấp nhất: Sông Đá: 1,1 km [1]."


def test_an_item_is_named_by_what_stands_before_its_figure() -> None:
    """The share behind it puts no places in order."""
    told = first_of(
        "Xã nào đông người nhất?",
        "Người Mây ở các xã:",
        PLACES,
        ("376 người", "549 người", "62 người"),
        unit="người",
        terms=("xa", "may"),
    )
    assert told.startswith("Cao nhất: ")
    assert "Gió Sơn" in told
    assert "549 người" in told


def test_things_of_another_kind_or_in_another_unit_are_not_put_in_order() -> None:
    """Roads are no rivers, an area is no length, and what is said of a river nowhere may be the first."""
    figures = ("7,2 km", "3,3 km", "1,1 km")
    assert first_of("Đường nào dài nhất?", "Các sông chảy qua xã:", RIVERS, figures) == ""
    assert first_of("Sông nào rộng nhất?", "Các sông chảy qua xã:", RIVERS, figures, unit="ha") == ""
    assert first_of("Sông nào dài nhất?", "Các sông chảy qua xã:", RIVERS, ("7,2 km", "", "1,1 km")) == ""


def test_a_list_of_something_else_than_is_asked_is_left_alone() -> None:
    """Nothing of it speaks of ships, which are half of what is asked."""
    figures = ("7,2 km", "3,3 km", "1,1 km")
    told = first_of("Sông nào cho tàu chạy dài nhất?", "Các sông chảy qua xã:", RIVERS, figures, terms=("song", "tau"))
    assert told == ""
