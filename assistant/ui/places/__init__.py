"""The places that the documents name: a library in, names with what is said of each out, slips in a name allowed."""
