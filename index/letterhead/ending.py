"""The end of a document in, who signed it, as what, and whom it goes to out.

The end is where "Nơi nhận" stands: appendices and forms follow it, with offices that nobody signed for.
"""

import re
from collections.abc import Iterator, Sequence

from index.letterhead.pieces import Piece, Stretch, is_capital
from index.letterhead_record import Item
from index.normalise import CAPITALS

# In source text, where marks may stand for themselves.
_RECIPIENTS = re.compile(r"N[ơo]\u031b?i\s+nh[ậâạa][\u0302\u0323]*n\**\s*:", re.IGNORECASE)
_BEFORE, _AFTER = 800, 4000  # characters around "Nơi nhận"
_LAST = 1500  # characters at the end of a document that has no list of recipients
_FOR = re.compile(r"(?:(?:TM|KT|TL|TUQ|T\.?U\.?Q|Q)\s*\.|[TK]/[MTL]\.?)\s*\S")
# The marks before an office are bounded: each of ten thousand blank lines would begin them anew.
_OFFICE_LINE = re.compile(rf"^[\s*|]{{0,100}}+(?:{_FOR.pattern})", re.MULTILINE)
_MOST_LINES = 9  # from the office to the name, lines of the other column among them
_MOST_WORDS = 6
_OFFICE = re.compile(
    r"CH[ỦÙÚ]\s+TỊCH|GIÁM\s+ĐỐC|TRƯỞNG|BÍ\s+THƯ|CHÁNH\s+(?:VĂN|ÁN|THANH)|CHỦ\s+NHIỆM|THỦ\s+TƯỚNG|THỐNG\s+ĐỐC|TỔNG\s+KIỂM\s+TOÁN"
    r"|CHỦ\s+TỌA|TƯ\s+LỆNH"
)
_RANK = r"(?:(?:Đại|Thượng|Trung|Thiếu)\s+(?:tướng|tá|úy)|(?:GS|PGS|TS|ThS|BS|CKI+)\.?)\s*,?\s*"
_PROPER = rf"[{CAPITALS}](?:[^\W\d_{CAPITALS}]|[’'])*"
_NAME = re.compile(rf"(?:{_RANK})*{_PROPER}(?:[\s\-]+{_PROPER})+")
_BOTH = re.compile(rf"(?P<office>[{CAPITALS}.,/\-\s]+?)\s+(?P<name>(?:{_RANK})*{_PROPER}(?:\s+{_PROPER})+)$")
_ASIDE = re.compile(r"[-+•(\[]|Lưu|Như\s|\.{2,}")
# Two columns run together: "- Lưu: VT. PHÓ CHỦ TỊCH".
_RIGHT = re.compile(
    rf"(?:N[ơo]i\s+nhận\s*:|[-+•].*?)\s+(?P<right>(?:{_FOR.pattern}|(?:PHÓ\s+)?(?:{_OFFICE.pattern})).*)$"
)
_MARK = re.compile(r"^[-+•]\s*")


def find_signature(text: str) -> tuple[Item | None, Item | None]:
    """Find who signed a document, and the office that he or she signed for or holds.

    Parameters
    ----------
    text
        The source text.

    Returns
    -------
    Signer and office, both None when no office is followed by a name.
    """
    for stretch in _endings(text):
        pieces = tuple(map(_right_column, stretch.pieces))
        for i, piece in enumerate(pieces):
            if piece.is_capital or _BOTH.fullmatch(piece.text):
                found = _read_signature(stretch, pieces[i : i + 1 + _MOST_LINES])
                if found is not None:
                    return found
    return None, None


def find_recipients(text: str) -> Item | None:
    """Find whom a document goes to: the list under "Nơi nhận"."""
    label = _RECIPIENTS.search(text)
    if label is None:
        return None
    stretch = Stretch(text, label.end(), label.end() + _AFTER)
    names: list[str] = []
    ends: list[int] = []
    first = None
    for piece in stretch.pieces:
        begins = _MARK.match(piece.text) is not None
        if not begins and piece.is_capital and _is_office(piece.text):
            continue  # the other column
        if not begins and (not names or piece.fresh or names[-1].startswith("Lưu")):
            break
        first = first or piece
        beside = _RIGHT.match(piece.text)
        said = piece.text if beside is None else piece.text[: beside.start("right")].rstrip()
        ends.append(piece.start + len(said))
        names = [*names, said] if begins else [*names[:-1], f"{names[-1]} {said}"]
        names[-1] = _MARK.sub("", names[-1])
    if first is None:
        return None
    several = [name.strip(" ;.") for said in names for name in re.split(r"[;.]\s*[-+•]\s+", said)]
    return stretch.item(first.start, ends[-1], "; ".join(name for name in several if name))


def _endings(text: str) -> Iterator[Stretch]:
    label = _RECIPIENTS.search(text)
    if label is not None:
        # Some readers give the right column first.
        yield Stretch(text, label.start(), label.start() + _AFTER)
        yield Stretch(text, label.start() - _BEFORE, label.start())
        return
    for office in _OFFICE_LINE.finditer(text):
        yield Stretch(text, office.start(), office.start() + _BEFORE)
    yield Stretch(text, len(text) - _LAST, len(text))


def _right_column(piece: Piece) -> Piece:
    """Return the office at the end of a line of recipients in place of the line."""
    found = _RIGHT.match(piece.text)
    if found is None or not is_capital(found["right"]):
        return piece
    return Piece(found["right"], piece.start + found.start("right"), piece.end, piece.fresh)


def _is_office(text: str) -> bool:
    return _FOR.match(text) is not None or _OFFICE.search(text) is not None


def _read_signature(stretch: Stretch, pieces: Sequence[Piece]) -> tuple[Item, Item] | None:
    first, *following = pieces
    if not _is_office(first.text):
        return None
    both = _BOTH.fullmatch(first.text)
    if both is not None:
        start = first.start + both.start("name")
        return stretch.item(start, first.end), stretch.item(first.start, first.start + both.end("office"))
    offices = [first]
    for i, piece in enumerate(following):
        name = _read_name(following[i : i + 2])
        if name:
            office = " ".join(" ".join(each.text for each in offices).split())
            item = stretch.item(offices[0].start, offices[-1].end, office)
            return stretch.joined(name[0], name[-1]), item
        if piece.is_capital:
            offices.append(piece)
        elif _ASIDE.match(piece.text) is None:
            return None
    return None


def _read_name(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return the lines that hold the name of a person, one or two; () when the first does not begin one."""
    if len(pieces) > 1 and not pieces[1].fresh and _is_name(f"{pieces[0].text} {pieces[1].text}"):
        return pieces[:2]
    return pieces[:1] if pieces and _is_name(pieces[0].text) else ()


def _is_name(text: str) -> bool:
    return _NAME.fullmatch(" ".join(text.split())) is not None and len(text.split()) <= _MOST_WORDS
