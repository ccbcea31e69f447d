"""Scoring: case -> answer -> score -> report."""

import index as index  # first of all: it silences onnxruntime, which a room of this package imports by itself
