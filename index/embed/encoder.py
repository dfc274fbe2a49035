"""What turns texts into vectors, as everything outside this folder sees it. Names no model and loads none."""

from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelUnavailable

DEFAULT_MODEL = "multilingual-e5-small"
OR_DEFAULT = f"hoặc đặt QA_MODEL={DEFAULT_MODEL} để dùng mô hình kèm sẵn"


class Encoder(Protocol):
    """What turns texts into vectors whose inner product is the similarity of meaning, higher is nearer."""

    @property
    def name(self) -> str:
        """What an index remembers, to refuse vectors of another model."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""

    def encode_passages(
        self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None
    ) -> NDArray[np.float32]:
        """Return float32 (n, dimension), unit rows in the order of `texts`.

        `progress` is called after each batch with the number of passages done since its last call, maybe 0; an encoder
        rests while it runs, and passes on what it raises.
        """

    def encode_query(self, text: str) -> NDArray[np.float32]:
        """Return float32 (dimension,), of unit length."""


def clean_text(text: str) -> str:
    """Replace lone surrogates, as a mistyped argument of a shell gives: they are no text to a tokenizer."""
    return text.encode("utf-8", "replace").decode()


def explain_failure(
    source: str, error: Exception, kind: str = "mô hình nhúng", cure: str = OR_DEFAULT
) -> ModelUnavailable:
    """Word it in one line; a damaged or foreign folder makes the libraries raise almost anything."""
    reason = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    return ModelUnavailable(
        f"không nạp được {kind} “{source}” ({reason}); kiểm tra tên, thư mục và kết nối mạng {cure}"
    )
