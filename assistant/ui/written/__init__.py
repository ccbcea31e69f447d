"""What a language model writes beside an answer: a turn in; checked sentences as they come, marked as written, out."""
