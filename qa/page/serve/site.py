"""The site: sign-in and page in one application behind the guard, and the server that runs it."""

import socket
import threading
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import gradio as gr
import uvicorn
from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.types import ASGIApp

from qa.page.screen.launch import mount_options
from qa.page.serve.door import Door
from qa.page.serve.guard import SIGN_IN, Guard, owner_of
from qa.page.serve.limits import Allowance, Limits
from qa.page.serve.sign_in import sign_in_routes

_NAMED_HERE = frozenset({"127.0.0.1", "localhost"})
_START_SECONDS = 30.0
_STOP_SECONDS = 3


def build_site(
    page: gr.Blocks, door: Door, options: Mapping[str, Any], allowance: Allowance | None = None
) -> tuple[ASGIApp, FastAPI]:
    """Put a page behind the guard.

    Parameters
    ----------
    page
        As it is built, not launched.
    door
        Knows who may come in.
    options
        Of ``qa.page.screen.launch.mount_options``.
    allowance
        Counts the calls of programs; None allows as many as usual.

    Returns
    -------
    What is to be served, and the application behind the guard, which holds all routes.
    """
    # No pages that describe the routes.
    inside = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    inside.include_router(sign_in_routes(door))
    gr.mount_gradio_app(inside, page, path="/", auth_dependency=owner_of, **options)
    _tidy_tools(page)
    limits = Limits(inside, endpoints_of(page), allowance)
    return Guard(limits, door, open_paths=(SIGN_IN,)), inside


def endpoints_of(page: gr.Blocks) -> frozenset[int]:
    """Return the numbers of the events of a page that are endpoints for programs."""
    return frozenset(number for number, event in page.fns.items() if event.api_visibility == "public")


def _tidy_tools(page: gr.Blocks) -> None:
    if page.mcp_server_obj is not None:
        from qa.page.serve.tools import serve_tools_only  # noqa: PLC0415 - not loaded where it is not served

        serve_tools_only(page.mcp_server_obj)


def start_page(
    page: gr.Blocks, options: Mapping[str, Any], host: str, port: int, door: Door | None
) -> Callable[[], None]:
    """Serve a page in the background: directly, or behind a door.

    Parameters
    ----------
    page
        As it is built.
    options
        Of ``qa.page.screen.launch.launch_options``.
    host, port
        Where it listens.
    door
        Knows who may come in; None lets everybody in.

    Returns
    -------
    What stops it.

    Raises
    ------
    OSError
        The address cannot be had.
    """
    if door is not None:
        page.state_session_capacity = options["state_session_capacity"]
        site, _ = build_site(page, door, mount_options(options))
        return start_site(site, host, port)
    before = [*options["app_kwargs"]["middleware"], Middleware(Limits, endpoints=endpoints_of(page))]
    if host in _NAMED_HERE:
        # Else a page of somebody else could have its own name lead here, and read what the browser may.
        before.insert(0, Middleware(TrustedHostMiddleware, allowed_hosts=sorted(_NAMED_HERE)))
    inside = options["app_kwargs"] | {"middleware": before}
    page.launch(server_name=host, server_port=port, prevent_thread_lock=True, **{**options, "app_kwargs": inside})
    _tidy_tools(page)
    return partial(page.close, verbose=False)


def start_site(site: ASGIApp, host: str, port: int) -> Callable[[], None]:
    """Serve a site in the background.

    Parameters
    ----------
    site
        What is served.
    host, port
        Where it listens.

    Returns
    -------
    What stops it.

    Raises
    ------
    OSError
        The address cannot be had.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.create_server((host, port), family=family)
    config = uvicorn.Config(
        site, log_level="warning", server_header=False, timeout_graceful_shutdown=_STOP_SECONDS, lifespan="on"
    )
    server = uvicorn.Server(config)
    has_ended = threading.Event()

    def run() -> None:
        try:
            server.run(sockets=[listening])
        finally:
            has_ended.set()

    thread = threading.Thread(target=run, daemon=True, name="site")
    thread.start()

    def stop() -> None:
        server.should_exit = True
        thread.join(timeout=_STOP_SECONDS * 2)
        listening.close()

    for _ in range(int(_START_SECONDS / 0.05)):
        if server.started or has_ended.wait(0.05):
            break
    if not server.started:
        stop()
        raise OSError(f"the server at {host}:{port} did not start")
    return stop
