"""Accounts, sessions, tokens and wrong passwords: what is kept of them, when they end, and the commands."""

import io
import unicodedata
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from index.database import Database
from index.errors import CorpusError, StoreBroken, StoreMismatch
from index.people.accounts import Accounts
from index.people.attempts import MOST_OF_ADDRESS, MOST_OF_PAIR, WINDOW_SECONDS, Attempts
from index.people.database import NAME, open_people
from index.people.part import prepare_part
from index.people.sessions import Sessions
from index.people.tokens import Tokens
from qa.cli import run

PASSWORD = "trời xanh mây trắng"
HOUR = 3600.0


class Clock:
    """A time that the test sets."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        """Return it."""
        return self.now


@pytest.fixture
def database(tmp_path: Path) -> Database:
    """Open a file of people with one account."""
    opened = open_people(tmp_path)
    Accounts(opened).add("lan", PASSWORD)
    return opened


def everything_in(path: Path) -> bytes:
    """Return the bytes of a database and of its log."""
    return b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*"))


def test_a_password_is_kept_only_as_a_slow_hash(database: Database) -> None:
    """Not in the tables, and not in the bytes of the file."""
    ((kept,),) = database.rows("SELECT password_hash FROM accounts")
    assert kept.startswith("$argon2id$")
    assert PASSWORD.encode() not in everything_in(database.path)


def test_only_the_right_password_of_an_account_that_is_there_is_right(database: Database) -> None:
    """Vietnamese letters may be typed in either of their two ways."""
    accounts = Accounts(database)
    assert accounts.check("lan", PASSWORD)
    assert accounts.check("lan", unicodedata.normalize("NFD", PASSWORD))
    assert not accounts.check("lan", PASSWORD + ".")
    assert not accounts.check("lan", "")
    assert not accounts.check("minh", PASSWORD)
    assert not accounts.check("minh", "không ai")


def test_an_unknown_name_costs_a_hash_too(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the time of the answer would tell which names there are."""
    compared: list[str] = []

    class Counting:
        def verify(self, hashed: str, password: str) -> bool:
            compared.append(hashed.split("$")[3])
            return True

    monkeypatch.setattr("index.people.accounts._HASHER", Counting())
    assert Accounts(database).check("lan", "x")
    assert not Accounts(database).check("minh", "x")
    assert len(compared) == 2
    assert compared[0] == compared[1]


@pytest.mark.parametrize("name", ["", "Lan", "lân", "../x", ".lan", "a/b", "a b", "a" * 33, "a\n"])
def test_a_name_that_could_not_be_a_folder_is_refused(database: Database, name: str) -> None:
    """The name of an account is also that of its folder."""
    with pytest.raises(CorpusError, match="không dùng được"):
        Accounts(database).add(name, PASSWORD)


def test_a_short_password_is_refused(database: Database) -> None:
    """Ten characters are enough, nine are not."""
    with pytest.raises(CorpusError, match="ít nhất 10 ký tự"):
        Accounts(database).add("minh", "123456789")
    Accounts(database).add("minh", "1234567890")
    assert Accounts(database).names() == ("lan", "minh")


def test_a_removed_account_comes_back_only_when_that_is_said(database: Database) -> None:
    """A newcomer of the same name must not get what the other one kept."""
    accounts = Accounts(database)
    accounts.remove("lan")
    assert not accounts.check("lan", PASSWORD)
    with pytest.raises(CorpusError, match="--restore"):
        accounts.add("lan", "một mật khẩu khác")
    accounts.add("lan", "một mật khẩu khác", restore=True)
    assert accounts.check("lan", "một mật khẩu khác")
    assert not accounts.check("lan", PASSWORD)


def test_only_the_hash_of_a_session_is_kept(database: Database) -> None:
    """Whoever reads the file cannot use a session."""
    token = Sessions(database).begin("lan")
    assert Sessions(database).owner(token) == "lan"
    assert Sessions(database).owner(token + "x") is None
    ((kept,),) = database.rows("SELECT token_hash FROM sessions")
    assert Sessions(database).owner(kept) is None
    assert token.encode() not in everything_in(database.path)


def test_a_session_ends_when_it_rests_too_long(database: Database) -> None:
    """Each use begins the rest anew."""
    clock = Clock()
    sessions = Sessions(database, idle=timedelta(hours=12), now=clock)
    token = sessions.begin("lan")
    clock.now += 11 * HOUR
    assert sessions.owner(token) == "lan"
    clock.now += 11 * HOUR
    assert sessions.owner(token) == "lan"
    clock.now += 12 * HOUR
    assert sessions.owner(token) is None


def test_a_session_that_is_used_all_the_time_ends_too(database: Database) -> None:
    """After thirty days."""
    clock = Clock()
    sessions = Sessions(database, now=clock)
    token = sessions.begin("lan")
    for _ in range(30 * 24 - 1):
        clock.now += HOUR
        assert sessions.owner(token) == "lan"
    clock.now += HOUR
    assert sessions.owner(token) is None


def test_signing_out_ends_one_session(database: Database) -> None:
    """The other browser stays signed in."""
    sessions = Sessions(database)
    here, there = sessions.begin("lan"), sessions.begin("lan")
    sessions.end(here)
    assert (sessions.owner(here), sessions.owner(there)) == (None, "lan")


@pytest.mark.parametrize(
    "change",
    [
        lambda accounts: accounts.change_password("lan", "một mật khẩu khác"),
        lambda accounts: accounts.remove("lan"),
    ],
)
def test_another_password_ends_all_sessions_of_the_account(
    database: Database, change: Callable[[Accounts], None]
) -> None:
    """And removing it does; nobody else's."""
    accounts, sessions = Accounts(database), Sessions(database)
    accounts.add("minh", PASSWORD)
    ended, kept = [sessions.begin("lan"), sessions.begin("lan")], sessions.begin("minh")
    change(accounts)
    assert [sessions.owner(token) for token in (*ended, kept)] == [None, None, "minh"]


def test_a_token_works_until_it_is_revoked(database: Database) -> None:
    """Only its hash is kept, and there is none for nobody."""
    tokens = Tokens(database)
    token = tokens.make("lan")
    assert tokens.owner(token) == "lan"
    assert token.encode() not in everything_in(database.path)
    assert tokens.revoke("lan") == 1
    assert tokens.owner(token) is None
    with pytest.raises(CorpusError, match="không có tài khoản"):
        tokens.make("minh")


def test_a_token_of_a_removed_account_is_dead(database: Database) -> None:
    """Whether or not somebody thought of revoking it."""
    token = Tokens(database).make("lan")
    Accounts(database).remove("lan")
    assert Tokens(database).owner(token) is None


def test_wrong_passwords_are_counted_for_a_while(database: Database) -> None:
    """Five for one name from one address; another address is not locked out by them; time passes."""
    clock = Clock()
    attempts = Attempts(database, now=clock)
    assert [attempts.begin("lan", "10.0.0.1") for _ in range(MOST_OF_PAIR + 1)] == [True] * MOST_OF_PAIR + [False]
    assert attempts.begin("lan", "10.0.0.2")
    assert attempts.begin("minh", "10.0.0.1")
    clock.now += WINDOW_SECONDS
    assert attempts.begin("lan", "10.0.0.1")


def test_many_names_from_one_address_have_an_end(database: Database) -> None:
    """Somebody who tries names is stopped as well."""
    attempts = Attempts(database, now=Clock())
    tried = [attempts.begin(f"a{number}", "10.0.0.1") for number in range(MOST_OF_ADDRESS + 1)]
    assert tried == [True] * MOST_OF_ADDRESS + [False]


def test_a_right_password_forgets_the_wrong_ones(database: Database) -> None:
    """Of this name from this address."""
    attempts = Attempts(database, now=Clock())
    for _ in range(MOST_OF_PAIR):
        attempts.begin("lan", "10.0.0.1")
    attempts.succeed("lan", "10.0.0.1")
    assert attempts.begin("lan", "10.0.0.1")


def test_a_damaged_file_of_people_is_never_to_be_deleted(tmp_path: Path) -> None:
    """Unlike the index, nothing can make it anew."""
    (tmp_path / NAME).write_bytes(b"no database" * 100)
    with pytest.raises(StoreBroken, match="đừng xóa"):
        open_people(tmp_path)


def test_tables_of_another_version_are_left_alone(database: Database) -> None:
    """An older program does not write into them."""
    prepare_part(database, "accounts", 1, "")
    with pytest.raises(StoreMismatch, match="“accounts” có định dạng 1, chương trình cần định dạng 2"):
        prepare_part(database, "accounts", 2, "", upgrades={0: "DROP TABLE people"})


def test_tables_of_a_former_version_are_brought_up_to_date_once(database: Database) -> None:
    """With what they hold; the next program that opens them finds them as they are to be."""
    prepare_part(database, "notes", 1, "CREATE TABLE IF NOT EXISTS notes (text TEXT)")
    with database.transaction() as connection:
        connection.execute("INSERT INTO notes VALUES ('một')")
    for _ in range(2):
        tables = "CREATE TABLE IF NOT EXISTS notes (text TEXT, given REAL)"
        prepare_part(database, "notes", 2, tables, upgrades={1: "ALTER TABLE notes ADD given REAL"})
    assert database.rows("SELECT text, given FROM notes") == [("một", None)]


def test_the_commands_manage_accounts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Added, listed, given another password, a token, removed; each with one line."""
    home = ["--home", str(tmp_path)]
    for arguments in (["add", "lan", "--stdin"], ["add", "minh", "--stdin"], ["password", "lan", "--stdin"]):
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD} {arguments[0]}\n"))
        assert run(["user", *arguments, *home]) == 0
    accounts = Accounts(open_people(tmp_path))
    assert accounts.check("lan", f"{PASSWORD} password")
    assert accounts.check("minh", f"{PASSWORD} add")
    assert run(["user", "remove", "minh", *home]) == 0
    capsys.readouterr()
    assert run(["user", "list", *home]) == 0
    assert capsys.readouterr().out == "lan\n"
    assert run(["user", "token", "lan", *home]) == 0
    token = capsys.readouterr().out.strip()
    assert Tokens(open_people(tmp_path)).owner(token) == "lan"
    assert run(["user", "token", "lan", "--revoke", *home]) == 0
    assert Tokens(open_people(tmp_path)).owner(token) is None


def test_a_password_is_asked_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without echo; two different ones make no account."""

    class Keyboard(io.StringIO):
        def isatty(self) -> bool:
            return True

    typed = iter([PASSWORD, PASSWORD + "x", PASSWORD, PASSWORD])
    monkeypatch.setattr("sys.stdin", Keyboard())
    monkeypatch.setattr("qa.command.user_commands.getpass", lambda _prompt: next(typed))
    command = ["user", "add", "lan", "--home", str(tmp_path)]
    assert run(command) == 1
    assert Accounts(open_people(tmp_path)).names() == ()
    assert run(command) == 0
    assert Accounts(open_people(tmp_path)).check("lan", PASSWORD)


def test_nobody_to_ask_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It names the option that reads the password from a file."""
    monkeypatch.setattr("sys.stdin", io.StringIO("x"))
    assert run(["user", "add", "lan", "--home", str(tmp_path)]) == 1
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "--stdin" in told
