"""What correct writing is. Plain Python: a string in, findings out."""
