"""The acts on wording: marking findings (`marking`), keeping what a text passed by (`keeping`)."""
