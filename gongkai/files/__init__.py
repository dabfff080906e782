"""Files: what may come in, what is kept sealed, and the letters that go out."""
