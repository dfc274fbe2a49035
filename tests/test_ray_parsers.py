"""Documents read on a Ray cluster, of this machine: the outcomes are those of the processes of one machine."""

import os
import signal
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index.build import build_index
from index.errors import StoreError
from index.parse import Parsed, parse_document
from index.ray_parsers import check_parsers, parse_over_ray
from index.rows import Failure
from qa.settings import load_settings
from tests.record_samples import parse_lines
from tests.test_workers import misbehave

if TYPE_CHECKING:
    from index.attempt import Outcome

needs_ray = pytest.mark.skipif(find_spec("ray") is None, reason="ray is not installed: pip install '.[ray]'")


def misbehave_in_worker(path: Path, *, name: str) -> Parsed:
    """Parse a file by lines; end the worker of Ray, which started this process, where the file says so."""
    order = path.read_text(encoding="utf-8").split()[0]
    mark = path.with_suffix(".mark")
    if order == "always" or (order == "once" and not mark.exists()):
        mark.touch()
        os.kill(os.getppid(), signal.SIGKILL)
        signal.pause()
    if order in {"always", "once"}:
        return parse_lines(path, name=name)
    return misbehave(path, name=name)


@needs_ray
def test_outcomes_come_in_order_and_a_file_takes_only_itself_along(tmp_path: Path) -> None:
    """A process that dies, a file that is refused, a worker that is lost once, one that is lost each time."""
    orders = ["good", "die", "good", "refuse", "once", "good", "always", "good", "good"]
    files = []
    for number, order in enumerate(orders):
        file = tmp_path / f"{number}.txt"
        file.write_text(f"{order}\nThu được 5,5 tỷ đồng.", encoding="utf-8")
        files.append((file, file.name))
    outcomes = list(parse_over_ray(files, parse=misbehave_in_worker, workers=2, setting="ray"))
    assert [path for path, _ in outcomes] == [path for path, _ in files]
    failed = {path.stem: outcome for path, outcome in outcomes if isinstance(outcome, Failure)}
    assert failed.keys() == {"1", "3", "6"}
    assert "dừng đột ngột" in failed["1"].reason
    assert failed["3"].reason == "tệp hỏng"
    assert "cụm Ray" in failed["6"].reason
    assert all(Path(failure.path).stem == stem for stem, failure in failed.items())


@needs_ray
def test_an_index_is_the_same_wherever_documents_were_read(tmp_path: Path) -> None:
    """Another format than text, through the setting of the whole build."""
    documents = tmp_path / "tai-lieu"
    documents.mkdir()
    for number in range(3):
        page = f"<html><body><p>Tổng thu năm 2017 đạt {number},5 tỷ đồng.</p></body></html>"
        (documents / f"{number}.html").write_text(page, encoding="utf-8")
    parsed: list[Outcome[Parsed]] = []
    reports = [
        build_index([documents], home=tmp_path / name, parsers=parsers, workers=2)
        for name, parsers in (("gan", None), ("cum", "ray"))
    ]
    assert reports[0].counts == reports[1].counts
    assert reports[0].added == reports[1].added == ["0.html", "1.html", "2.html"]
    file = documents / "0.html"
    parsed = [each for _, each in parse_over_ray([(file, "a")], parse=parse_document, workers=1, setting="ray")]
    assert parsed == [parse_document(file, name="a")]


@needs_ray
def test_a_cluster_out_of_reach_is_told_in_one_line(tmp_path: Path) -> None:
    """Nothing listens on port 9."""
    file = tmp_path / "a.txt"
    file.write_text("Thu", encoding="utf-8")
    with pytest.raises(StoreError, match="QA_PARSERS") as caught:
        list(parse_over_ray([(file, "a")], parse=parse_lines, workers=1, setting="ray:127.0.0.1:9"))
    assert "\n" not in str(caught.value)


def test_a_setting_that_names_no_cluster_is_refused(tmp_path: Path) -> None:
    """Before any file is looked at; no setting means this machine."""
    with pytest.raises(StoreError, match="QA_PARSERS=spark"):
        check_parsers("spark")
    with pytest.raises(StoreError, match="QA_PARSERS=spark"):
        build_index([tmp_path], home=tmp_path / "kho", parsers="spark")
    assert load_settings(environment={"QA_PARSERS": "ray:a:6379"}).parsers == "ray:a:6379"
    assert load_settings(environment={"QA_PARSERS": ""}).parsers is None


def test_what_is_missing_is_told_with_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra has its name."""
    monkeypatch.setattr("index.ray_parsers.find_spec", lambda _name: None)
    with pytest.raises(StoreError, match=r"pip install '\.\[ray\]'"):
        check_parsers("ray")
