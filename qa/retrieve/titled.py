"""The titles of documents and a question in, the documents that are about what it names out.

"Dân số Huế" asks for what the document "Huế" tells, however many others speak of populations and of Huế. Titles of
papers are sentences, which no question names. Searches nothing.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from index.extract.territory import RANKS, province_names
from index.normalise import CAPITALS
from index.rows import DocumentRow
from qa.question import Question
from qa.words.match import split_tokens
from qa.words.named import find_names, plain_name

_MOST = 3  # documents; what more are named like is named by hardly anything
_LONGEST = 6  # words of a name
# "Hòa Sơn (phường)" and "Tân Phước, Đồng Tháp" are called by what stands before.
_ADDED = re.compile(r"\s*(?:\((?P<kind>[^()]*)\).*|,.*)$", re.DOTALL)
_WIDE = frozenset({"tinh", "thanh pho"})
FOLDED_RANKS = frozenset(" ".join(split_tokens(rank)) for rank in RANKS) | _WIDE
_LONGEST_RANK = 3  # words

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A document that a question names.

    Parameters
    ----------
    document_id
        Its id.
    place
        The tokens of the question's reading that name what it is about, with the rank before it ("tỉnh", "phường").
    rank
        That rank, folded; "" where none stands there.
    """

    document_id: int
    place: range
    rank: str


class TitledDocuments:
    """Documents by the words of their titles.

    Parameters
    ----------
    documents
        All that may be named.
    """

    def __init__(self, documents: Iterable[DocumentRow]) -> None:
        self._by_first: defaultdict[str, list[tuple[Words, DocumentRow]]] = defaultdict(list)
        for document in documents:
            words = _name_in(document)
            if 0 < len(words) <= _LONGEST:
                self._by_first[words[0]].append((words, document))

    def find(self, question: Question) -> tuple[Named, ...]:
        """Return the documents whose whole title a question names, by id; () for more than a few.

        Of names that lie in one another the longest counts: "Hà Giang 1" does not ask of "Hà Giang". A title of one
        word must be a name or a place of the question, or stand in it with its capital: "vàng" names no document
        "Vàng". A rank before the name must be that of the document; without one, of a province and a town of one name
        the province is meant.
        """
        tokens = split_tokens(question.reading)
        if self._by_first.keys().isdisjoint(tokens):
            return ()
        found: list[tuple[range, str, DocumentRow]] = []
        names: frozenset[Words] | None = None
        for start, token in enumerate(tokens):
            for words, document in self._by_first.get(token, ()):
                place = range(start, start + len(words))
                if tokens[place.start : place.stop] != words:
                    continue
                if len(words) == 1:
                    names = _names(question) if names is None else names
                    if words not in names and not _is_written_alone(question.reading, document):
                        continue
                rank = rank_before(tokens, start)
                if not rank or _has_rank(document, rank):
                    found.append((place, rank, document))
        own = [each for each in found if not any(_is_inside(each[0], other) for other, _, _ in found)]
        whole = [each for each in own if each[1] or _is_province(each[2])]
        # The name of a province alone asks of no town that has it, whether a document tells of the province or not.
        whole = whole or [each for each in own if not (_rank_of(each[2]) and _name_in(each[2]) in _provinces())]
        if len({document.id for _, _, document in whole}) > _MOST:
            return ()
        named = {
            document.id: Named(
                document_id=document.id,
                place=range(place.start - len(split_tokens(rank)), place.stop),
                rank=rank,
            )
            for place, rank, document in whole
        }
        return tuple(named[each] for each in sorted(named))


def _rank_of(document: DocumentRow) -> str:
    """Return the folded rank of what a document is about, from its title or its place; "" where neither tells it."""
    added = _ADDED.search(document.title)
    kind = " ".join(split_tokens(added["kind"] or "")) if added is not None else ""
    if kind in FOLDED_RANKS:
        return kind
    stated = split_tokens(document.territory)
    return " ".join(stated[: len(stated) - len(plain_name(document.territory))])


def _is_province(document: DocumentRow) -> bool:
    """Tell whether a document is about a province or a city of its own, as far as is known."""
    rank = _rank_of(document)
    return rank in _WIDE or (not rank and split_tokens(document.territory) == _name_in(document))


def _has_rank(document: DocumentRow, rank: str) -> bool:
    """Tell whether what a document is about may have a rank."""
    own = _rank_of(document)
    return own == rank if own else rank in _WIDE or not _is_province(document)


def rank_before(tokens: Words, start: int) -> str:
    """Return the rank that stands right before a name, folded, the longest; "" where there is none."""
    lengths = range(_LONGEST_RANK, 0, -1)
    return next((rank for n in lengths if (rank := " ".join(tokens[max(0, start - n) : start])) in FOLDED_RANKS), "")


def _name_in(document: DocumentRow) -> Words:
    return split_tokens(_ADDED.sub("", document.title))


def _names(question: Question) -> frozenset[Words]:
    return frozenset((*find_names(question), *map(plain_name, question.territories)))


def _is_written_alone(reading: str, document: DocumentRow) -> bool:
    """Tell whether a text has a title of one word as a name, with its capital behind a small word: "dân số Úc"."""
    title = re.escape(_ADDED.sub("", document.title).strip())
    return re.search(rf"(?<=[^\W\d_{CAPITALS}] ){title}(?!\w)(?![ -][{CAPITALS}])", reading) is not None


@lru_cache(maxsize=1)
def _provinces() -> frozenset[Words]:
    return frozenset(map(split_tokens, province_names()))


def _is_inside(place: range, other: range) -> bool:
    return len(place) < len(other) and other.start <= place.start and place.stop <= other.stop
