"""The pages of a document in; sections, sentences and chunks that lead back to page and place out."""
