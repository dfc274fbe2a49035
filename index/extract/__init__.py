"""Grammars of numbers, units, periods and comparisons, and the figures of a document made with them."""
