"""Scripts that run inside a peer's own environment: `python script.py TEXT` prints seconds, what was found and memory as JSON."""
