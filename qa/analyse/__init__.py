"""A question as it was typed, and those before it, in; the record of what it asks for out."""
