"""Where a measurement was taken: processor, memory, versions and commit; and what this process takes of it.

Nothing in, plain values out. What a system does not tell is None or "". Measures no time.
"""

import os
import platform
import subprocess
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from index.native import is_compiled

ROOT = Path(__file__).parents[2]
LIBRARIES = ("tantivy", "underthesea", "numpy", "torch", "sentence-transformers", "faiss-cpu")
# What the benchmark compares with and measures by; told when installed.
OPTIONAL = ("bm25s", "rank-bm25", "langchain-core", "langchain-text-splitters", "pyperf")
_STATUS = Path("/proc/self/status")
_PROCESSORS = Path("/proc/cpuinfo")
_MEMORY = Path("/proc/meminfo")


def describe_machine() -> dict[str, object]:
    """Return what times depend on: processor, cores, memory, system, load, versions, commit of the sources.

    `load` is how many processes wanted a core on average, in the last 1, 5 and 15 minutes; () where that is not told.
    """
    return {
        "processor": _field(_PROCESSORS, "model name") or platform.processor(),
        "cores": os.cpu_count(),
        "load": _load(),
        "system": platform.platform(),
        "python": platform.python_version(),
        "compiled": is_compiled(),
        "memory_mb": _total_memory(),
        "libraries": {name: version(name) for name in LIBRARIES} | _optional_versions(),
        "commit": read_commit(),
    }


def _total_memory() -> float | None:
    kibibytes = _field(_MEMORY, "MemTotal").removesuffix(" kB")
    return round(int(kibibytes) * 1024 / 1e6) if kibibytes else None


def _optional_versions() -> dict[str, str]:
    found = {}
    for name in OPTIONAL:
        with suppress(PackageNotFoundError):
            found[name] = version(name)
    return found


def _load() -> tuple[float, ...]:
    try:
        return tuple(round(each, 2) for each in os.getloadavg())
    except (AttributeError, OSError):
        return ()


def read_commit() -> str:
    """Return the commit of the sources, with "+" where files differ from it; "" outside a repository."""
    try:
        commit = _git("rev-parse", "--short", "HEAD")
        changed = _git("status", "--porcelain", "--untracked-files=no")
    except (OSError, subprocess.SubprocessError):
        return ""
    return f"{commit}+" if changed else commit


def memory_megabytes() -> dict[str, float | None]:
    """Return the memory that this process holds now and held at most, in MB of 10^6 bytes.

    `own` is what it holds now without the pages of files, which the system takes back when it needs them.
    """
    return {"now": _megabytes("VmRSS"), "own": _megabytes("RssAnon"), "peak": _megabytes("VmHWM")}


def disk_megabytes(folder: Path) -> float:
    """Return the size of the files below a folder, in MB of 10^6 bytes."""
    return round(sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6, 1)


def _megabytes(name: str) -> float | None:
    kibibytes = _field(_STATUS, name).removesuffix(" kB")
    return round(int(kibibytes) * 1024 / 1e6, 1) if kibibytes else None


def _field(path: Path, name: str) -> str:
    """Return the first value of a name in a file of lines "name : value"."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    return next((value.strip() for key, _, value in (line.partition(":") for line in lines) if key.strip() == name), "")


def _git(*words: str) -> str:
    command = ["git", "-C", str(ROOT), *words]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=10).stdout.strip()  # noqa: S603
