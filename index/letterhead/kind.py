"""Lines in, the kind of document that one of them names alone out: "BÁO CÁO", "QUYẾT ĐỊNH"."""

import re
from collections.abc import Sequence

from index.letterhead.pieces import Piece, is_capital
from index.normalise import fold
from index.record import record
from index.span import Span

_NAMES = """
Nghị quyết, Quyết định, Chỉ thị, Quy chế, Quy định, Thông báo, Hướng dẫn, Chương trình, Kế hoạch, Phương án, Đề án, Dự
án, Báo cáo, Tờ trình, Công điện, Biên bản, Kết luận, Nghị định, Thông tư, Thông tư liên tịch, Luật, Bộ luật, Pháp
lệnh, Lệnh, Báo cáo tóm tắt, Báo cáo thẩm tra, Nghị quyết liên tịch, Hiến pháp, Thông cáo báo chí
"""
_KINDS = {fold(name): name for name in (" ".join(each.split()) for each in _NAMES.split(","))}
_ANY = "|".join(sorted(_KINDS, key=len, reverse=True)).replace(" ", r"\s+")
# The kind alone on its line, or with the subject glued to it ("NGHỊ ĐỊNHQuy định về ...").
_KIND = re.compile(rf"(?P<kind>{_ANY})(?:\s*:?\s*$|(?=quy|ve|ban|sua))")
_NAMED = re.compile(rf"(?<!\w)(?:{_ANY})(?!\w)")
# Signs of the decree on clerical work (30/2020/NĐ-CP) that name the kind where no heading does.
_SIGNS = {
    "NQ": "Nghị quyết",
    "QĐ": "Quyết định",
    "CT": "Chỉ thị",
    "TB": "Thông báo",
    "HD": "Hướng dẫn",
    "CTr": "Chương trình",
    "KH": "Kế hoạch",
    "BC": "Báo cáo",
    "TTr": "Tờ trình",
    "CĐ": "Công điện",
    "NĐ": "Nghị định",
    "TT": "Thông tư",
    "KL": "Kết luận",
    "VBHN": "Văn bản hợp nhất",
}


@record(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of document, spelled as in a sentence; the line where its name begins, and the offset where it ends."""

    name: str
    first: Piece
    end: int


def find_kind(pieces: Sequence[Piece]) -> Kind | None:
    """Return the first kind that stands alone in capitals, on one line or broken over two."""
    for i, piece in enumerate(pieces):
        found = _read(piece.text)
        if found is not None:
            name, length = found
            return Kind(name=name, first=piece, end=piece.start + length)
        if i + 1 < len(pieces) and not pieces[i + 1].fresh:
            joined = _read(f"{piece.text} {pieces[i + 1].text}")
            if joined is not None and joined[1] > len(piece.text):
                return Kind(name=joined[0], first=piece, end=pieces[i + 1].end)
    return None


def kinds_named(text: str) -> frozenset[str]:
    """Return the kinds of document that a text names, in capitals or not: "báo cáo" -> {"Báo cáo"}."""
    return frozenset(kind for _, kind in spans_of_kinds(text))


def spans_of_kinds(text: str) -> list[tuple[Span, str]]:
    """Return where a text names kinds of document, as offsets in its NFC form, each with the kind named."""
    return [(Span(*found.span()), _KINDS[" ".join(found.group().split())]) for found in _NAMED.finditer(fold(text))]


def kind_of_sign(number: str) -> str | None:
    """Return the kind that the sign of a number names: "634/TB-VPCP" is a Thông báo."""
    sign = re.match(r"\d+[a-zđ]?(?:/\d{4})?[/-](?P<sign>[^\W\d_]+)(?=-)", number)
    return _SIGNS.get(sign["sign"]) if sign is not None else None


def _read(text: str) -> tuple[str, int] | None:
    found = _KIND.match(fold(text))
    if found is None or not is_capital(text[: found.end("kind")]):
        return None
    return _KINDS[" ".join(found["kind"].split())], found.end("kind")
