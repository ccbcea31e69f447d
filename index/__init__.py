"""Making chunks findable: Chunk -> vector and Dutch word index -> ranked Chunk."""
