"""Texts, words and vectors in; whole generations on disk out, one writer, any number of readers."""
