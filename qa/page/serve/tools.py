"""What of the framework's server of tools (MCP) is served: the list of tools and their calls, nothing else."""

import json
from collections.abc import Sequence
from typing import Any

from mcp import types

_SERVED = (types.PingRequest, types.ListToolsRequest, types.CallToolRequest)


def serve_tools_only(server: Any) -> None:
    """Take everything but tools out of a ``gradio.mcp.GradioMCPServer``, and let their results be JSON.

    There are no prompts and resources here, but their handlers would make the server send a request to whatever
    address a program names in its headers. Results would be written as Python writes them.
    """
    handlers = server.mcp_server.request_handlers
    for kind in [kind for kind in handlers if kind not in _SERVED]:
        del handlers[kind]
    server.postprocess_output_data = _write_results


def _write_results(outputs: Sequence[object], _address: str) -> list[types.TextContent]:
    return [types.TextContent(type="text", text=json.dumps(output, ensure_ascii=False)) for output in outputs]
