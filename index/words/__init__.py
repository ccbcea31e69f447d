"""Texts in; Dutch terms and a BM25 index over them out."""
