"""Crash trials: work on an index is killed at a random moment, and nothing of what was stored may be lost by it.

``children`` forks, ``stepping`` kills before the n-th step on files, ``power`` drops what was not yet on disk,
``scene`` holds the documents, ``works`` what is done to them, ``invariants`` what must hold afterwards, ``trial``
puts one trial together. Run as ``python -m qa.evaluation.crash_trials``.
"""
