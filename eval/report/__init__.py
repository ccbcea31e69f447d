"""A run in, its report out: sections, written as Markdown, HTML or CSV."""
