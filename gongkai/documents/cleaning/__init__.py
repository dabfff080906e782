"""The yearly clean-up of normative documents: a round, proposals, decisions, and what follows (规范性文件清理)."""
