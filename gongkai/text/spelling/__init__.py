"""Spelling by counting (按字频查错): which neighbours a character keeps in official texts, and which it never has."""
