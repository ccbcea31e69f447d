"""Readings in; an answer out: how likely it is, which units to show, in which words, and checked against the page."""
