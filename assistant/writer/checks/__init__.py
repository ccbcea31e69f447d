"""A sentence and the passages it cites in; whether it may be shown, and if not why, out."""
