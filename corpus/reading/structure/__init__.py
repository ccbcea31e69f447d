"""Lines in; lines with their role (heading, item, caption, contents) out, put together as pages."""
