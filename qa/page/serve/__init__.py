"""The page behind a door: signing in, and the guard that lets nothing of the page out to strangers."""
