"""Care of an index: whether all of it is well (``doctor``), how it stands (``status``), a copy of it and the way back.

``commands`` are those of the command line; copies are made by ``index.backup``. Answers nothing.
"""
