"""Tests of the parts that decide a kind: movement, order, operation, finality, sides."""

import pytest

from index.figure import Direction, Role, Status
from qa.analyse.analyse import read_question
from qa.analyse.finality import find_status
from qa.analyse.kind import decide_asked, wanted_roles
from qa.analyse.operation import find_operation
from qa.analyse.options import find_options
from qa.analyse.order import MORE, comparison_order, degree_spans, find_order, is_comparison
from qa.question import Asked, Extreme, Operation
from qa.words.asking import find_asks, guard
from qa.words.movement import find_direction, move_kind, names_tempo
from qa.words.wording import phrases


def test_phrases_prefer_the_longest() -> None:
    """A list is tried longest first: "gop" does not cut "gop ca" short."""
    assert phrases("gop, gop ca") == r"(?:gop\s+ca|gop)"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("tăng bao nhiêu phần trăm", Asked.GROWTH),
        ("tăng mấy vụ", Asked.CHANGE),
        ("giảm còn bao nhiêu vụ", None),
        ("cao hơn năm ngoái bao nhiêu phần trăm", Asked.GROWTH),
        ("tốc độ tăng là bao nhiêu", Asked.GROWTH),
        ("trồng hơn 45 ngày được bao nhiêu tiền", None),
        ("tặng bao nhiêu suất quà", None),
        ("làm thêm bao nhiêu giờ", None),
        ("từ 5 ha trở lên được mấy điểm", None),
    ],
)
def test_whether_a_movement_is_asked(text: str, kind: Asked | None) -> None:
    """A level reached and a bound are no movement."""
    guarded = guard(text)
    assert move_kind(guarded, find_asks(text, guarded)) is kind


def test_an_open_direction_names_a_rate() -> None:
    """It asks how something moved."""
    assert names_tempo(guard("tăng hay giảm"))


@pytest.mark.parametrize(
    ("text", "asked", "direction"),
    [
        ("giảm mấy phần trăm", Asked.GROWTH, Direction.DOWN),
        ("vượt bao nhiêu phần trăm", Asked.GROWTH, Direction.UP),
        ("tăng hay giảm", Asked.GROWTH, None),
        ("có tăng không", Asked.YES_NO, Direction.UP),
        ("lớn hơn", Asked.COMPARISON, None),
        ("giảm", Asked.LEVEL, None),
    ],
)
def test_the_direction_that_is_said(text: str, asked: Asked, direction: Direction | None) -> None:
    """Left open, or no movement at all: none."""
    assert find_direction(guard(text), asked) is direction


@pytest.mark.parametrize(
    ("text", "compares"),
    [
        ("lúa hay ngô nhiều hơn", True),
        ("A và B, bên nào cao hơn", True),
        ("huyện nào rộng hơn", False),
        ("hơn 45 ngày hay 60 ngày", False),
        ("lúa hay ngô", False),
    ],
)
def test_a_comparison_names_two_sides(text: str, *, compares: bool) -> None:
    """The sides are joined by "hay", "và" or "với" and a comparative follows."""
    assert is_comparison(guard(text)) is compares


def test_the_lesser_side_may_be_asked() -> None:
    """With "ít hơn" the lower side wins."""
    assert comparison_order(guard("lúa hay ngô ít hơn")).extreme is Extreme.LOWEST


@pytest.mark.parametrize(
    "text",
    [
        "cần ít nhất 10 ngày nào",
        "tòa nhà cao nhất tỉnh cao bao nhiêu",
        "đỉnh cao nhất tên là gì",
        "xã mới được hợp nhất từ những xã nào",
    ],
)
def test_a_superlative_alone_is_no_ranking(text: str) -> None:
    """The thing must be asked for."""
    assert find_order(guard(text)) is None


@pytest.mark.parametrize(
    "text",
    ["giá đất vị trí 2 là bao nhiêu", "giá đất ở từng vị trí là bao nhiêu", "cơ quan quản lý chợ gồm những ai"],
)
def test_a_place_on_the_ground_and_a_body_that_rules_are_no_ranks(text: str) -> None:
    """Nor is "cơ quan quản lý" a "quán quân"."""
    assert find_order(guard(text)) is None


@pytest.mark.parametrize(
    ("text", "extreme"),
    [
        ("xã nào có tỷ lệ hộ nghèo cao nhất", Extreme.HIGHEST),
        ("huyện nào có nhiều hộ nghèo nhất", Extreme.HIGHEST),
        ("huyện nào ít hộ cận nghèo nhất", Extreme.LOWEST),
        ("huyện nào nghèo nhất", Extreme.LOWEST),
    ],
)
def test_the_poor_are_counted_and_are_no_low_rank(text: str, extreme: Extreme) -> None:
    """Unless being poor is what is compared."""
    order = find_order(guard(text))
    assert order is not None
    assert order.extreme is extreme


def test_words_of_degree_are_no_content() -> None:
    """Their spans cover the quality, not its thing."""
    guarded = guard("nơi nào nhiều dự án nhất")
    assert [guarded[span.start : span.end] for span in degree_spans(guarded)] == ["noi nao", "nhieu"]


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("chênh nhau bao nhiêu", Operation.DIFFERENCE),
        ("mức giảm trừ là bao nhiêu", None),
        ("hồ sơ còn thiếu giấy tờ thì bổ sung trong mấy ngày", None),
        ("còn thiếu bao nhiêu giáo viên", Operation.DIFFERENCE),
        ("bài thi phải lớn hơn bao nhiêu điểm", None),
        ("bài thi thứ hai lớn hơn bài thứ nhất bao nhiêu điểm", Operation.DIFFERENCE),
        ("quỹ phòng trừ sâu bệnh là bao nhiêu", None),
        ("nhiều hơn cùng kỳ bao nhiêu vụ", None),
        ("trữ lượng là bao nhiêu", None),
        ("tru luong la bao nhieu", None),
        ("cả năm và quý được bao nhiêu", Operation.SUM),
        ("so với cùng kỳ năm trước có bao nhiêu", None),
    ],
)
def test_operations_are_named(text: str, operation: Operation | None) -> None:
    """A baseline and look-alikes compute nothing."""
    guarded = guard(text)
    assert find_operation(guarded, find_asks(text, guarded)) is operation


def test_roles_follow_the_kind() -> None:
    """An aim that grows may be stated as a target or as a growth."""
    text = "phấn đấu tăng bao nhiêu phần trăm"
    guarded = guard(text)
    asks = find_asks(text, guarded)
    asked = decide_asked(guarded, asks)
    assert wanted_roles(asked, guarded, asks) == (Role.TARGET, Role.GROWTH)
    assert find_status(guarded, asked) is Status.TARGET
    assert wanted_roles(Asked.ENTITY, guarded, asks) == ()


@pytest.mark.parametrize(
    ("text", "asked", "options"),
    [
        ("sông A hay sông B dài hơn", Asked.COMPARISON, ("sông A", "sông B")),
        ("dài hơn", Asked.COMPARISON, ()),
        ("tôm, cá và mực lần lượt bao nhiêu", Asked.BREAKDOWN, ("tôm", "cá", "mực")),
        ("mỗi loại bao nhiêu", Asked.BREAKDOWN, ()),
        ("bao nhiêu", Asked.LEVEL, ()),
    ],
)
def test_sides_are_whole_or_none(text: str, asked: Asked, options: tuple[str, ...]) -> None:
    """Half a pair is never given."""
    assert find_options(text, guard(text), asked, operation=None) == options


def test_what_an_opinion_rests_on_is_its_reason() -> None:
    """Though it is asked with "nào"."""
    text = "Dựa vào đặc điểm nào mà người ta gọi đây là cao nguyên?"
    assert decide_asked(guard(text), find_asks(text, guard(text))) is Asked.WHY


def test_a_reason_is_sought_for_the_thing_alone() -> None:
    """The words "nguyên nhân" themselves say nothing of what is to have a reason."""
    assert read_question("Nguyên nhân cháy chợ").terms == read_question("Vì sao cháy chợ").terms == ("chay", "cho")


def test_a_word_that_only_holds_minus_parts_no_sides() -> None:
    """Of an allowance, "mức giảm trừ", nothing is taken away."""
    text = "mức giảm trừ của cha cao hơn mức giảm trừ của con bao nhiêu"
    sides = find_options(text, guard(text), Asked.COMPUTATION, operation=Operation.DIFFERENCE)
    assert sides == ("mức giảm trừ của cha", "mức giảm trừ của con")


@pytest.mark.parametrize(
    ("text", "ranks"),
    [("Công ty tự thu xếp bao nhiêu phần trăm vốn?", False), ("Tỉnh xếp thứ mấy cả nước?", True)],
)
def test_what_is_arranged_is_in_no_order(text: str, ranks: bool) -> None:
    """Folded, "thu xếp" is written like "thứ" and "xếp"."""
    assert (find_order(guard(text)) is not None) == ranks


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Dự án nhà ở xã hội nào do công ty Gió làm chủ?", Asked.ENTITY),
        ("du an nha o xa hoi nao do cong ty Gio lam chu", Asked.ENTITY),
        ("Chợ mở hồi nào?", Asked.DATE),
        ("phường Gió thuộc vùng mấy lương tối thiểu", Asked.ENTITY),
        ("Mỗi tổ thuộc nhóm mấy người?", Asked.COUNT),
        ("Bảng ấy xếp hạng mấy tỉnh thành?", Asked.COUNT),
    ],
)
def test_names_and_times_that_look_alike(text: str, asked: Asked) -> None:
    """A society is no time, and which region is no number of regions."""
    assert read_question(text).asked is asked


def test_what_there_is_now_is_no_aim() -> None:
    """An aim may be told beside it."""
    assert find_status(guard("hiện tại phục vụ được mấy lượt"), Asked.COUNT) is Status.ACTUAL


def test_what_is_long_and_wide_is_told_in_metres() -> None:
    """What is only wide is an area."""
    assert read_question("Sân chợ dài rộng bao nhiêu?").units == ("m",)
    assert read_question("Chợ rộng bao nhiêu?").units == ("km²",)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Huyện Gió hay huyện Tuyết có nhiều đơn vị hành chính cấp xã hơn?", "đơn vị hành chính"),
        ("Huyện Gió hay huyện Tuyết nhiều xã hơn, mỗi huyện bao nhiêu?", "xã"),
        ("Xã Gió hay xã Tuyết ít dân hơn?", "người"),
        ("Huyện nào có nhiều trường học nhất?", "trường"),
    ],
)
def test_what_there_is_more_of_is_the_unit(text: str, unit: str) -> None:
    """No area is compared where communes are."""
    assert read_question(text).units == (unit,)


def test_a_name_is_no_quality_that_is_compared() -> None:
    """Of "Sơn Động nhiều xã" the latter is compared by, though "động" is typed like "đông"."""
    assert MORE.search("huyen son dong nhieu xa hon").group() == "nhieu xa hon"


def test_a_move_by_a_given_amount_is_not_asked() -> None:
    """How long, not by how much."""
    roles = read_question("Được miễn thuế mấy năm và giảm 50% trong mấy năm tiếp?").roles
    assert roles == (Role.LEVEL, Role.COUNT)
    assert Role.CHANGE in read_question("Tăng mấy vụ và giảm mấy người?").roles
