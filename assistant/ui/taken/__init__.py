"""Taking an answer along: turns of a conversation in, a Word file, PDF, Markdown or rich text out."""
