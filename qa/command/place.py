"""Settings in, where the index of their home lies out, told to a person. Opens the store alone."""

from collections.abc import Callable

from index.address import LOCAL, check_address, read_address
from index.errors import StoreMismatch
from index.store import open_store
from qa.settings import Settings


def check_home(settings: Settings, *, report: Callable[[str], None]) -> bool:
    """Tell whether the home has vectors that wait for a model, and say where its index lies if not on this machine.

    Raises
    ------
    StoreMismatch
        `QA_INDEX` names another place than the one where ``qa index`` put the index.
    StoreError
        There is no index, or it cannot be opened.
    """
    with open_store(settings.home) as store:
        has_vectors = store.model is not None
    kept = read_address(settings.home)
    if settings.index is not None and check_address(settings.index) != kept:
        raise StoreMismatch(
            f"{settings.home}: chỉ mục ở “{kept}”, nhưng QA_INDEX={settings.index}; hãy bỏ QA_INDEX, hoặc chạy “qa"
            " index” trên tài liệu gốc để chuyển chỉ mục"
        )
    if kept != LOCAL:
        report(f"Chỉ mục ở {kept}")
    return has_vectors
