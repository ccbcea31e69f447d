"""The words of a page in; lines in reading order out, without furniture, line numbers and broken words."""
