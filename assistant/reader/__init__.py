"""A question and passages in; whether each passage answers, and which of its units are evidence, out."""
