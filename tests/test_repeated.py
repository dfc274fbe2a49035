"""What is computed once while the page loads has the same result as what was computed over and over."""

import ast

import pytest
from jinja2 import Environment, Template

from qa.page.serve.repeated import compute_once, cut_segment

SOURCES = [
    "x = 1",
    "a = 'Lào Cai'; b = 'đạt 45 %'; c = (a,\n     b)\n",
    "class Số:\r\n    đạt = 1\r\n\r\n    def tăng(self):\r\n        return self.đạt\r\n",
    "if a:\r    b = 1\rc = 2\r",
    # A form feed and the separators that only str.splitlines knows end no line of a program.
    "a = 1\n\x0cb = '\x1c\u2028'; c = [1,\n 2]\n",
    "\tif True: pass".strip() + "\n\n",
    "def f():\n\tif a:\n\t\tb = {1:\n\t\t\t2}\n",
]


@pytest.mark.parametrize("is_padded", [False, True])
@pytest.mark.parametrize("source", SOURCES)
def test_each_node_is_cut_as_python_cuts_it(source: str, is_padded: bool) -> None:
    """Letters of several bytes, all ends of lines, nodes of several lines."""
    nodes = list(ast.walk(ast.parse(source)))
    assert len(nodes) > 2
    for node in nodes:
        assert cut_segment(source, node, padded=is_padded) == ast.get_source_segment(source, node, padded=is_padded)


def test_a_node_that_stands_nowhere_has_no_source() -> None:
    """Neither a context nor a node made by hand."""
    assert cut_segment("x", ast.Load()) is None
    assert cut_segment("x", ast.Name(id="x", ctx=ast.Load())) is None


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
    before = (Template.environment_class, ast.get_source_segment)

    def load() -> None:
        with compute_once():
            raise RuntimeError("no page")

    with pytest.raises(RuntimeError, match="no page"):
        load()
    assert (Template.environment_class, ast.get_source_segment) == before
