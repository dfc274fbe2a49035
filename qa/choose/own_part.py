"""Ranked facts in, those out that are not of the whole where their passage names the asked part apart from it.

"Đón 900 nghìn lượt khách, tăng 10%, trong đó 100 nghìn khách quốc tế" tells how many foreign guests came, and of how
they grew nothing: the growth is that of all. Ranks nothing.
"""

from qa.candidate import Fact
from qa.question import Asked
from qa.rank.ground import Ground, Sources
from qa.retrieve.siblings import companions
from qa.words.match import STOP_SYLLABLES, line_up, split_tokens, stand_in


def keep_own_part(ground: Ground, sources: Sources) -> Ground:
    """Leave out the facts of anything else than a part that the question names and their passage tells apart.

    What is computed of a whole and its part needs both, and two things asked in one breath are told both.
    """
    if ground.question.asked is Asked.COMPUTATION or len(ground.question.joined) > 1:
        return ground
    return ground.without(lambda fact: _is_beside_asked(fact, ground, sources))


def _is_beside_asked(fact: Fact, ground: Ground, sources: Sources) -> bool:
    own = _content(fact)
    if fact.figure.row is not None or not own:
        return False
    near = sources.passage_facts(fact.passage)
    said = {*own, *split_tokens(fact.figure.parent or "")}
    asked = ground.scene.terms.weights.keys() & set(own)
    line = line_up(ground.question.reading)
    named = [
        part
        for part in map(_content, near)
        if len(part) > 1 and not said.issuperset(part) and asked.issubset(part) and stand_in(part, line)
    ]
    # "Tốc độ tăng" has no amount of its own: it is told of the thing before it.
    return any(part[0] in own for part in named) or (bool(named) and bool(companions(fact, near)))


def _content(fact: Fact) -> tuple[str, ...]:
    """Return the words of an indicator in order, without the noun that it counts at its end.

    At its beginning the noun stays, and what counts it goes: "lượt khách quốc tế" are "khách quốc tế".
    """
    words = split_tokens(fact.figure.indicator)
    counted = split_tokens(fact.figure.base_unit)
    if counted and len(words) > len(counted):
        if words[-len(counted) :] == counted:
            words = words[: -len(counted)]
        elif words[: len(counted)] == counted:
            words = words[len(counted) - 1 :]
    start = next((i for i, word in enumerate(words) if word not in STOP_SYLLABLES), len(words))
    return words[start:]
