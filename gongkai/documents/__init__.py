"""主动公开: documents, editions, interpretations, review."""
