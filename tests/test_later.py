"""A library that another one imports too early is imported when it is first used, once; by others as ever."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType

import pytest

from qa.page.serve.later import import_later

LIBRARY = """
import sys
runs = getattr(sys, "runs_of_this_test", 0) + 1
sys.runs_of_this_test = runs
class Table:
    rows = 3
"""
USER = """
import heavy_of_this_test as heavy
def is_table(value):
    return isinstance(value, heavy.Table)
"""


@pytest.fixture(autouse=True)
def libraries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Make a library of a package with one module, and one that imports it."""
    package = tmp_path / "heavy_of_this_test"
    package.mkdir()
    (package / "__init__.py").write_text(LIBRARY, encoding="utf-8")
    (package / "rows.py").write_text("COUNT = 7", encoding="utf-8")
    (tmp_path / "user_of_this_test.py").write_text(USER, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "runs_of_this_test", 0, raising=False)
    yield
    for name in [each for each in sys.modules if each.endswith("_of_this_test") or each == "heavy_of_this_test.rows"]:
        del sys.modules[name]


def times_run() -> int:
    """Return how often the library ran."""
    return int(getattr(sys, "runs_of_this_test", 0))


def import_user() -> ModuleType:
    """Import what imports the library, with the library put off."""
    with import_later(["heavy_of_this_test"]):
        import user_of_this_test  # type: ignore[import-not-found]
    return user_of_this_test  # type: ignore[no-any-return]


def test_a_library_is_not_imported_before_it_is_used() -> None:
    """Nor is anything left in its place."""
    import_user()
    assert times_run() == 0
    assert "heavy_of_this_test" not in sys.modules


def test_it_is_imported_when_it_is_first_used() -> None:
    """Whoever imports it itself afterwards has the same library: what it makes is known as such."""
    user = import_user()
    assert user.is_table(3) is False
    assert times_run() == 1
    import heavy_of_this_test  # type: ignore[import-not-found]

    assert user.is_table(heavy_of_this_test.Table()) is True
    assert times_run() == 1


def test_it_can_be_imported_before_it_is_used() -> None:
    """The other one gets the same."""
    user = import_user()
    import heavy_of_this_test

    assert user.is_table(heavy_of_this_test.Table()) is True
    assert times_run() == 1


def test_threads_that_use_it_first_import_it_once() -> None:
    """Two events of a page come at once."""
    user = import_user()
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(user.is_table, range(8))) == [False] * 8
    assert times_run() == 1


def test_what_needs_it_at_once_has_it_at_once() -> None:
    """A name or a module taken out of it is a use."""
    with import_later(["heavy_of_this_test"]):
        import heavy_of_this_test.rows  # type: ignore[import-not-found]
        from heavy_of_this_test import Table

        assert heavy_of_this_test.rows.COUNT == 7
    assert Table.rows == 3
    assert sys.modules["heavy_of_this_test"].Table is Table
    assert times_run() == 1


def test_what_is_missing_or_loaded_is_left_alone() -> None:
    """Who looks whether a library is there is told the truth."""
    with import_later(["no_such_library_of_this_test", "sys"]):
        with pytest.raises(ImportError):
            import no_such_library_of_this_test  # type: ignore[import-not-found]  # noqa: F401
        assert sys.modules["sys"] is sys
    assert sys.modules["sys"] is sys
