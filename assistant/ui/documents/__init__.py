"""The page with documents: the open library in, what is searched and what could not be read out."""
