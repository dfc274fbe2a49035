"""The bytes of a file in, the same document in another format out, by way of LibreOffice.

LibreOffice runs in a folder of its own with macros, links and the network switched off, has a time limit, and is ended
with all that it started. Does NOT tell formats apart.
"""

import os
import shutil
import signal
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

PROGRAMS = ("soffice", "libreoffice")
# What LibreOffice asks of a proxy goes nowhere: port 9 discards.
_NOWHERE = "http://127.0.0.1:9"
_SETTING = '<item oor:path="/org.openoffice.{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    # Never, which the two number the other way round.
    ("Office.Calc/Content/Update", "Link", "2"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Inet/Settings", "ooInetProxyType", "1"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
_PROFILE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry">{}</oor:items>\n'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversion:
    """What LibreOffice left: the file, or None, and whether its time ran out."""

    data: bytes | None
    late: bool


def find_program() -> str | None:
    """Return where LibreOffice is installed, None where it is not."""
    return next((found for name in PROGRAMS if (found := shutil.which(name)) is not None), None)


def convert(program: str, data: bytes, *, suffix: str, to: str, seconds: float) -> Conversion:
    """Convert a file.

    Parameters
    ----------
    program
        LibreOffice, as `find_program` found it.
    data
        The whole file.
    suffix
        The ending that its content asks for, such as ".xls".
    to
        The ending and the export filter, as LibreOffice names them: "docx:MS Word 2007 XML".
    seconds
        How long it may take.

    Returns
    -------
    The new file; none where LibreOffice cannot read the old one or runs out of time.
    """
    with TemporaryDirectory(prefix="qa-office-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        settings = folder / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_PROFILE.format("".join(_SETTING.format(*each) for each in _SETTINGS)), encoding="utf-8")
        source = folder / f"document{suffix}"
        source.write_bytes(data)
        command = [
            program,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard"),
            *("--convert-to", to, "--outdir", str(folder / "out"), str(source)),
        ]
        late = _run(command, folder, seconds)
        made = folder / "out" / f"document.{to.partition(':')[0]}"
        return Conversion(data=made.read_bytes() if made.is_file() and not late else None, late=late)


def _run(command: list[str], folder: Path, seconds: float) -> bool:
    """Run a program in a session of its own; return whether its time ran out. What it started ends with it."""
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy"), _NOWHERE)
    process = subprocess.Popen(  # noqa: S603 - an argument list; the file's name is our own
        command,
        cwd=folder,
        env={**os.environ, **proxies, "HOME": str(folder), "TMPDIR": str(folder)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        return True
    finally:
        _end(process)
    return False


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program and its children, also those that outlive it."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()
