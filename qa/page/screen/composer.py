"""The field to ask in, with the choice of what is asked of above it. Sets of documents in, components out."""

import gradio as gr

from qa.page.frame import FOOTNOTE
from qa.page.reach import Reach
from qa.page.screen.collections import build_scope


def build_composer(page: gr.Blocks, reach: Reach | None) -> tuple[gr.Dropdown | gr.State, gr.Textbox, gr.Button]:
    """Build the field inside the page that is being built.

    Returns
    -------
    What holds the number of the chosen set ("" for all documents), the field, and the button that sends it.
    """
    with gr.Column(elem_id="qa-composer"):
        scope = build_scope(page, reach) if reach is not None else gr.State("")
        with gr.Row(elem_id="qa-field"):
            question = gr.Textbox(
                label="Câu hỏi của bạn",
                show_label=False,
                placeholder="Hỏi về số liệu trong báo cáo…",
                lines=1,
                max_lines=6,
                container=False,
                elem_id="qa-question",
                autofocus=True,
            )
            send = gr.Button("Gửi", variant="primary", elem_id="qa-send")
        gr.HTML(FOOTNOTE, elem_id="qa-footnote", js_on_load=None, apply_default_css=False)
    return scope, question, send
