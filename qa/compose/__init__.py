"""What was chosen in, the sentences of an answer out; every word of substance is that of the source."""
