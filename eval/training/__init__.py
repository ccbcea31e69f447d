"""Training the reader and the retriever: passages with questions about them -> weights and figures.

``data`` reads the two files, ``prepare`` makes token ids and candidates of them, ``reader`` and ``retriever`` train,
``figures`` measures on the documents kept apart, ``pack`` writes the weights as the index reads them, with the ranges
that belong to them. Only this package and the adapter of sentence-transformers know torch.
"""
