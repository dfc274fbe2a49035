"""Options that several commands of the command line share, with their Vietnamese help. Data only."""

from pathlib import Path
from typing import Annotated

import typer

Home = Annotated[
    Path | None,
    typer.Option("--home", metavar="THƯ_MỤC", help="Thư mục của chỉ mục; mặc định là $QA_HOME, rồi .qa của dự án."),
]
Within = Annotated[
    str | None, typer.Option("--in", metavar="TÊN", help="Chỉ trong một bộ tài liệu; xem “qa collection”.")
]
AsJson = Annotated[bool, typer.Option("--json", help="In JSON cho chương trình khác đọc.")]
ByWords = Annotated[bool, typer.Option("--no-embed", help="Không nạp mô hình, chỉ tìm theo từ.")]
