"""What is a difference by its very meaning, computed where no document states it: a trade surplus from both trades.

A question in, the computed answer with its formula out, or None. A surplus is not turned into a deficit: where the
documents show the reverse, nothing is answered.
"""

import re
from dataclasses import replace

from index.figure import Role
from index.normalise import fold
from qa.analyse.analyse import read_question
from qa.answer import Answer
from qa.arithmetic.compute import UnitsDiffer, subtract
from qa.question import Asked, Operation
from qa.rank.ground import Ground, Sources
from qa.strategy.contrast import facts_of_options
from qa.strategy.operate import compose_computed

# Folded name -> what it is the difference of, the larger first.
_DIFFERENCES = {
    "xuat sieu": ("kim ngạch xuất khẩu", "kim ngạch nhập khẩu"),
    "nhap sieu": ("kim ngạch nhập khẩu", "kim ngạch xuất khẩu"),
    "thang du thuong mai": ("kim ngạch xuất khẩu", "kim ngạch nhập khẩu"),
    "tham hut thuong mai": ("kim ngạch nhập khẩu", "kim ngạch xuất khẩu"),
}
_ASKED = frozenset({Asked.LEVEL, Asked.VALUE_LOOKUP, Asked.COMPUTATION})


def answer_derived(ground: Ground, sources: Sources) -> Answer | None:
    """Compute a difference that a question asks for by its own name."""
    question = ground.question
    folded = fold(question.reading)
    name = next((name for name in _DIFFERENCES if re.search(rf"\b{name}\b", folded)), None)
    if name is None or question.asked not in _ASKED:
        return None
    start = folded.index(name)
    names = _DIFFERENCES[name]
    reading = f"{question.reading[:start]}{names[0]} và {names[1]}{question.reading[start + len(name) :]}"
    asked = replace(
        read_question(reading),
        text=question.text,
        understood=question.understood,
        asked=Asked.COMPUTATION,
        operation=Operation.DIFFERENCE,
        roles=(Role.LEVEL, Role.COUNT),
        options=names,
    )
    found = facts_of_options(asked, names, sources)
    if found is None:
        return None
    first, second = (fact.figure for fact in found[0])
    try:
        computed = subtract(first, second)
    except UnitsDiffer:
        return None
    if first.value <= second.value:
        return None
    return compose_computed(replace(ground, scene=replace(ground.scene, question=asked)), found[0], computed, found[1])
