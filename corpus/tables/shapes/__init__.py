"""The words and rules of a page in; the columns and rows of its tables out, by how these are drawn."""
