"""Where the index lies and which model makes its vectors: options first, then the environment, then defaults.

Arguments and environment in, one record out. Opens and makes nothing, but for asking whether a folder can be written.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

HOME_VARIABLE = "QA_HOME"
MODEL_VARIABLE = "QA_MODEL"
CACHE_VARIABLE = "QA_CACHE"
RERANKER_VARIABLE = "QA_RERANKER"
INDEX_VARIABLE = "QA_INDEX"
PARSERS_VARIABLE = "QA_PARSERS"
# The name by which `index.embed` knows the model that ships with the package; not imported from there, so that
# commands without a model start at once.
DEFAULT_MODEL = "multilingual-e5-small"
HOME_NAME = ".qa"
CACHE_NAME = "vietnamese-report-qa"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What every command needs to know.

    Parameters
    ----------
    home
        Folder of the index, absolute.
    model
        The embedding model: the default's name, a folder, or a name on the hub.
    cache
        Folder in which the converted default model is kept, absolute.
    reranker
        A cross-encoder, by folder or by name on the hub, or None.
    index
        Where ``qa index`` is to put the derived index (``index.address``), or None for where it is.
    parsers
        The cluster on which ``qa index`` reads documents (``index.ray_parsers``), or None for this machine.
    """

    home: Path
    model: str
    cache: Path
    reranker: str | None = None
    index: str | None = None
    parsers: str | None = None


def load_settings(home: Path | None = None, *, environment: Mapping[str, str] | None = None) -> Settings:
    """Decide the settings of this run.

    Parameters
    ----------
    home
        As given on the command line; None asks `QA_HOME`, then takes the folder ``.qa`` of the project.
    environment
        Variables; None for those of this process. Empty ones count as not set.
    """
    variables = os.environ if environment is None else environment
    chosen = home or Path(variables.get(HOME_VARIABLE) or find_project() / HOME_NAME)
    folder = chosen.expanduser().absolute()
    return Settings(
        home=folder,
        model=variables.get(MODEL_VARIABLE) or DEFAULT_MODEL,
        cache=_find_cache(variables, folder),
        reranker=variables.get(RERANKER_VARIABLE) or None,
        index=variables.get(INDEX_VARIABLE) or None,
        parsers=variables.get(PARSERS_VARIABLE) or None,
    )


def find_project() -> Path:
    """Return the folder of the project that this code runs from, else (installed elsewhere) the current folder."""
    root = Path(__file__).resolve().parent.parent
    return root if (root / "pyproject.toml").is_file() else Path.cwd()


def _find_cache(variables: Mapping[str, str], home: Path) -> Path:
    """Return the folder asked for, else that of the user's caches, else (it cannot be written) one beside the index."""
    if variables.get(CACHE_VARIABLE):
        return Path(variables[CACHE_VARIABLE]).expanduser().absolute()
    try:
        folder = Path(variables.get("XDG_CACHE_HOME") or "~/.cache").expanduser().absolute() / CACHE_NAME
    except RuntimeError:
        # A user without a home folder, as containers have.
        return home / "cache"
    return folder if _is_writable(folder) else home / "cache"


def _is_writable(folder: Path) -> bool:
    """Tell whether files can be made in a folder, which may have to be made first."""
    existing = next((each for each in (folder, *folder.parents) if each.exists()), None)
    return existing is not None and existing.is_dir() and os.access(existing, os.W_OK | os.X_OK)
