"""Checks of the arithmetic of reports: each finding cites every number it rests on. One check a module."""
