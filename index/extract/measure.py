"""The table of measures: how each is written, its base unit, and the factor into it. Scale words likewise.

A table and nothing else; counted things are in ``index.extract.noun``, reading is in ``index.extract.unit``.
"""

from decimal import Decimal

SCALES: dict[str, Decimal] = {
    "trăm": Decimal(100),
    "nghìn": Decimal(1000),
    "ngàn": Decimal(1000),
    "vạn": Decimal(10_000),
    "triệu": Decimal(1_000_000),
    "tỷ": Decimal(1_000_000_000),
    "tỉ": Decimal(1_000_000_000),
}

# base unit -> factor -> spellings. Durations keep their own base: "18 tháng" is not told as a year and a half.
_TABLE: dict[str, dict[str, str]] = {
    "%": {"1": "%, phần trăm"},
    "‰": {"1": "‰, phần nghìn, phần ngàn"},
    "điểm %": {"1": "điểm phần trăm, điểm %"},
    "đồng": {"1": "đồng, VNĐ, VND, đ, ₫, đồng Việt Nam"},
    "USD": {"1": "USD, US$, đô la Mỹ, đô-la Mỹ, đô la, đô-la, đôla, dollar, Mỹ kim"},
    "EUR": {"1": "EUR, euro, Euro"},
    "nhân dân tệ": {"1": "nhân dân tệ, NDT, CNY"},
    "yên": {"1": "yên Nhật, JPY"},
    "bảng Anh": {"1": "bảng Anh, GBP"},
    "rúp": {"1": "rúp"},
    "won": {"1": "won"},
    "baht": {"1": "baht, bạt"},
    "kíp": {"1": "kíp"},
    "franc": {"1": "franc, phrăng, quan Pháp"},
    "m²": {
        "10000": "ha, héc-ta, hecta, hécta, héc ta, hec-ta, mẫu tây",
        "1": "m², m2, mét vuông",
        "1000000": "km², km2, ki-lô-mét vuông, ki lô mét vuông, kilômét vuông, kilomet vuông, cây số vuông",
        "0.0001": "cm², cm2",
        "2589988": "dặm vuông, mi²",
    },
    "mẫu": {"1": "mẫu"},
    "mẫu Anh": {"1": "mẫu Anh"},
    "sào": {"1": "sào"},
    "m": {
        "1000": "km, ki-lô-mét, kilômét, kilomet, cây số",
        "1": "m, mét",
        "0.1": "dm",
        "0.01": "cm, xen-ti-mét, xentimét, phân",
        "0.001": "mm, mi-li-mét, milimét",
        "0.000001": "µm, μm",
        "0.3048": "feet, foot, ft, bộ Anh",
        "0.0254": "inch, inches",
        "1852": "hải lý",
    },
    "dặm": {"1": "dặm, mi"},
    "kg": {
        "1000": "tấn",
        "100": "tạ",
        "10": "yến",
        "1": "kg, ki-lô-gam, kilôgam, kilogam, cân",
        "0.001": "g, gam, gram",
        "0.000001": "mg, miligam, mi-li-gam",
        "0.000000001": "µg, μg, mcg",
    },
    "lượng": {"1": "lượng"},
    "lạng": {"1": "lạng"},
    "carat": {"1": "carat"},
    "m³": {
        "1": "m³, m3, mét khối",
        "1000000000": "km³, km3",
    },
    "lít": {"1": "lít, l", "0.001": "ml, mililít, mi-li-lít"},
    "kWh": {"1": "kWh, Kwh, KWh, kwh, Kw/h", "1000": "MWh", "1000000": "GWh", "1000000000": "TWh"},
    "W": {"1": "W", "1000": "kW, KW", "1000000": "MW, MWp", "1000000000": "GW"},
    "MVA": {"1": "MVA"},
    "kVA": {"1": "kVA"},
    "kV": {"1": "kV"},
    "V": {"1": "volt, vôn"},
    "mã lực": {"1": "mã lực, HP, CV"},
    "°C": {"1": "°C, ℃, độ C, oC, ºC"},
    "°F": {"1": "°F"},
    "độ": {"1": "độ"},
    "Hz": {"1": "Hz", "1000": "kHz", "1000000": "MHz", "1000000000": "GHz"},
    "byte": {"1000000": "MB", "1000000000": "GB, gigabyte", "1000000000000": "TB"},
    "Mbps": {"1": "Mbps, Mb/s"},
    "cal": {"1": "cal", "1000": "kcal"},
    "TEU": {"1": "TEU"},
    "DWT": {"1": "DWT"},
    "dB": {"1": "dB, dBA"},
    "ppm": {"1": "ppm", "0.001": "ppb"},
    "giây": {"1": "giây"},
    "phút": {"1": "phút"},
    "giờ": {"1": "giờ, tiếng đồng hồ"},
    "ngày": {"1": "ngày"},
    "tuần": {"1": "tuần"},
    "tháng": {"1": "tháng"},
    "quý": {"1": "quý"},
    "năm": {"1": "năm"},
    "thập niên": {"1": "thập niên, thập kỷ"},
    "thế kỷ": {"1": "thế kỷ"},
    "tuổi": {"1": "tuổi"},
    "lần": {"1": "lần"},
    "điểm": {"1": "điểm"},
}

# How it is written -> (base unit, factor).
SPELLINGS: dict[str, tuple[str, Decimal]] = {
    written: (base, Decimal(factor))
    for base, rows in _TABLE.items()
    for factor, spellings in rows.items()
    for written in spellings.split(", ")
}

# Read after a number only: elsewhere, and without diacritics, these are other words ("làng", "cán", "giấy").
_AFTER_NUMBERS = """
phân cân bạt yến lượng lạng độ quý sào kíp won giây tuần l W V HP CV Hz cal mi bộ vôn volt ft foot feet inch inches
TB MB GB DWT dB dBA
"""
MEASURES: dict[str, tuple[str, Decimal]] = {
    written: measure for written, measure in SPELLINGS.items() if written not in _AFTER_NUMBERS.split()
}
