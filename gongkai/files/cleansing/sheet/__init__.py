"""Workbooks taken apart: hidden sheets, rows and columns out, cells as rows with labels, every other text as lines."""
