"""What the server remembers of one window of a browser, and for how long. A first value in, a component out.

The framework would learn that a window was closed from a connection that each window holds for nothing else. A browser
opens six connections to one server, so the sixth window would not even load; and of a computer that was asleep over
lunch, which ends connections too, the conversation would be forgotten. So no such connection is held, and what is
remembered is forgotten once it has not changed for `KEPT_SECONDS`, whether its window is open or not.
"""

from typing import Any

import gradio as gr

KEPT_SECONDS = 3 * 24 * 60 * 60
"""A conversation that was left open on Friday goes on on Monday morning."""

MOST_WINDOWS = 1000
"""Those that were used last are remembered."""


def remember(first: Any) -> gr.State:
    """Build what holds a value for each window, from a `first` one, inside the page that is being built."""
    return gr.State(first, time_to_live=KEPT_SECONDS)
