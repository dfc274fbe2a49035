"""The web page without its framework: answers and documents in, escaped HTML out."""
