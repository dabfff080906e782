"""校对: what the rules of writing find in an edition, what people said of it, and what still keeps it from going out."""
