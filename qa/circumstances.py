"""A question that names a place or a time, and a passage, in, whether the passage is told of others out.

What shares the words of "vì sao đàn lợn ở tỉnh Gió năm 2011 giảm" answers nothing where neither it, nor what it stands
under, nor the text before it names that place and that year. Ranks nothing.
"""

from functools import lru_cache

from index.extract.territory import find_territories
from qa.asked_time import asked_years, is_of_asked_part, names_of_parts, tell_of_part, years_in
from qa.candidate import Passage
from qa.features import held_around
from qa.match import held_by
from qa.named import lies_in, names_place
from qa.scene import Scene


def is_told_of_others(scene: Scene, passage: Passage) -> bool:
    """Tell whether neither a passage nor what stands around it tells of the place, or of the time, that is asked."""
    return _lacks_place(scene, passage) or _lacks_year(scene, passage) or _lacks_part(scene, passage)


def _lacks_place(scene: Scene, passage: Passage) -> bool:
    places = scene.question.territories
    if not places or any(lies_in(passage.territory, place) for place in places):
        return False
    around = held_around(passage)
    if any(names_place(around, place) for place in places):
        return False
    return not any(_tells_of(place, text) for text in (*around.texts, scene.near(passage)) for place in places)


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
    asked = names_of_parts(question)
    if not asked or is_of_asked_part(question, passage):
        return False
    return not tell_of_part(asked, (*held_around(passage).texts, scene.near(passage)))
