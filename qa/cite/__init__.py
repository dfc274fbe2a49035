"""A fact or a passage in, what an answer shows of it out: its name, its words, the place that proves it."""
