"""Which modules may run compiled, and the finder that puts what was compiled of them before their sources.

They are those in which a plain text spends its time. What ``index.native_build`` made of them does what they do,
and is used only while it is of these very sources and this very Python; else the sources run. Knows no compiler.
"""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from importlib.abc import MetaPathFinder
from importlib.machinery import EXTENSION_SUFFIXES, ModuleSpec
from importlib.util import spec_from_file_location
from pathlib import Path
from types import MappingProxyType, ModuleType

# Not empty: the sources run, for who changes or debugs them.
INTERPRETED_VARIABLE = "QA_INTERPRETED"
ROOT = Path(__file__).resolve().parent.parent
# Of this tree and no other; a package that was installed elsewhere has none.
FOLDER = ROOT / "build" / "native"
# By the library that they are compiled into, so that two can be compiled side by side. Calls within one are direct.
COMPILED: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        "index_extract": ("extract/*.py",),
        "index_text": (
            "alignment.py",
            "block_rows.py",
            "chunk.py",
            "document.py",
            "figure.py",
            "letterhead_record.py",
            "normalise.py",
            "open_rows.py",
            "orthography.py",
            "outline.py",
            "page.py",
            "roman.py",
            "segment.py",
            "table.py",
            "terms.py",
            "letterhead/*.py",
            "read/legacy.py",
            "read/markdown.py",
            "read/text.py",
            "structure/*.py",
        ),
    }
)
# What these import beside each other: their types are known where they are compiled. Spans are kept with answers, by a
# library that reads their fields as those of an object that Python made.
BESIDE = ("errors.py", "record.py", "segmenter.py", "span.py")
_MAKERS = ("native.py", "native_build.py")


class _CompiledFinder(MetaPathFinder):
    """Finds modules by name in their files."""

    def __init__(self, files: Mapping[str, Path]) -> None:
        self._files = files

    def find_spec(
        self, fullname: str, _path: Sequence[str] | None = None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        file = self._files.get(fullname)
        return None if file is None else spec_from_file_location(fullname, file)


def prefer_compiled() -> None:
    """Let the modules that were compiled be imported in place of their sources, where that holds."""
    if os.environ.get(INTERPRETED_VARIABLE) or not FOLDER.is_dir():
        return
    folder = FOLDER / fingerprint()
    if is_whole(folder):
        sys.meta_path.insert(0, _CompiledFinder(compiled_files(folder)))


def is_compiled() -> bool:
    """Tell whether this process runs the modules compiled."""
    return any(isinstance(finder, _CompiledFinder) for finder in sys.meta_path)


def is_whole(folder: Path) -> bool:
    """Tell whether all that is compiled is below a folder, for the machine that this is."""
    return all(file.is_file() for file in compiled_files(folder).values())


def compiled_files(folder: Path) -> dict[str, Path]:
    """Return the file that each module has below a folder, once it is compiled, by the name of the module."""
    suffix = EXTENSION_SUFFIXES[0]
    names = [f"{library}__mypyc" for library in COMPILED]
    for library in COMPILED:
        names += [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in compiled_sources(library)]
    return {name: folder.joinpath(*name.split(".")).with_suffix(suffix) for name in names}


def compiled_sources(library: str) -> tuple[Path, ...]:
    """Return the sources that a library is made of; the modules of packages themselves run as they are."""
    return tuple(path for path in _sources(COMPILED[library]) if path.name != "__init__.py")


def fingerprint() -> str:
    """Return what changes when a source, what is compiled, how, or this Python does."""
    digest = sha256(f"{sys.version} {sys.platform}".encode())
    for path in _sources([*(each for patterns in COMPILED.values() for each in patterns), *BESIDE, *_MAKERS]):
        digest.update(path.relative_to(ROOT).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _sources(patterns: Sequence[str]) -> Iterator[Path]:
    package = Path(__file__).resolve().parent
    return (path for pattern in patterns for path in sorted(package.glob(pattern)))
