"""A value as a person writes it in, every place of the index that states it out, exact ones first.

Needs no model and no search by words. Reads the value with the grammars that read documents, so that "7,25 nghìn tỷ",
"7.252,8 tỷ đồng" and "7.252.800 triệu đồng" are one. Does NOT judge what a figure is about.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile
from math import prod

from index.errors import CorpusError
from index.extract.quantity import Quantity, find_quantities
from index.extract.unit import SCALES, base_of
from index.figure import Figure
from index.lookup import figures_between
from index.store import Store
from qa.arithmetic.rounding import Amount, Fit, amount_of, fit, reach
from qa.arithmetic.same_unit import same_unit
from qa.listing import FigureRow, locate
from qa.show import show_figure
from qa.steady import read_store_steadily

_CURE = "hãy viết như “7.252,8 tỷ đồng”, “1,2 triệu lượt”, “45%” hoặc “910,8”"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """A value to find: its amount, and its base unit, "" when no unit is given."""

    amount: Amount
    base_unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place that states the sought value; `distance` is how far apart both are, as a share of the sought one."""

    row: FigureRow
    fit: Fit
    distance: Decimal

    def to_json(self) -> dict[str, object]:
        """Return the figure row of the contract, with how it agrees and its value in its base unit."""
        figure = self.row.figure
        return {
            **self.row.to_json(),
            "match": self.fit.value,
            "value": format(figure.value, "f"),
            "base_unit": figure.base_unit,
            "distance": float(round(self.distance, 6)),
        }


def read_sought(text: str) -> Sought:
    """Read a value.

    Raises
    ------
    CorpusError
        The text holds no number, or several.
    """
    lead = "đạt "  # the grammar takes a number without unit only where a verb states it
    found = find_quantities(lead + " ".join(text.split()))
    if len(found) != 1:
        fault = "không đọc được con số nào" if not found else f"có {len(found)} con số, mỗi lần chỉ tìm một"
        raise CorpusError(f"“{text}”: {fault}; {_CURE}")
    return _sought(found[0])


def _sought(quantity: Quantity) -> Sought:
    mention = quantity.mention
    base, factor = base_of(quantity.unit_text) if quantity.unit_text else ("", Decimal(1))
    return Sought(
        amount=Amount(
            number=mention.number,
            value=mention.number * factor,
            upper=None if mention.upper is None else mention.upper * factor,
            qualifier=mention.qualifier,
        ),
        base_unit=base,
    )


def find_places(store: Store, sought: Sought, *, documents: Collection[int] | None = None) -> tuple[Place, ...]:
    """Return the places that state a value, exact ones first, then by closeness, then in order of documents.

    Parameters
    ----------
    store
        Where to look.
    sought
        Without a unit it agrees with a number as written (910,8 finds 910,8 nghìn lượt), and with one written out
        (910.800 finds it too), never with a measure brought to another: 850 nghìn is no 85 ha.
    documents
        Ids of the documents to look in; None for all.
    """
    return read_store_steadily(store, lambda: _find_places(store, sought, documents))


def _find_places(store: Store, sought: Sought, documents: Collection[int] | None) -> tuple[Place, ...]:
    low, high = reach(sought.amount)
    candidates = {each.id: each for each in figures_between(store, low, high, documents=documents)}
    if not sought.base_unit:
        written = figures_between(store, low, high, as_written=True, documents=documents)
        candidates.update((each.id, each) for each in written)
    places = []
    for stored in candidates.values():
        figure = stored.figure
        if sought.base_unit and not same_unit(sought.base_unit, figure.base_unit):
            continue
        agreed = _best_fit(sought, figure)
        if agreed is None:
            continue
        row = locate(store, store.document(stored.document_id), figure)
        places.append(Place(row=row, fit=agreed[0], distance=agreed[1]))
    return tuple(sorted(places, key=_order))


def _best_fit(sought: Sought, figure: Figure) -> tuple[Fit, Decimal] | None:
    """Return how a figure agrees: by value, or where no unit is asked for as written or written out; the closer one."""
    tried = [amount_of(figure)] if sought.base_unit else [_scaled(figure, Decimal(1)), _scaled(figure, _scale(figure))]
    found = []
    for amount in tried:
        agreed = fit(sought.amount, amount)
        if agreed is not None:
            distance = min(abs(end - sought.amount.value) for end in (amount.value, amount.upper) if end is not None)
            found.append((agreed, distance / abs(sought.amount.value) if sought.amount.value else distance))
    return min(found, key=lambda pair: (pair[0] is not Fit.EXACT, pair[1]), default=None)


def _scaled(figure: Figure, factor: Decimal) -> Amount:
    """Return the amount that the number alone states, times what the words of scale after it say."""
    upper = None if figure.upper is None else figure.upper * factor
    return Amount(number=figure.number, value=figure.number * factor, upper=upper, qualifier=figure.qualifier)


def _scale(figure: Figure) -> Decimal:
    """Return what the words before the unit multiply: 1000 of "nghìn lượt", 1 of "ha"."""
    words = takewhile(SCALES.__contains__, figure.unit.lower().split())
    return prod((SCALES[word] for word in words), start=Decimal(1))


def _order(place: Place) -> tuple[bool, Decimal, str, int]:
    start = place.row.figure.span.start
    return place.fit is not Fit.EXACT, place.distance, place.row.document.name, start


def show_places(places: Sequence[Place]) -> str:
    """Return the places for a person: exact ones first, and of a rounded one how far it is."""
    if not places:
        return "Không có chỗ nào trong chỉ mục nêu con số này."
    exact = [place for place in places if place.fit is Fit.EXACT]
    rounded = [place for place in places if place.fit is not Fit.EXACT]
    parts = []
    for title, found in (("Đúng con số này", exact), ("Khớp khi làm tròn", rounded)):
        if found:
            parts.append("\n".join([f"{title} ({len(found)} chỗ):", *(f"  {show_figure(each.row)}" for each in found)]))
    return "\n\n".join(parts)
