"""Other people's question answering data in, figures out: what the project's own cases cannot tell."""
