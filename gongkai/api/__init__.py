"""The machine's face: open data over HTTP."""
