"""Ranked facts and passages in, those out that may answer: one ground for leaving some out a module."""
