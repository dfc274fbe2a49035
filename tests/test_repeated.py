"""What is computed once while the page loads has the same result as what was computed over and over."""

import pytest
from jinja2 import Environment, Template

from qa.page.serve.repeated import compute_once


def test_a_template_is_compiled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two are equal, a third differs: each says what it would."""
    compiled: list[str] = []
    compile_template = Environment.compile

    def count(self: Environment, source: str, *options: object, **named: object) -> object:
        compiled.append(source)
        return compile_template(self, source, *options, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Environment, "compile", count)
    with compute_once():
        templates = [Template(text) for text in ("{{ a }} tỷ", "{{ a }} tỷ", "{{ a }} ha")]
    assert [each.render(a=number) for number, each in enumerate(templates)] == ["0 tỷ", "1 tỷ", "2 ha"]
    assert compiled == ["{{ a }} tỷ", "{{ a }} ha"]


def test_afterwards_all_is_as_it_was() -> None:
    """Even when the loading fails."""
    before = Template.environment_class

    def load() -> None:
        with compute_once():
            raise RuntimeError("no page")

    with pytest.raises(RuntimeError, match="no page"):
        load()
    assert Template.environment_class is before
