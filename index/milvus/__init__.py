"""The derived index behind Milvus, for more documents than one machine serves. Alone imports pymilvus.

``words`` ranks by shared tokens and ``vectors`` by meaning, as ``index.lexical`` and ``index.dense`` do on one machine;
``bm25`` turns tokens into the sparse vectors that make Milvus' inner product the BM25 sum; ``ledger`` keeps what no
row holds: how many chunks hold a token, how long chunks are, and which rows are whole; ``rows`` talks to the server.
Importing this does not load pymilvus.
"""
