"""Lines in capitals in, the body that issued a document and the one above it out.

Knows with which words the names of bodies begin; does NOT know which bodies there are.
"""

import re
from collections.abc import Sequence

from index.letterhead.pieces import Piece
from index.normalise import fold

_HEADS = """
bo, cuc, so, uy ban, ubnd, hoi dong, hdnd, van phong, ban, tong cuc, truong, chi cuc, tinh uy, huyen uy, thanh uy,
dang uy, toa an, vien, kho bac, ngan hang, cong an, bao hiem, trung tam, phong, thanh tra, chinh phu, thu tuong, quoc
hoi, hoi, lien doan, lien minh, tong cong ty, tap doan, cong ty, doan, kiem toan, dai hoc, hoc vien, mat
tran, vu, doi, tram, benh vien, uy ban thuong vu, chu tich
"""
_HEAD = "|".join(sorted((" ".join(each.split()) for each in _HEADS.split(",")), key=len, reverse=True))
# "BAN HÀNH", "PHÒNG, CHỐNG", "BỘ TIÊU CHÍ", "HỘI NGHỊ" name no body.
_BODY = re.compile(
    rf"(?:{_HEAD})(?!\w)(?!\s+(?:hanh|bo\b(?= ke)|chong|tieu chi|nghi\b|thao))(?!,\s*chong)(?<!phong(?= chay))"
)
_BARE = re.compile(rf"(?:{_HEAD})")
# "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH ...": an office, and the body that it heads.
_OFFICE = re.compile(
    r"(?:pho\s+)?(?:chu\s+tich|tong\s+giam\s+doc|giam\s+doc|bo\s+truong|cuc\s+truong|tong\s+cuc\s+truong|vien\s+truong"
    r"|chanh\s+an|thong\s+doc|tong\s+kiem\s+toan|tong\s+thanh\s+tra|bi\s+thu|chu\s+nhiem)\s+(?!nuoc)"
)
_GOES_ON = re.compile(r"(?:\b(?:va|cua|thuoc|do|cho|tai|tren|boi|voi|trong|vien|dai hoc)|[,\-–])$")


def begins_body(text: str) -> bool:
    """Tell whether a line begins with the name of a body, or with an office and the body that it heads."""
    folded = fold(text)
    return _BODY.match(folded) is not None or _OFFICE.match(folded) is not None


def goes_on(text: str) -> bool:
    """Tell whether a line ends so that the next one must belong to it ("... CỦA")."""
    return _GOES_ON.search(fold(text)) is not None


def without_office(text: str) -> int:
    """Return how many characters of a line name an office before the body ("CHỦ TỊCH ")."""
    office = _OFFICE.match(fold(text))
    return office.end() if office is not None and _BODY.match(fold(text), office.end()) else 0


def split_bodies(pieces: Sequence[Piece]) -> tuple[tuple[Piece, ...], ...]:
    """Group lines into the names of bodies, outermost first; lines before the first name are left out."""
    groups: list[list[Piece]] = []
    for piece in pieces:
        folded = fold(piece.text)
        open_name = " ".join(fold(each.text) for each in groups[-1]) if groups else ""
        unfinished = bool(groups) and (_BARE.fullmatch(open_name) is not None or goes_on(open_name))
        if _BODY.match(folded) is not None and not unfinished:
            groups.append([piece])
        elif groups:
            groups[-1].append(piece)
    return tuple(tuple(group) for group in groups)
