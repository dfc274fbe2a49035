"""What a library computes over and over while it is imported, computed once: the results are the same, only sooner.

The framework compiles the same few templates hundreds of times to describe its events at each import. Nothing here
knows the framework.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from jinja2 import Environment, Template


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


@contextmanager
def compute_once() -> Iterator[None]:
    """In a ``with`` block, compile equal templates once; afterwards all is as it was."""
    environment = Template.environment_class
    Template.environment_class = _Remembering
    try:
        yield
    finally:
        Template.environment_class = environment
