"""Letters: facts into a Word template, and the Word file into a PDF."""
