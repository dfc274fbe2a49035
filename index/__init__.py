"""Documents in, a searchable index out. Knows nothing of questions (that is the package ``qa``)."""
