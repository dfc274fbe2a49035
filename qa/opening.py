"""Opens the index with the models that the settings name, for the commands that answer. Settings in, an asker out."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from index.errors import ModelUnavailable
from qa.settings import Settings

if TYPE_CHECKING:
    from index.embed import Encoder, Reranker
    from qa.ask import Asker


def open_with_models(settings: Settings, *, by_words: bool, report: Callable[[str], None]) -> "Asker":
    """Open the index for questions, with the model where vectors wait for it.

    Parameters
    ----------
    settings
        Where the index lies, and its models.
    by_words
        Whether to do without the model of vectors.
    report
        Is told, in one line, of a model that cannot be had, and of an index that lies elsewhere.
    """
    from qa.ask import open_asker  # noqa: PLC0415 - help pages wait for nothing
    from qa.collector import spare_collector  # noqa: PLC0415
    from qa.command.place import check_home  # noqa: PLC0415

    encoder = None
    if check_home(settings, report=report) and not by_words:
        try:
            encoder = load_settled_encoder(settings, report=report)
        except ModelUnavailable as error:
            report(f"{error}; câu này được trả lời bằng cách tìm theo từ")
    asker = open_asker(settings.home, encoder=encoder, reranker=load_settled_reranker(settings, report=report))
    spare_collector()
    return asker


def load_settled_encoder(settings: Settings, *, report: Callable[[str], None]) -> "Encoder":
    """Load the model of vectors that is set."""
    from index.embed import load_encoder  # noqa: PLC0415

    return load_encoder(settings.model, cache=settings.cache, report=report)


def load_settled_reranker(settings: Settings, *, report: Callable[[str], None]) -> "Reranker | None":
    """Load the cross-encoder that is set; a command that was told to use one does not answer without it."""
    if settings.reranker is None:
        return None
    from index.embed import load_reranker  # noqa: PLC0415

    return load_reranker(settings.reranker, report=report)
