"""The words and rules of a page in; table rows with their column heads, caption and unit out."""
