"""Texts in, unit vectors out. Knows nothing of documents, chunks and indexes.

``load`` chooses the model; ``sentences`` runs any SentenceTransformer, ``reranker`` any CrossEncoder. The default
model is made without a hub by ``weights`` and ``convert``, and run by ``default``: questions by ``pieces`` and
``forward``, passages by ``passages`` and ``packed``, on a graphics card by ``bert``.
``device`` knows graphics cards.
Importing this loads neither torch nor a model.
"""

from index.embed.device import describe_device
from index.embed.encoder import DEFAULT_MODEL, Encoder
from index.embed.load import load_encoder
from index.embed.reranker import Reranker, load_reranker

__all__ = ["DEFAULT_MODEL", "Encoder", "Reranker", "describe_device", "load_encoder", "load_reranker"]
