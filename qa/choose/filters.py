"""Ranked facts in, those out that may answer a question for one figure: filters, applied one after another.

A filter leaves facts out or puts one first, and says nothing where it does not apply; what it knows stands in its own
module. Ranks nothing anew and writes no answer.
"""

from collections.abc import Callable, Sequence

from qa.choose.asked_state import prefer_asked_state
from qa.choose.class_label import keep_asked_class
from qa.choose.conditions import keep_conditions
from qa.choose.counted_in import prefer_counted_in
from qa.choose.counted_noun import keep_counted
from qa.choose.dated import prefer_dated, prefer_newer, prefer_present
from qa.choose.met_places import keep_met_places
from qa.choose.naming_line import prefer_whole
from qa.choose.one_dimension import keep_asked_dimension
from qa.choose.one_sex import keep_asked_sex
from qa.choose.own_document import prefer_own_document
from qa.choose.own_name import keep_own_name
from qa.choose.own_part import keep_of_which, keep_own_part
from qa.choose.own_place import keep_of_place_itself, keep_own_place
from qa.choose.own_subject import keep_own_subject
from qa.choose.part_of_year import keep_part_of_year, keep_whole_year
from qa.choose.per_time import keep_asked_rate
from qa.choose.priced import keep_priced
from qa.choose.ranked_by import keep_ranked_by
from qa.choose.row_kind import keep_places_ranked
from qa.choose.same_sentence import prefer_done, prefer_told_behind
from qa.choose.stated_place import keep_stated
from qa.choose.told_before import keep_told_of
from qa.choose.unnamed_row import keep_named_row
from qa.rank.ground import Ground, Sources

Filter = Callable[[Ground, Sources], Ground]

# Most look at the best fact that those before them left, so what leaves the most out comes first.
FILTERS: tuple[Filter, ...] = (
    keep_priced,  # a price, where one is asked for
    keep_stated,  # said to be the first or the last, where that is asked for
    keep_asked_class,  # "vùng II", not "vùng I"
    keep_asked_sex,  # all people, or the women, not the men alone
    keep_met_places,  # of each of the provinces named, not of one of them
    keep_counted,  # the number of a thing, not the length of what it is part of
    keep_asked_dimension,  # how long it is, not how wide
    keep_own_subject,  # of the place that is asked about, not of what lies in it
    keep_own_place,  # the part of the place that is asked about, not the sum of all places
    keep_of_place_itself,  # of a province, not of the park that a sentence begins with
    prefer_counted_in,  # "17 xã", not "10 đơn vị hành chính cấp xã", where communes are counted
    prefer_own_document,  # of the document that is about what the question names
    prefer_dated,  # of the asked year, not of none
    prefer_newer,  # of now, not of long ago, where no year is asked for
    prefer_present,  # how many there are, not how many there were in the history of the place
    keep_conditions,  # stated for the amounts that the question gives
    keep_asked_rate,  # per week, not per day
    keep_part_of_year,  # of the quarter, not of the year
    keep_whole_year,  # of the year, not of one month
    keep_places_ranked,  # of a province, not of a river, where the largest province is asked for
    keep_ranked_by,  # a place by area, not one by population
    prefer_asked_state,  # before a change, or what came of it
    prefer_whole,  # of the whole that a heading names, not of a step of it
    keep_named_row,  # of the asked row, not of any row of its table
    keep_told_of,  # of figures in the same words, the one that the sentence before tells of
    keep_of_which,  # of the part that is singled out of a whole
    keep_own_part,  # of the part that the passage tells apart, not of its whole
    keep_own_name,  # beside the asked name, not beside another one
    prefer_done,  # what is owed, not what was paid
    prefer_told_behind,  # of figures in one sentence, the one behind which it stands
)


def filter_facts(ground: Ground, sources: Sources, filters: Sequence[Filter] = FILTERS) -> Ground:
    """Return what is left of the facts of a ground after each of the filters in turn."""
    for each in filters:
        ground = each(ground, sources)
    return ground
