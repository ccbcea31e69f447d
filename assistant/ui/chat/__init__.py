"""The page with questions: a typed question in, an answer with its sources out, kept in the session of the page."""
