"""Word files taken apart: changes accepted, notes and hidden text out, every text of every part as lines."""
