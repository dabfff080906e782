"""Reading annual reports as they are found: damaged labels, run-on digits, any kind of file.

`read_report(text)` gives the figures, what is unsure about them, and what is wrong with the form.
"""

from gongkai.files.extract import Unreadable, text_of
from gongkai.reports.reading.reader import NotAReport, Reading, Unsure, read_report

__all__ = ["NotAReport", "Reading", "Unreadable", "Unsure", "read_report", "text_of"]
