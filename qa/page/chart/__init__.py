"""Charts of chosen figures: records, how each kind is built, what the browser draws."""
