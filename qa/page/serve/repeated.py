"""What a library computes over and over while it is imported, computed once: the results are the same, only sooner.

The framework writes a description of each component's interface at each import, and no setting keeps it from that. It
compiles the same few templates hundreds of times for it, and cuts each class out of its source with a function of
Python 3.11 that looks at every character of the file in turn. Nothing here knows the framework.
"""

import ast
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from jinja2 import Environment, Template

# From 3.12 on Python's own is as quick.
_HAS_SLOW_SEGMENTS = sys.version_info < (3, 12)


class _Remembering(Environment):
    """Compiles a template once, however often it is made: its options never change."""

    def __init__(self, *options: Any, **named: Any) -> None:
        super().__init__(*options, **named)
        self._compiled: dict[object, Any] = {}

    def compile(self, source: Any, *options: Any, **named: Any) -> Any:
        key = (source, options, *sorted(named.items()))
        if key not in self._compiled:
            self._compiled[key] = super().compile(source, *options, **named)
        return self._compiled[key]


def cut_segment(source: str, node: ast.AST, *, padded: bool = False) -> str | None:
    """Return what a node was parsed from, exactly as ``ast.get_source_segment`` does.

    Parameters
    ----------
    source
        What was parsed.
    node
        Of its tree.
    padded
        Whether the first of several lines begins where it stood, with spaces before it.

    Returns
    -------
    Its part of the source; None where the node does not say where it stands.
    """
    places = [getattr(node, name, None) for name in ("lineno", "col_offset", "end_lineno", "end_col_offset")]
    if None in places:
        return None
    first, begin, last, end = (int(place or 0) for place in places)
    # As bytes, which are what columns count, and which are split where Python's parser splits lines and nowhere else.
    lines = source.encode().splitlines(keepends=True)[first - 1 : last]
    lines[-1] = lines[-1][:end]
    before, lines[0] = lines[0][:begin].decode(), lines[0][begin:]
    cut = b"".join(lines).decode()
    if padded and last > first:
        return "".join(each if each in "\f\t" else " " for each in before) + cut
    return cut


@contextmanager
def compute_once() -> Iterator[None]:
    """In a ``with`` block, compile equal templates once and cut sources quickly; afterwards all is as it was."""
    environment, segment = Template.environment_class, ast.get_source_segment
    Template.environment_class = _Remembering
    if _HAS_SLOW_SEGMENTS:
        ast.get_source_segment = cut_segment
    try:
        yield
    finally:
        Template.environment_class = environment
        ast.get_source_segment = segment
