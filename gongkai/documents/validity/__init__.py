"""Whether a document is in force, and what made it so: newer documents, its own last day, a registration (时效)."""
