"""Small tools for tables of phrases, and the words that several of them share.

Everything is written folded (no diacritics, lower case), as ``qa.words.asking.guard`` gives it.
"""

import re

PERIOD_MARK = "§"  # stands for each character of a period in a guarded question
MASK = "_"  # stands for each letter of a word that was typed with other diacritics than its look-alike


def phrases(text: str) -> str:
    """Return a pattern for any phrase of a list that commas separate, longest first; spaces match any white space."""
    items = sorted((" ".join(item.split()) for item in text.split(",")), key=len, reverse=True)
    return "(?:" + "|".join(item.replace(" ", r"\s+") for item in items if item) + ")"


def phrase_pattern(text: str) -> re.Pattern[str]:
    """Return a compiled pattern for any of the phrases as whole words."""
    return re.compile(rf"\b{phrases(text)}\b")


PERIOD = rf"{PERIOD_MARK}+"
QUANTITY_WORD = r"(?:bao\s*nhi?e?u+|may|nhieu|nhiu|muc\s+nao|co\s+nao)"
WHO = r"(?:nao|gi|ai|dau)"
QUALITY = phrases(
    """phat trien, dong dan, thua dan, hieu qua, cao, thap, lon, nho, be, nhieu, it, dong, thua, day, dai, ngan,
    rong, hep, sau, nong, manh, yeu, nhanh, cham, dat, re, mac, nang, nhe, lau, som, muon, tot, xau, kem,
    giau, ngheo, xa, gan, dam, gia, tre"""
)
# "giảm trừ gia cảnh", "trụ sở": words that only hold it.
MINUS = r"(?<!\bgiam )(?<!\bloai )(?<!\bphong )(?<!\bdiet )\btru(?:\s+di)?\b(?!\s+(?:luong|so|tinh|ong|cot)\b)"
# Who holds one is asked for by name.
OFFICES = phrases(
    """bi thu, chu tich, giam doc, hieu truong, bo truong, thu truong, thu tuong, tong thong, cuc truong, chanh an,
    vien truong, truong ban, tu lenh, chanh van phong, thong doc, chinh uy, chu nhiem, tham muu truong, tong thu ky,
    tong bien tap, tong cuc truong, truong phong, thi truong, truong doan"""
)
# "nong" is "nóng" far oftener than "nông".
LESS = phrases("thap, nho, be, it, thua, ngan, hep, yeu, cham, re, kem, ngheo, gan, nhe, cuoi, bet, chot")
# What a place or a work is measured by.
SIZES = "dien tich, dan so, mat do, chieu dai, chieu rong, chieu cao"
# What stands before a proper name and says what bears it.
_KINDS_LIST = """nuoc, quoc gia, dat nuoc, thanh pho, cong ty, tap doan, ngan hang, truong, hang, to chuc, doi,
giao phan, bao, cau lac bo, don vi, doanh nghiep, hon dao, dao, ngon nui, nui, song, ho"""
KINDS = frozenset(kind.strip() for kind in _KINDS_LIST.split(","))
MEASURED = phrases(
    f"""{SIZES}, so dan, san luong, nang suat, do cao, do sau, doanh thu, loi nhuan, cong suat, von dau tu, trong luong,
    gia tri"""
)
# "diện tích và dân số của xã là bao nhiêu"
JOINT_MEASURES = re.compile(
    rf"\b(?P<one>{MEASURED})(?:\s+\w+)?\s+va\s+(?P<two>{MEASURED})(?:\s+\w+){{0,8}}?\s+{QUANTITY_WORD}"
)
# "của thành phố A và của huyện B"
TWICE_LED = (
    r"(?P<led>trong|cua|tai|cho|voi|o)\s+(?P<one>(?:[\w_-]+\s+){1,7}?)va\s+(?P=led)\s+"
    r"(?P<two>(?:[\w_-]+\s+){0,6}?[\w_-]+)"
)
PLAN = phrases("ke hoach, kh, du toan, chi tieu, nghi quyet, muc tieu, dt")
PERCENT = r"(?:%|phan(?:\s+tram)?|pt)"
# What is aimed at. "phấn đấu" is masked in its second syllable, it is no "đâu".
AIMS = re.compile(
    r"\bphan\s+(?:dau\b|_+)|(?<!chuong trinh )(?<!co )\bmuc\s+tieu\b(?!\s+quoc\s+gia)|\bhuong\s+toi\b"
    rf"|\b{phrases('chi tieu, dat ra, de ra, len ke hoach, du kien, du tinh, du bao, dinh huong, quy hoach')}\b"
    # "Muốn được hỗ trợ thì phải ..." names a condition.
    r"|\bmuon\b(?!.*\b(?:thi|phai|can)\b)"
    r"|\bse\s+(?:dat|co|tang|giam|trong|xay|duoc|la)\b|\bky\s+vong\b"
)
# Of these there are several, though "gì" asks for them as for one.
MANIFOLD = phrases(
    """nhiem vu, trach nhiem, quyen han, quyen va nghia vu, nghia vu, quyen loi, dieu kien, nguyen tac, yeu cau,
    tieu chi, tieu chuan, giai phap, bien phap, thanh phan ho so, ho so"""
)
# "Điều kiện để được cấp thẻ là gì", unlike "nghĩa vụ quân sự là gì".
MANY_OF = re.compile(rf"^{MANIFOLD}\b.*\b(?:cua|de|khi|doi voi|cho|trong)\b.*\bla\s+(?:nhung\s+)?gi\b")
