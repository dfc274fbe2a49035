"""Documents in, a searchable index out. Knows nothing of questions (that is the package ``qa``)."""

from index.native import prefer_compiled

prefer_compiled()
