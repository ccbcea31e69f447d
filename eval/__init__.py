"""Scoring: case -> answer -> score -> report."""
