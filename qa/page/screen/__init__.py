"""The tabs of the page in Gradio: HTML of `qa.page` put on the screen, and its clicks handed on."""
