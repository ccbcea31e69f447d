"""Cases and an assistant in, a run out, kept in a folder."""
