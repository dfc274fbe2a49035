"""Compiles the modules of ``index.native`` with mypyc: ``python -m index.native_build``; once for the same sources.

In a folder aside, which gets its name when all of it is there: what fails or is stopped half-way leaves the sources to
run. Without a C compiler nothing is lost but time.
"""

import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from index.native import BESIDE, COMPILED, FOLDER, INTERPRETED_VARIABLE, ROOT, compiled_sources, fingerprint, is_whole

LOG = "log.txt"
_AS_SLOW = "mã Python chạy thẳng: kết quả như nhau, đọc tài liệu chậm hơn chừng một phần bảy."
_START = "import sys; from index.native_build import compile_into; compile_into(sys.argv[1])"


def build_native(report: Callable[[str], None]) -> bool:
    """Compile what is not compiled yet.

    Parameters
    ----------
    report
        Told a line in Vietnamese of what is done, or why not.

    Returns
    -------
    Whether the modules run compiled from now on.
    """
    if os.environ.get(INTERPRETED_VARIABLE):
        return False
    target = FOLDER / fingerprint()
    if is_whole(target):
        return True
    missing = _missing()
    if missing:
        report(f"Không biên dịch được vì thiếu {missing}; {_AS_SLOW}")
        return False
    report("Biên dịch phần đọc tài liệu, chừng một phút, một lần cho mỗi bản mã…")
    failure = f"Không biên dịch được, xem {FOLDER / LOG}"
    try:
        FOLDER.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=FOLDER, prefix="making-", ignore_cleanup_errors=True) as aside:
            if _compile_apart(aside):
                # Of what was changed meanwhile it is not known which is compiled.
                if fingerprint() == target.name:
                    _put(Path(aside, "lib"), target)
                else:
                    failure = "Mã nguồn đã đổi trong lúc biên dịch, hãy biên dịch lại"
    except OSError as error:
        failure = f"Không ghi được bản biên dịch ({error.strerror}: {error.filename})"
    if not is_whole(target):
        report(f"{failure}; {_AS_SLOW}")
    return is_whole(target)


def _put(made: Path, target: Path) -> None:
    """Give what was made its name, where another process has not been faster.

    The former ones stay, until `make clean`: a process that runs may still load from them.
    """
    if not is_whole(target):
        shutil.rmtree(target, ignore_errors=True)
        made.rename(target)


def _compile_apart(folder: str) -> bool:
    """Compile in a process of its own, which may end as it likes; return whether all went well."""
    with (FOLDER / LOG).open("wb") as log:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-c", _START, folder],
            cwd=ROOT,
            env={**os.environ, INTERPRETED_VARIABLE: "1"},
            stdout=log,
            stderr=subprocess.STDOUT,
            check=False,
        )
    return done.returncode == 0


def compile_into(folder: str) -> None:
    """Compile into the folder ``lib`` of a folder, below the current one that holds the package.

    Raises
    ------
    SystemExit
        What was written cannot be compiled.
    """
    from mypyc.build import mypycify  # noqa: PLC0415 - only who compiles has it
    from setuptools import setup  # noqa: PLC0415 - the same

    libraries = {name: [_below_root(path) for path in compiled_sources(name)] for name in COMPILED}
    sources = [source for each in libraries.values() for source in each]
    extensions = mypycify(
        [
            # The project's own settings follow each import into the libraries of others.
            "--config-file=",
            "--follow-imports=skip",
            "--ignore-missing-imports",
            f"--cache-dir={folder}/types",
            *sources,
            *(_below_root(ROOT / "index" / name) for name in BESIDE),
        ],
        only_compile_paths=sources,
        target_dir=f"{folder}/source",
        # Twice as fast to compile as 3, and as fast to run.
        opt_level="1",
        debug_level="0",
        separate=[(each, name) for name, each in libraries.items()],
    )
    setup(
        name="native",
        packages=[],
        py_modules=[],
        ext_modules=extensions,
        script_args=[
            "build_ext",
            f"--build-lib={folder}/lib",
            f"--build-temp={folder}/objects",
            f"--parallel={os.cpu_count() or 1}",
        ],
    )


def _missing() -> str:
    """Return what compiling needs and this machine lacks, "" when all is there."""
    command = os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc"
    try:
        compiler = next(iter(shlex.split(command)), "")
    except ValueError:  # a quotation that does not end
        compiler = command
    if shutil.which(compiler) is None:
        return f"trình biên dịch C ({compiler})"
    if not Path(sysconfig.get_path("include"), "Python.h").is_file():
        return "Python.h (gói python3-dev)"
    return "" if find_spec("mypyc") and find_spec("setuptools") else "mypyc (pip install '.[native]')"


def _below_root(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


if __name__ == "__main__":
    build_native(print)
