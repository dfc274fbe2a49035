"""Where the index of a home lies is told, and a setting that names another place is not passed over."""

from pathlib import Path

import pytest

from index.address import keep_address
from index.errors import StoreMismatch
from qa.command.place import check_home
from qa.settings import load_settings
from tests.two_reports import index_reports


def test_the_place_is_told_unless_it_is_this_machine(tmp_path: Path) -> None:
    """Without vectors no model is needed."""
    home, told = index_reports(tmp_path), []
    assert not check_home(load_settings(home, environment={"QA_INDEX": "local"}), report=told.append)
    assert told == []
    keep_address(home, "milvus:http://a:19530")
    check_home(load_settings(home, environment={}), report=told.append)
    assert told == ["Chỉ mục ở milvus:http://a:19530"]


def test_another_place_than_that_of_the_index_is_refused(tmp_path: Path) -> None:
    """A question does not move an index."""
    home = index_reports(tmp_path)
    settings = load_settings(home, environment={"QA_INDEX": "milvus:http://a:19530"})
    with pytest.raises(StoreMismatch, match="qa index"):
        check_home(settings, report=print)
