"""What the browser sent with an event: anything at all in, an object out."""

from typing import Any

import gradio as gr


def read_sent(event: gr.EventData) -> dict[str, Any]:
    """Return the fields that the browser sent; none when it sent something that has no fields.

    The documented attributes of an event raise on a missing field.
    """
    sent = event._data  # noqa: SLF001
    return sent if isinstance(sent, dict) else {}
