"""Places, proper names and codes of a question, and whether texts name them: with or without a rank, with diacritics.

Knows which place lies in which no better than ``index.extract.territory``; ranks nothing.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from index.extract.period import Relation
from index.extract.territory import RANKS, TerritoryMention, find_territories, province_names, relate_territories
from index.extract.unit import read_unit
from index.normalise import CAPITALS, fold
from qa.question import Question
from qa.words.countries import opening_country
from qa.words.marks import is_written, mark_words
from qa.words.match import Held, split_tokens

# A place may be named without its rank, or with the rank cut short ("TP. Bến Tre").
_LEVEL = re.compile(rf"^(?:tỉnh|{'|'.join(RANKS)})\s+", re.IGNORECASE)
_NARROW = re.compile(rf"(?!thành phố)(?:{'|'.join(RANKS)})\s", re.IGNORECASE)
# As ``index.extract.territory`` writes a city that is a part of a province: "thành phố Lạng Sơn".
_CITY = re.compile(r"thành phố\s")
# What its number tells from others of its kind: "metro số 10", "quận 8", "Vành đai 2".
_NUMBERED = re.compile(
    r"(?<!\w)(?P<noun>(?:metro|tuyen|duong|to|khu|lo|goi thau|nha may|cum|cang|ben|benh vien|truong|xi nghiep)(?= so )"
    r"|quan|phuong|vanh dai|khu pho|to dan pho|tieu khu)(?: so)? (?P<number>\d{1,4})(?![\w/.,-]*\d)(?!\w)"
)
# Two or more words with a capital that begin no question; what is all capitals is an abbreviation.
_NAME = re.compile(rf"(?<=[\w,:(–-] )[{CAPITALS}][^\W{CAPITALS}]+(?: [{CAPITALS}][^\W{CAPITALS}]+)+(?!\w)")
# "Khu đô thị Mây Trắng 3" is another one than "Mây Trắng 2".
_NUMBER_BEHIND = re.compile(r" (?P<number>\d{1,2})(?![\w/]|[.,-]\w)")

_JOINED_WITH = re.compile(r"\bnhap\s+(?:them|vao)\s+$")
# As shares, companies and models have them. A Roman number is none, and what stands in a text all in capitals has them
# from its place.
_CODE = re.compile(r"(?<![\w/.-])(?![IVX]+(?!\w))[A-Z][A-Z0-9]{1,5}(?![\w/]|[.-]\w)")
_BEHIND = re.compile(rf"(?P<word>[^\W\d_]*[a-zà-ỹ])\s+(?P<code>{_CODE.pattern})")
# The city that has a man's name is not named by his.
_OF_A_MAN = ("ho", "chi", "minh")
_NAMES_OF_CITY = (
    *((*rank, *_OF_A_MAN) for rank in (("thanh", "pho"), ("tp",), ("t", "p"))),
    *(("tp", "hcm"), ("tphcm",), ("hcm",), ("sai", "gon"), ("saigon",)),
)

_WITHIN = frozenset({Relation.SAME, Relation.INSIDE})


def names_place(around: Held, place: str) -> bool:
    """Tell whether texts name a place, with or without its rank; the city of a province's name needs its rank.

    So does one of a single syllable, unless a text begins with it: "Vinh" is a part of "Trà Vinh", and "Vĩnh" no slip.
    """
    short = _short_name(place)
    if short is not None:
        return any(short.search(text) is not None for text in around.texts)
    return any(map(around.names, names_of(place))) and (
        plain_name(place) == _OF_A_MAN
        or is_written(_marked_name(place), around.texts, as_typed=not _is_of_province(place))
    )


@lru_cache(maxsize=4096)
def _short_name(place: str) -> re.Pattern[str] | None:
    """Return what names a part of a province whose name is one syllable, None for all other places."""
    rank = _LEVEL.match(place)
    name = place[rank.end() :] if rank is not None else ""
    if len(name.split()) != 1 or name.isdigit() or not is_part_of_province(place):
        return None
    ranks = rf"{re.escape(place[: len(place) - len(name)].strip())}|tp\.?|tx\.?"
    return re.compile(
        rf"(?:^\W*|(?<!\w)(?i:{ranks})\s+)(?:{re.escape(name)}|{re.escape(name.upper())})(?!\w)(?!\s+[{CAPITALS}][^\W{CAPITALS}])"
    )


@lru_cache(maxsize=4096)
def _marked_name(place: str) -> tuple[str, ...]:
    return mark_words(_LEVEL.sub("", place))


@lru_cache(maxsize=4096)
def _is_of_province(place: str) -> bool:
    """Tell whether a place has the name of a province."""
    return plain_name(place) in _provinces()


@lru_cache(maxsize=4096)
def names_of(place: str) -> tuple[tuple[str, ...], ...]:
    """Return the folded words of each name of a place: without its rank, a city of a province's name with it."""
    words = plain_name(place)
    if words == _OF_A_MAN:
        return _NAMES_OF_CITY
    return (("thanh", "pho", *words), ("tp", *words)) if _is_capital(place) else (words,)


def _is_capital(place: str) -> bool:
    """Tell whether a place is a city that has the name of a province."""
    return _CITY.match(place) is not None and _is_of_province(place)


@lru_cache(maxsize=1)
def _provinces() -> frozenset[tuple[str, ...]]:
    return frozenset(map(split_tokens, province_names()))


def lies_in(other: str, place: str) -> bool:
    """Tell whether a place is another one or a part of it, as far as is known."""
    return relate_territories(place, other) in _WITHIN


def plain_name(place: str) -> tuple[str, ...]:
    """Return the folded words of the name of a place without its rank."""
    return split_tokens(_LEVEL.sub("", place))


def is_narrow(place: str) -> bool:
    """Tell whether a place is a district, a commune or the like, by its rank."""
    return _NARROW.match(place) is not None


def is_part_of_province(place: str) -> bool:
    """Tell whether a place is a part of a province, its capital among them."""
    return is_narrow(place) or _CITY.match(place) is not None


def _whole_names(reading: str, places: Sequence[str]) -> Iterator[re.Match[str]]:
    """Yield the names of a question but those of its places; of "đường Gió Nồm - Mây Trắng", one road, the first."""
    end = None  # of a name that is none of a place
    for match in _NAME.finditer(reading):
        name = fold(match.group())
        if any(name in place or place in name for place in places):
            end = None
            continue
        if end is None or reading[end : match.start()].strip() not in {"-", "–"}:
            yield match
        end = match.end()


def _with_number(reading: str, name: re.Match[str]) -> str:
    """Return a name with the number behind it, which is one of its kind where it counts nothing."""
    number = _NUMBER_BEHIND.match(reading, name.end())
    if number is None or read_unit(reading, number.end()) is not None:
        return name.group()
    return reading[name.start() : number.end()]


def find_names(question: Question) -> tuple[tuple[str, ...], ...]:
    """Return the folded words of each proper name of a question: a border gate, a person, a district.

    Provinces and regions are not among them: a document may be about one without naming it in every section.
    """
    places = [fold(place) for place in question.territories]
    others = [fold(_with_number(question.reading, match)) for match in _whole_names(question.reading, places)]
    narrow = [
        _LEVEL.sub("", place) for place in question.territories if is_part_of_province(place) and not _is_capital(place)
    ]
    numbered = [" ".join(match.group().split()) for match in _NUMBERED.finditer(fold(question.reading))]
    opening = fold(opening_country(question.reading))
    return tuple(split_tokens(name) for name in [*others, *narrow, *numbered, opening] if name)


def find_asked_places(reading: str) -> tuple[TerritoryMention, ...]:
    """Find the territories of a question, in order, but for those that another was joined with.

    Of "xã A nhập vào xã B" that is A; all of them where each was joined with another.
    """
    places = find_territories(reading)
    folded = fold(reading)
    own = tuple(place for place in places if _JOINED_WITH.search(folded, 0, place.span.start) is None)
    return own or places


def find_codes(text: str) -> tuple[str, ...]:
    """Return the codes in capitals of a text, in order; none of a text without small letters.

    Examples
    --------
    >>> find_codes("Quý II giá cổ phiếu FPT"), find_codes("GIA FPT")
    (('FPT',), ())
    """
    return () if text.isupper() else tuple(_CODE.findall(text))


def find_pairs_with_code(text: str) -> tuple[tuple[str, str], ...]:
    """Return each code of a text with the word before it, as written.

    Examples
    --------
    >>> find_pairs_with_code("giá cổ phiếu FPT")
    (('phiếu', 'FPT'),)
    """
    return tuple((match["word"], match["code"]) for match in _BEHIND.finditer(text))
