"""The staff's face: inbox with due dates, review, ledger, report."""
