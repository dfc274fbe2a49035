"""A question about a whole place and a fact in, whether the fact is of a part of it only, or of the whole country.

"Dân số tỉnh Gió" is not told by the population of one of its communes, nor "cả nước" by that of a province, nor "khách
đến tỉnh Gió" by those who came to Việt Nam. Knows places by their names and by the titles of documents; ranks nothing.
"""

import re
from functools import lru_cache
from itertools import chain

from index.extract.period import Relation
from index.extract.territory import relate_territories
from index.normalise import fold
from qa.candidate import Fact
from qa.question import Asked, Question
from qa.words.match import line_up, split_tokens, stand_in
from qa.words.named import is_part_of_province, plain_name
from qa.words.subject import subject_of

_NATION = re.compile(r"(?<!\w)(?:ca nuoc|toan quoc|nuoc ta)(?!\w)")
_NATION_TOLD = re.compile(r"(?<!\w)(?:ca nuoc|toan quoc|nuoc ta|viet nam|quoc gia)(?!\w)")
# The country as where something is, not within a name ("Ngân hàng Nông nghiệp Việt Nam").
_IN_NATION = re.compile(r"(?<!\w)(?:ca nuoc|toan quoc|nuoc ta|(?:den|toi|o|tai|trong|cua) viet nam)(?!\w)")
# Who asks which part, or for all parts, is answered with parts.
_OF_PARTS = frozenset({Asked.RANKING, Asked.BREAKDOWN, Asked.LIST, Asked.COMPARISON})


def is_of_part(question: Question, fact: Fact) -> bool:
    """Tell whether a fact is of a part of the place asked about, and neither names the other."""
    if question.asked in _OF_PARTS:
        return False
    asked = line_up(question.reading)
    if _is_of_part_of_subject(fact, asked):
        return True
    if not question.territories:
        return _NATION.search(_folded(question.reading)) is not None and _is_of_one_province(fact, asked)
    if any(map(is_part_of_province, question.territories)):
        return False
    own = line_up(f"{fact.figure.indicator} | {fact.figure.parent or ''} | {fact.clause}")
    named = any(stand_in(plain_name(place), own) for place in question.territories)
    return not named and _is_of_unasked_part(question, fact, asked, own)


def is_of_nation(question: Question, fact: Fact) -> bool:
    """Tell whether an amount is told of the whole country by its own name, where a place in it is asked about."""
    figure = fact.figure
    if not question.territories or figure.base_unit == "%" or _NATION_TOLD.search(_folded(question.text)):
        return False
    if _IN_NATION.search(fold(figure.indicator)) is None:
        return False
    own = line_up(figure.indicator)
    return not any(stand_in(plain_name(place), own) for place in question.territories)


def _is_of_part_of_subject(fact: Fact, asked: str) -> bool:
    """Tell whether a fact is of a town or commune in the district that its document and the question are about."""
    stated, subject = fact.figure.territory, subject_of(fact.passage.title)
    if not stated or subject is None or not subject.is_part or not subject.is_named_in(asked):
        return False
    if not is_part_of_province(stated) or stand_in(split_tokens(stated), asked):
        return False
    if subject.is_named_in(line_up(fact.figure.indicator)):
        return False
    if plain_name(stated) == subject.words:
        return bool(subject.kind) and not fold(stated).startswith(f"{fold(subject.kind)} ")
    return not stand_in(plain_name(stated), asked)


def _is_of_unasked_part(question: Question, fact: Fact, asked: str, own: str) -> bool:
    """Tell whether a fact is of a part of an asked place by its slot or its document's place."""
    stated = fact.figure.territory
    if stated and is_part_of_province(stated):
        if stand_in(split_tokens(stated), asked):
            return False  # with its rank, typed without accents
        # A ward may have the name of its province.
        names = {plain_name(place) for place in question.territories}
        return plain_name(stated) in names or not stand_in(plain_name(stated), asked)
    stated = stated or fact.passage.territory
    inside = [place for place in question.territories if relate_territories(place, stated) is Relation.INSIDE]
    if not inside or stand_in(plain_name(stated), asked):
        return False
    if stand_in(plain_name(stated), own):
        return True  # whatever its document is about, by its own words it is told of the part
    beside = line_up(fact.passage.chunk.text)
    # "GRDP tỉnh Mây cũ" is of what was Mây, though it stands on the page of the province that Mây became a part of.
    told = beside if fact.figure.territory and stand_in(plain_name(stated), beside) else _line_before(fact)
    return not any(stand_in(plain_name(place), told) for place in inside)


def _is_of_one_province(fact: Fact, asked: str) -> bool:
    """Tell whether a fact is told of a province or a part of one, and not of the whole country."""
    stated = fact.figure.territory or fact.passage.territory
    if not stated or stand_in(plain_name(stated), asked):
        return False
    around = _line_around(fact)
    own = fold(f"{fact.figure.indicator} | {fact.figure.parent or ''} | {fact.clause}")
    return stand_in(plain_name(stated), around) and _NATION_TOLD.search(own) is None


def _line_around(fact: Fact) -> str:
    """Return a passage with what it stands under as one line; its tokens are kept where the whole would be cut anew."""
    passage = fact.passage
    texts = (passage.title, passage.chunk.context, passage.chunk.text)
    return f" {' '.join(chain.from_iterable(map(split_tokens, texts)))} "


def _line_before(fact: Fact) -> str:
    """Return what a figure stands under and, of no cell, what stands before it: behind it others are told of."""
    if fact.figure.row is not None:
        return _line_around(fact)
    return line_up(f"{fact.passage.title} | {fact.passage.chunk.context} | {fact.before} | {fact.clause}")


@lru_cache(maxsize=64)
def _folded(text: str) -> str:
    return fold(text)
