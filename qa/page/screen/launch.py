"""How the page is served: looks, language, privacy. Nothing comes in; the options of ``launch`` go out."""

from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from threading import Thread
from time import monotonic, sleep
from typing import Any, NoReturn

import gradio as gr
from gradio import http_server, processing_utils
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse
from starlette.routing import Route

from qa.page.frame import read_asset, write_head
from qa.page.screen.memory import MOST_WINDOWS
from qa.page.serve.boundary import Boundary
from qa.page.uploads import UPLOAD_LIMIT

# The framework has no Vietnamese and falls back to English, so Vietnamese stands under both keys.
_BUILT_INS = {
    "common.loading": "Đang tải",
    "common.error": "Có lỗi",
    "common.submit": "Gửi",
    "common.clear": "Xóa",
    "common.settings": "Cài đặt",
    "common.built_with_gradio": "Làm bằng Gradio",
    "common.progress": "Tiến độ",
    "status.queue_position": "Đang chờ: {0}",
    "blocks.long_requests_queue": "Nhiều yêu cầu đang chờ.",
    "blocks.connection_can_break": "Kết nối có thể bị ngắt khi trang không ở phía trước.",
    "upload_text.drop_file": "Thả tệp vào đây",
    "upload_text.drop_multiple_files": "Thả các tệp vào đây",
    "upload_text.click_to_upload": "bấm để chọn tệp",
    "upload_text.paste_clipboard": "Dán",
    "common.or": "hoặc",
    "blocks.waiting_for_inputs": "Đang chờ tải tệp lên, hãy thử lại.",
}


START_SECONDS = 60.0
"""How long a server may take to start, on a machine that is very busy."""

_LAUNCH_ONLY = frozenset({"share", "quiet", "ssl_verify", "state_session_capacity"})


def send_plotly(_request: Request) -> FileResponse:
    """Send the script that draws charts, as the plotly package carries it."""
    script = Path(str(files("plotly"))) / "package_data" / "plotly.min.js"
    return FileResponse(script, media_type="text/javascript", headers={"Cache-Control": "max-age=86400"})


async def fetch_nothing(url: str) -> NoReturn:
    """Stand in for the framework's download of an address that a browser sent in place of a file."""
    del url
    raise PermissionError("the page fetches nothing")


def start_patiently(server: Any) -> None:
    """Stand in for the framework's start of its server, which it gives up after five seconds.

    Raises
    ------
    OSError
        The server has ended, or has not started after `START_SECONDS`.
    """
    server.thread = Thread(target=server.run, daemon=True)
    server.thread.start()
    end = monotonic() + START_SECONDS
    while not server.started:
        if not server.thread.is_alive() or monotonic() > end:
            raise OSError("the server did not start")
        sleep(0.001)


def mount_options(options: Mapping[str, Any]) -> dict[str, Any]:
    """Return the same looks, language and privacy for ``mount_gradio_app``, out of those for ``launch``.

    It knows no sharing, and shows errors of the server to the browser unless told not to.
    """
    return {name: value for name, value in options.items() if name not in _LAUNCH_ONLY} | {"show_error": False}


def launch_options(
    *, takes_files: bool = False, has_tools: bool = False, routes: Sequence[Route] = ()
) -> dict[str, Any]:
    """Return what ``launch`` needs beside host and port: looks, language, and privacy settings.

    `has_tools` serves the endpoints for programs as tools (MCP) as well; `routes` come before those of the framework.
    From now on the framework fetches nothing from anywhere, and waits for a server that starts slowly.
    """
    processing_utils.async_ssrf_protected_get = fetch_nothing
    http_server.Server.run_in_thread = start_patiently  # type: ignore[method-assign]
    return {
        "theme": gr.themes.Base(
            # Packaged with the framework, so nothing is fetched. Its semi-bold file has no Vietnamese letters; regular
            # and bold have all of them, and bold stands in for weight 600.
            font=[gr.themes.LocalFont("IBM Plex Sans", weights=(400, 700)), "Segoe UI", "sans-serif"],
            font_mono=[gr.themes.LocalFont("IBM Plex Mono", weights=(400,)), "Consolas", "monospace"],
        ),
        "head": write_head(),
        "js": read_asset("page.js"),
        "i18n": gr.I18n(en=_BUILT_INS, vi=_BUILT_INS),
        "footer_links": [],
        "run_history": False,
        "enable_monitoring": False,
        "share": False,
        # The framework greets its own server once, over plain HTTP: for that it need not read all certificates.
        "ssl_verify": False,
        "ssr_mode": False,
        "pwa": False,
        "mcp_server": has_tools,
        # Before the framework's own routes, so that plotly's script comes from this page and from nowhere else.
        "app_kwargs": {
            "routes": [Route("/qa-assets/plotly.min.js", send_plotly), *routes],
            "middleware": [Middleware(Boundary)],
        },
        # Where the page takes no files the framework's upload route stays all the same, so it is made useless.
        "max_file_size": UPLOAD_LIMIT if takes_files else "1kb",
        "state_session_capacity": MOST_WINDOWS,
        "quiet": True,
    }
