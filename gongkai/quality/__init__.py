"""错敏台账: findings, ledger, scores."""
