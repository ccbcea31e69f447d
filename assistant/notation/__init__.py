"""Text in; figures, dates and names with their exact value out, and whether a quotation stands on a page."""
