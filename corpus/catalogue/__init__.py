"""Which documents there are: a folder of PDFs with its manifest in, documents out; also add, remove and check."""
