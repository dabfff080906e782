"""The annual report: counts facts into the statutory form."""
