"""The terminal's face: commands, nightly work, the demonstration year."""
