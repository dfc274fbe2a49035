"""One indicator over periods and documents: a table of values, each with its citation. Nothing is filled in."""
