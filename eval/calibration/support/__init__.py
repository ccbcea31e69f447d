"""Fitting when a passage counts as saying what a sentence says -> ``assistant/writer/checks/support.json``.

``examples`` makes sentences that passages do and do not support out of the questions of the data, ``fitting`` fits the
model and its threshold on them. Nobody has to write or judge anything, so the program can run again with every reader.
"""
