"""The acts on wording: marking findings (`marking`), keeping what a text passed by and telling what goes out (`keeping`)."""
