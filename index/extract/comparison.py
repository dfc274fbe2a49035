"""The words around a number in, its role out: level, growth, share of a plan, change, target; direction; baseline.

Works on one clause at a time and looks at what stands just before and just after the number. Knows nothing of
indicators or periods.
"""

import re

from index.extract.alternatives import word_of
from index.figure import Direction, Role, Status
from index.record import record

# "đạt 5.789 tệ, tăng trưởng 14,1%"; a "tốc độ tăng trưởng 8%" is itself what is measured.
_GROWS = "(?<!độ )(?<!mức )(?<!đà )(?<!lệ )(?<!tiêu )(?<!số )(?<!bản )(?<!sự )tăng trưởng"
_UP = f"{_GROWS}|tăng|vượt|cao hơn|nhiều hơn|lớn hơn|tăng thêm|bổ sung thêm|gia tăng"
# "giám" is what scanners make of "giảm" before a figure.
_DOWN = "giảm|giám|thấp hơn|ít hơn|nhỏ hơn|sụt|tụt|lùi|hụt|kém hơn"
_DOWN_WORDS = tuple(_DOWN.split("|"))
_HEDGE = r"(?i:(?:\s+(?:khoảng|trên|gần|hơn|dưới|xấp xỉ|thêm|được|tới|mạnh|nhẹ|bình quân|đến|đều|ước|thêm được|trung bình|mỗi năm|tối thiểu|tối đa|ít nhất|không quá|không dưới))*)"
_MOVES = re.compile(rf"({word_of(f'{_UP}|{_DOWN}')}){_HEDGE}\s*$")
# How fast on average is said to be reached: "tăng bình quân mỗi năm của cả thời kỳ là 10%".
_MOVES_ON_AVERAGE = re.compile(
    rf"({word_of('tăng|giảm')})(?i:\s(?:bình quân|trung bình)(?:\s(?:hàng|hằng|mỗi)\snăm)?"
    r"(?:\s(?:trong\s|của\s)?(?:cả\s)?(?:giai đoạn|thời kỳ)(?:\snày)?)?\s+(?:là|đạt|ước)(?:\s(?:khoảng|trên|gần|hơn|từ))?)\s*$"
)
# "tăng lên 179 trường", "giảm còn 7,1%", "nâng tổng số ... lên 176": the number is the level reached.
_REACHES = re.compile(
    rf"(?:{word_of('lên|còn|xuống còn|xuống|tăng lên|lên tới|lên đến|giảm còn|đạt mức|từ|chỉ còn|lên thành')})"
    r"(?i:\s+(?:khoảng|trên|gần|hơn|dưới))?\s*$"
)
# "giảm từ 23 ca xuống 18 ca": the first number is where it began.
_LEAVES = re.compile(
    rf"(?:{word_of('tăng|giảm|nâng|hạ|kéo|đưa|rút')})(?!\w)[^.;]*?(?<!\w)từ(?:\s+(?:mức|khoảng|trên|gần|hơn|dưới))*\s*$"
)
_FOR = re.compile(r"(?:[^.;,]|[.,](?=\d)){0,60}?(?<!\w)(?<!trở )(?:lên|xuống|còn)(?!\w|\s+lại)", re.IGNORECASE)
# "không cao hơn 20.000 đồng", "thấp hơn 15% mức lương": a bound, unless the words after compare.
_BOUND = re.compile(word_of(r"không\s+[^\W\d_]+|cao|thấp|nhiều|ít|lớn|nhỏ|kém", then=r"(?i:\s+hơn)\s*$"))
_COMPARES = re.compile(r"\s*(?:$|[,;.)]|so|với|bình quân|trung bình|năm|cùng k[ỳì]|trong)(?!\w)", re.IGNORECASE)
_AGAINST = re.compile(r"\s*(?:so với|so)(?!\w)")
_ATTAINS = re.compile(
    rf"(?:{word_of('đạt|bằng|vượt|chiếm|hoàn thành|tương đương|bằng khoảng')})"
    r"(?i:\s+(?:khoảng|trên|gần|hơn|được|tỷ lệ))*\s*$"
)
_PLAN = re.compile(
    r"^\s*(?:(?:(?P<than>so với|so)|của|trên)\s+)?(?:(?:mức|số|tổng|chỉ tiêu|mục tiêu)\s+)?"
    r"(?P<plan>kế hoạch|dự toán|chỉ tiêu|KH(?!\w)|DT(?!\w)|Nghị quyết|nghị quyết|mục tiêu)",
)
# "gấp 2,5 lần": a growth told as a ratio
_TIMES = re.compile(word_of(r"gấp(?:\s+(?:khoảng|gần|hơn|trên|đôi|tới))*\s*$"))
_OF_ANOTHER = re.compile(
    r"\s+(?!(?:so|với|năm|cùng|trước|sau|trong|thời|giai|hiện|kế hoạch|dự toán|đầu|cuối|và|hay|khi|từ|vào)(?!\w))[^\W\d_]",
    re.IGNORECASE,
)
_PLAN_PLAIN = {"KH": "kế hoạch", "DT": "dự toán", "Nghị quyết": "nghị quyết"}
_BASELINE = re.compile(
    r"(?:so với|so|so cùng|tương đương)\s*(?:(?:mức|số|thời điểm|mùa|vụ)\s+)?"
    r"(?P<base>cùng k[ỳì](?: năm (?:trước|ngoái|\d{4}))?|(?:kế hoạch|dự toán)(?: năm (?:trước|\d{4}))?|năm (?:trước|ngoái|học trước)"
    r"|đầu năm|cuối năm(?: \d{4})?|tháng trước|quý trước|quý liền trước|năm \d{4}|\d{4}|\d{1,2}/\d{1,2}/\d{4}"
    r"|\d{1,2} tháng(?: đầu)?(?: năm)? \d{4}|giai đoạn \d{4}\s?[-–]\s?\d{4}"
    r"|(?:quý|tháng) \w+(?:[/ ](?:năm )?\d{4})?)",
    re.IGNORECASE,
)
_TARGET = re.compile(
    word_of(
        r"phấn đấu|phân đầu|(?<!chương trình )(?<!có )(?<!ctmt )(?<!vào )mục tiêu(?! quốc gia)|mục tiêu (?:đã )?(?:đặt|đề) ra"
        r"|chỉ tiêu (?:đã )?(?:đặt|đề) ra|kế hoạch (?:đã )?(?:đặt|đề) ra|(?<!hơn )(?<!với )(?<!như )dự kiến|(?<!hơn )(?<!với )(?<!như )dự báo|định hướng"
        r"|(?<!đạt )(?<!vượt )(?<!với )(?<!bằng )(?<!của )(?<!thành )kế hoạch (?:năm|giao)|theo quy hoạch|trong quy hoạch"
        r"|quy hoạch (?:đến|tới) năm|phải đạt|cần đạt|tầm nhìn"
        r"|sẽ (?:đạt|hoàn thành|có thêm|tăng|giảm|nâng|trồng|đầu tư|xây dựng|đưa vào|mở rộng|triển khai|cấp|tổ chức|đón"
        r"|thu hút|huy động|giải ngân|khởi công|bố trí)",
        then=r"(?!\w)",
    )
    # Brackets after a result tell the plan for it: a tỉnh's "(HĐND tỉnh giao 4.200 tỷ đồng)".
    + r"|\((?i:(?:kế hoạch|KH|dự toán|DT|chỉ tiêu)(?: năm)?(?:\s+\d{4})?(?: giao)?:?\s*(?:là|đạt|tăng|giảm|từ)?\s*$"
    r"|(?:[^\W\d_]+ ){0,4}(?:giao|đề ra):?\s*(?:là|đạt)?\s*$)"
)
# "Công ước", "hiệp ước" are treaties; "vốn đầu tư công ước đạt 5 tỷ đồng" is estimated.
_TREATY = r"(?<!công )(?<!điều )(?<!\Whiệp )(?<!^hiệp )(?<!quy )(?<!giao )"
_ESTIMATE = re.compile(
    rf"(?:{word_of(f'ước (?:tính|đạt|thực hiện|khoảng|tăng|giảm|trên|gần|hơn|$)|{_TREATY}ước(?! mơ| muốn| nguyện| vọng| lệ)|ƯTH|sơ bộ')})(?!\w)"
)
_FIRST = re.compile(
    word_of(
        r"tại [Bb]áo cáo (?:số )?\d+|Tại [Bb]áo cáo (?:số )?\d+|theo [Bb]áo cáo (?:số )?\d+|Theo [Bb]áo cáo (?:số )?\d+",
        any_case=False,
    )
    + "|đã báo cáo|báo cáo trước đây|số liệu cũ|số đã báo cáo"
)
_UPDATED = re.compile(
    word_of("kết quả cập nhật|số liệu cập nhật|sau khi cập nhật|cập nhật lại|số cập nhật|đã cập nhật|điều chỉnh lại")
)
# What is told of now inside a sentence about a plan: "nâng lên 18 triệu khách, so với công suất hiện tại là 4 triệu".
_NOW = re.compile(word_of("hiện tại|hiện nay|hiện có|hiện hữu|đang có", then=r"(?!\w)"))

# What the words before a growth compare it with: "So với năm 2010, sản lượng tăng 5%".
_AGAINST_BEFORE = re.compile(r"(?<!\w)(?:so với|so)(?!\w)", re.IGNORECASE)

# "đã vượt 5 triệu đồng", "vượt mốc 100 tỷ USD": a level, by which nothing rose.
_PASSES = re.compile(r"(?<!\w)(?:đã vượt(?: qua)?|vượt (?:qua )?(?:mốc|ngưỡng|con số))\s*$", re.IGNORECASE)


@record(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What the words around a number make of it."""

    role: Role
    direction: Direction
    baseline: str | None


def read_comparison(before: str, after: str, *, share: bool, counted: bool, times: bool = False) -> Comparison:
    """Tell the role of a number.

    Parameters
    ----------
    before, after
        The clause up to the number, and what follows its unit up to the next number.
    share
        True for a percentage (or a number whose context lacks only the sign).
    counted
        True when its unit is a counted noun without a scale word: things counted one by one.
    times
        True when its unit is "lần": then "gấp" and "tăng" make it a growth.

    Examples
    --------
    >>> read_comparison("tăng ", " so với cùng kỳ", share=True, counted=False).role
    <Role.GROWTH: 'growth'>
    """
    plan = _PLAN.match(after)
    moving = _MOVES.search(before) if not _REACHES.search(before) and not _is_bound(before, after) else None
    if moving is not None and not share and read_baseline(after) is None:
        # "đã vượt 5 triệu đồng" tells how high, "vượt 5 tỷ đồng so với dự toán" by how much.
        is_level = moving.group(1) == "vượt" and not counted
        moving = None if is_level or _PASSES.search(before) else moving
    if moving is None and share:
        moving = _MOVES_ON_AVERAGE.search(before)
    exceeds = moving is not None and moving.group(1) == "vượt"
    if share and plan is not None and (moving is None or exceeds or plan.group("than") is None):
        word = plan.group("plan")
        direction = Direction.UP if exceeds else Direction.NONE
        return Comparison(role=Role.PLAN_SHARE, direction=direction, baseline=_PLAN_PLAIN.get(word, word).lower())
    # "gấp 5 lần mật độ cả nước": compared with another thing, nothing grew.
    of_another = moving is None and _OF_ANOTHER.match(after) is not None
    if times and not of_another and (moving is not None or _TIMES.search(before)):
        direction = Direction.UP if moving is None else _direction(moving)
        return Comparison(
            role=Role.GROWTH, direction=direction, baseline=read_baseline(after) or read_baseline(f"so với{after}")
        )
    if moving is not None:
        role = Role.GROWTH if share else Role.CHANGE
        return Comparison(role=role, direction=_direction(moving), baseline=read_baseline(after))
    role = Role.COUNT if counted else Role.LEVEL
    # "bằng 105% so với cùng kỳ": a level that says what it is measured against
    baseline = read_baseline(after) if share and _AGAINST.match(after) else None
    return Comparison(role=role, direction=Direction.NONE, baseline=baseline)


def _direction(moving: re.Match[str]) -> Direction:
    return Direction.DOWN if moving.group(1).lower() in _DOWN_WORDS else Direction.UP


def _is_bound(before: str, after: str) -> bool:
    bound = _BOUND.search(before)
    if bound is None:
        return False
    if bound.group().lower().startswith(("không", "nhỏ", "lớn", "ít", "nhiều")):
        return read_baseline(after) is None
    return _COMPARES.match(after) is None


def read_baseline(after: str) -> str | None:
    """Return what the words just after a growth compare it with, in lower case, or None.

    Examples
    --------
    >>> read_baseline(" so với cùng kỳ năm trước.")
    'cùng kỳ'
    """
    found = _BASELINE.search(after[:70])
    if found is None:
        return None
    written = found.group("base")
    base = written.lower()
    if base.startswith("cùng k"):  # "kỳ" and "kì" are one word
        return "cùng kỳ"
    if base.startswith(("kế hoạch", "dự toán")):
        return "kế hoạch" if base.startswith("kế hoạch") else "dự toán"
    if base in {"năm trước", "năm ngoái"}:
        return "năm trước"
    return written[:1].lower() + written[1:]


def baseline_before(lead: str, *, opens: bool) -> str | None:
    """Return what the words before a growth say that it is compared with, or None.

    Parameters
    ----------
    lead
        The text from the number before, or from the beginning of the sentence, up to the growth.
    opens
        Whether the growth is the first number of its sentence: else words at once behind the number before are told of that one.

    Examples
    --------
    >>> baseline_before("So với năm 2010, sản lượng tăng ", opens=True)
    'năm 2010'
    """
    against = [found.start() for found in _AGAINST_BEFORE.finditer(lead)]
    if not against or not (opens or lead[: against[-1]].strip()):
        return None
    return read_baseline(lead[against[-1] :])


def leaves(before: str, after: str) -> bool:
    """Tell whether a number is the level that something moved from: "giảm từ 23 ca xuống 18 ca vào năm 2025".

    Examples
    --------
    >>> leaves("Tỷ suất sinh giảm từ ", " ca xuống 18 ca"), leaves("trẻ em từ ", " tuổi trở lên")
    (True, False)
    """
    return "từ" in before and _LEAVES.search(before) is not None and _FOR.match(after) is not None


def attains(before: str) -> bool:
    """Tell whether the words before a number say that a plan or a level is attained ("đạt", "bằng")."""
    return _ATTAINS.search(before) is not None


def moves(before: str) -> bool:
    """Tell whether the words before a number say that something rose or fell by it."""
    return _MOVES.search(before) is not None and _REACHES.search(before) is None


def read_status(text: str) -> Status | None:
    """Return the status that the words of a clause or lead-in give, or None when they give none."""
    if _FIRST.search(text):
        return Status.FIRST_REPORTED
    if _UPDATED.search(text):
        return Status.UPDATED
    if _TARGET.search(text):
        return Status.TARGET
    if _ESTIMATE.search(text):
        return Status.ESTIMATE
    return Status.ACTUAL if _NOW.search(text) else None
