"""Ranked candidates in, an answer or nothing out: one kind of answer a module; ``decide`` asks them in turn."""
