"""Where the derived index of a home folder lies: beside the store, or in a Milvus that an address names.

The address is kept in the home folder, so that whatever opens the home finds the same index. Opens none.
"""

from pathlib import Path

from index.database import disk_error
from index.durable import write_durably
from index.errors import StoreError

# Beside the store, on this machine.
LOCAL = "local"
MILVUS = "milvus:"
_FILE = "index.address"


def check_address(address: str) -> str:
    """Return an address as it is kept: `LOCAL`, or "milvus:" with the URI of a server or the path of a Lite file.

    Raises
    ------
    StoreError
        It is neither.
    """
    told = address.strip()
    if told == LOCAL or (told.startswith(MILVUS) and told != MILVUS):
        return told
    raise StoreError(
        f"QA_INDEX={address}: không hiểu nơi đặt chỉ mục; hãy đặt “{LOCAL}” hoặc “{MILVUS}http://MÁY:19530”"
    )


def read_address(home: Path) -> str:
    """Return where the index of a home folder lies; `LOCAL` when nothing else was chosen."""
    try:
        return check_address((home / _FILE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return LOCAL
    except OSError as error:
        raise disk_error(error, home) from error


def keep_address(home: Path, address: str) -> None:
    """Remember where the index of a home folder lies; the caller holds ``index.lock.sole_writer``.

    Raises
    ------
    StoreFull
        It cannot be written.
    """
    if check_address(address) == read_address(home):
        return
    try:
        write_durably(home / _FILE, check_address(address).encode("utf-8"))
    except OSError as error:
        raise disk_error(error, home) from error
