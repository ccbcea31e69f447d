"""Fitting when an answer is shown as one: passages with questions about them -> the weights of ``calibration.json``.

``pool`` makes a library of passages, ``asking`` puts the questions to it with the code of the product, ``choices`` sets
what comes before the probability, ``model`` fits the probability and ``figures`` says how good it is. Asking takes
minutes, everything behind it seconds.
"""
