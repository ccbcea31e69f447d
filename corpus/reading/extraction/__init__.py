"""A PDF file in; words, rules and pictures with their place out, nothing understood yet."""
