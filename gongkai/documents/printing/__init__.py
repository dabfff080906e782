"""An edition on paper: the official document as a Word file, from which the PDF is set too."""
