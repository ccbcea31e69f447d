"""A PDF file in, understood pages in reading order out, and what of them could not be read.

The file in ``corpus.sandbox``, then layout, structure and tables; ``read`` names all stages in their order.
"""
