"""The web page as a command: options in, a served page out.

No retrieval, no HTML: those live below, and so does the page itself (``qa.page.screen.page``). What takes long to
import is imported when it is needed, so that help and mistakes are told at once.
"""

import logging
import sys
import threading
from collections.abc import Sequence
from datetime import timedelta

import typer

from index.errors import CorpusError
from qa.command.usage import VietnameseCommand, explain_usage, is_usage_error
from qa.page.serve.door import LOOPBACK, open_door
from qa.page.serve.parameters import Home, Host, Idle, Longest, OpenToAll, Port, Tools, Uploads
from qa.settings import load_settings


def serve(
    *,
    host: Host = "127.0.0.1",
    port: Port = 7860,
    home: Home = None,
    uploads: Uploads = None,
    open_to_all: OpenToAll = False,
    idle: Idle = 12,
    longest: Longest = 30,
    mcp: Tools = False,
) -> int:
    """Serve the page over an index until it is stopped; return the exit status."""
    folder = load_settings(home).home
    door = open_door(folder, host, open_to_all=open_to_all, idle=timedelta(hours=idle), longest=timedelta(days=longest))
    takes_files = uploads if uploads is not None else door is not None or host in LOOPBACK
    from qa.page.serve.loading import load_quickly  # noqa: PLC0415 - as what it loads, not for help and mistakes
    from qa.page.serve.sourceless import hide_sources  # noqa: PLC0415

    # What serves tools is imported wherever it is installed, a tenth of all; models of pydantic 1 are only looked for,
    # to be refused; tables of pandas are only told from other values that events keep.
    without = ("pydantic.v1",) if mcp else ("pydantic.v1", "mcp")
    with load_quickly(without=without, later=("pandas",)):
        with hide_sources():
            from qa.page.serve.opening import open_page  # noqa: PLC0415 - takes seconds
        stop = open_page(folder, host, port, door, takes_files=takes_files, has_tools=mcp)
    print(f"Trang web: http://{host}:{port} (Ctrl+C để dừng)", flush=True)
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        stop()
        print("\nĐã dừng.")
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve the page as the command line says; every expected fault is one line of Vietnamese on standard error.

    Parameters
    ----------
    arguments
        Options; None takes those of this process.

    Returns
    -------
    Exit status: 0 done, 1 the page could not be served, 2 wrong usage.
    """
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    program = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    program.command(cls=VietnameseCommand, help="Phục vụ trang hỏi đáp trên chỉ mục.", options_metavar="[TÙY CHỌN]")(
        serve
    )
    try:
        return int(program(args=arguments, prog_name="app.py", standalone_mode=False) or 0)
    except CorpusError as error:
        print(f"Lỗi: {error}", file=sys.stderr)
        return 1
    except Exception as error:
        if not is_usage_error(error):
            raise
        print(explain_usage(error), file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
