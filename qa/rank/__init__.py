"""Passages and their facts in, the same in order out, with how sure that order is; weights are learned."""
