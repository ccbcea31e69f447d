"""The page on quality: questions with known answers in, a measurement kept and shown out."""
