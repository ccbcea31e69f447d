"""A case and an answer in, scores and flaws out; pure, and without the assistant's own checks."""
