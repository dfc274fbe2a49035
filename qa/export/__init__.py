"""An answer in, a file for an office out."""
