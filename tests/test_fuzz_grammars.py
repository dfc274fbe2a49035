"""A short fuzzing of what reads text and payloads, always with the same inputs; the long one is run by hand."""

import pytest

from tests.fuzz_grammars import Found, Scene, fuzz, fuzz_target, read_grammar, require
from tests.two_reports import index_reports


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    """Give a small index with all that the page has over it."""
    return Scene(index_reports(tmp_path_factory.mktemp("fuzz")))


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_nothing_breaks(scene: Scene) -> None:
    """Every target, on a few inputs."""
    found = fuzz(scene, list(scene.targets), number=1, rounds=[5])
    assert found.findings == {}
    assert set(found.executions) == set(scene.targets)


def test_a_broken_property_is_found_and_shrunk(scene: Scene) -> None:
    """The smallest text that holds a digit is one digit."""

    def holds_no_digit(text: str) -> None:
        require(not any(char in "123456789" for char in text), "a digit")

    found = Found()
    fuzz_target("digits", scene.targets["question"][0], holds_no_digit, number=1, examples=300, found=found)
    assert found.findings == {"digits: Broken at the target": "a digit <- '1'"}


def test_a_refusal_is_no_finding() -> None:
    """An empty file is refused."""
    read_grammar("decode")("")
