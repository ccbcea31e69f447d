"""Pages and pictures without a text layer in; words and how sure they are out (Tesseract)."""
