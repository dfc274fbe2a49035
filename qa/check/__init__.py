"""Check the figures of a draft against the index: each is proved, contradicted, unknown or ambiguous."""
