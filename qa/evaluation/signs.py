"""Which way a feature may speak: the knowledge that keeps a few hundred questions from teaching nonsense.

Words that fit never speak against an answer, and what is missing never speaks for it; weights of the wrong sign are
accidents of the sample (most features say nearly the same). Features of neither set are free.
"""

_FOR = """around_cover around_pairs baseline_same chunk_cover chunk_pairs clause_cover cue dense direction_same
    extreme_stated increment_agrees indicator_cover indicator_pairs lead lexical near_cover
    near_left near_pairs near_right part_same period_same place_stated role_same score status_same
    territory_same total_agrees unit_same"""
_AGAINST = """accents_differ baseline_differs child_unnamed contrast_differs dense_lag dense_missing direction_opposite
    increment_differs indicator_empty indicator_pairs_spare indicator_spare measure_clashes modifier_far
    modifier_missing name_missing name_share_missing names_missing names_missing_chunk number_given
    parent_closer part_differs part_far part_for_total part_unknown period_contains period_disjoint period_inside
    part_disjoint part_unsaid period_overlaps period_unknown place_missing place_not_stated
    rarest_missing rarest_missing_chunk
    rarest_missing_near rarest_missing_row rate_unasked role_differs status_differs status_superseded
    status_target territory_differs territory_wider total_unasked unit_differs unit_head year_far year_missing"""
FOR = frozenset(_FOR.split())
AGAINST = frozenset(_AGAINST.split())


def bounds_of(feature: str) -> tuple[float | None, float | None]:
    """Return the least and the greatest weight that a feature may have; None is no bound."""
    if feature in FOR:
        return 0.0, None
    if feature in AGAINST:
        return None, 0.0
    return None, None
