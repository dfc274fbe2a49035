"""The record of a question in, passages of the index worth ranking out, and what stands around them."""
