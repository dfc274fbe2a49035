"""The other questions that a question makes be looked up, each on its own."""

from pathlib import Path
from threading import Event, Thread

import pytest

from index.build import build_index
from qa.analyse.analyse import analyse_question
from qa.ask import Asker, open_asker
from qa.strategy.looks import Looks

TEXT = """# Báo cáo của huyện Suối Mây

Sản lượng chè búp của huyện đạt 12,5 tấn.

Sản lượng mận của huyện đạt 40 tấn.
"""
TEA, PLUMS = (analyse_question(f"Sản lượng {name} là bao nhiêu tấn?") for name in ("chè búp", "mận"))


@pytest.fixture(name="asker")
def open_one_report(tmp_path: Path) -> Asker:
    """Give an index of a report on tea and plums."""
    (tmp_path / "suoi-may.md").write_text(TEXT, encoding="utf-8")
    build_index([tmp_path / "suoi-may.md"], home=tmp_path / "kho")
    return open_asker(tmp_path / "kho")


def test_a_closer_look_goes_on_from_the_first(asker: Asker) -> None:
    """What was worked out of the passages at first sight is not worked out again."""
    looks = Looks(asker.find_ground, asker.retriever.expect)
    first = looks.look(TEA, meaning=False, deep=False)
    deep = looks.look(TEA, meaning=False, deep=True)
    assert deep.scene is first.scene
    assert deep.facts[0].candidate.figure.text == "12,5 tấn"
    assert looks.look(PLUMS, meaning=False, deep=True).scene is not first.scene


def test_what_is_expected_is_searched_for_as_it_will_be_asked_for(asker: Asker) -> None:
    """At first in all documents, then in the nearest of what was found."""
    begun: list[object] = []
    looks = Looks(asker.find_ground, lambda question, *, deep, found: begun.append((question, deep, found)))
    looks.expect([TEA, PLUMS], deep=False)
    first = looks.look(PLUMS, meaning=False, deep=False)
    looks.expect([PLUMS], deep=True)
    assert begun == [(TEA, False, None), (PLUMS, False, None), (PLUMS, True, first.found)]


@pytest.mark.parametrize("deep", [False, True])
def test_a_search_that_was_begun_is_waited_for_and_not_made_twice(
    asker: Asker, deep: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The engine is asked twice for the same, and the second time it knows."""
    found = asker.retriever.find_passages(TEA, deep=False) if deep else None
    asked: list[object] = []
    begun, ended = Event(), Event()
    search = asker.retriever.lexical.search

    def search_slowly(*given: object, **named: object) -> object:
        if not asked:
            begun.set()
        asked.append((given, named))
        assert len(asked) > 1 or ended.wait(60)
        return search(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(asker.retriever.lexical, "search", search_slowly)
    asker.retriever.expect(TEA, documents=None, deep=deep, found=found)
    assert begun.wait(60)
    asking = Thread(target=lambda: asker.retriever.find_passages(TEA, deep=deep, found=found))
    asking.start()
    asking.join(0.1)
    assert len(asked) == 1
    ended.set()
    asking.join(60)
    assert len(asked) == 2
    assert asked[0] == asked[1]
