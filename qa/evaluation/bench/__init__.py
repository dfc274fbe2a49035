"""One benchmark suite: stages of indexing, embedding, questions, peers; files and indexes in, JSON out.

Run as ``python -m qa.evaluation.bench``; ``docs/benchmarks.md`` tells what is measured and how. Judges no answer.
"""
