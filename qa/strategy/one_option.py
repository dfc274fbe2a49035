"""A question about several things in, the same about one of them out: its words, its places, its units.

What is measured may be said with one side alone, "dân số An Giang gấp mấy lần Cà Mau", and is asked of both. And what
figures of one name are told apart by: what the question calls them. Looks nothing up and compares nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.extract.territory import RANKS, find_territories
from index.normalise import CAPITALS
from qa.question import Asked, Operation, Question
from qa.words.match import STOP_SYLLABLES, split_tokens
from qa.words.measure_names import name_measure

# Words of the operation, which no operand's passage holds.
_OPERATIONS = frozenset({"tru", "chenh", "lech", "cong", "gop", "hieu", "sieu", "hon", "kem", "gap"})

_LONGEST_SIDE = 60  # characters
_PAIR = 2
_OF = re.compile(r"\s+(?:của|ở|tại|thuộc|cua|tai)\s+", re.IGNORECASE)
_RANK_LAST = re.compile(rf"(?:^|\s+)(?:tỉnh|nước|vùng|{'|'.join(RANKS)})$", re.IGNORECASE)
# Before the name of a place, its rank and the time, which are no measure.
_BARE_HEAD = re.compile(
    rf"(?:(?:năm|quý|tháng|nam|quy|thang)\s+[\w/]+[\s,]*)*(?:(?:tỉnh|nước|vùng|{'|'.join(RANKS)})\s*)?", re.IGNORECASE
)
_NAMED = re.compile(rf"(?:(?i:tỉnh|nước|vùng|{'|'.join(RANKS)})\s+)?[{CAPITALS}]")
_BEHIND = re.compile(
    r"\s+(?!(?:cũ|mới|xưa|trước|hiện|ngày|năm|có|đạt|là)(?!\w))(?P<measure>[^\W\dA-ZĐ]+(?: [^\W\dA-ZĐ]+){1,5})"
)
_NAME = re.compile(rf"(?<!\w)[{CAPITALS}][^\W\d_]*")


def ask_about(question: Question, option: str) -> Question:
    """Return the question with only one of its options left in it."""
    others = [other for other in question.options if other != option]
    full = dict(zip(question.options, spread_measure(question.options), strict=True)).get(option, option)
    shared = full.removesuffix(option)
    own = split_tokens(option)
    dropped = {syllable for other in others for syllable in split_tokens(other)} - {*own, *split_tokens(shared)}
    if question.asked is Asked.COMPUTATION:
        dropped |= _OPERATIONS - set(own)
    kept = [term for term in question.terms if term not in dropped]
    terms = tuple(dict.fromkeys([*kept, *(token for token in own if token not in STOP_SYLLABLES)]))
    reading = question.reading
    for other in others:
        said = f"{measure_of(other) if shared else ''} "
        reading = said.join(re.split(re.escape(other), reading, flags=re.IGNORECASE))
    named = name_measure(reading)
    places = tuple(
        place
        for place in question.territories
        if not any(set(split_tokens(place)) <= set(split_tokens(other)) - set(own) for other in others)
    )
    # Shares are told in per cent, their difference is asked in points of it.
    units = tuple(dict.fromkeys("%" if unit == "điểm phần trăm" else unit for unit in question.units))
    if question.operation in {Operation.RATIO, Operation.SHARE}:
        units = ()  # how many times, or which share, is told in no unit of the operands
    return replace(
        question,
        asked=Asked.LEVEL,
        terms=terms,
        reading=reading,
        options=(),
        alternatives=(named,) if named != reading else (),
        territories=places,
        units=units,
    )


def measure_of(side: str) -> str:
    """Return what one side of a comparison says that it is compared by, beside the name of whose it is; "" for none.

    Examples
    --------
    >>> measure_of("dân số của tỉnh An Giang"), measure_of("Dân số An Giang"), measure_of("tỉnh An Giang")
    ('dân số', 'Dân số', '')
    >>> measure_of("An Giang thiệt hại")
    'thiệt hại'
    """
    led = _OF.search(side)
    places = [mention.span for mention in find_territories(side)]
    if places and led is None and _BARE_HEAD.fullmatch(side, 0, places[0].start):
        behind = _BEHIND.fullmatch(side, places[0].end)
        return behind["measure"] if behind is not None else ""
    names = [found.start() for found in _NAME.finditer(side) if found.start() > 0]
    starts = [led.start()] if led is not None else [*(place.start for place in places), *names]
    head = side[: min(starts, default=0)].strip()
    return head if led is not None else _RANK_LAST.sub("", head).strip()


def spread_measure(sides: Sequence[str]) -> tuple[str, ...]:
    """Return two sides of which one alone says what is measured, with that said of both.

    Examples
    --------
    >>> spread_measure(["Dân số của An Giang", "Cà Mau"])
    ('Dân số của An Giang', 'Dân số của Cà Mau')
    """
    measures = [measure_of(side) for side in sides]
    said = [measure for measure in measures if measure]
    bare = [side for side, measure in zip(sides, measures, strict=True) if not measure]
    # "dân thành thị" beside "dân nông thôn Hà Giang" has a measure of its own.
    if len(sides) != _PAIR or len(said) != 1 or not _NAMED.match(bare[0]):
        return tuple(sides)
    return tuple(side if measure else f"{said[0]} của {side}" for side, measure in zip(sides, measures, strict=True))


def sides_apart(names: Sequence[str], sides: Sequence[str]) -> list[str]:
    """Return what the question calls each figure where documents call all of them by one name, else "" for each.

    Examples
    --------
    >>> sides_apart(["Giá đất", "Giá đất"], ["giá đất ở Mây", "xã Gió"])
    ['ở Mây', 'xã Gió']
    >>> sides_apart(["Giá đất ở Mây", "Giá đất ở Gió"], ["giá đất ở Mây", "ở Gió"])
    ['', '']
    """
    if len(set(names)) > 1 or len(sides) != len(names) or max(map(len, sides)) > _LONGEST_SIDE:
        return [""] * len(names)
    lead = re.compile(rf"^{re.escape(names[0])}\s+", re.IGNORECASE)
    return [lead.sub("", side) for side in sides]
