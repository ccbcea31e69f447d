"""Mijn straat: the name of a place in, everything the documents say of it out, and what its section says beside it."""
