"""The bytes of a workbook of an older or an open format in, the same workbook as .xlsx out, by way of LibreOffice.

LibreOffice runs in a folder of its own with macros and links switched off, has a time limit, and is ended with all
that it started. Does NOT read cells.
"""

import os
import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

# In seconds; a workbook of 100,000 rows takes about 20.
TIME_LIMIT = 120
PROGRAMS = ("soffice", "libreoffice")
_SETTING = (
    '<item oor:path="/org.openoffice.Office.{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
)
_SETTINGS = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Calc/Content/Update", "Link", "2"),
)
_PROFILE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry">{}</oor:items>\n'
)


def convert(data: bytes, *, suffix: str) -> bytes | None:
    """Convert a workbook.

    Parameters
    ----------
    data
        The whole file.
    suffix
        The ending that its content asks for, ".xls", ".xlsb" or ".ods".

    Returns
    -------
    The .xlsx file; None where LibreOffice is missing, cannot read the file, or runs out of time.
    """
    program = next((found for name in PROGRAMS if (found := shutil.which(name)) is not None), None)
    if program is None:
        return None
    with TemporaryDirectory(prefix="qa-calc-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        settings = folder / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_PROFILE.format("".join(_SETTING.format(*each) for each in _SETTINGS)), encoding="utf-8")
        source = folder / f"workbook{suffix}"
        source.write_bytes(data)
        command = [
            program,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard"),
            *("--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "out"), str(source)),
        ]
        made = folder / "out" / "workbook.xlsx"
        return made.read_bytes() if _run(command, folder) and made.is_file() else None


def _run(command: list[str], folder: Path) -> bool:
    """Run a program in a session of its own; return whether it ended in time. What it started ends with it."""
    process = subprocess.Popen(  # noqa: S603 - an argument list; the file's name is our own
        command,
        cwd=folder,
        env={**os.environ, "HOME": str(folder), "TMPDIR": str(folder)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(timeout=TIME_LIMIT)
    except subprocess.TimeoutExpired:
        return False
    finally:
        if hasattr(os, "killpg"):
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
        process.kill()
        process.wait()
    return True
