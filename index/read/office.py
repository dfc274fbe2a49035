"""Bytes of a .doc, .odt or .rtf file in, its text out, by way of LibreOffice and a Word document.

LibreOffice runs in a folder of its own with macros and the network switched off, has a time limit, and is ended with
all that it started. Does NOT read these formats itself.
"""

import os
import re
import shutil
import signal
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from index.errors import UnreadableDocument
from index.pace import expect
from index.read.docx import read_docx
from index.read.office_kind import OfficeKind, tell_kind
from index.read.package import PASSWORD, UNLOCK, open_package
from index.reading import Reading

# In seconds. A document of 200 pages takes about 10; the first start of LibreOffice a few more.
TIME_LIMIT = 120
# For what it wrote to be read afterwards.
READ_SECONDS = 120
PROGRAMS = ("soffice", "libreoffice")
_INSTALL = (
    "cài LibreOffice (Debian, Ubuntu: sudo apt-get install libreoffice-writer-nogui; macOS: brew install --cask "
    "libreoffice; Windows: winget install TheDocumentFoundation.LibreOffice) rồi đọc lại, hoặc lưu tệp thành .docx"
)
_SAVE_AS = "mở bằng Word hay LibreOffice rồi lưu lại thành .docx"
_OTHER_KINDS = {
    OfficeKind.SHEET: "là bảng tính, không phải văn bản",
    OfficeKind.SLIDES: "là bản trình chiếu, không phải văn bản",
    OfficeKind.MAIL: "là thư Outlook, không phải văn bản",
}
# What LibreOffice asks of a proxy goes nowhere: port 9 discards.
_NOWHERE = "http://127.0.0.1:9"
_SETTING = '<item oor:path="{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
_SETTINGS = (
    ("/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("/org.openoffice.Inet/Settings", "ooInetProxyType", "1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
_PROFILE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry">{}</oor:items>\n'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outcome:
    """What LibreOffice left: the document, or None, and whether its time ran out."""

    document: bytes | None
    late: bool


def read_office(data: bytes, /, *, path: str) -> Reading:
    """Read a document of an older or another office program.

    Parameters
    ----------
    data
        The whole file.
    path
        What to call it in an error.

    Raises
    ------
    UnreadableDocument
        If it has a password, is of another kind, LibreOffice is not installed, takes too long or cannot read it.
    """
    kind = tell_kind(data)
    if kind is OfficeKind.LOCKED or (kind is OfficeKind.ODT and _is_locked(data, path)):
        raise UnreadableDocument(path, PASSWORD, UNLOCK)
    if kind not in {OfficeKind.DOC, OfficeKind.ODT, OfficeKind.RTF}:
        reason = _OTHER_KINDS.get(kind, "tệp hỏng hoặc không phải văn bản Word") if kind else "không phải văn bản Word"
        raise UnreadableDocument(path, reason, "xin lại bản gốc, hoặc đổi đuôi tệp cho đúng dạng")
    program = find_program()
    if program is None:
        raise UnreadableDocument(path, f"cần LibreOffice để đọc dạng .{kind.value}", _INSTALL)
    expect(TIME_LIMIT + READ_SECONDS)
    outcome = _convert(program, data, kind)
    if outcome.late:
        reason = f"LibreOffice đọc quá {TIME_LIMIT} giây chưa xong"
        raise UnreadableDocument(path, reason, f"{_SAVE_AS}, hoặc chia thành nhiều tệp nhỏ hơn")
    if outcome.document is None:
        raise UnreadableDocument(path, "tệp hỏng (LibreOffice không mở được)", _SAVE_AS)
    return read_docx(outcome.document, path=path)


def find_program() -> str | None:
    """Return where LibreOffice is installed, None where it is not."""
    return next((found for name in PROGRAMS if (found := shutil.which(name)) is not None), None)


def _is_locked(data: bytes, path: str) -> bool:
    package = open_package(data, path=path)
    name = "META-INF/manifest.xml"
    return name in package and re.search(rb"<(?:\w+:)?encryption-data", package.read(name)) is not None


def _convert(program: str, data: bytes, kind: OfficeKind) -> _Outcome:
    with TemporaryDirectory(prefix="qa-office-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        settings = folder / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_PROFILE.format("".join(_SETTING.format(*each) for each in _SETTINGS)), encoding="utf-8")
        source = folder / f"document.{kind.value}"
        source.write_bytes(data)
        command = [
            program,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard"),
            *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"), str(source)),
        ]
        late = _run(command, folder)
        made = folder / "out" / "document.docx"
        return _Outcome(document=made.read_bytes() if made.is_file() and not late else None, late=late)


def _run(command: list[str], folder: Path) -> bool:
    """Run a program in a session of its own; return whether its time ran out, then it and its children are ended."""
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy"), _NOWHERE)
    environment = {**os.environ, **proxies, "HOME": str(folder), "TMPDIR": str(folder)}
    process = subprocess.Popen(  # noqa: S603  # an argument list; the file's name is our own
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(timeout=TIME_LIMIT)
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
