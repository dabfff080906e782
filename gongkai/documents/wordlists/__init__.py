"""本单位词表: what an agency tells the rules of writing about itself, row by row, each with its days."""
