"""PDF files: a page with something to mask becomes a picture of itself, painted over; other pages are copied bare."""
