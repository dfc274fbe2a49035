"""Paths become files, each problem one line."""

from pathlib import Path

import pytest

from index.read.discover import discover_files


def make(folder: Path, *names: str) -> None:
    """Create small files."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")


def test_folders_are_searched_through_in_order(tmp_path: Path) -> None:
    """All supported formats, hidden ones and others left out."""
    make(tmp_path, "b/2.md", "a/1.txt", "c.csv", "d.markdown", "x.exe", ".git/3.md", "b/.ẩn.md", "~$e.docx")
    files, problems = discover_files([tmp_path])
    assert [file.relative_to(tmp_path.resolve()).as_posix() for file in files] == [
        "a/1.txt",
        "b/2.md",
        "c.csv",
        "d.markdown",
    ]
    assert problems == ()


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    """By its folder and by itself."""
    make(tmp_path, "a.txt")
    files, _ = discover_files([tmp_path, tmp_path / "a.txt", tmp_path / "." / "a.txt"])
    assert files == ((tmp_path / "a.txt").resolve(),)


@pytest.mark.parametrize(
    ("name", "reason"),
    [("không-có", "không tìm thấy"), ("x.exe", "chưa đọc được dạng “.exe”"), ("trống", "không có tệp")],
)
def test_a_path_that_gives_nothing_is_one_problem(tmp_path: Path, name: str, reason: str) -> None:
    """The other paths go on."""
    make(tmp_path, "x.exe", "a.txt")
    (tmp_path / "trống").mkdir()
    files, problems = discover_files([tmp_path / name, tmp_path / "a.txt"])
    assert files == ((tmp_path / "a.txt").resolve(),)
    (problem,) = problems
    assert reason in str(problem)
    assert problem.path == str(tmp_path / name)


def test_upper_case_suffixes_count(tmp_path: Path) -> None:
    """A.TXT is a text file."""
    make(tmp_path, "A.TXT")
    assert len(discover_files([tmp_path])[0]) == 1


def test_a_folder_that_cannot_be_listed_is_a_problem_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever runs as root may list everything, so the refusal is played."""
    make(tmp_path, "kín/a.txt", "mở/b.txt")
    scandir = Path.iterdir

    def forbid(folder: Path) -> object:
        if folder.name == "kín":
            raise PermissionError(13, "Permission denied", str(folder))
        return scandir(folder)

    monkeypatch.setattr(Path, "iterdir", forbid)
    files, problems = discover_files([tmp_path])
    assert [file.name for file in files] == ["b.txt"]
    (problem,) = problems
    assert "không có quyền mở thư mục" in problem.reason
    assert problem.path.endswith("kín")


def test_notes_about_a_folder_are_read_only_when_named(tmp_path: Path) -> None:
    """SOURCES.md of a folder is no document of it, but a person who names it wants it."""
    notes = tmp_path / "SOURCES.md"
    notes.write_text("Nguồn của các tài liệu.", encoding="utf-8")
    report = tmp_path / "bao-cao.md"
    report.write_text("Báo cáo.", encoding="utf-8")
    assert discover_files([tmp_path])[0] == (report.resolve(),)
    assert discover_files([notes])[0] == (notes.resolve(),)
