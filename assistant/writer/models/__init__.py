"""A setting in; a language model that can be called, and its words as they come, out."""
