"""The default model's folder in, its SentenceTransformer out. Imports torch: to be imported when a model is loaded.

For graphics cards, and for processors whose torch cannot pack weights (``index.embed.packed``). sentence_transformers
loads that folder by its path too; loaded here it takes half the memory. The first module cuts texts with the
vocabulary that questions are cut with, in place of a tokenizer of 290 MB, and keeps the word vectors in float16. They
are only looked up, and float16 to float32 is exact.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.base.modules import InputModule, Normalize
from sentence_transformers.sentence_transformer.modules import Pooling
from transformers import BertModel

from index.embed.convert import PASSAGE_PROMPT, QUERY_PROMPT
from index.embed.pieces import Vocabulary, cut_text


class BertInput(InputModule):
    """Texts to token vectors.

    Parameters
    ----------
    folder
        Made by ``index.embed.convert``.
    vocabulary
        The pieces of that folder.
    """

    def __init__(self, folder: Path, vocabulary: Vocabulary) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.vocabulary = vocabulary
        self.bert = BertModel.from_pretrained(
            folder, add_pooling_layer=False, dtype=torch.float16, local_files_only=True
        )
        for name, parameter in self.bert.named_parameters():
            if "word_embeddings" not in name:
                parameter.data = parameter.data.float()
        self.max_seq_length = int(self.bert.config.max_position_embeddings)

    def preprocess(self, inputs: Sequence[Any], prompt: str | None = None, **_: object) -> dict[str, torch.Tensor]:
        """Cut texts, and pad them to the longest."""
        rows = [cut_text(self.vocabulary, (prompt or "") + text, limit=self.max_seq_length) for text in inputs]
        longest = max(map(len, rows))
        padding = self.bert.config.pad_token_id
        return {
            "input_ids": torch.tensor([row + [padding] * (longest - len(row)) for row in rows]),
            "attention_mask": torch.tensor([[1] * len(row) + [0] * (longest - len(row)) for row in rows]),
        }

    def forward(self, features: dict[str, torch.Tensor], **_: object) -> dict[str, torch.Tensor]:
        """Add the token vectors; those of padding mean nothing."""
        numbers, mask = features["input_ids"], features["attention_mask"]
        return features | {"token_embeddings": self.bert(input_ids=numbers, attention_mask=mask).last_hidden_state}

    def get_embedding_dimension(self) -> int:
        """Return the length of a token vector."""
        return int(self.bert.config.hidden_size)

    def save(self, output_path: str, *args: object, safe_serialization: bool = True, **kwargs: object) -> None:
        """Refuse: the folder that it was loaded from is its saved form."""
        raise NotImplementedError(f"copy the model's folder instead of saving to {output_path}")


def load_bert(folder: Path, vocabulary: Vocabulary) -> SentenceTransformer:
    """Load the model.

    Parameters
    ----------
    folder
        Made by ``index.embed.convert``.
    vocabulary
        The pieces of that folder.

    Returns
    -------
    Token vectors, their mean, unit length; with the prompts of the folder.
    """
    source = BertInput(folder, vocabulary)
    return SentenceTransformer(
        modules=[source, Pooling(source.get_embedding_dimension(), pooling_mode="mean"), Normalize()],
        prompts={"query": QUERY_PROMPT, "document": PASSAGE_PROMPT},
        local_files_only=True,
    )
