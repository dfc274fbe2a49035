"""Tests of the settings: options before variables before defaults."""

from pathlib import Path

from qa.settings import DEFAULT_MODEL, load_settings


def test_an_option_wins_over_the_environment(tmp_path: Path) -> None:
    """--home is what the person means now."""
    settings = load_settings(tmp_path / "a", environment={"QA_HOME": str(tmp_path / "b")})
    assert settings.home == tmp_path / "a"


def test_the_environment_wins_over_the_defaults(tmp_path: Path) -> None:
    """Home, model and cache can be set for a whole session."""
    variables = {"QA_HOME": str(tmp_path / "b"), "QA_MODEL": "mô-hình-khác", "QA_CACHE": str(tmp_path / "c")}
    settings = load_settings(environment=variables)
    assert (settings.home, settings.model, settings.cache) == (tmp_path / "b", "mô-hình-khác", tmp_path / "c")


def test_the_default_home_is_a_folder_of_the_project_that_git_ignores(tmp_path: Path) -> None:
    """Without any setting, and with empty variables."""
    project = Path(__file__).resolve().parent.parent
    settings = load_settings(environment={"QA_HOME": "", "QA_MODEL": "", "XDG_CACHE_HOME": str(tmp_path)})
    assert settings.home == project / ".qa"
    assert ".qa/" in (project / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert settings.model == DEFAULT_MODEL
    assert settings.cache == tmp_path / "vietnamese-report-qa"
    assert settings.reranker is None


def test_a_reranker_is_used_only_where_one_is_set() -> None:
    """An empty variable sets none."""
    assert load_settings(environment={"QA_RERANKER": "nhom/mo-hinh"}).reranker == "nhom/mo-hinh"
    assert load_settings(environment={"QA_RERANKER": ""}).reranker is None


def test_the_default_model_is_the_one_that_the_loader_knows() -> None:
    """The name is repeated in the settings so that commands without a model start at once; it must not drift."""
    from index.embed import DEFAULT_MODEL as LOADED

    assert DEFAULT_MODEL == LOADED


def test_a_cache_that_cannot_be_written_moves_beside_the_index(tmp_path: Path) -> None:
    """A user without a home folder of its own can still load the model."""
    (tmp_path / "tệp").write_text("", encoding="utf-8")
    settings = load_settings(tmp_path / "kho", environment={"XDG_CACHE_HOME": str(tmp_path / "tệp")})
    assert settings.cache == tmp_path / "kho" / "cache"


def test_a_relative_home_is_made_absolute(tmp_path: Path) -> None:
    """The index does not move when the program changes folders."""
    assert load_settings(Path("kho"), environment={}).home == Path.cwd() / "kho"


def test_an_index_elsewhere_is_used_only_where_one_is_set() -> None:
    """An empty variable sets none."""
    assert load_settings(environment={"QA_INDEX": "milvus:http://a:19530"}).index == "milvus:http://a:19530"
    assert load_settings(environment={"QA_INDEX": ""}).index is None
