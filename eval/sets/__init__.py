"""Files of questions in, cases out, with every mistake told by its line."""
