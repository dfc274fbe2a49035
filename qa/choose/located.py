"""A question for a measure of a place and a fact in, whether the place is only where something else lies out.

"Vườn quốc gia Tràm Chim thuộc xã Tam Nông, tỉnh Đồng Tháp, có diện tích 7.588 ha" tells nothing of how large the
province is. Whose a number is by its words is told by ``index.extract.owner``. Ranks nothing.
"""

import re

from index.extract.period import Relation
from index.extract.territory import find_territories, relate_territories
from index.normalise import CAPITALS
from qa.candidate import Fact
from qa.question import Question
from qa.words.match import held_by, split_tokens
from qa.words.named import names_place

_RANK = r"(?:(?i:tỉnh|thành phố|TP\.?|huyện|xã|phường|đặc khu)\s+)?"
_NAMES = rf"(?:{_RANK}[{CAPITALS}]\w*(?: [{CAPITALS}]\w*)*,\s*(?:và\s+)?)*"
# Before a place: what lies in it by its address, beside it or away from it, or is compared with it.
_WHERE = re.compile(
    rf"(?<!\w)(?:(?i:thuộc|nằm (?:ở|tại|trên|trong))(?!\w)[^.;:]{{0,60}}?|(?i:tại|ở)\s[^.;:\d]{{3,90}},\s*{_RANK}"
    rf"|(?i:cách|giáp|giáp với|giữa|tới|đến|sau)\s+(?:(?:ba|hai|các)\s+)?{_RANK}{_NAMES}{_RANK})$"
)
_REACH = 120  # characters before a place that tell how it is named


def is_only_where(question: Question, fact: Fact) -> bool:
    """Tell whether nothing but the place is asked about, which the sentence names only as where another thing lies.

    What stands in a document or under a heading of the place is of it, and so may be what a row tells.
    """
    chunk, figure = fact.passage.chunk, fact.figure
    places = question.territories
    if not places or figure.row is not None:
        return False
    named = {word for place in places for word in split_tokens(place)}
    if not set(question.terms) - named <= set(split_tokens(figure.indicator)):
        return False  # the thing that lies there is asked about
    above = held_by((fact.passage.title, chunk.context))
    if any(names_place(above, place) for place in places):
        return False
    text = chunk.text
    told = [
        mention.span.start
        for mention in find_territories(text)
        if any(relate_territories(place, mention.name) is Relation.SAME for place in places)
    ]
    return bool(told) and all(_WHERE.search(text[max(0, start - _REACH) : start]) for start in told)
