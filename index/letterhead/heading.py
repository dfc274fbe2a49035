"""The beginning of a document in, its number, date, body, kind and subject out, each with its place."""

import re
from datetime import date
from itertools import pairwise

from index.letterhead.kind import Kind, find_kind, kind_of_sign
from index.letterhead.organ import begins_body, goes_on, split_bodies, without_office
from index.letterhead.pieces import Piece, Stretch
from index.letterhead_record import Item, Letterhead
from index.normalise import CAPITALS

OPENING = 4000  # characters; pages of law portals put a table of their own before the letterhead
_LONGEST_SUBJECT = 600  # characters
_NUMBERED = re.compile(
    r"(?:L(?:uật|UẬT)\s+)?(?:S[ốỐ]|S[ôo](?=\s*:))(?P<label>\s+hiệu)?\s*:?\s*\|?\s*"
    r"(?P<number>\d{1,5}[a-zđ]?(?:\s?/\s*\d{4})?\s?[/\-–]\s*[A-ZĐ][A-Za-zĐđ]*\d*"
    r"(?:\s?[-–/&.]\s*[A-ZĐ0-9][A-Za-zĐđ0-9]*)*)",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"[Nn]gày\s*(?:(?P<day>\d{1,2})\s*tháng\s*(?P<month>\d{1,2})\s*,?\s*năm\s*(?P<year>\d{4})"
    r"|(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[/.](?P<y>\d{4}))(?!\d)"
)
_ISSUED = re.compile(r"Ngày\s+ban\s+hành\s*:[\s|]*(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})")
_PLACE = re.compile(
    rf"(?:^|[\s|])(?P<place>(?:(?:TP|Tp)\.\s?)?[{CAPITALS}][^\W\d_{CAPITALS}]*"
    rf"(?:[\s\-–]+(?:phố|[{CAPITALS}][^\W\d_{CAPITALS}]*)){{0,5}})\s*,?\s*$"
)
# What follows the head: grounds, addressee, the first article or section.
_BODY = re.compile(
    r"(?:Căn\s+cứ|Kính\s+gửi|Xét\s|Theo\s+đề\s+nghị|Thực\s+hiện\s|Điều\s+1|Chương\s+I|Phần\s|I\.|1\.)(?!\w)|\(|\[",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"(?:v/v|trích\s+yếu)\s*:?\s*", re.IGNORECASE)
_BEGINS_ABOUT = re.compile(r"(?:v/v|trích\s+yếu|về)(?!\w)", re.IGNORECASE)
_TO = re.compile(r"Kính\s+gửi\s*:?\s*", re.IGNORECASE)
_CALLS = re.compile(r"\s*(?:điện)?\s*:?\s*$")
# Parts of the head that stand between the body and the kind, the blanks of an unnumbered draft among them.
_BETWEEN = re.compile(r"Số(?!\w)|V/v|/|.*ngày|tháng\s|năm\s", re.IGNORECASE)


def find_heading(text: str) -> Letterhead:
    """Find what the beginning of a document says of it; the signer only where a portal names one."""
    opening = Stretch(text, 0, OPENING)
    numbered = _find_number(opening)
    number_at = 0 if numbered is None else _piece_at(opening.pieces, numbered.start("number"))
    body_at = _body_at(opening.pieces, number_at)
    kind = find_kind(opening.pieces[number_at:body_at])
    if not opening.pieces or (numbered is None and kind is None):
        return Letterhead()
    parent, organ = _find_bodies(opening, kind.first if kind and not numbered else opening.pieces[number_at])
    subject, rest = _find_subject(opening, kind, number_at, body_at)
    end = opening.pieces[body_at].start if body_at < len(opening.pieces) else len(opening.text)
    place, issued = _find_date(opening, numbered.end() if numbered else 0, kind.first.start if kind else end)
    number = _number_item(opening, numbered) if numbered else None
    heading = Letterhead(
        number=number,
        kind=_kind_item(opening, kind, number, has_subject=subject is not None),
        subject=subject,
        organ=organ or _body_before_grounds(opening, rest) or _find_labelled(opening, "nơi ban hành"),
        parent=parent,
        place=place,
        date=issued or _labelled_date(opening),
        signer=_find_labelled(opening, "người ký"),
        addressee=_find_addressee(opening, number_at),
    )
    # "Giấy phép | Số 485/GP-BTTTT" and "Luật số 89/2025/QH15" stand in texts about papers, too.
    return heading if kind is not None or heading.organ is not None or heading.date is not None else Letterhead()


def _find_labelled(opening: Stretch, label: str) -> Item | None:
    """Return what stands after a label in the table that a portal puts before a document ("Người ký: | ...")."""
    for name, value in pairwise(opening.pieces):
        if name.text.lower() == f"{label}:":
            return opening.item(value.start, value.end)
    return None


def _body_at(pieces: tuple[Piece, ...], number_at: int) -> int:
    return next((i for i, each in enumerate(pieces) if i > number_at and _BODY.match(each.text)), len(pieces))


def _number_item(opening: Stretch, numbered: re.Match[str]) -> Item:
    return opening.item(*numbered.span("number"), re.sub(r"\s+", "", numbered["number"]).replace("–", "-"))


def _find_number(opening: Stretch) -> re.Match[str] | None:
    """Return where a line shows the number; the label of a portal's own table only where no letterhead has one."""
    labelled = None
    for piece in opening.pieces:
        if not piece.text[:1].isupper():
            continue
        found = _NUMBERED.match(opening.text, piece.start)
        if found is not None and found["label"] is None:
            return found
        labelled = labelled or found
    return labelled


def _piece_at(pieces: tuple[Piece, ...], offset: int) -> int:
    return max(i for i, piece in enumerate(pieces) if piece.start <= offset)


def _kind_item(opening: Stretch, kind: Kind | None, number: Item | None, *, has_subject: bool) -> Item | None:
    """Return the kind as its heading names it; else as the number's sign does, a letter when it has no heading."""
    named = None if number is None else kind_of_sign(number.text)
    if kind is not None and named != "Văn bản hợp nhất":
        return opening.item(kind.first.start, kind.end, kind.name)
    labelled = _find_labelled(opening, "loại văn bản")
    if labelled is not None or number is None:
        return labelled
    # A letter has no heading, and its sign is made of offices: "5330/CT-CS" is no directive.
    name = named if kind is not None else "Công văn" if has_subject else named
    return None if name is None else Item(text=name, span=number.span)


def _find_bodies(opening: Stretch, anchor: Piece) -> tuple[Item | None, Item | None]:
    """Return the body above and the body that issued, from the lines in capitals before the number or the kind."""
    lines: list[Piece] = []
    for piece in reversed([each for each in opening.pieces if each.start < anchor.start]):
        if piece.is_capital and _BETWEEN.match(piece.text) is None:
            lines.append(piece)
        elif lines or _BETWEEN.match(piece.text) is None:
            break
    bodies = split_bodies(lines[::-1])
    items = [opening.joined(body[0], body[-1]) for body in bodies]
    return (items[-2] if len(items) > 1 else None), (items[-1] if items else None)


def _find_subject(
    opening: Stretch, kind: Kind | None, number_at: int, body_at: int
) -> tuple[Item | None, tuple[Piece, ...]]:
    """Return what a document is about, and the lines between that and its grounds."""
    inside = opening.pieces[number_at:body_at]
    if kind is None:
        about = next((i for i, piece in enumerate(inside) if i and _BEGINS_ABOUT.match(piece.text)), None)
        if about is None:
            return None, ()
        lines = inside[about:]
    else:
        lines = tuple(piece for piece in inside if piece.end > kind.end)
    taken: list[Piece] = []
    for piece in lines:
        if taken and _ends_subject(opening, taken, piece):
            break
        taken.append(piece)
    if not taken:
        return None, ()
    start = max(taken[0].start, kind.end) if kind is not None else taken[0].start
    about_word = _ABOUT.match(opening.text, start)
    start = about_word.end() if about_word is not None else start
    if start >= taken[-1].end:
        return None, ()
    return opening.item(start, taken[-1].end), lines[len(taken) :]


def _ends_subject(opening: Stretch, taken: list[Piece], piece: Piece) -> bool:
    if goes_on(taken[-1].text):
        return False
    other_print = piece.is_capital != taken[0].is_capital and any(char.isalpha() for char in piece.text)
    if piece.fresh or other_print or piece.end - taken[0].start > _LONGEST_SUBJECT:
        return True
    return begins_body(piece.text) and (opening.is_bold(piece) or without_office(piece.text) > 0)


def _body_before_grounds(opening: Stretch, lines: tuple[Piece, ...]) -> Item | None:
    """Return the body that decides ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH ..."), from the lines in capitals before grounds."""
    named = [piece for piece in lines if piece.is_capital]
    if not named or not begins_body(named[0].text):
        return None
    last = named[0]
    for piece in named[1:]:
        if piece.fresh:
            break
        last = piece
    start = named[0].start + without_office(named[0].text)
    calls = _CALLS.search(opening.text, start, last.end)
    return opening.item(start, calls.start() if calls is not None else last.end)


def _find_date(opening: Stretch, start: int, end: int) -> tuple[Item | None, Item | None]:
    for found in _DATE.finditer(opening.text, start, end):
        numbers = [int(number) for number in found.groups() if number is not None]
        issued = _iso(numbers)
        piece = opening.pieces[_piece_at(opening.pieces, found.start())]
        line = opening.text[max(start, piece.start - 40) : found.start()]
        place = _PLACE.search(line)
        if issued is None or (place is None and piece.start < found.start()):
            continue
        item = opening.item(*found.span(), issued)
        if place is None:
            return None, item
        offset = found.start() - len(line)
        return opening.item(offset + place.start("place"), offset + place.end("place")), item
    return None, None


def _find_addressee(opening: Stretch, number_at: int) -> Item | None:
    """Return whom it is written to: the rest of the line, and the list under it."""
    pieces = opening.pieces
    at = next((i for i, each in enumerate(pieces) if i > number_at and _TO.match(each.text)), None)
    if at is None:
        return None
    start = _TO.match(opening.text, pieces[at].start)
    last = pieces[at]
    for piece in pieces[at + 1 :]:
        if not piece.text.startswith(("-", "+")) and (piece.fresh or last.text.endswith((".", ":"))):
            break
        last = piece
    if start is None or start.end() >= last.end:
        return None
    said = " ".join(opening.text[start.end() : last.end].split())
    several = [each.strip(" ;.") for each in re.split(r"(?:^|[;,]?\s)[-+]\s", said)]
    return opening.item(start.end(), last.end, "; ".join(each for each in several if each))


def _labelled_date(opening: Stretch) -> Item | None:
    labelled = _ISSUED.search(opening.text)
    issued = None if labelled is None else _iso([int(number) for number in labelled.groups()])
    return opening.item(labelled.start("day"), labelled.end("year"), issued) if labelled and issued else None


def _iso(numbers: list[int]) -> str | None:
    day, month, year = numbers
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
