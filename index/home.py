"""What lies in the folder of an index, by name; data only."""

DATABASE_NAME = "store.db"
PEOPLE_NAME = "people.db"
"""Who may use the page, where that was set up: a database of its own."""

UPLOADS = "uploads"
"""Files that were dropped on the page: kept, since nobody else may have them."""

UPLOADS_REMOVED = "uploads-removed"
"""Dropped files that were taken off, until the page starts again."""
