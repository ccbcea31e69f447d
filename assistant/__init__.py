"""Answering: question (and history) -> passages -> checked answer with citations."""
