"""The commands ``qa user``: who may sign in on the page. ``qa.cli`` registers them; no secret is an argument."""

import sys
from getpass import getpass
from typing import TYPE_CHECKING, Annotated

import typer

from index.errors import CorpusError
from qa.command import manual
from qa.command.parameters import Home
from qa.command.usage import VietnameseCommand, VietnameseGroup
from qa.settings import load_settings

if TYPE_CHECKING:
    from index.database import Database

Name = Annotated[str, typer.Argument(metavar="TÊN", help="Tên tài khoản: chữ thường không dấu, chữ số, “.”, “_”, “-”.")]
Piped = Annotated[bool, typer.Option("--stdin", help="Lấy dòng đầu của đầu vào chuẩn làm mật khẩu, không hỏi.")]

user_app = typer.Typer(
    cls=VietnameseGroup,
    help=manual.USER,
    no_args_is_help=True,
    rich_markup_mode=None,
    subcommand_metavar="LỆNH [THAM SỐ]...",
    options_metavar="[TÙY CHỌN]",
)


@user_app.command("add", cls=VietnameseCommand, options_metavar="[TÙY CHỌN]")
def add_command(
    name: Name,
    *,
    home: Home = None,
    piped: Piped = False,
    restore: Annotated[bool, typer.Option("--restore", help="Mở lại tài khoản đã gỡ, cùng dữ liệu của nó.")] = False,
) -> int:
    """Thêm một tài khoản; mật khẩu được hỏi hai lần, không hiện trên màn hình."""
    from index.people.accounts import Accounts, refuse_name  # noqa: PLC0415 - help pages wait for nothing

    refuse_name(name)
    accounts = Accounts(_open(home))
    accounts.add(name, read_password(piped=piped), restore=restore)
    typer.echo(f"Đã thêm tài khoản “{name}”.")
    if len(accounts.names()) == 1:
        typer.echo("Từ lần chạy tới, trang web đòi đăng nhập; trang đang chạy thì hãy khởi động lại.")
    return 0


@user_app.command("list", cls=VietnameseCommand, options_metavar="[TÙY CHỌN]")
def list_command(*, home: Home = None) -> int:
    """Liệt kê các tài khoản, mỗi dòng một tên."""
    from index.people.accounts import Accounts  # noqa: PLC0415

    for name in Accounts(_open(home)).names():
        typer.echo(name)
    return 0


@user_app.command("remove", cls=VietnameseCommand, options_metavar="[TÙY CHỌN]")
def remove_command(name: Name, *, home: Home = None) -> int:
    """Gỡ một tài khoản: không đăng nhập được nữa; tài liệu và hội thoại của nó vẫn còn."""
    from index.people.accounts import Accounts  # noqa: PLC0415
    from index.people.tokens import Tokens  # noqa: PLC0415

    database = _open(home)
    Accounts(database).remove(name)
    Tokens(database).revoke(name)
    typer.echo(f"Đã gỡ tài khoản “{name}”; mở lại được bằng “qa user add {name} --restore”.")
    return 0


@user_app.command("password", cls=VietnameseCommand, options_metavar="[TÙY CHỌN]")
def password_command(name: Name, *, home: Home = None, piped: Piped = False) -> int:
    """Đổi mật khẩu của một tài khoản; mọi phiên đăng nhập của nó kết thúc."""
    from index.people.accounts import Accounts  # noqa: PLC0415

    Accounts(_open(home)).change_password(name, read_password(piped=piped))
    typer.echo(f"Đã đổi mật khẩu của “{name}”; mọi phiên đăng nhập của tài khoản này đã kết thúc.")
    return 0


@user_app.command("token", cls=VietnameseCommand, options_metavar="[TÙY CHỌN]")
def token_command(
    name: Name,
    *,
    home: Home = None,
    revoke: Annotated[bool, typer.Option("--revoke", help="Hủy mọi khóa của tài khoản, không tạo khóa mới.")] = False,
) -> int:
    """Tạo khóa cho chương trình gọi trang thay một tài khoản; khóa chỉ hiện một lần."""
    from index.people.tokens import Tokens  # noqa: PLC0415

    tokens = Tokens(_open(home))
    if revoke:
        typer.echo(f"Đã hủy {tokens.revoke(name)} khóa của “{name}”.")
        return 0
    typer.echo(tokens.make(name))
    typer.echo("Hãy chép khóa này ngay, nó không hiện lại; gửi nó trong “Authorization: Bearer KHÓA”.", err=True)
    return 0


def read_password(*, piped: bool) -> str:
    """Return a new password: typed twice without echo, or the first line of standard input.

    Raises
    ------
    CorpusError
        The two differ, or there is nobody to ask.
    """
    if piped:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise CorpusError("không hỏi được mật khẩu vì đầu vào không phải bàn phím; hãy thêm --stdin")
    password = getpass("Mật khẩu mới: ")
    if getpass("Gõ lại mật khẩu: ") != password:
        raise CorpusError("hai lần gõ không giống nhau; hãy chạy lại lệnh")
    return password


def _open(home: Home) -> "Database":
    from index.people.database import open_people  # noqa: PLC0415

    return open_people(load_settings(home).home)
