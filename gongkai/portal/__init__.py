"""The citizen's face: read, search, ask, follow."""
