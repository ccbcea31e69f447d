"""A PDF file in, understood pages in reading order out: a limited process, then layout, structure and tables."""
