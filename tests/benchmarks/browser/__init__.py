"""How long a visitor waits, measured in a real browser: a corpus and an index in, seconds out."""
