"""Full-text index: character pairs, on SQLite and on PostgreSQL behind one protocol. Knows a kind and a key, no matter."""
