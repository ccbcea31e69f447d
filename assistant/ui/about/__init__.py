"""Uitleg: how the wijzer works, what it cannot do, privacy, figures, the register and accessibility."""
