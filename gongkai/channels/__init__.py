"""Where published documents are delivered, and what came back: municipal portal, WeChat, archive and library (渠道)."""
