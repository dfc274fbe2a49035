"""What a question demands and a candidate leaves open, each on a pair that differs in that alone."""

from typing import Any

import pytest

from index.document import BlockKind, Span
from qa.question import Asked, Operation
from qa.rank.constraints import demand_features
from qa.rank.features import held_around
from qa.words.named import find_names
from tests.candidates import make_fact, make_passage, make_question

TEXT = "Sản lượng đạt 400 tấn."


def demands(
    near: str = "", *, text: str = TEXT, context: str = "", figure: dict[str, Any] | None = None, **asked: Any
) -> dict[str, float]:
    """Return the demands that the figure "400 tấn" of a text leaves open."""
    passage = make_passage(text, context=context)
    fact = make_fact(passage, "400 tấn", **({"period": "", "unit": "tấn"} | (figure or {})))
    question = make_question("Sản lượng là bao nhiêu?", **asked)
    return demand_features(question, fact, held_around(passage), lambda _: near)


def test_an_asked_year_must_be_named_where_the_figure_has_no_period() -> None:
    """In the passage or over it; elsewhere in the section counts less, nowhere is a demand not met."""
    assert demands(periods=("2024",))["year_missing"] == 1.0
    far = demands("Năm 2024 tỉnh được mùa. ", periods=("2024",))
    assert (far["year_missing"], far["year_far"]) == (0.0, 1.0)
    under = demands(context="Kết quả năm 2024", periods=("Q1/2024",))
    assert (under["year_missing"], under["year_far"]) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Sản lượng đạt 400 tấn, tăng 5% so với cùng kỳ năm 2024.", 1.0),
        ("Sản lượng đạt 400 tấn, tăng 5% so cùng kỳ 2024.", 1.0),
        ("Tính đến cuối năm 2024, sản lượng đạt 400 tấn.", 0.0),
    ],
)
def test_the_year_that_something_is_measured_from_is_not_that_of_its_figure(text: str, missing: float) -> None:
    """What is told against 2024 is told of another year."""
    assert demands(text=text, periods=("2024",))["year_missing"] == missing


@pytest.mark.parametrize(
    ("title", "missing"),
    [
        ("Đại hội năm 2020", 1.0),
        ("Đại hội năm 2024", 0.0),
        ("Báo cáo tình hình năm 2020, phương hướng, nhiệm vụ năm 2024", 1.0),
        ("Báo cáo thực hiện kế hoạch năm 2024", 0.0),
        ("Nghị quyết số 12/2020/NQ-HĐND", 0.0),
        ("Đề nghị tăng phụ cấp từ đầu năm 2025", 0.0),
        ("Phụ cấp từ năm 2018 đến năm 2020", 1.0),
    ],
)
def test_a_document_of_another_year_says_so_in_its_title(title: str, missing: float) -> None:
    """What it tells of the asked year elsewhere is told beside.

    The number of a paper tells only when it was signed, and what is to come into force from a year on is told before.
    """
    passage = make_passage(TEXT, title=title)
    fact = make_fact(passage, "400 tấn", period="", unit="tấn")
    question = make_question("Sản lượng là bao nhiêu?", periods=("2024",))
    left_open = demand_features(question, fact, held_around(passage), lambda _: "Năm 2024 được mùa. ")
    assert left_open["year_missing"] == missing


@pytest.mark.parametrize(
    ("near", "figure", "asked", "far"),
    [
        ("", {}, {"periods": ("Q3/2024",)}, 1.0),
        ("Tình hình quý III: ", {}, {"periods": ("Q3/2024",)}, 0.0),
        ("Đến ngày 30/9/2024: ", {}, {"periods": ("T9/2024",)}, 0.0),
        ("", {"period": "Q3/2024"}, {"periods": ("Q3/2024",)}, 0.0),
        ("", {}, {"parts_of_year": ("Q3",)}, 1.0),
        ("", {"indicator": "Lượng mưa - tháng 9"}, {"parts_of_year": ("T9",)}, 0.0),
        ("", {"period": "2024"}, {"parts_of_year": ("Q3",)}, 1.0),
        ("", {"period": "2024"}, {"periods": ("Q3/2024",)}, 1.0),
        ("Tình hình quý III: ", {"period": "2024"}, {"periods": ("Q3/2024",)}, 1.0),
        ("", {"indicator": "sản lượng quý III", "period": "2024"}, {"periods": ("Q3/2024",)}, 0.0),
        ("", {"period": "2024"}, {"periods": ("2024", "T9/2024")}, 0.0),
        ("", {"period": "9T/2024"}, {"parts_of_year": ("Q3",)}, 1.0),
        ("Tăng 3% so với quý III/2024. ", {}, {"periods": ("Q3/2024",)}, 1.0),
    ],
)
def test_an_asked_quarter_or_month_must_be_told_somewhere(
    near: str, figure: dict[str, Any], asked: dict[str, Any], far: float
) -> None:
    """With or without its year. What is stated of a whole year is of its part only where the figure's own words say."""
    assert demands(near, figure=figure, **asked)["part_far"] == far


def test_a_figure_with_a_period_is_judged_by_that_period_alone() -> None:
    """Its relation to the asked one is another feature."""
    assert demands(figure={"period": "2019"}, periods=("2024",))["year_missing"] == 0.0


def test_each_asked_place_must_be_named_or_be_what_the_figure_is_about() -> None:
    """Of two places asked one is the figure's; the district is named nowhere."""
    figure = {"territory": "Hà Nội"}
    assert demands(figure=figure, territories=("Hà Nội", "quận Cầu Giấy"))["place_missing"] == 0.5
    named = demands(text="Quận Cầu Giấy: 400 tấn.", figure=figure, territories=("Hà Nội", "quận Cầu Giấy"))
    assert named["place_missing"] == 0.0


@pytest.mark.parametrize(
    ("asked", "clashes"),
    [("tấn", 0.0), ("nghìn tấn", 0.0), ("ha", 1.0), ("tỷ đồng", 1.0), ("lượt khách", 1.0), ("triệu", 0.0)],
)
def test_a_measure_of_another_kind_clashes(asked: str, clashes: float) -> None:
    """Tonnes are no hectares, no money and no visitors; a scale alone may be one of anything."""
    assert demands(figure={"base_unit": "kg"}, units=(asked,))["measure_clashes"] == clashes


def test_a_scale_alone_may_be_one_of_money() -> None:
    """What a row tells in "tỷ" may be a price; a bare number of a row without columns is of nobody knows what."""
    price = {"unit": "tỷ", "base_unit": "", "row": 1, "indicator": "Căn hai phòng"}
    assert demands(figure=price, measures=("đồng",))["measure_clashes"] == 0.0
    assert demands(figure={**price, "unit": ""}, measures=("đồng",))["measure_clashes"] == 1.0


def test_money_is_not_told_by_a_bare_number() -> None:
    """A rank among incomes is; so may be what is not told in a sentence."""
    bare = {"unit": "", "base_unit": "", "row": None}
    asked = {"measures": ("đồng",), "asked": Asked.LEVEL}
    assert demands(figure=bare, **asked)["measure_clashes"] == 1.0
    assert demands(figure=bare, **{**asked, "asked": Asked.RANKING})["measure_clashes"] == 0.0
    assert demands(figure=bare, **{**asked, "measures": ("°C",)})["measure_clashes"] == 0.0


def test_an_amount_is_not_told_in_per_cent() -> None:
    """A share may be asked for beside it."""
    share = {"unit": "%", "base_unit": "%"}
    assert demands(figure=share, reading="Lượng khách năm 2020 là bao nhiêu?")["measure_clashes"] == 1.0
    assert demands(figure=share, reading="Lượng khách tăng bao nhiêu?")["measure_clashes"] == 0.0
    assert demands(figure=share, reading="Tỷ lệ hộ có nước sạch là bao nhiêu?")["measure_clashes"] == 0.0
    assert demands(figure=share, reading="Hàm lượng đạm của nước mắm là bao nhiêu?")["measure_clashes"] == 0.0


@pytest.mark.parametrize(
    ("reading", "clashes"),
    [
        ("Trợ cấp bao nhiêu cho mỗi con trâu?", 1.0),
        ("Trợ cấp bao nhiêu cho một ha?", 0.0),
        ("Trợ cấp bao nhiêu cho mỗi m2?", 0.0),
        ("Trợ cấp bao nhiêu?", 0.0),
    ],
)
def test_a_rate_per_something_else_clashes(reading: str, clashes: float) -> None:
    """Areas are of one kind, whatever they are measured in."""
    rate = {"unit": "đồng/ha", "base_unit": "đồng/ha"}
    assert demands(figure=rate, reading=reading)["measure_clashes"] == clashes


def test_what_an_amount_comes_to_is_paid_at_a_rate_per_its_own_unit() -> None:
    """The household is whose the hectares are; asked about alone, it is what the rate is told per."""
    asked = {
        "figure": {"unit": "đồng/ha", "base_unit": "đồng/ha"},
        "reading": "Một hộ có 2 ha lúa được bao nhiêu tiền?",
    }
    assert demands(**asked, operation=Operation.PRODUCT)["measure_clashes"] == 0.0
    assert demands(**asked)["measure_clashes"] == 1.0


def test_two_names_with_a_dash_are_one() -> None:
    """A road is named by its ends; a province at one end is no name."""
    (road,) = find_names(make_question("Đoạn Gió Nồm - Mây Trắng dài bao nhiêu?"))
    assert road == ("gio", "nom")
    question = make_question("Cao tốc Bến Tre - Mây Trắng dài bao nhiêu?", territories=("Bến Tre",))
    assert find_names(question) == (("may", "trang"),)


def test_what_a_number_tells_apart_is_a_name_with_it() -> None:
    """The papers of an office are named elsewhere; "số" alone counts."""
    question = make_question("Tuyến số 4 qua quận 8 dài bao nhiêu, theo Quyết định số 12 và số 3 hộ?")
    assert set(find_names(question)) == {("tuyen", "so", "4"), ("quan", "8")}


def test_a_count_is_no_clash_for_another_count() -> None:
    """What is counted may be told in many words."""
    counted = {"unit": "hộ", "base_unit": "hộ"}
    assert demands(figure=counted, units=("gia đình",))["measure_clashes"] == 0.0


def test_names_of_people_and_districts_must_be_told_but_not_those_of_provinces() -> None:
    """A report on a province need not name it; one that names no district is not about it."""
    question = make_question(
        "Ông Nguyễn Văn An nói gì về quận Cầu Giấy của Hà Nội?", territories=("quận Cầu Giấy", "Hà Nội")
    )
    assert set(find_names(question)) == {("nguyen", "van", "an"), ("cau", "giay")}


def test_a_single_foreign_word_is_no_name_that_a_passage_has_to_hold() -> None:
    """A document about one thing does not name it in every passage."""
    question = make_question("Lisboa và Hội chợ Maputo đón bao nhiêu khách?")
    assert set(find_names(question)) == set()


def test_a_city_is_named_without_its_rank_but_not_where_a_province_has_its_name() -> None:
    """What is told of Bắc Ninh may be told of the province; there is only one Hội An."""
    assert demands(text="Hội An: 400 tấn.", territories=("thành phố Hội An",))["place_missing"] == 0.0
    assert demands(text="Bắc Ninh: 400 tấn.", territories=("thành phố Bắc Ninh",))["place_missing"] == 1.0
    cities = ("thành phố Hội An", "thành phố Bắc Ninh")
    question = make_question("Dân số thành phố Hội An và thành phố Bắc Ninh?", territories=cities)
    assert set(find_names(question)) == {("hoi", "an")}


def test_a_place_that_the_surroundings_do_not_name_either_is_nowhere() -> None:
    """What stands around a passage may have named the place of which it goes on to tell."""
    assert demands(territories=("Hà Giang",))["place_nowhere"] == 1.0
    assert demands("Tình hình tỉnh Hà Giang. ", territories=("Hà Giang",))["place_nowhere"] == 0.0
    assert demands(figure={"territory": "Hà Giang"}, territories=("Hà Giang",))["place_nowhere"] == 0.0


@pytest.mark.parametrize(
    ("title", "asked", "nowhere"),
    [
        ("Người Dao Xanh", "Người Dao Xanh ở Hà Giang có bao nhiêu?", 1.0),
        ("Quản Bạ (huyện)", "Sản lượng của Quản Bạ, Hà Giang là bao nhiêu?", 0.0),
        ("Kết quả điều tra ở các tỉnh", "Sản lượng của Hà Giang là bao nhiêu?", 0.0),
    ],
)
def test_a_document_about_something_names_a_place_right_where_it_tells_of_it(
    title: str, asked: str, nowhere: float
) -> None:
    """Elsewhere it tells of all of its subject; a district that is asked about lies in its province anyhow."""
    passage = make_passage(TEXT, title=title)
    fact = make_fact(passage, "400 tấn", period="", unit="tấn")
    question = make_question(asked, territories=("Hà Giang",))
    left_open = demand_features(question, fact, held_around(passage), lambda _: "Nhiều nhất ở Hà Giang. ")
    assert left_open["place_nowhere"] == nowhere


@pytest.mark.parametrize(
    ("title", "near", "nowhere"),
    [
        ("Lê Lợi, Cao Bằng", "", 1.0),
        ("Lê Lợi (xã)", "Lê Lợi là một xã của tỉnh Cao Bằng. ", 1.0),
        ("Lê Lợi (xã)", "Lê Lợi là một xã của tỉnh Hà Giang. ", 0.0),
        ("Lê Lợi (xã)", "", 0.0),
    ],
)
def test_a_commune_of_another_province_is_another_one(title: str, near: str, nowhere: float) -> None:
    """Many share one name; where no province is told of, it may be the asked one."""
    passage = make_passage("Xã Lê Lợi đạt 400 tấn.", title=title)
    fact = make_fact(passage, "400 tấn", period="", unit="tấn", territory="xã Lê Lợi")
    question = make_question("Sản lượng của xã Lê Lợi Hà Giang?", territories=("xã Lê Lợi", "Hà Giang"))
    assert demand_features(question, fact, held_around(passage), lambda _: near)["place_nowhere"] == nowhere


def test_a_mans_name_is_not_the_city_that_has_it() -> None:
    """The city is named with its rank, by a short form, or by its former name."""
    city = ("Thành phố Hồ Chí Minh",)
    assert demands("Bảo tàng Hồ Chí Minh. ", territories=city)["place_nowhere"] == 1.0
    assert demands("Chợ ở TP Hồ Chí Minh. ", territories=city)["place_nowhere"] == 0.0
    assert demands("Chợ ở Sài Gòn. ", territories=city)["place_nowhere"] == 0.0


def test_a_place_is_named_with_its_diacritics() -> None:
    """Capitals are not asked for; other marks make other words."""
    assert demands("Chợ Thái bình đông. ", territories=("Thái Bình",))["place_nowhere"] == 0.0
    assert demands("Thai bình thường. ", territories=("Thái Bình",))["place_nowhere"] == 1.0


@pytest.mark.parametrize(
    ("context", "asked", "nowhere"),
    [
        ("Diện tích các xã", "trường", 1.0),
        ("Trường học của các xã", "trường", 0.0),
        ("Diện tích các xã", "ha", 0.0),
        ("Diện tích các xã", "cái", 0.0),
    ],
)
def test_things_are_counted_where_they_are_named(context: str, asked: str, nowhere: float) -> None:
    """A cell without a unit is a number of schools only under that word; a measure may go without saying."""
    cell = {"unit": "", "indicator": "Hòa Sơn", "row": 2}
    assert demands(text="Hòa Sơn | 400 tấn", context=context, figure=cell, units=(asked,))["noun_nowhere"] == nowhere


@pytest.mark.parametrize(
    ("indicator", "other"),
    [("tỉnh Hà Giang thu hoạch", 1.0), ("Cao Bằng và Hà Giang thu hoạch", 0.0), ("thu hoạch", 0.0)],
)
def test_a_figure_that_names_another_place_is_of_that_place(indicator: str, other: float) -> None:
    """The place that is asked for may stand elsewhere in the passage."""
    figure = {"territory": "Hà Giang", "indicator": indicator}
    assert demands(text=f"Cao Bằng: {TEXT}", figure=figure, territories=("Cao Bằng",))["place_other"] == other


@pytest.mark.parametrize(
    ("text", "context", "other"),
    [
        ("Tại Hà Giang, mưa thuận gió hòa. Sản lượng đạt 400 tấn.", "Mùa màng", 1.0),
        ("Tại Hà Giang, mưa thuận gió hòa. Sản lượng đạt 400 tấn.", "Hà Giang và Cao Bằng", 1.0),
        ("Khác Hà Giang, mưa thuận gió hòa. Sản lượng đạt 400 tấn.", "Cao Bằng", 0.0),
        ("Mưa thuận gió hòa. Sản lượng đạt 400 tấn.", "Mùa màng", 0.0),
    ],
)
def test_a_place_is_named_once_before_what_is_told_of_it(text: str, context: str, other: float) -> None:
    """Unless the heading is of the asked place alone."""
    figure = {"territory": "Hà Giang", "indicator": "sản lượng"}
    left_open = demands(text=text, context=context, figure=figure, territories=("Cao Bằng",))
    assert left_open["place_other"] == other


def test_the_year_of_a_law_in_a_title_is_not_that_of_the_document() -> None:
    """What a law of 2031 says may be told in any year."""
    passage = make_passage(TEXT, title="Luật Điện gió 2031 quy định thế nào?")
    fact = make_fact(passage, "400 tấn", period="", unit="tấn")
    question = make_question("Sản lượng là bao nhiêu?", periods=("2024",))
    left_open = demand_features(question, fact, held_around(passage), lambda _: "Năm 2024 được mùa. ")
    assert (left_open["year_missing"], left_open["year_far"]) == (0.0, 1.0)


@pytest.mark.parametrize(
    ("text", "reading", "other"),
    [
        # The place that owns the number stands behind it.
        ("Lập xã Mây: 400 tấn của xã Gió; 20 tấn của xã Núi.", "Xã Mây có bao nhiêu tấn?", 1.0),
        # The asked place is named, too.
        ("Lập xã Mây: 400 tấn của xã Gió; 20 tấn của xã Núi.", "xã gió góp cho xã Mây bao nhiêu tấn?", 0.0),
        # The asked place is told of behind the figure only.
        ("Tại xã Gió thu 400 tấn, còn xã Mây mất mùa.", "Xã Mây có bao nhiêu tấn?", 1.0),
    ],
)
def test_a_figure_that_another_place_owns_is_of_that_place(text: str, reading: str, other: float) -> None:
    """Though its sentence names the asked one."""
    figure = {"territory": "xã Gió"}
    assert demands(text=text, figure=figure, territories=("xã Mây",), reading=reading)["place_other"] == other


def test_a_province_of_today_is_not_one_that_became_a_part_of_it() -> None:
    """Bạc Liêu lies in Cà Mau since 2025; its own figures are told elsewhere."""
    figure = {"territory": "Cà Mau", "indicator": "Cà Mau sản lượng"}
    assert demands(text="Cà Mau thu 400 tấn.", figure=figure, territories=("Bạc Liêu",))["place_other"] == 1.0
    assert demands(text="Cà Mau thu 400 tấn.", figure=figure, territories=("Cà Mau",))["place_other"] == 0.0


def test_what_is_asked_for_by_its_name_lies_where_it_lies() -> None:
    """In a list of dams the place named before one is the name of another dam."""
    text = "Thủy điện Sơn La (2.400 MW), Suối Mây (400 tấn)."
    figure = {"territory": "Sơn La", "indicator": "Suối Mây"}
    asked = {"territories": ("Lai Châu",), "reading": "Thủy điện Suối Mây ở Lai Châu có công suất bao nhiêu?"}
    assert demands(text=text, figure=figure, **asked)["place_other"] == 0.0


def test_the_number_behind_a_name_is_a_part_of_it() -> None:
    """Where it counts nothing: "Mây Trắng 3" is another place than "Mây Trắng 2", and six months are none."""
    assert find_names(make_question("Khu đô thị Mây Trắng 3 rộng bao nhiêu?")) == (("may", "trang", "3"),)
    assert find_names(make_question("Khu đô thị Mây Trắng 6 tháng thu bao nhiêu?")) == (("may", "trang"),)


def test_a_country_is_a_name_where_a_question_begins_with_it() -> None:
    """A capital alone says nothing there."""
    assert find_names(make_question("Nhật Bản có bao nhiêu huy chương?")) == (("nhat", "ban"),)
    assert find_names(make_question("Huy Chương có bao nhiêu loại?")) == ()


@pytest.mark.parametrize(("asked", "other"), [("Dân số phường Mây Trắng?", 1.0), ("Dân số Cao Bằng?", 0.0)])
def test_a_row_of_another_place_is_not_of_the_one_in_its_columns(asked: str, other: float) -> None:
    """The seat of a province is named in its row, the numbers of which are those of the province."""
    passage = make_passage("Cao Bằng | Mây Trắng | 530.000 người", kind=BlockKind.TABLE)
    fact = make_fact(passage, "530.000 người", indicator="Cao Bằng - Dân số (người)", row=1, column=2)
    place = "phường Mây Trắng" if "Mây" in asked else "Cao Bằng"
    question = make_question(asked, territories=(place,))
    assert demand_features(question, fact, held_around(passage), lambda _: "")["place_other"] == other


@pytest.mark.parametrize(("place", "other"), [("Cao Bằng", 0.0), ("Lạng Sơn", 0.0), ("Hà Giang", 1.0)])
def test_what_each_place_of_a_list_gets_is_told_of_all_of_them(place: str, other: float) -> None:
    """Not of the last one alone, before which a comma parts the others."""
    text = "Cấp cho tỉnh Cao Bằng, Lạng Sơn mỗi tỉnh 400 tấn."
    clause = Span(text.index("Lạng"), len(text) - 1)
    figure = {"territory": "Lạng Sơn", "indicator": "Lạng Sơn mỗi tỉnh", "clause": clause}
    assert demands(text=text, figure=figure, territories=(place,))["place_other"] == other
