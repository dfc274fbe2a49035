"""Options of serving the page, with their Vietnamese help. Data only."""

from pathlib import Path
from typing import Annotated

import typer

Host = Annotated[str, typer.Option(envvar="QA_HOST", metavar="ĐỊA_CHỈ", help="Địa chỉ lắng nghe.")]
Port = Annotated[int, typer.Option(envvar="QA_PORT", min=1, max=65535, metavar="CỔNG", help="Cổng lắng nghe.")]
Home = Annotated[Path | None, typer.Option(metavar="THƯ_MỤC", help="Thư mục của chỉ mục; mặc định như lệnh qa.")]
Uploads = Annotated[
    bool | None,
    typer.Option(
        "--uploads/--no-uploads",
        help="Cho phép thêm và gỡ tài liệu từ trang; mặc định khi trang đòi đăng nhập hoặc mở riêng cho máy này "
        "(127.0.0.1), vì ai mở được trang cũng làm được, và có thể làm đầy đĩa.",
    ),
]
OpenToAll = Annotated[
    bool, typer.Option("--open-to-all", help="Cho máy khác vào mà không cần đăng nhập, khi chưa có tài khoản nào.")
]
Idle = Annotated[
    float,
    typer.Option(
        "--idle", envvar="QA_IDLE", min=0.1, metavar="GIỜ", help="Phiên đăng nhập hết hạn khi để yên chừng này."
    ),
]
Longest = Annotated[
    float, typer.Option("--session", envvar="QA_SESSION", min=0.01, metavar="NGÀY", help="Phiên đăng nhập dài nhất.")
]
Tools = Annotated[
    bool,
    typer.Option(
        "--mcp/--no-mcp",
        envvar="QA_MCP",
        help="Phục vụ các hàm của trang thành công cụ MCP cho trợ lý AI, ở /gradio_api/mcp/; mặc định không.",
    ),
]
