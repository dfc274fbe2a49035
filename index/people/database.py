"""The file of what people make on the page: a home folder in, an open database out. Each part makes its own tables."""

from pathlib import Path

from index.database import Database, disk_error

NAME = "people.db"
_CURE = "đừng xóa tệp này, nó giữ tài khoản và hội thoại: hãy chép lại từ bản sao lưu, hoặc chuyển nó đi chỗ khác"


def open_people(home: Path) -> Database:
    """Open the file of people in a home folder; both are made when they are missing.

    Raises
    ------
    StoreError
        It is damaged, or cannot be written where it lies.
    """
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise disk_error(error, home) from error
    return Database(home / NAME, cure=_CURE)
