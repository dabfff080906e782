"""The acts of releasing: one file a matter."""
