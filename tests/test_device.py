"""A graphics card is used and told where there is one; none is here, so PyTorch's word for it is played."""

from importlib.metadata import version
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import torch

from index.embed import describe_device, device, load_encoder
from index.embed.convert import convert_weights
from index.embed.device import BATCH_PASSAGES, CARD_PASSAGES, batch_bounds, precision
from index.embed.sentences import SentenceEncoder
from tests.tiny_weights import TinyWeights

CARD = SimpleNamespace(name="NVIDIA L4", total_memory=24_159_191_040)


@pytest.fixture
def encoder(tmp_path: Path) -> SentenceEncoder:
    """Give a tiny model."""
    (tmp_path / "weights.bin").write_bytes(TinyWeights().to_bytes())
    made = tmp_path / "tiny"
    made.mkdir()
    convert_weights(tmp_path / "weights.bin", made)
    loaded = load_encoder(str(made), cache=tmp_path)
    assert isinstance(loaded, SentenceEncoder)
    return loaded


def test_a_card_is_told_with_its_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """22,5 GB as PyTorch counts."""
    monkeypatch.setattr(device, "version", lambda _name: "2.13.0")
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "get_device_properties", lambda _number: CARD)
    assert describe_device() == "GPU NVIDIA L4, 22,5 GB, PyTorch 2.13.0"


def test_without_a_card_the_processor_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether PyTorch was built for cards or not."""
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: False)
    monkeypatch.setattr(device.os, "cpu_count", lambda: 4)
    for release in ("2.13.0", "2.13.0+cpu"):
        monkeypatch.setattr(device, "version", lambda _name, release=release: release)
        told = f"CPU, 4 luồng, PyTorch {release}; không có GPU mà PyTorch dùng được"
        assert describe_device() == told
    assert version("torch")


def test_the_device_that_is_told_is_the_one_that_models_are_loaded_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library decides, by the same word of PyTorch."""
    from sentence_transformers.util import get_device_name

    monkeypatch.delenv("LOCAL_RANK", raising=False)
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    assert get_device_name() == "cuda:0"


@pytest.mark.filterwarnings("ignore:CUDA is not available")
def test_a_card_gets_more_at_once_and_half_precision() -> None:
    """The processor neither."""
    processor, card = torch.device("cpu"), torch.device("cuda:0")
    assert batch_bounds(card)[0] == CARD_PASSAGES > batch_bounds(processor)[0] == BATCH_PASSAGES
    assert not isinstance(precision(processor), torch.autocast)
    half = precision(card)
    assert isinstance(half, torch.autocast)
    assert half.fast_dtype == torch.float16


def test_what_does_not_fit_into_a_card_is_halved(encoder: SentenceEncoder, monkeypatch: pytest.MonkeyPatch) -> None:
    """A card that holds three passages at once: the vectors are those of passages that all fit."""
    texts = ["thu ngân sách", "chi", "thu chi", "thu", "ngân sách", "chi thu", "sách"]
    expected = encoder.encode_passages(texts)
    sizes: list[int] = []
    encode = SentenceEncoder._encode

    def encode_three(self: SentenceEncoder, some: list[str], task: str) -> object:
        sizes.append(len(some))
        if len(some) > 3:
            raise torch.OutOfMemoryError("CUDA out of memory")
        return encode(self, some, task)

    monkeypatch.setattr(SentenceEncoder, "_encode", encode_three)
    assert np.allclose(encoder.encode_passages(texts), expected, atol=1e-5)
    assert sizes == [7, 3, 4, 2, 2]


def test_a_passage_that_fits_nowhere_is_told(encoder: SentenceEncoder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not tried for ever."""

    def refuse(_self: SentenceEncoder, _some: list[str], _task: str) -> object:
        raise torch.OutOfMemoryError("CUDA out of memory")

    monkeypatch.setattr(SentenceEncoder, "_encode", refuse)
    with pytest.raises(torch.OutOfMemoryError):
        encoder.encode_passages(["thu", "chi"])
