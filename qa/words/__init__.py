"""The words of questions and texts: how they match, what they name, which of them exclude each other."""
