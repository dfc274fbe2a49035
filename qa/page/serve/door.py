"""Who is let in: names, passwords and tokens in, an owner out. Knows the file of people and nothing of the web."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from index.database import Database
from index.errors import CorpusError
from index.people.accounts import Accounts
from index.people.attempts import WINDOW_SECONDS, Attempts
from index.people.database import NAME, open_people
from index.people.sessions import IDLE, LONGEST, Sessions
from index.people.tokens import Tokens

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
"""Addresses that only this machine reaches."""

WRONG = "Tên hoặc mật khẩu không đúng."
TOO_MANY = f"Sai quá nhiều lần. Hãy đợi {WINDOW_SECONDS // 60} phút rồi thử lại."


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn:
    """What came of a try to sign in: the token of a session, else "" and a Vietnamese line that says why."""

    token: str = ""
    refusal: str = ""


class Door:
    """The way in through the accounts of a file of people; threads may share it.

    Parameters
    ----------
    database
        The file of people.
    idle, longest
        When a session ends by itself.
    """

    def __init__(self, database: Database, *, idle: timedelta = IDLE, longest: timedelta = LONGEST) -> None:
        self._accounts = Accounts(database)
        self._attempts = Attempts(database)
        self._tokens = Tokens(database)
        self.sessions = Sessions(database, idle=idle, longest=longest)

    def sign_in(self, name: str, password: str, address: str) -> SignIn:
        """Try a password; `address` is where it came from."""
        tidied = name.strip().lower()[:64]
        if not self._attempts.begin(tidied, address):
            return SignIn(refusal=TOO_MANY)
        if not self._accounts.check(tidied, password):
            return SignIn(refusal=WRONG)
        self._attempts.succeed(tidied, address)
        return SignIn(token=self.sessions.begin(tidied))

    def owner_of_token(self, token: str) -> str | None:
        """Return whom the token of a program acts for, None for one that is not good."""
        return self._tokens.owner(token)


def open_door(home: Path, host: str, *, open_to_all: bool, idle: timedelta, longest: timedelta) -> Door | None:
    """Decide whether one has to sign in.

    Parameters
    ----------
    home, host
        Folder of the index, and the address at which the page is to be served.
    open_to_all
        Whether other machines may come in without an account where there is none.
    idle, longest
        When a session ends by itself.

    Returns
    -------
    The door where there are accounts, else None: the page opens directly.

    Raises
    ------
    CorpusError
        Other machines could reach the page, there is no account, and nobody said that this is meant.
    """
    if (home / NAME).is_file():
        database = open_people(home)
        if Accounts(database).names():
            return Door(database, idle=idle, longest=longest)
    if host not in LOOPBACK and not open_to_all:
        raise CorpusError(
            f"trang mở ở {host} thì máy khác vào được mà chưa có tài khoản nào; hãy thêm tài khoản bằng “qa user add "
            "TÊN”, hoặc nói rõ là mở cho mọi người bằng --open-to-all"
        )
    return None
