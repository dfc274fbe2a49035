"""A question that names a place or a time, and a passage, in, whether the passage is told of others out.

What shares the words of "vì sao đàn lợn ở tỉnh Gió năm 2011 giảm" answers nothing where neither it, nor what it stands
under, nor the text before it names that place and that year. Ranks nothing.
"""

from functools import lru_cache

from index.extract.territory import find_territories
from index.normalise import fold
from qa.candidate import Passage
from qa.question import Question
from qa.rank.features import held_around
from qa.rank.scene import Scene
from qa.words.asked_time import asked_parts, asked_years, is_of_asked_part, tell_of_part, years_in
from qa.words.match import held_by, line_up, split_tokens, stand_in
from qa.words.named import find_codes, is_part_of_province, lies_in, names_place, plain_name

_NESTED = 2  # places: one, and that in which it lies
_LEAST_CODE = 4  # letters; shorter ones are spelled out in too many ways


def is_told_of_others(scene: Scene, passage: Passage) -> bool:
    """Tell whether neither a passage nor what stands around it tells of the place, or of the time, that is asked.

    Nor of what is asked about by its abbreviation: of ASEAN, not of another union.
    """
    lacks_time = _lacks_year(scene, passage) or _lacks_part(scene, passage)
    return _lacks_place(scene, passage) or lacks_time or _lacks_code(scene, passage)


def is_of_namesake(question: Question, passage: Passage) -> bool:
    """Tell whether a passage names the town of a province, and nowhere the province, that is asked of as such.

    "Thành phố Mây thành lập năm 1962" says nothing of when "tỉnh Mây" was.
    """
    asked = line_up(question.reading)
    provinces = [
        plain_name(place)
        for place in question.territories
        if not is_part_of_province(place) and stand_in(("tinh", *plain_name(place)), asked)
    ]
    if not provinces:
        return False
    told = [each.name for each in find_territories(passage.chunk.text) if plain_name(each.name) in provinces]
    return bool(told) and all(map(is_part_of_province, told))


def _lacks_code(scene: Scene, passage: Passage) -> bool:
    """Tell whether an abbreviation that is asked of stands nowhere near, nor words that begin with its letters."""
    codes = [fold(code) for code in find_codes(scene.question.reading) if len(code) >= _LEAST_CODE]
    around = held_around(passage)
    missing = [code for code in codes if code not in around.tokens]
    if not missing:
        return False
    words = [word for text in (*around.texts, scene.near(passage)) for word in (*split_tokens(text), "|")]
    initials = "".join(word[0] for word in words)
    return any(code not in words and code not in initials for code in missing)


def _lacks_place(scene: Scene, passage: Passage) -> bool:
    places = scene.question.territories
    if _is_of_another_province(scene, passage):
        return True
    if not places or any(lies_in(passage.territory, place) for place in places):
        return False
    around = held_around(passage)
    if any(names_place(around, place) for place in places):
        return False
    return not any(_tells_of(place, text) for text in (*around.texts, scene.near(passage)) for place in places)


def _is_of_another_province(scene: Scene, passage: Passage) -> bool:
    """Tell whether a document is about another province than the one in which the question says that a place lies."""
    places, home = scene.question.territories, passage.territory
    provinces = [place for place in places if not is_part_of_province(place)]
    if not home or len(places) < _NESTED or len(provinces) != 1:
        return False
    (asked,) = provinces
    if lies_in(home, asked) or lies_in(asked, home):
        return False
    return not any(_tells_of(asked, text) for text in (*held_around(passage).texts, scene.near(passage)))


@lru_cache(maxsize=256)
def _tells_of(place: str, text: str) -> bool:
    """Tell whether a text names a place, by any of its names, or a part of it."""
    if names_place(held_by((text,)), place):
        return True
    return any(lies_in(mention.name, place) for mention in find_territories(text))


def _lacks_year(scene: Scene, passage: Passage) -> bool:
    years = asked_years(scene.question.periods)
    if not years:
        return False
    texts = (passage.period, *held_around(passage).texts, scene.near(passage))
    return all(years.isdisjoint(years_in(text)) for text in texts)


def _lacks_part(scene: Scene, passage: Passage) -> bool:
    """Tell whether a quarter or a month is asked for that is not told of."""
    question = scene.question
    asked = asked_parts(question)
    if not asked or is_of_asked_part(question, passage):
        return False
    return not tell_of_part(asked, (*held_around(passage).texts, scene.near(passage)))
