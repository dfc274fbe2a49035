"""What several test files open: the browser and its reader, a Milvus; opened only where they are asked for."""

from collections.abc import Iterator
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.browsing import OpenReader
    from tests.fake_page import JudgedService

# How long an example takes depends on what else the machine does: it says nothing of the code.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    """Start Chromium once."""
    from tests.browsing import open_browser

    yield from open_browser()


@pytest.fixture(scope="session")
def milvus(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give the address of a Milvus in this process; homes do not see each other in it."""
    if find_spec("pymilvus") is None or find_spec("milvus_lite") is None:
        pytest.skip("pymilvus and milvus-lite are not installed: pip install '.[scale]'")
    return f"milvus:{tmp_path_factory.mktemp('milvus') / 'lite.db'}"


@pytest.fixture(scope="module")
def service() -> "JudgedService":
    """Answer from a few words, and keep verdicts; for modules that have no service of their own."""
    from tests.fake_page import JudgedService

    return JudgedService()


@pytest.fixture(scope="module")
def address(service: "JudgedService") -> Iterator[str]:
    """Serve the `service` of the module; one that needs more than that serves its own."""
    from qa.page.screen.page import build_app
    from tests.browsing import serve_page

    yield from serve_page(build_app(service))


@pytest.fixture
def reader(browser: "Browser", address: str, request: pytest.FixtureRequest) -> Iterator["OpenReader"]:
    """Give a function that opens the page, served at the `address` of the module, in a fresh window."""
    from tests.browsing import readers

    yield from readers(browser, address, name=f"{request.path.stem}-{request.node.name}")
