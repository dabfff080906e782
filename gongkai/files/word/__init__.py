"""Reading a Word file (.docx) as official texts are written: headings, tables, pictures, footnotes."""
