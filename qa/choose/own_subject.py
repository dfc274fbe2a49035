"""A question for a measure of one named thing, and its ranked facts, in; the facts whose subject is that thing out.

"Dân số Khu đô thị Mây tại Gió là 5.060 người" tells nothing of how many live in Gió, "diện tích 500 km² (tương đương
diện tích Gió)" in a document about Mây nothing of how large Gió is. A figure is of what its own sentence names
before it; where that names nothing, of what the sentence before it, the headings and the document are about. Whose a
number is by its words is told by ``index.extract.owner``. Ranks nothing.
"""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from enum import Enum
from itertools import pairwise, permutations

from index.extract.period import Relation
from index.extract.territory import relate_territories
from index.normalise import CAPITALS
from qa.candidate import Fact
from qa.choose.own_place import asked_places
from qa.question import PLAIN_AMOUNTS, Asked
from qa.rank.ground import Ground, Sources, fact_confidence
from qa.rank.scene import Scene
from qa.rank.whose import name_in_title
from qa.words.asked_thing import AskedThing, find_asked_thing, find_mentions, names_another
from qa.words.match import line_up, split_tokens, stand_in, token_set, widen
from qa.words.named import is_part_of_province, plain_name
from qa.words.subject import subject_of

_DEPTH = 40  # ranked facts among which those of the thing are sought
_RANK = r"(?:(?i:tỉnh|thành phố|TP\.?|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu|thủ đô|nước)\s+)?"
_NAMES = rf"(?:{_RANK}[{CAPITALS}]\w*(?: [{CAPITALS}]\w*)*,\s*(?:và\s+)?)*"
# Before a name: what lies there by its address, beside it or away from it.
_WHERE = re.compile(
    rf"(?<!\w)(?:(?i:thuộc|nằm (?:ở|tại|trên|trong))(?!\w)[^.;:]{{0,60}}?|(?i:tại|ở)\s[^.;:\d]{{3,90}},\s*{_RANK}"
    rf"|(?i:cách|giáp|giáp với|giữa|tới|đến|sau|nối|qua)\s+(?:(?:ba|hai|các)\s+)?{_RANK}{_NAMES}{_RANK}"
    rf"|(?:Địa điểm|Địa chỉ|Trụ sở|Nơi|Vị trí)[^:|]{{0,30}}: [^|;]*)$"
)
# "Đứng thứ hai, sau Gió với 6,1 triệu lượt": of Gió.
_AFTER = re.compile(rf"(?<!\w)(?i:sau|trước|cùng)\s+{_RANK}$")
_WITH = re.compile(rf"{_RANK}[{CAPITALS}]\w*(?: [{CAPITALS}]\w*)*\s(?:với|đạt|có)\s(?:(?:gần|hơn|khoảng|trên)\s)?$")
# What a figure is compared with, or a share of, and among what it has a rank.
_ASIDE = re.compile(r"(?<!\w)(?:chiếm|tương đương|so với|hơn|kém|gấp|bằng)(?!\w)", re.IGNORECASE)
# "Chợ lớn nhất là Gió" is told of Gió.
_RANKED = re.compile(r"(?<!\w)(?:thứ \w+|nhất|xếp|đứng)(?!\w)(?![^,;:]*\slà\s)", re.IGNORECASE)
_ONE_OF = re.compile(r"(?<!\w)(?:một|các|những|nhiều)\s(?:\w+\s){1,3}của\s*$", re.IGNORECASE)
# "Hai tỉnh Mây và Gió có": of both.
_TOGETHER = re.compile(rf"{_RANK}[{CAPITALS}]\w*(?: [{CAPITALS}]\w*)*\s+(?:và|cùng)\s+{_RANK}[{CAPITALS}]")
# What a place has as a whole.
_OF_A_PLACE = (*({*words} for words in (("dan", "so"), ("dien", "tich"), ("mat", "do"), ("grdp",), ("gdp",))),)
_ALL_OF_A_PLACE = frozenset({"binh", "quan", "dau", "nguoi"}).union(*_OF_A_PLACE)  # "GRDP bình quân đầu người"
_SURE = 0.4  # confidence of a figure that takes the place of a better one
_WORD = 2  # syllables of a measure that is one word
_REACH = 120  # characters before a name that tell how it is named
_SENTENCE_END = re.compile(r"[.!?](?=\s)|\n")
# "Của Mây là 8,7% và của Gió là 7,1%": what stands before the first number is told of that.
_CLAUSE_END = re.compile(r"[;:(–]|,(?!\d)|\d\S*(?:\s\S+){0,3}?\s(?:và|còn)\s")
# A name has two words or more; one is what a sentence begins with, or the kind of a paper.
_CAPITALISED = re.compile(rf"[{CAPITALS}][^\W{CAPITALS}]+(?: [{CAPITALS}][^\W{CAPITALS}]+)+")
# A body that tells a figure is not what it is of.
_OFFICE = re.compile(
    r"^\W*(?:(?:[Tt]heo|[Dd]o)\s+)?(?:(?:Phó )?Chủ tịch|Bí thư|UBND|HĐND|Sở|Bộ|Ban|Cục|Chi cục|Phòng|[ỦU]y ban|Uỷ ban"
    r"|Công an|Hội đồng|Liên đoàn|Chính phủ|Quốc hội|Tổng cục|Kho bạc|Thống kê)(?!\w)"
)
# "Gồm 78 dự án, với tổng diện tích": of these, unless the place is made of them.
_COUNTED = re.compile(
    r"\d\s+(?!(?:tỉnh|huyện|quận|xã|phường|thị|thành phố|đặc khu|đơn vị)\s)[^\d;.:]{3,60},?\s\(?với\stổng\s[^\d,;:]*$"
)
_OPENS = re.compile(r"^\W*(?:với|có|và)\s", re.IGNORECASE)
# "148 ca tại 27 tỉnh" tells where they were, not how many there are.
_PLACED = re.compile(r"(?<!\w)(?:tại|ở|khắp|qua)\s+$", re.IGNORECASE)
_PART = re.compile(r"(?<!\w)(?<!giai )(?:đoạn|khúc|nhánh)(?!\w)", re.IGNORECASE)


class _Told(Enum):
    """What a text says of a thing that it names: that it is of it, of another one, or neither."""

    ITS_OWN = "its own"
    ANOTHERS = "another's"
    ASIDE = "aside"


def keep_own_subject(ground: Ground, sources: Sources) -> Ground:
    """Leave out the best facts that are of something else than the thing whose measure alone is asked for."""
    thing = _asked(ground.scene)
    if not ground.facts or thing is None or _is_of(thing, ground.scene, ground.facts[0].candidate, sources):
        return ground
    rest = ground.facts[1:_DEPTH]
    kept = tuple(each for each in rest if _is_of(thing, ground.scene, each.candidate, sources))
    return replace(ground, facts=kept if fact_confidence(kept, sources.ranker) >= _SURE else ())


def keep_all_own_subject(ground: Ground, sources: Sources) -> Ground:
    """Leave out each fact that is of something else than the thing that a side of a computation is asked of.

    Of two sides the pair that is most alike is taken, and not the best fact of each: two bare numbers in the rows of
    two places are alike, and something around them is to name the measure.
    """
    scene, thing = ground.scene, _asked(ground.scene)
    if thing is None:
        return ground

    def is_told(fact: Fact) -> bool:
        figure, passage = fact.figure, fact.passage
        texts = (figure.indicator, figure.parent or "", passage.chunk.text, passage.chunk.context, passage.title)
        return _is_of(thing, scene, fact, sources) and not lacks_measure(scene, texts)

    return replace(ground, facts=tuple(each for each in ground.facts[:_DEPTH] if is_told(each.candidate)))


def _asked(scene: Scene) -> AskedThing | None:
    question = scene.question
    if question.asked not in PLAIN_AMOUNTS:
        return None
    return find_asked_thing(question.reading, asked_places(question.territories), scene.whole_names)


def _is_of(thing: AskedThing, scene: Scene, fact: Fact, sources: Sources) -> bool:
    """Tell whether a figure may be the asked measure of a thing; True where more than a measure is asked for."""
    measure = scene.terms.weights.keys() - thing.spoken
    named = split_tokens(f"{fact.figure.indicator} | {fact.figure.parent or ''}")
    # "Số làn xe ở Gió" may be told of a road there.
    told_there = thing.is_where and measure not in _OF_A_PLACE
    if not measure or told_there or _is_of_named(thing, scene, fact):
        return True
    if not _names_measure(thing, scene, measure, fact):
        return False
    is_named = _is_word(measure, scene) or measure <= widen(scene.terms, named)
    if not is_named and (thing.kinds or not measure <= _ALL_OF_A_PLACE):
        # A thing that lies there may be asked about.
        return not thing.kinds or _is_named_around(thing, scene, fact)
    if _is_told_of_others(scene, fact):
        return False
    told = _is_subject(thing, measure, fact, sources)
    if told is not None:
        return told
    return not thing.place and measure not in _OF_A_PLACE and _is_named_around(thing, scene, fact)


def _is_told_of_others(scene: Scene, fact: Fact) -> bool:
    """Tell whether a figure is of things counted before it, counts where these were, or is of a stretch of a whole."""
    if fact.figure.row is None:
        where = scene.question.asked is Asked.COUNT and _PLACED.search(fact.before) is not None
        if where or _COUNTED.search(_sentence_before(fact)) is not None:
            return True
    return _PART.search(fact.figure.indicator) is not None and _PART.search(scene.question.reading) is None


def _is_of_named(thing: AskedThing, scene: Scene, fact: Fact) -> bool:
    """Tell whether a document is about something else that the question names in small letters: "dân số yên thành"."""
    name = split_tokens(name_in_title(fact.passage.title))
    return bool(name) and not thing.spoken.issuperset(name) and stand_in(name, line_up(scene.question.reading))


def _names_measure(thing: AskedThing, scene: Scene, measure: AbstractSet[str], fact: Fact) -> bool:
    """Tell whether anything around a figure names the asked measure; a bare number in its own row may go without."""
    passage, figure = fact.passage, fact.figure
    if not (thing.place or thing.kinds or _is_word(measure, scene) or measure in _OF_A_PLACE):
        return True  # of a body or a paper anything may be asked in other words than its own
    is_bare = figure.row is not None and not figure.unit and thing.spoken.issuperset(split_tokens(figure.indicator))
    if is_bare and any(itself for _, itself in find_mentions(thing, figure.indicator)):
        return True
    texts: tuple[str, ...] = (figure.indicator, figure.parent or "", passage.chunk.text)
    name = name_in_title(passage.title)
    if not name or find_mentions(thing, name):
        texts = (*texts, passage.chunk.context, passage.title)  # else these tell whose measure it is
    return _tell_measure(scene, measure, texts)


def _tell_measure(scene: Scene, measure: AbstractSet[str], texts: Sequence[str]) -> bool:
    if _is_word(measure, scene):
        # "Thực dân ... trong số đó" is no "dân số".
        line = "|".join(map(line_up, texts))
        others = (synonym.other for synonym in scene.terms.synonyms if measure <= {*synonym.asked})
        return any(f" {' '.join(words)} " in line for words in (*permutations(measure), *others))
    return not measure.isdisjoint(widen(scene.terms, frozenset().union(*map(token_set, texts))))


def lacks_measure(scene: Scene, texts: Sequence[str]) -> bool:
    """Tell whether texts name nothing of a measure of one thing, and nothing but that is asked for."""
    thing = _asked(scene)
    measure = scene.terms.weights.keys() - thing.spoken if thing is not None else frozenset()
    return bool(measure) and not _tell_measure(scene, measure, texts)


def _is_word(measure: AbstractSet[str], scene: Scene) -> bool:
    """Tell whether a measure is one word of two syllables, as the question writes it: "dân số"."""
    return len(measure) == _WORD and any(measure == {*pair} for pair in pairwise(scene.asked_line))


def _is_named_around(thing: AskedThing, scene: Scene, fact: Fact) -> bool:
    passage = fact.passage
    texts = (passage.chunk.text, passage.chunk.context, passage.title, scene.near(passage))
    if any(itself for text in texts for _, itself in find_mentions(thing, text)):
        return True
    # In a list of things of a kind only the first is told with it.
    is_place = any(plain_name(place) == thing.words for place in scene.question.territories)
    return not is_place and bool(find_mentions(thing, fact.figure.indicator))


def _is_subject(thing: AskedThing, measure: AbstractSet[str], fact: Fact, sources: Sources) -> bool | None:
    """Tell whether a figure is of a thing; None where neither its texts nor the name of its document say so."""
    for text in _own_texts(fact):
        told = _told_in(thing, text, measure, only_first=fact.figure.row is not None)
        if _Told.ITS_OWN in told:
            return True
        if _Told.ANOTHERS in told or (not told and names_another(thing, text)):
            return False
    if any(_Told.ITS_OWN in _told_in(thing, text, measure) for text in _texts_before(fact, sources)):
        return True
    for text in reversed(fact.passage.chunk.context.split(" › ")):
        told = _told_in(thing, text, measure) if text != fact.passage.title else frozenset()
        if told - {_Told.ASIDE}:
            return _Told.ITS_OWN in told
    return _is_named_behind(thing, fact) or _is_titled(thing, measure, fact)


def _sentence_before(fact: Fact) -> str:
    return _SENTENCE_END.split(fact.before)[-1]


def _told_in(thing: AskedThing, text: str, measure: AbstractSet[str], *, only_first: bool = False) -> frozenset[_Told]:
    mentions = find_mentions(thing, text)[: 1 if only_first else None]
    return frozenset(_told(text, start, measure, itself=itself) for start, itself in mentions)


def _is_titled(thing: AskedThing, measure: AbstractSet[str], fact: Fact) -> bool | None:
    """Tell whether a document is about a thing: by its name, its title or its place; None where none of these tells."""
    title = fact.passage.title
    subject = subject_of(title)
    name = subject.name if subject is not None else name_in_title(title)
    if name and split_tokens(name) == thing.words:
        # "Gió (phường)" is about no province.
        is_part = subject is not None and subject.is_part and not thing.asked.issuperset(split_tokens(subject.kind))
        return not is_part or not thing.place or is_part_of_province(thing.place)
    told = _told_in(thing, name or title, measure)
    if told:
        return _Told.ITS_OWN in told
    home = fact.passage.territory
    if name or not home or not thing.place:
        return False if name else None
    return relate_territories(thing.place, home) is Relation.SAME or None


def _own_texts(fact: Fact) -> Iterator[str]:
    """Yield what tells a figure itself: the beginning of its sentence and its names, or its row."""
    figure = fact.figure
    named = (figure.indicator, figure.parent or "")
    if figure.row is not None:
        yield from (*named, fact.passage.chunk.text)
    else:
        yield _sentence_before(fact)
        yield " | ".join(reversed(named))


def _texts_before(fact: Fact, sources: Sources) -> Iterator[str]:
    """Yield the sentences before that of a figure in its block, the nearest first."""
    passage = fact.passage
    if fact.figure.row is None:
        yield from reversed(_SENTENCE_END.split(fact.before)[:-1])
        grown = sources.with_previous(passage)
        if grown is not passage:
            yield grown.source_text[: passage.span.start - grown.span.start]


def _told(text: str, start: int, measure: AbstractSet[str], *, itself: bool | None) -> _Told:
    """Tell whether a thing named in a text is what it speaks of, or where something else is."""
    before = text[max(0, start - _REACH) : start]
    if itself and _AFTER.search(before) is not None and _WITH.match(text, start) is not None:
        return _Told.ITS_OWN
    if itself is False or _WHERE.search(before) is not None:
        return _Told.ANOTHERS
    phrase = _CLAUSE_END.split(before)[-1]
    words = split_tokens(phrase)
    at = max((i for i, word in enumerate(words) if word in measure), default=-1)
    behind = f" {' '.join(words[at + 1 :])} "
    if itself is None or _ASIDE.search(phrase) is not None or _is_ranked(phrase, measure):
        return _Told.ASIDE
    if _OFFICE.search(phrase):
        return _Told.ITS_OWN
    named = any(stand_in(split_tokens(name), behind) for name in _CAPITALISED.findall(phrase))
    if named or (at < 0 and _ONE_OF.search(phrase) is not None) or _TOGETHER.match(text, start) is not None:
        return _Told.ANOTHERS
    return _Told.ITS_OWN


def _is_ranked(phrase: str, measure: AbstractSet[str]) -> bool:
    """Tell whether the words before a name tell a rank in it, and no measure of it behind that: "lớn nhất Gió"."""
    *before, last = _RANKED.split(phrase)
    return bool(before) and not measure <= token_set(last)


def _is_named_behind(thing: AskedThing, fact: Fact) -> bool:
    """Tell whether a thing stands right behind what is told of it first: "Với 9 triệu dân, Gió là ..."."""
    behind = _SENTENCE_END.split(fact.behind)[0]
    own = _sentence_before(fact)
    return _OPENS.match(own) is not None and any(
        itself and not _ASIDE.search(behind[:start]) for start, itself in find_mentions(thing, behind)
    )
