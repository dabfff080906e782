"""Wiring only: settings, addresses, logging, the server's entry."""
