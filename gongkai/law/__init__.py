"""What the law says. Plain Python: no framework, no clock, no network, no database."""
