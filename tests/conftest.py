"""The browser and its reader, for every test that drives the page; they are opened only where they are asked for."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.browsing import OpenReader


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    """Start Chromium once."""
    from tests.browsing import open_browser

    yield from open_browser()


@pytest.fixture
def reader(browser: "Browser", address: str) -> Iterator["OpenReader"]:
    """Give a function that opens the page, served at the `address` of the module, in a fresh window."""
    from tests.browsing import readers

    yield from readers(browser, address)
