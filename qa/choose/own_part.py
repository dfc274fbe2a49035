"""Ranked facts in, those out that are not of the whole where their passage names the asked part apart from it.

"Đón 900 nghìn lượt khách, tăng 10%, trong đó 100 nghìn khách quốc tế" tells how many foreign guests came, and of how
they grew nothing: the growth is that of all. Ranks nothing.
"""

import re
from collections.abc import Set as AbstractSet
from dataclasses import replace

from qa.candidate import Fact
from qa.question import Asked
from qa.rank.ground import Ground, Sources
from qa.retrieve.siblings import companions
from qa.words.content import content_syllables
from qa.words.match import STOP_SYLLABLES, line_up, split_tokens, stand_in, widen

_NAMED_DEPTH = 12  # ranked facts among which one is named as the part is
_WHOLE = re.compile(r"(?<!\w)trong (?:tổng|toàn bộ|cơ cấu)(?!\w)", re.IGNORECASE)
# ", riêng tôm nuôi": what stands before is the whole, which a follow-up has from the earlier question.
_OF_WHICH = re.compile(r",\s(?:còn\s)?(?:trong (?:số )?đó|riêng)\s(?P<part>[^,?]+)", re.IGNORECASE)
_TOLD_SHARE = 0.5  # of the words that tell a part from its whole
_DEPTH = 20  # ranked facts among which those of the part are looked for


def keep_of_which(ground: Ground, _: Sources) -> Ground:
    """Keep only the facts named after the part that a question singles out of a whole, else those told beside it.

    All words of the question speak for the whole, which it names first; the part alone is asked for. What says nothing
    of the part is told of the whole.
    """
    found = _OF_WHICH.search(ground.question.reading)
    if found is None or not ground.facts:
        return ground
    part = ground.scene.terms.weights.keys() & set(content_syllables(found["part"], ()))
    own = tuple(
        each
        for each in ground.facts[:_DEPTH]
        if part.issubset(split_tokens(each.candidate.figure.indicator))
        and each.candidate.passage.document_id == ground.facts[0].candidate.passage.document_id
    )
    if not part or not own:
        apart = set(content_syllables(found["part"], ())) - set(split_tokens(ground.question.reading[: found.start()]))
        return ground.without(lambda fact: not _tells(fact, apart, ground)) if apart else ground
    # As sure as the one of the whole that it stands for.
    first = replace(own[0], score=max(own[0].score, ground.facts[0].score))
    return replace(ground, facts=(first, *own[1:]))


def _tells(fact: Fact, part: AbstractSet[str], ground: Ground) -> bool:
    """Tell whether a fact is told in words of a part, by its name, its clause or what stands above it."""
    figure = fact.figure
    texts = (figure.indicator, figure.parent or "", fact.clause, fact.passage.chunk.context)
    terms = ground.scene.terms
    held = widen(terms, split_tokens(" ".join(texts)))
    # A word that no document holds is as rare as one can be.
    rarity = {word: terms.weights.get(word, ground.scene.greatest_rarity) for word in part}
    return sum(rarity[word] for word in part & held) >= _TOLD_SHARE * sum(rarity.values())


def keep_own_part(ground: Ground, sources: Sources) -> Ground:
    """Leave out the facts of anything else than a part that the question names and their passage tells apart.

    What is computed of a whole and its part needs both, and two things asked in one breath are told both.
    """
    if ground.question.asked is Asked.COMPUTATION or len(ground.question.joined) > 1:
        return ground
    ground = _without_named_whole(ground)
    return ground.without(lambda fact: _is_beside_asked(fact, ground, sources))


def _without_named_whole(ground: Ground) -> Ground:
    """Leave out the whole that a question names only to say of what its part is one: "vốn vay trong tổng vốn"."""
    reading = ground.question.reading
    whole = _WHOLE.search(reading)
    if whole is None:
        return ground
    part, rest = line_up(reading[: whole.start()]), line_up(reading[whole.start() :])

    def is_in(line: str, fact: Fact) -> bool:
        name = _content(fact)
        return len(name) > 1 and stand_in(name, line)

    if not any(is_in(part, each.candidate) for each in ground.facts[:_NAMED_DEPTH]):
        return ground
    return ground.without(lambda fact: is_in(rest, fact) and not is_in(part, fact))


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
        for each in near
        if len(part := _content(each)) > 1
        and not said.issuperset(part)
        # "300 nghìn lượt" says what "lượt khách" counts.
        and asked.issubset({*part, *split_tokens(each.figure.base_unit)})
        and stand_in(part, line)
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
