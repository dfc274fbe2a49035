"""Written numbers in, computed numbers or whether they say the same out; knows no question."""
