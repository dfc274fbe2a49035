"""Bytes in, text with its origin out; one format a file."""
