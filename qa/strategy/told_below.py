"""Figures below the line that names what is asked: "3. Cấp phép khai thác" over "- Thời gian thực hiện: 42 ngày".

The facts of a question of which none is sure by its own words in, an answer out with what is told in the asked measure
below that line, each by its label, or None. Which label is meant, where there are several, is for who asked.
"""

from qa.answer import Answer
from qa.choose.naming_line import line_cover, lines_above, naming_line, told_below
from qa.cite.trim import shorten_lead
from qa.compose.compose import compose_facts
from qa.rank.ground import Ground, Sources, passage_confidence
from qa.rank.rank import lacks_subject
from qa.retrieve.continuation import without_mark

_LEAST_COVER = 0.8  # of what is asked for, that a figure's line holds with all that it stands under
_OWN_SHARE = 0.5  # of what is asked for, that the naming line itself holds
_LEAD = 0.1  # of what is asked for, that it holds more than any other line over figures
_DEPTH = 40  # ranked facts among which those of the same line, and of others, are looked for
_MOST = 3  # figures told
_IN_ASKED_UNIT = ("unit_same", "unit_base", "unit_head")  # features of a figure


def answer_told_below(ground: Ground, sources: Sources) -> Answer | None:
    """Answer with the figures in the asked measure below the line that names what is asked."""
    question, terms = ground.question, ground.scene.terms
    if not ground.facts or not question.units or lacks_subject(ground.facts[0].features):
        return None
    best, near = ground.facts[0], ground.facts[:_DEPTH]
    confidence = passage_confidence(ground.passages, sources.ranker)
    if confidence < sources.ranker.passage_threshold or best.features.get("around_cover", 0.0) < _LEAST_COVER:
        return None
    line = naming_line(terms, best.candidate)
    named = line_cover(terms, line)
    if named < _OWN_SHARE or not any(best.features.get(fits) for fits in _IN_ASKED_UNIT):
        return None
    others = (each.candidate for each in near if line not in lines_above(each.candidate))
    if any(line_cover(terms, naming_line(terms, other)) > named - _LEAD for other in others):
        return None
    told = told_below(near, best.candidate, line)
    if len(told) > _MOST:
        return None
    lead = shorten_lead(f"{without_mark(line)}: ", best.candidate.passage.source_text)
    return compose_facts(question, told, confidence, lead=lead)
