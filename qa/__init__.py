"""A question over an index in, an answer with citations out. Nothing below this package knows it."""
