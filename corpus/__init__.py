"""Documents and reading them: PDF -> Document -> Page -> Chunk."""
