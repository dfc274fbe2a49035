"""The words after a number in, its unit out: as written, and as a factor of a base unit.

Money, share, area, length, mass, volume, energy, temperature and counted things with their noun; scale words
(nghìn, triệu, tỷ) and per-units (đồng/người) belong to the unit. Knows nothing of what is measured.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from index.document import Span

SCALES: dict[str, Decimal] = {
    "trăm": Decimal(100),
    "nghìn": Decimal(1000),
    "ngàn": Decimal(1000),
    "vạn": Decimal(10_000),
    "triệu": Decimal(1_000_000),
    "tỷ": Decimal(1_000_000_000),
    "tỉ": Decimal(1_000_000_000),
}

# Measure units: how it is written -> (base unit, factor). Longest spelling wins.
MEASURES: dict[str, tuple[str, Decimal]] = {
    "%": ("%", Decimal(1)),
    "phần trăm": ("%", Decimal(1)),
    "‰": ("‰", Decimal(1)),
    "điểm phần trăm": ("điểm %", Decimal(1)),
    "điểm %": ("điểm %", Decimal(1)),
    "đồng": ("đồng", Decimal(1)),
    "VNĐ": ("đồng", Decimal(1)),
    "VND": ("đồng", Decimal(1)),
    "vnđ": ("đồng", Decimal(1)),
    "đ": ("đồng", Decimal(1)),
    "₫": ("đồng", Decimal(1)),
    "USD": ("USD", Decimal(1)),
    "US$": ("USD", Decimal(1)),
    "đô la Mỹ": ("USD", Decimal(1)),
    "đô la": ("USD", Decimal(1)),
    "đô-la": ("USD", Decimal(1)),
    "EUR": ("EUR", Decimal(1)),
    "euro": ("EUR", Decimal(1)),
    "rúp": ("rúp", Decimal(1)),
    "ha": ("m²", Decimal(10_000)),
    "héc-ta": ("m²", Decimal(10_000)),
    "hecta": ("m²", Decimal(10_000)),
    "hécta": ("m²", Decimal(10_000)),
    "héc ta": ("m²", Decimal(10_000)),
    "mẫu": ("mẫu", Decimal(1)),
    "m²": ("m²", Decimal(1)),
    "m2": ("m²", Decimal(1)),
    "mét vuông": ("m²", Decimal(1)),
    "km²": ("m²", Decimal(1_000_000)),
    "km2": ("m²", Decimal(1_000_000)),
    "ki-lô-mét vuông": ("m²", Decimal(1_000_000)),
    "cây số vuông": ("m²", Decimal(1_000_000)),
    "km": ("m", Decimal(1000)),
    "ki-lô-mét": ("m", Decimal(1000)),
    "cây số": ("m", Decimal(1000)),
    "m": ("m", Decimal(1)),
    "mét": ("m", Decimal(1)),
    "cm": ("m", Decimal("0.01")),
    "mm": ("m", Decimal("0.001")),
    "dặm": ("dặm", Decimal(1)),
    "hải lý": ("hải lý", Decimal(1)),
    "tấn": ("kg", Decimal(1000)),
    "tạ": ("kg", Decimal(100)),
    "kg": ("kg", Decimal(1)),
    "ki-lô-gam": ("kg", Decimal(1)),
    "g": ("kg", Decimal("0.001")),
    "gam": ("kg", Decimal("0.001")),
    "gram": ("kg", Decimal("0.001")),
    "m³": ("m³", Decimal(1)),
    "m3": ("m³", Decimal(1)),
    "mét khối": ("m³", Decimal(1)),
    "lít": ("lít", Decimal(1)),
    "km³": ("m³", Decimal(1_000_000_000)),
    "kWh": ("kWh", Decimal(1)),
    "Kwh": ("kWh", Decimal(1)),
    "KWh": ("kWh", Decimal(1)),
    "kwh": ("kWh", Decimal(1)),
    "MWh": ("kWh", Decimal(1000)),
    "GWh": ("kWh", Decimal(1_000_000)),
    "kW": ("W", Decimal(1000)),
    "KW": ("W", Decimal(1000)),
    "MW": ("W", Decimal(1_000_000)),
    "GW": ("W", Decimal(10**9)),
    "MVA": ("MVA", Decimal(1)),
    "kV": ("kV", Decimal(1)),
    "kVA": ("kVA", Decimal(1)),
    "°C": ("°C", Decimal(1)),
    "℃": ("°C", Decimal(1)),
    "độ C": ("°C", Decimal(1)),
    "oC": ("°C", Decimal(1)),
    "TEU": ("TEU", Decimal(1)),
    "ngày": ("ngày", Decimal(1)),
    "giờ": ("giờ", Decimal(1)),
    "phút": ("phút", Decimal(1)),
    "tháng": ("tháng", Decimal(1)),
    "năm": ("năm", Decimal(1)),
    "tuổi": ("tuổi", Decimal(1)),
    "lần": ("lần", Decimal(1)),
    "điểm": ("điểm", Decimal(1)),
}

# Counted things whose noun has more than one syllable; any other noun counts with its first syllable.
COUNTED: tuple[str, ...] = (
    "lượt người",
    "lượt khách",
    "lượt bệnh nhân",
    "lượt hành khách",
    "lượt công dân",
    "lượt cán bộ",
    "lượt hộ",
    "lượt xe",
    "hành khách",
    "khách hàng",
    "doanh nghiệp",
    "hợp tác xã",
    "tổ hợp tác",
    "dự án",
    "công trình",
    "chỉ tiêu",
    "tiêu chí",
    "khu dân cư",
    "đối tượng",
    "bệnh nhân",
    "học sinh",
    "sinh viên",
    "giáo viên",
    "bác sĩ",
    "y sĩ",
    "cán bộ",
    "công chức",
    "viên chức",
    "lao động",
    "hộ gia đình",
    "hộ nghèo",
    "hộ dân",
    "nhân khẩu",
    "giường bệnh",
    "trạm y tế",
    "bệnh viện",
    "phòng khám",
    "thủ tục",
    "thủ tục hành chính",
    "dịch vụ công",
    "hồ sơ",
    "văn bản",
    "nghị quyết",
    "quyết định",
    "cuộc thanh tra",
    "cuộc",
    "phiên giao dịch",
    "phiên",
    "đơn vị",
    "phòng",
    "chi nhánh",
    "cơ sở",
    "sản phẩm",
    "nhiệm vụ",
    "giấy phép",
    "giấy chứng nhận",
    "giấy",
    "đơn vị hành chính",
    "thị xã",
    "thị trấn",
    "thành phố",
    "đặc khu",
    "cù lao",
    "khu công nghiệp",
    "cụm công nghiệp",
    "khẩu phần",
    "căn hộ",
    "căn nhà",
    "căn",
    "nền đất",
    "thuê bao",
    "trường hợp",
    "người dân",
    "xã viên",
    "đại biểu",
    "tín đồ",
    "dân tộc",
    "tôn giáo",
    "di tích",
    "câu lạc bộ",
    "máy điện thoại",
    "điện thoại",
    "xe máy",
    "ô tô",
    "tàu cá",
    "chi cục",
    "hội nghị",
    "ngày công",
    "vụ việc",
    "nhóm tội phạm",
    "loại hình",
    "thanh niên",
    "đảng viên",
)
_NOT_A_NOUN = frozenset(
    [
        *SCALES,
        "và",
        "là",
        "so",
        "tăng",
        "giảm",
        "đạt",
        "bằng",
        "trong",
        "với",
        "của",
        "ở",
        "tại",
        "từ",
        "đến",
        "được",
        "thì",
        "mà",
        "còn",
        "nhưng",
        "do",
        "để",
        "theo",
        "cho",
        "vào",
        "trên",
        "dưới",
        "khi",
        "nên",
        "hoặc",
        "hay",
        "như",
        "gồm",
        "chiếm",
        "tương",
        "ước",
        "cùng",
        "sau",
        "trước",
        "đã",
        "đang",
        "sẽ",
        "có",
        "không",
        "này",
        "đó",
        "kế",
        "dự",
        "vượt",
        "thuộc",
        "nâng",
        "vì",
        "bởi",
        "qua",
    ]
)
_PER = r"(?:\s?/\s?(?:\d{2,4}\s?)?[^\W\d_]+[²³23]?(?:[ \-][^\W\d_]+)?)"
_SCALE = r"(?:(?:trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)\b\s?)"
_SPELLINGS = sorted({*MEASURES}, key=len, reverse=True)
_MEASURE = "|".join(re.escape(spelling) for spelling in _SPELLINGS)
_UNIT = re.compile(rf"\s{{0,2}}(?P<scale>{_SCALE}{{0,3}})(?P<measure>{_MEASURE})(?![^\W_]|[²³])(?P<per>{_PER}{{0,2}})")
_PERCENT = re.compile(r"\s{0,2}(?P<measure>%|‰)")
_COUNT = re.compile(
    rf"\s{{1,2}}(?P<scale>{_SCALE}{{0,3}})(?P<noun>"
    + "|".join(re.escape(noun) for noun in sorted(COUNTED, key=len, reverse=True))
    + r"|[^\W\d_]+)(?![^\W_])(?P<per>/(?:km²|km2|ha|năm|tháng|ngày|hộ|xã|người|vạn dân)(?![^\W_]))?",
)
_ONLY_SCALE = re.compile(rf"\s{{1,2}}(?P<scale>{_SCALE}{{1,3}})")
# Durations and ages are units only when nothing else can follow; "5 năm 2016-2020" is a period.


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitMention:
    """A unit after a number: `span` of its text, `unit` as written, `base` unit, `factor` into it, `counted` noun."""

    span: Span
    unit: str
    base: str
    factor: Decimal
    counted: bool


def read_unit(text: str, position: int) -> UnitMention | None:
    """Read the unit that begins at `position`, just after a number's last digit.

    Returns
    -------
    The unit with its source span, or None when the number stands without one.

    Examples
    --------
    >>> read_unit("7.252,8 tỷ đồng, đạt", 7).unit
    'tỷ đồng'
    """
    percent = _PERCENT.match(text, position)
    if percent is not None:
        sign = percent.group("measure")
        return UnitMention(span=Span(*percent.span("measure")), unit=sign, base=sign, factor=Decimal(1), counted=False)
    measure = _UNIT.match(text, position)
    if measure is not None and not _glued_letter(text, position, measure):
        base, factor = MEASURES[measure.group("measure")]
        return _mention(text, measure, base + measure.group("per").replace(" ", ""), factor, counted=False)
    count = _COUNT.match(text, position)
    if count is not None and count.group("noun").lower() not in _NOT_A_NOUN:
        noun = count.group("noun")
        if noun[0].islower() or noun.isupper():
            return _mention(text, count, noun + (count.group("per") or ""), Decimal(1), counted=True)
    scale = _ONLY_SCALE.match(text, position)
    if scale is not None:
        written = scale.group("scale").strip()
        start = scale.start("scale")
        return UnitMention(
            span=Span(start, start + len(written)), unit=written, base="", factor=_factor(written), counted=False
        )
    return None


def _glued_letter(text: str, position: int, match: re.Match[str]) -> bool:
    # "27,7g" is grams, but "5m" of "5minutes" was already refused; a lone "đ" or "m" glued to a digit is a unit.
    return (
        match.start("measure") == position
        and match.group("measure") in {"năm", "tháng", "ngày"}
        and text[position] != " "
    )


def _mention(text: str, match: re.Match[str], base: str, factor: Decimal, *, counted: bool) -> UnitMention:
    scale = match.group("scale").strip()
    start = match.start("scale") if scale else match.start("measure" if not counted else "noun")
    end = match.end()
    while end > start and text[end - 1].isspace():
        end -= 1
    return UnitMention(
        span=Span(start, end), unit=text[start:end], base=base, factor=factor * _factor(scale), counted=counted
    )


def _factor(scale: str) -> Decimal:
    factor = Decimal(1)
    for word in scale.split():
        factor *= SCALES[word]
    return factor


def base_of(unit: str) -> tuple[str, Decimal]:
    """Return the base unit and the factor into it of a unit as written; an unknown unit is its own base.

    Examples
    --------
    >>> base_of("triệu đồng")
    ('đồng', Decimal('1000000'))
    """
    mention = read_unit(f" {unit}", 0)
    if mention is None or mention.span.end < len(unit) + 1:
        return unit, Decimal(1)
    return mention.base, mention.factor
