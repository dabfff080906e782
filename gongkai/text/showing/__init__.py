"""Ways of showing findings: lines for a terminal, JSON, SARIF for other tools, a page with marks."""
