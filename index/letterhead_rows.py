"""Letterheads <-> JSON of the store, exactly. Knows no SQL connection."""

import json
from dataclasses import fields

from index.letterhead_record import Item, Letterhead
from index.span import Span


def letterhead_to_json(letterhead: Letterhead | None) -> str:
    """Return a letterhead as JSON, "null" for None; what it does not say is left out."""
    if letterhead is None:
        return "null"
    items = {field.name: getattr(letterhead, field.name) for field in fields(letterhead)}
    said = {name: [item.text, item.span.start, item.span.end] for name, item in items.items() if item is not None}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def letterhead_from_json(encoded: str) -> Letterhead | None:
    """Return the letterhead that ``letterhead_to_json`` wrote."""
    said = json.loads(encoded)
    if said is None:
        return None
    return Letterhead(**{name: Item(text=text, span=Span(start, end)) for name, (text, start, end) in said.items()})
