"""A parsed draft in, its claims out: each figure with the sentence that states it, its place, what it names itself.

Knows no index. What a figure means was read by ``index.extract``; here is added what only a reader of the whole draft
knows: a place that a heading or an earlier sentence named, and whether a period stands in the sentence itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.extract.document_place import document_territory
from index.extract.period import find_periods
from index.extract.territory import find_territories
from index.figure import Figure

if TYPE_CHECKING:
    # Whoever shows claims reads no documents, and need not load what does.
    from index.parse import Parsed

_OPENING = 1500  # characters in which a speech says whose it is


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A figure of a draft.

    Parameters
    ----------
    figure
        As extracted from the draft; offsets count in the draft.
    sentence
        The reading text that states it.
    section
        Headings that it stands under.
    place
        Territory that it is about, "" when the draft names none.
    is_place_named
        Whether its own sentence or heading names the place, not only the draft as a whole.
    is_period_named
        Whether its own sentence names its period.
    """

    figure: Figure
    sentence: str
    section: tuple[str, ...] = ()
    place: str = ""
    is_place_named: bool = False
    is_period_named: bool = False


def read_claims(parsed: "Parsed") -> Iterator[Claim]:
    """Iterate over the claims of a draft in order of the text."""
    document = parsed.document
    whole = document.territory or _place_of_opening(document.text[:_OPENING])
    blocks = {block.ordinal: block for block in document.blocks}
    recent: tuple[tuple[str, ...], str] = ((), "")
    for figure in parsed.figures:
        section = blocks[figure.block].section
        sentence = parsed.chunks[figure.chunk].text
        named = figure.territory if figure.territory != document.territory else ""
        own = named or _only_place(sentence)
        if own and _only_place(sentence):
            recent = (section, own)
        carried = recent[1] if recent[0] == section and not whole else ""
        near = own or carried or _place_of_section(section)
        yield Claim(
            figure=figure,
            sentence=sentence,
            section=section,
            place=near or whole,
            is_place_named=bool(near),
            is_period_named=_names(sentence, figure.period),
        )


def _names(sentence: str, period: str) -> bool:
    return bool(period) and any(mention.notation == period for mention in find_periods(sentence, base=period))


def _only_place(text: str) -> str:
    """Return the place that a text names, "" when it names none or several."""
    named = {mention.name for mention in find_territories(text)}
    return named.pop() if len(named) == 1 else ""


def _place_of_section(section: tuple[str, ...]) -> str:
    return next((place for heading in reversed(section) if (place := _only_place(heading))), "")


def _place_of_opening(text: str) -> str:
    """Return the place that a draft is about: as for any document, else the only one that its opening names."""
    return document_territory("", text) or _only_place(text)
