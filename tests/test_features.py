"""What speaks for and against a candidate, each on a question and a text that differ in that alone."""

from dataclasses import replace
from typing import Any

import pytest

from index.document import BlockKind, Span
from index.figure import Direction, Role, Status
from qa.candidate import Passage
from qa.question import Asked, Extreme, Order, Synonym
from qa.rank.fact_features import fact_features, is_of_another_kind
from qa.rank.features import (
    RANKED_MODEL,
    best_cosine,
    find_standing,
    free_ranges,
    passage_features,
    ruling_features,
    told_features,
    word_ranges,
)
from qa.rank.scene import Scene
from qa.words.match import make_terms
from tests.candidates import make_fact, make_passage, make_question

TEXT = "Thu nội địa đạt 2.610 tỷ đồng, tăng 16% so với cùng kỳ."


def scene(
    text: str = "Thu nội địa là bao nhiêu?", *, terms: tuple[str, ...] = ("thu", "noi", "dia"), **asked: Any
) -> Scene:
    """Return the scene of a question whose words all weigh one."""
    question = make_question(text, terms=terms, **asked)
    return Scene(question=question, terms=make_terms(terms, lambda _: 1.0), best_lexical=10.0, best_dense=0.9)


def of_fact(
    asked: Scene, written: str = "2.610 tỷ đồng", *, passage: Passage | None = None, **figure: Any
) -> dict[str, float]:
    """Return the features of one figure of the text."""
    return fact_features(asked, make_fact(passage or make_passage(TEXT), written, **figure))


def test_words_of_the_passage_and_of_what_it_stands_under_are_told_apart() -> None:
    """The word "địa" stands only in the heading: 2 of 3 words in the passage, all of them around it."""
    passage = make_passage("Thu nội bộ đạt 5 ha.", context="Thu nội địa")
    values = passage_features(scene(), passage)
    assert values["chunk_cover"] == pytest.approx(2 / 3)
    assert values["around_cover"] == 1.0
    assert values["rarest_missing_chunk"] == pytest.approx(0.1)
    assert values["rarest_missing"] == 0.0


@pytest.mark.parametrize("context", ["Thu nội địa", "Tỉnh Lạng Sơn", "Cửa khẩu Hữu Nghị"])
def test_what_may_rule_a_passage_out_is_worked_out_as_for_its_rank(context: str) -> None:
    """The few features that are looked at first have the names and the values that all have later."""
    passage = make_passage(TEXT, context=context, territory="Cao Bằng")
    for text in ("Thu nội địa là bao nhiêu?", "Cửa khẩu Hữu Nghị thu nội địa bao nhiêu?"):
        first = ruling_features(scene(text, territories=("Lạng Sơn",)), passage)
        later = passage_features(scene(text, territories=("Lạng Sơn",)), passage)
        assert first.items() <= later.items()
        assert {"around_cover", "name_missing", "name_nowhere", "territory_differs", "territory_wider"} <= first.keys()


@pytest.mark.parametrize(
    ("text", "context"),
    [
        (TEXT, ""),
        ("Địa chỉ nội trú, phí thu thêm:", "Thu nội địa"),
        ("Nộp ngân sách.", ""),
        ("Thú nơi dìa.", "Địa bàn"),
    ],
)
@pytest.mark.parametrize("kind", [Asked.LEVEL, Asked.LIST])
def test_features_lie_within_what_is_known_of_them_before(text: str, context: str, kind: Asked) -> None:
    """Each is told or lies between its bounds, before its names and places were looked for and after."""
    asked = scene(territories=("Lạng Sơn",), asked=kind)
    passage = make_passage(text, context=context, lexical=5.0)
    measured = find_standing(asked, passage).measured
    features = passage_features(scene(territories=("Lạng Sơn",), asked=kind), passage)
    for unruled in (True, False):
        if not unruled:
            ruling_features(asked, passage)
        told = told_features(asked, passage)
        ranges = word_ranges(asked, measured, unruled=unruled) | free_ranges(asked, unruled=unruled)
        assert told.items() <= features.items()
        assert all(low <= features.get(name, 0.0) <= high for name, (low, high) in ranges.items())
        assert not any(features[name] for name in features.keys() - told.keys() - ranges.keys())
        assert not told.keys() & ranges.keys()


def test_scores_of_the_search_are_told_against_the_best() -> None:
    """5 of 10 by words; a cosine of 0,8 is 0,07 below the usual one and 0,1 behind the best, both stretched by ten."""
    found = passage_features(scene(), make_passage(TEXT, lexical=5.0, dense=0.8))
    assert found["lexical"] == 0.5
    assert found["dense"] == pytest.approx(-0.7)
    assert found["dense_lag"] == pytest.approx(1.0)
    assert passage_features(scene(), make_passage(TEXT))["dense_missing"] == 1.0


def test_only_the_model_that_the_weights_know_speaks_for_a_passage() -> None:
    """Cosines of another model lie elsewhere: 0.31 with it may be as near as 0.87."""
    passages = [replace(make_passage("Thu nội bộ đạt 5 ha."), dense=dense) for dense in (0.31, None, 0.25)]
    assert best_cosine(passages, model=RANKED_MODEL) == 0.31
    assert best_cosine(passages, model="another") == 0.0
    assert best_cosine([], model=RANKED_MODEL) == 0.0


def test_names_are_the_words_with_capitals_inside_the_question() -> None:
    """Not its first word, and not small words whose first letter carries a mark ("đạt", "ước")."""
    terms = ("suoi", "ngoc", "dat", "uoc", "cau")
    asked = scene("Cầu Suối Ngọc đạt ước bao nhiêu?", terms=terms)
    assert asked.names == {"suoi", "ngoc"}
    assert passage_features(asked, make_passage("Cầu Suối Mây dài 40 m."))["names_missing"] == 0.5


def test_the_kind_of_block_is_told() -> None:
    """One flag each."""
    for kind, name in (
        (BlockKind.FOOTNOTE, "is_footnote"),
        (BlockKind.TABLE, "is_table"),
        (BlockKind.HEADING, "is_heading"),
    ):
        values = passage_features(scene(), make_passage(TEXT, kind=kind))
        assert [values[flag] for flag in ("is_footnote", "is_table", "is_heading")].count(1.0) == 1
        assert values[name] == 1.0


def test_a_territory_counts_only_when_one_is_asked() -> None:
    """The asked one, another one, and none in the question."""
    asked = scene(territories=("Thái Bình",))
    assert passage_features(asked, make_passage(TEXT, territory="Thái Bình", title="Báo cáo"))["territory_same"] == 1.0
    elsewhere = make_passage(TEXT, territory="Cà Mau", title="Báo cáo")
    other = passage_features(scene(territories=("Thái Bình",)), elsewhere)
    assert (other["territory_same"], other["territory_differs"]) == (0.0, 1.0)
    assert "territory_same" not in passage_features(scene(), make_passage(TEXT, territory="Cà Mau"))


def test_an_indicator_with_words_that_nobody_asked_for_is_told() -> None:
    """Of "thu nội địa ngành thuế" two words in five are spare."""
    assert of_fact(scene())["indicator_spare"] == 0.0
    assert of_fact(scene(), indicator="thu nội địa ngành thuế")["indicator_spare"] == pytest.approx(2 / 5)
    assert of_fact(scene(), indicator="")["indicator_empty"] == 1.0


def test_the_parent_of_a_figure_is_near_it() -> None:
    """Asked for "thu nội địa ngành thuế", told as "ngành thuế" under "thu nội địa": all words near, two of them own."""
    asked = scene(terms=("thu", "noi", "dia", "nganh", "thue"))
    values = of_fact(
        asked, passage=make_passage("Đạt 5 ha."), written="5 ha", indicator="ngành thuế", parent="thu nội địa"
    )
    assert values["indicator_cover"] == pytest.approx(2 / 5)
    assert values["near_cover"] == 1.0
    assert values["is_child"] == 1.0


def test_roles_agree_are_kin_or_differ() -> None:
    """A count is kin to a level; a growth is another thing."""
    asked = scene(roles=(Role.LEVEL,))
    flags = ("role_same", "role_kin", "role_differs")
    level, count, growth = (of_fact(asked, role=role) for role in (Role.LEVEL, Role.COUNT, Role.GROWTH))
    assert [level[flag] for flag in flags] == [1.0, 0.0, 0.0]
    assert [count[flag] for flag in flags] == [0.0, 1.0, 0.0]
    assert [growth[flag] for flag in flags] == [0.0, 0.0, 1.0]


def test_the_direction_asked_for_is_compared_with_the_one_stated() -> None:
    """A fall answers "tăng bao nhiêu?" badly; a figure without direction says nothing."""
    asked = scene(direction=Direction.UP)
    assert of_fact(asked, direction=Direction.UP)["direction_same"] == 1.0
    assert of_fact(asked, direction=Direction.DOWN)["direction_opposite"] == 1.0
    assert of_fact(asked, direction=Direction.NONE)["direction_opposite"] == 0.0


@pytest.mark.parametrize(
    ("asked", "stated", "name"),
    [
        ("tỷ đồng", "tỷ đồng", "unit_same"),
        ("triệu đồng", "tỷ đồng", "unit_base"),
        ("đồng", "tỷ đồng", "unit_base"),
        ("con", "nghìn con", "unit_same"),
        ("đồng", "đồng/ha", "unit_head"),
        ("lượt khách", "lượt người", "unit_noun"),
        ("ha", "tỷ đồng", "unit_differs"),
    ],
)
def test_the_unit_asked_for_is_compared_with_the_one_stated(asked: str, stated: str, name: str) -> None:
    """Exactly one of the five holds, and none when no unit is asked."""
    values = of_fact(scene(units=(asked,)), "2.610", unit=stated)
    assert [key for key, value in values.items() if key.startswith("unit_") and value] == [name]
    assert not any(key.startswith("unit_") for key in of_fact(scene()))


def test_what_an_act_added_is_no_change_against_a_period() -> None:
    """Nothing to compare with: the new capital of nine projects, not the growth since last year."""
    since = Scene(
        question=make_question("Vốn đăng ký tăng bao nhiêu tỷ so với cùng kỳ?", roles=(Role.CHANGE,)),
        terms=make_terms(("von", "dang", "ky"), lambda _: 1.0),
        best_lexical=1.0,
        best_dense=0.0,
    )

    def added(text: str, asked: Scene = since, **changes: Any) -> float:
        fact = make_fact(make_passage(text), "95 tỷ đồng", role=Role.CHANGE, **changes)
        clause = Span(0, text.index("95 tỷ đồng") + len("95 tỷ đồng"))
        return fact_features(asked, replace(fact, figure=replace(fact.figure, clause=clause)))["act_added"]

    assert added("Ba dự án được điều chỉnh, vốn đăng ký tăng thêm 95 tỷ đồng.") == 1.0
    assert added("Vốn đăng ký tăng 95 tỷ đồng.") == 0.0
    assert added("Vốn đăng ký tăng thêm 95 tỷ đồng so với cùng kỳ.", baseline="cùng kỳ") == 0.0
    assert added("Vốn đăng ký tăng thêm 95 tỷ đồng.", scene(roles=(Role.CHANGE,))) == 0.0


def test_a_name_that_no_document_holds_is_answered_by_none() -> None:
    """The rarity of a word that nothing holds is the greatest; abbreviations may be spelled out in a text.

    A code in capitals that is not known to have other words is a name.
    """
    spelled_out = Synonym(asked=("grdp",), other=("tong", "san", "pham"))

    def nowhere(text: str, rarity: float) -> bool:
        return Scene(
            question=make_question(text),
            terms=make_terms(("amsterdam", "grdp", "qxz"), lambda _: rarity, synonyms=(spelled_out,)),
            best_lexical=1.0,
            best_dense=0.0,
            greatest_rarity=5.0,
        ).names_nowhere

    assert nowhere("Trường Hà Nội - Amsterdam thu bao nhiêu?", 5.0)
    assert not nowhere("Trường Hà Nội - Amsterdam thu bao nhiêu?", 4.3)
    assert not nowhere("trường amsterdam có GRDP bao nhiêu?", 5.0)
    assert nowhere("trường amsterdam có QXZ bao nhiêu?", 5.0)


@pytest.mark.parametrize(
    ("asked", "stated", "clashes"), [("học sinh", "giải", 1.0), ("học sinh", "em", 0.0), ("địa phương", "xã", 0.0)]
)
def test_things_of_another_kind_are_no_answer(asked: str, stated: str, clashes: float) -> None:
    """Prizes answer nothing about pupils; where a noun may be of any kind, nothing is claimed."""
    asking = scene("Bao nhiêu học sinh dự thi?", units=(asked,))
    passage = make_passage(f"Học sinh đạt 18 {stated}.")
    assert of_fact(asking, f"18 {stated}", passage=passage, role=Role.COUNT)["measure_clashes"] == clashes


@pytest.mark.parametrize(
    ("indicator", "differs"),
    [
        ("lượng mưa trung bình năm", 1.0),
        ("Số giờ nắng - Năm", 1.0),
        ("Nhiệt độ - tháng 3", 1.0),
        ("Nhiệt độ - tháng 10", 0.0),
        ("lượng mưa", 0.0),
    ],
)
def test_what_is_told_of_the_whole_year_is_of_no_month(indicator: str, differs: float) -> None:
    """October is asked; the mean of a year and the last column of a table of months are others."""
    assert of_fact(scene(parts_of_year=("T10",)), indicator=indicator)["part_differs"] == differs


@pytest.mark.parametrize(
    ("question", "unasked"),
    [
        ("Đội Sông Lam được bao nhiêu?", True),
        ("Đội Sông Lam đứng hạng bao nhiêu?", False),
        ("Đội Sông Lam xếp bao nhiêu?", False),
    ],
)
def test_a_place_in_an_order_answers_only_who_asks_for_it(question: str, *, unasked: bool) -> None:
    """A cell under "Hạng"; goods ("mặt hàng") are no place."""
    asking = scene(question, terms=("doi",), roles=(Role.LEVEL,))
    row = make_passage("Đội Sông Lam | 31 | 4", kind=BlockKind.TABLE)
    place = make_fact(row, "4", unit="", indicator="Đội Sông Lam - Hạng", row=1, column=2)
    goods = make_fact(row, "31", unit="", indicator="Đội Sông Lam - Số mặt hàng", row=1, column=1)
    assert is_of_another_kind(asking, place) is unasked
    assert not is_of_another_kind(asking, goods)


def test_the_figure_of_a_quarter_is_none_of_its_month() -> None:
    """Unless the passage tells of that month, with its year asked or not."""
    plain, told = make_passage("Thu phí 5 tỷ đồng."), make_passage("Thu phí tháng 2 được 5 tỷ đồng.")
    for asked in (scene(parts_of_year=("T2",)), scene(periods=("T2/2019",))):
        for stated in ("Q1/2019", "3T/2019"):
            assert of_fact(asked, passage=plain, written="5 tỷ đồng", period=stated)["part_far"] == 1.0
            assert of_fact(asked, passage=told, written="5 tỷ đồng", period=stated)["part_far"] == 0.0


def test_a_growth_is_told_in_per_cent_or_in_what_is_asked() -> None:
    """A level beside "giảm" that is in something else says not how much it is."""
    asked = scene(asked=Asked.GROWTH, roles=(Role.GROWTH, Role.CHANGE))
    passage = make_passage("Phấn đấu giảm vụ cháy trên 3 tiêu chí, giảm 5%.")
    assert of_fact(asked, passage=passage, written="3 tiêu chí", clause=passage.span)["role_differs"] == 1.0
    assert of_fact(asked, passage=passage, written="5%", clause=passage.span)["role_kin"] == 1.0


def test_a_sum_of_months_answers_nothing_about_one_of_them() -> None:
    """Nine months hold September; the report of a year or a quarter may still tell of a month."""
    assert of_fact(scene(periods=("T9/2021",)), period="9T/2021")["added_up"] == 1.0
    assert of_fact(scene(periods=("T10/2021",)), period="9T/2021")["added_up"] == 0.0
    assert of_fact(scene(periods=("2021",)), period="9T/2021")["added_up"] == 0.0
    assert of_fact(scene(periods=("T9/2021",)), period="Q3/2021")["added_up"] == 0.0
    assert of_fact(scene(periods=("9T/2021",)), period="9T/2021")["added_up"] == 0.0


@pytest.mark.parametrize(
    ("asked", "stated", "name"),
    [
        ("2021", "2021", "period_same"),
        ("2021", "Q1/2021", "period_inside"),
        ("Q1/2021", "2021", "period_contains"),
        ("2020", "2021", "period_disjoint"),
        ("2021", "", "period_unknown"),
    ],
)
def test_the_period_asked_for_is_compared_with_the_one_stated(asked: str, stated: str, name: str) -> None:
    """One relation holds, and none when no period is asked."""
    values = of_fact(scene(periods=(asked,)), period=stated)
    assert [key for key in values if key.startswith("period_")] == [name]
    assert not any(key.startswith("period_") for key in of_fact(scene(), period=stated))


def test_the_best_of_several_asked_periods_counts() -> None:
    """Asked for 2019 and 2021, told of 2021."""
    assert of_fact(scene(periods=("2019", "2021")), period="2021")["period_same"] == 1.0


def test_how_final_the_number_is_counts_as_asked() -> None:
    """Asked for the updated one; and unasked, the superseded one is marked."""
    asked = scene(status=Status.UPDATED)
    assert of_fact(asked, status=Status.UPDATED)["status_same"] == 1.0
    assert of_fact(asked, status=Status.FIRST_REPORTED)["status_differs"] == 1.0
    assert of_fact(scene(), status=Status.FIRST_REPORTED)["status_superseded"] == 1.0
    assert of_fact(scene(), status=Status.TARGET)["status_target"] == 1.0


def test_a_number_that_the_question_gives_is_no_answer_to_it() -> None:
    """It is told, so that it can be weighed."""
    number = make_fact(make_passage(TEXT), "2.610 tỷ đồng").figure.number
    assert of_fact(scene(numbers=(number,)))["number_given"] == 1.0
    assert of_fact(scene())["number_given"] == 0.0


def test_an_extreme_that_the_clause_states_is_told() -> None:
    """The words "cao nhất" before the figure, where the highest is asked."""
    asked = scene(order=Order(extreme=Extreme.HIGHEST))
    passage = make_passage("Cao nhất là thu nội địa 2.610 tỷ đồng.")
    fact = make_fact(passage, "2.610 tỷ đồng", clause=passage.span)
    assert fact_features(asked, fact)["extreme_stated"] == 1.0
    assert of_fact(asked)["extreme_stated"] == 0.0


def test_a_figure_nearer_to_the_words_is_told_as_nearer() -> None:
    """Of two figures in one sentence the one right after the words."""
    first, second = of_fact(scene()), of_fact(scene(), "16%")
    assert first["near_left"] > second["near_left"] > 0


def test_a_figure_outside_its_passage_has_no_distance() -> None:
    """A span that was cut away must not point before the text."""
    fact = make_fact(make_passage(TEXT, at=100), "2.610 tỷ đồng")
    moved = make_passage("Thu nội địa.", at=400)
    values = fact_features(scene(), type(fact)(passage=moved, figure=fact.figure))
    assert (values["near_left"], values["near_right"]) == (0.0, 0.0)


def test_most_features_lie_between_zero_and_one() -> None:
    """So that weights can be read against each other."""
    values = of_fact(scene(roles=(Role.LEVEL,), units=("tỷ đồng",), periods=("2021",), territories=("Cà Mau",)))
    assert {name: value for name, value in values.items() if not 0 <= value <= 1} == {}


def test_months_from_the_beginning_of_a_year_are_no_others() -> None:
    """Half a year, and the tenth month, answer nothing about ten months; a figure may name them itself."""
    asked = scene(periods=("10T/2021",))
    assert of_fact(asked, period="6T/2021")["added_up"] == 1.0
    assert of_fact(asked, period="T10/2021")["added_up"] == 1.0
    assert of_fact(asked, period="10T/2021")["added_up"] == 0.0
    assert of_fact(asked, period="2021")["added_up"] == 0.0
    assert of_fact(asked, period="11T/2021", indicator="tăng trưởng 10 tháng")["added_up"] == 0.0


def test_a_sum_of_years_answers_nothing_about_one_amid_them() -> None:
    """The last year may stand for all up to it, and a rate may hold in each."""
    assert of_fact(scene(periods=("2023",)), period="2021-2025")["added_up"] == 1.0
    assert of_fact(scene(periods=("2025",)), period="2021-2025")["added_up"] == 0.0
    assert of_fact(scene(periods=("2021-2025",)), period="2021-2025")["added_up"] == 0.0
    assert of_fact(scene(periods=("2023",)), "16%", period="2021-2025", role=Role.GROWTH)["added_up"] == 0.0


@pytest.mark.parametrize(
    ("text", "indicator", "kin"),
    [
        ("Được thêm mấy dự án?", "bổ sung dự án", 1.0),
        ("Được thêm mấy dự án?", "dự án được cấp phép mới", 1.0),
        ("Được thêm mấy dự án?", "dự án", 0.0),
        ("Tăng mấy dự án?", "bổ sung dự án", 0.0),
    ],
)
def test_what_was_added_is_told_by_a_count_of_new_things(text: str, indicator: str, kin: float) -> None:
    """Where added things are asked for, and the count says that they are; any count of them is another thing."""
    asked = scene(text, terms=("du", "an"), asked=Asked.CHANGE, roles=(Role.CHANGE,), units=("dự án",))
    passage = make_passage("Kế hoạch có 21 dự án.")
    values = of_fact(asked, "21 dự án", passage=passage, indicator=indicator, role=Role.COUNT)
    assert (values["role_kin"], values["role_differs"]) == (kin, 1 - kin)
