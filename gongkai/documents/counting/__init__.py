"""What counts as one item of proactive disclosure (主动公开的“条”): the rule, who sets it, and counting by it."""
